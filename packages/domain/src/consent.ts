import { z } from 'zod'
import { isCoordinator, isFamily, PartyKind, Standing, type Standing as You } from './actor.ts'
import { isOpen, type CaseState } from './cases.ts'
import { ExceptionKind } from './exceptions.ts'
import { ReviewAbout } from './legal-reviews.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { check, rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'
import { Locale } from './people.ts'

// 1 shapes

/** What one party may tell the others of one category, and what it may read of it. An agency is named as a function, never as a person; a relative is one. */
export const ConsentLine = z
  .object({ partyId: Id, category: z.string().max(40), reads: z.boolean(), gives: z.boolean() })
  .refine(({ reads, gives }) => reads || gives, { message: 'gives or reads' })
export type ConsentLine = z.infer<typeof ConsentLine>

/** What a consent opens: only what is shared from the last signature on, or everything shared in the case so far as well. */
export const Reach = z.enum(['from-now', 'all'])

/** Whom a request asks: the family, or the young person alone and kept from guardians (docs/decisions/0029). */
export const Scope = z.enum(['family', 'confidence'])
export type Scope = z.infer<typeof Scope>

/** How and by whom the family was told (SoL 3:3). The young person's view and maturity belong to the mapping talk. */
export const Informed = z.object({ how: z.enum(['meeting', 'telephone', 'video', 'letter']), interpreter: z.boolean() })

/** What one member of the family has answered to one request. */
export const Answer = z.enum(['waiting', 'signed', 'refused', 'withdrawn'])
export type Answer = z.infer<typeof Answer>

export const CustodyKind = z.enum(['joint', 'sole', 'appointed', 'none'])
export type CustodyKind = z.infer<typeof CustodyKind>

/** Why somebody's signature is needed (FB 6:11, 6:13; OSL 12:3; from 18 on OSL 12:2 alone). */
export const SignerGround = z.enum(['joint-custody', 'sole-custody', 'appointed', 'signing-age', 'of-age'])
export const RequiredSigner = z.object({
  partyId: Id,
  role: z.enum(['youth', 'guardian']),
  because: SignerGround,
  /** The birthday from which it is needed; null where it is needed from the start. */
  fromOn: Day.nullable(),
})
export type RequiredSigner = z.infer<typeof RequiredSigner>

/**
 * One request for consent as its reader may know it. `complete` says whether it is in force: a member of the family learns no
 * more of the others' answers than that, so that waiting, refused and withdrawn look alike (docs/decisions/0013).
 */
export const ConsentRequest = z.object({
  id: Id,
  madeAt: Instant,
  purpose: z.string(),
  validUntilOn: Day,
  reach: Reach,
  exclusions: z.string().nullable(),
  formVersion: z.string(),
  lines: z.array(z.object({ partyId: Id, category: z.string(), reads: z.boolean(), gives: z.boolean() })),
  informed: Informed,
  /** The Swedish text: what is signed. `textHash` is the SHA-256 of its UTF-8 bytes, in hex. */
  text: z.string(),
  textHash: z.string(),
  /** The same text in the locale that was asked for, as support; null where there is none. */
  supportText: z.string().nullable(),
  /** True when its last day has passed. */
  ended: z.boolean(),
  complete: z.boolean(),
  /** Your own answer where your signature counts; null where it is not asked for. */
  yourAnswer: Answer.nullable(),
  /** Whether your agency has confirmed it for itself; null where your party has no line in it. */
  yourConfirmation: z.boolean().nullable(),
  /**
   * What your party promises before it reads anything, because it is no authority (OSL 10:14, 12:2): as it is now, or as it
   * was when your party accepted it. Null for authorities and the family. `hash` is the SHA-256 of its UTF-8 bytes, in hex.
   */
  yourReservation: z.object({ text: z.string(), hash: z.string() }).nullable(),
  /** Whether you have signed it and can take a receipt of that, whatever came after. */
  hasReceipt: z.boolean(),
  /** In force, and soon ending unless you sign as well: you come to the age from which your own signature is needed. */
  needsYouSoon: z.boolean(),
  /** What was taken back of it, as far as you may know (by yourself, or as the coordinator): null means every party, or every category. */
  takenBack: z.array(z.object({ towards: Id.nullable(), category: z.string().nullable() })),
  /** For the coordinator alone; empty for everybody else. */
  answers: z.array(z.object({ partyId: Id, answer: Answer })),
  confirmations: z.array(z.object({ partyId: Id, confirmed: z.boolean(), withReservation: z.boolean() })),
})
export type ConsentRequest = z.infer<typeof ConsentRequest>

