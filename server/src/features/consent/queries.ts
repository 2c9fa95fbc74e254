import type { PartyKind } from '@kring/domain/actor'
import type { CaseFile } from '@kring/domain/cases'
import { foreseenDays, type Category, type Consent, type ConsentLine, type ConsentRequest, type Custody, type ForeseenEnd, type Mark, type Scope, type SigningRule } from '@kring/domain/consent'
import type { ExceptionKind } from '@kring/domain/exceptions'
import type { Locale } from '@kring/domain/people'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'

export interface RuleRow extends SigningRule {
  version: number
  familyInMeeting: boolean
  exceptions: ExceptionKind[]
  confidenceFromAge: number | null
  /** Today and the last day that a request may name, in the municipality's zone. */
  today: string
  maxValidUntilOn: string
  requiredAgencyKinds: string[]
  caseKind: CaseFile['kind']
  municipality: string
  phone: string
}

/** The rule for the entered case that is in force today: of the versions whose day has come, the newest. */
export async function findRule(trx: Trx): Promise<RuleRow | undefined> {
  const { rows } = await sql<RuleRow>`
    select r.version, r.youth_signs_from_age, r.adult_age, r.guardians, r.family_in_meeting, r.exceptions, r.confidence_from_age, today.day as today, today.day + r.max_validity_days as max_valid_until_on,
      k.required_agency_kinds, k.code as case_kind, m.name as municipality, m.phone
    from case_file f join municipality m on m.id = f.municipality_id join case_kind k on k.code = f.kind
    cross join lateral (select (app.now() at time zone m.zone)::date as day) today
    join consent_rule r on r.municipality_id = m.id and r.case_kind = f.kind and r.version = app.rule_in_force(m.id, f.kind)
    where f.number = app.case_here()`.execute(trx)
  return rows[0]
}

/** What a family can be asked for: what the agencies know and what is done together. */
export const listCategories = (trx: Trx) =>
  trx.selectFrom('category').select(['code', 'kind', 'protection']).where('kind', 'in', ['joint', 'fact']).orderBy('number').execute() as Promise<Category[]>

/** The young person as a signer: which party, born when. */
export async function findYouthAsSigner(trx: Trx) {
  const { rows } = await sql<{ partyId: string; name: string; bornOn: string | null }>`
    select p.id as party_id, c.name, c.born_on from case_person c
    join case_party p on p.case_number = c.case_number and p.case_person_id = c.id
    where c.case_number = app.case_here() and c.role = 'youth' order by c.made_at desc, c.id limit 1`.execute(trx)
  return rows[0]
}

export async function listCustody(trx: Trx) {
  const { rows } = await sql<{ partyId: string; kind: 'joint' | 'sole' | 'appointed' }>`
    select p.id as party_id, h.kind from app.custody_here() h join case_party p on p.case_number = app.case_here() and p.slot = h.slot
    order by h.slot`.execute(trx)
  return rows
}

/** The newest note on each guardian, with its evidence; the coordinator's own. */
export async function listCustodyNotes(trx: Trx): Promise<Custody[]> {
  const { rows } = await sql<Custody>`
    select distinct on (c.slot) p.id as party_id, c.kind, c.evidence, c.checked_on
    from custody c join case_party p on p.case_number = c.case_number and p.slot = c.slot
    where c.case_number = app.case_here() order by c.slot, c.made_at desc, c.id`.execute(trx)
  return rows
}

/** The kinds of agency that secrecy law does not bind. */
export const listNonAuthorityKinds = async (trx: Trx): Promise<string[]> =>
  (await trx.selectFrom('agencyKind').select('code').where('authority', '=', false).orderBy('position').execute()).map(({ code }) => code)

export interface ConsentParty { id: string; slot: number; kind: PartyKind; agencyKind: string | null; label: string }
export async function listConsentParties(trx: Trx): Promise<ConsentParty[]> {
  const { rows } = await sql<ConsentParty>`select * from app.parties_of_consent() order by slot`.execute(trx)
  return rows
}

