import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startCluster } from './cluster.mjs'
import { end, Refusal, spawnTied } from './command.mjs'
import { insistReachable } from './settings.mjs'
import { root } from './setup.mjs'

/**
 * The environment for a program of ours: the operator's, with the pinned Node first on the path and without the settings of
 * the operator's own Kring, which no test may touch.
 */
export function cleanEnv(node) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG[A-Z]+|PORT|DATABASE_(ADMIN_)?URL|REDIS_URL|KRING_(?!TEST_).*)$/.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'),
  }
}

/**
 * Gives the environment in which tests, proofs and benchmarks run: a throw-away PostgreSQL (KRING_TEST_ADMIN_URL), a Redis
 * if there is one (KRING_TEST_REDIS_URL), a browser if the system has one (KRING_TEST_BROWSER). All of it goes by `undo`.
 */
export async function makeSurroundings(undo, { node, embedded }) {
  const env = cleanEnv(node)
  env.KRING_CLUSTER = fileURLToPath(new URL('cluster.mjs', import.meta.url))
  env.KRING_TEST_BROWSER ||= findBrowser() ?? ''
  if (!env.KRING_TEST_ADMIN_URL) {
    if (!embedded) throw new Refusal('the embedded PostgreSQL is for Linux; set KRING_TEST_ADMIN_URL to a superuser of a PostgreSQL for tests.')
    const cluster = await throwAwayCluster(undo)
    env.KRING_TEST_ADMIN_URL = cluster.adminUrl('postgres')
  }
  const redisUrl = process.env.KRING_TEST_REDIS_URL || process.env.REDIS_URL
  if (redisUrl) await insistReachable('REDIS_URL', redisUrl, 6379)
  env.KRING_TEST_REDIS_URL = redisUrl ?? (await throwAwayRedis(undo)) ?? ''
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

/** Starts a cluster in the temporary folder that forgets safety for speed, and is removed by `undo`. */
export async function throwAwayCluster(undo) {
  const folder = mkdtempSync(join(tmpdir(), 'kring-test-'))
  // PostgreSQL, which never runs as root, has to pass through.
  chmodSync(folder, 0o711)
  const cluster = await startCluster({ dataDir: join(folder, 'postgres'), durable: false })
  undo(async () => {
    await cluster.stop()
    rmSync(cluster.dataDir, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  return cluster
}

async function throwAwayRedis(undo) {
  const program = onPath('redis-server')
  if (!program) return undefined
  const port = await freePort()
  // Nothing is written, so that no folder is needed.
  const args = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const redis = spawnTied('KILL', program, args.map(String), { cwd: tmpdir(), stdio: 'ignore' })
  undo(() => end(redis, 'SIGTERM', 2000))
  for (const until = Date.now() + 10_000; !(await answers(port)); await sleep(20)) {
    if (redis.exitCode !== null || Date.now() > until) throw new Refusal(`${program} does not start (${redis.exitCode}).`)
  }
  return `redis://127.0.0.1:${port}`
}

/** Below 32768, where the system itself takes no port for a connection in the meantime. */
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer()
    const isFree = await new Promise((tell) => {
      server.once('error', () => tell(false))
      server.listen(port, '127.0.0.1', () => server.close(() => tell(true)))
    })
    if (isFree) return port
  }
}

function answers(port) {
  return new Promise((tell) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => tell(false))
    socket.once('connect', () => tell(Boolean(socket.destroy())))
  })
}

function findBrowser() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync) ?? onPath('google-chrome')
}

function onPath(program) {
  return process.env.PATH.split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync)
}
