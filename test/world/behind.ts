import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { cast, type CastName } from '../../server/demo/cast.ts'
import type { Client } from './as.ts'
import type { World } from './app.ts'

/** Looks and reaches behind the policies, as the database's superuser: for planting faults and for finding out what is stored. */
export async function behind(world: Pick<World, 'database'>) {
  const client = new pg.Client({ connectionString: world.database.adminUrl })
  await client.connect()
  return {
    query: async <Row = Record<string, any>>(text: string, values: unknown[] = []) => (await client.query(text, values)).rows as Row[],
    close: () => client.end(),
  }
}

/** How many times somebody has said no, as it is counted: without whom, which or when. */
export async function tallies(world: Pick<World, 'database'>): Promise<number> {
  const admin = await behind(world)
  const [row] = await admin.query<{ count: number }>('select count(*)::int as count from refusal_tally')
  await admin.close()
  return row!.count
}

/** Asks again and again until the answer is there; fails with the last one after some seconds. */
export async function until<Result>(ask: () => Result | Promise<Result>, isThere: (result: Result) => boolean = Boolean, patienceMs = 15_000): Promise<Result> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const result = await ask()
    if (isThere(result)) return result
    if (Date.now() > deadline) throw new Error(`it did not come about; the last answer was ${JSON.stringify(result)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export type Listener = Awaited<ReturnType<Client['listen']>>

/**
 * Sends an event that is addressed to all these people and waits until each of their connections has heard it. A node delivers
 * in order, so what was not heard by then was never sent.
 */
export async function fence(world: Pick<World, 'database'>, listeners: readonly { personId: string; live: Listener }[]) {
  const about = `fence-${randomUUID()}`
  const admin = await behind(world)
  await admin.query(
    `insert into event (id, name, about, addressees, object_id, body) values (gen_random_uuid(), 'session.started', $1, $2, gen_random_uuid(), '{}')`,
    [about, listeners.map(({ personId }) => personId)])
  await admin.close()
  for (const { live } of listeners) {
    await until(() => live.heard.some((change) => change.about === about))
    live.heard.splice(live.heard.findIndex((change) => change.about === about), 1)
  }
}

/** What the database itself says to a statement of somebody's who has entered a case, or none: "done", or the code of its refusal. */
export const answerOfDatabase = (world: Pick<World, 'door'>, name: CastName, caseId: string | null, statement: string): Promise<string> =>
  world.door.as({ kind: 'person', personId: cast[name].id, sessionId: cast[name].id }, async (trx) => {
    if (caseId !== null) await sql`select app.lock_case(${caseId}::uuid), app.enter(${caseId}::uuid)`.execute(trx)
    await sql.raw(statement).execute(trx)
  }).then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
