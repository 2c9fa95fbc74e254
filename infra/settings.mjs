import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal, takeLock } from './command.mjs'

/**
 * Reads what the operator may set for `npm start` and refuses every value that cannot be right, by its name. What is not
 * set has its default; an empty value counts as not set.
 */
export function readSettings(env, root) {
  const value = (name) => env[name] || undefined
  const isDemo = oneOf('KRING_DEMO', value('KRING_DEMO') ?? '1', ['0', '1']) === '1'
  const settings = {
    port: readPort(value('PORT') ?? '3000', isDemo),
    isDemo,
    /** A demo shows every way to sign, unless something is said about it. */
    simulatesBankId: isDemo && !Object.keys(env).some((name) => /^KRING_(BANKID_|SIGN$)/.test(name) && env[name]),
    dataDir: resolve(value('KRING_DATA_DIR') ?? `${root}/.kring`),
    databaseUrl: readUrl('DATABASE_URL', value('DATABASE_URL'), 'postgres://user:password@host:5432/kring'),
    databaseAdminUrl: readUrl('DATABASE_ADMIN_URL', value('DATABASE_ADMIN_URL'), 'postgres://user:password@host:5432/kring'),
    redisUrl: readUrl('REDIS_URL', value('REDIS_URL'), 'redis://host:6379 (or rediss:// for TLS)'),
  }
  if (settings.databaseAdminUrl && !settings.databaseUrl) {
    throw new Refusal('DATABASE_ADMIN_URL is set without DATABASE_URL; set both, or neither for the embedded PostgreSQL.')
  }
  if (settings.databaseAdminUrl && new URL(settings.databaseAdminUrl).pathname !== new URL(settings.databaseUrl).pathname) {
    throw new Refusal('DATABASE_ADMIN_URL and DATABASE_URL name two different databases; what is migrated is what is used.')
  }
  return settings
}

function readPort(text, isDemo) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65535) throw new Refusal(`PORT is a number from 1 to 65535, not "${text}".`)
  if (isDemo && port > 65532) throw new Refusal(`PORT ${port} leaves no room for the demo’s sign-in, mail and BankID at PORT + 1 to PORT + 3; use a lower one.`)
  return port
}

function readUrl(name, text, example) {
  if (text === undefined) return undefined
  const protocols = example.startsWith('redis') ? ['redis:', 'rediss:'] : ['postgres:', 'postgresql:']
  // The value may hold a password: it is not repeated.
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) throw new Refusal(`${name} is a URL like ${example}.`)
  return text
}

function oneOf(name, text, allowed) {
  if (!allowed.includes(text)) throw new Refusal(`${name} is ${allowed.join(' or ')}, not "${text}".`)
  return text
}

/** Refuses when nothing takes a connection where the URL in the setting `name` points. */
export async function insistReachable(name, url, defaultPort) {
  const { hostname, port, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname).replace(/^\[|\]$/g, '')
  const number = Number(port || searchParams.get('port') || defaultPort)
  const place = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${number}` } : { host: host || 'localhost', port: number }
  const socket = connect({ ...place, timeout: 5000 })
  const problem = await new Promise((tell) => {
    socket.once('connect', () => tell(undefined))
    socket.once('error', (error) => tell(error.code ?? error.message))
    socket.once('timeout', () => tell('no answer in 5 s'))
  })
  socket.destroy()
  if (problem) throw new Refusal(`nothing answers at the address in ${name}, ${place.path ?? `${place.host}:${number}`} (${problem}).`)
}

/** Makes a folder and those above it. Node's own `recursive` asks without end where a folder cannot be made, such as in /proc. */
function makeFolder(path) {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

/** Takes the data directory for this process, making it if need be, and gives the function that releases it. */
export async function lockDataDir(dataDir) {
  try {
    makeFolder(dataDir)
    // PostgreSQL, which never runs as root, has to pass through; nothing is in there yet that this could show.
    if (process.getuid() === 0 && readdirSync(dataDir).length === 0) chmodSync(dataDir, 0o711)
    return await takeLock(join(dataDir, 'kring.lock'), (pid) => {
      throw new Refusal(`already running on ${dataDir} (process ${pid}); stop that one, or set KRING_DATA_DIR and PORT.`)
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`KRING_DATA_DIR ${dataDir} cannot be written (${error.code}).`)
  }
}

/** Refuses when `port` cannot be had on loopback. It waits a moment first, for a server that is just being ended. */
export async function insistFree(port, use) {
  for (let attempt = 0; ; attempt++) {
    const problem = await new Promise((tell) => {
      const server = createServer()
      server.once('error', (error) => tell(error.code))
      server.listen({ port, host: '127.0.0.1' }, () => server.close(() => tell(undefined)))
    })
    if (!problem) return
    if (problem !== 'EADDRINUSE') throw new Refusal(`port ${port} (${use}) cannot be opened (${problem}); set PORT to another one.`)
    if (attempt === 10) throw new Refusal(`port ${port} (${use}) is in use; set PORT to another one.`)
    await sleep(100)
  }
}