export type RequestRow = Omit<ConsentRequest, 'hasReceipt' | 'needsYouSoon' | 'yourAnswer' | 'yourConfirmation' | 'yourReservation' | 'takenBack' | 'answers' | 'confirmations'>
  & { scope: Scope; madeOn: string; rule: SigningRule; marks: Mark[]; confirmedBy: string[]; reservedBy: string[]; acceptedReservation: string | null }

/** The requests that you may read, newest first, each with the rule that judges it and the marks of the register that you may know. */
export async function listRequestRows(trx: Trx, locale: Locale | null): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    with party as materialized (select id, slot from app.parties_of_consent()),
    mark as materialized (
      select s.request_id, s.slot, 'signed' as what, null::integer as towards, null::smallint as category from consent_signature s where s.case_number = app.case_here()
      union all (select r.request_id, r.slot, 'refused', null::integer, null::smallint from consent_refusal r where r.case_number = app.case_here()
                 union select r.request_id, r.slot, 'refused', null, null from app.my_refusals() r)
      union all (select w.request_id, w.slot, 'withdrawn', w.towards, w.category from consent_withdrawal w where w.case_number = app.case_here()
                 union select w.request_id, w.slot, 'withdrawn', w.towards, w.category from app.my_withdrawals() w)
    )
    select r.id, r.scope, r.made_at, r.purpose, r.valid_until_on, r.reach, r.exclusions, r.form_version, r.informed,
      r.text_sv as text, encode(r.text_hash, 'hex') as text_hash, r.support_texts ->> ${locale}::text as support_text,
      (r.made_at at time zone m.zone)::date as made_on, r.valid_until_on < (app.now() at time zone m.zone)::date as ended,
      app.consent_complete(r.id) as complete,
      (select jsonb_build_object('youthSignsFromAge', rule.youth_signs_from_age, 'adultAge', rule.adult_age, 'guardians', rule.guardians)
        from consent_rule rule where rule.municipality_id = m.id and rule.case_kind = f.kind and rule.version = r.rule_version) as rule,
      (select coalesce(jsonb_agg(jsonb_build_object('partyId', p.id, 'category', c.code, 'reads', l.reads, 'gives', l.gives)
          order by l.slot, l.category), '[]')
        from consent_line l join party p on p.slot = l.slot join category c on c.number = l.category where l.request_id = r.id) as lines,
      (select coalesce(jsonb_agg(jsonb_build_object('partyId', p.id, 'what', k.what, 'towards', t.id, 'category', c.code) order by k.slot), '[]')
        from mark k join party p on p.slot = k.slot left join party t on t.slot = k.towards left join category c on c.number = k.category where k.request_id = r.id) as marks,
      (select coalesce(array_agg(p.id), '{}') from consent_confirmation f join party p on p.slot = f.slot where f.request_id = r.id) as confirmed_by,
      (select coalesce(array_agg(p.id), '{}') from consent_confirmation f join party p on p.slot = f.slot where f.request_id = r.id and f.reservation is not null) as reserved_by,
      (select f.reservation from consent_confirmation f where f.request_id = r.id and f.own = app.own_here()) as accepted_reservation
    from consent_request r join case_file f on f.number = r.case_number join municipality m on m.id = f.municipality_id
    where r.case_number = app.case_here() order by r.made_at desc, r.id`.execute(trx)
  return rows
}

/** Whom a request asks; undefined where you may not know of it. */
export const findScope = async (trx: Trx, id: string) =>
  (await trx.selectFrom('consentRequest').select('scope').where('id', '=', id).where('caseNumber', '=', sql<string>`app.case_here()`).executeTakeFirst())?.scope as Scope | undefined

export interface Complete { id: string; scope: Scope }
/** The requests that are in force now. */
export async function listCompleteRequests(trx: Trx): Promise<Complete[]> {
  const { rows } = await sql<Complete>`
    select r.id, r.scope from consent_request r where r.case_number = app.case_here() and app.consent_complete(r.id) order by r.made_at, r.id`.execute(trx)
  return rows
}

/** The guardians whose signature is not waited for now, by an exception that the rule knows; for whoever coordinates, empty for everybody else. */
export async function listExcepted(trx: Trx, { exceptions }: Pick<RuleRow, 'exceptions'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from signature_exception x
    join signature_exception_confirmation c on c.case_number = x.case_number and c.exception_id = x.id
    join case_party p on p.case_number = x.case_number and p.slot = x.slot
    join case_file f on f.number = x.case_number join municipality m on m.id = f.municipality_id
    where x.case_number = app.case_here() and x.valid_until_on >= (app.now() at time zone m.zone)::date and x.kind = any (${exceptions}::text[])
      and not exists (select from signature_exception_end e where e.case_number = x.case_number and e.exception_id = x.id)`.execute(trx)
  return rows.map(({ id }) => id)
}

