/**
 * The consent gate a second time: who may know of which row, at this moment, stated from the sentences of the design
 * (docs/language.md, docs/promises.md) and from nothing else. It shares no code, no data layout and no method with the
 * product: where the database keeps grants with time ranges, this asks of every fact "does it hold now?".
 *
 * To be read line by line by somebody who did not write the policies.
 */

/** Milliseconds since 1970. */
export type Instant = number
/** YYYY-MM-DD, a day in Stockholm. */
export type Day = string
export type Slot = number

export interface Gate {
  category: number
  chapter: number
}

/** A row with case content. `gate` null is a draft. An event that belongs to no case has addressees instead of keys. */
export interface Row {
  table: string
  id: number
  caseNumber: number | null
  gate: Gate | null
  own: Slot | null
  addressees?: string[]
  /** The id of the party whose words they are, where somebody wrote down what another said. */
  speaker?: number
}

export interface Party {
  id: number
  slot: Slot
  kind: 'coordinator' | 'agency' | 'youth' | 'guardian' | 'relative'
  inquirer: boolean
  /** The function whose holders are this party, or the one person who is. */
  functionId: string | null
  personId: string | null
  admitted: boolean
  ended: boolean
  until: Instant | null
}

export interface Line {
  slot: Slot
  category: number
  reads: boolean
  gives: boolean
}

/** Who signs, by a municipality's rule. */
export interface SigningRule {
  youthSignsFromAge: number | null
  guardians: 'all' | 'one'
  /** The kinds of exception that count under it. */
  exceptions: ExceptionKind[]
  /** From which age the young person alone may open a confidence; null where there is none. */
  confidenceFromAge: number | null
}
export type ExceptionKind = 'hindered' | 'legal-review'

export interface Request {
  id: number
  madeAt: Instant
  validUntilOn: Day
  reach: 'from-now' | 'all'
  /** Asked of the family, or of the young person alone and kept from guardians. */
  scope: 'family' | 'confidence'
  rule: SigningRule
  lines: Line[]
  signedBy: Set<Slot>
  refusedBy: Set<Slot>
  /** The guardians who held custody when the family was asked. */
  askedOf: Set<Slot>
  confirmedBy: Set<Slot>
  withdrawnFrom: Set<Slot | 'everybody'>
  /** One category taken back, from one party or from everybody. */
  withdrawnCategories: { from: Slot | 'everybody'; category: number }[]
  /** Known once it has opened: the chapter from which it reaches. */
  fromChapter: number | null
  assessments: Assessment[]
}

/** That somebody who would tell something has found the young person mature enough. */
export interface Assessment {
  id: number
  slot: Slot
  validUntilOn: Day
  ended: boolean
}

export interface CaseFile {
  number: number
  kind: 'sspf' | 'sig'
  municipality: string
  bornOn: Day
  chapter: number
  parties: Party[]
  /** The newest finding for each guardian. */
  custody: Map<Slot, string>
  requests: Request[]
  blocks: Block[]
  exceptions: Exception[]
  noted: Noted[]
  protections: Protection[]
}

/** While it holds, whoever holds a function is let in by name alone, and a guardian who is the danger not at all. */
export interface Protection {
  id: number
  listed: { id: number; personId: string; ended: boolean }[]
  dangers: Set<Slot>
  /** One person has said so; and another has confirmed it. */
  endSaid: boolean
  ended: boolean
}

/** Somebody's signature as another wrote it down: it counts when a third has confirmed it. */
export interface Noted {
  id: number
  requestId: number
  slot: Slot
  madeBy: string
  dropped: boolean
}

/** A guardian whose signature is not waited for, once a second person has confirmed it. */
export interface Exception {
  id: number
  slot: Slot
  kind: ExceptionKind
  validUntilOn: Day
  confirmed: boolean
  ended: boolean
  /** Since it was noted, the guardian has said no to something, or taken all of it back. */
  answered: boolean
}

