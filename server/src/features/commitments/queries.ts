import type { Commitment } from '@kring/domain/commitments'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'

/** The promises that you may read in the entered case, by date, each with its whole life. */
export async function listCommitmentRows(trx: Trx, only: { id?: string } = {}): Promise<Commitment[]> {
  const { rows } = await sql<Commitment>`
    with life as (
      select commitment_id, version, state, made_at, due_on, owner_id, own, reason, note from commitment_step where case_number = app.case_here()
      union all select commitment_id, version, state, made_at, due_on, owner_id, own, null, null from app.steps_of_relatives()
    )
    select c.id, f.id as case_id, c.goal_id, c.meeting_id, c.text, c.made_at,
      coalesce(last.owner_id, c.owner_id) as owner_id, coalesce(last.due_on, c.due_on) as due_on,
      coalesce(last.state, 'proposed') as state,
      coalesce((select step.state from case_step step where step.case_number = c.case_number order by step.made_at desc, step.id limit 1), 'inquiry')
        not in ('declined', 'closed', 'follow-up') as case_is_open, coalesce(last.version, 0) as version,
      coalesce(person.name, agency.name || ', ' || fn.name, '') as owner_label, coalesce(owner.kind, 'agency') as owner_kind, agency.kind as owner_agency_kind,
      (select coalesce(jsonb_agg(jsonb_build_object('state', s.state, 'at', to_char(s.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'reason', s.reason, 'note', s.note, 'dueOn', s.due_on,
          'byPartyId', (select p.id from case_party p where p.case_number = c.case_number and s.own = app.own_key(p.case_number, p.slot)))
          order by s.version), '[]') from life s where s.commitment_id = c.id) as steps
    from commitment c
    join case_file f on f.number = c.case_number
    left join lateral (
      select (array_agg(s.state order by s.version desc))[1] as state, max(s.version) as version,
        (array_agg(s.due_on order by s.version desc) filter (where s.due_on is not null))[1] as due_on,
        (array_agg(s.owner_id order by s.version desc) filter (where s.owner_id is not null))[1] as owner_id
      from life s where s.commitment_id = c.id) last on true
    left join case_party owner on owner.case_number = c.case_number and owner.id = coalesce(last.owner_id, c.owner_id)
    left join agency_function fn on fn.id = owner.function_id left join agency on agency.id = fn.agency_id
    left join case_person person on person.case_number = owner.case_number and person.id = owner.case_person_id
    where c.case_number = app.case_here() and ${only.id ? sql`c.id = ${only.id}::uuid` : sql`true`}
    order by coalesce(last.due_on, c.due_on), c.made_at, c.id`.execute(trx)
  return rows
}

export const findCommitment = async (trx: Trx, id: string): Promise<Commitment | undefined> => (await listCommitmentRows(trx, { id }))[0]

/** Whether the party that was entered with has made this promise itself. */
export async function isOwnWord(trx: Trx, id: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`select own = app.own_here() as own from commitment where id = ${id}::uuid`.execute(trx)
  return rows[0]?.own ?? true
}

export const insertCommitment = (trx: Trx, row: { id: string; ownerId: string; text: string; dueOn: string; goalId: string | null; meetingId: string | null }) =>
  trx.insertInto('commitment').values({ ...row, gate: gateOf('plan') }).execute()

/** The next step of a promise. Two at once for the same version meet in the unique key: the second is told, not swallowed. */
export const insertStep = (trx: Trx, row: { id: string; commitmentId: string; version: number; state: string; reason?: string | null | undefined; note?: string | null | undefined; dueOn?: string | null | undefined; ownerId?: string | null | undefined }) =>
  trx.insertInto('commitmentStep').values({
    id: row.id, commitmentId: row.commitmentId, version: row.version, state: row.state,
    reason: row.reason ?? null, note: row.note ?? null, dueOn: row.dueOn ?? null, ownerId: row.ownerId ?? null, gate: gateOf('plan'),
  }).execute()

/** Lets the open promises of parties that no consent reaches now ask for a decision, once. */
export async function askForReview(trx: Trx, caseId: string) {
  await sql`select app.ask_for_review(${caseId}::uuid)`.execute(trx)
}
