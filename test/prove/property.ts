/** What is known of one property after a proof: how often it was tried, what broke it, and whether a planted fault was found. */
export interface Property {
  property: string
  /** The sentence that is proved. */
  promise: string
  runs: number
  violations: string[]
  /** Whether the same examination found the faults that were planted for it. */
  control: 'found' | 'missed'
  [figure: string]: unknown
}

/** A property that nothing is known of yet. */
export const property = (name: string, promise: string): Property => ({ property: name, promise, runs: 0, violations: [], control: 'missed' })

/** Counts one run and what was wrong with it, if anything was. */
export function note(on: Property, ...wrong: (string | undefined)[]) {
  on.runs += 1
  on.violations.push(...wrong.filter((what) => what !== undefined))
}