/** Keeps a function, or a person in any function, out of the case until it is lifted. */
export interface Block {
  id: number
  functionId: string | null
  personId: string | null
  lifted: boolean
}

export interface Holding {
  id: number
  personId: string
  functionId: string
  from: Instant
  to: Instant | null
}

export type StandingRole = 'coordinator' | 'inquirer' | 'youth' | 'guardian'
/** What a municipality lets each role read and give without any consent. */
export type StandingRules = Record<StandingRole, { reads: number[]; gives: number[] }>

export interface World {
  now: Instant
  rules: Record<string, StandingRules>
  holdings: Holding[]
  cases: CaseFile[]
  rows: Row[]
}

export const categories = {
  consent: 0, signature: 1, inquiry: 2, progress: 3, team: 4, plan: 5, meeting: 6, conversation: 7, voice: 8,
  guardianView: 9, confidenceConsent: 10, confidence: 11, schoolAttendance: 20, suspicion: 26, health: 28,
} as const

/** The process of consent itself and the team's names have no chapters: whoever may read them reads them whole. */
export const isChaptered = (category: number) => category > categories.team && category !== categories.confidenceConsent

const adultAge = 18
const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
})
const knownMidnights = new Map<Day, Instant>()

/** The instant at which a day begins in Stockholm, by the time zone data that Node carries. */
export function startOfDay(day: Day): Instant {
  const known = knownMidnights.get(day)
  if (known !== undefined) return known
  for (const offset of ['+01:00', '+02:00']) {
    const midnight = Date.parse(`${day}T00:00:00${offset}`)
    if (stockholm.format(midnight) === `${day} 00:00`) {
      knownMidnights.set(day, midnight)
      return midnight
    }
  }
  throw new Error(`${day} is no day in Stockholm`)
}

/** A day some days later. */
export const daysLater = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The instant of a birthday: midnight; whoever is born on 29 February has it on the last of February in other years. */
export function birthday(bornOn: Day, age: number): Instant {
  const [year, month, day] = bornOn.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year + age, month, 0)).getUTCDate()
  return startOfDay(`${year + age}-${String(month).padStart(2, '0')}-${String(Math.min(day, lastOfMonth)).padStart(2, '0')}`)
}

/** Whether somebody in the case keeps the function out of it, or the person out of every function and out of being a relative. */
const isBlocked = (file: CaseFile, functionId: string | null, personId: string | null) =>
  file.blocks.some((block) => !block.lifted && (block.functionId !== null ? block.functionId === functionId : block.personId === personId))

const protectionsInForce = (file: CaseFile) => file.protections.filter((protection) => !protection.ended)

/** Whether a case lets a person in through a function: a protected one lets in whom it names. */
const isLetIn = (file: CaseFile, personId: string) =>
  protectionsInForce(file).every(({ listed }) => listed.some((one) => one.personId === personId && !one.ended))

/** Whether a guardian is whom the family must not be found by. */
const isDanger = (file: CaseFile, slot: Slot) => protectionsInForce(file).some(({ dangers }) => dangers.has(slot))
/** Whether a block keeps a party out as a whole: its function, or the person who is a relative. */
const isKeptOut = (file: CaseFile, { kind, functionId, personId }: Party) => isBlocked(file, functionId, kind === 'relative' ? personId : null)

/** Takes part because a consent names them, and through nothing else. */
const isNamedOnly = ({ kind }: Party) => kind === 'agency' || kind === 'relative'

/** The parties of a case to which a person belongs now. */
export function partiesOf(world: World, personId: string | null, file: CaseFile): Party[] {
  if (personId === null) return []
  return file.parties.filter((party) => {
    if (party.ended) return false
    if (party.functionId !== null) {
      if (isBlocked(file, party.functionId, personId) || !isLetIn(file, personId)) return false
      return world.holdings.some((held) => held.personId === personId && held.functionId === party.functionId
        && held.from <= world.now && (held.to === null || world.now < held.to))
    }
    if (isKeptOut(file, party)) return false
    return party.personId === personId && party.admitted && !isDanger(file, party.slot) && (party.until === null || world.now < party.until)
  })
}

