import { z } from 'zod'
import { isCoordinator, PartyKind, Standing, type Standing as You } from './actor.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Day, Instant, Text } from './kernel/time.ts'
import { Locale, Name } from './people.ts'

// 1 shapes

/** Where a case stands. The order is the ordinary course (after SIG:RBM, Örebro's handbook); which moves are allowed is `caseMoves`. */
export const CaseState = z.enum([
  'inquiry', 'screening', 'declined', 'mapping', 'consent-pending', 'active', 'paused', 'closing', 'closed', 'follow-up',
])
export type CaseState = z.infer<typeof CaseState>

/** Why a collaboration rests: no consent holds, the young person is placed, or what the reason says. */
export const PauseGround = z.enum(['no-consent', 'placement', 'other'])
export type PauseGround = z.infer<typeof PauseGround>

export const CaseKind = z.enum(['sspf', 'sig'])
/** On what ground the young person takes part; documentation and retention follow from it (SoL 14:3-5). */
export const LegalFrame = z.enum(['no-individual-assessment', 'assistance-decision', 'lvu-22', 'sentence'])
export type LegalFrame = z.infer<typeof LegalFrame>

/** A party as everybody in the case sees it: who takes part, as what. `names` are the people who hold the function now. */
export const Party = z.object({
  id: Id,
  slot: z.number().int(),
  kind: PartyKind,
  inquirer: z.boolean(),
  /** The function's and the agency's name, or the family member's own. */
  label: z.string(),
  agencyKind: z.string().nullable(),
  functionId: Id.nullable(),
  casePersonId: Id.nullable(),
  names: z.array(z.string()),
  admitted: z.boolean(),
  endedAt: Instant.nullable(),
})
export type Party = z.infer<typeof Party>

/**
 * Who wrote a row, as its reader may know them: the party for which they wrote and their own name. Null is what is not the
 * reader's to know.
 */
export const Author = z.object({ kind: PartyKind.nullable(), label: z.string().nullable(), name: z.string().nullable() })
export type Author = z.infer<typeof Author>

export const CasePersonRole = z.enum(['youth', 'guardian', 'sibling', 'important-adult', 'relative'])
/** A sibling or an important adult is words alone; the others are parties and have a sign-in. */
export const takesPart = (role: z.infer<typeof CasePersonRole>) => role === 'youth' || role === 'guardian' || role === 'relative'
export const CasePerson = z.object({
  id: Id,
  role: CasePersonRole,
  name: z.string(),
  age: z.number().int().nullable(),
  locale: Locale,
  interpreter: z.string().nullable(),
  relation: z.string().nullable(),
  partyId: Id.nullable(),
})
export type CasePerson = z.infer<typeof CasePerson>

/** A line of the list of cases: no more than the name that one may know and how it stands (SoLPUL 7 a: nothing sensitive). */
export const CaseLine = z.object({
  id: Id,
  kind: CaseKind,
  /** Null for a party whose consent has ended: it keeps its own words and learns nothing new. */
  state: CaseState.nullable(),
  stateAt: Instant,
  /** The young person's first name and initial, or the code name of a protected case; null where the name is not yours to read. */
  label: z.string().nullable(),
  you: z.object({ kind: PartyKind, inquirer: z.boolean() }),
})
export type CaseLine = z.infer<typeof CaseLine>

export const Inquiry = z.object({
  id: Id,
  concern: z.string(),
  tried: z.string().nullable(),
  familyKnows: z.boolean(),
  madeAt: Instant,
  from: z.string(),
  naming: z.object({ name: z.string(), bornYear: z.number().int(), ground: z.enum(['guardian-go-ahead', 'own-ground']), groundNote: z.string() }).nullable(),
})

/** A decision to start that the kind of case asks for besides consent (docs/decisions/0016): whose it is to make, and who made it when, once noted. */
export const StartDecision = z.object({ agencyKind: z.string(), decidedBy: z.string().nullable(), decidedOn: Day.nullable() })
export type StartDecision = z.infer<typeof StartDecision>

export const ClosureReason = z.enum([
  'as-planned', 'not-as-planned', 'transferred', 'to-service', 'aborted', 'consent-withdrawn', 'moved-away', 'turned-18-no-consent', 'placement',
])
export type ClosureReason = z.infer<typeof ClosureReason>

