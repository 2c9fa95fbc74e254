import type { SignatureException } from '@kring/domain/exceptions'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

/** The coordinator's own notes, newest first; nothing for anybody else. */
export async function listExceptions(trx: Trx): Promise<SignatureException[]> {
  const { rows } = await sql<SignatureException>`
    select x.id, p.id as party_id, x.kind, x.reason, x.decided_by, x.valid_until_on, noter.name as noted_by, x.made_by = app.person_here() as noted_by_you,
      x.made_at as noted_at, second.name as confirmed_by, c.made_at as confirmed_at, e.made_at as ended_at,
      case when e.id is not null or x.valid_until_on < (app.now() at time zone m.zone)::date then 'over' when c.id is null then 'waiting' else 'in-force' end as state
    from signature_exception x
    join case_party p on p.case_number = x.case_number and p.slot = x.slot
    join case_file f on f.number = x.case_number join municipality m on m.id = f.municipality_id
    join person noter on noter.id = x.made_by
    left join signature_exception_confirmation c on c.case_number = x.case_number and c.exception_id = x.id
    left join person second on second.id = c.made_by
    left join signature_exception_end e on e.case_number = x.case_number and e.exception_id = x.id
    where x.case_number = app.case_here() order by x.made_at desc, x.id`.execute(trx)
  return rows
}

/** Whether the newest answer of a guardian is a no, or that all of it is taken back. */
export async function hasSaidNo(trx: Trx, slot: number): Promise<boolean> {
  const { rows } = await sql<{ isNo: boolean }>`
    select is_no from (
      select made_at, false as is_no from consent_signature where case_number = app.case_here() and slot = ${slot}
      union all select made_at, true from consent_refusal where case_number = app.case_here() and slot = ${slot}
      union all select made_at, true from consent_withdrawal where case_number = app.case_here() and slot = ${slot} and towards is null and category is null
    ) answer order by made_at desc limit 1`.execute(trx)
  return rows[0]?.isNo ?? false
}

// None of them has a gate: they are the coordinator's own.
export const insertException = (trx: Trx, row: { id: string; slot: number; kind: string; reason: string; decidedBy: string; validUntilOn: string }) =>
  trx.insertInto('signatureException').values({ ...row, gate: null }).execute()
export const insertExceptionConfirmation = (trx: Trx, row: { id: string; exceptionId: string }) =>
  trx.insertInto('signatureExceptionConfirmation').values({ ...row, gate: null }).execute()
export const insertExceptionEnd = (trx: Trx, row: { id: string; exceptionId: string }) =>
  trx.insertInto('signatureExceptionEnd').values({ ...row, gate: null }).execute()
