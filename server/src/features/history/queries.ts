import { commitmentMoved } from '@kring/domain/commitments'
import type { CaseEvent, ReadersOfWeek, Sitting } from '@kring/domain/history'
import { sql } from 'kysely'
import type { Place, Placed } from '../../platform/cursor.ts'
import type { Trx } from '../../platform/database.ts'
import { authorOf } from '../cases/queries.ts'

/**
 * The sittings in which the entered case was read, the last ended first. Readings are first gathered by ten minutes, which
 * keeps a case with years of live pages quick; a pause of 30 minutes lies always between two such gatherings.
 */
export async function listSittings(trx: Trx, limit: number, after: Place | undefined): Promise<(Sitting & Placed)[]> {
  const { rows } = await sql<Sitting & Placed>`
    with gathered as (
      select a.person_id, a.slot, a.manner = 'job' as by_job, date_bin('10 minutes', a.made_at, 'epoch'::timestamptz) as bin,
        min(a.made_at) as first_at, max(a.made_at) as last_at, array_agg(distinct noun) as nouns, array_agg(distinct a.manner) as manners
      from access a cross join unnest(a.fields) noun
      where a.case_number = app.case_here() group by 1, 2, 3, 4
    ),
    paused as (
      select *, (first_at - lag(last_at) over reader > interval '30 minutes')::int as pause from gathered
      window reader as (partition by person_id, slot, by_job order by bin)
    ),
    numbered as (
      select *, coalesce(sum(pause) over (partition by person_id, slot, by_job order by bin), 0) as number from paused
    ),
    sitting as (
      select md5(concat(person_id, slot, by_job, number))::uuid as id, person_id as made_by,
        app.case_here() as case_number, app.own_key(app.case_here(), slot) as own,
        min(first_at) as first_at, max(last_at) as last_at, array_agg(distinct noun) as nouns, array_agg(distinct manner) as manners
      from numbered cross join unnest(nouns) noun cross join unnest(manners) manner
      group by person_id, slot, by_job, number
    )
    select s.id, s.last_at::text as sorted_by, s.first_at, s.last_at, s.nouns, s.manners, s.made_by = app.person_here() as mine, ${authorOf('s')} as who
    from sitting s
    where ${after ? sql`(s.last_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by s.last_at desc, s.id desc limit ${limit}`.execute(trx)
  return rows
}

/** How many people of each agency have read since Monday, in the municipality's zone. */
export async function findReadersOfWeek(trx: Trx): Promise<ReadersOfWeek> {
  const { rows } = await sql<ReadersOfWeek>`
    select week.began_on, coalesce((
      select jsonb_agg(jsonb_build_object('agency', name, 'agencyKind', kind, 'people', people) order by position, name) from (
        select agency.name, agency.kind, k.position, count(distinct a.person_id) as people
        from access a
        join case_party p on p.case_number = a.case_number and p.slot = a.slot
        join agency_function f on f.id = p.function_id join agency on agency.id = f.agency_id join agency_kind k on k.code = agency.kind
        where a.case_number = app.case_here() and a.made_at >= app.day_start(week.began_on, week.zone)
          and a.manner <> 'job' and a.person_id <> app.person_here()
        group by agency.id, agency.name, agency.kind, k.position) counted), '[]') as agencies
    from (select date_trunc('week', app.now() at time zone m.zone)::date as began_on, m.zone
          from case_file f join municipality m on m.id = f.municipality_id where f.number = app.case_here()) week`.execute(trx)
  return rows[0]!
}

/**
 * That a promise moved, beside the very act that moved it: for those of its readers who may know of both. Several acts can
 * share a transaction, as in a demo's stories; the request tells them apart.
 */
export const repeats = sql<boolean>`(e.name = ${commitmentMoved.name} and exists (
  select from event act where act.case_number = e.case_number and act.object_id = e.object_id and act.xact = e.xact
    and act.request_id = e.request_id and act.made_by is not null))`

/** What has happened in the entered case, as far as its reader may know of it, the latest first. */
export async function listEventRows(trx: Trx, limit: number, after: Place | undefined): Promise<(CaseEvent & Placed)[]> {
  const { rows } = await sql<Omit<CaseEvent, 'details'> & Placed & { body: Record<string, unknown> }>`
    select e.id, e.made_at::text as sorted_by, e.name, e.about, e.made_at as at, e.body,
      coalesce(e.made_by = app.person_here(), false) as mine, ${repeats} as repeats, ${authorOf('e')} as by
    from event e where e.case_number = app.case_here()
      and ${after ? sql`(e.made_at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by e.made_at desc, e.id desc limit ${limit}`.execute(trx)
  return rows.map(({ body, ...row }) => ({ ...row, details: detailsOf(body) }))
}

/** The ids and codes of an event, without what is made of several. */
export const detailsOf = (body: Record<string, unknown>): CaseEvent['details'] =>
  Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string | number | boolean | null] => entry[1] === null || typeof entry[1] !== 'object'))
