import { z } from 'zod'
import { isCoordinator, Standing, speaksFor } from './actor.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'

// 1 shapes

/** A promise stays proposed until its owner accepts; what its owner reports since is its state. */
export const CommitmentState = z.enum([
  'proposed', 'accepted', 'declined', 'done', 'partly', 'not-done', 'more-time', 'needs-review', 'closed', 'handed-over',
])
export type CommitmentState = z.infer<typeof CommitmentState>

export const CommitmentStep = z.object({
  state: CommitmentState,
  at: Instant,
  byPartyId: Id.nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  dueOn: Day.nullable(),
})

/** One promise with one owner and one date. `version` counts its steps and goes into If-Match. */
export const Commitment = z.object({
  id: Id,
  caseId: Id,
  ownerId: Id,
  ownerLabel: z.string(),
  ownerKind: z.enum(['coordinator', 'agency', 'youth', 'guardian']),
  ownerAgencyKind: z.string().nullable(),
  goalId: Id.nullable(),
  meetingId: Id.nullable(),
  text: z.string(),
  dueOn: Day,
  state: CommitmentState,
  /** False once the case has been closed: then its promises stay as they were left. */
  caseIsOpen: z.boolean(),
  steps: z.array(CommitmentStep),
  version: z.number().int(),
  madeAt: Instant,
})
export type Commitment = z.infer<typeof Commitment>

/** What the phone shows when one comes from a reminder: this one thing and nothing beside it. */
export const CommitmentAlone = z.object({ commitment: Commitment, caseLabel: z.string().nullable(), readBy: z.array(z.string()), you: Standing, version: z.number().int() })

// 2 inputs

export const MakeCommitment = z.object({
  ownerId: Id,
  text: Text(500),
  dueOn: Day,
  goalId: Id.optional(),
  meetingId: Id.optional(),
})
export const ReportCommitment = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), note: Text(140).optional() }),
  z.object({ outcome: z.literal('partly'), note: Text(140).optional(), dueOn: Day.optional() }),
  z.object({ outcome: z.literal('not-done'), reason: Text(300), dueOn: Day.optional() }),
  z.object({ outcome: z.literal('more-time'), dueOn: Day, reason: Text(300).optional() }),
  /** Taken back: what was reported by mistake. The promise stands as before, and the mistake stays in its history. */
  z.object({ outcome: z.literal('accepted') }),
])
export const AnswerCommitment = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('accepted') }),
  z.object({ answer: z.literal('declined'), reason: Text(300) }),
])
/** At the end of a case an open promise is closed, or goes to a named owner. */
export const SettleCommitment = z.discriminatedUnion('how', [
  z.object({ how: z.literal('closed'), reason: Text(300) }),
  z.object({ how: z.literal('handed-over'), ownerId: Id, reason: Text(300) }),
])

// 3 rules

interface Promised { ownerId: string; state: CommitmentState; caseIsOpen: boolean }
const open: readonly CommitmentState[] = ['proposed', 'accepted', 'more-time', 'partly', 'needs-review', 'not-done']
export const isOpenCommitment = ({ state }: Pick<Promised, 'state'>) => open.includes(state)
const isOwner = (you: Standing, { ownerId }: Promised) => speaksFor(you, ownerId)

/** Whoever reads the plan and gives to it may propose a promise; only its owner can accept it. */
export const mayMakeCommitment = rule<object>((you) => [[you.gives.includes('plan'), 'consent-missing']])
export const mayAnswerCommitment = rule<Promised>((you, commitment) => [
  [isOwner(you, commitment), 'not-yours'],
  [commitment.caseIsOpen, 'case-closed'],
  [commitment.state === 'proposed', 'already-done'],
])
/**
 * A promise is reported by the party that made it, or by the coordinator who goes through them in a meeting, while it is open;
 * that it is done can be taken back or told better.
 */
export const mayReportCommitment = rule<Promised>((you, commitment) => [
  [isOwner(you, commitment) || isCoordinator(you), 'not-yours'],
  [commitment.caseIsOpen, 'case-closed'],
  [isOpenCommitment(commitment) || commitment.state === 'done', 'not-open'],
])
export const maySettleCommitment = rule<Promised>((you, commitment) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpenCommitment(commitment), 'not-open'],
])

// 4 events

const OfCommitment = z.object({ caseId: Id, commitmentId: Id })
export const commitmentMade = event('commitment.made', 'commitment', 'plan', OfCommitment)
export const commitmentAnswered = event('commitment.answered', 'commitment', 'plan', OfCommitment.extend({ answer: z.enum(['accepted', 'declined']) }))
export const commitmentReported = event('commitment.reported', 'commitment', 'plan', OfCommitment.extend({ outcome: z.enum(['done', 'partly', 'not-done', 'more-time', 'accepted']) }))
export const commitmentSettled = event('commitment.settled', 'commitment', 'plan', OfCommitment.extend({ how: z.enum(['closed', 'handed-over']) }))
/** A guardian's promise stands otherwise than before: for the rest of the family, in nobody's name and without the words. */
export const commitmentMoved = event('commitment.moved', 'commitment', 'plan', OfCommitment)
/** When a party has lost its consent, its promises ask for a decision instead of vanishing. */
export const commitmentNeedsReview = event('commitment.needs-review', 'commitment', 'plan', OfCommitment)

export const commitmentEvents = [commitmentMade, commitmentAnswered, commitmentReported, commitmentSettled, commitmentMoved, commitmentNeedsReview]
