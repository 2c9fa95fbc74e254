import type { CaseEvent } from '@kring/domain/history'
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

/** Remembers up to when I have seen what is new; never moves back, and never into the future. */
export const saveMark = (trx: Trx, at: string) =>
  sql`insert into day_mark (seen_at) values (least(${at}::timestamptz, app.now()))
      on conflict (person_id) do update set seen_at = greatest(day_mark.seen_at, excluded.seen_at)`.execute(trx)
