import type { LegalReview, LvuCare, ReviewAbout } from '@kring/domain/legal-reviews'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

/** The coordinator's own notes, newest first; nothing for anybody else. */
export async function listReviews(trx: Trx): Promise<LegalReview[]> {
  const { rows } = await sql<LegalReview>`
    select r.id, r.about, r.question, r.answered_by, r.answer, r.answered_on, r.valid_until_on, noter.name as noted_by, r.made_at as noted_at, e.made_at as ended_at,
      e.id is null and r.valid_until_on >= (app.now() at time zone m.zone)::date as in_force
    from legal_review r
    join case_file f on f.number = r.case_number join municipality m on m.id = f.municipality_id
    join person noter on noter.id = r.made_by
    left join legal_review_end e on e.case_number = r.case_number and e.review_id = r.id
    where r.case_number = app.case_here() order by r.made_at desc, r.id`.execute(trx)
  return rows
}

/** Care as it was last found; nothing for anybody but the coordinator. */
export async function findCare(trx: Trx): Promise<LvuCare | null> {
  const { rows } = await sql<LvuCare>`
    select c.from_on, c.until_on, c.source, c.checked_on,
      c.from_on <= today.day and coalesce(c.until_on >= today.day, true) as holds
    from lvu_care c
    join case_file f on f.number = c.case_number join municipality m on m.id = f.municipality_id
    cross join lateral (select (app.now() at time zone m.zone)::date as day) today
    where c.case_number = app.case_here() order by c.made_at desc, c.id limit 1`.execute(trx)
  return rows[0] ?? null
}

/** About what a lawyer has to be asked before the family is; nothing for anybody but the coordinator. */
export async function listMissingReviews(trx: Trx): Promise<ReviewAbout[]> {
  const { rows } = await sql<{ about: ReviewAbout }>`select about from app.reviews_missing_here()`.execute(trx)
  return rows.map(({ about }) => about)
}

// None of them has a gate: they are the coordinator's own.
export const insertReview = (trx: Trx, row: { id: string; about: string; question: string; answeredBy: string; answer: string; answeredOn: string; validUntilOn: string }) =>
  trx.insertInto('legalReview').values({ ...row, gate: null }).execute()
export const insertReviewEnd = (trx: Trx, row: { id: string; reviewId: string }) =>
  trx.insertInto('legalReviewEnd').values({ ...row, gate: null }).execute()
export const insertCare = (trx: Trx, row: { id: string; fromOn: string; untilOn: string | null; source: string; checkedOn: string }) =>
  trx.insertInto('lvuCare').values({ ...row, gate: null }).execute()
