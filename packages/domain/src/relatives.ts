import { z } from 'zod'
import { isRelative, type PartyKind, type Standing } from './actor.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant } from './kernel/time.ts'

// 1 shapes

/**
 * What a relative promises before they read anything (OSL 10:14, 12:2). `hash` is the SHA-256 of the Swedish text's UTF-8 bytes, in hex;
 * `support` holds the same in other locales of families.
 */
export const RelativeReservation = z.object({ text: z.string(), hash: z.string(), support: z.record(z.string(), z.string()) })

/**
 * One consent in force that names a relative, as they are told of it: their own lines, and neither its text nor anybody else in it.
 * `promisedAt` is null until they have accepted the reservation; before that they read nothing.
 */
export const NamedIn = z.object({
  requestId: Id,
  askedAt: Instant,
  validUntilOn: Day,
  /** Codes of categories, as far as nothing of it was taken back. */
  reads: z.array(z.string()),
  gives: z.array(z.string()),
  reservation: RelativeReservation,
  promisedAt: Instant.nullable(),
})
export type NamedIn = z.infer<typeof NamedIn>

/** A relative's part in a case. */
export const RelativePart = z.object({
  /** Newest first; empty when nothing lets them in any more. */
  namedIn: z.array(NamedIn),
  /** Every reservation that they have accepted, in its words, newest first: it holds when the consent has ended as well. */
  promised: z.array(z.object({ text: z.string(), at: Instant })),
})
export type RelativePart = z.infer<typeof RelativePart>

// 2 inputs

export const PromiseReservation = z.object({ reservationHash: z.string().regex(/^[0-9a-f]{64}$/) })

// 3 rules

/** What a relative may be named to read: everything but what a guardian says, which is that guardian's own (OSL 12:3). */
export const relativeMayRead = (category: string) => category !== 'guardian-view'
/** What a relative may be named to give: an answer in the conversation, and nothing that is told of the young person elsewhere. */
export const relativeMayGive = (category: string) => category === 'conversation'

/**
 * Those with whom contact is found safe before a request goes out, besides whoever signs: every member of the family who is in the case
 * already, and every relative whom the request names.
 */
export const mustBeSafe = (parties: readonly { id: Id; kind: PartyKind; casePersonId: Id | null; admitted: boolean; endedAt: Instant | null }[], named: readonly Id[]): Id[] =>
  parties.filter((party) => party.casePersonId !== null && party.endedAt === null && (isRelative(party) ? named.includes(party.id) : party.admitted)).map(({ id }) => id)

/** A relative accepts for themselves, once, what the consent in force asks of them. */
export const mayPromise = rule<Pick<NamedIn, 'promisedAt'>>((you: Standing, { promisedAt }) => [
  [isRelative(you), 'not-yours'],
  [promisedAt === null, 'already-done'],
])
