import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

export interface NamedRow { requestId: string; askedAt: string; validUntilOn: string; youth: string | null; reads: string[]; gives: string[] }

/** The consents in force that name the relative who asks, newest first, each with their own lines alone; nothing for anybody else. */
export async function listNamedIn(trx: Trx): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select n.request_id, n.asked_at, n.valid_until_on, n.youth,
      coalesce(array_agg(n.category order by c.number) filter (where n.reads), '{}') as reads,
      coalesce(array_agg(n.category order by c.number) filter (where n.gives), '{}') as gives
    from app.named_in() n join category c on c.code = n.category
    group by n.request_id, n.asked_at, n.valid_until_on, n.youth order by n.asked_at desc, n.request_id`.execute(trx)
  return rows
}

/** What one's own party has promised, newest first. */
export async function listPromised(trx: Trx): Promise<{ requestId: string; text: string; at: string }[]> {
  const { rows } = await sql<{ requestId: string; text: string; at: string }>`
    select c.request_id, c.reservation as text, c.made_at as at from consent_confirmation c
    where c.own = app.own_here() and c.reservation is not null order by c.made_at desc, c.id`.execute(trx)
  return rows
}

/** For whom, how and in which kind of case a reservation is made. */
export async function findReservationParts(trx: Trx) {
  const { rows } = await sql<{ municipality: string; kind: 'sspf' | 'sig'; slot: number }>`
    select m.name as municipality, f.kind, (app.own_here() & 65535)::integer as slot
    from case_file f join municipality m on m.id = f.municipality_id where f.number = app.case_here()`.execute(trx)
  return rows[0]
}
