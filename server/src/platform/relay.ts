import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Happened } from './jobs.ts'
import type { Log } from './log.ts'

const relay = { kind: 'system', name: 'relay' } as const

/** An event as the relay sees it: ids and codes, never what it says. */
export interface Signal {
  id: string
  name: string
  about: string
  caseId: string | null
  body: unknown
  knocks: string[]
  /** Of the people asked about, those whom the database allows to know of it at this moment. */
  seers: string[]
}

/**
 * Follows the events of the whole database for one node: woken by a signal that names a transaction, and every two seconds by
 * its own cursor, which only passes transactions that have ended, so that none is skipped. Each event is handed on once.
 */
export function followEvents(
  database: Database,
  log: Log,
  { connected, deliver, sweepMs = 2000 }: { connected: () => string[]; deliver: (signals: Signal[]) => void; sweepMs?: number },
) {
  const seen = new Map<string, number>()
  let cursor: string | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false

  const read = (where: ReturnType<typeof sql>) =>
    database.as(relay, async (trx) => {
      const { rows } = await sql<Signal & { xact: string }>`
        select e.id, e.name, e.about, f.id as "caseId", e.body, e.knocks, e.xact::text as xact,
               app.who_may_see(e.id, ${connected()}::uuid[]) as seers
        from event e left join case_file f on f.number = e.case_number
        where ${where} order by e.xact, e.seq`.execute(trx)
      return rows
    })

  const hand = (signals: Signal[]) => {
    const fresh = signals.filter((signal) => !seen.has(signal.id))
    const now = Date.now()
    for (const signal of fresh) seen.set(signal.id, now)
    if (fresh.length) deliver(fresh)
  }

  const sweep = async () => {
    const { rows } = await database.as(relay, (trx) =>
      sql<{ horizon: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(trx))
    const horizon = rows[0]!.horizon
    if (cursor !== undefined) hand(await read(sql`e.xact >= ${cursor}::xid8 and e.xact < ${horizon}::xid8`))
    cursor = horizon
    for (const [id, at] of seen) if (at < Date.now() - 60_000) seen.delete(id)
  }

  // An error while asking means silence: nothing is delivered that the database did not allow at that moment.
  const next = (work: () => Promise<void>) => {
    running = running.then(work).catch((error) => log.warn({ err: error }, 'relay could not read'))
    return running
  }

  const timer = setInterval(() => void next(sweep), sweepMs)
  const listening = database.listen('kring', (xact) => {
    if (closed) return
    void next(xact === null ? sweep : async () => hand(await read(sql`e.xact = ${xact}::xid8`)))
  })

  return {
    ready: listening.then(() => next(sweep)),
    async close() {
      closed = true
      clearInterval(timer)
      await (await listening).close()
      await running
    },
  }
}

/**
 * Hands every event to the jobs once it has happened: takes outbox rows that no other worker holds, queues what follows, and
 * lets go of the row in the same transaction. A crash between the two queues again; the jobs' ids make that one job.
 */
export function drainOutbox(database: Database, log: Log, react: (event: { id: string; name: string }) => Promise<void>) {
  let closed = false
  let running: Promise<void> = Promise.resolve()

  const batch = () =>
    database.as(relay, async (trx) => {
      const { rows } = await sql<{ outboxId: string; id: string; name: string }>`
        select o.id as "outboxId", e.id, e.name from outbox o join event e on e.id = o.event_id
        order by o.position limit 100 for update of o skip locked`.execute(trx)
      for (const row of rows) await react(row)
      if (rows.length) await sql`delete from outbox where id = any (${rows.map((row) => row.outboxId)}::uuid[])`.execute(trx)
      return rows.length
    })

  const drain = () => {
    running = running
      .then(async () => {
        while (!closed && (await batch()) === 100);
      })
      .catch((error) => log.warn({ err: error }, 'outbox could not be drained'))
    return running
  }

  const timer = setInterval(() => void drain(), 2000)
  const listening = database.listen('kring', () => void drain())
  return {
    drain,
    async close() {
      closed = true
      clearInterval(timer)
      await (await listening).close()
      await running
    },
  }
}

/** One event for whoever reacts to it; nothing when it does not exist. */
export const findEvent = (database: Database, id: string): Promise<Happened<unknown> | undefined> =>
  database.as(relay, async (trx) => {
    const { rows } = await sql<Happened<unknown>>`
      select e.id, f.id as "caseId", e.body, e.made_by as "madeBy"
      from event e left join case_file f on f.number = e.case_number where e.id = ${id}::uuid`.execute(trx)
    return rows[0]
  })
