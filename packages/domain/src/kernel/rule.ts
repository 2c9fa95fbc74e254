import type { Standing } from '../actor.ts'
import type { Reason } from './reasons.ts'

/** One condition of a rule with the reason that is given when it does not hold. */
export type Requirement = readonly [holds: boolean, reason: Reason]

/**
 * A rule answers "may I do this to it, now?" for somebody with a standing in the case. It is pure: the server insists on
 * it, the browser shows or explains a button by it, and both read the same lines. The first requirement that does not hold
 * gives the reason.
 */
export interface Rule<Subject> {
  (you: Standing, subject: Subject): readonly Requirement[]
}

export type Verdict = { ok: true } | { ok: false; reason: Reason }

/** Names a list of requirements over domain shapes as a rule. */
export const rule = <Subject>(requirements: Rule<Subject>): Rule<Subject> => requirements

/** Gives `ok`, or the reason of the first requirement that does not hold. Never throws. */
export const check = <Subject>(may: Rule<Subject>, you: Standing, subject: Subject): Verdict => {
  const broken = may(you, subject).find(([holds]) => !holds)
  return broken ? { ok: false, reason: broken[1] } : { ok: true }
}
