import { spawn, spawnSync } from 'node:child_process'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Something that the operator can mend: told in one line, without a stack, with exit code 1. */
export class Refusal extends Error {}

/**
 * Runs `main(undo)` as the whole process. However it ends (return, error, Ctrl+C, SIGTERM), what was handed to `undo` runs
 * once, last first, before the process leaves with main's number, 1 on an error, or `interrupted` on a signal.
 */
export async function command(main, { interrupted = 130 } = {}) {
  const steps = []
  let leaving
  const leave = (code) => (leaving ??= unwind(code))
  const unwind = async (code) => {
    for (const step of steps.reverse()) {
      await Promise.resolve().then(step).catch((error) => {
        console.error(error)
        code ||= 1
      })
    }
    process.exit(code)
  }
  // Nobody reading any more (a closed terminal, `| head`) is no reason to leave without the steps.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(interrupted))
  try {
    leave((await main((step) => (leaving ? step() : steps.push(step)))) ?? 0)
  } catch (error) {
    if (!leaving) console.error(error instanceof Refusal ? `Kring: ${error.message}` : error)
    leave(1)
  }
}

/** Runs a program to its end and gives its exit code and output; with `show` the output goes to the terminal instead. */
export function run(file, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(...tie('TERM', file, args), { ...options, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const leave = () => child.kill('SIGTERM')
    process.once('exit', leave)
    const parts = []
    child.stdout?.on('data', (part) => parts.push(part))
    child.stderr?.on('data', (part) => parts.push(part))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('exit', leave)
      resolve({ code: code ?? signal, output: Buffer.concat(parts).toString() })
    })
  })
}

/**
 * Does `work` and prints one line: what it was and how long it took. A program of `run` that fails becomes a Refusal with
 * its output. What takes long is announced while it lasts; what fails at once leaves the word to its error.
 */
export async function timed(title, work) {
  const began = performance.now()
  let announced = false
  const announce = () => (announced ||= process.stdout.write(`${title} ... `))
  const patience = setTimeout(announce, 300)
  try {
    const result = await work()
    if (result?.code) throw new Refusal(`${title} failed: ${result.output.trim() || result.code}`)
    announce()
    console.log(`${((performance.now() - began) / 1000).toFixed(1)} s`)
    return result
  } catch (error) {
    if (announced) console.log('failed')
    throw error
  } finally {
    clearTimeout(patience)
  }
}

/**
 * Starts a program in the background that does not outlive this process (see tie). It has a process group of its own, so
 * that Ctrl+C in a terminal reaches us alone and we end things in order.
 */
export function spawnTied(signal, file, args, options) {
  return spawn(...tie(signal, file, args), { ...options, detached: true })
}

let canTie
/**
 * Where setpriv knows how, the kernel itself sends the program `signal` when we die, even of kill -9. It watches the thread
 * that started the program: a main thread, please, and no worker that ends.
 */
function tie(signal, file, args) {
  canTie ??= spawnSync('setpriv', ['--pdeathsig=INT', 'true']).status === 0
  return canTie ? ['setpriv', [`--pdeathsig=${signal}`, file, ...args]] : [file, args]
}

/** Ends a child: first `signal`, then after `patience` milliseconds SIGKILL. Resolves when it is gone. */
export async function end(child, signal, patience) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const force = setTimeout(() => child.kill('SIGKILL'), patience)
  await gone
  clearTimeout(force)
}

/**
 * Takes the lock file at `path` for this process and gives the function that releases it; a lock whose owner died is taken
 * over. While another process holds it, `held(pid)` is called again and again and decides: return to wait, throw to give up.
 */
export async function takeLock(path, held) {
  const draft = `${path}.${process.pid}`
  for (;;) {
    note(draft, process.pid)
    try {
      // A link appears whole or not at all: nobody ever reads half a lock file.
      linkSync(draft, path)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    } finally {
      rmSync(draft)
    }
    const owner = ownerOf(path)
    if (owner === undefined) rmSync(path, { force: true })
    else {
      held(owner)
      await sleep(200)
    }
  }
}

/** Writes down at `path` which process is meant, so that ownerOf finds it again and no other. */
export function note(path, pid) {
  writeFileSync(path, JSON.stringify({ pid, born: bornAt(pid) }))
}

/** The pid of the process that was noted at `path`, as long as that very process lives. */
export function ownerOf(path) {
  if (!existsSync(path)) return undefined
  const { pid, born } = JSON.parse(readFileSync(path, 'utf8'))
  return isAlive(pid) && born === bornAt(pid) ? pid : undefined
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A pid comes again after a restart of the machine or container; the pair of pid and time of birth does not. */
function bornAt(pid) {
  const stat = `/proc/${pid}/stat`
  if (existsSync(stat)) return readFileSync(stat, 'utf8').split(') ').at(-1).split(' ')[19]
  return spawnSync('ps', ['-o', 'lstart=', '-p', pid]).stdout?.toString().trim()
}
