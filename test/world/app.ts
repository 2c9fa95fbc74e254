import { createApp } from '@kring/server/app'
import { found } from '@kring/server/features/agencies/founding'
import { readConfig, type BankIdAccess, type Config } from '@kring/server/platform/config'
import { openDatabase, type Database } from '@kring/server/platform/database'
import { openLog } from '@kring/server/platform/log'
import { agendas } from '@kring/words/agendas'
import pg from 'pg'
import { cast, founding, type CastName } from '../../server/demo/cast.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { freePorts } from './ports.ts'
import { rehearse } from './rehearsal.ts'
import { Client } from './as.ts'

export const secret = 'tests keep nothing secret but use it the same way'

/** One node of the product, listening on loopback, on a database of its own. */
export interface World {
  database: TestDatabase
  /** The product's own door to that database, for asking as somebody. */
  door: Database
  /** Signed in as a member of the cast, on the first node unless another is named. */
  as(name: CastName, node?: number): Promise<Client>
  /** Signed in as anybody by id, for people beside the cast. */
  asPerson(id: string, kind?: 'staff' | 'family'): Promise<Client>
  nobody: Client
  urls: string[]
  /** How each node is configured, for running its jobs. */
  configs: Config[]
  /** A node on which everything is answered and nothing happens, where one was asked for. */
  rehearsalUrl: string
  /** Moves the database's clock forward (stories take months). */
  later(interval: string): Promise<void>
  close(): Promise<void>
}

export interface WorldWanted {
  nodes?: number
  redisUrl?: string | undefined
  rehearsals?: 0 | 1
  /** The folder of the built pages, where browsers come. */
  webDirectory?: string
  /** Where people sign with BankID. */
  bankId?: BankIdAccess
  /** Where people sign through an OpenID provider: the demo's where nothing is set. Each node has its own. */
  oidc?: Partial<Record<`KRING_SIGN_OIDC_${'ACR' | 'TEXT' | 'NAME'}`, string>>
}

/** When the worlds of tests begin, whatever the calendar on the wall says. Where browsers or e-IDs come, all go by the wall. */
export const beginning = '2026-11-22T08:00:00Z'

/** Founds Granköping in a fresh database and starts as many nodes on it as asked for. */
export async function startWorld({ nodes = 1, redisUrl, rehearsals = 0, webDirectory, bankId, oidc }: WorldWanted = {}): Promise<World> {
  const database = await createDatabase()
  if (!webDirectory && !bankId && !oidc) await asSuperuser(database, (client) => client.query('update clock_offset set offset_by = $1::timestamptz - clock_timestamp()', [beginning]))
  const log = openLog(process.env['KRING_TEST_LOG'] ?? 'silent')
  const signWith = [...(bankId ? ['bankid' as const] : []), ...(oidc ? ['oidc' as const] : [])]
  const door = await openDatabase(database.url, { log, demo: true, poolSize: 10 })
  await found(door, founding(agendas), secret)

  const running = await Promise.all(
    Array.from({ length: nodes + rehearsals }, async (_, index) => {
      // The origin must be known before the node listens; an identity provider takes the port above.
      const port = await freePorts(2)
      const settings = { PORT: String(port), DATABASE_URL: database.url, KRING_DEMO: '1', KRING_SECRET: secret, REDIS_URL: redisUrl, KRING_WEB_DIR: webDirectory, ...oidc }
      const config: Config = { ...readConfig(settings), bankId, signWith: signWith.length > 0 ? signWith : ['demo-step-up'] }
      const own = await openDatabase(database.url, { log, demo: true, poolSize: 10 })
      const node = await createApp(config, index < nodes ? own : rehearse(own), log)
      await node.hub.ready
      await new Promise<void>((resolve) => node.server.listen(port, resolve))
      return { node, own, url: config.url, config }
    }),
  )

  return {
    database,
    door,
    urls: running.slice(0, nodes).map(({ url }) => url),
    configs: running.slice(0, nodes).map(({ config }) => config),
    rehearsalUrl: running[nodes]?.url ?? '',
    nobody: new Client(running[0]!.url, undefined),
    async as(name, index = 0) {
      const { node, url } = running[index]!
      const { cookie } = await node.sessions.start({ id: cast[name].id, kind: cast[name].kind }, 'test')
      return new Client(url, cookie.split(';')[0])
    },
    async asPerson(id, kind = 'staff') {
      const { node, url } = running[0]!
      const { cookie } = await node.sessions.start({ id, kind }, 'test')
      return new Client(url, cookie.split(';')[0])
    },
    async later(interval) {
      await asSuperuser(database, (client) => client.query('update clock_offset set offset_by = offset_by + $1::interval', [interval]))
    },
    async close() {
      for (const { node, own } of running) {
        await node.close()
        await new Promise((resolve) => node.server.close(resolve))
        await own.close()
      }
      await door.close()
      await database.drop()
    },
  }
}

async function asSuperuser(database: TestDatabase, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