const holdsCustody = (file: CaseFile, party: Party) => !party.ended && (file.custody.get(party.slot) ?? 'none') !== 'none'

/** Whether a guardian's signature is not waited for now; who has said no to the request is never passed over. */
const isExcepted = (file: CaseFile, request: Request, slot: Slot, now: Instant) =>
  !request.refusedBy.has(slot) && file.exceptions.some((exception) =>
    exception.slot === slot && request.rule.exceptions.includes(exception.kind) && exception.confirmed && !exception.ended && !exception.answered && now < startOfDay(daysLater(exception.validUntilOn, 1)))

/** Whether every signature that is needed now stands under the request, and its last day has not passed. */
export function isSigned(file: CaseFile, request: Request, now: Instant): boolean {
  if (now >= startOfDay(daysLater(request.validUntilOn, 1))) return false

  const youth = file.parties.find((party) => party.kind === 'youth')
  const youthSigned = youth !== undefined && request.signedBy.has(youth.slot)
  const adultAt = birthday(file.bornOn, adultAge)
  if (request.scope === 'confidence') return youthSigned && now < adultAt
  if (request.madeAt >= adultAt) return youthSigned
  if (now >= adultAt) return false

  // Whoever was asked is not left out by a later note on custody.
  const holders = file.parties.filter((party) => holdsCustody(file, party) || request.askedOf.has(party.slot))
  const signed = holders.filter((holder) => request.signedBy.has(holder.slot))
  const settled = holders.filter((holder) => signed.includes(holder) || isExcepted(file, request, holder.slot, now))
  const guardiansSigned = signed.length > 0 && (request.rule.guardians === 'one' || settled.length === holders.length)
  if (holders.length === 0 || !guardiansSigned) return false

  const { youthSignsFromAge } = request.rule
  const youthMustSign = youthSignsFromAge !== null && now >= birthday(file.bornOn, youthSignsFromAge)
  return !youthMustSign || youthSigned
}

/** Whether a consent holds now towards somebody. */
const isInForce = (file: CaseFile, request: Request, now: Instant) =>
  request.fromChapter !== null && isSigned(file, request, now) && !request.withdrawnFrom.has('everybody')

/** What happens by itself after every fact: a consent that is complete for the first time opens, and may begin a chapter. */
export function settle(file: CaseFile, now: Instant) {
  for (const request of file.requests) {
    if (request.fromChapter !== null || request.withdrawnFrom.has('everybody') || !isSigned(file, request, now)) continue
    request.fromChapter = request.reach === 'from-now' ? (file.chapter += 1) : 0
  }
}

export interface Grant extends Line {
  fromChapter: number
}

/** What the consents in force give to the agencies and relatives of a case now. A relative does not read the consent itself, nor how the case goes. */
export function grants(file: CaseFile, now: Instant): Grant[] {
  return file.requests.filter((request) => isInForce(file, request, now)).flatMap((request) => {
    const fromChapter = request.fromChapter!
    const partyAt = (slot: Slot) => file.parties.find((party) => party.slot === slot)!
    const isConfidence = request.scope === 'confidence'
    const lines = request.lines.filter((line) => !request.withdrawnFrom.has(line.slot) && !isKeptOut(file, partyAt(line.slot))
      && !request.withdrawnCategories.some(({ from, category }) => category === line.category && (from === line.slot || from === 'everybody')))
    const named = [...new Set(lines.map((line) => line.slot))]
    const isRelative = (slot: Slot) => partyAt(slot).kind === 'relative'
    const aboutConsent = (slot: Slot) => ({ slot, category: isConfidence ? categories.confidenceConsent : categories.consent, reads: !isRelative(slot), gives: true, fromChapter })
    const aboutProgress = (slot: Slot) => ({ slot, category: categories.progress, reads: true, gives: false, fromChapter })
    return named.flatMap((slot) =>
      request.confirmedBy.has(slot)
        ? [aboutConsent(slot), ...(isConfidence || isRelative(slot) ? [] : [aboutProgress(slot)]),
            ...(isConfidence && !isFoundMature(request, now) ? [] : lines.filter((line) => line.slot === slot).map((line) => ({ ...line, fromChapter })))]
        : [aboutConsent(slot)])
  })
}

