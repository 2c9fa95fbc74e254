import type { EventKind } from '@kring/domain/kernel/event'
import { sql } from 'kysely'
import { v7 as newTimedId } from 'uuid'
import type { z } from 'zod'
import type { Here, HereInCase } from './act.ts'

/**
 * Writes the one row that is audit record and outbox entry at once, with its place in the case's order. It takes the keys of
 * its object: shared under a category's gate, or (`category: null`) known to the own party alone.
 */
export async function record<Kind extends EventKind>(
  here: HereInCase,
  kind: Kind,
  body: z.input<Kind['body']>,
  more: { objectId: string; category?: string | null; knocks?: readonly string[] },
): Promise<void> {
  const category = more.category === undefined ? kind.category : more.category
  const gate = category === null ? sql`null::bigint` : sql`app.gate_here((select number from category where code = ${category}))`
  await sql`
    insert into event (id, name, about, case_number, gate, own, knocks, object_id, body, seq, epoch, made_by, request_id)
    values (${newTimedId()}, ${kind.name}, ${kind.about}, app.case_here(), ${gate}, app.own_here(),
            ${more.knocks ?? []}::uuid[], ${more.objectId}::uuid, ${JSON.stringify(kind.body.parse(body))}::jsonb,
            app.next_seq(), app.epoch_here(), app.person_here(), ${here.requestId})`.execute(here.trx)
}

/**
 * Writes what follows from an act in nobody's name: those who read its category learn that it is so, and nobody learns through
 * whom. Comes after the act's own event, which answers for it.
 */
export async function recordConsequence<Kind extends EventKind>(
  here: HereInCase,
  kind: Kind,
  body: z.input<Kind['body']>,
  more: { objectId: string },
): Promise<void> {
  await sql`select app.record_consequence(${newTimedId()}::uuid, ${kind.name}, ${kind.about}, ${kind.category}, ${more.objectId}::uuid,
    ${JSON.stringify(kind.body.parse(body))}::jsonb, ${here.requestId})`.execute(here.trx)
}

/** An event outside any case names whom it concerns. */
export async function recordOutside<Kind extends EventKind>(
  here: Pick<Here, 'trx' | 'requestId'>,
  kind: Kind,
  body: z.input<Kind['body']>,
  more: { objectId: string; addressees: readonly string[]; knocks?: readonly string[] },
): Promise<void> {
  await sql`
    insert into event (id, name, about, addressees, knocks, object_id, body, made_by, request_id)
    values (${newTimedId()}, ${kind.name}, ${kind.about}, ${more.addressees}::uuid[], ${more.knocks ?? []}::uuid[],
            ${more.objectId}::uuid, ${JSON.stringify(kind.body.parse(body))}::jsonb, app.person_here(), ${here.requestId})`.execute(here.trx)
}

/** The key under which a shared row of a category is written now; use it as the value of the column `gate`. */
export const gateOf = (category: string) => sql<string>`app.gate_here((select number from category where code = ${category}))`
