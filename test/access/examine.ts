/**
 * Tells random histories to a database and to the model, asks both what somebody may see, and keeps every difference.
 * One history is one transaction that is rolled back: nothing remains of it but its findings.
 */
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../world/database.ts'
import { History, universe } from './histories.ts'
import {
  categories, entersFor, firstLoss, giving, grants, isChaptered, mayAdd, mayAskWhoReads, partiesOf, readersOf, sees, sightOf, standing, waitsForLawyer,
  type Attempt, type CaseFile, type Happening, type Party, type Row,
} from './model.ts'
import { Random } from './random.ts'
import { findShelves, type Shelf } from './shelves.ts'
import { Places, preparations, Telling } from './telling.ts'

/** What is examined, each with the sentence that it proves. */
export const properties = {
  'no-leak': 'Nobody reads a row that neither a consent, a rule nor their own party opens to them.',
  'no-false-denial': 'Everybody reads every row that a consent, a rule or their own party opens to them.',
  standing: 'A case can be entered by those who have a part in it, and for everybody else it is absent.',
  adding: 'A row is accepted exactly when the entered party may add it, there and then.',
  delivery: 'What is delivered to somebody is what they could read.',
  grants: 'The grants in force are what the facts give.',
  readers: 'Who reads a thing, and who would read what one writes, is told in full to whoever reads or writes there.',
  ends: 'No access ends by the clock before the moment that the door announced.',
} as const
export type Property = keyof typeof properties

export interface Finding {
  property: Property
  history: number
  what: string
  /** Everything that had happened, a line each. */
  story: string[]
}

export interface Report {
  histories: number
  comparisons: Record<Property, number>
  findings: Finding[]
}

/** A database with the unchanging part of the world in it, and a connection that may play everybody. */
export interface Examined {
  database: TestDatabase
  client: pg.Client
  shelves: Map<string, Shelf>
}

/** Sets up a database for histories. The gate in it is the product's own; the world in it is only data. */
export async function openExamined(): Promise<Examined> {
  const database = await createDatabase()
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  await client.query(`set jit = off; ${[...foundations()].join(';')}`)
  const shelves = await findShelves(client)
  await client.query(wordsNeedNoParents([...shelves.values()]))
  await client.query(preparations([...shelves.values()]))
  return { database, client, shelves }
}

/** Rows that only stand for words are put in without the meeting, topic or goal that they would belong to. */
const wordsNeedNoParents = (shelves: Shelf[]) => `do $$
  declare k record;
  begin
    for k in select conrelid::regclass as of_table, conname from pg_constraint
             where contype = 'f' and conrelid = any ('{${shelves.filter((shelf) => !shelf.isFact).map((shelf) => shelf.table).join(',')}}'::regclass[]) loop
      execute format('alter table %s drop constraint %I cascade', k.of_table, k.conname);
    end loop;
  end $$`

/** Closes the connection and drops the database. */
export async function closeExamined({ client, database }: Examined) {
  await client.end()
  await database.drop()
}

