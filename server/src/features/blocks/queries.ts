import type { AccessBlock, Blockable } from '@kring/domain/blocks'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

/** The relatives of the entered case whom one knows of. */
const relatives = sql`
  select p.id as party_id, p.slot, c.person_id, c.name from case_party p join case_person c on c.case_number = p.case_number and c.id = p.case_person_id
  where p.case_number = app.case_here() and p.kind = 'relative'
    and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)`

/** The blocks in force that you may know of: your party's, and for the coordinator everybody's without whose and why. */
export async function listBlocks(trx: Trx): Promise<AccessBlock[]> {
  const { rows } = await sql<AccessBlock>`
    select b.id, b.function_id, b.person_id, b.reason, b.made_at as set_at, b.yours, b.may_lift,
      coalesce(a.name || ', ' || f.name, person.name, near.name, '') as label,
      array(select p.id from case_party p where p.case_number = app.case_here() and (p.function_id = b.function_id or exists (
        select from function_holding h where h.function_id = p.function_id and h.person_id = b.person_id and h.during @> app.now()) or p.id = near.party_id) order by p.slot) as party_ids
    from app.blocks_here() b
    left join agency_function f on f.id = b.function_id left join agency a on a.id = f.agency_id
    left join person on person.id = b.person_id
    left join lateral (${relatives} and c.person_id = b.person_id order by p.slot desc limit 1) near on true
    order by b.made_at nulls last, b.id`.execute(trx)
  return rows
}

/** The functions of agencies that you know to be in the case, the people who hold one, and the relatives, without yourself. */
export async function listBlockable(trx: Trx): Promise<Blockable[]> {
  const { rows } = await sql<Blockable>`
    with member as (
      select p.id, p.kind, f.id as function_id, a.name || ', ' || f.name as label, p.slot
      from case_party p join agency_function f on f.id = p.function_id join agency a on a.id = f.agency_id
      where p.case_number = app.case_here() and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
    )
    select function_id, null::uuid as person_id, label, array[m.id] as party_ids, slot, 0 as rank from member m where kind = 'agency'
      and not exists (select from function_holding h where h.function_id = m.function_id and h.person_id = app.person_here() and h.during @> app.now())
    union all
    select null, person.id, person.name, array_agg(m.id order by m.slot), min(m.slot), 1
    from member m join function_holding h on h.function_id = m.function_id and h.during @> app.now() join person on person.id = h.person_id
    where person.id <> app.person_here() and app.is_let_in_here(person.id) group by person.id, person.name
    union all
    select null, near.person_id, near.name, array[near.party_id], near.slot, 1 from (${relatives}) near where near.person_id <> app.person_here()
    order by slot, rank, label`.execute(trx)
  return rows.map(({ functionId, personId, label, partyIds }) => ({ functionId, personId, label, partyIds }))
}

export async function mayBeBlocked(trx: Trx, { functionId, personId }: Target): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app.may_be_blocked(${functionId}::uuid, ${personId}::uuid) as may`.execute(trx)
  return rows[0]!.may
}

/** A block has no gate: it is its setter's own. */
export const insertBlock = (trx: Trx, row: { id: string; reason: string | null } & Target) => trx.insertInto('accessBlock').values({ ...row, gate: null }).execute()
export const insertBlockEnd = (trx: Trx, row: { id: string; blockId: string }) => trx.insertInto('accessBlockEnd').values({ ...row, gate: null }).execute()

type Target = Pick<Blockable, 'functionId' | 'personId'>