/** How a case was closed: why, which support goes on, when one hears from each other again, and when the family got its copy. */
export const CaseClosure = z.object({
  reason: ClosureReason,
  continuingSupport: z.string().nullable(),
  followUpOn: Day.nullable(),
  copyGivenOn: Day.nullable(),
  at: Instant,
})
export type CaseClosure = z.infer<typeof CaseClosure>

/** The whole case as its reader may know it now; `you` is the reader's own standing. */
export const CaseFile = z.object({
  id: Id,
  kind: CaseKind,
  /** For the coordinator: what social services have decided about somebody is theirs to tell. */
  legalFrame: LegalFrame.nullable(),
  startDecisions: z.array(StartDecision),
  /** Null, as all that follows is empty, for a party whose consent has ended. */
  state: CaseState.nullable(),
  /** `pause` is the ground of a step to paused. `by` is the party that took the step; null where it followed by itself. */
  steps: z.array(z.object({ state: CaseState, pause: PauseGround.nullable(), reason: z.string().nullable(), by: z.string().nullable(), at: Instant })),
  label: z.string().nullable(),
  /** It has a code name and is open to named people alone. */
  isProtected: z.boolean(),
  people: z.array(CasePerson),
  parties: z.array(Party),
  inquiry: Inquiry.nullable(),
  requiredAgencyKinds: z.array(z.string()),
  /** The states that this kind of case knows. */
  states: z.array(CaseState),
  /** How many weeks lie between two meetings as a rule; only proposed, never asked. */
  cadenceWeeks: z.number().int().min(1),
  /** The latest closure; null until the case has been closed. */
  closure: CaseClosure.nullable(),
  you: Standing,
})
export type CaseFile = z.infer<typeof CaseFile>

/** The areas of the mapping talk; each is the coordinator's own note. */
export const MappingArea = z.enum([
  'own-words', 'home', 'school', 'leisure', 'peers', 'health', 'substances', 'crime', 'economy', 'strengths', 'important-adults',
  'tried', 'wishes', 'not-to-raise', 'safety', 'whom-to-invite', 'maturity', 'next-step',
])
export const MappingNote = z.object({ area: MappingArea, text: z.string(), version: z.number().int(), madeAt: Instant })

/** The blocks of the closing evaluation: the family answers the first, the agencies the others; economy is social services' own and not here. */
export const EvaluationBlock = z.enum(['alliance', 'efforts', 'effects'])
export const Evaluation = z.object({
  id: Id,
  partyId: Id,
  block: EvaluationBlock,
  answers: z.record(z.string(), z.union([z.string(), z.number()])),
  madeAt: Instant,
})
export type Evaluation = z.infer<typeof Evaluation>
/** Who has to answer before the next may: the youth, then the guardians; null when the parties may. */
export const WaitsFor = z.enum(['youth', 'guardian']).nullable()
export type WaitsFor = z.infer<typeof WaitsFor>

// 2 inputs

/** The first question. It has no field for a name, and says so. */
export const MakeInquiry = z.object({
  kind: CaseKind,
  asFunctionId: Id,
  toFunctionId: Id,
  concern: Text(2000),
  tried: Text(2000).optional(),
  familyKnows: z.boolean(),
})
export const NameInquiry = z.object({
  name: Name,
  bornYear: z.number().int().min(1990).max(2100),
  ground: z.enum(['guardian-go-ahead', 'own-ground']),
  groundNote: Text(500),
})
/** A pause has a ground, and one of the kind `other` says in words which. A follow-up says what it is for. */
export const MoveCase = z.object({ state: CaseState, pause: PauseGround.optional(), reason: Text(500).optional() })
  .refine(({ state, pause }) => (state === 'paused') === (pause !== undefined), { path: ['pause'], error: 'a pause, and nothing else, has a ground' })
  .refine(({ state, pause, reason }) => reason !== undefined || (pause !== 'other' && state !== 'follow-up'), { path: ['reason'], error: 'needs a reason' })