function* foundations() {
  const { municipalities, coordinating, functions, staff, family, outsiders, scribe, rules, signing } = universe
  for (const municipality of municipalities) {
    yield `insert into municipality (id, name, phone) values ('${municipality}', 'm', '0')`
    for (const [role, { reads, gives }] of Object.entries(rules[municipality]!)) {
      for (const category of new Set([...reads, ...gives])) {
        yield `insert into standing_rule values ('${municipality}', '${role}', ${category}, ${reads.includes(category)}, ${gives.includes(category)})`
      }
    }
    for (const [kind, versions] of Object.entries(signing)) {
      for (const [index, { youthSignsFromAge, guardians, exceptions, confidenceFromAge }] of versions.entries()) {
        yield `insert into consent_rule (municipality_id, case_kind, version, in_force_from, youth_signs_from_age, confidence_from_age, guardians, exceptions, max_validity_days)
          values ('${municipality}', '${kind}', ${index + 1}, '2020-01-01', ${youthSignsFromAge}, ${confidenceFromAge}, '${guardians}', '{${exceptions.join(',')}}', 400)`
      }
    }
  }
  yield `insert into agency (id, municipality_id, kind, name) values ('${municipalities[0]}', '${municipalities[0]}', 'social', 'a')`
  for (const id of [...coordinating, ...functions]) {
    yield `insert into agency_function (id, agency_id, name, coordinates) values ('${id}', '${municipalities[0]}', 'f', ${coordinating.includes(id)})`
  }
  for (const id of [...staff, ...family, ...outsiders, scribe]) {
    yield `insert into person (id, kind, name) values ('${id}', '${family.includes(id) ? 'family' : 'staff'}', 'p')`
  }
  // Tries a statement as whoever is asking and takes it back: 42501 is the gate's refusal, anything else passed the gate.
  yield `create schema examiner; grant usage on schema examiner to app`
  yield `create function examiner.answer_to(statement text) returns text language plpgsql as $$
    begin
      execute statement;
      raise exception using errcode = 'EXAM1';
    exception
      when sqlstate 'EXAM1' then return 'added';
      when others then return sqlstate;
    end $$`
}

export interface Run {
  seed: number
  /** The numbers of the histories to tell: one of them can be told again alone. */
  numbers: Iterable<number>
  /** Whether it is enough. */
  until?: (report: Report) => boolean
}

/** Tells one history after another and gives what differed. */
export async function examine(examined: Examined, { seed, numbers, until }: Run): Promise<Report> {
  const report: Report = { histories: 0, comparisons: noComparisons(), findings: [] }
  for (const number of numbers) {
    await new Examination(examined, seed, number, report).run()
    report.histories += 1
    // A history that is rolled back leaves dead rows, and autovacuum may sleep.
    if (report.histories % 50 === 0) await examined.client.query('vacuum')
    if (until?.(report)) break
  }
  return report
}

/** Tells histories in a database of their own, which may first be spoiled. */
export async function examineApart(run: Run, spoil?: (client: pg.Client) => Promise<void>): Promise<Report> {
  const examined = await openExamined()
  try {
    await spoil?.(examined.client)
    return await examine(examined, run)
  } finally {
    await closeExamined(examined)
  }
}

const noComparisons = () => Object.fromEntries(Object.keys(properties).map((property) => [property, 0])) as Record<Property, number>

/** Adds up what several lanes have found. */
export function sum(reports: Report[]): Report {
  return reports.reduce((total, each) => ({
    histories: total.histories + each.histories,
    comparisons: Object.fromEntries(Object.entries(total.comparisons).map(([property, count]) =>
      [property, count + each.comparisons[property as Property]])) as Record<Property, number>,
    findings: [...total.findings, ...each.findings],
  }))
}

const codes = new Map(Object.entries(categories).map(([name, number]) =>
  [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), number]))
const everybody = [...universe.staff, ...universe.family, ...universe.outsiders]
/** The clock goes on while a batch is answered. */
const answeringTime = 30_000

class Examination {
  readonly #examined: Examined
  readonly #random: Random
  readonly #history: History
  readonly #number: number
  readonly #report: Report
  readonly #told: string[] = []
  readonly #at: Places
  #telling: Telling
  #judgements: [place: number, judge: (answer: unknown) => void][] = []

  constructor(examined: Examined, seed: number, number: number, report: Report) {
    this.#examined = examined
    this.#random = new Random(seed, number)
    this.#number = number
    this.#report = report
    const words = [...examined.shelves.values()].filter((shelf) => !shelf.isFact).map((shelf) => shelf.table)
    this.#history = new History(this.#random, { usual: ['goal', 'message'], others: words })
    this.#at = new Places(report.histories + 1)
    this.#telling = new Telling(this.#at, examined.shelves)
  }

