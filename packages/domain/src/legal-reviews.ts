import { z } from 'zod'
import { isCoordinator } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'

// 1 shapes

/**
 * What a lawyer was asked about: who disposes over secrecy while the young person is in care under LVU (LVU 11 §), how to ask a family
 * that must not be found by one of its guardians (FB 6:13), or anything else that is disputed.
 */
export const ReviewAbout = z.enum(['lvu-care', 'protected', 'disputed'])
export type ReviewAbout = z.infer<typeof ReviewAbout>

/** For the coordinator alone: a question of law, and the answer in the words of whoever gave it. Kring gives no verdict. */
export const LegalReview = z.object({
  id: Id,
  about: ReviewAbout,
  question: z.string(),
  /** By name and office. */
  answeredBy: z.string(),
  answer: z.string(),
  answeredOn: Day,
  validUntilOn: Day,
  notedBy: z.string(),
  notedAt: Instant,
  /** When it was ended before its last day. */
  endedAt: Instant.nullable(),
  inForce: z.boolean(),
})
export type LegalReview = z.infer<typeof LegalReview>

/** That the young person is in care under LVU, as the coordinator last found it; `untilOn` is null while no end is known. */
export const LvuCare = z.object({ fromOn: Day, untilOn: Day.nullable(), source: z.string(), checkedOn: Day, holds: z.boolean() })
export type LvuCare = z.infer<typeof LvuCare>

export const LegalReviews = z.object({
  items: z.array(LegalReview),
  care: LvuCare.nullable(),
  /** About what somebody has to be asked before the family is. */
  missing: z.array(ReviewAbout),
})
export type LegalReviews = z.infer<typeof LegalReviews>

// 2 inputs

export const MakeLegalReview = z
  .object({ about: ReviewAbout, question: Text(2000), answeredBy: Text(160), answer: Text(4000), answeredOn: Day, validUntilOn: Day })
  .refine(({ answeredOn, validUntilOn }) => validUntilOn >= answeredOn, { path: ['validUntilOn'], error: 'ends before it begins' })
export const NoteCare = z
  .object({ fromOn: Day, untilOn: Day.optional(), source: Text(300), checkedOn: Day })
  .refine(({ fromOn, untilOn }) => untilOn === undefined || untilOn >= fromOn, { path: ['untilOn'], error: 'ends before it begins' })

// 3 rules

interface Stands { state: CaseState }

/** For how many days at most an answer is good: what it was about changes, and somebody looks again. */
export const reviewHoldsForDays = 365
export const mayMakeLegalReview = rule<Stands & { answeredOn: Day; validUntilOn: Day }>((you, { state, answeredOn, validUntilOn }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen({ state }), 'case-closed'],
  [Date.parse(validUntilOn) - Date.parse(answeredOn) <= reviewHoldsForDays * 86_400_000, 'end-too-late'],
])
export const mayEndLegalReview = rule<{ endedAt: Instant | null }>((you, { endedAt }) => [
  [isCoordinator(you), 'not-coordinator'],
  [endedAt === null, 'already-done'],
])
export const mayNoteCare = rule<Stands>((you, { state }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen({ state }), 'case-closed'],
])

// 4 events

const OfReview = z.object({ caseId: Id, reviewId: Id })
export const legalReviewMade = event('legal-review.made', 'legal-review', null, OfReview)
export const legalReviewEnded = event('legal-review.ended', 'legal-review', null, OfReview)
export const careNoted = event('care.noted', 'legal-review', null, z.object({ caseId: Id }))

export const legalReviewEvents = [legalReviewMade, legalReviewEnded, careNoted]