/** What one party may read and give of one category now, and until when; null where it may not. */
export const MatrixCell = z.object({ partyId: Id, category: z.string(), readsUntilAt: Instant.nullable(), givesUntilAt: Instant.nullable() })

/** How the consent of the case stands, in one word for the band. */
export const ConsentState = z.enum(['none', 'partial', 'active', 'expiring', 'revoked'])
export type ConsentState = z.infer<typeof ConsentState>

/**
 * A day within 60 days with which something ends that a consent opens now and no other consent carries on, and why: its own last
 * day, the age from which the young person signs as well or alone, or the end of an exception from a signature.
 */
export const ForeseenEnd = z.object({
  endsOn: Day,
  because: z.enum(['last-day', 'signing-age', 'of-age', 'exception']),
  /** Whether the family has been asked for one that lasts longer, and nobody has said no. */
  isAsked: z.boolean(),
})
export type ForeseenEnd = z.infer<typeof ForeseenEnd>

/** The coordinator's own note on one member of the family: is contact safe, and by which way? The newest counts. */
export const ContactCheck = z.object({ partyId: Id, safe: z.boolean(), channel: z.string(), note: z.string().nullable(), madeAt: Instant })
export type ContactCheck = z.infer<typeof ContactCheck>

/** Custody as the coordinator has found it, with evidence and day; the newest note on each guardian counts. */
export const Custody = z.object({ partyId: Id, kind: CustodyKind, evidence: z.string(), checkedOn: Day })
export type Custody = z.infer<typeof Custody>

/** The consent of a case as its reader may know it now. */
export const Consent = z.object({
  state: ConsentState,
  /** The last day of what is in force. */
  endsOn: Day.nullable(),
  /** Newest first. */
  requests: z.array(ConsentRequest),
  matrix: z.array(MatrixCell),
  /** The parties that requests and matrix speak of. */
  parties: z.array(z.object({ id: Id, kind: PartyKind, agencyKind: z.string().nullable(), label: z.string() })),
  /** Kinds of agency that the kind of case requires and no consent reaches now; for the coordinator alone. */
  requiredPartyMissing: z.array(z.string()),
  /** What ends within 60 days and is to be renewed; for the coordinator alone. */
  foreseen: z.array(ForeseenEnd),
  /** Newest check of each member of the family; for the coordinator alone. */
  contactChecks: z.array(ContactCheck),
  you: Standing,
})
export type Consent = z.infer<typeof Consent>

/** The municipality's rule for signing, as far as it decides who signs. */
export const SigningRule = z.object({
  youthSignsFromAge: z.number().int().nullable(),
  adultAge: z.number().int(),
  /** Whether all who hold custody sign, or one of them is enough. */
  guardians: z.enum(['all', 'one']),
})
export type SigningRule = z.infer<typeof SigningRule>

export const Category = z.object({ code: z.string(), kind: z.enum(['joint', 'fact', 'confidence']), protection: z.enum(['strong', 'medium', 'weak']) })
export type Category = z.infer<typeof Category>