  get #world() {
    return this.#history.world
  }

  async run() {
    const { client } = this.#examined
    const random = this.#random
    // On one snapshot the gate remembers what it has worked out, otherwise it works it out anew for each statement.
    await client.query(`begin isolation level ${random.pick(['repeatable read', 'read committed'])}`)
    try {
      this.#telling.tellBeginning(this.#note(this.#history.beginning()))
      const sweeps = random.chance(0.04)
      if (sweeps) this.#telling.tell(this.#note(this.#history.aRowIn(this.#tables.filter((table) => !this.#examined.shelves.get(table)!.isFact))))
      const moves = random.between(3, 11)
      let pending: Happening[] = []
      for (let move = 1; move <= moves; move++) {
        pending.push(...this.#note(this.#history.next()))
        if (move === moves || random.chance(0.13)) {
          this.#telling.tell(pending)
          pending = []
          this.#askAround(sweeps && move === moves)
          await this.#send()
        }
      }
    } finally {
      await client.query('rollback')
    }
  }

  get #tables() {
    return [...this.#examined.shelves.keys()]
  }

  #note(events: Happening[]) {
    for (const event of events) this.#told.push(toLine(event))
    return events
  }

  async #send() {
    const answers = await this.#examined.client.query(this.#telling.statements.join(';\n')) as unknown as pg.QueryResult[]
    for (const [place, judge] of this.#judgements) {
      const row = answers[place]!.rows[0] as Record<string, unknown>
      judge(Object.values(row)[0])
    }
    this.#telling = new Telling(this.#at, this.#examined.shelves)
    this.#judgements = []
  }

  #judge(place: number, judge: (answer: unknown) => void) {
    this.#judgements.push([place, judge])
  }

  #compare(property: Property, agrees: boolean, what: () => string) {
    this.#report.comparisons[property] += 1
    if (!agrees) this.#report.findings.push({ property, history: this.#number, what: what(), story: [...this.#told] })
  }

  #askAround(everyTable: boolean) {
    const random = this.#random
    this.#askGrants(random.pick(this.#world.cases))
    for (const personId of this.#someObservers(everyTable ? 2 : random.between(2, 3))) {
      this.#telling.ask(personId)
      if (everyTable) for (const table of this.#tables) this.#askRows(personId, table, null)
      else {
        this.#askRows(personId, 'goal', null)
        this.#askRows(personId, random.pick(this.#tablesInUse()), null)
      }
      if (random.chance(0.1)) this.#askCases(personId)
      if (random.chance(0.6)) this.#askAtTheDoor(personId)
    }
    if (random.chance(0.2)) this.#askDelivery()
  }

  /** Mostly those who have or had a part in something; now and then a stranger, or nobody at all. */
  #someObservers(count: number): (string | null)[] {
    const random = this.#random
    const involved = this.#world.cases.flatMap((file) => file.parties.flatMap((party) =>
      party.personId !== null ? [party.personId]
        : this.#world.holdings.filter((held) => held.functionId === party.functionId).map((held) => held.personId)))
    const { concerned } = this.#history
    return Array.from({ length: count }, () =>
      concerned.length > 0 && random.chance(0.3) ? concerned.at(-random.between(1, Math.min(3, concerned.length)))!
      : random.chance(0.05) ? null : involved.length === 0 || random.chance(0.1) ? random.pick(everybody) : random.pick(involved))
  }

  #tablesInUse() {
    return [...new Set(this.#world.rows.map((row) => row.table))]
  }

  #askRows(personId: string | null, table: string, entered: CaseFile | null) {
    if (table === 'consent_grant') return
    const visible = this.#visible(personId, table, entered)
    this.#judge(this.#telling.askRows(table), (answer) => {
      const seen = ((answer as string | null) ?? '').match(/.{4}/g)?.map((id) => Number.parseInt(id, 16)) ?? []
      const about = (ids: number[]) => `${this.#who(personId)} in ${entered ? `case ${entered.number}` : 'no case'}, ${table}: ${
        ids.map((id) => toLine(this.#world.rows.find((row) => row.id === id))).join(' ')}`
      const leaked = seen.filter((id) => !visible.includes(id))
      const denied = visible.filter((id) => !seen.includes(id))
      this.#compare('no-leak', leaked.length === 0, () => `${about(leaked)} must not be seen`)
      this.#compare('no-false-denial', denied.length === 0, () => `${about(denied)} must be seen`)
    })
  }

  #visible(personId: string | null, table: string, entered: CaseFile | null): number[] {
    const sights = new Map(this.#world.cases.filter((file) => entered === null || file === entered)
      .map((file) => [file.number, sightOf(this.#world, personId, file)]))
    return this.#world.rows.filter((row) => {
      if (row.table !== table) return false
      if (row.caseNumber === null) return personId !== null && row.addressees!.includes(personId)
      const sight = sights.get(row.caseNumber)
      return sight !== undefined && sees(sight, row)
    }).map((row) => row.id)
  }

  /** Which cases there are for somebody, and of which they read what the consents in force give. */
  #askCases(personId: string | null) {
    const existing = this.#world.cases.filter((file) => standing(this.#world, personId, file).length > 0).map((file) => file.number)
    this.#judge(this.#telling.askCases('case_file'), (answer) =>
      this.#compare('standing', (answer ?? '') === existing.join(','), () => `${this.#who(personId)} finds the cases ${answer}, not ${existing}`))
    const registers: number[] = [categories.consent, categories.confidenceConsent]
    const readable = this.#world.cases.filter((file) => {
      const sight = sightOf(this.#world, personId, file)
      return grants(file, this.#world.now).some(({ category }) => registers.includes(category) && (sight.ownSlots.has(1) || sight.fromChapter.has(category)))
    }).map((file) => String(file.number))
    const closed = this.#world.cases.filter((file) => {
      const sight = sightOf(this.#world, personId, file)
      return !sight.ownSlots.has(1) && !registers.some((category) => sight.fromChapter.has(category))
    }).map((file) => String(file.number))
    this.#judge(this.#telling.askCases('consent_grant'), (answer) => {
      const seen = ((answer as string | null) ?? '').split(',')
      this.#compare('no-false-denial', readable.every((number) => seen.includes(number)), () => `${this.#who(personId)} reads the grants of ${answer}, not of ${readable}`)
      this.#compare('no-leak', !closed.some((number) => seen.includes(number)), () => `${this.#who(personId)} reads grants of one of ${closed}`)
    })
  }

  #askGrants(file: CaseFile) {
    const expected = grants(file, this.#world.now)
      .sort((a, b) => a.slot - b.slot || a.category - b.category || Number(a.reads) - Number(b.reads)
        || Number(a.gives) - Number(b.gives) || a.fromChapter - b.fromChapter)
      .map((grant) => [grant.slot, grant.category, grant.reads ? 't' : 'f', grant.gives ? 't' : 'f', grant.fromChapter].join(' ')).join(', ')
    this.#judge(this.#telling.askGrants(file), (answer) =>
      this.#compare('grants', (answer ?? '') === expected, () => `case ${file.number} grants ${answer ?? 'nothing'}; the facts give ${expected || 'nothing'}`))
  }

  #askAtTheDoor(personId: string | null) {
    const random = this.#random
    const theirs = this.#world.cases.filter((file) => partiesOf(this.#world, personId, file).length > 0)
    const file = theirs.length > 0 && random.chance(0.7) ? random.pick(theirs) : random.pick(this.#world.cases)
    if (random.chance(0.03)) {
      this.#judge(this.#telling.askEnter('absent'), (answer) =>
        this.#compare('standing', answer === null, () => `${this.#who(personId)} entered a case that there is not`))
    }
    const party = entersFor(standing(this.#world, personId, file))
    this.#judge(this.#telling.askEnter(file), (answer) => this.#judgeEntry(personId, file, party, answer as Entry | null))
    if (party) this.#askRows(personId, 'goal', file)
    if (party && personId !== null && random.chance(0.3)) this.#askReaders(personId, file, party)
    for (let attempts = random.between(1, 2); attempts > 0; attempts--) this.#askAdd(personId, file, party)
  }

  #judgeEntry(personId: string | null, file: CaseFile, party: Party | undefined, answer: Entry | null) {
    const world = this.#world
    const about = () => `${this.#who(personId)} at the door of case ${file.number}: ${JSON.stringify(answer)}`
    this.#compare('standing', (answer !== null) === (party !== undefined), () => `${about()}, expected ${party ? `slot ${party.slot}` : 'null'}`)
    if (answer === null || party === undefined || personId === null) return

    const reads = [...sightOf(world, personId, file).fromChapter.keys()]
    const gives = [...giving(world, file, party.slot)]
    const same = (told: string[], expected: number[]) =>
      told.length === expected.length && told.every((code) => expected.includes(codes.get(code) ?? -1))
    this.#compare('standing', Number.parseInt(answer.partyId.slice(-4), 16) === party.id
      && same(answer.reads, reads) && same(answer.gives, gives), () => `${about()}, expected slot ${party.slot} reads ${reads} gives ${gives}`)

    const loss = firstLoss(world, personId, file)
    this.#compare('ends', loss === null || (answer.endsInMs !== null && world.now + answer.endsInMs <= loss + answeringTime),
      () => `${about()} loses something at ${new Date(loss!).toISOString()}`)
  }

  /** Of what the party would write in a category now, and of something that stands there. */
  #askReaders(personId: string, file: CaseFile, party: Party) {
    const category = this.#random.pick(Object.values(categories))
    const compare = (place: number, row: Pick<Row, 'gate' | 'own'>, what: () => string) => {
      const told = mayAskWhoReads(this.#world, personId, { file, slot: party.slot }, row)
      const expected = told === null ? '' : readersOf(this.#world, file, row, party).filter((slot) => told === 'all' || slot === row.own).join(',')
      this.#judge(place, (answer) => this.#compare('readers', (answer ?? '') === expected, () =>
        `${this.#who(personId)} is told that slots ${answer ?? 'none'} of case ${file.number} read ${what()}; it is ${expected || 'none to tell'}`))
    }
    compare(this.#telling.askReaders(category), { gate: { category, chapter: isChaptered(category) ? file.chapter : 0 }, own: null }, () => `category ${category}`)
    const rows = this.#world.rows.filter((each) => each.caseNumber === file.number)
    if (rows.length === 0) return
    const row = this.#random.pick(rows)
    compare(this.#telling.askReadersOf(row), row, () => toLine(row))
  }

  /** An attempt that would be right, and mostly one thing in it that is not. */
  #askAdd(personId: string | null, file: CaseFile, party: Party | undefined) {
    const random = this.#random
    const slot = party?.slot ?? random.pick(file.parties).slot
    const named = file.requests.flatMap((request) => request.lines.filter((line) => line.slot === slot)).map((line) => line.category)
    const worthTrying = [...giving(this.#world, file, slot), ...named]
    const category = worthTrying.length > 0 && random.chance(0.75) ? random.pick(worthTrying) : null
    const attempt: Attempt = {
      table: random.pick(this.#tables), id: this.#history.newId(), caseNumber: file.number, own: slot, forSlot: slot, madeBy: personId ?? universe.scribe,
      gate: category === null ? null : { category, chapter: isChaptered(category) ? file.chapter : 0 },
    }
    switch (random.weighted({ nothing: 5, own: 1, caseNumber: 1, category: 2, chapter: 1, madeBy: 1, forSlot: 1 })) {
      case 'own': attempt.own = random.between(1, 9); break
      case 'caseNumber': attempt.caseNumber = random.pick(this.#world.cases).number; break
      case 'category': attempt.gate = { category: random.pick(Object.values(categories)), chapter: attempt.gate?.chapter ?? 0 }; break
      case 'chapter': if (attempt.gate) attempt.gate.chapter = random.between(0, 3); break
      case 'madeBy': attempt.madeBy = random.pick(everybody); break
      case 'forSlot': attempt.forSlot = random.between(1, 9); break
      case 'nothing': break
    }
    // What somebody has noted is confirmed by another, and written down by nobody as if it had been signed here.
    const own = file.noted.filter(({ madeBy }) => madeBy === personId)
    if (file.noted.length > 0 && random.chance(own.length > 0 ? 0.7 : 0.2)) Object.assign(attempt, { table: 'noted_signature_confirmation', gate: null, own: slot, caseNumber: file.number, madeBy: personId ?? universe.scribe, confirms: random.pick(own.length > 0 && random.chance(0.7) ? own : file.noted) })
    else if (party?.kind === 'coordinator' && waitsForLawyer(this.#world, file) && random.chance(0.6)) attempt.table = 'consent_request'
    else if (attempt.table === 'consent_signature' && random.chance(0.5)) attempt.isNoted = true
    const allowed = party !== undefined && personId !== null && mayAdd(this.#world, personId, { file, slot: party.slot }, attempt)
    this.#judge(this.#telling.askAdd(attempt), (answer) =>
      this.#compare('adding', (answer !== '42501') === allowed, () =>
        `${this.#who(personId)}, entered ${party ? `for slot ${party.slot}` : 'nothing'}, was answered ${answer} but ${allowed ? 'may' : 'may not'} add ${toLine(attempt)}`))
  }

  /** The hub asks about everybody at once, a job about one: both must say what a SELECT as that person says. */
  #askDelivery() {
    const random = this.#random
    const world = this.#world
    const maySee = (personId: string, row: Row) => row.caseNumber === null
      ? row.addressees!.includes(personId)
      : sees(sightOf(world, personId, world.cases.find((file) => file.number === row.caseNumber)!), row)
    this.#telling.ask(null)

    const events = world.rows.filter((row) => row.table === 'event')
    if (events.length > 0) {
      const event = random.pick(events)
      const expected = everybody.filter((personId) => maySee(personId, event)).sort().join(',')
      this.#judge(this.#telling.askWhoMaySee(event, everybody), (answer) => {
        const told = parseArray(answer).sort().join(',')
        this.#compare('delivery', told === expected, () => `${toLine(event)} goes to ${told}, not to ${expected}`)
      })
    }
    const row = random.pick(world.rows.filter((each) => each.caseNumber !== null))
    const personId = this.#someObservers(1)[0] ?? random.pick(everybody)
    this.#judge(this.#telling.askMaySee(personId, row), (answer) =>
      this.#compare('delivery', (answer === true) === maySee(personId, row), () => `may_see says ${answer} of ${this.#who(personId)} and ${toLine(row)}`))
  }

  #who(personId: string | null) {
    if (personId === null) return 'nobody'
    const parts = this.#world.cases.flatMap((file) => partiesOf(this.#world, personId, file).map((party) => `${party.kind} ${file.number}/${party.slot}`))
    return `${toLine(personId)} (${parts.join(', ') || 'no part'})`
  }
}

