import type { Disclosure, Discloser, MakeDisclosure } from '@kring/domain/grounds'
import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Place, Placed } from '../../platform/cursor.ts'
import type { Trx } from '../../platform/database.ts'

/** The party that you write as, and what its municipality asks for; nothing for a member of the family. */
export async function findDiscloser(trx: Trx): Promise<Discloser | undefined> {
  const { rows } = await sql<Discloser>`select agency_kind, is_authority, needs_second_person from app.discloser_here()`.execute(trx)
  return rows[0]
}

/** The day of an instant in the municipality's zone, and whether it is still to come. */
export async function findMoment(trx: Trx, at: string) {
  const { rows } = await sql<{ handedOutOn: string; isAhead: boolean }>`
    select (${at}::timestamptz at time zone m.zone)::date as handed_out_on, ${at}::timestamptz > app.now() as is_ahead
    from case_file f join municipality m on m.id = f.municipality_id where f.number = app.case_here()`.execute(trx)
  return rows[0]!
}

async function disclosures(trx: Trx, which: RawBuilder<unknown>) {
  const { rows } = await sql<Disclosure & Placed>`
    select d.id, d.made_at::text as sorted_by, d.ground, d.facts, d.secrecy, d.recipient_kind, d.recipient, d.recipient_person, d.channel, d.need, d.conditions,
      d.on_request, d.weighing, d.suitability, d.decided_by, d.delegation, d.decided_as, d.legal_review_by, d.handed_out_at,
      noter.name as noted_by, d.made_by = app.person_here() as noted_by_you, d.made_at as noted_at, d.own = app.own_here() as yours,
      second.name as confirmed_by, c.made_at as confirmed_at,
      case when c.id is not null then 'confirmed' when d.needs_second_person then 'waiting' else 'noted' end as state
    from disclosure d
    join person noter on noter.id = d.made_by
    left join disclosure_confirmation c on c.case_number = d.case_number and c.disclosure_id = d.id
    left join person second on second.id = c.made_by
    where d.case_number = app.case_here() and ${which}`.execute(trx)
  return rows
}

/** The own party's register from a place on, the latest noted first. */
export const listDisclosures = (trx: Trx, limit: number, after: Place | undefined) => disclosures(trx, sql`
  ${after ? sql`(d.made_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`} order by d.made_at desc, d.id desc limit ${limit}`)

export const findDisclosure = async (trx: Trx, id: string) => (await disclosures(trx, sql`d.id = ${id}::uuid`))[0]

// Neither has a gate: what an authority hands out is its own to know.
export const insertDisclosure = (trx: Trx, row: z.output<typeof MakeDisclosure> & { id: string; needsSecondPerson: boolean }) =>
  trx.insertInto('disclosure').values({ ...row, gate: null }).execute()
export const insertDisclosureConfirmation = (trx: Trx, row: { id: string; disclosureId: string }) =>
  trx.insertInto('disclosureConfirmation').values({ ...row, gate: null }).execute()
