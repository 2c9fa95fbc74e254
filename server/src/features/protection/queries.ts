import type { CaseProtection, Protection } from '@kring/domain/protection'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { listMissingReviews, listReviews } from '../legal-reviews/queries.ts'

type Listable = CaseProtection['listable'][number]

/** The protection in force with its list, as the coordinators on it know it; undefined where there is none. */
export async function findProtection(trx: Trx): Promise<Protection | undefined> {
  const { rows } = await sql<Omit<Protection, 'listed' | 'end'> & { listed: { listingId: string; personId: string }[]; end: Omit<NonNullable<Protection['end']>, 'saidAt'> | null; saidAt: string }>`
    select p.id, p.code_name, p.ground, begun.name as begun_by, p.made_at as begun_at,
      (select coalesce(jsonb_agg(jsonb_build_object('listingId', l.id, 'personId', l.person_id) order by l.made_at, l.id), '[]') from case_listing l
       where l.case_number = p.case_number and l.protection_id = p.id
         and not exists (select from case_listing_end e where e.case_number = l.case_number and e.listing_id = l.id)) as listed,
      array(select party.id from case_danger d join case_party party on party.case_number = d.case_number and party.slot = d.slot
            where d.case_number = p.case_number and d.protection_id = p.id order by d.slot) as danger_party_ids,
      case when e.id is not null then jsonb_build_object('reason', e.reason, 'saidBy', sayer.name, 'saidByYou', e.made_by = app.person_here()) end as "end", e.made_at as said_at
    from case_protection p
    join app.protections_of(p.case_number) holds on holds.id = p.id
    join person begun on begun.id = p.made_by
    left join case_protection_end e on e.case_number = p.case_number and e.protection_id = p.id
    left join person sayer on sayer.id = e.made_by
    where p.case_number = app.case_here() order by p.made_at limit 1`.execute(trx)
  const row = rows[0]
  if (!row) return undefined
  const { saidAt, ...protection } = row
  const holders = await listHolders(trx)
  const { rows: names } = await sql<{ id: string; name: string }>`
    select id, name from person where id = any (${row.listed.map(({ personId }) => personId)}::uuid[])`.execute(trx)
  return {
    ...protection,
    end: row.end && { ...row.end, saidAt },
    listed: row.listed.map(({ listingId, personId }) => {
      const { label = '', coordinates = false } = holders.find((one) => one.personId === personId) ?? {}
      return { listingId, personId, name: names.find(({ id }) => id === personId)?.name ?? '', label, coordinates }
    }),
  }
}

/** What stands between a family and being asked: by whom it must not be found, and what a lawyer has answered or is to answer first; for the coordinator, empty for everybody else. */
export async function findSafeguards(trx: Trx) {
  const dangers = (await findProtection(trx))?.dangerPartyIds ?? []
  return { dangers, reviews: (await listReviews(trx)).filter(({ inForce }) => inForce), missingReviews: await listMissingReviews(trx) }
}

/** Everybody who holds a function in the case now, each with the first of them. */
export async function listHolders(trx: Trx): Promise<Listable[]> {
  const { rows } = await sql<Listable>`
    select distinct on (person.name, person.id) person.id as person_id, person.name, a.name || ', ' || f.name as label, p.kind = 'coordinator' as coordinates
    from case_party p
    join agency_function f on f.id = p.function_id join agency a on a.id = f.agency_id
    join function_holding h on h.function_id = f.id and h.during @> app.now() join person on person.id = h.person_id
    where p.case_number = app.case_here() and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
    order by person.name, person.id, p.kind = 'coordinator' desc, p.slot`.execute(trx)
  return rows
}

export async function mayBeUnlisted(trx: Trx, listingId: string): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select app.may_be_unlisted(${listingId}::uuid) as may`.execute(trx)
  return rows[0]!.may
}

/** The code names of the cases that you know of, so that no two of them are called alike before you. */
export async function listCodeNames(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ codeName: string }>`select code_name from app.code_names_known()`.execute(trx)
  return rows.map(({ codeName }) => codeName)
}

interface NewProtection { id: string; codeName: string; ground: string; listings: { id: string; personId: string }[]; dangers: { id: string; slot: number }[] }

/** The protection and its list at once: one statement, for after the first row alone nobody at all would be let in. */
export async function insertProtection(trx: Trx, { id, codeName, ground, listings, dangers }: NewProtection) {
  await sql`
    with protection as (
      insert into case_protection (id, gate, code_name, ground) values (${id}::uuid, null, ${codeName}, ${ground})
    ), listing as (
      insert into case_listing (id, gate, protection_id, person_id)
      select given.id, null, ${id}::uuid, given.person_id from unnest(${listings.map((one) => one.id)}::uuid[], ${listings.map((one) => one.personId)}::uuid[]) given (id, person_id)
    )
    insert into case_danger (id, gate, protection_id, slot)
    select given.id, null, ${id}::uuid, given.slot from unnest(${dangers.map((one) => one.id)}::uuid[], ${dangers.map((one) => one.slot)}::integer[]) given (id, slot)`.execute(trx)
}

// None of them has a gate: they are the coordinator's own.
export const insertListing = (trx: Trx, row: { id: string; protectionId: string; personId: string }) =>
  trx.insertInto('caseListing').values({ ...row, gate: null }).execute()
export const insertListingEnd = (trx: Trx, row: { id: string; listingId: string }) =>
  trx.insertInto('caseListingEnd').values({ ...row, gate: null }).execute()
export const insertDanger = (trx: Trx, row: { id: string; protectionId: string; slot: number }) =>
  trx.insertInto('caseDanger').values({ ...row, gate: null }).execute()
export const insertProtectionEnd = (trx: Trx, row: { id: string; protectionId: string; reason: string }) =>
  trx.insertInto('caseProtectionEnd').values({ ...row, gate: null }).execute()
/** Confirms what was said of the protection in force. */
export const insertProtectionEndConfirmation = (trx: Trx, { id, protectionId }: { id: string; protectionId: string }) =>
  sql`insert into case_protection_end_confirmation (id, gate, end_id)
      select ${id}::uuid, null, e.id from case_protection_end e where e.case_number = app.case_here() and e.protection_id = ${protectionId}::uuid`.execute(trx)
