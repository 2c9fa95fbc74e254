import type { ThirdPerson, ThirdRelation } from '@kring/domain/third-persons'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'

/** What is foreseen of others, oldest first: for the coordinator all of it, for a guardian what is foreseen of themselves. */
export async function listThirdPersons(trx: Trx): Promise<ThirdPerson[]> {
  const { rows } = await sql<ThirdPerson>`
    select t.id, t.relation, p.id as party_id, t.categories, t.made_at,
      (select jsonb_build_object('answer', a.answer, 'method', a.method, 'at', a.made_at) from third_person_answer a
       where a.third_person_id = t.id order by a.made_at desc, a.id limit 1) as answer
    from third_person t left join case_party p on p.case_number = t.case_number and p.slot = t.slot
    where t.case_number = app.case_here()
    union all
    select f.id, 'guardian', p.id, f.categories, f.made_at,
      case when f.answer is not null then jsonb_build_object('answer', f.answer, 'method', f.method, 'at', f.answered_at) end
    from app.foreseen_of_me() f join case_party p on p.case_number = app.case_here() and app.own_key(p.case_number, p.slot) = app.own_here()
    order by made_at, id`.execute(trx)
  return rows
}

/** Whether any facts about somebody else are foreseen; for the coordinator. */
export const areThirdPersonsForeseen = async (trx: Trx): Promise<boolean> => (await listThirdPersons(trx)).length > 0

/** Whose own consent is missing for each of these categories, by relation alone; for whoever gives to it. */
export async function listOwnConsentMissing(trx: Trx, categories: readonly string[]): Promise<Record<string, ThirdRelation[]>> {
  const { rows } = await sql<{ code: string; relations: ThirdRelation[] }>`
    select c.code, array(select m.relation from app.own_consent_missing(c.number) m order by m.relation) as relations
    from category c where c.code = any (${categories}::text[])`.execute(trx)
  return Object.fromEntries(rows.map(({ code, relations }) => [code, relations]))
}

/** The kinds of facts that can be told of somebody. */
export const listFactCategories = async (trx: Trx): Promise<string[]> =>
  (await trx.selectFrom('category').select('code').where('kind', '=', 'fact').execute()).map(({ code }) => code)

export const insertThirdPerson = (trx: Trx, row: { id: string; relation: string; slot: number | null; categories: readonly string[] }) =>
  trx.insertInto('thirdPerson').values({ ...row, categories: JSON.stringify(row.categories), gate: null }).execute()

/** What a guardian answers the coordinator reads; what the coordinator notes stays the coordinator's. */
export const insertAnswer = (trx: Trx, category: 'signature' | null, row: { id: string; thirdPersonId: string; answer: string; method: string }) =>
  trx.insertInto('thirdPersonAnswer').values({ ...row, gate: category && gateOf(category) }).execute()