/** Whether everybody who would tell something in a confidence stands by an assessment of their own. */
const isFoundMature = (request: Request, now: Instant) => request.lines.filter((line) => line.gives).every((line) =>
  request.assessments.some(({ slot, validUntilOn, ended }) => slot === line.slot && !ended && now < startOfDay(daysLater(validUntilOn, 1))))

/** What a party reads and gives without consent. The inquirer's part ends when a consent has once opened the case. */
function standingRules(world: World, file: CaseFile, party: Party) {
  const rules = world.rules[file.municipality]!
  const hasOpened = file.requests.some((request) => request.scope === 'family' && request.fromChapter !== null)
  return [
    ...(party.kind === 'agency' || party.kind === 'relative' ? [] : [rules[party.kind]]),
    ...(party.inquirer && !hasOpened ? [rules.inquirer] : []),
  ]
}

/** What somebody may see of a case at this moment, worked out once and then asked about many rows. */
export interface Sight {
  ownSlots: Set<Slot>
  /** The ids of their own parties in the family. */
  ownVoices: Set<number>
  hiddenSlots: Set<Slot>
  /** For each category that may be read, the first chapter that may be. */
  fromChapter: Map<number, number>
}

/** What a person may see of one case now. */
export function sightOf(world: World, personId: string | null, file: CaseFile): Sight {
  const parties = partiesOf(world, personId, file)
  const fromChapter = new Map<number, number>()
  const open = (category: number, chapter: number) =>
    fromChapter.set(category, Math.min(chapter, fromChapter.get(category) ?? chapter))

  for (const party of parties) {
    for (const rule of standingRules(world, file, party)) for (const category of rule.reads) open(category, 0)
    for (const grant of grants(file, world.now)) {
      if (grant.slot === party.slot && grant.reads) open(grant.category, grant.fromChapter)
    }
  }
  const family = parties.filter((party) => party.kind === 'guardian' || party.kind === 'youth')
  const ownSlots = new Set(parties.map((party) => party.slot))
  const guardians = file.parties.filter((party) => party.kind === 'guardian' && !ownSlots.has(party.slot))
  return {
    ownSlots, ownVoices: new Set(family.map((party) => party.id)), fromChapter,
    hiddenSlots: new Set(family.length > 0 || parties.some((party) => party.kind === 'relative') ? guardians.map((party) => party.slot) : []),
  }
}

/** Whether a row of the case may be known to whoever has this sight of it. */
export function sees(sight: Sight, row: Row): boolean {
  if (row.own !== null && sight.hiddenSlots.has(row.own)) return false
  if (row.own !== null && sight.ownSlots.has(row.own)) return true
  if (row.gate === null) return false
  if (row.speaker !== undefined && sight.ownVoices.has(row.speaker)) return true
  const first = sight.fromChapter.get(row.gate.category)
  return first !== undefined && (!isChaptered(row.gate.category) || row.gate.chapter >= first)
}

/** The parties through which a person may enter a case now; none means that for them it does not exist. */
export function standing(world: World, personId: string | null, file: CaseFile): Party[] {
  return partiesOf(world, personId, file).filter((party) =>
    !isNamedOnly(party) || party.inquirer
    || grants(file, world.now).some((grant) => grant.slot === party.slot)
    || world.rows.some((row) => row.table === 'event' && row.caseNumber === file.number && row.own === party.slot))
}