/** What each party may read and give now, and until when. */
export async function listMatrix(trx: Trx): Promise<Consent['matrix']> {
  const { rows } = await sql<Consent['matrix'][number]>`
    select p.id as party_id, c.code as category, max(upper(g.during)) filter (where g.reads) as reads_until_at,
      max(upper(g.during)) filter (where g.gives) as gives_until_at
    from consent_grant g join category c on c.number = g.category join app.parties_of_consent() p on p.slot = g.slot
    where g.case_number = app.case_here() and g.during @> app.now() and c.kind in ('joint', 'fact')
    group by p.id, p.slot, c.code, c.number order by p.slot, c.number`.execute(trx)
  return rows
}

/** Which parties a consent reaches now, confirmed or not, and the last day of it all. */
export async function findReach(trx: Trx): Promise<{ partyIds: string[]; endsOn: string | null }> {
  const { rows } = await sql<{ partyIds: string[]; endsOn: string | null }>`
    select coalesce(array_agg(distinct p.id), '{}') as party_ids,
      ((max(upper(g.during)) - interval '1 microsecond') at time zone min(m.zone))::date as ends_on
    from consent_grant g join app.parties_of_consent() p on p.slot = g.slot
    join case_file f on f.number = g.case_number join municipality m on m.id = f.municipality_id
    where g.case_number = app.case_here() and g.during @> app.now() and not app.in_confidence(g.category)`.execute(trx)
  return rows[0]!
}

/** What ends in the cases that I coordinate, soonest first; in an entered case, in that one alone. */
export async function listForeseenEnds(trx: Trx): Promise<(ForeseenEnd & { caseId: string })[]> {
  const { rows } = await sql<ForeseenEnd & { caseId: string }>`
    select f.id as case_id, e.ends_on, e.because, e.asked as is_asked
    from (select distinct case_number from app.standing_slots(app.person_here(), null) where kind = 'coordinator') mine
    join (select distinct case_number from consent_grant where during @> app.now()
          and upper(during) < app.now() + make_interval(days => ${foreseenDays}::integer + 2)) ending using (case_number)
    join case_file f on f.number = mine.case_number
    cross join lateral app.ends_foreseen(f.number, ${foreseenDays}::integer) e
    order by e.ends_on, f.id`.execute(trx)
  return rows
}

/** The newest check of each member of the family; the coordinator's own notes. */
export async function listContactChecks(trx: Trx): Promise<Consent['contactChecks']> {
  const { rows } = await sql<Consent['contactChecks'][number]>`
    select distinct on (k.slot) p.id as party_id, k.safe, k.channel, k.note, k.made_at
    from contact_check k join case_party p on p.case_number = k.case_number and p.slot = k.slot
    where k.case_number = app.case_here() order by k.slot, k.made_at desc, k.id`.execute(trx)
  return rows
}
/** A check has no gate: it is the coordinator's own. */
export const insertContactCheck = (trx: Trx, row: { id: string; slot: number; safe: boolean; channel: string; note: string | null }) =>
  trx.insertInto('contactCheck').values({ ...row, gate: null }).execute()

export async function insertRequest(trx: Trx, row: {
  id: string; scope?: Scope; purpose: string; validUntilOn: string; reach: string; exclusions: string | null; formVersion: string; textSv: string; textHash: Buffer
  supportTexts: object; ruleVersion: number; informed: object
}, lines: readonly (ConsentLine & { id: string; slot: number })[]) {
  await trx.insertInto('consentRequest').values({
    ...row, supportTexts: JSON.stringify(row.supportTexts), informed: JSON.stringify(row.informed), gate: gateOf(registerOf(row.scope)),
  }).execute()
  const numbers = new Map((await trx.selectFrom('category').select(['code', 'number']).execute()).map(({ code, number }) => [code, number]))
  await trx.insertInto('consentLine').values(lines.map(({ id, slot, category, reads, gives }) => ({
    id, requestId: row.id, slot, category: numbers.get(category)!, reads, gives, gate: gateOf(registerOf(row.scope)),
  }))).execute()
}

