import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { command, Refusal, run, spawnTied } from './command.mjs'
import { makeSocketDir, placeFor, port } from './place.mjs'

// Neither the caller's PG* variables nor its locale reach PostgreSQL.
const env = { PATH: process.env.PATH, LC_ALL: 'C' }

const always = {
  listen_addresses: '',
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
  // An error's detail and its parameters would carry people's data into the log.
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: 0,
}
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

// Sorts by code point everywhere alike; Swedish order is a matter of the column (collate "sv-x-icu").
const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/**
 * Makes sure that a PostgreSQL runs on `dataDir` and gives the way to it: a new directory is initialised, a running server
 * adopted, a crashed one recovered. It listens on a Unix socket in a private folder only and ends with this process. With
 * `durable` false, what is acknowledged outlives a crash of PostgreSQL but not one of the machine: for tests.
 */
export async function startCluster({ dataDir, durable = true, settings = {} }) {
  const place = placeFor(dataDir)
  const running = await adoptable(place.data)
  if (running) return handle(place.data, running)

  if (!place.version) await initialise(place, durable)
  const socketDir = makeSocketDir(place)
  const options = { ...always, ...(durable ? {} : forgetful), unix_socket_directories: socketDir, port, ...settings }
  const args = ['-D', place.data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const logFile = join(place.data, 'server.log')
  const deadline = Date.now() + 120_000
  for (;;) {
    const log = fs.openSync(logFile, 'a')
    if (place.user.uid) fs.fchownSync(log, place.user.uid, place.user.gid)
    const logged = fs.fstatSync(log).size
    const program = join(place.native, 'bin/postgres')
    const child = spawnTied('INT', program, args, { ...place.user, cwd: place.data, env, stdio: ['ignore', log, log] })
    fs.closeSync(log)
    let over = false
    const ended = new Promise((tell) => child.once('exit', tell).once('error', tell)).then(() => (over = true))
    while (!over && Date.now() < deadline) {
      const state = stateOf(place.data)
      if (state?.pid === child.pid && state.ready) return handle(place.data, state, ended)
      await Promise.race([sleep(10), ended])
    }
    child.kill('SIGINT')
    const reason = fs.readFileSync(logFile).subarray(logged).toString().match(/(FATAL|PANIC): .*/)?.[0] ?? 'no reason given'
    // The backends of a postmaster that was killed a moment ago may still be on their way out.
    if (!/shared memory/.test(reason) || Date.now() > deadline) {
      throw new Refusal(`PostgreSQL does not start: ${reason} (${logFile})`)
    }
    await sleep(200)
  }
}

/** The PostgreSQL that runs on `dataDir` at this moment, in the shape that startCluster gives, or undefined. Starts nothing. */
export async function findCluster(dataDir) {
  const { data } = placeFor(dataDir)
  const running = await adoptable(data)
  return running && handle(data, running)
}

/** Removes everything that startCluster keeps for `dataDir`. Refuses while PostgreSQL runs on it. */
export function removeCluster(dataDir) {
  const { data } = placeFor(dataDir)
  if (stateOf(data)) throw new Refusal('PostgreSQL is running on this data directory; stop Kring first.')
  fs.rmSync(data, { recursive: true, force: true })
}

/** Initialises beside the real place and moves the result there, so that half a directory is never taken for a whole one. */
async function initialise({ data, user, native }, durable) {
  const drafts = `${data}.new-`
  for (const name of fs.readdirSync(dirname(data)).filter((name) => name.startsWith(basename(drafts)))) {
    fs.rmSync(join(dirname(data), name), { recursive: true, force: true, maxRetries: 10 })
  }
  const draft = fs.mkdtempSync(drafts)
  if (user.uid) fs.chownSync(draft, user.uid, user.gid)
  const { code, output } = await run(
    join(native, 'bin/initdb'),
    ['-D', draft, '-U', 'postgres', '-A', 'trust', ...locale, ...(durable ? [] : ['--no-sync'])],
    { ...user, cwd: '/', env },
  )
  if (code !== 0) throw new Refusal(`PostgreSQL cannot be initialised in ${data} (${code}).\n${output}`)
  fs.renameSync(draft, data)
}

function handle(data, { pid, socketDir }, ended) {
  const isGone = () => stateOf(data)?.pid !== pid
  const signal = (name) => isGone() || process.kill(pid, name)
  const gone = async (patience, pause = 10) => {
    const until = Date.now() + patience
    while (!isGone() && Date.now() < until) await sleep(pause)
    return isGone()
  }
  // Where there is no setpriv, this keeps it from outliving us in every case but our kill -9.
  const leave = () => ended && signal('SIGINT')
  process.once('exit', leave)
  const url = (user, database) => `postgres://${user}@${encodeURIComponent(socketDir)}:${port}/${database}`
  return {
    pid,
    socketDir,
    dataDir: data,
    url,
    adminUrl: (database) => url('postgres', database),
    /** Resolves when PostgreSQL has ended, whoever ended it. */
    ended: () => ended ?? gone(Infinity, 500),
    /** Ends PostgreSQL cleanly: sessions are cut, everything is on disk. */
    stop: async () => {
      process.off('exit', leave)
      signal('SIGINT')
      if (!(await gone(20_000))) signal('SIGQUIT')
      await gone(5_000)
      fs.rmSync(socketDir, { recursive: true, force: true })
    },
    /** Ends PostgreSQL by SIGKILL, as a crash would: nothing more is written. */
    kill: async () => {
      process.off('exit', leave)
      signal('SIGKILL')
      await gone(5_000)
    },
  }
}

/** What postmaster.pid says, as long as the process that it names is the postmaster of this very directory. */
function stateOf(data) {
  try {
    const lines = fs.readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    // Not /proc/<pid>/cwd: root in a container may not read that of another user's process.
    if (!fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)) return undefined
    return { pid, socketDir: lines[4], ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** The state of a postmaster that is there to stay; one that is starting or stopping is waited for. */
async function adoptable(data) {
  if (!stateOf(data)) return dropForeignPid(data)
  // One whose parent was killed a moment ago says "ready" until the kernel's signal has reached it.
  await sleep(100)
  for (let state; (state = stateOf(data)); await sleep(20)) if (state.ready) return state
}

/**
 * After a restart of a container the number in postmaster.pid often belongs to some other program, which PostgreSQL would
 * take for a postmaster and refuse to start. A dead number is left to PostgreSQL, which looks for orphaned backends by it.
 */
function dropForeignPid(data) {
  const file = join(data, 'postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  if (fs.existsSync(`/proc/${pid}`)) fs.rmSync(file)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(
    async (undo) => {
      const { values } = parseArgs({ options: { data: { type: 'string' }, fast: { type: 'boolean', default: false } } })
      if (!values.data) throw new Refusal('usage: node infra/cluster.mjs --data <folder> [--fast]')
      const cluster = await startCluster({ dataDir: values.data, durable: !values.fast })
      undo(cluster.stop)
      const { pid, socketDir } = cluster
      console.log(JSON.stringify({ pid, socketDir, adminUrl: cluster.adminUrl('{database}'), url: cluster.url('{user}', '{database}') }))
      await cluster.ended()
      throw new Refusal('PostgreSQL ended by itself.')
    },
    { interrupted: 0 },
  )
}