export const NoteStartDecision = z.object({ agencyKind: z.string().max(40), decidedBy: Name, decidedOn: Day })
export const ChooseLegalFrame = z.object({ legalFrame: LegalFrame })
export const WriteMappingNote = z.object({ area: MappingArea, text: Text(8000) })

export const PersonalNumber = z.string().regex(/^\d{12}$/, 'twelve digits: YYYYMMDDNNNN')
/** Who takes part has a sign-in; a sibling or an important adult is words alone, and nobody is looked up behind them. */
export const AddFamilyMember = z.object({
  role: CasePersonRole,
  name: Name,
  bornOn: Day.optional(),
  /** Ties the person to a sign-in by e-ID; stored only as a keyed hash. */
  personalNumber: PersonalNumber.optional(),
  locale: Locale.default('sv'),
  interpreter: Text(120).optional(),
  relation: Text(120).optional(),
  custody: z.object({ kind: z.enum(['joint', 'sole', 'appointed', 'none']), evidence: Text(300), checkedOn: Day }).optional(),
}).refine(({ role, personalNumber }) => personalNumber === undefined || takesPart(role), {
  path: ['personalNumber'], error: 'is for those who take part; a sibling’s would find their own case',
}).refine(({ role, personalNumber }) => personalNumber !== undefined || role !== 'relative', {
  path: ['personalNumber'], error: 'is needed: a relative does nothing here but read',
})
export const AddParty = z.object({ functionId: Id })
export const EndParty = z.object({ reason: Text(300) })
/** A work that came to its end is evaluated by the youth. Where it broke off, the reason is enough: nobody may be left to ask. */
export const asksForEvaluation = (reason: ClosureReason) => reason === 'as-planned' || reason === 'not-as-planned'
/** A family that worked to the end goes home with its copy, and the day on which it got it is noted. */
export const CloseCase = z
  .object({
    reason: ClosureReason,
    continuingSupport: Text(2000).optional(),
    followUpOn: Day.optional(),
    copyGivenOn: Day.optional(),
  })
  .refine(({ reason, copyGivenOn }) => copyGivenOn !== undefined || !asksForEvaluation(reason), { path: ['copyGivenOn'], error: 'needs the day of the copy' })
/** The one answer that the coordinator notes where somebody does not answer, with the reason; it lets the next ones answer. */
export const noAnswer = 'no-answer'
export const Evaluate = z.object({
  partyId: Id,
  block: EvaluationBlock,
  answers: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,40}$/), z.union([Text(2000), z.number().int().min(0).max(10)]))
    .refine((answers) => Object.keys(answers).length > 0, 'at least one answer')
    .refine((answers) => !(noAnswer in answers) || (Object.keys(answers).length === 1 && typeof answers[noAnswer] === 'string'), 'who does not answer has no answers'),
})

// 3 rules

/** Which states may follow which, as far as the kind of case knows them. Pausing and resuming keep the plan; a closed case is only followed up. */
export const caseMoves: Record<CaseState, readonly CaseState[]> = {
  inquiry: ['screening', 'declined'],
  screening: ['mapping', 'declined'],
  declined: [],
  mapping: ['consent-pending', 'declined'],
  'consent-pending': ['active', 'mapping', 'declined', 'closed'],
  active: ['paused', 'closing'],
  paused: ['active', 'consent-pending', 'closing'],
  closing: ['closed', 'active'],
  closed: ['follow-up'],
  'follow-up': ['closed'],
}

interface Stands { state: CaseState }
export const isOpen = ({ state }: Stands) => !['declined', 'closed', 'follow-up'].includes(state)

export const mayMoveCase = rule<Stands & { to: CaseState; states: readonly CaseState[] }>((you, { state, to, states }) => [
  [isCoordinator(you), 'not-coordinator'],
  [caseMoves[state].includes(to) && states.includes(to), 'wrong-state'],
])
/** Every decision to start that the kind of case asks for has been made. */
export const isStartDecided = (decisions: readonly StartDecision[]) => decisions.every(({ decidedOn }) => decidedOn !== null)
/**
 * The coordinator notes each decision once. Another agency learns of the case by the consent alone, and so decides when that is
 * in force and not before (docs/decisions/0016).
 */
