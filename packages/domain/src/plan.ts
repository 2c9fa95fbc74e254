import { z } from 'zod'
import { isCoordinator, Standing } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'

// 1 shapes

/** The areas of life that a goal can be about. */
export const LifeArea = z.enum(['home', 'school', 'leisure', 'peers', 'health', 'substances', 'crime', 'economy'])
export const Term = z.enum(['short', 'long'])
/** Whose wording: the young person's comes first, the professionals' stands beside it. */
export const Voice = z.enum(['youth', 'professionals'])
export type Voice = z.infer<typeof Voice>

/** How far one has come, in words; the last three end the goal. */
export const GoalState = z.enum(['seeking', 'on-the-way', 'nearly-there', 'reached', 'partly-reached', 'not-reached'])
export type GoalState = z.infer<typeof GoalState>

/** One wording in its newest version, which goes into If-Match. */
export const GoalWords = z.object({ text: z.string(), version: z.number().int(), madeAt: Instant })

/** A mark on the scale from 0 to 10, with the party that gave it. */
export const GoalMark = z.object({
  value: z.number().int(),
  moment: z.enum(['start', 'now', 'end']),
  byPartyId: Id.nullable(),
  meetingId: Id.nullable(),
  madeAt: Instant,
})
export type GoalMark = z.infer<typeof GoalMark>

export const Goal = z.object({
  id: Id,
  area: LifeArea,
  term: Term,
  words: z.object({ youth: GoalWords.nullable(), professionals: GoalWords.nullable() }),
  state: GoalState,
  /** When it came to that state; null while it has never moved. */
  stateAt: Instant.nullable(),
  /** The newest mark of each moment. */
  start: z.number().int().nullable(),
  now: z.number().int().nullable(),
  end: z.number().int().nullable(),
  /** Every mark, the oldest first. */
  marks: z.array(GoalMark),
  madeAt: Instant,
})
export type Goal = z.infer<typeof Goal>

/** The goals of a case as their reader may know them, in the order in which they were set. */
export const Plan = z.object({ goals: z.array(Goal), readBy: z.array(z.string()), you: Standing })

// 2 inputs

export const SetGoal = z
  .object({ youthWords: Text(500).optional(), professionalWords: Text(500).optional(), area: LifeArea, term: Term.default('short') })
  .refine(({ youthWords, professionalWords }) => youthWords !== undefined || professionalWords !== undefined, { path: ['youthWords'], message: 'in somebody’s words' })
export const WordGoal = z.object({ text: Text(500) })
export const MarkGoal = z.object({ value: z.number().int().min(0).max(10), moment: z.enum(['start', 'now', 'end']), meetingId: Id.optional() })
export const MoveGoal = z.object({ state: GoalState })

// 3 rules

/** How many goals are open at once: more than a few and nobody can name them. */
export const openGoalsMost = 3
export const isOpenGoal = ({ state }: { state: GoalState }) => ['seeking', 'on-the-way', 'nearly-there'].includes(state)

interface Stands { caseState: CaseState }
/** The plan is shaped by the young person, the coordinator and the agencies that consent lets give to it. */
const shaping = (you: Standing, { caseState }: Stands) => [
  [you.kind !== 'guardian', 'not-for-family'],
  [you.gives.includes('plan'), 'consent-missing'],
  [isOpen({ state: caseState }), 'case-closed'],
] as const
/** Nobody puts words into another's mouth: the youth's are the youth's, written down by the coordinator at most. */
const wording = (you: Standing, voice: Voice) =>
  [voice === 'youth' ? you.kind === 'youth' || isCoordinator(you) : you.kind !== 'youth', 'not-yours'] as const

export const maySetGoal = rule<Stands & { voices: readonly Voice[]; openGoals: number }>((you, { voices, openGoals, ...stands }) => [
  ...shaping(you, stands),
  ...voices.map((voice) => wording(you, voice)),
  [openGoals < openGoalsMost, 'too-many-goals'],
])
export const mayWordGoal = rule<Stands & { voice: Voice; state: GoalState }>((you, { voice, state, ...stands }) => [
  ...shaping(you, stands),
  wording(you, voice),
  [isOpenGoal({ state }), 'not-open'],
])
export const mayMarkGoal = rule<Stands>((you, stands) => shaping(you, stands))
/** A goal that has ended can be taken up again while there is room for it. */
export const mayMoveGoal = rule<Stands & { from: GoalState; to: GoalState; openGoals: number }>((you, { from, to, openGoals, ...stands }) => [
  ...shaping(you, stands),
  [from !== to, 'already-done'],
  [isOpenGoal({ state: from }) || !isOpenGoal({ state: to }) || openGoals < openGoalsMost, 'too-many-goals'],
])

// 4 events

const OfGoal = z.object({ caseId: Id, goalId: Id })
export const goalSet = event('goal.set', 'plan', 'plan', OfGoal)
export const goalWorded = event('goal.worded', 'plan', 'plan', OfGoal.extend({ voice: Voice }))
export const goalMarked = event('goal.marked', 'plan', 'plan', OfGoal)
export const goalMoved = event('goal.moved', 'plan', 'plan', OfGoal.extend({ state: GoalState }))

export const planEvents = [goalSet, goalWorded, goalMarked, goalMoved]