/** The party for which somebody with several of them writes: the coordinator's, else the inquirer's, else the first. */
export const entersFor = (parties: Party[]): Party | undefined =>
  parties.find((party) => party.kind === 'coordinator') ?? parties.find((party) => party.inquirer) ?? parties[0]

/** The categories that a party may share in now. */
export function giving(world: World, file: CaseFile, slot: Slot): Set<number> {
  const party = file.parties.find((each) => each.slot === slot)!
  return new Set([
    ...standingRules(world, file, party).flatMap((rule) => rule.gives),
    ...grants(file, world.now).filter((grant) => grant.slot === slot && grant.gives).map((grant) => grant.category),
  ])
}

/**
 * The slots of those who read a row, as far as somebody who is in the case as a party may know: "Vem kan läsa det här?". It does
 * not tell a member of the family or a relative of themselves, nor a guardian of the family, and a guardian's words reach nobody else of these.
 */
export function readersOf(world: World, file: CaseFile, { gate, own }: Pick<Row, 'gate' | 'own'>, asker: Party): Slot[] {
  const isAGuardians = file.parties.some((party) => party.slot === own && party.kind === 'guardian')
  return file.parties.filter((party) => {
    if (party.ended || (party.until !== null && world.now >= party.until)) return false
    if (isKeptOut(file, party)) return false
    if (party.functionId === null && (!party.admitted || isDanger(file, party.slot) || party.slot === asker.slot || (asker.kind === 'guardian' && party.kind !== 'relative'))) return false
    if (party.slot === own) return true
    if (gate === null || (party.functionId === null && isAGuardians)) return false
    return standingRules(world, file, party).some((rule) => rule.reads.includes(gate.category))
      || grants(file, world.now).some((grant) => grant.slot === party.slot && grant.category === gate.category && grant.reads
        && (!isChaptered(gate.category) || grant.fromChapter <= gate.chapter))
  }).map((party) => party.slot)
}

/** Of whom somebody is told that they read a row: of all, where they read it by its category or could write it now; else of nobody but who wrote it, where that is themselves. */
export function mayAskWhoReads(world: World, personId: string, { file, slot }: { file: CaseFile; slot: Slot }, { gate, own }: Pick<Row, 'gate' | 'own'>): 'all' | 'own' | null {
  const sight = sightOf(world, personId, file)
  if (own !== null && sight.hiddenSlots.has(own)) return null
  if (gate !== null && isOpenTo(world, sight, { file, slot }, gate)) return 'all'
  return own !== null && sight.ownSlots.has(own) ? 'own' : null
}

function isOpenTo(world: World, sight: Sight, { file, slot }: { file: CaseFile; slot: Slot }, gate: NonNullable<Row['gate']>): boolean {
  const first = sight.fromChapter.get(gate.category)
  const now = isChaptered(gate.category) ? file.chapter : 0
  return (first !== undefined && (!isChaptered(gate.category) || gate.chapter >= first))
    || (giving(world, file, slot).has(gate.category) && gate.chapter === now)
}

const coordinatorWrites = new Set(['case_person', 'case_party', 'party_admission', 'party_end', 'custody', 'case_step', 'start_decision', 'legal_frame',
  'mapping_note', 'closure', 'contact_check', 'signature_exception', 'signature_exception_end', 'paper_form', 'noted_signature', 'noted_signature_scan', 'noted_signature_end', 'consent_request', 'consent_line', 'meeting', 'meeting_item', 'meeting_step',
  'decision', 'item_note'])
const oneWritesForOneself = new Set(['consent_signature', 'consent_refusal', 'consent_confirmation'])

/** A row that somebody tries to add: who is named as its author, and for which slot it signs, if it does. */
export interface Attempt extends Row {
  madeBy: string
  forSlot: Slot
  /** What it would confirm; and that it is a signature which somebody else is to have given outside. */
  confirms?: Noted
  isNoted?: boolean
}