/** The rule in force today and whom it makes sign, for whoever builds or answers a request. */
export const ConsentRule = SigningRule.extend({
  version: z.number().int(),
  /** Whether a meeting is planned with the family in the room unless you say otherwise. */
  familyInMeeting: z.boolean(),
  /** Which reasons there are not to wait for a guardian's signature. */
  exceptions: z.array(ExceptionKind),
  /** From which age the young person alone can open a confidence; null where it is not offered. */
  confidenceFromAge: z.number().int().nullable(),
  maxValidUntilOn: Day,
  requiredAgencyKinds: z.array(z.string()),
  /** Told to the coordinator and the family; empty for agencies, and where birth date or custody is not known yet. */
  signers: z.array(RequiredSigner),
  /** Signers who are not waited for now, by an exception that a second person has confirmed; for the coordinator alone. */
  excepted: z.array(Id),
  /** Guardians by whom a protected family must not be found: nothing goes out to them; for the coordinator alone. */
  dangers: z.array(Id),
  /** What a lawyer has answered, without the words, and about what one has to be asked first; for the coordinator alone. */
  reviews: z.array(z.object({ about: ReviewAbout, validUntilOn: Day })),
  missingReviews: z.array(ReviewAbout),
  /** With its evidence, for the coordinator alone. */
  custody: z.array(Custody),
  /** The kinds of agency that secrecy law does not bind. */
  nonAuthorityKinds: z.array(z.string()),
  /** What a request can name. */
  categories: z.array(Category),
})
export type ConsentRule = z.infer<typeof ConsentRule>

// 2 inputs

export const CheckContact = z.object({ partyId: Id, safe: z.boolean(), channel: Text(120), note: Text(500).optional() })
export const NoteCustody = z.object({ partyId: Id, kind: CustodyKind, evidence: Text(300), checkedOn: Day })
export const RequestConsent = z.object({
  lines: z
    .array(ConsentLine)
    .min(1)
    .max(300)
    .refine((lines) => new Set(lines.map(({ partyId, category }) => `${partyId} ${category}`)).size === lines.length, { message: 'a party and category twice' }),
  purpose: Text(400),
  validUntilOn: Day,
  reach: Reach.default('from-now'),
  exclusions: Text(600).optional(),
  informed: Informed,
})
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** `textHash` is the one that came with the text on screen: what was read is what is signed. */
export const SignConsent = z.object({ locale: Locale, textHash: Sha256, understood: z.literal(true) })
/** `reservationHash` names the reservation as it stood on screen; who is no authority confirms only with it. */
export const ConfirmConsent = z.object({ reservationHash: Sha256.optional() })
export const WithdrawalMethod = z.enum(['self', 'meeting', 'telephone', 'paper'])
/** A no that somebody said otherwise than here, as the coordinator heard it. */
export const NoteRefusal = z.object({ forPartyId: Id, method: WithdrawalMethod.exclude(['self']) })
/**
 * Towards one party or (null) all, of one category or (null) all. The coordinator who heard it says for whom and how; whoever
 * withdraws here does so as themselves.
 */
export const WithdrawConsent = z
  .object({ towards: Id.nullable(), category: z.string().max(40).nullable().default(null), method: WithdrawalMethod, forPartyId: Id.optional() })
  .refine(({ method, forPartyId }) => (method === 'self') === (forPartyId === undefined), { path: ['method'], message: 'self for oneself, another for somebody else' })

// 3 rules

