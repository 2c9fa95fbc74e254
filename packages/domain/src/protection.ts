import { z } from 'zod'
import { isCoordinator } from './actor.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'

// 1 shapes

/** Somebody who is let into a protected case: the list names people, and they hold a function in it besides. */
export const Listed = z.object({ listingId: Id, personId: Id, name: z.string(), label: z.string(), coordinates: z.boolean() })
export type Listed = z.infer<typeof Listed>

/** Somebody who holds a function in the case and could be on the list. */
export const Listable = Listed.omit({ listingId: true })

/** For the coordinator alone: that the family must not be found, why, who is let in, and by whom it must not be found. */
export const Protection = z.object({
  id: Id,
  /** What the case is called, in place of a name. */
  codeName: z.string(),
  ground: z.string(),
  begunBy: z.string(),
  begunAt: Instant,
  listed: z.array(Listed),
  /** The guardians who are, or may be, the danger: no part in the case while this holds. */
  dangerPartyIds: z.array(Id),
  /** That one person has said it should end; it holds until another has confirmed that. */
  end: z.object({ reason: z.string(), saidBy: z.string(), saidByYou: z.boolean(), saidAt: Instant }).nullable(),
})
export type Protection = z.infer<typeof Protection>

/** Null where the case is not protected; whoever could be listed, yourself left out. */
export const CaseProtection = z.object({ protection: Protection.nullable(), listable: z.array(Listable) })
export type CaseProtection = z.infer<typeof CaseProtection>

// 2 inputs

/** Whoever flags the case is on the list. Whether one of the guardians is the danger is always asked: an empty list is an answer. */
export const ProtectCase = z.object({ ground: Text(1000), personIds: z.array(Id).max(30), dangerPartyIds: z.array(Id).max(10) })
export const ListPerson = z.object({ personId: Id })
export const NameDanger = z.object({ partyId: Id })
export const EndProtection = z.object({ reason: Text(1000) })

// 3 rules

/** At any time, also when the case is closed: what is kept there can still lead to the family. */
export const mayProtectCase = rule<{ isProtected: boolean }>((you, { isProtected }) => [
  [isCoordinator(you), 'not-coordinator'],
  [!isProtected, 'already-done'],
])
export const mayListPerson = rule<{ isProtected: boolean; isListed: boolean }>((you, { isProtected, isListed }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isProtected, 'wrong-state'],
  [!isListed, 'already-done'],
])
/** A case keeps a coordinator on its list. */
export const mayUnlistPerson = rule<{ isLastCoordinator: boolean }>((you, { isLastCoordinator }) => [
  [isCoordinator(you), 'not-coordinator'],
  [!isLastCoordinator, 'needs-listed-coordinator'],
])
export const mayNameDanger = rule<{ isProtected: boolean; isNamed: boolean }>((you, { isProtected, isNamed }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isProtected, 'wrong-state'],
  [!isNamed, 'already-done'],
])
export const mayEndProtection = rule<{ isProtected: boolean; isSaid: boolean }>((you, { isProtected, isSaid }) => [
  [isCoordinator(you), 'not-coordinator'],
  [isProtected, 'wrong-state'],
  [!isSaid, 'already-done'],
])
/** Two people: who said that it should end does not confirm it. */
export const mayConfirmProtectionEnd = rule<{ saidByYou: boolean }>((you, { saidByYou }) => [
  [isCoordinator(you), 'not-coordinator'],
  [!saidByYou, 'needs-second-person'],
])

// 4 events

const OfProtection = z.object({ caseId: Id, protectionId: Id })
/** About the case, because its name changes; the coordinator's own, with those who lost it as its knocks. */
export const protectionBegun = event('protection.begun', 'case', null, OfProtection)
export const personListed = event('protection.listed', 'case', null, OfProtection)
export const personUnlisted = event('protection.unlisted', 'case', null, OfProtection)
export const dangerNamed = event('protection.danger-named', 'case', null, OfProtection)
export const protectionEndSaid = event('protection.end-said', 'case', null, OfProtection)
export const protectionEnded = event('protection.ended', 'case', null, OfProtection)

export const protectionEvents = [protectionBegun, personListed, personUnlisted, dangerNamed, protectionEndSaid, protectionEnded]
