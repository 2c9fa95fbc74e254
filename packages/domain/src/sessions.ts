import { z } from 'zod'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { Instant } from './kernel/time.ts'

// 1 shapes

/** One of one's own sign-ins that is still good, as listed under "Dina inloggningar". `id` is a handle; nobody can sign in with it. */
export const Session = z.object({
  id: Id,
  startedAt: Instant,
  lastActAt: Instant,
  /** The one that asks. */
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** Where somebody was writing: a key that the page makes and nobody else reads, such as `note:<item>`. */
export const DraftPlace = z.string().regex(/^[\w:.-]{1,120}$/, 'letters, digits and : . _ -')

/** Words that are not sent yet. They outlive a session that ends meanwhile, and are their writer's alone. */
export const Draft = z.object({ text: z.string(), savedAt: Instant })
export type Draft = z.infer<typeof Draft>

/** How a sign-in that led nowhere ends, or a way back from an e-ID app into another browser: the word after `/?signin=`. None of them names anybody. */
export const SignInOutcome = z.enum(['unknown', 'failed', 'someone-else', 'elsewhere'])
export type SignInOutcome = z.infer<typeof SignInOutcome>

// 2 inputs

/** Kept as it was typed, with its spaces; empty is what remains when everything has been deleted. */
export const SaveDraft = z.object({
  place: DraftPlace,
  text: z.string().max(20_000).refine((text) => !text.includes('\0') && text.isWellFormed(), { message: 'unreadable characters' }),
})
export const DropDraft = z.object({ place: DraftPlace })

// 3 rules

/** How long a session may last at most, and how long without an act, in minutes: longer at a desk than on a family's phone. */
export const sessionLimits = {
  staff: { absoluteMinutes: 600, idleMinutes: 30 },
  family: { absoluteMinutes: 60, idleMinutes: 15 },
} as const

// 4 events

const OfSession = z.object({ sessionId: Id })
export const sessionStarted = event('session.started', 'session', null, OfSession)
/** The hub closes the sockets of the session when it hears this. */
export const sessionEnded = event('session.ended', 'session', null, OfSession)
export const localeChosen = event('locale.chosen', 'me', null, z.object({ personId: Id }))

export const sessionEvents = [sessionStarted, sessionEnded, localeChosen]