/** In care that nobody has asked a lawyer about (no history ever does), or with custody for whom it must not be found by, a family is not asked. */
export const waitsForLawyer = (world: World, file: CaseFile) => world.now < birthday(file.bornOn, adultAge)
  && (world.rows.some((row) => row.table === 'lvu_care' && row.caseNumber === file.number)
    || file.parties.some((party) => isDanger(file, party.slot) && holdsCustody(file, party)))

const coordinatorsOwn = new Set(['third_person', 'legal_review', 'legal_review_end', 'lvu_care', 'case_protection', 'case_danger', 'paper_form', 'noted_signature', 'noted_signature_scan', 'noted_signature_confirmation', 'noted_signature_end'])

/** Whether a person who entered the case for a slot may add this row now. */
export function mayAdd(world: World, personId: string, entered: { file: CaseFile; slot: Slot }, attempt: Attempt): boolean {
  const { file, slot } = entered
  if (attempt.table === 'consent_grant') return false
  // What is asked is asked at once: a line comes with its request, in one act, and never alone.
  if (attempt.table === 'consent_line') return false
  // It confirms nothing that another person has noted.
  if (attempt.table === 'signature_exception_confirmation' || attempt.table === 'disclosure_confirmation') return false
  // It assesses nothing that it was asked for, and ends no assessment.
  if (attempt.table === 'maturity_assessment' || attempt.table === 'maturity_assessment_end') return false
  // A family is asked in the register that the family reads.
  if (attempt.table === 'consent_request' && attempt.gate !== null && attempt.gate.category !== categories.consent) return false
  // An answer is for somebody of whom facts are foreseen, and it names none.
  if (attempt.table === 'third_person_answer') return false
  // A check is of a withdrawal that was noted, and it names none.
  if (attempt.table === 'withdrawal_check') return false
  // What was noted becomes a signature by the word of two people, and by no other way.
  if (attempt.isNoted) return false
  // These name nobody who could be blocked, and no block of one's own.
  if (attempt.table === 'access_block' || attempt.table === 'access_block_end') return false
  // Nor anybody who could be on a list, or off it, and no protection in force; and one's own word confirms nothing.
  if (['case_listing', 'case_listing_end', 'case_protection_end', 'case_protection_end_confirmation'].includes(attempt.table)) return false
  if (attempt.table === 'noted_signature_confirmation' && (attempt.confirms === undefined || attempt.confirms.madeBy === personId || attempt.confirms.dropped)) return false
  if (attempt.madeBy !== personId || attempt.caseNumber !== file.number || attempt.own !== slot) return false
  const isCoordinator = file.parties.some((party) => party.slot === slot && party.kind === 'coordinator')
  // An agency's own, which nothing shares.
  if (attempt.table === 'disclosure') return attempt.gate === null && file.parties.some((party) => party.slot === slot && party.functionId !== null)
  if ((coordinatorWrites.has(attempt.table) || coordinatorsOwn.has(attempt.table)) && !isCoordinator) return false
  if (coordinatorsOwn.has(attempt.table) && attempt.gate !== null) return false
  if (attempt.table === 'case_protection' && protectionsInForce(file).length > 0) return false
  if (attempt.table === 'case_danger' && !file.parties.some((party) => party.slot === attempt.forSlot && party.kind === 'guardian')) return false
  if (attempt.table === 'party_admission' && isDanger(file, attempt.forSlot)) return false
  if (attempt.table === 'consent_request' && waitsForLawyer(world, file)) return false
  if (oneWritesForOneself.has(attempt.table) && attempt.forSlot !== slot) return false
  if (attempt.table === 'consent_withdrawal' && attempt.forSlot !== slot && !isCoordinator) return false
  if (attempt.gate === null) return true
  const { category, chapter } = attempt.gate
  return giving(world, file, slot).has(category) && chapter === (isChaptered(category) ? file.chapter : 0)
}