/** The register in which a request stands, with its lines and confirmations. */
export const registerOf = (scope: Scope = 'family') => (scope === 'confidence' ? 'confidence-consent' : 'consent')

export const insertAdmission = (trx: Trx, row: { id: string; slot: number }) =>
  trx.insertInto('partyAdmission').values({ ...row, gate: gateOf('team') }).execute()

export const insertSignature = (trx: Trx, row: { id: string; requestId: string; slot: number; method: string; locale: string; signedTextHash: Buffer; signedBytes: Buffer }) =>
  trx.insertInto('consentSignature').values({ ...row, gate: gateOf('signature') }).execute()
export const insertRefusal = (trx: Trx, row: { id: string; requestId: string; slot: number; method: string }) =>
  trx.insertInto('consentRefusal').values({ ...row, gate: gateOf('signature') }).execute()
export const insertConfirmation = (trx: Trx, { scope, ...row }: { id: string; scope: Scope; requestId: string; slot: number; reservation: string | null }) =>
  trx.insertInto('consentConfirmation').values({ ...row, gate: gateOf(registerOf(scope)) }).execute()
export const insertWithdrawal = (trx: Trx, row: { id: string; requestId: string; slot: number; towards: number | null; category: string | null; method: string }) =>
  trx.insertInto('consentWithdrawal').values({
    ...row, category: row.category === null ? null : sql<number>`(select number from category where code = ${row.category})`, gate: gateOf('signature'),
  }).execute()

/** Counts a no: its quarter and kind of case, and nothing of who, which or when. */
export async function insertTally(trx: Trx, id: string) {
  await sql`insert into refusal_tally (id, quarter, kind)
    select ${id}::uuid, to_char(app.now() at time zone m.zone, 'YYYY-Q'), f.kind
    from case_file f join municipality m on m.id = f.municipality_id where f.number = app.case_here()`.execute(trx)
}

/**
 * The requests that a withdrawal reaches: the one it names, and every other that opens something now or carries the same
 * person's signature, so that what is taken back on one paper does not live on by another. A confidence is reached by the young
 * person's own withdrawals alone, and what is taken back of a confidence leaves the others as they are.
 */
export async function listRequestsToWithdraw(trx: Trx, named: string, { slot, isYouth, towards, category }: { slot: number; isYouth: boolean; towards: number | null; category: string | null }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from consent_request r join consent_request named on named.id = ${named}::uuid
    where r.case_number = app.case_here() and (r.scope = named.scope or r.scope = 'confidence' and ${isYouth}::boolean)
      and (r.id = ${named}::uuid
        or exists (select from consent_grant g where g.request_id = r.id and upper(g.during) > app.now())
        or exists (select from consent_signature s where s.request_id = r.id and s.slot = ${slot}))
      and exists (select from consent_line l join category c on c.number = l.category
        where l.request_id = r.id and l.slot = coalesce(${towards}::integer, l.slot) and c.code = coalesce(${category}::text, c.code))
      and not exists (select from consent_withdrawal w left join category c on c.number = w.category where w.request_id = r.id and w.slot = ${slot}
        and (w.towards is null or w.towards = ${towards}::integer) and (w.category is null or c.code = ${category}::text))
    order by r.made_at, r.id`.execute(trx)
  return rows.map(({ id }) => id)
}

export async function isJustProven(trx: Trx, sessionId: string, withinMinutes: number): Promise<boolean> {
  const { rows } = await sql<{ proven: boolean }>`
    select proven_at > app.now() - make_interval(mins => ${withinMinutes}) as proven from session where id = ${sessionId}::uuid`.execute(trx)
  return rows[0]?.proven ?? false
}

export const findInstant = async (trx: Trx): Promise<string> => (await sql<{ at: string }>`select app.now() as at`.execute(trx)).rows[0]!.at
