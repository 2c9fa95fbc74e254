import type { Approval, ConsentChange, Decision, FactChoice, Note, SharedFact, SpokenView } from '@kring/domain/minutes'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'
import { listOwnConsentMissing } from '../third-persons/queries.ts'

/** The newest wording of each item of a meeting that has one which you may read. */
export async function listNotes(trx: Trx, meetingId: string): Promise<(Note & { itemId: string })[]> {
  const { rows } = await sql<Note & { itemId: string }>`
    select distinct on (n.item_id) n.item_id, n.text, n.version, n.made_at as saved_at
    from item_note n join meeting_item i on i.id = n.item_id
    where i.meeting_id = ${meetingId}::uuid order by n.item_id, n.version desc`.execute(trx)
  return rows
}

/** What was decided in the meetings of the entered case, by time. */
export const listCaseDecisions = (trx: Trx): Promise<Decision[]> =>
  trx.selectFrom('decision').select(['id', 'itemId', 'text', 'madeAt']).orderBy('madeAt').orderBy('id').execute()

export async function listDecisions(trx: Trx, meetingId: string): Promise<Decision[]> {
  const { rows } = await sql<Decision>`
    select d.id, d.item_id, d.text, d.made_at from decision d join meeting_item i on i.id = d.item_id
    where i.meeting_id = ${meetingId}::uuid order by d.made_at, d.id`.execute(trx)
  return rows
}

export async function listFacts(trx: Trx, meetingId: string): Promise<SharedFact[]> {
  const { rows } = await sql<SharedFact>`
    select f.id, f.item_id, f.party_id, c.code as category, f.text, f.made_at
    from shared_fact f join meeting_item i on i.id = f.item_id join category c on c.number = f.category
    where i.meeting_id = ${meetingId}::uuid order by f.made_at, f.id`.execute(trx)
  return rows
}

export async function listViews(trx: Trx, meetingId: string): Promise<SpokenView[]> {
  const { rows } = await sql<SpokenView>`
    select v.id, v.item_id, v.party_id, v.form, v.text, v.made_at,
      not exists (select from case_party p where p.case_number = v.case_number and p.id = v.party_id and v.own = app.own_key(p.case_number, p.slot)) as by_facilitator
    from spoken_view v where v.meeting_id = ${meetingId}::uuid order by v.made_at, v.id`.execute(trx)
  return rows
}

export const listApprovals = async (trx: Trx, meetingId: string): Promise<Approval[]> =>
  trx.selectFrom('minutesApproval').select(['partyId', 'madeAt']).where('meetingId', '=', meetingId).orderBy('madeAt').execute()

/**
 * When it changed between two moments who reads, by a withdrawal or otherwise: what the minutes say of it to those who still read them. Everybody knows it
 * by the event in nobody's name; who took back and towards whom stands in another, which only those concerned read.
 */
export async function listConsentChanges(trx: Trx, from: string, to: string | null): Promise<ConsentChange[]> {
  const { rows } = await sql<ConsentChange>`
    select at, towards from (
      select distinct on (e.xact) e.made_at as at, (e.body ->> 'towardsPartyId') as towards
      from event e where e.name in ('consent.withdrawn', 'readers.changed') and e.made_at >= ${from}::timestamptz
        and e.made_at <= coalesce(${to}::timestamptz, app.now())
      order by e.xact, e.name = 'consent.withdrawn' desc) change order by at`.execute(trx)
  return rows
}

/** The categories of facts among these, each with who would read what the entered party shares under it. */
export async function listFactChoices(trx: Trx, gives: readonly string[]): Promise<Omit<FactChoice, 'hint'>[]> {
  const readers = await listReadersOfEach(trx, gives)
  const { rows } = await sql<{ code: string }>`select code from category where kind = 'fact' and code = any (${gives}::text[]) order by number`.execute(trx)
  const missing = await listOwnConsentMissing(trx, gives)
  return rows.map(({ code }) => ({ category: code, readBy: readers[code] ?? [], ownConsentMissing: missing[code] ?? [] }))
}

/** For each category, who reads what the entered party writes in it: the line "Läses av: ...". */
export async function listReadersOfEach(trx: Trx, categories: readonly string[]): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ code: string; labels: string[] }>`
    select c.code, array(select r.label from app.parties_reading(c.number) r group by r.label order by min(r.slot)) as labels
    from category c where c.code = any (${categories}::text[])`.execute(trx)
  return Object.fromEntries(rows.map(({ code, labels }) => [code, labels]))
}

/** A wording is never overwritten: two at once for the same version meet in the unique key. */
export const insertNote = (trx: Trx, category: string, row: { id: string; itemId: string; version: number; text: string }) =>
  trx.insertInto('itemNote').values({ ...row, gate: gateOf(category) }).execute()
export const insertDecision = (trx: Trx, category: string, row: { id: string; itemId: string; text: string }) =>
  trx.insertInto('decision').values({ ...row, gate: gateOf(category) }).execute()
export const insertFact = (trx: Trx, category: string, row: { id: string; itemId: string; partyId: string; text: string | null }) =>
  trx.insertInto('sharedFact').values({ ...row, category: sql<number>`(select number from category where code = ${category})`, gate: gateOf(category) }).execute()
export const insertView = (trx: Trx, category: string, row: { id: string; meetingId: string; itemId: string | null; partyId: string; form: string; text: string }) =>
  trx.insertInto('spokenView').values({ ...row, gate: gateOf(category) }).execute()
export const insertApproval = (trx: Trx, row: { id: string; meetingId: string; partyId: string }) =>
  trx.insertInto('minutesApproval').values({ ...row, gate: gateOf('meeting') }).execute()