/** The day somebody reaches an age; whoever is born on 29 February does so on 28 February in a common year. */
export function birthdayOn(bornOn: Day, age: number): Day {
  const year = Number(bornOn.slice(0, 4)) + age
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${year}-${bornOn.endsWith('02-29') && !isLeap ? '02-28' : bornOn.slice(5)}`
}

/**
 * Who needs to sign a consent that is asked for on one day and holds until another, and why (FB 6:11, 6:13; OSL 12:3). Empty where
 * nobody can: birth date or custody is not known. It explains; what a signature opens is decided by the database alone.
 */
export function requiredSigners({ youthPartyId, bornOn, custody, rule: { youthSignsFromAge, adultAge }, on, until }: {
  youthPartyId: Id | null
  bornOn: Day | null
  custody: readonly Pick<Custody, 'partyId' | 'kind'>[]
  rule: SigningRule
  on: Day
  until: Day
}): RequiredSigner[] {
  if (youthPartyId === null || bornOn === null) return []
  const youth = { partyId: youthPartyId, role: 'youth' } as const
  if (on >= birthdayOn(bornOn, adultAge)) return [{ ...youth, because: 'of-age', fromOn: null }]
  const guardians = custody.flatMap(({ partyId, kind }): RequiredSigner[] =>
    kind === 'none' ? [] : [{ partyId, role: 'guardian', because: kind === 'appointed' ? kind : `${kind}-custody`, fromOn: null }])
  if (guardians.length === 0 || youthSignsFromAge === null) return guardians
  const signsFrom = birthdayOn(bornOn, youthSignsFromAge)
  return signsFrom > until ? guardians : [...guardians, { ...youth, because: 'signing-age', fromOn: signsFrom > on ? signsFrom : null }]
}

/**
 * Whether a request may go out: contact is found safe with everybody who signs from the start (with one guardian, where one
 * is enough), and with every member of the family who is in the case already. No check counts as not safe; who is not waited for
 * needs none.
 */
export function contactIsSafe({ signers, excepted, rule: { guardians }, admitted, checks }: {
  signers: readonly RequiredSigner[]
  excepted: readonly Id[]
  rule: SigningRule
  admitted: readonly Id[]
  checks: readonly { partyId: Id; safe: boolean }[]
}): boolean {
  const safe = (partyId: Id) => checks.some((check) => check.partyId === partyId && check.safe)
  const now = signers.filter(({ fromOn, partyId }) => fromOn === null && !excepted.includes(partyId))
  const adults = now.filter(({ role }) => role === 'guardian').map(({ partyId }) => partyId)
  const others = now.filter(({ role }) => role === 'youth').map(({ partyId }) => partyId)
  const isAnyAsked = adults.length > 0 || !signers.some(({ role }) => role === 'guardian')
  return isAnyAsked && (guardians === 'one' && adults.length > 0 ? adults.some(safe) : adults.every(safe)) && [...others, ...admitted].every(safe)
}

/** One row of the register: somebody signed, said no, or took it back (all of it, or what concerns one party or category). */
export interface Mark { partyId: Id; what: 'signed' | 'refused' | 'withdrawn'; towards: Id | null; category: string | null }

/** Whether what somebody takes back now is taken back by them already, by itself or with more. */
export const isTakenBack = (marks: readonly Mark[], { partyId, towards, category }: Omit<Mark, 'what'>) =>
  marks.some((mark) => mark.what === 'withdrawn' && mark.partyId === partyId && (mark.towards ?? towards) === towards && (mark.category ?? category) === category)

/** The parties towards which the whole consent was taken back, as far as you may know. */
export const partiesTakenBack = ({ takenBack }: Pick<ConsentRequest, 'takenBack'>): Id[] =>
  [...new Set(takenBack.flatMap(({ towards, category }) => (category === null && towards !== null ? [towards] : [])))]

/** What somebody has answered, from the rows that the reader may know: a withdrawal of all stands over everything before it. */
export function answerOf(marks: readonly Mark[], partyId: Id): Answer {
  const has = (what: Mark['what']) => marks.some((mark) => mark.partyId === partyId && mark.what === what && mark.towards === null && mark.category === null)
  return has('withdrawn') ? 'withdrawn' : has('signed') ? 'signed' : has('refused') ? 'refused' : 'waiting'
}

/** The band's word: what is in force wins; else the newest request says whether something is waited for or taken back. */
export function consentStateOf(requests: readonly Pick<ConsentRequest, 'complete' | 'ended' | 'yourAnswer' | 'answers'>[], endsOn: Day | null, on: Day): ConsentState {
  if (endsOn !== null) return daysBetween(on, endsOn) <= expiringDays ? 'expiring' : 'active'
  const newest = requests[0]
  if (newest === undefined || newest.ended) return 'none'
  const isTakenBack = newest.yourAnswer === 'withdrawn' || newest.answers.some(({ answer }) => answer === 'withdrawn')
  return isTakenBack ? 'revoked' : 'partial'
}
/** From how many days before its end a consent is said to expire. */
export const expiringDays = 30
/** How many days ahead an end and a birthday that changes who signs are foreseen. */
export const foreseenDays = 60
const daysBetween = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/**
 * What a change did to who reads what. Who could read something before that they cannot read after it gets a knock. `joint` and
 * `inConfidence` say in which of the two somebody reads more or less: the door to the own words alone, gained or lost with a
 * confidence, belongs to it.
 */
export function changeOf(before: readonly Reader[], after: readonly Reader[]): { knocks: Id[]; joint: boolean; inConfidence: boolean } {
  const lost = missingIn(after, before)
  const changes = [...lost, ...missingIn(before, after)]
  const isJoint = ({ keys, inConfidence, own }: Reader) => keys.length > inConfidence.length + own.length || inConfidence.length === 0
  return { knocks: lost.map(({ personId }) => personId), joint: changes.some(isJoint), inConfidence: changes.some(({ inConfidence }) => inConfidence.length > 0) }
}
/** The keys that one list of readers has and another has not. */
function missingIn(others: readonly Reader[], readers: readonly Reader[]): Reader[] {
  const held = new Map(others.map(({ personId, keys }) => [personId, new Set(keys)]))
  const missing = (personId: Id, keys: readonly string[]) => keys.filter((key) => !held.get(personId)?.has(key))
  return readers.map(({ personId, keys, inConfidence, own }) =>
    ({ personId, keys: missing(personId, keys), inConfidence: missing(personId, inConfidence), own: missing(personId, own) })).filter(({ keys }) => keys.length > 0)
}
/** Somebody in a case with all keys that they hold there, and which of them belong to a confidence or are those of the own words. */
export interface Reader { personId: Id; keys: readonly string[]; inConfidence: readonly string[]; own: readonly string[] }

/** The kinds of agency that a kind of case requires and these parties do not make up; the coordinator's own counts as social services. */
export const missingKinds = (required: readonly string[], parties: readonly { kind: PartyKind; agencyKind: string | null }[]) =>
  required.filter((kind) => !parties.some((party) => party.agencyKind === kind || (party.kind === 'coordinator' && kind === 'social')))

/** For how many days a check of custody is good enough to ask a family by; custody changes without anybody telling the coordinator. */
export const custodyIsGoodForDays = 30
/** Whether the custody of everybody who signs as a guardian was checked lately. Custody that a test of age makes needless is not asked about. */
export const custodyIsFresh = (signers: readonly RequiredSigner[], custody: readonly Pick<Custody, 'partyId' | 'checkedOn'>[], on: Day): boolean =>
  signers.filter(({ role }) => role === 'guardian')
    .every(({ partyId }) => custody.some((note) => note.partyId === partyId && daysBetween(note.checkedOn, on) <= custodyIsGoodForDays))

interface Stands { state: CaseState }

export const mayCheckContact = rule<Stands>((you, stands) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen(stands), 'case-closed'],
])
/** Custody is noted anew whenever it is checked, in any open case: what the new finding does not cover ends at once. */
export const mayNoteCustody = rule<Stands>((you, stands) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen(stands), 'case-closed'],
])
/** A request goes out when everybody who must sign is known and safe to contact, what is disputed has been asked about, and the required agencies are in it. */
export const mayRequestConsent = rule<Stands & { hasSigners: boolean; custodyIsFresh: boolean; missingReviews: readonly ReviewAbout[]; contactIsSafe: boolean; missingKinds: readonly string[]; validUntilOn: Day; maxValidUntilOn: Day }>(
  (you, request) => [
    [isCoordinator(you), 'not-coordinator'],
    [isOpen(request), 'case-closed'],
    [['mapping', 'consent-pending', 'active', 'paused'].includes(request.state), 'wrong-state'],
    [request.hasSigners, 'needs-signers'],
    [request.custodyIsFresh, 'custody-check-old'],
    [request.missingReviews.length === 0, 'needs-legal-review'],
    [request.contactIsSafe, 'contact-not-safe'],
    [request.missingKinds.length === 0, 'needs-required-parties'],
    [request.validUntilOn <= request.maxValidUntilOn, 'end-too-late'],
  ],
)

type Asked = Pick<ConsentRequest, 'yourAnswer' | 'ended'>
const isAsked = (you: You, { yourAnswer, ended }: Asked) => [
  [isFamily(you) && yourAnswer !== null, 'not-a-signer'],
  [yourAnswer !== 'signed', 'already-signed'],
  [yourAnswer === 'waiting', 'already-done'],
  [!ended, 'wrong-state'],
] as const
/** One signs for oneself, once; a no and a withdrawal stand, and the way back is a new request. */
export const maySignConsent = rule<Asked>((you, request) => isAsked(you, request))
export const mayRefuseConsent = rule<Asked>((you, request) => isAsked(you, request))
/** The coordinator notes the no of somebody whose answer is waited for, as they said it; nobody needs to confirm a no. */
export const mayNoteRefusal = rule<{ answer: Answer | null; ended: boolean }>((you, { answer, ended }) => [
  [isCoordinator(you), 'not-coordinator'],
  [answer !== null, 'not-a-signer'],
  [answer !== 'signed', 'already-signed'],
  [answer === 'waiting', 'already-done'],
  [!ended, 'wrong-state'],
])
/** Whether a request that is in force on a day ends unless somebody signs who comes of the age for it within the days that are foreseen. */
export const isNeededSoon = (fromOn: Day | null, on: Day) => fromOn !== null && fromOn > on && daysBetween(on, fromOn) <= foreseenDays
/** The request that asks for your own signature now: the newest, while it is not in force or soon ends without it. Undefined where there is none. */
export const requestToSign = ({ requests: [newest], you }: Pick<Consent, 'requests' | 'you'>): ConsentRequest | undefined =>
  newest && (!newest.complete || newest.needsYouSoon) && check(maySignConsent, you, newest).ok ? newest : undefined
/** Each agency confirms for itself, once the family's signatures are there. */
export const mayConfirmConsent = rule<Pick<ConsentRequest, 'yourConfirmation' | 'complete' | 'ended'>>((you, { yourConfirmation, complete }) => [
  [!isFamily(you), 'not-for-family'],
  [yourConfirmation !== null, 'not-a-party'],
  [complete, 'consent-missing'],
  [yourConfirmation === false, 'already-done'],
])
/** Without accepting a reservation an authority alone confirms. */
export const mayConfirmWithout = rule<Pick<ConsentRequest, 'yourReservation'>>((_, { yourReservation }) => [[yourReservation === null, 'needs-reservation']])
/**
 * Whoever signs or has signed takes it back, for any reason or none and without a new signature; the coordinator notes it for
 * somebody who said so otherwise. `answer` is that of the person whose withdrawal it is.
 */
export const mayWithdrawConsent = rule<{ forAnother: boolean; answer: Answer | null; isTakenBack: boolean }>((you, { forAnother, answer, isTakenBack }) => [
  [!forAnother || isCoordinator(you), 'not-coordinator'],
  [answer !== null && (forAnother || isFamily(you)), 'not-a-signer'],
  [answer !== 'withdrawn' && !isTakenBack, 'already-done'],
])

// 4 events

const OfRequest = z.object({ caseId: Id, requestId: Id })
const OfSigner = OfRequest.extend({ partyId: Id })
export const contactChecked = event('contact.checked', 'consent', null, z.object({ caseId: Id, partyId: Id }))
export const custodyNoted = event('custody.noted', 'consent', null, z.object({ caseId: Id, partyId: Id }))
export const consentRequested = event('consent.requested', 'consent', 'consent', OfRequest)
export const consentSigned = event('consent.signed', 'consent', 'signature', OfSigner)
export const consentRefused = event('consent.refused', 'consent', 'signature', OfSigner)
export const consentConfirmed = event('consent.confirmed', 'consent', 'consent', OfSigner)
/** The last signature has come. In nobody's name, so that it does not tell whose was the last. */
export const consentCompleted = event('consent.completed', 'consent', 'consent', OfRequest)
/** Who took back what: for the coordinator. Its knocks are the people who lost sight of something. */
export const consentWithdrawn = event('consent.withdrawn', 'consent', 'signature', OfSigner.extend({ towardsPartyId: Id.nullable(), category: z.string().nullable() }))
/**
 * What the others hear when somebody reads who did not, or no longer reads: by a withdrawal, a block, an exception or custody. In
 * nobody's name and with one word for all, so that it does not tell why.
 */
export const readersChanged = event('readers.changed', 'consent', 'consent', z.object({ caseId: Id }))

export const consentEvents = [
  contactChecked, custodyNoted, consentRequested, consentSigned, consentRefused, consentConfirmed, consentCompleted, consentWithdrawn, readersChanged,
]
