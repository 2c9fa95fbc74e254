import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCluster } from './cluster.mjs'
import { command, end, note, ownerOf, Refusal, run, spawnTied, timed } from './command.mjs'
import { judgePlatform } from './platform.mjs'
import { insistFree, insistReachable, lockDataDir, readSettings } from './settings.mjs'
import { buildWeb, install, root } from './setup.mjs'

/** A first start tells the demo's stories: some seconds, and minutes on a small machine. */
const patience = 10 * 60_000

await command(
  async (undo) => {
    const began = performance.now()
    const { node, embedded } = judgePlatform(root)
    const settings = readSettings(process.env, root)
    const { port, isDemo, dataDir, redisUrl } = settings
    if (!embedded && !settings.databaseUrl) throw new Refusal('the embedded PostgreSQL is for Linux; set DATABASE_URL.')

    undo(await lockDataDir(dataDir))
    const serverNote = join(dataDir, 'server.pid')
    endOrphan(serverNote)
    await insistFree(port, 'the application')
    if (isDemo) await insistFree(port + 1, 'the demo sign-in, PORT + 1')
    if (settings.simulatesBankId) await insistFree(port + 3, 'the demo’s BankID, PORT + 3')
    if (redisUrl) await insistReachable('REDIS_URL', redisUrl, 6379)
    if (settings.databaseUrl) await insistReachable('DATABASE_URL', settings.databaseUrl, 5432)

    await install(node)
    const { DATABASE_ADMIN_URL: _, ...env } = {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: settings.databaseUrl,
      REDIS_URL: redisUrl,
      KRING_DEMO: isDemo ? '1' : '0',
      KRING_DATA_DIR: dataDir,
      KRING_WEB_DIR: join(root, 'web/dist'),
      KRING_LOG: process.env.KRING_LOG || 'warn',
      ...(settings.simulatesBankId && { KRING_BANKID_URL: 'simulator' }),
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
    }
    await judgeSettings(node, env)
    await buildWeb(node)

    let adminUrl = settings.databaseAdminUrl
    let cluster
    if (!settings.databaseUrl) {
      cluster = await timed('PostgreSQL', () => startCluster({ dataDir: join(dataDir, 'postgres') }))
      undo(cluster.stop)
      env.DATABASE_URL = cluster.url('app', 'kring')
      adminUrl = cluster.adminUrl('kring')
      // They would bend the way to a database that is ours alone.
      for (const name of Object.keys(env)) if (/^PG[A-Z]+$/.test(name)) delete env[name]
    }

    if (adminUrl) {
      await timed('Migrations', () =>
        run(node, ['server/database/migrate.ts'], { cwd: root, env: { ...env, DATABASE_ADMIN_URL: adminUrl } }),
      )
    } else console.log('DATABASE_ADMIN_URL is not set: the database is not migrated.')

    const server = spawnTied('KILL', node, ['server/src/main.ts', 'both'], { cwd: root, env, stdio: 'inherit' })
    note(serverNote, server.pid)
    undo(() => rmSync(serverNote, { force: true }))
    undo(() => end(server, 'SIGTERM', 10_000))
    const ended = Promise.race([
      once(server, 'exit').then(([code, signal]) => `the server ended by itself (${code ?? signal}).`),
      ...(cluster ? [cluster.ended().then(() => 'PostgreSQL ended by itself; the next start recovers it.')] : []),
    ])
    const early = await Promise.race([ended, untilReady(port)])
    // A server that refuses a setting has said why, in one line.
    if (server.exitCode === 1) return 1
    if (early) throw new Refusal(early)
    console.log(`Ready after ${((performance.now() - began) / 1000).toFixed(1)} s. Ctrl+C stops it.`)
    console.log(`Kring: http://localhost:${port}`)
    throw new Refusal(await ended)
  },
  { interrupted: 0 },
)

/** Refuses what the server would refuse once it starts. The address of the embedded PostgreSQL is not known yet, and is ours. */
async function judgeSettings(node, env) {
  const given = { ...env, DATABASE_URL: env.DATABASE_URL ?? 'postgresql://embedded' }
  const { code, output } = await run(node, ['server/src/judge-settings.ts'], { cwd: root, env: given })
  if (code !== 0) throw new Refusal(output.trim())
}

/** A server whose bootstrap was killed where the kernel does not end it too (no setpriv) would keep the port. */
function endOrphan(path) {
  const pid = ownerOf(path)
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  rmSync(path, { force: true })
}

/** Resolves with nothing once the server says that it is ready, or with what to tell the operator when that takes too long. */
async function untilReady(port) {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(25)) {
    const answer = await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    if (answer?.status === 200) return undefined
  }
  return `the server was not ready after ${patience / 60_000} minutes.`
}
