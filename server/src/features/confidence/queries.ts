import type { MaturityAssessment } from '@kring/domain/confidence'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

export interface AssessedBy { requestId: string; partyId: string; validUntilOn: string }

/** Which assessments are in force, of whom and until when; their words are told to nobody else. */
export async function listAssessments(trx: Trx): Promise<AssessedBy[]> {
  const { rows } = await sql<AssessedBy>`
    select a.request_id, p.id as party_id, a.valid_until_on from app.assessments_here() a join app.parties_of_consent() p on p.slot = a.slot order by p.slot`.execute(trx)
  return rows
}

/** Your own party's assessments in force, in your own words, by request. */
export async function listOwnAssessments(trx: Trx): Promise<(MaturityAssessment & { requestId: string })[]> {
  const { rows } = await sql<MaturityAssessment & { requestId: string }>`
    select distinct on (a.request_id) a.id, a.request_id, a.basis, a.decided_by, a.valid_until_on
    from maturity_assessment a join case_file f on f.number = a.case_number join municipality m on m.id = f.municipality_id
    where a.case_number = app.case_here() and a.own = app.own_here() and a.valid_until_on >= (app.now() at time zone m.zone)::date
      and not exists (select from maturity_assessment_end e where e.case_number = a.case_number and e.assessment_id = a.id)
    order by a.request_id, a.valid_until_on desc, a.id`.execute(trx)
  return rows
}

// None of them has a gate: why somebody is found mature is the own authority's.
export const insertAssessment = (trx: Trx, row: { id: string; requestId: string; slot: number; basis: string; decidedBy: string; validUntilOn: string }) =>
  trx.insertInto('maturityAssessment').values({ ...row, gate: null }).execute()

/** Ends every assessment of your own that stands under a request. */
export async function endAssessments(trx: Trx, requestId: string, newId: () => string) {
  const { rows } = await sql<{ id: string }>`
    select a.id from maturity_assessment a where a.case_number = app.case_here() and a.own = app.own_here() and a.request_id = ${requestId}::uuid
      and not exists (select from maturity_assessment_end e where e.case_number = a.case_number and e.assessment_id = a.id)`.execute(trx)
  await trx.insertInto('maturityAssessmentEnd').values(rows.map(({ id }) => ({ id: newId(), assessmentId: id, gate: null }))).execute()
}