export const mayNoteStartDecision = rule<Stands & { agencyKind: string; decisions: readonly StartDecision[]; consentIsInForce: boolean }>(
  (you, { state, agencyKind, decisions, consentIsInForce }) => [
    [isCoordinator(you), 'not-coordinator'],
    [['mapping', 'consent-pending'].includes(state) && decisions.some((one) => one.agencyKind === agencyKind), 'wrong-state'],
    [decisions.some((one) => one.agencyKind === agencyKind && one.decidedOn === null), 'already-done'],
    [agencyKind === 'social' || consentIsInForce, 'consent-missing'],
  ],
)
export const mayChooseLegalFrame = rule<Stands>((you, { state }) => [
  [isCoordinator(you), 'not-coordinator'],
  [['screening', 'mapping'].includes(state), 'wrong-state'],
])
export const mayNameInquiry = rule<Stands>((you, { state }) => [
  [you.inquirer, 'not-yours'],
  [['inquiry', 'screening'].includes(state), 'wrong-state'],
])
export const mayWriteMapping = rule<Stands>((you, stands) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen(stands), 'case-closed'],
])
export const mayChangeTeam = rule<Stands>((you, stands) => [
  [isCoordinator(you), 'not-coordinator'],
  [isOpen(stands), 'case-closed'],
])
export const isOfFamily = ({ kind }: { kind: PartyKind }) => kind === 'youth' || kind === 'guardian'
/**
 * The youth's evaluation comes first, then the guardians', then the parties'. Everybody answers for themselves; for the
 * family the coordinator may write down what was said. An agency's answer is a public body's own and nobody else's to give.
 */
export const mayEvaluate = rule<Stands & { forParty: { id: string; kind: PartyKind }; waitsFor: WaitsFor }>(
  (you: You, { state, forParty, waitsFor }) => [
    [state === 'closing', 'wrong-state'],
    [you.parties.includes(forParty.id) || (isCoordinator(you) && isOfFamily(forParty)), 'not-yours'],
    [forParty.kind === 'youth' || waitsFor !== 'youth', 'needs-evaluation'],
    [isOfFamily(forParty) || waitsFor === null, 'needs-guardian-evaluation'],
    [isOfFamily(forParty) || you.gives.includes('meeting'), 'consent-missing'],
  ],
)
export const mayCloseCase = rule<Stands & { reason: ClosureReason; openCommitments: number; youthHasAnswered: boolean }>(
  (you, { state, reason, openCommitments, youthHasAnswered }) => [
    [isCoordinator(you), 'not-coordinator'],
    [state === 'closing' || state === 'consent-pending', 'wrong-state'],
    [youthHasAnswered || !asksForEvaluation(reason), 'needs-evaluation'],
    [openCommitments === 0, 'open-commitments'],
  ],
)

// 4 events

const OfCase = z.object({ caseId: Id })
export const caseInquired = event('case.inquired', 'case', 'inquiry', OfCase)
export const inquiryNamed = event('inquiry.named', 'case', 'inquiry', OfCase)
export const caseMoved = event('case.moved', 'case', 'progress', OfCase.extend({ state: CaseState }))
export const startDecided = event('start.decided', 'case', 'team', OfCase.extend({ agencyKind: z.string() }))
export const legalFrameChosen = event('legal-frame.chosen', 'case', null, OfCase.extend({ legalFrame: LegalFrame }))
export const mappingNoted = event('mapping.noted', 'mapping', null, OfCase.extend({ area: MappingArea }))
export const familyMemberAdded = event('family-member.added', 'case', 'team', OfCase.extend({ casePersonId: Id }))
export const partyAdded = event('party.added', 'case', 'team', OfCase.extend({ partyId: Id }))
export const partyEnded = event('party.ended', 'case', 'team', OfCase.extend({ partyId: Id }))
export const caseEvaluated = event('case.evaluated', 'case', 'meeting', OfCase.extend({ partyId: Id, block: EvaluationBlock }))
export const caseClosed = event('case.closed', 'case', 'progress', OfCase.extend({ reason: ClosureReason }))

export const caseEvents = [caseInquired, inquiryNamed, caseMoved, startDecided, legalFrameChosen, mappingNoted, familyMemberAdded, partyAdded, partyEnded, caseEvaluated, caseClosed]
