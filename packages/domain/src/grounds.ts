import { z } from 'zod'
import { isOfAgency } from './actor.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'

// 1 shapes

/**
 * A rule of law by which an authority hands a fact over without consent. OSL: offentlighets- och sekretesslagen (2009:400); SoL: socialtjänstlagen,
 * whose duties break secrecy by OSL 10:28; UPL: lagen (2025:170) om skyldighet att lämna uppgifter till de brottsbekämpande myndigheterna.
 */
export const DisclosureGround = z.enum([
  'osl-10-2', 'osl-10-15a-1', 'osl-10-15a-2', 'osl-10-18a', 'osl-10-20', 'osl-10-21', 'osl-10-22', 'osl-10-23', 'osl-10-24', 'osl-10-27',
  'sol-19-1', 'sol-20-6', 'upl-6', 'upl-7',
])
export type DisclosureGround = z.infer<typeof DisclosureGround>

/** What protects the fact: social services (OSL 26:1), the school (23:2), health care and the school's own (25:1-8), the police (35:1), or something else. */
export const Secrecy = z.enum(['social-services', 'school', 'health', 'police', 'other'])
export type Secrecy = z.infer<typeof Secrecy>

/** What the recipient is. `law-enforcement` is any other authority that fights crime; an independent school and an association are no authorities. */
export const RecipientKind = z.enum(['police', 'security-police', 'customs', 'law-enforcement', 'social-services', 'school', 'other-authority', 'non-authority'])
export type RecipientKind = z.infer<typeof RecipientKind>

/** What whoever decided has found to be so, where a ground asks for it; each has its words in the form. */
export const GroundCondition = z.enum([
  'needed-for-own-work', 'under-21', 'concrete-risk', 'not-a-committed-crime', 'minor-at-acute-risk', 'crime-against-minor', 'drugs-to-minor',
  'six-months-prison', 'prison-in-scale', 'obviously-outweighs', 'child-may-be-harmed', 'investigation-open',
])
export type GroundCondition = z.infer<typeof GroundCondition>

/** Who may decide where the law says who: the principal, or in open leisure work and separate leisure homes those whom the huvudman has appointed. */
export const DecidedAs = z.enum(['principal', 'appointed-staff'])
export const Channel = z.enum(['phone', 'meeting', 'letter', 'digital'])

/** For whom, on what and towards whom a ground holds, and what its use must state. */
export interface GroundTerms {
  /** Kinds of agency; null for every authority. */
  agencies: readonly string[] | null
  secrecy: readonly Secrecy[]
  recipients: readonly RecipientKind[]
  conditions: readonly GroundCondition[]
  /** Why the interest that secrecy protects does not weigh more. */
  weighs: boolean
  /** How it agrees with the measures that go on or are planned. */
  considersMeasures: boolean
  /** Decided by the principal or by appointed staff, and on request unless towards the police. */
  isPrincipals: boolean
  /** Null where the dossier names no first day. */
  inForceFrom: Day | null
}

const crimeFighting: readonly RecipientKind[] = ['police', 'security-police', 'customs', 'law-enforcement']
const authorities = RecipientKind.options.filter((kind) => kind !== 'non-authority')
const anySecrecy = Secrecy.options
/** Kinds that OSL 10:23 and 10:27 treat alike: social services' (26:1) and health care's (25:1-8). */
const strictest: readonly Secrecy[] = ['social-services', 'health']
const otherSecrecy = anySecrecy.filter((kind) => !strictest.includes(kind))

const terms = (secrecy: readonly Secrecy[], recipients: readonly RecipientKind[], more: Partial<GroundTerms> = {}): GroundTerms =>
  ({ agencies: null, secrecy, recipients, conditions: [], weighs: false, considersMeasures: false, isPrincipals: false, inForceFrom: null, ...more })

/** The register of grounds. Law moves: a change is a change here, and a first day keeps what came before it out. */
export const groundTerms: Record<DisclosureGround, GroundTerms> = {
  'osl-10-2': terms(anySecrecy, RecipientKind.options, { conditions: ['needed-for-own-work'] }),
  'osl-10-15a-1': terms(anySecrecy, authorities, { weighs: true, inForceFrom: '2025-12-01' }),
  'osl-10-15a-2': terms(anySecrecy, authorities, { weighs: true, inForceFrom: '2025-12-01' }),
  'osl-10-18a': terms(['social-services'], ['police', 'security-police', 'customs'],
    { agencies: ['social'], conditions: ['under-21', 'concrete-risk', 'not-a-committed-crime'], considersMeasures: true }),
  'osl-10-20': terms(['social-services'], ['police'], { agencies: ['social'], conditions: ['minor-at-acute-risk'] }),
  'osl-10-21': terms(strictest, ['police', 'law-enforcement'], { conditions: ['crime-against-minor'] }),
  'osl-10-22': terms(strictest, ['police', 'law-enforcement'], { conditions: ['drugs-to-minor'] }),
  'osl-10-23': terms(strictest, crimeFighting, { conditions: ['six-months-prison'] }),
  'osl-10-24': terms(otherSecrecy, crimeFighting, { conditions: ['prison-in-scale'] }),
  'osl-10-27': terms(otherSecrecy, authorities, { conditions: ['obviously-outweighs'], weighs: true }),
  'sol-19-1': terms(anySecrecy, ['social-services'], { conditions: ['child-may-be-harmed'], inForceFrom: '2026-01-15' }),
  'sol-20-6': terms(anySecrecy, ['social-services'], { conditions: ['investigation-open'], inForceFrom: '2025-07-01' }),
  'upl-6': terms(['school', 'other'], crimeFighting, { agencies: ['leisure'], weighs: true, inForceFrom: '2025-04-01' }),
  'upl-7': terms(['school', 'other'], crimeFighting, { agencies: ['school', 'leisure'], weighs: true, isPrincipals: true, inForceFrom: '2025-04-01' }),
}

