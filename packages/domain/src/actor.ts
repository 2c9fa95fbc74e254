import { z } from 'zod'
import { Id } from './kernel/ids.ts'
import { Instant } from './kernel/time.ts'

/** Who is asking: a signed-in person, or one of the named system actors that the database's policies know. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: Id; readonly sessionId: string }
  | { readonly kind: 'system'; readonly name: 'doorkeeper' | 'relay' | 'clerk' | 'collector' | 'founder' }
  | { readonly kind: 'nobody' }

/**
 * What a party is in a case. An agency takes part as one of its functions, never as a named person; a relative as a person whom a
 * consent names, outside the family and outside every agency (OSL 12:2).
 */
export const PartyKind = z.enum(['coordinator', 'agency', 'youth', 'guardian', 'relative'])
export type PartyKind = z.infer<typeof PartyKind>

/**
 * Your part in one case, as the database judged it when the door was entered: which party you speak for and which
 * categories you may read now. It is the only input of rules beside the object itself.
 */
export const Standing = z.object({
  caseId: Id,
  personId: Id,
  /** The party that you write as; `parties` holds every party that you belong to in this case. */
  partyId: Id,
  parties: z.array(Id),
  kind: PartyKind,
  /** True for the party that made the inquiry. */
  inquirer: z.boolean(),
  /** Codes of the categories that you may read at this moment. */
  reads: z.array(z.string()),
  /** Codes of the categories that your party may give to the others at this moment. */
  gives: z.array(z.string()),
  /** Milliseconds until the earliest end behind this standing (expiry, birthday); null where nothing ends. */
  endsInMs: z.number().int().nullable(),
})
export type Standing = z.infer<typeof Standing>

/** Speaks for the family: the young person or a guardian. */
export const isFamily = (you: Standing) => you.kind === 'youth' || you.kind === 'guardian'
/** Speaks for an agency. */
export const isOfAgency = (you: Standing) => you.kind === 'agency' || you.kind === 'coordinator'
/** Is let in by a consent as a person. */
export const isRelative = ({ kind }: { kind: PartyKind }) => kind === 'relative'
/** Owns the process of the case. */
export const isCoordinator = (you: Standing) => you.kind === 'coordinator'
/** Belongs to the given party of the case. */
export const speaksFor = (you: Standing, partyId: Id) => you.parties.includes(partyId)
export type { Instant }
