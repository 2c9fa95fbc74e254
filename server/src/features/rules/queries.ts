import type { CaseFile } from '@kring/domain/cases'
import type { RuleTerms, RuleVersion } from '@kring/domain/rules'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

export interface Administered { municipalityId: string; today: string }

/** The municipality whose rules you may change, with its day; undefined for everybody who does not administer. */
export async function findAdministered(trx: Trx): Promise<Administered | undefined> {
  const { rows } = await sql<Administered>`
    select m.id as municipality_id, (app.now() at time zone m.zone)::date as today from municipality m where m.id = app.municipality_administered()`.execute(trx)
  return rows[0]
}

export type VersionRow = Omit<RuleVersion, 'state'> & { caseKind: CaseFile['kind'] }

/** Every version of every kind of case, newest first. */
export async function listVersions(trx: Trx, municipalityId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select r.case_kind, r.version, r.in_force_from, r.youth_signs_from_age, r.guardians, r.max_validity_days, r.family_in_meeting, r.exceptions, r.confidence_from_age,
      p.name as made_by, r.made_at
    from consent_rule r left join person p on p.id = r.made_by
    where r.municipality_id = ${municipalityId}::uuid order by r.case_kind desc, r.version desc`.execute(trx)
  return rows
}

/** Two at once for the same version meet in its key. */
export const insertVersion = (trx: Trx, { exceptions, ...row }: RuleTerms & { municipalityId: string; caseKind: string; version: number; inForceFrom: string }) =>
  trx.insertInto('consentRule').values({ ...row, exceptions: sql<string[]>`${exceptions}::text[]` }).execute()

/** Everybody who administers the municipality now. */
export async function listAdministrators(trx: Trx, municipalityId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.person_id as id from function_holding h join agency_function f on f.id = h.function_id join agency a on a.id = f.agency_id
    where f.administers and a.municipality_id = ${municipalityId}::uuid and h.during @> app.now()`.execute(trx)
  return rows.map(({ id }) => id)
}
