import type { AgencyFunction } from '@kring/domain/people'
import type { Trx } from '../../platform/database.ts'

/** The functions of the municipality and its partners; names of functions are no secret, who is in which case is. */
export async function listAgencyFunctions(trx: Trx, only: { coordinates?: boolean | undefined; heldBy?: string } = {}): Promise<AgencyFunction[]> {
  let query = trx
    .selectFrom('agencyFunction as f')
    .innerJoin('agency as a', 'a.id', 'f.agencyId')
    .innerJoin('agencyKind as k', 'k.code', 'a.kind')
    .select(['f.id', 'f.name', 'f.coordinates', 'f.administers', 'f.takesConcerns', 'a.id as agencyId', 'a.name as agencyName', 'a.kind', 'k.authority'])
    .orderBy('k.position')
    .orderBy('a.name')
    .orderBy('f.name')
  if (only.coordinates !== undefined) query = query.where('f.coordinates', '=', only.coordinates)
  if (only.heldBy !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb.selectFrom('functionHolding as h').select('h.id').whereRef('h.functionId', '=', 'f.id').where('h.personId', '=', only.heldBy!)
          .where((held) => held(held.fn('app.now'), '<@', held.ref('h.during') as never)),
      ))
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    coordinates: row.coordinates,
    administers: row.administers,
    takesConcerns: row.takesConcerns,
    agency: { id: row.agencyId, kind: row.kind, name: row.agencyName, authority: row.authority },
  }))
}
