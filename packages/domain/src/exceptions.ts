import { z } from 'zod'
import { isCoordinator } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'

// 1 shapes

/**
 * Why one guardian's signature is not waited for: hindered by absence, illness or the like while the matter cannot wait (FB 6:13
 * second paragraph), or because a legal review has found that the guardian is not to be asked.
 */
export const ExceptionKind = z.enum(['hindered', 'legal-review'])
export type ExceptionKind = z.infer<typeof ExceptionKind>

/** For the coordinator alone. It counts from the second person's confirmation to its last day, and no longer than until that guardian says no. */
export const SignatureException = z.object({
  id: Id,
  partyId: Id,
  kind: ExceptionKind,
  reason: z.string(),
  /** Who decided, by name and office: Kring gives no verdict. */
  decidedBy: z.string(),
  validUntilOn: Day,
  notedBy: z.string(),
  notedByYou: z.boolean(),
  notedAt: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  /** When it was ended before its last day. */
  endedAt: Instant.nullable(),
  state: z.enum(['waiting', 'in-force', 'over']),
})
export type SignatureException = z.infer<typeof SignatureException>

// 2 inputs

export const MakeException = z.object({ partyId: Id, kind: ExceptionKind, reason: Text(1000), decidedBy: Text(160), validUntilOn: Day })

// 3 rules

/**
 * A guardian with custody is passed over for a reason that the municipality's rule knows, for no longer than a consent can last, never the last who could sign, and never one whose
 * newest answer is a no or a withdrawal: who answers is not hindered.
 */
export const mayMakeException = rule<{ state: CaseState; isInRule: boolean; holdsCustody: boolean; othersToSign: number; isExcepted: boolean; hasSaidNo: boolean; validUntilOn: Day; maxValidUntilOn: Day }>(
  (you, { state, isInRule, holdsCustody, othersToSign, isExcepted, hasSaidNo, validUntilOn, maxValidUntilOn }) => [
    [isCoordinator(you), 'not-coordinator'],
    [isOpen({ state }), 'case-closed'],
    [isInRule, 'exception-not-in-rule'],
    [holdsCustody, 'not-a-signer'],
    [othersToSign > 0, 'needs-signers'],
    [!hasSaidNo, 'has-said-no'],
    [!isExcepted, 'already-done'],
    [validUntilOn <= maxValidUntilOn, 'end-too-late'],
  ],
)
/** Two people: who noted it does not confirm it. A reason that has left the rule since is confirmed no more. */
export const mayConfirmException = rule<Pick<SignatureException, 'state' | 'notedByYou'> & { caseState: CaseState; isInRule: boolean }>((you, { state, notedByYou, caseState, isInRule }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen({ state: caseState }), 'case-closed'],
  [isInRule, 'exception-not-in-rule'],
  [state === 'waiting', 'already-done'],
  [!notedByYou, 'needs-second-person'],
])
export const mayEndException = rule<Pick<SignatureException, 'state'>>((you, { state }) => [
  [isCoordinator(you), 'not-coordinator'],
  [state !== 'over', 'already-done'],
])

// 4 events

const OfException = z.object({ caseId: Id, exceptionId: Id })
export const exceptionMade = event('exception.made', 'exception', null, OfException)
export const exceptionConfirmed = event('exception.confirmed', 'exception', null, OfException)
export const exceptionEnded = event('exception.ended', 'exception', null, OfException)

export const exceptionEvents = [exceptionMade, exceptionConfirmed, exceptionEnded]
