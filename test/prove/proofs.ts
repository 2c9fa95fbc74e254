/** What `npm run prove` prints of one property: how often it was tried, what broke it, and whether a planted fault was found. */
export interface Line {
  proof: string
  property: string
  /** The sentence that is proved. */
  promise: string
  runs: number
  violations: number
  /** Whether the same examination found the fault that was planted for it. */
  control: 'found' | 'missed'
  seed: number
  [figure: string]: unknown
}

/** One violation, told so that somebody can look into it. */
export interface Finding {
  property: string
  what: string
  /** The flags that lead to it again. */
  again?: string
  story?: string[]
}

export interface Outcome {
  proofs: Line[]
  findings: Finding[]
}

export interface Given {
  n: number
  seed: number
}

/** One property as a proof notes it while it runs. */
export class Property {
  readonly name: string
  readonly promise: string
  runs = 0
  violations: string[] = []
  control: 'found' | 'missed' = 'missed'
  figures: Record<string, unknown> = {}

  constructor(name: string, promise: string) {
    this.name = name
    this.promise = promise
  }

  /** Counts one run, and what was wrong with it. */
  note(...wrong: (string | undefined)[]) {
    this.runs += 1
    for (const what of wrong) if (what !== undefined) this.violations.push(what)
  }
}

/** The printed lines of a proof, with what broke each property. */
export const outcome = (proof: string, seed: number, properties: readonly Property[]): Outcome => ({
  proofs: properties.map(({ name, promise, runs, violations, control, figures }) =>
    ({ proof, property: name, promise, runs, violations: violations.length, control, ...figures, seed })),
  findings: properties.flatMap(({ name, violations }) => violations.map((what) => ({ property: name, what }))),
})
