import { z } from 'zod'
import { CaseKind } from './cases.ts'
import { birthdayOn, requiredSigners, SigningRule, type CustodyKind } from './consent.ts'
import { ExceptionKind } from './exceptions.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { Day, Instant } from './kernel/time.ts'

// 1 shapes

/** What a municipality decides of consent for one kind of case; that somebody of age signs alone is law (FB 9:1) and no part of it. */
export const RuleTerms = SigningRule.omit({ adultAge: true }).extend({
  /** How many days a consent can last at most. */
  maxValidityDays: z.number().int(),
  /** Whether a meeting is planned with the family in the room unless the coordinator says otherwise. */
  familyInMeeting: z.boolean(),
  /** Which reasons there are not to wait for a guardian's signature. */
  exceptions: z.array(ExceptionKind),
  /** From which age the young person alone can open a confidence, after an assessment of maturity (OSL 12:3 names no age); null where it is not offered. */
  confidenceFromAge: z.number().int().nullable(),
})
export type RuleTerms = z.infer<typeof RuleTerms>

/** `replaced`: never came in force, because a newer version began no later. */
export const RuleState = z.enum(['coming', 'in-force', 'past', 'replaced'])
export type RuleState = z.infer<typeof RuleState>

export const RuleVersion = RuleTerms.extend({
  version: z.number().int(),
  inForceFrom: Day,
  state: RuleState,
  /** Null for what the municipality began with. */
  madeBy: z.string().nullable(),
  madeAt: Instant,
})
export type RuleVersion = z.infer<typeof RuleVersion>

/** The rules of the municipality, for its administrators. */
export const ConsentRules = z.object({
  today: Day,
  kinds: z.array(z.object({
    caseKind: CaseKind,
    /** Newest first, at most 20 of those that are over, and all others. */
    versions: z.array(RuleVersion),
    hasMore: z.boolean(),
  })),
})
export type ConsentRules = z.infer<typeof ConsentRules>

// 2 inputs

/**
 * The bounds keep out slips of the hand, not opinions: from 18 on nobody else signs, so that no age beyond 17 says anything (null
 * says never); no statute and no published practice says how long a consent lasts, and what somebody said yes to more than two years ago is not asked about any more.
 */
export const ruleBounds = { youthSignsFromAge: { min: 0, max: 17 }, confidenceFromAge: { min: 12, max: 17 }, maxValidityDays: { min: 1, max: 730 }, daysAhead: { min: 1, max: 366 } } as const

const within = ({ min, max }: { min: number; max: number }) => z.number().int().min(min).max(max)
export const ChangeRule = RuleTerms.extend({
  caseKind: CaseKind,
  inForceFrom: Day,
  youthSignsFromAge: within(ruleBounds.youthSignsFromAge).nullable(),
  maxValidityDays: within(ruleBounds.maxValidityDays),
  confidenceFromAge: within(ruleBounds.confidenceFromAge).nullable(),
  exceptions: z.array(ExceptionKind).max(ExceptionKind.options.length).refine((kinds) => new Set(kinds).size === kinds.length, { message: 'a kind twice' }),
})

// 3 rules

/** Where each version stands on a day: of those whose day has come the newest holds, and an older one that was to begin no earlier never does. */
export function statesOf(versions: readonly Pick<RuleVersion, 'version' | 'inForceFrom'>[], on: Day): Map<number, RuleState> {
  const inForce = Math.max(...versions.filter(({ inForceFrom }) => inForceFrom <= on).map(({ version }) => version))
  return new Map(versions.map(({ version, inForceFrom }) => {
    const isReplaced = versions.some((newer) => newer.version > version && newer.inForceFrom <= inForceFrom)
    return [version, isReplaced ? 'replaced' : inForceFrom > on ? 'coming' : version === inForce ? 'in-force' : 'past']
  }))
}

/** The first and the last day on which a version that is made today can come in force. */
export const mayBeginBetween = (today: Day) => ({ first: daysAfter(today, ruleBounds.daysAhead.min), last: daysAfter(today, ruleBounds.daysAhead.max) })
const daysAfter = (day: Day, days: number): Day => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** The families by which a rule is shown. */
export const exampleAges = [11, 14, 15, 17, 18] as const
export const exampleCustodies = ['sole', 'joint', 'appointed'] as const satisfies readonly CustodyKind[]
export interface Example { age: (typeof exampleAges)[number]; custody: (typeof exampleCustodies)[number] }

/** Whose signatures one family needs: `one-of-two` where one of both guardians is enough. */
export interface WhoSigns { guardians: 'none' | 'one' | 'both' | 'one-of-two'; youth: boolean }

/** Who of an example family signs under a rule, from the start of a consent that is asked for on the birthday; worked out by the rule that judges every request. */
export function whoSigns({ age, custody }: { age: number; custody: Example['custody'] }, rule: Pick<RuleTerms, 'youthSignsFromAge' | 'guardians'>): WhoSigns {
  const on = birthdayOn('2000-06-01', age)
  const holders = custody === 'joint' ? ['first', 'second'] : ['first']
  const signers = requiredSigners({
    youthPartyId: 'youth', bornOn: '2000-06-01', custody: holders.map((partyId) => ({ partyId, kind: custody })), rule: { ...rule, adultAge: 18 }, on, until: on,
  })
  const guardians = signers.filter(({ role }) => role === 'guardian').length
  return {
    guardians: guardians === 0 ? 'none' : guardians === 1 ? 'one' : rule.guardians === 'all' ? 'both' : 'one-of-two',
    youth: signers.some(({ role }) => role === 'youth'),
  }
}

/** What a rule means for every example family, and where it differs from another. */
export const previewOf = (rule: Parameters<typeof whoSigns>[1], before: Parameters<typeof whoSigns>[1]): (Example & { who: WhoSigns; changes: boolean })[] =>
  exampleAges.flatMap((age) => exampleCustodies.map((custody) => {
    const who = whoSigns({ age, custody }, rule)
    const was = whoSigns({ age, custody }, before)
    return { age, custody, who, changes: who.guardians !== was.guardians || who.youth !== was.youth }
  }))

// 4 events

export const ruleChanged = event('rule.changed', 'rule', null, z.object({ municipalityId: Id, caseKind: CaseKind, version: z.number().int() }))

export const ruleEvents = [ruleChanged]
