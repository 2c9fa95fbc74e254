import type { Actor } from '@kring/domain/actor'
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '../../database/types.ts'
import type { Log } from './log.ts'

export type Trx = Transaction<DB>

/** The one door to the database. Its pool is private: there is no query that nobody asks. */
export interface Database {
  /** Runs `work` in one transaction as the actor, who is set for this transaction alone and in a statement of its own. */
  as<Result>(actor: Actor, work: (trx: Trx) => Promise<Result>): Promise<Result>
  /** The same on one snapshot: what is committed after the transaction's first statement is not in it. For readings. */
  asOfNow<Result>(actor: Actor, work: (trx: Trx) => Promise<Result>): Promise<Result>
  /** Whose session a hash belongs to: the only reading without an actor. */
  sessionFor(hash: Buffer): Promise<SessionRow | undefined>
  /** Calls back for every signal on the channel (ids only), and once after each reconnection, when signals may be lost. */
  listen(channel: string, heard: (payload: string | null) => void): Promise<{ close(): Promise<void> }>
  /** Answers when the database does. */
  ping(): Promise<void>
  close(): Promise<void>
}

export interface SessionRow {
  id: string
  personId: string
  kind: 'staff' | 'family'
  expiresAt: string
  lastActAt: string
  provenAt: string
  /** The database's clock at the moment of reading; sessions are judged by no other. */
  at: string
}

// Days stay text ("2026-11-22"), instants become ISO 8601 in UTC: a Date in the server's own zone would shift days.
const asText = (value: string) => value
const asInstant = (value: string) => (value === 'infinity' || value === '-infinity' ? value : new Date(value).toISOString())
const parsers = new Map<number, (value: string) => unknown>([
  [pg.types.builtins.DATE, asText],
  [pg.types.builtins.TIMESTAMPTZ, asInstant],
])
const types = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/**
 * Opens the pool and makes sure that it is the right one: logged in as a role that owns nothing, bypasses nothing, and a
 * database whose clock cannot be moved unless this is a demo. Throws one clear sentence otherwise.
 */
export async function openDatabase(url: string, options: { log: Log; demo: boolean; poolSize?: number }): Promise<Database> {
  const pool = openPool(url, options.poolSize ?? 20, options.log)
  await refuseWrongLogin(pool, options.demo)
  const kysely = kyselyOn(pool)
  // What has happened is told without standing in line behind those who ask.
  const forRelay = kyselyOn(openPool(url, 2, options.log))

  const inTransaction = <Result>(isolation: 'read committed' | 'repeatable read', actor: Actor, work: (trx: Trx) => Promise<Result>) =>
    (isRelay(actor) ? forRelay : kysely).transaction().setIsolationLevel(isolation).execute(async (trx) => {
      await introduce(trx, actor)
      return work(trx)
    })

  return {
    as: (actor, work) => inTransaction('read committed', actor, work),
    asOfNow: (actor, work) => inTransaction('repeatable read', actor, work),
    async sessionFor(hash) {
      const { rows } = await sql<SessionRow>`select * from app.session_for(${hash})`.execute(kysely)
      return rows[0]
    },
    listen: (channel, heard) => listen(url, channel, heard, options.log),
    async ping() {
      await pool.query('select')
    },
    async close() {
      await Promise.all([kysely.destroy(), forRelay.destroy()])
    },
  }
}

function openPool(connectionString: string, max: number, log: Log) {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    application_name: 'kring',
    // A wait for a case's clock ends in "try again", not in a queue of waiting requests.
    options: '-c lock_timeout=2000 -c idle_in_transaction_session_timeout=30000 -c statement_timeout=20000',
  })
  // A connection that breaks while it is held between two questions tells nobody but its own listener, and would end the process.
  pool.on('connect', (client) => client.on('error', (error) => log.warn({ err: error }, 'database connection lost')))
  pool.on('error', () => {})
  return pool
}

const kyselyOn = (pool: pg.Pool) =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })

const isRelay = (actor: Actor) => actor.kind === 'system' && actor.name === 'relay'

async function introduce(trx: Trx, actor: Actor) {
  const personId = actor.kind === 'person' ? actor.personId : ''
  const system = actor.kind === 'system' ? actor.name : ''
  if (isRelay(actor)) await sql`set local role relay`.execute(trx)
  await sql`select set_config('app.person_id', ${personId}, true), set_config('app.system', ${system}, true)`.execute(trx)
}

/**
 * Runs `work` with a door whose every transaction is a part of one: all of it happens, or none. Only for making a demo, where
 * a story that stopped in the middle would be worse than none.
 */
export const allOrNothing = (database: Database, work: (within: Database) => Promise<void>): Promise<void> =>
  database.as({ kind: 'nobody' }, async (whole) => {
    const part: Database['as'] = async (actor, partly) => {
      // What the part before has entered and looked up must not be taken over.
      await sql`select set_config('app.case_number', '', true), set_config('app.own', '', true), set_config('app.kind', '', true), set_config('app.looked_for', '', true)`.execute(whole)
      await introduce(whole, actor)
      return partly(whole)
    }
    await work({ ...database, as: part, asOfNow: part })
  })

async function refuseWrongLogin(pool: pg.Pool, demo: boolean) {
  const { rows } = await pool.query(`
    select rolname as name, rolsuper or rolbypassrls as powerful,
      exists (select from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as owns,
      to_regclass('public.clock_offset') is not null as "movableClock", to_regclass('public.municipality') is not null as "migrated",
      current_setting('server_version_num')::int as version
    from pg_roles where rolname = current_user`)
  const { name, powerful, owns, movableClock, migrated, version } = rows[0]
  if (version < 150_000) throw new Error('PostgreSQL 15 or newer is needed')
  if (!migrated) throw new Error('the database that DATABASE_URL names has no Kring in it yet; set DATABASE_ADMIN_URL too, once, and it is migrated')
  if (powerful || owns) throw new Error(`DATABASE_URL logs in as "${name}", who can read past the policies; it must be the role app`)
  if (movableClock && !demo) throw new Error('this database has a movable clock (a demo); KRING_DEMO=0 does not start on it')
}

async function listen(url: string, channel: string, heard: (payload: string | null) => void, log: Log) {
  let client: pg.Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  const reconnect = () => {
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(() => connect().catch(reconnect), 500)
  }
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'kring listener', keepAlive: true })
    next.on('notification', (message) => heard(message.payload ?? null))
    next.on('error', (error) => log.warn({ err: error }, 'listener lost its connection'))
    await next.connect()
    next.once('end', reconnect)
    await next.query(`listen ${next.escapeIdentifier(channel)}`)
    client = next
    heard(null)
  }
  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