/** The first instant at which the clock alone takes something of the case from a person, if any is known by now. */
export function firstLoss(world: World, personId: string, file: CaseFile): Instant | null {
  const before = sightOf(world, personId, file)
  const loses = (after: Sight) =>
    [...before.ownSlots].some((slot) => !after.ownSlots.has(slot))
    || [...before.fromChapter].some(([category, chapter]) => (after.fromChapter.get(category) ?? Infinity) > chapter)
  return turningPoints(world).sort((a, b) => a - b)
    .find((now) => loses(sightOf({ ...world, now }, personId, file))) ?? null
}

/** Every instant, known by now, at which the clock alone changes what somebody may see. */
export function turningPoints(world: World): Instant[] {
  return [
    ...world.holdings.flatMap((held) => [held.from, ...(held.to === null ? [] : [held.to])]),
    ...world.cases.flatMap((file) => [
      birthday(file.bornOn, adultAge),
      ...file.exceptions.map((exception) => startOfDay(daysLater(exception.validUntilOn, 1))),
      ...file.requests.map((request) => startOfDay(daysLater(request.validUntilOn, 1))),
      ...file.requests.flatMap((request) => request.assessments.map((assessment) => startOfDay(daysLater(assessment.validUntilOn, 1)))),
      ...file.requests.flatMap(({ rule }) =>
        rule.youthSignsFromAge === null ? [] : [birthday(file.bornOn, rule.youthSignsFromAge)]),
    ]),
  ].filter((instant) => instant > world.now)
}

/** One thing that happens. Facts that are rows themselves carry their row, so that they are examined like any other. */
export type Happening =
  | { what: 'time'; now: Instant }
  | { what: 'holding'; holding: Holding }
  | { what: 'dismissal'; holdingId: number }
  | { what: 'case'; file: CaseFile }
  | { what: 'party'; caseNumber: number; party: Party; row: Row; personRow: Row | null; bornOn: Day }
  | { what: 'admission'; caseNumber: number; slot: Slot; row: Row }
  | { what: 'party-end'; caseNumber: number; slot: Slot; row: Row }
  | { what: 'custody'; caseNumber: number; slot: Slot; found: 'joint' | 'sole' | 'appointed' | 'none'; row: Row }
  | { what: 'request'; caseNumber: number; request: Request; ruleVersion: number; row: Row; lineRows: Row[] }
  | { what: 'signature' | 'refusal' | 'confirmation'; caseNumber: number; requestId: number; slot: Slot; row: Row }
  | { what: 'withdrawal'; caseNumber: number; requestId: number; slot: Slot; towards: Slot | null; category: number | null; row: Row }
  | { what: 'assessment'; caseNumber: number; requestId: number; assessment: Assessment; row: Row }
  | { what: 'assessment-end'; caseNumber: number; requestId: number; assessmentId: number; row: Row }
  | { what: 'exception'; caseNumber: number; exception: Exception; row: Row }
  | { what: 'exception-confirmation' | 'exception-end'; caseNumber: number; exceptionId: number; row: Row }
  | { what: 'noted-signature'; caseNumber: number; noted: Noted; row: Row }
  | { what: 'noted-confirmation'; caseNumber: number; noted: Noted; madeBy: string; row: Row; signatureRow: Row }
  | { what: 'noted-end'; caseNumber: number; noted: Noted; row: Row }
  | { what: 'block'; caseNumber: number; block: Block; row: Row }
  | { what: 'block-end'; caseNumber: number; blockId: number; row: Row }
  | { what: 'protection'; caseNumber: number; protection: Protection; row: Row }
  | { what: 'listing'; caseNumber: number; protectionId: number; personId: string; row: Row }
  | { what: 'listing-end'; caseNumber: number; listingId: number; row: Row }
  | { what: 'danger'; caseNumber: number; protectionId: number; slot: Slot; row: Row }
  | { what: 'protection-end'; caseNumber: number; protectionId: number; row: Row }
  | { what: 'protection-end-confirmation'; caseNumber: number; protectionId: number; endId: number; row: Row }
  | { what: 'row'; row: Row }

