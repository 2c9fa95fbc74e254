/** Tells a history to the database: what happens and what is asked become SQL statements, each with a place for its answer. */
import type { Attempt, CaseFile, Happening, Instant, Row } from './model.ts'
import { universe } from './histories.ts'
import type { Shelf } from './shelves.ts'

const hex = (number: number) => number.toString(16).padStart(12, '0')
const time = (instant: Instant) => `'${new Date(instant).toISOString()}'`
const text = (value: string | null) => (value === null ? 'null' : `'${value}'`)

/**
 * Where the ids and case numbers of one history lie, so that no two histories in a database share one. The last four
 * digits of a uuid are the row's number in its history.
 */
export class Places {
  readonly #history: number

  constructor(history: number) {
    this.#history = history
  }

  row = (id: number) => `00000000-0000-4000-8000-${hex(this.#history * 65_536 + id)}`
  caseFile = (number: number) => `ca5e0000-0000-4000-8000-${hex(this.#history * 65_536 + number)}`
  caseNumber = (number: number) => this.#history * 16 + number
  gate = ({ caseNumber, gate }: Row) =>
    gate === null || caseNumber === null ? 'null' : String(this.caseNumber(caseNumber) * 65_536 + gate.category * 256 + gate.chapter)
  own = ({ caseNumber, own }: Row) =>
    own === null || caseNumber === null ? 'null' : String(this.caseNumber(caseNumber) * 65_536 + own)
}

type Values = Record<string, string>

/** The columns that every row of content has. */
const content = (row: Row, at: Places): Values => ({
  id: text(at.row(row.id)), case_number: row.caseNumber === null ? 'null' : String(at.caseNumber(row.caseNumber)), gate: at.gate(row), own: at.own(row),
})

const insert = (table: string, rows: Values[]) =>
  `insert into ${table} (${Object.keys(rows[0]!).join(', ')}) ${table === 'case_file' ? 'overriding system value ' : ''}values ${
    rows.map((row) => `(${Object.values(row).join(', ')})`).join(', ')}`

