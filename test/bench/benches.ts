import { delivery } from './delivery.ts'
import { reads } from './reads.ts'
import { start } from './start.ts'

export interface Figure {
  what: string
  value: number
  unit: string
  baseline?: number
  ratio?: number
  [more: string]: unknown
}
export type Bench = (options: Record<string, number>) => AsyncGenerator<Figure>

export const benches: Record<string, Bench> = { start, reads, delivery }

/** The value below which the given share of the sorted samples lies. */
export const percentile = (samples: number[], share: number) => {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
export const round = (value: number, digits = 1) => Number(value.toFixed(digits))
