import type { CheckHow, CheckOutcome, NotedForMe, NotedMethod, NotedSignature, NotedWithdrawal, PaperForm, SignerIdentity } from '@kring/domain/noted-signatures'
import type { Locale } from '@kring/domain/people'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

// All of it is the coordinator's own: none of these rows has a gate.

/** The signatures that were noted, newest first; nothing for anybody but the coordinator. */
export async function listNotedSignatures(trx: Trx): Promise<NotedSignature[]> {
  const { rows } = await sql<NotedSignature>`
    select n.id, n.request_id, p.id as party_id, n.method, n.signed_on, n.locale, n.identity, n.note, n.witness, form.number as form_number,
      (select count(*)::int from noted_signature_scan s where s.case_number = n.case_number and s.noted_signature_id = n.id) as pages,
      noter.name as noted_by, n.made_by = app.person_here() as noted_by_you, n.made_at as noted_at, second.name as confirmed_by, c.made_at as confirmed_at,
      case when c.id is not null then 'confirmed' when e.id is not null then 'dropped' else 'waiting' end as state
    from noted_signature n
    join case_party p on p.case_number = n.case_number and p.slot = n.slot
    join person noter on noter.id = n.made_by
    left join paper_form form on form.case_number = n.case_number and form.id = n.paper_form_id
    left join noted_signature_confirmation c on c.case_number = n.case_number and c.noted_signature_id = n.id
    left join person second on second.id = c.made_by
    left join noted_signature_end e on e.case_number = n.case_number and e.noted_signature_id = n.id
    where n.case_number = app.case_here() order by n.made_at desc, n.id`.execute(trx)
  return rows
}

/**
 * The withdrawals that were noted for somebody, newest first. What was said once and reached several requests is one. What was checked
 * stands beside what is not.
 */
export async function listNotedWithdrawals(trx: Trx): Promise<NotedWithdrawal[]> {
  const { rows } = await sql<NotedWithdrawal>`
    select * from (
      select distinct on (w.slot, w.towards, w.category, w.method, w.made_by, checked.is_checked) w.id, p.id as party_id, w.method, t.id as towards, k.code as category,
        noter.name as noted_by, w.made_at as noted_at, checked.checks, checked.is_checked
      from consent_withdrawal w
      join case_party p on p.case_number = w.case_number and p.slot = w.slot
      left join case_party t on t.case_number = w.case_number and t.slot = w.towards
      left join category k on k.number = w.category
      join person noter on noter.id = w.made_by
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('how', c.how, 'outcome', c.outcome, 'note', c.note, 'by', checker.name, 'at', c.made_at) order by c.made_at), '[]') as checks,
          coalesce(bool_or(c.outcome <> 'not-reached'), false) as is_checked
        from withdrawal_check c join person checker on checker.id = c.made_by where c.case_number = w.case_number and c.withdrawal_id = w.id) checked
      where w.case_number = app.case_here() and w.method <> 'self'
      order by w.slot, w.towards, w.category, w.method, w.made_by, checked.is_checked, w.made_at desc, w.id
    ) noted order by noted_at desc, id`.execute(trx)
  return rows
}

