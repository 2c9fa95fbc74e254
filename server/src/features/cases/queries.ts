import {
  type CaseClosure, type CaseFile, type CaseLine, type CasePerson, type CaseState, type Evaluation, type LegalFrame, type Party, type StartDecision, type WaitsFor,
} from '@kring/domain/cases'
import type { Reader } from '@kring/domain/consent'
import { sql } from 'kysely'
import type { Place, Placed } from '../../platform/cursor.ts'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'

/** First name and the initial of the rest: what a list may show (SoLPUL 7 a). */
export const labelOf = (name: string) => {
  const [first = '', ...rest] = name.split(' ')
  const last = rest.at(-1)
  return last ? `${first} ${last[0]}.` : first
}

/** What a case is called: by its code name where it is protected, else after the young person, if the name is the reader's to know. */
export const caseLabelOf = ({ codeName, name }: { codeName: string | null; name: string | null }) => codeName ?? (name === null ? null : labelOf(name))

/** What the entered case is called, and whether that is a code name. A relative who does not read the team knows whom the consent names. */
export async function findCaseLabel(trx: Trx): Promise<{ label: string | null; isProtected: boolean }> {
  const { rows } = await sql<{ codeName: string | null; name: string | null }>`
    select app.code_name(app.case_here()) as code_name,
      coalesce((select p.name from case_person p where p.case_number = app.case_here() and p.role = 'youth' order by p.made_at desc, p.id limit 1),
        (select n.youth from app.named_in() n limit 1)) as name`.execute(trx)
  return { label: caseLabelOf(rows[0]!), isProtected: rows[0]!.codeName !== null }
}

/**
 * Where the case stands, for whoever reads its progress: it stands as asked about until its first step. A relative who reads it by consent
 * is told no more than whether it is over.
 */
export async function findState(trx: Trx): Promise<CaseState> {
  const { rows } = await sql<{ state: CaseState }>`
    select coalesce((select s.state from case_step s where s.case_number = app.case_here() order by s.made_at desc, s.id limit 1),
      case when app.is_over_here() then 'closed' else 'inquiry' end) as state`.execute(trx)
  return rows[0]!.state
}

/** How the case has moved, the first first. A step that followed by itself was nobody's. */
export async function listSteps(trx: Trx): Promise<CaseFile['steps']> {
  const { rows } = await sql<CaseFile['steps'][number]>`
    select s.state, s.pause, s.reason, s.made_at as at, case when s.made_by <> app.nobody() then ${authorOf('s')} ->> 'label' end as by
    from case_step s where s.case_number = app.case_here() order by s.made_at, s.id`.execute(trx)
  return rows
}

/** The decisions that the kind of case asks for before the start, noted or not. */
export async function listStartDecisions(trx: Trx): Promise<StartDecision[]> {
  const { rows } = await sql<StartDecision>`
    select needed.agency_kind, d.decided_by, d.decided_on
    from case_file f join case_kind k on k.code = f.kind cross join unnest(k.decided_by) with ordinality as needed(agency_kind, position)
    left join start_decision d on d.case_number = f.number and d.agency_kind = needed.agency_kind
    where f.number = app.case_here() order by needed.position`.execute(trx)
  return rows
}

