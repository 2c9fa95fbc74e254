import { z } from 'zod'
import { isCoordinator, speaksFor } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant } from './kernel/time.ts'

// 1 shapes

/** Who it is, in relation to the young person; never by name. */
export const ThirdRelation = z.enum(['sibling', 'friend', 'partner', 'guardian', 'other'])
export type ThirdRelation = z.infer<typeof ThirdRelation>

/** `left-out`: they were not asked, and it is not to be told. */
export const ThirdAnswer = z.enum(['yes', 'no', 'withdrawn', 'left-out'])
export type ThirdAnswer = z.infer<typeof ThirdAnswer>
export const ThirdMethod = z.enum(['self', 'meeting', 'telephone', 'paper'])

/**
 * That facts about somebody else than the young person are foreseen, for which that person's own consent is needed. It filters nothing: a category cannot be divided by person.
 */
export const ThirdPerson = z.object({
  id: Id,
  relation: ThirdRelation,
  /** The guardian whose own data it is; null for everybody else. */
  partyId: Id.nullable(),
  categories: z.array(z.string()),
  madeAt: Instant,
  /** The newest answer; null where nobody has asked yet. */
  answer: z.object({ answer: ThirdAnswer, method: ThirdMethod, at: Instant }).nullable(),
})
export type ThirdPerson = z.infer<typeof ThirdPerson>

// 2 inputs

/** `partyId` names the guardian where it is a guardian's own data. */
export const NoteThirdPerson = z.object({ relation: ThirdRelation, partyId: Id.optional(), categories: z.array(z.string().max(40)).min(1).max(30) })
  .refine(({ relation, partyId }) => (relation === 'guardian') === (partyId !== undefined), { path: ['partyId'], error: 'for a guardian, and nobody else' })
export const AnswerForThirdPerson = z.object({ answer: ThirdAnswer, method: ThirdMethod })

// 3 rules

export const mayNoteThirdPerson = rule<{ state: CaseState }>((you, { state }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen({ state }), 'case-closed'],
])
/**
 * A guardian answers for their own data, themselves, and takes it back whenever they want. Of everybody else the coordinator notes what they have said, and of a guardian
 * that they say no, take it back or were not asked; never a yes.
 */
export const mayAnswerForThirdPerson = rule<Pick<ThirdPerson, 'partyId' | 'answer'> & { given: z.infer<typeof AnswerForThirdPerson> }>((you, { partyId, answer, given }) => [
  [given.method === 'self' ? partyId !== null && speaksFor(you, partyId) && given.answer !== 'left-out' : isCoordinator(you) && (partyId === null || given.answer !== 'yes'), 'not-yours'],
  [given.answer !== 'withdrawn' || answer?.answer === 'yes', 'wrong-state'],
  [given.answer !== answer?.answer, 'already-done'],
])

// 4 events

const OfThird = z.object({ caseId: Id, thirdPersonId: Id })
export const thirdPersonNoted = event('third-person.noted', 'consent', null, OfThird)
/** The coordinator's own, or a guardian's, who tells it to the coordinator alone. */
export const thirdPersonAnswered = event('third-person.answered', 'consent', null, OfThird)

export const thirdPersonEvents = [thirdPersonNoted, thirdPersonAnswered]
