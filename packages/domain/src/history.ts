import { z } from 'zod'
import { isCoordinator, isFamily } from './actor.ts'
import { Author } from './cases.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant } from './kernel/time.ts'

// 1 shapes

/** `open`: somebody opened it; `live`: a page that stood open fetched it anew; `job`: a reminder looked before it was sent. */
export const Manner = z.enum(['open', 'live', 'job'])
export type Manner = z.infer<typeof Manner>

/**
 * One person's readings of the case without a pause of more than 30 minutes: which nouns, from when to when. Nobody's single
 * glances are hidden by it; they are told as one line.
 */
export const Sitting = z.object({
  who: Author,
  /** Your own reading. */
  mine: z.boolean(),
  nouns: z.array(z.string()),
  firstAt: Instant,
  lastAt: Instant,
  manners: z.array(Manner),
})
export type Sitting = z.infer<typeof Sitting>

/** How many people of each agency have read since the week began; jobs and the family are not counted. */
export const ReadersOfWeek = z.object({
  beganOn: Day,
  agencies: z.array(z.object({ agency: z.string(), agencyKind: z.string(), people: z.number().int() })),
})
export type ReadersOfWeek = z.infer<typeof ReadersOfWeek>

/** Something that happened: the event's name, and the ids and codes that it was recorded with. */
export const CaseEvent = z.object({
  name: z.string(),
  about: z.string(),
  at: Instant,
  by: Author,
  mine: z.boolean(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Says in nobody's name what an act that you may know of, just before it, says with its maker: one line is enough. */
  repeats: z.boolean(),
})
export type CaseEvent = z.infer<typeof CaseEvent>

// 3 rules

/** Who has read is for the family to know, and for the coordinator of the case. */
export const mayReadReadings = rule<object>((you) => [[isFamily(you) || isCoordinator(you), 'not-coordinator']])