/** The rows that a happening leaves, in the order in which they are inserted. */
function rowsOf(event: Happening, at: Places, shelves: Map<string, Shelf>): [table: string, values: Values][] {
  switch (event.what) {
    case 'time': case 'dismissal': return []
    case 'holding': {
      const { id, personId, functionId, from, to } = event.holding
      return [['function_holding', {
        id: text(at.row(id)), function_id: text(functionId), person_id: text(personId),
        during: `tstzrange(${time(from)}, ${to === null ? 'null' : time(to)})`,
      }]]
    }
    case 'case': {
      const { number, kind, municipality } = event.file
      return [
        ['case_file', { id: text(at.caseFile(number)), number: String(at.caseNumber(number)), municipality_id: text(municipality), kind: text(kind) }],
        ['case_clock', { case_number: String(at.caseNumber(number)) }],
      ]
    }
    case 'party': {
      const { party, row, personRow } = event
      const asParty: Values = {
        ...content(row, at), slot: String(party.slot), kind: text(party.kind), inquirer: String(party.inquirer),
        function_id: text(party.functionId), case_person_id: personRow ? text(at.row(personRow.id)) : 'null',
      }
      if (!personRow) return [['case_party', asParty]]
      return [['case_person', {
        ...content(personRow, at), role: text(party.kind), name: text('n'), person_id: text(party.personId),
        born_on: party.kind === 'youth' ? text(event.bornOn) : 'null',
      }], ['case_party', asParty]]
    }
    case 'admission': return [['party_admission', { ...content(event.row, at), slot: String(event.slot) }]]
    case 'party-end': return [['party_end', { ...content(event.row, at), slot: String(event.slot), reason: text('r') }]]
    case 'custody': return [['custody', {
      ...content(event.row, at), slot: String(event.slot), kind: text(event.found), evidence: text('e'), checked_on: `'2026-01-01'`,
    }]]
    case 'request': {
      const { request, ruleVersion, row, lineRows } = event
      return [
        ['consent_request', {
          ...content(row, at), purpose: text('p'), valid_until_on: text(request.validUntilOn), reach: text(request.reach), scope: text(request.scope),
          form_version: text('1'), text_sv: text('t'), text_hash: `'\\x00'`, rule_version: String(ruleVersion), informed: `'{}'`,
        }],
        ...lineRows.map((lineRow, index): [string, Values] => {
          const line = request.lines[index]!
          return ['consent_line', {
            ...content(lineRow, at), request_id: text(at.row(request.id)), slot: String(line.slot), category: String(line.category),
            reads: String(line.reads), gives: String(line.gives),
          }]
        }),
      ]
    }
    case 'signature': return [['consent_signature', {
      ...content(event.row, at), request_id: text(at.row(event.requestId)), slot: String(event.slot),
      method: text('demo-step-up'), locale: text('sv'), signed_text_hash: `'\\x00'`, signed_bytes: `'\\x00'`,
    }]]
    case 'refusal': case 'confirmation': return [[`consent_${event.what}`, {
      ...content(event.row, at), request_id: text(at.row(event.requestId)), slot: String(event.slot),
    }]]
    case 'withdrawal': return [['consent_withdrawal', {
      ...content(event.row, at), request_id: text(at.row(event.requestId)), slot: String(event.slot),
      towards: event.towards === null ? 'null' : String(event.towards), category: event.category === null ? 'null' : String(event.category), method: text('self'),
    }]]
    case 'assessment': return [['maturity_assessment', {
      ...content(event.row, at), request_id: text(at.row(event.requestId)), slot: String(event.assessment.slot), basis: text('b'), decided_by: text('d'),
      valid_until_on: text(event.assessment.validUntilOn),
    }]]
    case 'assessment-end': return [['maturity_assessment_end', { ...content(event.row, at), assessment_id: text(at.row(event.assessmentId)) }]]
    case 'exception': return [['signature_exception', {
      ...content(event.row, at), slot: String(event.exception.slot), kind: text(event.exception.kind), reason: text('r'), decided_by: text('d'),
      valid_until_on: text(event.exception.validUntilOn),
    }]]
    case 'exception-confirmation': case 'exception-end':
      return [[`signature_${event.what.replace('-', '_')}`, { ...content(event.row, at), exception_id: text(at.row(event.exceptionId)) }]]
    case 'noted-signature': return [['noted_signature', {
      ...content(event.row, at), ...notedBy(event.noted), request_id: text(at.row(event.noted.requestId)), slot: String(event.noted.slot), method: text('spoken'),
      signed_on: `'2026-01-01'`, locale: text('sv'), identity: text('known'), witness: text('w'),
    }]]
    case 'noted-confirmation': return [
      ['noted_signature_confirmation', { ...content(event.row, at), ...notedBy(event), noted_signature_id: text(at.row(event.noted.id)) }],
      ['consent_signature', {
        ...content(event.signatureRow, at), ...notedBy(event), request_id: text(at.row(event.noted.requestId)), slot: String(event.noted.slot),
        method: text('spoken'), locale: text('sv'), signed_text_hash: `'\\x00'`, signed_bytes: `'\\x00'`,
      }],
    ]
    case 'noted-end': return [['noted_signature_end', { ...content(event.row, at), noted_signature_id: text(at.row(event.noted.id)) }]]
    case 'block': return [['access_block', {
      ...content(event.row, at), function_id: text(event.block.functionId), person_id: text(event.block.personId),
    }]]
    case 'block-end': return [['access_block_end', { ...content(event.row, at), block_id: text(at.row(event.blockId)) }]]
    case 'protection': return [['case_protection', { ...content(event.row, at), code_name: text('c'), ground: text('g') }]]
    case 'listing': return [['case_listing', { ...content(event.row, at), protection_id: text(at.row(event.protectionId)), person_id: text(event.personId) }]]
    case 'listing-end': return [['case_listing_end', { ...content(event.row, at), listing_id: text(at.row(event.listingId)) }]]
    case 'danger': return [['case_danger', { ...content(event.row, at), protection_id: text(at.row(event.protectionId)), slot: String(event.slot) }]]
    case 'protection-end': return [['case_protection_end', { ...content(event.row, at), protection_id: text(at.row(event.protectionId)), reason: text('r') }]]
    case 'protection-end-confirmation': return [['case_protection_end_confirmation', { ...content(event.row, at), end_id: text(at.row(event.endId)) }]]
    case 'row': {
      const shelf = shelves.get(event.row.table)!
      return [[event.row.table, { ...content(event.row, at), ...shelf.words(event.row.id), ...beside(event.row, at) }]]
    }
  }
}

const notedBy = ({ madeBy }: { madeBy: string }): Values => ({ made_by: text(madeBy) })

/** Where a row says more about who may read it than its two keys. */
const beside = (row: Row, at: Places): Values => ({
  ...(row.table === 'event' ? { addressees: `'{${(row.addressees ?? []).join(',')}}'` } : {}),
  ...(row.speaker !== undefined ? { party_id: text(at.row(row.speaker)) } : {}),
})

/** What others refer to comes first. */
const referredTo = ['case_file', 'case_clock', 'case_person', 'case_party']
const place = (table: string) => (referredTo.includes(table) ? referredTo.indexOf(table) : referredTo.length)

/** The question that is asked most, prepared once for each table: which rows there are, by the last four digits of their ids. */
export const preparations = (shelves: Shelf[]) => shelves.map(({ table }) =>
  `prepare ids_in_${table} as select string_agg(right(id::text, 4), '' order by id) from ${table}`).join(';')

/** A batch of statements that go to the server together; each call says which answer is which. */
export class Telling {
  readonly statements: string[] = []
  readonly #at: Places
  readonly #shelves: Map<string, Shelf>
  #asking = false

  constructor(at: Places, shelves: Map<string, Shelf>) {
    this.#at = at
    this.#shelves = shelves
  }