/** The legal frame that the coordinator has found, if it is another than the case began with. */
export const findChosenFrame = async (trx: Trx) =>
  (await trx.selectFrom('legalFrame').select('frame').orderBy('madeAt', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst())?.frame as LegalFrame | undefined

export const findCaseFile = (trx: Trx, caseId: string) =>
  trx.selectFrom('caseFile as f').innerJoin('caseKind as k', 'k.code', 'f.kind')
    .select(['f.id', 'f.kind', 'f.legalFrame', 'k.requiredAgencyKinds', 'k.states', 'k.cadenceWeeks', 'f.municipalityId']).where('f.id', '=', caseId).executeTakeFirst()

/** The states that the kind of the entered case knows. */
export async function listStates(trx: Trx): Promise<CaseState[]> {
  const { rows } = await sql<{ states: CaseState[] }>`select k.states from case_file f join case_kind k on k.code = f.kind where f.number = app.case_here()`.execute(trx)
  return rows[0]!.states
}

/** My cases from a place on, the last moved first, each with its own place. */
export async function listCaseLines(trx: Trx, limit: number, after: Place | undefined): Promise<(CaseLine & Placed)[]> {
  const { rows } = await sql<Placed & { id: string; kind: CaseLine['kind']; state: CaseState | null; stateAt: string; codeName: string | null; name: string | null; partyKind: CaseLine['you']['kind']; inquirer: boolean }>`
    select f.id, f.kind, case when mine.reads_progress then coalesce(step.state, 'inquiry') end as state, date_trunc('milliseconds', coalesce(step.made_at, f.made_at)) as state_at,
           coalesce(step.made_at, f.made_at)::text as sorted_by, app.code_name(f.number) as code_name, youth.name, mine.kind as party_kind, mine.inquirer
    from case_file f
    join lateral (select s.kind, s.inquirer, app.gate_key(f.number, 3, 0) = any (app.keys_of(app.person_here(), f.number)) as reads_progress
                  from app.standing_slots(app.person_here(), f.number) s
                  order by s.kind = 'coordinator' desc, s.inquirer desc, s.slot limit 1) mine on true
    left join lateral (select s.state, s.made_at from case_step s where s.case_number = f.number
                       order by s.made_at desc, s.id limit 1) step on true
    left join lateral (select p.name from case_person p where p.case_number = f.number and p.role = 'youth'
                       order by p.made_at desc, p.id limit 1) youth on true
    where ${after ? sql`(date_trunc('milliseconds', coalesce(step.made_at, f.made_at)), f.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by state_at desc, f.id desc limit ${limit}`.execute(trx)
  return rows.map((row) => ({
    id: row.id, kind: row.kind, state: row.state, stateAt: row.stateAt, sortedBy: row.sortedBy, label: caseLabelOf(row),
    you: { kind: row.partyKind, inquirer: row.inquirer },
  }))
}

/** The parties that you may know of, with the people who hold their functions now. */
export async function listParties(trx: Trx): Promise<Party[]> {
  const { rows } = await sql<Omit<Party, 'label'> & { functionName: string | null; agencyName: string | null; personName: string | null }>`
    select p.id, p.slot, p.kind, p.inquirer, p.function_id, p.case_person_id,
      f.name as function_name, a.name as agency_name, a.kind as agency_kind, c.name as person_name,
      coalesce((select array_agg(person.name order by person.name) from app.holders_here(p.function_id) h join person on person.id = h.person_id), '{}') as names,
      p.function_id is not null or app.takes_part_here(p.slot) as admitted,
      (select e.made_at from party_end e where e.case_number = p.case_number and e.slot = p.slot) as ended_at
    from case_party p
    left join agency_function f on f.id = p.function_id left join agency a on a.id = f.agency_id
    left join case_person c on c.case_number = p.case_number and c.id = p.case_person_id
    where p.case_number = app.case_here() order by p.slot`.execute(trx)
  return rows.map(({ functionName, agencyName, personName, ...row }) => ({
    ...row, label: functionName === null ? (personName ?? '') : `${agencyName}, ${functionName}`,
  }))
}

export const findParty = async (trx: Trx, id: string) => (await listParties(trx)).find((party) => party.id === id)

/** The agencies and members of the family that would read what you write in a category now: what stands behind "Läses av: ...". */
export async function listReadersOf(trx: Trx, category: string): Promise<string[]> {
  const { rows } = await sql<{ label: string }>`select label from app.parties_reading((select number from category where code = ${category})) order by slot`.execute(trx)
  return [...new Set(rows.map((row) => row.label))]
}

/** The `Author` of a row of content, as its reader may know them. `row` is the row's alias in the query. */
export const authorOf = (row: string) => {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  return sql`jsonb_build_object('kind', null, 'label', null, 'name', (select w.name from person w where w.id = ${column('made_by')})) || coalesce((
    select jsonb_strip_nulls(jsonb_build_object('kind', p.kind, 'label', coalesce(a.name || ', ' || f.name, c.name), 'name', c.name))
    from case_party p
    left join agency_function f on f.id = p.function_id left join agency a on a.id = f.agency_id
    left join case_person c on c.case_number = p.case_number and c.id = p.case_person_id
    where p.case_number = ${column('case_number')} and app.own_key(p.case_number, p.slot) = ${column('own')}), '{}')`
}

/** The family and those near, with age instead of birthday. */
export async function listCasePeople(trx: Trx): Promise<CasePerson[]> {
  const { rows } = await sql<CasePerson>`
    select c.id, c.role, c.name, c.locale, c.interpreter, c.relation, p.id as party_id,
      extract(year from age((app.now() at time zone m.zone)::date, c.born_on))::int as age
    from case_person c
    join case_file f on f.number = c.case_number join municipality m on m.id = f.municipality_id
    left join case_party p on p.case_number = c.case_number and p.case_person_id = c.id
    where c.case_number = app.case_here() order by c.made_at, c.id`.execute(trx)
  return rows
}

export const findInquiry = async (trx: Trx) => {
  const { rows } = await sql<{ id: string; concern: string; tried: string | null; familyKnows: boolean; madeAt: string; agencyName: string; functionName: string }>`
    select i.id, i.concern, i.tried, i.family_knows, i.made_at, a.name as agency_name, f.name as function_name
    from inquiry i join case_party p on p.case_number = i.case_number and i.own = app.own_key(p.case_number, p.slot)
    join agency_function f on f.id = p.function_id join agency a on a.id = f.agency_id limit 1`.execute(trx)
  const inquiry = rows[0]
  if (!inquiry) return null
  const naming = await trx.selectFrom('inquiryNaming').select(['name', 'bornYear', 'ground', 'groundNote']).orderBy('madeAt', 'desc').limit(1).executeTakeFirst()
  const { agencyName, functionName, ...rest } = inquiry
  return { ...rest, from: `${agencyName}, ${functionName}`, naming: (naming as NamingRow | undefined) ?? null }
}
interface NamingRow { name: string; bornYear: number; ground: 'guardian-go-ahead' | 'own-ground'; groundNote: string }

export const openCase = (trx: Trx, given: { caseId: string; kind: string; inquiring: string; coordinating: string; coordinatorParty: string; inquirerParty: string }) =>
  sql`select app.open_case(${given.caseId}::uuid, ${given.kind}, 'no-individual-assessment', ${given.inquiring}::uuid,
      ${given.coordinating}::uuid, ${given.coordinatorParty}::uuid, ${given.inquirerParty}::uuid)`.execute(trx)

export const insertInquiry = (trx: Trx, row: { id: string; concern: string; tried: string | null; familyKnows: boolean }) =>
  trx.insertInto('inquiry').values({ ...row, gate: gateOf('inquiry') }).execute()
export const insertNaming = (trx: Trx, row: { id: string; name: string; bornYear: number; ground: string; groundNote: string }) =>
  trx.insertInto('inquiryNaming').values({ ...row, gate: gateOf('inquiry') }).execute()
export const insertStartDecision = (trx: Trx, row: { id: string; agencyKind: string; decidedBy: string; decidedOn: string }) =>
  trx.insertInto('startDecision').values({ ...row, gate: gateOf('team') }).execute()
export const insertLegalFrame = (trx: Trx, row: { id: string; frame: LegalFrame }) =>
  trx.insertInto('legalFrame').values({ ...row, gate: null }).execute()
export const insertStep = (trx: Trx, row: { id: string; state: string; pause: string | null; reason: string | null }) =>
  trx.insertInto('caseStep').values({ ...row, gate: gateOf('progress') }).execute()

export const listMappingNotes = (trx: Trx) =>
  trx.selectFrom('mappingNote').select(['area', 'text', 'version', 'madeAt']).distinctOn('area').orderBy('area').orderBy('version', 'desc').execute()
/** The mapping talk has no gate: it is the coordinator's own. */
export const insertMappingNote = (trx: Trx, row: { id: string; area: string; text: string; version: number }) =>
  trx.insertInto('mappingNote').values({ ...row, gate: null }).execute()

export const insertCasePerson = (trx: Trx, row: { id: string; role: string; name: string; bornOn: string | null; personId: string | null; locale: string; interpreter: string | null; relation: string | null }) =>
  trx.insertInto('casePerson').values({ ...row, gate: gateOf('team') }).execute()

/** Whether a person is one of the family or a relative in the entered case now. */
export async function isInTheCase(trx: Trx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ isIn: boolean }>`
    select exists (select from case_person c join case_party p on p.case_number = c.case_number and p.case_person_id = c.id
      where c.case_number = app.case_here() and c.person_id = ${personId}::uuid
        and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
        and (p.kind <> 'guardian' or coalesce(app.adult_at(p.case_number) > app.now(), true))) as is_in`.execute(trx)
  return rows[0]!.isIn
}

/** Finds or makes the person behind a personal number; the answer is the same for both. */
export async function familyPersonFor(trx: Trx, given: { newId: string; name: string; issuer: string; subjectHash: Buffer }): Promise<string> {
  const { rows } = await sql<{ id: string }>`select app.family_person(${given.newId}::uuid, ${given.name}, ${given.issuer}, ${given.subjectHash}) as id`.execute(trx)
  return rows[0]!.id
}

export async function nextSlot(trx: Trx): Promise<number> {
  const { rows } = await sql<{ slot: number }>`select coalesce(max(slot), 0) + 1 as slot from case_party where case_number = app.case_here()`.execute(trx)
  return rows[0]!.slot
}

/** A guardian's part ends by itself at the young person's 18th birthday (app.slots_of). */
export const insertFamilyParty = (trx: Trx, row: { id: string; slot: number; kind: 'youth' | 'guardian' | 'relative'; casePersonId: string }) =>
  trx.insertInto('caseParty').values({ ...row, gate: gateOf('team') }).execute()
export const insertAgencyParty = (trx: Trx, row: { id: string; slot: number; functionId: string }) =>
  trx.insertInto('caseParty').values({ ...row, kind: 'agency', gate: gateOf('team') }).execute()
export const insertPartyEnd = (trx: Trx, row: { id: string; slot: number; reason: string }) =>
  trx.insertInto('partyEnd').values({ ...row, gate: gateOf('team') }).execute()
export const insertCustody = (trx: Trx, row: { id: string; slot: number; kind: string; evidence: string; checkedOn: string }) =>
  trx.insertInto('custody').values({ ...row, gate: null }).execute()

export const insertEvaluation = (trx: Trx, category: string, row: { id: string; partyId: string; block: string; answers: object }) =>
  trx.insertInto('evaluation').values({ ...row, answers: JSON.stringify(row.answers), gate: gateOf(category) }).execute()
export const listEvaluationRows = async (trx: Trx): Promise<Evaluation[]> =>
  (await trx.selectFrom('evaluation').select(['id', 'partyId', 'block', 'answers', 'madeAt']).orderBy('madeAt').execute()) as Evaluation[]
/** Who has to answer before the next may, also for whoever does not read the answers. */
export async function findWhomEvaluationWaitsFor(trx: Trx): Promise<WaitsFor> {
  const { rows } = await sql<{ kind: WaitsFor }>`select app.evaluation_waits_for(app.case_here()) as kind`.execute(trx)
  return rows[0]!.kind
}
export const insertClosure = (trx: Trx, row: { id: string; reason: string; continuingSupport: string | null; followUpOn: string | null; copyGivenOn: string | null }) =>
  trx.insertInto('closure').values({ ...row, gate: gateOf('progress') }).execute()
/** The latest closure, for whoever reads how the case goes. */
export async function findClosure(trx: Trx): Promise<CaseClosure | null> {
  const row = await trx.selectFrom('closure').select(['reason', 'continuingSupport', 'followUpOn', 'copyGivenOn', 'madeAt as at'])
    .orderBy('madeAt', 'desc').orderBy('id').limit(1).executeTakeFirst()
  return (row as CaseClosure | undefined) ?? null
}

/** The day that it is in the municipality. */
export async function findToday(trx: Trx): Promise<string> {
  const { rows } = await sql<{ today: string }>`
    select (app.now() at time zone m.zone)::date as today
    from case_file f join municipality m on m.id = f.municipality_id where f.number = app.case_here()`.execute(trx)
  return rows[0]!.today
}

/** Promises that nobody has settled: a case does not close over them. */
export async function countOpenCommitments(trx: Trx): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from commitment c
    left join lateral (select s.state from commitment_step s where s.commitment_id = c.id order by s.version desc limit 1) last on true
    where c.case_number = app.case_here() and coalesce(last.state, 'proposed') not in ('done', 'declined', 'closed', 'handed-over')`.execute(trx)
  return rows[0]!.open
}

/** Everybody who can read something in the case now, with their keys. */
export async function listReaders(trx: Trx): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select r.person_id, r.keys, array(select key from unnest(r.keys) key where app.in_confidence((key >> 8 & 255)::integer)) as in_confidence,
      array(select key from unnest(r.keys) key where key & 65535 between 1 and 255) as own
    from app.readers(app.case_here()) r`.execute(trx)
  return rows
}

/** Whether any consent of the case is in force now. */
export async function isConsentInForce(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select exists (select from consent_grant g where g.case_number = app.case_here() and g.during @> app.now() and not app.in_confidence(g.category)) as holds`.execute(trx)
  return rows[0]!.holds
}

/** Takes the step that follows from consent alone, if there is one: the state that the case has now, or null. */
export async function followConsent(trx: Trx, stepId: string): Promise<CaseState | null> {
  const { rows } = await sql<{ state: CaseState | null }>`select app.follow_consent(${stepId}::uuid) as state`.execute(trx)
  return rows[0]!.state
}

/** The same for every case in which nobody has done anything since, as the clerk; gives how many took a step. */
export async function followTheClock(trx: Trx): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select app.follow_the_clock() as taken`.execute(trx)
  return rows[0]!.taken
}