interface Entry {
  partyId: string
  reads: string[]
  gives: string[]
  endsInMs: number | null
}

const parseArray = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer as string[] : String(answer).slice(1, -1).split(',').filter((item) => item !== '')

/** As short as it can be read: rows by their keys, people and functions by letter and number, instants to the minute. */
const toLine = (value: unknown) => JSON.stringify(value, (name, each: unknown) => {
  if (each === null || each === false) return undefined
  if (isRow(each)) {
    const keys = each.caseNumber === null ? `for ${each.addressees}` : `of ${each.caseNumber}/${each.own} ${each.gate ? `in ${each.gate.category}:${each.gate.chapter}` : 'draft'}`
    return `${each.table}#${each.id} ${keys}${each.speaker === undefined ? '' : ` said by #${each.speaker}`}`
  }
  if (isCase(each)) return `case ${each.number}, ${each.kind} in ${each.municipality}, born ${each.bornOn}`
  if (each instanceof Set) return [...each]
  if (typeof each === 'number' && ['now', 'from', 'to', 'until', 'madeAt'].includes(name)) return new Date(each).toISOString().slice(0, 16)
  return each
}).replaceAll(/([a-f])0000000-0000-4000-8000-0*([0-9]+)/g, '$1$2').replaceAll('"', '')

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'table' in value
const isCase = (value: unknown): value is CaseFile => typeof value === 'object' && value !== null && 'custody' in value