/** The grounds that an agency of this kind can use; none where it is no authority. */
export const groundsOf = ({ agencyKind, isAuthority }: Discloser): DisclosureGround[] =>
  isAuthority ? DisclosureGround.options.filter((ground) => isFor(groundTerms[ground], agencyKind)) : []
const isFor = ({ agencies }: GroundTerms, agencyKind: string) => agencies === null || agencies.includes(agencyKind)

/**
 * Whether a lawyer has to be asked: to investigate a crime, 15 a lets out what 23 holds back unless the crime is grave, and 23 was not
 * adjusted. Kring gives no verdict between the two; it notes whom the user asked.
 */
export const needsLegalReview = ({ ground, secrecy }: Pick<Act, 'ground' | 'secrecy'>) => ground === 'osl-10-15a-2' && strictest.includes(secrecy)

/** The party that hands out, as the register's page needs to know it. */
export const Discloser = z.object({ agencyKind: z.string(), isAuthority: z.boolean(), needsSecondPerson: z.boolean() })
export type Discloser = z.infer<typeof Discloser>

// 2 inputs

export const MakeDisclosure = z.object({
  ground: DisclosureGround,
  facts: Text(4000),
  secrecy: Secrecy,
  recipientKind: RecipientKind,
  /** The authority or body by its name, and if told the person or function there. Nobody is proposed. */
  recipient: Text(160),
  recipientPerson: Text(160).optional(),
  channel: Channel,
  need: Text(2000),
  conditions: z.array(GroundCondition).max(GroundCondition.options.length).default([]),
  /** Whether the recipient had asked for it. */
  onRequest: z.boolean().default(false),
  weighing: Text(2000).optional(),
  suitability: Text(2000).optional(),
  /** By name, and on what delegation. */
  decidedBy: Text(160),
  delegation: Text(300),
  decidedAs: DecidedAs.optional(),
  /** Whom one asked about the law, and what they said. */
  legalReviewBy: Text(300).optional(),
  /** When it was handed out; not ahead of now. */
  handedOutAt: Instant,
})
type Act = z.output<typeof MakeDisclosure>

/** A disclosure (utlämnande) that has happened, for the party that made it and for nobody else. */
export const Disclosure = z.object({
  id: Id,
  ...MakeDisclosure.omit({ recipientPerson: true, weighing: true, suitability: true, decidedAs: true, legalReviewBy: true }).shape,
  conditions: z.array(GroundCondition),
  onRequest: z.boolean(),
  recipientPerson: z.string().nullable(),
  weighing: z.string().nullable(),
  suitability: z.string().nullable(),
  decidedAs: DecidedAs.nullable(),
  legalReviewBy: z.string().nullable(),
  notedBy: z.string(),
  notedByYou: z.boolean(),
  notedAt: Instant,
  /** Noted for the party that you write as. */
  yours: z.boolean(),
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  /** `waiting` for a second person, where the municipality asked for one when it was noted. */
  state: z.enum(['noted', 'waiting', 'confirmed']),
})
export type Disclosure = z.infer<typeof Disclosure>

// 3 rules

/**
 * Judges a disclosure by its ground: who may use it, on what, towards whom, from when, and whether what it asks for is stated. Says
 * nothing of whether the facts are so.
 */
export const mayDisclose = rule<{ by: Discloser; act: Act; handedOutOn: Day }>((you, { by, act, handedOutOn }) => {
  const ground = groundTerms[act.ground]
  return [
    [isOfAgency(you), 'not-for-family'],
    [by.isAuthority, 'not-an-authority'],
    [isFor(ground, by.agencyKind), 'ground-not-yours'],
    [ground.inForceFrom === null || handedOutOn >= ground.inForceFrom, 'ground-not-in-force'],
    [ground.secrecy.includes(act.secrecy), 'ground-other-secrecy'],
    [ground.recipients.includes(act.recipientKind), 'ground-other-recipient'],
    [ground.conditions.every((condition) => act.conditions.includes(condition)), 'ground-condition-missing'],
    [!ground.isPrincipals || act.onRequest || act.recipientKind === 'police', 'needs-request'],
    [!ground.isPrincipals || act.decidedAs !== undefined, 'needs-principal'],
    [!ground.weighs || act.weighing !== undefined, 'needs-weighing'],
    [!ground.considersMeasures || act.suitability !== undefined, 'needs-suitability'],
    [!needsLegalReview(act) || act.legalReviewBy !== undefined, 'needs-legal-review'],
  ]
})

export const mayReadDisclosures = rule<object>((you) => [[isOfAgency(you), 'not-for-family']])

/** Two people of the same function: who noted it does not confirm it. */
export const mayConfirmDisclosure = rule<Pick<Disclosure, 'state' | 'yours' | 'notedByYou'>>((_you, { state, yours, notedByYou }) => [
  [yours, 'not-yours'],
  [state === 'waiting', 'already-done'],
  [!notedByYou, 'needs-second-person'],
])

// 4 events

// The noun is the case: `about` is what the family reads of a reading, and a noun of its own would tell them.
const OfDisclosure = z.object({ caseId: Id, disclosureId: Id })
export const disclosureMade = event('disclosure.made', 'case', null, OfDisclosure)
export const disclosureConfirmed = event('disclosure.confirmed', 'case', null, OfDisclosure)

export const groundEvents = [disclosureMade, disclosureConfirmed]
