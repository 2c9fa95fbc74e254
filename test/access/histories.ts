/**
 * Random histories around young people: who joins, signs, confirms, withdraws, comes of age, leaves. Weighted so that
 * consents often come into force and are then disturbed, for that is where a gate fails.
 */
import {
  birthday, categories, daysLater, happen, isChaptered, isSigned, turningPoints,
  type CaseFile, type ExceptionKind, type Happening, type Instant, type Party, type Request, type Row, type SigningRule, type Slot,
  type StandingRules, type World,
} from './model.ts'
import { Random } from './random.ts'

const id = (kind: string, number: number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const many = (kind: string, count: number) => Array.from({ length: count }, (_, index) => id(kind, index + 1))

const { consent, signature, inquiry, progress, team, plan, meeting, conversation, voice, guardianView, confidenceConsent, confidence } = categories

/** What stands still: two municipalities with unlike rules, their functions, and people. Staff work in both. */
export const universe = {
  municipalities: many('a', 2),
  coordinating: many('c', 2),
  functions: many('f', 5),
  staff: many('d', 7),
  family: many('b', 9),
  /** People whom no history ever makes a member of anything. */
  outsiders: [id('d', 90), id('b', 90)],
  scribe: id('d', 99),
  rules: {
    [id('a', 1)]: {
      coordinator: { reads: [consent, confidenceConsent, signature, inquiry, progress, team], gives: [consent, confidenceConsent, inquiry, progress, team, plan, meeting, conversation, voice, guardianView] },
      inquirer: { reads: [inquiry, progress], gives: [inquiry] },
      youth: { reads: [consent, progress, team, plan, meeting, conversation, voice, confidenceConsent, confidence], gives: [signature, conversation, voice, confidence] },
      guardian: { reads: [consent, progress, team, plan, meeting, conversation], gives: [signature, conversation, guardianView] },
    },
    [id('a', 2)]: {
      coordinator: { reads: [consent, signature, inquiry, progress, team, plan, meeting], gives: [consent, progress, team, plan] },
      inquirer: { reads: [inquiry, team], gives: [inquiry, progress] },
      youth: { reads: [consent, voice], gives: [signature, voice] },
      guardian: { reads: [consent, conversation], gives: [signature] },
    },
  } satisfies Record<string, StandingRules>,
  /** By kind of case, then version: the same number means something else for another kind. */
  signing: {
    sspf: [
      { youthSignsFromAge: 15, guardians: 'all', exceptions: ['hindered', 'legal-review'], confidenceFromAge: 15 }, { youthSignsFromAge: null, guardians: 'all', exceptions: ['hindered'], confidenceFromAge: 12 },
      { youthSignsFromAge: 15, guardians: 'one', exceptions: ['hindered', 'legal-review'], confidenceFromAge: 16 }, { youthSignsFromAge: 12, guardians: 'all', exceptions: ['hindered', 'legal-review'], confidenceFromAge: null },
    ],
    sig: [
      { youthSignsFromAge: null, guardians: 'one', exceptions: ['legal-review'], confidenceFromAge: 15 }, { youthSignsFromAge: 15, guardians: 'all', exceptions: ['legal-review'], confidenceFromAge: 14 },
      { youthSignsFromAge: 0, guardians: 'all', exceptions: ['hindered', 'legal-review'], confidenceFromAge: null }, { youthSignsFromAge: 18, guardians: 'one', exceptions: [], confidenceFromAge: 12 },
    ],
  } satisfies Record<string, SigningRule[]>,
}

const everyCategory = Object.values(categories)
const lineCategories = everyCategory.filter((category) => category >= categories.team && category !== confidenceConsent && category !== confidence)
const registerOf = ({ scope }: Request) => (scope === 'confidence' ? confidenceConsent : consent)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const dayOf = (instant: Instant) => new Date(instant).toISOString().slice(0, 10)

/** Tables whose rows are only words: any party may have written any number of them. */
export interface Shelves {
  usual: string[]
  others: string[]
}

/** One history as it is being told: the world so far, and what happens next in it. */
export class History {
  readonly world: World
  readonly concerned: string[] = []
  readonly #random: Random
  readonly #shelves: Shelves
  readonly #refusals = new Set<string>()
  /** Every signature that there is, whether it counts or not. */
  readonly #signatures = new Set<string>()
  #lastId = 0

  constructor(random: Random, shelves: Shelves) {
    this.#random = random
    this.#shelves = shelves
    this.world = { now: this.#aStart(), rules: universe.rules, holdings: [], cases: [], rows: [] }
  }

  /** How it all begins: who works where, one to three cases with their parties, custody, first words. */
  beginning(): Happening[] {
    const random = this.#random
    const told = this.#tell({ what: 'time', now: this.world.now })
    for (const functionId of [...universe.coordinating, ...universe.functions]) {
      for (const personId of random.some(universe.staff, random.pick([0, 1, 1, 1, 2]))) told.push(...this.#holding(personId, functionId))
    }
    const cases = random.pick([1, 1, 2, 2, 3])
    for (let number = 1; number <= cases; number++) told.push(...this.#openCase(number))
    for (const file of this.world.cases) told.push(...this.#words(file, random.between(1, 5)))
    return told
  }

  /** What happens next: one move, which may be several facts in a row. */
  next(): Happening[] {
    const random = this.#random
    const file = random.pick(this.world.cases)
    const isPassedOver = file.exceptions.some((one) => one.confirmed && !one.ended)
    const move = random.weighted({
      time: 22, words: 22, event: 8, request: file.requests.length === 0 ? 40 : 7, signature: 24, confirmation: 14,
      confidence: file.requests.some((request) => request.scope === 'confidence') ? 3 : 6, assessment: file.requests.some((request) => request.scope === 'confidence') ? 8 : 0, withdrawal: 8, refusal: isPassedOver ? 8 : 2, custody: 6, admission: 4, partyEnd: 3, party: 3, holding: 4, dismissal: 4, block: 4, blockEnd: file.blocks.some((block) => !block.lifted) ? 9 : 0, exception: 8, exceptionConfirmation: 4, exceptionEnd: 3, noted: 8, notedEnd: 2,
      protection: file.protections.some((one) => !one.ended) ? 12 : 5,
    })
    switch (move) {
      case 'time': return this.#tell({ what: 'time', now: this.#laterOn() })
      case 'words': return this.#words(file, random.between(2, 6))
      case 'event': return this.#event(file)
      case 'request': return this.#request(file)
      case 'confidence': return this.#confide(file)
      case 'assessment': return this.#settleAssessment(file)
      case 'signature': return this.#sign(file)
      case 'confirmation': return this.#confirm(file)
      case 'withdrawal': return this.#withdraw(file)
      case 'refusal': return this.#refuse(file)
      case 'custody': return this.#custody(file)
      case 'admission': return this.#admit(file)
      case 'partyEnd': return this.#endParty(file)
      case 'party': return this.#joinLater(file)
      case 'holding': return this.#holding(random.pick(universe.staff), random.pick([...universe.coordinating, ...universe.functions]))
      case 'dismissal': return this.#dismiss()
      case 'exception': return this.#except(file)
      case 'exceptionConfirmation': return this.#settleException(file, 'exception-confirmation')
      case 'exceptionEnd': return this.#settleException(file, 'exception-end')
      case 'noted': return this.#note(file)
      case 'notedEnd': return this.#dropNoted(file)
      case 'block': return this.#block(file)
      case 'blockEnd': return this.#liftBlock(file)
      case 'protection': return this.#protect(file)
    }
  }

  /** A number that no other row of this history has. */
  newId() {
    return (this.#lastId += 1)
  }

  /** Those who may have lost something by what happened: they are worth asking next. */
  #concerns(file: CaseFile, slots: Slot[]) {
    for (const { slot, functionId, personId } of file.parties) {
      if (!slots.includes(slot)) continue
      if (personId !== null) this.concerned.push(personId)
      this.concerned.push(...this.world.holdings.filter((held) => held.functionId === functionId).map((held) => held.personId))
    }
  }

  #tell(...events: Happening[]): Happening[] {
    for (const event of events) happen(this.world, event)
    return events
  }

  /** Often near a birthday on 29 February or a night in which the clocks change. */
  #aStart(): Instant {
    const random = this.#random
    const from = random.pick(['2026-01-12', '2026-02-20', '2026-06-01', '2026-10-20', '2027-02-20', '2027-03-24'])
    return Date.parse(`${from}T00:00:00Z`) + random.between(0, 20 * 24 * 60) * minute
  }

  #laterOn(): Instant {
    const random = this.#random
    const { now } = this.world
    const soon = turningPoints(this.world).sort((a, b) => a - b).slice(0, 4)
    if (soon.length > 0 && random.chance(0.5)) {
      const point = random.pick(soon)
      return random.chance(0.4) && point - minute > now ? point - minute : point
    }
    return now + (random.chance(0.6) ? random.between(1, 600) * minute : random.between(1, 60) * day + random.between(0, 1439) * minute)
  }

  #bornOn() {
    const random = this.#random
    if (random.chance(0.15)) return random.pick(['2008-02-29', '2012-02-29'])
    const birthdayOn = daysLater(dayOf(this.world.now), random.between(-30, 120))
    const age = random.pick([12, 14, 15, 15, 15, 16, 18, 18, 18])
    return `${Number(birthdayOn.slice(0, 4)) - age}${birthdayOn.slice(4).replace('02-29', '02-28')}`
  }

  #row(table: string, file: CaseFile, own: Slot, category: number | null): Row {
    const chapter = category !== null && isChaptered(category) ? file.chapter : 0
    return { table, id: this.newId(), caseNumber: file.number, gate: category === null ? null : { category, chapter }, own }
  }

  #openCase(number: number) {
    const random = this.#random
    const file: CaseFile = {
      number, kind: random.pick(['sspf', 'sig']), municipality: random.pick(universe.municipalities), bornOn: this.#bornOn(),
      chapter: 0, parties: [], custody: new Map(), requests: [], blocks: [], exceptions: [], noted: [], protections: [],
    }
    const told = this.#tell({ what: 'case', file })
    const party = (kind: Party['kind'], of: { functionId?: string; personId?: string; inquirer?: boolean }) => told.push(...this.#join(file, kind, of))

    party('coordinator', { functionId: random.pick(universe.coordinating), inquirer: random.chance(0.2) })
    const agencies = random.some(universe.functions, random.between(1, 3))
    agencies.forEach((functionId, index) => party('agency', { functionId, inquirer: index === 0 && random.chance(0.5) }))
    // Families overlap now and then: a parent with children in two cases, a member of staff who is somebody's parent.
    const [youth, ...guardians] = random.some(universe.family, random.pick([2, 3, 3, 4]))
    party('youth', { personId: youth! })
    guardians.forEach((personId, index) => party('guardian', { personId: index === 0 && random.chance(0.06) ? random.pick(universe.staff) : personId }))

    if (random.chance(0.4)) told.push(...this.#relative(file))
    for (const each of file.parties) {
      if (each.functionId === null && !each.admitted && random.chance(0.85)) told.push(...this.#tell(this.#admission(file, each.slot)))
      if (each.kind === 'guardian' && random.chance(0.9)) told.push(...this.#tell(this.#found(file, each.slot, random.pick(['joint', 'joint', 'sole', 'appointed', 'none']))))
    }
    return told
  }

  #join(file: CaseFile, kind: Party['kind'], of: { functionId?: string; personId?: string; inquirer?: boolean }) {
    const row = this.#row('case_party', file, 1, this.#random.pick([null, team]))
    const party: Party = {
      id: row.id, slot: file.parties.length + 1, kind, inquirer: of.inquirer ?? false,
      functionId: of.functionId ?? null, personId: of.personId ?? null, admitted: false, ended: false,
      until: kind === 'guardian' ? birthday(file.bornOn, 18) : null,
    }
    const isPerson = of.personId !== undefined
    return this.#tell({
      what: 'party', caseNumber: file.number, party, row, bornOn: file.bornOn,
      personRow: isPerson ? this.#row('case_person', file, 1, this.#random.pick([null, team, progress])) : null,
    })
  }

  /** Somebody near whom a consent may name: mostly one who is or was a guardian there, else a stranger, and now and then admitted at once. */
  #relative(file: CaseFile) {
    const random = this.#random
    const guardians = file.parties.filter((party) => party.kind === 'guardian')
    const told = this.#join(file, 'relative', { personId: guardians.length > 0 && random.chance(0.6) ? random.pick(guardians).personId! : random.pick([...universe.family, ...universe.staff]) })
    return random.chance(0.5) ? [...told, ...this.#tell(this.#admission(file, file.parties.at(-1)!.slot))] : told
  }

  #admission(file: CaseFile, slot: Slot): Happening {
    return { what: 'admission', caseNumber: file.number, slot, row: this.#row('party_admission', file, 1, this.#random.pick([null, progress])) }
  }

  #found(file: CaseFile, slot: Slot, found: 'joint' | 'sole' | 'appointed' | 'none'): Happening {
    return { what: 'custody', caseNumber: file.number, slot, found, row: this.#row('custody', file, 1, this.#random.pick([null, inquiry])) }
  }

  #words(file: CaseFile, count: number) {
    const random = this.#random
    const table = random.chance(0.7) ? random.pick(this.#shelves.usual) : random.pick(this.#shelves.others)
    return Array.from({ length: count }, () => this.#tell({ what: 'row', row: this.#anyRow(table, file) })).flat()
  }

  /** A row in each of the tables, so that none is left out. */
  aRowIn(tables: string[]) {
    return tables.flatMap((table) => this.#tell({ what: 'row', row: this.#anyRow(table, this.#random.pick(this.world.cases)) }))
  }

  /** Whoever may have written it in whatever category, now or in an earlier chapter. */
  #anyRow(table: string, file: CaseFile): Row {
    const random = this.#random
    const named = file.requests.flatMap((request) => request.lines.map((line) => line.category))
    const category = random.weighted({ draft: 1, named: named.length > 0 ? 4 : 0, any: 3 })
    const row = this.#row(table, file, random.pick(file.parties).slot,
      category === 'draft' ? null : random.pick(category === 'named' ? named : everyCategory))
    if (row.gate && isChaptered(row.gate.category)) row.gate.chapter = random.between(0, file.chapter)
    if (table === 'spoken_view' && random.chance(0.7)) row.speaker = random.pick(file.parties.filter((party) => party.functionId === null)).id
    return row
  }

  #event(file: CaseFile) {
    const random = this.#random
    if (random.chance(0.2)) {
      const addressees = random.some([...universe.staff, ...universe.family], random.between(1, 3))
      return this.#tell({ what: 'row', row: { table: 'event', id: this.newId(), caseNumber: null, gate: null, own: null, addressees } })
    }
    return this.#tell({ what: 'row', row: this.#anyRow('event', file) })
  }

  #request(file: CaseFile) {
    const random = this.#random
    // Now and then somebody has lost custody by the time the family is asked.
    const holders = file.parties.filter((party) => party.kind === 'guardian' && (file.custody.get(party.slot) ?? 'none') !== 'none')
    const before = holders.length > 1 && random.chance(0.25) ? this.#tell(this.#found(file, random.pick(holders).slot, 'none')) : []
    const agencies = file.parties.filter((party) => party.functionId !== null || party.kind === 'relative')
    const lines = random.some(agencies, random.between(1, agencies.length)).flatMap((party) =>
      random.some(lineCategories, random.between(1, 3)).map((category) =>
        ({ slot: party.slot, category, reads: random.chance(0.85), gives: random.chance(0.6) })))
    const version = random.between(1, 4)
    const request: Request = {
      id: this.newId(), madeAt: this.world.now, validUntilOn: daysLater(dayOf(this.world.now), random.pick([-1, 0, 1, 20, 90, 200, 360])),
      reach: random.pick(['from-now', 'from-now', 'all']), scope: 'family', rule: universe.signing[file.kind][version - 1]!,
      lines, signedBy: new Set(), refusedBy: new Set(), askedOf: new Set(), confirmedBy: new Set(), withdrawnFrom: new Set(), withdrawnCategories: [], fromChapter: null, assessments: [],
    }
    const told = [...before, ...this.#ask(file, request, version)]
    const family = file.parties.filter((party) => party.kind === 'youth' || party.kind === 'guardian')
    const missing = random.pick([0, 0, 0, 1, 1, family.length])
    for (const party of random.some(family, family.length - missing)) told.push(...this.#fact('signature', file, request, party.slot))
    // A confirmation that comes after the exception derives the grants once more.
    const [excepts, exceptsFirst] = [missing > 0 && random.chance(0.6), random.chance(0.5)]
    if (excepts && exceptsFirst) told.push(...this.#except(file))
    const ready = random.pick([0, 0.5, 1, 1])
    for (const party of agencies) if (random.chance(ready)) told.push(...this.#fact('confirmation', file, request, party.slot))
    if (excepts && !exceptsFirst) told.push(...this.#except(file))
    return told
  }

  #ask(file: CaseFile, request: Request, ruleVersion: number): Happening[] {
    const register = registerOf(request)
    return this.#tell({
      what: 'request', caseNumber: file.number, request, ruleVersion, row: { ...this.#row('consent_request', file, 1, register), id: request.id },
      lineRows: request.lines.map(() => this.#row('consent_line', file, 1, register)),
    })
  }

  /** The young person alone is asked; mostly they sign, and whoever would tell something mostly assesses and confirms. */
  #confide(file: CaseFile): Happening[] {
    const random = this.#random
    const version = random.between(1, 4)
    const agencies = file.parties.filter((party) => party.functionId !== null)
    const request: Request = {
      id: this.newId(), madeAt: this.world.now, validUntilOn: daysLater(dayOf(this.world.now), random.pick([0, 20, 90, 360])), reach: 'from-now', scope: 'confidence',
      rule: universe.signing[file.kind][version - 1]!, signedBy: new Set(), refusedBy: new Set(), askedOf: new Set(), confirmedBy: new Set(), withdrawnFrom: new Set(),
      lines: random.some(agencies, random.between(1, 2)).map(({ slot }) => ({ slot, category: confidence, reads: random.chance(0.9), gives: random.chance(0.6) })),
      withdrawnCategories: [], fromChapter: null, assessments: [],
    }
    const told = this.#ask(file, request, version)
    const youth = file.parties.find((party) => party.kind === 'youth')!
    const guardian = file.parties.find((party) => party.kind === 'guardian')
    if (random.chance(0.85)) told.push(...this.#fact('signature', file, request, youth.slot))
    // A guardian's signature opens nothing here.
    else if (guardian) told.push(...this.#fact('signature', file, request, guardian.slot))
    for (const line of request.lines) {
      if (line.gives && random.chance(0.8)) told.push(...this.#assess(file, request, line.slot))
      if (random.chance(0.8)) told.push(...this.#fact('confirmation', file, request, line.slot))
    }
    const family = file.parties.filter((party) => party.functionId === null).map((party) => party.slot)
    this.#concerns(file, [...request.lines.map((line) => line.slot), ...family])
    return [...told, ...this.#tell({ what: 'row', row: this.#row(random.pick(this.#shelves.usual), file, random.pick(request.lines).slot, confidence) })]
  }

  #assess(file: CaseFile, request: Request, slot: Slot): Happening[] {
    const row = this.#row('maturity_assessment', file, slot, null)
    const assessment = { id: row.id, slot, validUntilOn: daysLater(dayOf(this.world.now), this.#random.pick([-1, 0, 5, 30, 200])), ended: false }
    return this.#tell({ what: 'assessment', caseNumber: file.number, requestId: request.id, assessment, row })
  }

  /** Somebody assesses anew, or no longer stands by what they had found. */
  #settleAssessment(file: CaseFile): Happening[] {
    const random = this.#random
    const request = random.pick(file.requests.filter(({ scope }) => scope === 'confidence'))
    const [assessment] = request.assessments.filter((one) => !one.ended)
    this.#concerns(file, request.lines.map((line) => line.slot))
    if (!assessment || random.chance(0.3)) return this.#assess(file, request, random.pick(request.lines).slot)
    return this.#tell({
      what: 'assessment-end', caseNumber: file.number, requestId: request.id, assessmentId: assessment.id, row: this.#row('maturity_assessment_end', file, assessment.slot, null),
    })
  }

  #fact(what: 'signature' | 'refusal' | 'confirmation', file: CaseFile, request: Request, slot: Slot): Happening[] {
    const refusal = `${request.id} by ${slot}`
    if (what === 'signature') {
      const signature = `${request.id} by ${slot}`
      if (this.#signatures.has(signature)) return []
      this.#signatures.add(signature)
    }
    if (what === 'confirmation' && request.confirmedBy.has(slot)) return []
    if (what === 'refusal') {
      if (this.#refusals.has(refusal)) return []
      this.#refusals.add(refusal)
    }
    const category = this.#random.pick([null, what === 'confirmation' ? registerOf(request) : signature])
    return this.#tell({ what, caseNumber: file.number, requestId: request.id, slot, row: this.#row(`consent_${what}`, file, slot, category) })
  }

  #sign(file: CaseFile) {
    const waiting = file.requests.filter((request) => !isSigned(file, request, this.world.now))
    const request = this.#random.pick(waiting.length > 0 ? waiting : file.requests)
    if (!request) return []
    const family = file.parties.filter((party) => party.functionId === null && !this.#signatures.has(`${request.id} by ${party.slot}`))
    return this.#random.some(family, this.#random.between(1, 3)).flatMap((party) => this.#fact('signature', file, request, party.slot))
  }

  #refuse(file: CaseFile) {
    const random = this.#random
    const request = random.chance(0.7) ? file.requests.findLast((one) => one.fromChapter !== null) ?? file.requests.at(-1) : random.pick(file.requests)
    if (!request) return []
    const family = file.parties.filter((party) => party.functionId === null).map((party) => party.slot)
    const excepted = file.exceptions.filter((one) => one.confirmed && !one.ended).map((one) => one.slot)
    this.#concerns(file, request.lines.map((line) => line.slot))
    return this.#fact('refusal', file, request, random.pick(excepted.length > 0 && random.chance(0.8) ? excepted : family))
  }

  #confirm(file: CaseFile) {
    const request = this.#random.pick(file.requests)
    if (!request) return []
    const named = [...new Set(request.lines.map((line) => line.slot))].filter((slot) => !request.confirmedBy.has(slot))
    return this.#random.some(named, this.#random.between(1, 2)).flatMap((slot) => this.#fact('confirmation', file, request, slot))
  }

  #withdraw(file: CaseFile) {
    const random = this.#random
    const request = random.pick(file.requests)
    if (!request) return []
    const towards = random.chance(0.5) ? random.pick(request.lines).slot : null
    const category = random.chance(0.4) ? random.pick(request.lines.filter((line) => towards === null || line.slot === towards)).category : null
    const { slot } = random.pick(file.parties)
    this.#concerns(file, towards === null ? request.lines.map((line) => line.slot) : [towards])
    return this.#tell({
      what: 'withdrawal', caseNumber: file.number, requestId: request.id, slot, towards, category,
      row: this.#row('consent_withdrawal', file, slot, random.pick([null, consent])),
    })
  }

  #custody(file: CaseFile) {
    const guardians = file.parties.filter((party) => party.kind === 'guardian')
    if (guardians.length === 0) return []
    // Somebody may be tempted to note that whoever does not sign need not.
    const unsigned = guardians.filter(({ slot }) => file.requests.at(-1)?.signedBy.has(slot) === false && (file.custody.get(slot) ?? 'none') !== 'none')
    if (unsigned.length > 0 && this.#random.chance(0.6)) {
      this.#concerns(file, file.requests.flatMap((request) => request.lines.map((line) => line.slot)))
      return this.#tell(this.#found(file, this.#random.pick(unsigned).slot, 'none'))
    }
    return this.#tell(this.#found(file, this.#random.pick(guardians).slot, this.#random.pick(['joint', 'sole', 'appointed', 'none'])))
  }

  #admit(file: CaseFile) {
    const outside = file.parties.filter((party) => party.functionId === null && !party.admitted)
    return outside.length === 0 ? [] : this.#tell(this.#admission(file, this.#random.pick(outside).slot))
  }

  #endParty(file: CaseFile) {
    const present = file.parties.filter((party) => !party.ended)
    const party = this.#random.pick(present)
    // A case without its coordinator is rare, and ends the story for most of them.
    if (!party || (party.kind === 'coordinator' && this.#random.chance(0.8))) return []
    this.#concerns(file, [party.slot])
    return this.#tell({
      what: 'party-end', caseNumber: file.number, slot: party.slot,
      row: this.#row('party_end', file, 1, this.#random.pick([null, progress])),
    })
  }

  #except(file: CaseFile): Happening[] {
    const random = this.#random
    const guardians = file.parties.filter((party) => party.kind === 'guardian')
    if (guardians.length === 0) return []
    // Mostly the one whose signature is all that is missing.
    const missing = guardians.filter(({ slot }) => file.requests.at(-1)?.signedBy.has(slot) === false && (file.custody.get(slot) ?? 'none') !== 'none')
    const row = this.#row('signature_exception', file, 1, null)
    const exception = {
      id: row.id, kind: random.pick<ExceptionKind>(['hindered', 'legal-review']), slot: random.pick(missing.length > 0 && random.chance(0.8) ? missing : guardians).slot, validUntilOn: daysLater(dayOf(this.world.now), random.pick([-1, 0, 3, 30, 90])), confirmed: false, ended: false, answered: false,
    }
    const told = this.#tell({ what: 'exception', caseNumber: file.number, exception, row })
    if (random.chance(0.6)) told.push(...this.#settleException(file, 'exception-confirmation'))
    // Reached after all, the guardian may say no to what has opened without them.
    const open = file.requests.find((request) => !request.signedBy.has(exception.slot) && isSigned(file, request, this.world.now))
    if (open && random.chance(0.6)) {
      this.#concerns(file, open.lines.map((line) => line.slot))
      told.push(...this.#fact('refusal', file, open, exception.slot))
    }
    return told
  }

  #settleException(file: CaseFile, what: 'exception-confirmation' | 'exception-end'): Happening[] {
    const open = file.exceptions.filter((one) => (what === 'exception-end' ? !one.ended : !one.confirmed))
    if (open.length === 0) return []
    const { id: exceptionId } = this.#random.pick(open)
    this.#concerns(file, file.requests.flatMap((request) => request.lines.map((line) => line.slot)))
    return this.#tell({ what, caseNumber: file.number, exceptionId, row: this.#row(`signature_${what.replace('-', '_')}`, file, 1, null) })
  }

  /** Somebody has signed on paper, or said yes: one of the coordinators notes it, and mostly another confirms it. */
  #note(file: CaseFile): Happening[] {
    const random = this.#random
    const request = file.requests.at(-1)
    const missing = file.parties.filter((party) => party.functionId === null && request && !this.#signatures.has(`${request.id} by ${party.slot}`))
    if (!request || missing.length === 0) return []
    const { functionId } = file.parties[0]!
    const holders = this.world.holdings.filter((held) => held.functionId === functionId).map((held) => held.personId)
    const madeBy = random.pick(holders.length > 0 && random.chance(0.8) ? holders : universe.staff)
    const row = this.#row('noted_signature', file, 1, null)
    const noted = { id: row.id, requestId: request.id, slot: random.pick(missing).slot, madeBy, dropped: false }
    const told = this.#tell({ what: 'noted-signature', caseNumber: file.number, noted, row })
    if (random.chance(0.4)) return told
    this.#signatures.add(`${request.id} by ${noted.slot}`)
    return [...told, ...this.#tell({
      what: 'noted-confirmation', caseNumber: file.number, noted, madeBy: random.pick(universe.staff.filter((personId) => personId !== madeBy)),
      row: this.#row('noted_signature_confirmation', file, 1, null), signatureRow: this.#row('consent_signature', file, noted.slot, signature),
    })]
  }

  #dropNoted(file: CaseFile): Happening[] {
    const open = file.noted.filter(({ requestId, slot, dropped }) => !dropped && !this.#signatures.has(`${requestId} by ${slot}`))
    if (open.length === 0) return []
    return this.#tell({ what: 'noted-end', caseNumber: file.number, noted: this.#random.pick(open), row: this.#row('noted_signature_end', file, 1, null) })
  }

  #block(file: CaseFile) {
    const random = this.#random
    const agencies = file.parties.filter((party) => party.kind === 'agency')
    const functionId = agencies.length > 0 && random.chance(0.5) ? random.pick(agencies).functionId : null
    // Mostly somebody who works in the case; also one who is in it as a parent, or not at all.
    const working = this.world.holdings.filter((held) => file.parties.some((party) => party.functionId === held.functionId)).map((held) => held.personId)
    const relatives = file.parties.filter((party) => party.kind === 'relative')
    const personId = functionId === null
      ? relatives.length > 0 && random.chance(0.5) ? random.pick(relatives).personId : random.pick(working.length > 0 && random.chance(0.8) ? working : [...universe.staff, ...file.parties.flatMap((party) => party.personId ?? [])]) : null
    this.#concerns(file, file.parties.filter((party) => functionId === null || party.functionId === functionId).map((party) => party.slot))
    const row = this.#row('access_block', file, random.pick(file.parties).slot, null)
    return this.#tell({ what: 'block', caseNumber: file.number, block: { id: row.id, functionId, personId, lifted: false }, row })
  }

  #liftBlock(file: CaseFile) {
    const holding = file.blocks.filter((block) => !block.lifted)
    if (holding.length === 0) return []
    const { id: blockId, functionId } = this.#random.pick(holding)
    this.#concerns(file, file.parties.filter((party) => functionId === null || party.functionId === functionId).map((party) => party.slot))
    return this.#tell({
      what: 'block-end', caseNumber: file.number, blockId, row: this.#row('access_block_end', file, this.#random.pick(file.parties).slot, null),
    })
  }

  /** The family must not be found: a new protection, somebody on its list or off it, a danger, or its end by two people. */
  #protect(file: CaseFile): Happening[] {
    const random = this.#random
    const inForce = file.protections.filter((one) => !one.ended)
    this.#concerns(file, file.parties.map((party) => party.slot))
    const move = inForce.length === 0 || random.chance(0.05) ? 'begin' : random.weighted({ list: 4, unlist: 4, danger: 3, end: 2, confirm: 2 })
    if (move === 'begin') {
      const row = this.#row('case_protection', file, 1, null)
      const told = this.#tell({ what: 'protection', caseNumber: file.number, protection: { id: row.id, listed: [], dangers: new Set(), endSaid: false, ended: false }, row })
      for (const personId of random.some(universe.staff, random.between(1, 4))) told.push(...this.#list(file, row.id, personId))
      if (random.chance(0.5)) told.push(...this.#nameDanger(file, row.id))
      return told
    }
    const protection = random.pick(inForce)
    const listed = protection.listed.filter((one) => !one.ended)
    switch (move) {
      case 'list': return this.#list(file, protection.id, random.pick(universe.staff))
      case 'unlist': return listed.length === 0 ? [] : this.#tell({ what: 'listing-end', caseNumber: file.number, listingId: random.pick(listed).id, row: this.#row('case_listing_end', file, 1, null) })
      case 'danger': return this.#nameDanger(file, protection.id)
      case 'end': case 'confirm': {
        if (protection.endSaid) return []
        const row = this.#row('case_protection_end', file, 1, null)
        const told = this.#tell({ what: 'protection-end', caseNumber: file.number, protectionId: protection.id, row })
        if (move === 'end') return told
        return [...told, ...this.#tell({
          what: 'protection-end-confirmation', caseNumber: file.number, protectionId: protection.id, endId: row.id, row: this.#row('case_protection_end_confirmation', file, 1, null),
        })]
      }
    }
  }

  #list(file: CaseFile, protectionId: number, personId: string): Happening[] {
    return this.#tell({ what: 'listing', caseNumber: file.number, protectionId, personId, row: this.#row('case_listing', file, 1, null) })
  }

  #nameDanger(file: CaseFile, protectionId: number): Happening[] {
    const { dangers } = file.protections.find((one) => one.id === protectionId)!
    const guardians = file.parties.filter((party) => party.kind === 'guardian' && !dangers.has(party.slot))
    if (guardians.length === 0) return []
    return this.#tell({ what: 'danger', caseNumber: file.number, protectionId, slot: this.#random.pick(guardians).slot, row: this.#row('case_danger', file, 1, null) })
  }

  #joinLater(file: CaseFile) {
    const random = this.#random
    if (random.chance(0.3)) return this.#relative(file)
    if (random.chance(0.7)) return this.#join(file, 'agency', { functionId: random.pick(universe.functions) })
    const strangers = universe.family.filter((personId) => file.parties.every((party) => party.personId !== personId))
    const told = this.#join(file, 'guardian', { personId: random.pick(strangers) })
    const { slot } = file.parties.at(-1)!
    if (random.chance(0.6)) told.push(...this.#tell(this.#admission(file, slot)))
    if (random.chance(0.6)) told.push(...this.#tell(this.#found(file, slot, random.pick(['joint', 'sole']))))
    return told
  }

  #holding(personId: string, functionId: string) {
    const random = this.#random
    const { now } = this.world
    const from = now + random.pick([-900 * day, -30 * day, -30 * day, -30 * day, 2 * hour])
    const to = random.pick([null, null, null, now - day, now + random.between(1, 60) * day])
    if (to !== null && to <= from) return []
    return this.#tell({ what: 'holding', holding: { id: this.newId(), personId, functionId, from, to } })
  }

  #dismiss() {
    const { now } = this.world
    const working = this.world.holdings.filter((held) => held.from < now && (held.to === null || held.to > now))
    if (working.length === 0) return []
    const { id: holdingId, personId } = this.#random.pick(working)
    this.concerned.push(personId)
    return this.#tell({ what: 'dismissal', holdingId })
  }
}
