import type { FunctionTask, Holder, Staff } from '@kring/domain/staff'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { staffIssuer } from '../agencies/identity.ts'

/** Who holds each function of the municipality now. */
export async function listHolders(trx: Trx, municipalityId: string): Promise<(Holder & { functionId: string })[]> {
  const { rows } = await sql<Holder & { functionId: string }>`
    select h.function_id, h.person_id, p.name, min(lower(h.during)) as since,
      case when bool_or(upper(h.during) is null) then null else max(upper(h.during)) end as until, h.person_id = app.person_here() as is_you
    from function_holding h join person p on p.id = h.person_id
    join agency_function f on f.id = h.function_id join agency a on a.id = f.agency_id
    where a.municipality_id = ${municipalityId}::uuid and h.during @> app.now()
    group by h.function_id, h.person_id, p.name order by p.name, h.person_id`.execute(trx)
  return rows
}

export const listEmployees = (trx: Trx): Promise<Staff['people']> =>
  trx.selectFrom('person').select(['id', 'name']).where('kind', '=', 'staff').orderBy('name').orderBy('id').execute()

export const listAgencies = (trx: Trx, municipalityId: string): Promise<Omit<Staff['agencies'][number], 'functions'>[]> =>
  trx.selectFrom('agency as a').innerJoin('agencyKind as k', 'k.code', 'a.kind').select(['a.id', 'a.kind', 'a.name', 'k.authority'])
    .where('a.municipalityId', '=', municipalityId).orderBy('k.position').orderBy('a.name').orderBy('a.id').execute()

export const listAgencyKinds = async (trx: Trx): Promise<string[]> =>
  (await trx.selectFrom('agencyKind').select('code').orderBy('position').execute()).map(({ code }) => code)

export const insertAgency = (trx: Trx, row: { id: string; municipalityId: string; kind: string; name: string }) => trx.insertInto('agency').values(row).execute()

export const insertFunction = (trx: Trx, { task, ...row }: { id: string; agencyId: string; name: string; task: FunctionTask }) =>
  trx.insertInto('agencyFunction').values({ ...row, coordinates: task === 'coordinates', administers: task === 'administers', takesConcerns: task === 'takes-concerns' }).execute()

/** False where the account is somebody's already. */
export async function insertEmployee(trx: Trx, { id, name, mail, subjectHash }: { id: string; name: string; mail: string | null; subjectHash: Buffer }): Promise<boolean> {
  await trx.insertInto('person').values({ id, kind: 'staff', name, mail }).execute()
  const { numInsertedOrUpdatedRows } = await trx.insertInto('login').values({ personId: id, issuer: staffIssuer, subjectHash }).onConflict((meets) => meets.doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** From now on; through the last day where there is one, in the municipality's zone. */
export const insertHolding = (trx: Trx, { id, functionId, personId, untilOn }: { id: string; functionId: string; personId: string; untilOn: string | null }) =>
  sql`insert into function_holding (id, function_id, person_id, during)
      select ${id}::uuid, f.id, ${personId}::uuid, tstzrange(app.now(), app.day_start(${untilOn}::date + 1, m.zone))
      from agency_function f join agency a on a.id = f.agency_id join municipality m on m.id = a.municipality_id where f.id = ${functionId}::uuid`.execute(trx)

/** Whether a protected case would be left without a coordinator on its list; which, nobody is told. */
export async function leavesAListAlone(trx: Trx, { functionId, personId }: { functionId: string; personId: string }): Promise<boolean> {
  const { rows } = await sql<{ would: boolean }>`select app.leaves_a_list_alone(${functionId}::uuid, ${personId}::uuid) as would`.execute(trx)
  return rows[0]!.would
}

/** Every way in which somebody holds a function now ends now. */
export const endHoldings = (trx: Trx, { functionId, personId }: { functionId: string; personId: string }) =>
  sql`update function_holding set during = tstzrange(lower(during), app.now())
      where function_id = ${functionId}::uuid and person_id = ${personId}::uuid and during @> app.now()`.execute(trx)
