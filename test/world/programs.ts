import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { found } from '@kring/server/features/agencies/founding'
import { openSessions } from '@kring/server/features/sessions/lucia'
import { openDatabase } from '@kring/server/platform/database'
import { openLog } from '@kring/server/platform/log'
import { agendas } from '@kring/words/agendas'
import { cast, founding } from '../../server/demo/cast.ts'
import { secret, type World } from './app.ts'
import { Client } from './as.ts'
import { createDatabase, type TestDatabase } from './database.ts'
import { freePorts } from './ports.ts'

/** The product as an operator runs it: programs of their own on one database. */
export interface Programs extends Pick<World, 'as' | 'asPerson' | 'database' | 'door' | 'urls' | 'close'> {
  nodes: Program[]
  workers: Program[]
}

/** Founds Granköping in a database and starts the product's own main.ts on it, each node and worker as a process. */
export async function startPrograms({ nodes = 1, workers = 0, smtpPort, database: given }: { nodes?: number; workers?: number; smtpPort: number; database?: TestDatabase }): Promise<Programs> {
  const database = given ?? (await createDatabase())
  const door = await openDatabase(database.url, { log: openLog('silent'), demo: true, poolSize: 5 })
  await found(door, founding(agendas), secret)
  const sessions = openSessions(door)
  const env = { DATABASE_URL: database.url, KRING_DEMO: '1', KRING_SIGN: 'demo-step-up', KRING_SECRET: secret, KRING_LOG: 'info', SMTP_URL: `smtp://127.0.0.1:${smtpPort}` }
  const serving = await Promise.all(Array.from({ length: nodes }, async () => {
    const port = await freePorts(3)
    return { url: `http://localhost:${port}`, program: new Program('serve', { ...env, PORT: String(port) }) }
  }))
  const working = Array.from({ length: workers }, () => new Program('work', env))
  const all = [...serving.map(({ program }) => program), ...working]
  await Promise.all(all.map((program) => program.start()))

  const signedIn = async (person: { id: string; kind: 'staff' | 'family' }, url: string) =>
    new Client(url, (await sessions.start(person, 'test')).cookie.split(';')[0])
  return {
    database,
    door,
    urls: serving.map(({ url }) => url),
    nodes: serving.map(({ program }) => program),
    workers: working,
    as: (name, node = 0) => signedIn(cast[name], serving[node]!.url),
    asPerson: (id, kind = 'staff') => signedIn({ id, kind }, serving[0]!.url),
    async close() {
      await Promise.all(all.map((program) => program.stop()))
      await door.close()
      await database.drop()
    },
  }
}

const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** One process of the product. It can be killed at any moment and started again, and does not outlive us. */
export class Program {
  readonly #what: 'serve' | 'work'
  readonly #env: Record<string, string>
  #child: ChildProcess | undefined
  #told = ''
  /** One sentence for each time that it ended without having been told to. */
  readonly endedByItself: string[] = []

  constructor(what: 'serve' | 'work', env: Record<string, string>) {
    this.#what = what
    this.#env = env
  }

  /** Everything that it has written to its log, over all its lives. */
  get told() {
    return this.#told
  }

  /** Resolves when it serves or works. Tries again while it cannot, as a supervisor does. */
  async start(): Promise<void> {
    for (const patience = Date.now() + 60_000; ; ) {
      const from = this.#told.length
      const child = spawn(process.execPath, [main, this.#what], { env: { PATH: process.env['PATH'], ...this.#env }, stdio: ['ignore', 'pipe', 'pipe'] })
      this.#child = child
      const leave = () => child.kill('SIGKILL')
      process.once('exit', leave)
      const over = once(child, 'exit').then(() => void process.off('exit', leave))
      const started = new Promise<true>((resolve) => {
        for (const stream of [child.stdout, child.stderr]) {
          stream.on('data', (part) => {
            this.#told += part
            if (this.#told.includes('"msg":"started"', from)) resolve(true)
          })
        }
      })
      if (await Promise.race([started, over])) {
        void over.then(() => {
          if (this.#child === child) this.endedByItself.push(`${this.#what} ended by itself (${child.exitCode ?? child.signalCode})`)
        })
        return
      }
      if (Date.now() > patience) throw new Error(`${this.#what} does not start: ${this.#told.slice(from)}`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  /** SIGKILL: it gets no chance to finish anything. */
  kill = () => this.#end('SIGKILL')
  /** As an operator stops it. */
  stop = () => this.#end('SIGTERM')

  async #end(signal: 'SIGKILL' | 'SIGTERM') {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const over = once(child, 'exit')
    child.kill(signal)
    await over
  }
}