/** Lets something happen in the world. */
export function happen(world: World, event: Happening) {
  const file = 'caseNumber' in event ? world.cases.find((each) => each.number === event.caseNumber)! : null
  const party = (slot: Slot) => file!.parties.find((each) => each.slot === slot)!
  const request = (id: number) => file!.requests.find((each) => each.id === id)!
  const protection = (id: number) => file!.protections.find((each) => each.id === id)!
  // Who is too young for a confidence when they sign it has not signed it.
  const sign = (id: number, slot: Slot) => {
    const { scope, rule, signedBy } = request(id)
    const isOldEnough = rule.confidenceFromAge !== null && world.now >= birthday(file!.bornOn, rule.confidenceFromAge)
    if (scope === 'family' || isOldEnough) signedBy.add(slot)
  }
  const answers = (slot: Slot) => file!.exceptions.filter((each) => each.slot === slot).forEach((each) => { each.answered = true })
  switch (event.what) {
    case 'time': world.now = event.now; break
    case 'holding': world.holdings.push(event.holding); break
    case 'dismissal': world.holdings.find((held) => held.id === event.holdingId)!.to = world.now; break
    case 'case': world.cases.push(event.file); break
    case 'party': file!.parties.push(event.party); break
    case 'admission': party(event.slot).admitted = true; break
    case 'party-end': party(event.slot).ended = true; break
    case 'custody': file!.custody.set(event.slot, event.found); break
    case 'request':
      event.request.askedOf = new Set(file!.parties.filter((each) => holdsCustody(file!, each)).map((each) => each.slot))
      file!.requests.push(event.request)
      break
    case 'signature': sign(event.requestId, event.slot); break
    case 'refusal':
      request(event.requestId).refusedBy.add(event.slot)
      answers(event.slot)
      break
    case 'confirmation': request(event.requestId).confirmedBy.add(event.slot); break
    case 'withdrawal':
      if (event.towards === null && event.category === null) answers(event.slot)
      if (event.category === null) request(event.requestId).withdrawnFrom.add(event.towards ?? 'everybody')
      else request(event.requestId).withdrawnCategories.push({ from: event.towards ?? 'everybody', category: event.category })
      break
    case 'assessment': request(event.requestId).assessments.push(event.assessment); break
    case 'assessment-end': request(event.requestId).assessments.find((one) => one.id === event.assessmentId)!.ended = true; break
    case 'exception': file!.exceptions.push(event.exception); break
    case 'exception-confirmation': file!.exceptions.find((one) => one.id === event.exceptionId)!.confirmed = true; break
    case 'exception-end': file!.exceptions.find((one) => one.id === event.exceptionId)!.ended = true; break
    case 'noted-signature': file!.noted.push(event.noted); break
    case 'noted-confirmation': sign(event.noted.requestId, event.noted.slot); break
    case 'noted-end': event.noted.dropped = true; break
    case 'block': file!.blocks.push(event.block); break
    case 'block-end': file!.blocks.find((block) => block.id === event.blockId)!.lifted = true; break
    case 'protection': file!.protections.push(event.protection); break
    case 'listing': protection(event.protectionId).listed.push({ id: event.row.id, personId: event.personId, ended: false }); break
    case 'listing-end': file!.protections.flatMap(({ listed }) => listed).find((one) => one.id === event.listingId)!.ended = true; break
    case 'danger': protection(event.protectionId).dangers.add(event.slot); break
    case 'protection-end': protection(event.protectionId).endSaid = true; break
    case 'protection-end-confirmation': protection(event.protectionId).ended = true; break
    case 'row': break
  }
  if ('row' in event) world.rows.push(event.row)
  if (event.what === 'party' && event.personRow) world.rows.push(event.personRow)
  if (event.what === 'request') world.rows.push(...event.lineRows)
  if (event.what === 'noted-confirmation') world.rows.push(event.signatureRow)
  for (const each of world.cases) settle(each, world.now)
}
