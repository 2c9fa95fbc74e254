import type { CaseEvent } from '@kring/domain/history'
import type { FamilyCase } from '@kring/domain/home'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { authorOf } from '../cases/queries.ts'
import { detailsOf, repeats } from '../history/queries.ts'

export interface Moment { at: string; today: string; monday: string; since: string }

/** Now, in the municipality's zone, and since when things are new: since the mark, a week where there is none, two at most. */
export async function findMoment(trx: Trx): Promise<Moment> {
  const { rows } = await sql<Moment>`
    select clock.at, (clock.at at time zone m.zone)::date as today, date_trunc('week', clock.at at time zone m.zone)::date as monday,
      greatest(coalesce((select seen_at from day_mark), clock.at - interval '7 days'), clock.at - interval '14 days') as since
    from (select app.now() as at) clock, municipality m order by m.made_at limit 1`.execute(trx)
  return rows[0]!
}

/** What others have done in my cases since an instant, the latest first: at most six lines of each case. */
export async function listNews(trx: Trx, since: string): Promise<(CaseEvent & { caseId: string })[]> {
  const { rows } = await sql<Omit<CaseEvent, 'details'> & { caseId: string; body: Record<string, unknown> }>`
    select f.id as case_id, e.name, e.about, e.made_at as at, e.body, false as mine, false as repeats, ${authorOf('e')} as by
    from (
      select e.*, row_number() over (partition by e.case_number order by e.made_at desc, e.id desc) as place
      from event e
      where e.case_number = any ((select app.my_cases())::bigint[]) and e.made_at > ${since}::timestamptz
        and e.made_by is distinct from app.person_here() and not ${repeats}
    ) e join case_file f on f.number = e.case_number
    where e.place <= 6 order by e.made_at desc, e.id desc limit 300`.execute(trx)
  return rows.map(({ body, ...row }) => ({ ...row, details: detailsOf(body) }))
}

/** Who has come to a function that takes part in the entered case since it does, in the last 14 days; whoever is kept out is not named. */
export async function listNewContacts(trx: Trx): Promise<FamilyCase['newContacts']> {
  const { rows } = await sql<FamilyCase['newContacts'][number]>`
    select person.name, a.name || ', ' || f.name as label, min(lower(h.during)) as since
    from case_party p
    join agency_function f on f.id = p.function_id join agency a on a.id = f.agency_id
    join function_holding h on h.function_id = f.id and h.during @> app.now() join person on person.id = h.person_id
    where p.case_number = app.case_here()
      and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
      and app.is_let_in_here(h.person_id)
      and not exists (select from app.blocks_here() b where b.person_id = h.person_id or b.function_id = f.id)
    group by p.id, p.made_at, person.id, person.name, a.name, f.name
    having min(lower(h.during)) > p.made_at and min(lower(h.during)) > app.now() - interval '14 days'
    order by since desc, person.name`.execute(trx)
  return rows
}

/** Remembers up to when I have seen what is new; never moves back, and never into the future. */
export const saveMark = (trx: Trx, at: string) =>
  sql`insert into day_mark (seen_at) values (least(${at}::timestamptz, app.now()))
      on conflict (person_id) do update set seen_at = greatest(day_mark.seen_at, excluded.seen_at)`.execute(trx)