/** The withdrawal and those that were noted with it, as long as nobody knows who it was. */
export async function listUncheckedWith(trx: Trx, withdrawalId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select w.id from consent_withdrawal named
    join consent_withdrawal w on w.case_number = named.case_number and w.slot = named.slot and w.method = named.method and w.made_by = named.made_by
      and w.towards is not distinct from named.towards and w.category is not distinct from named.category
    where named.case_number = app.case_here() and named.id = ${withdrawalId}::uuid
      and not exists (select from withdrawal_check c where c.case_number = w.case_number and c.withdrawal_id = w.id and c.outcome <> 'not-reached')
    order by w.made_at, w.id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** What others have noted in my own name, newest first; empty for whoever is not of the family. */
export async function listNotedForMe(trx: Trx): Promise<NotedForMe[]> {
  const { rows } = await sql<NotedForMe>`
    select distinct request_id, what, method, happened_on as on, was_not_you from app.noted_for_me() order by happened_on desc, what, request_id, method, was_not_you`.execute(trx)
  return rows
}

export async function findForm(trx: Trx, id: string): Promise<(PaperForm & { supportTexts: Partial<Record<Locale, string>> }) | undefined> {
  const { rows } = await sql<PaperForm & { supportTexts: Partial<Record<Locale, string>> }>`
    select f.id, f.number, f.request_id, p.id as party_id, person.name as signer, m.name as municipality, m.phone, r.text_sv as text, r.support_texts, null as support_text
    from paper_form f
    join consent_request r on r.case_number = f.case_number and r.id = f.request_id
    join case_party p on p.case_number = f.case_number and p.slot = f.slot
    join case_person person on person.case_number = f.case_number and person.id = p.case_person_id
    join case_file file on file.number = f.case_number join municipality m on m.id = file.municipality_id
    where f.case_number = app.case_here() and f.id = ${id}::uuid`.execute(trx)
  return rows[0]
}
/** The paper that there is for one person under one request. */
export async function findFormOf(trx: Trx, requestId: string, slot: number): Promise<{ id: string; number: string } | undefined> {
  return trx.selectFrom('paperForm').select(['id', 'number']).where('requestId', '=', requestId).where('slot', '=', slot).executeTakeFirst()
}
/** What a number stands for, in all your cases; asked before any case is entered. */
export async function findFormByNumber(trx: Trx, number: string): Promise<{ caseId: string; requestId: string; partyId: string } | undefined> {
  const { rows } = await sql<{ caseId: string; requestId: string; partyId: string }>`
    select file.id as case_id, f.request_id, p.id as party_id from paper_form f
    join case_file file on file.number = f.case_number
    join case_party p on p.case_number = f.case_number and p.slot = f.slot
    where f.number = ${number} order by f.made_at desc, f.id limit 1`.execute(trx)
  return rows[0]
}
export async function findPage(trx: Trx, notedSignatureId: string, page: number): Promise<Buffer | undefined> {
  const row = await trx.selectFrom('notedSignatureScan').select('bytes').where('notedSignatureId', '=', notedSignatureId).where('page', '=', page).executeTakeFirst()
  return row?.bytes
}
export async function listPages(trx: Trx, notedSignatureId: string): Promise<Buffer[]> {
  const rows = await trx.selectFrom('notedSignatureScan').select('bytes').where('notedSignatureId', '=', notedSignatureId).orderBy('page').execute()
  return rows.map(({ bytes }) => bytes)
}

export const insertForm = (trx: Trx, row: { id: string; requestId: string; slot: number; number: string }) =>
  trx.insertInto('paperForm').values({ ...row, gate: null }).execute()
export const insertNotedSignature = (trx: Trx, row: {
  id: string; requestId: string; slot: number; method: NotedMethod; signedOn: string; locale: Locale; identity: SignerIdentity; note: string | null; witness: string | null; paperFormId: string | null
}) => trx.insertInto('notedSignature').values({ ...row, gate: null }).execute()
export const insertPages = (trx: Trx, rows: readonly { id: string; notedSignatureId: string; page: number; bytes: Buffer }[]) =>
  trx.insertInto('notedSignatureScan').values(rows.map((row) => ({ ...row, gate: null }))).execute()
export const insertSignatureConfirmation = (trx: Trx, row: { id: string; notedSignatureId: string }) =>
  trx.insertInto('notedSignatureConfirmation').values({ ...row, gate: null }).execute()
export const insertSignatureEnd = (trx: Trx, row: { id: string; notedSignatureId: string }) =>
  trx.insertInto('notedSignatureEnd').values({ ...row, gate: null }).execute()
export const insertChecks = (trx: Trx, rows: readonly { id: string; withdrawalId: string; how: CheckHow; outcome: CheckOutcome; note: string | null }[]) =>
  trx.insertInto('withdrawalCheck').values(rows.map((row) => ({ ...row, gate: null }))).execute()

/** Writes what was noted as the signature of the person who gave it. */
export const putNotedSignature = (trx: Trx, { id, notedSignatureId, signedBytes }: { id: string; notedSignatureId: string; signedBytes: Buffer }) =>
  sql`select app.put_noted_signature(${id}::uuid, ${notedSignatureId}::uuid, ${signedBytes}::bytea)`.execute(trx)
