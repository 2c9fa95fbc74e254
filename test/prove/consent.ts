import { examineApart, properties, sum, type Finding, type Property, type Report } from '../access/examine.ts'
import { faults, type Fault } from '../access/faults.ts'
import type { Proof } from './proofs.ts'

/** Two connections, each with a database of its own: as many as the smallest machine has cores. */
const lanes = 2
/** A fault that so many histories do not show is missed. */
const patience = 8_000

/**
 * The consent gate against an independent model: `n` random histories with every question asked of both, and every planted
 * fault found by the same examination. `--n 1 --from <number>` tells one history again.
 */
export const consent: Proof = async ({ n = 2000, seed = 1, from = 0 }) => {
  const foundBy = new Map<string, number | null>()
  const left = faults.values()
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (const fault of left) foundBy.set(fault.name, await historyThatFinds(fault, seed))
  }))
  const began = performance.now()
  const report = await tellHistories({ n, seed, from })
  const historiesPerSecond = Math.round(report.histories / ((performance.now() - began) / 1000))

  return (Object.keys(properties) as Property[]).map((property) => {
    const planted = faults.filter((fault) => fault.breaks === property).map(({ name }) => [name, foundBy.get(name) ?? null] as const)
    const control = planted.length > 0 && planted.every(([, number]) => number !== null) ? 'found' : 'missed'
    return {
      property, promise: properties[property], runs: report.histories, comparisons: report.comparisons[property],
      violations: report.findings.filter((finding) => finding.property === property).map(toText),
      control, foundInHistory: Object.fromEntries(planted), historiesPerSecond,
    }
  })
}

/** A finding with its number and everything that led to it. */
export const toText = ({ history, what, story }: Finding) => [`history ${history}: ${what}`, ...story].join('\n')

/** The histories from a number on, shared between the lanes. */
export async function tellHistories({ n, seed, from = 0 }: { n: number; seed: number; from?: number }): Promise<Report> {
  const numbers = Array.from({ length: n }, (_, index) => from + index).values()
  return sum(await Promise.all(Array.from({ length: Math.min(lanes, n) }, () => examineApart({ seed, numbers }))))
}

/** The number of the first history that shows the fault where it must show, or null. */
export async function historyThatFinds(fault: Fault, seed: number): Promise<number | null> {
  const shows = (finding: Finding) => finding.property === fault.breaks
  const { findings } = await examineApart(
    { seed, numbers: Array(patience).keys(), until: (report) => report.findings.some(shows) }, (client) => fault.plant(client))
  return findings.find(shows)?.history ?? null
}
