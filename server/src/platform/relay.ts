import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Happened } from './jobs.ts'
import type { Log } from './log.ts'
import type { Signals } from './signals.ts'

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
  { signals, connected, deliver, sweepMs = 2000 }: { signals: Signals; connected: () => string[]; deliver: (signals: Signal[]) => void; sweepMs?: number },
) {
  /** Events that were handed on while their transaction was still beyond the cursor, with that transaction. */
  const handed = new Map<string, bigint>()
  /** Every event of a transaction before this one has been handed on. */
  let cursor: string | undefined
  /** Transactions that a signal has named; those that come while one question is under way share the next. */
  const named: string[] = []
  let running: Promise<void> = Promise.resolve()
  let closed = false

  const hand = (where: ReturnType<typeof sql>) =>
    database.as(relay, async (trx) => {
      const { rows } = await sql<Signal & { xact: string }>`
        select e.id, e.name, e.about, f.id as "caseId", e.body, e.knocks, e.xact::text as xact,
               app.who_may_see(e.id, ${connected()}::uuid[]) as seers
        from event e left join case_file f on f.number = e.case_number
        where ${where} and e.id <> all (${[...handed.keys()]}::uuid[]) order by e.xact, e.seq`.execute(trx)
      for (const { id, xact } of rows) handed.set(id, BigInt(xact))
      if (rows.length) deliver(rows)
    })

  const handNamed = async () => {
    // For the others a sweep was quicker than their signal.
    const xacts = named.splice(0).filter((xact) => cursor === undefined || BigInt(xact) >= BigInt(cursor))
    if (xacts.length) await hand(sql`e.xact = any (${xacts}::xid8[])`)
  }
  const sweep = async () => {
    const { rows } = await database.as(relay, (trx) =>
      sql<{ horizon: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(trx))
    const { horizon } = rows[0]!
    if (cursor !== undefined) await hand(sql`e.xact >= ${cursor}::xid8 and e.xact < ${horizon}::xid8`)
    cursor = horizon
    for (const [id, xact] of handed) if (xact < BigInt(horizon)) handed.delete(id)
  }

  // An error while asking means silence: nothing is delivered that the database did not allow at that moment. The sweep asks
  // again, because the cursor has not moved.
  const next = (work: () => Promise<void>) => {
    running = running.then(work).catch((error) => log.warn({ err: error }, 'relay could not read'))
    return running
  }

  const timer = setInterval(() => void next(sweep), sweepMs)
  const hearing = signals.hear((xact) => {
    if (closed) return
    if (xact === null) void next(sweep)
    else if (named.push(xact) === 1) void next(handNamed)
  })

  return {
    ready: hearing.then(() => next(sweep)),
    async close() {
      closed = true
      clearInterval(timer)
      await (await hearing).close()
      await running
    },
  }
}

/**
 * Hands every event to the jobs once it has happened: takes outbox rows that no other worker holds and queues what follows. A
 * row stays until that is done (`settleOutbox`), so that it is queued again where the queue has forgotten it; the job's id
 * makes a repetition one job.
 */
export function drainOutbox(database: Database, log: Log, react: (event: { id: string; name: string }) => Promise<boolean>) {
  let closed = false
  let running: Promise<void> = Promise.resolve()

  const batch = () =>
    database.as(relay, async (trx) => {
      const { rows } = await sql<{ outboxId: string; id: string; name: string }>`
        select o.id as "outboxId", e.id, e.name from outbox o join event e on e.id = o.event_id
        where o.taken_at is null or o.taken_at < app.now() - interval '2 minutes'
        order by o.position limit 100 for update of o skip locked`.execute(trx)
      const taken: string[] = []
      const over: string[] = []
      for (const row of rows) ((await react(row)) ? taken : over).push(row.outboxId)
      if (taken.length) await sql`update outbox set taken_at = app.now() where id = any (${taken}::uuid[])`.execute(trx)
      if (over.length) await sql`delete from outbox where id = any (${over}::uuid[])`.execute(trx)
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

/** Lets go of an event's outbox row: all that follows from it is done. */
export const settleOutbox = (database: Database, eventId: string): Promise<void> =>
  database.as(relay, async (trx) => {
    await sql`delete from outbox where event_id = ${eventId}::uuid`.execute(trx)
  })

/** One event for whoever reacts to it; nothing when it does not exist. */
export const findEvent = (database: Database, id: string): Promise<Happened<unknown> | undefined> =>
  database.as(relay, async (trx) => {
    const { rows } = await sql<Happened<unknown>>`
      select e.id, e.name, f.id as "caseId", e.body, e.made_by as "madeBy"
      from event e left join case_file f on f.number = e.case_number where e.id = ${id}::uuid`.execute(trx)
    return rows[0]
  })
