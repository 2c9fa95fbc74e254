import { z } from 'zod'
import { isRelative, PartyKind, Standing } from './actor.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant } from './kernel/time.ts'

// 1 shapes

/** What one can ask about: a thing in the case by its noun. */
export const ReadThing = z.enum(['goal', 'commitment', 'decision', 'fact', 'topic'])

/**
 * Why a party reads one thing: it is its own; the municipality's rule opens it to its role in the case, or to the family, of which no more is told to
 * who does not know the team; or a consent does. Of a consent: when
 * it was asked for and under which version of the rule, since when the party reads by it, and until when.
 */
export const ReadGround = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({ kind: z.literal('rule'), role: z.enum(['coordinator', 'inquirer', 'youth', 'guardian']) }),
  z.object({ kind: z.literal('family') }),
  z.object({ kind: z.literal('consent'), requestId: Id, askedAt: Instant.nullable(), ruleVersion: z.number().int().nullable(), since: Instant, endsAt: Instant.nullable() }),
])
export type ReadGround = z.infer<typeof ReadGround>

const OneParty = z.object({ partyId: Id.nullable(), kind: PartyKind.nullable(), agencyKind: z.string().nullable(), label: z.string() })
export const PartyReading = OneParty.extend({ grounds: z.array(ReadGround).min(1) })
export type PartyReading = z.infer<typeof PartyReading>

/**
 * Who can read one thing, and why. It covers consent, rules and own words; a disclosure on a ground of law is one agency's own and not
 * told here, and neither is one member of the family to another.
 */
export const ReadersOfThing = z.object({
  readers: z.array(PartyReading),
  /** Agencies and relatives that a request names and that do not read it: nothing lets them. */
  others: z.array(OneParty),
  /** Who has signed the requests in question, as far as you may know: the coordinator all of them, a signer their own. */
  signatures: z.array(z.object({ requestId: Id, label: z.string(), madeAt: Instant })),
  you: Standing,
})
export type ReadersOfThing = z.infer<typeof ReadersOfThing>

// 3 rules

/** Everybody asks who reads what they read; a relative only where the consent lets them know the others who are in the case. */
export const mayAskWhoReads = rule<object>((you) => [[!isRelative(you) || you.reads.includes('team'), 'consent-missing']])