  #say(...statements: string[]) {
    this.statements.push(...statements)
    return this.statements.length - 1
  }

  /** What happened, one after the other. Words wait for the end of the batch: nothing depends on their order. */
  tell(events: Happening[]) {
    this.#asSuperuser()
    const words = events.filter((event) => event.what === 'row')
    for (const event of events) {
      if (event.what === 'time') this.#say(`update clock_offset set offset_by = make_interval(secs => extract(epoch from ${time(event.now)}::timestamptz - clock_timestamp()))`)
      if (event.what === 'dismissal') this.#say(`update function_holding set during = tstzrange(lower(during), app.now()) where id = ${text(this.#at.row(event.holdingId))}`)
      if (event.what !== 'row') this.#tellAtOnce([event])
    }
    this.#tellAtOnce(words)
  }

  /** What was there before the first consent: nothing is worked out from it yet, so all rows of a table go in at once. */
  tellBeginning(events: Happening[]) {
    this.#asSuperuser()
    this.tell(events.filter((event) => event.what === 'time'))
    this.#tellAtOnce(events.filter((event) => event.what !== 'time'))
  }

  #tellAtOnce(events: Happening[]) {
    const rows = events.flatMap((event) => rowsOf(event, this.#at, this.#shelves))
    const groups = Map.groupBy(rows, ([table, values]) => `${table} ${Object.keys(values).join(' ')}`)
    const inOrder = [...groups.values()].sort((a, b) => place(a[0]![0]) - place(b[0]![0]))
    for (const group of inOrder) this.#say(insert(group[0]![0], group.map(([, values]) => values)))
  }

  #asSuperuser() {
    if (this.#asking || this.statements.length === 0) this.#say('reset role', ...this.#context(universe.scribe))
    this.#asking = false
  }

  #context(personId: string | null) {
    return [`select set_config('app.person_id', '${personId ?? ''}', true), set_config('app.system', '', true),
      set_config('app.case_number', '', true), set_config('app.own', '', true), set_config('app.kind', '', true)`]
  }

  /** From here on the questions are those of this person, as the product asks them: role app, context in its own statement. */
  ask(personId: string | null) {
    if (!this.#asking) this.#say('set local role app')
    this.#asking = true
    this.#say(...this.#context(personId))
  }

  /** The ids that the person sees in a table. */
  askRows(table: string) {
    return this.#say(`execute ids_in_${table}`)
  }

  /** The numbers of the cases whose consents' grants, or which themselves, the person sees. */
  askCases(from: 'case_file' | 'consent_grant') {
    const number = from === 'case_file' ? 'number' : 'case_number'
    return this.#say(`select string_agg(distinct (${number} % 16)::text, ',' order by (${number} % 16)::text) from ${from}`)
  }

  askEnter(file: CaseFile | 'absent') {
    return this.#say(`select app.enter('${file === 'absent' ? this.#at.caseFile(0) : this.#at.caseFile(file.number)}')`)
  }

  /** What the gate says to an attempt to add a row: 42501 when it refuses, anything else when the gate let it through. */
  askAdd(attempt: Attempt) {
    const shelf = this.#shelves.get(attempt.table)!
    const values: Values = {
      ...content(attempt, this.#at), ...shelf.words(attempt.id), ...beside(attempt, this.#at), made_by: text(attempt.madeBy),
      ...(shelf.hasSlot ? { slot: String(attempt.forSlot) } : {}),
      ...(attempt.confirms ? { noted_signature_id: text(this.#at.row(attempt.confirms.id)) } : {}),
      ...(attempt.isNoted ? { method: text('spoken') } : {}),
    }
    return this.#say(`select examiner.answer_to(${text(insert(attempt.table, [values]).replaceAll(`'`, `''`))})`)
  }

  /** The slots of those who read a category of the entered case, as the door's answer shows them. */
  askReaders(category: number) {
    return this.#say(`select string_agg(slot::text, ',' order by slot) from app.parties_reading(${category})`)
  }

  /** The slots of those who read a row of the entered case. */
  askReadersOf(row: Row) {
    return this.#say(`select string_agg(slot::text, ',' order by slot) from (select distinct slot from app.grounds_of_reading(${this.#at.gate(row)}, ${this.#at.own(row)})) readers`)
  }

  askMaySee(personId: string, row: Row) {
    return this.#say(`select app.may_see('${personId}', ${this.#at.caseNumber(row.caseNumber!)}, ${this.#at.gate(row)}, ${this.#at.own(row)})`)
  }

  askWhoMaySee(event: Row, people: string[]) {
    return this.#say(`select app.who_may_see('${this.#at.row(event.id)}', '{${people.join(',')}}')`)
  }

  /** The grants in force in a case, as the superuser finds them: slot, category, reads, gives, first chapter. */
  askGrants(file: CaseFile) {
    this.#asSuperuser()
    return this.#say(`select string_agg(concat_ws(' ', slot, category, reads, gives, from_chapter), ', '
      order by slot, category, reads, gives, from_chapter) from consent_grant where case_number = ${this.#at.caseNumber(file.number)} and during @> app.now()`)
  }
}
