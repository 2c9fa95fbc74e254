import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '../../server/database/migrate.ts'
import type { TestDatabase } from './database.ts'

const program = process.env['KRING_CLUSTER'] ?? fileURLToPath(new URL('../../infra/cluster.mjs', import.meta.url))

/** A PostgreSQL of one's own with a migrated database in it, which can crash without hurting anybody else's test. */
export interface OwnCluster {
  database: TestDatabase
  /** SIGKILL to the postmaster and everything that it has started, as when the power goes, but for what the system still writes. */
  crash(): Promise<void>
  /** Starts it again on what is left. */
  start(): Promise<void>
}

/** Starts it as an installation does; with `forgetful`, what is acknowledged may be lost in a crash. */
export async function startOwnCluster({ forgetful = false } = {}): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'kring-own-'))
  // PostgreSQL, which never runs as root, has to pass through.
  chmodSync(folder, 0o711)
  let child: ChildProcess
  let postmaster = 0
  let urls = { adminUrl: '', url: '' }
  const leave = () => child.kill('SIGTERM')
  process.once('exit', leave)

  const start = async () => {
    child = spawn(process.execPath, [program, '--data', join(folder, 'postgres'), ...(forgetful ? ['--fast'] : [])], { stdio: ['ignore', 'pipe', 'pipe'] })
    let complaint = ''
    child.stderr!.on('data', (part) => (complaint += part))
    const line = await Promise.race([once(createInterface({ input: child.stdout! }), 'line'), once(child, 'exit')])
    if (typeof line[0] !== 'string') throw new Error(`the cluster does not start: ${complaint}`)
    const { pid, adminUrl, url } = JSON.parse(line[0]) as { pid: number; adminUrl: string; url: string }
    postmaster = pid
    urls = { adminUrl, url }
  }
  await start()
  const adminUrl = urls.adminUrl.replace('{database}', 'kring')
  await migrate({ adminUrl, movableClock: true })
  if (forgetful) await forgetMore(adminUrl)

  return {
    database: {
      name: 'kring', adminUrl, url: urls.url.replace('{user}', 'app').replace('{database}', 'kring'),
      async drop() {
        process.off('exit', leave)
        const over = once(child, 'exit')
        if (child.exitCode === null) {
          child.kill('SIGTERM')
          await over
        }
        rmSync(folder, { recursive: true, force: true })
      },
    },
    async crash() {
      const over = once(child, 'exit')
      for (const pid of [postmaster, ...childrenOf(postmaster)]) kill(pid)
      await over
    },
    start,
  }
}

/** Lets it wait ten seconds before it writes what it has acknowledged. */
async function forgetMore(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`alter system set wal_writer_delay = '10s'`)
  await client.query('select pg_reload_conf()')
  await client.end()
}

const childrenOf = (parent: number) =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => parentOf(pid) === parent)

function parentOf(pid: number) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1])
  } catch {
    return undefined
  }
}

function kill(pid: number) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}
