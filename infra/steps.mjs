import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Refusal, run } from './command.mjs'
import { judgeLicences } from './licences.mjs'
import { root } from './setup.mjs'

/** What has types to check; what takes longest comes first, so that it does not come last and alone. */
const projects = ['test', 'web', 'server', 'packages/contract', 'packages/domain', 'packages/words', 'packages/evidence']

/** The counts of a run; `skipped` are tests that did not run, `withoutRedis` those of them that belong to Redis. */
export const newTally = () => ({ passed: 0, failed: 0, skipped: 0, withoutRedis: 0 })

/** Runs one step, counts it as one passed or failed, and prints its line, with the reason if it failed. Never throws. */
export async function step(tally, title, work) {
  const began = performance.now()
  const problem = await Promise.resolve()
    .then(work)
    .then((result) => (result?.code ? result.output : undefined))
    .catch((error) => (error instanceof Refusal ? error.message : error.stack))
  tally[problem === undefined ? 'passed' : 'failed']++
  if (problem) console.log(problem.trimEnd())
  console.log(`${problem === undefined ? 'passed' : 'FAILED'}  ${title}, ${seconds(began)}`)
}

/** Checks the types of every package that has a tsconfig.json, two at a time; of what is as it was, the compiler keeps its verdict. */
export async function types(node) {
  const waiting = projects.filter((project) => existsSync(join(root, project, 'tsconfig.json')))
  const results = []
  // More than one checker would each work out what they share for itself; there is a second project to work on.
  const options = ['--checkers', '1', '--incremental', '--tsBuildInfoFile']
  const work = async () => {
    for (let project; (project = waiting.shift()); ) {
      const kept = `node_modules/.cache/kring-types/${project.replace('/', '-')}.json`
      results.push(await run(node, ['node_modules/typescript/bin/tsc', '-p', project, ...options, kept], { cwd: root }))
    }
  }
  await Promise.all([work(), work()])
  const failed = results.filter(({ code }) => code !== 0)
  return { code: failed.length, output: failed.map(({ output }) => output).join('') }
}

/** Lints the whole repository; a warning is as bad as an error. */
export const lint = (node) => run(node, ['node_modules/oxlint/bin/oxlint', '--config=infra/oxlint.json', '--deny-warnings'], { cwd: root })

/**
 * Writes server/database/types.ts from a freshly migrated database, or with `verify` fails when the file is not what would
 * be written. `adminUrl` leads a superuser to any database of the cluster in which the fresh one is made.
 */
export async function databaseTypes(node, adminUrl, { verify = false } = {}) {
  const url = new URL(adminUrl)
  url.pathname = '/kring_types'
  const env = { ...process.env, KRING_DEMO: '1', DATABASE_URL: url.href, DATABASE_ADMIN_URL: url.href }
  const migrated = await run(node, ['server/database/migrate.ts'], { cwd: root, env })
  if (migrated.code !== 0) return migrated
  const program = 'node_modules/kysely-codegen/dist/cli/bin.js'
  return run(node, [program, ...(verify ? ['--verify'] : [])], { cwd: join(root, 'server'), env })
}

/** Measures the JavaScript of the first views in the built pages (brotli) and fails where one is over its budget. */
export async function firstViews(node) {
  const measured = await run(node, ['size.mjs'], { cwd: join(root, 'web') })
  if (measured.code === 0) {
    for (const [name, { js, budget }] of Object.entries(JSON.parse(measured.output).surfaces)) console.log(`${name}: ${js} of ${budget} bytes`)
  }
  return measured
}

/** Judges the licence of every dependency and font. */
export function licences() {
  const { unknown, summary } = judgeLicences()
  if (unknown.length > 0) throw new Refusal(`Licences that nobody has allowed:\n${unknown.join('\n')}`)
  console.log(summary)
}

/**
 * Runs vitest with `args` and adds what really happened, test by test, to the tally. A file that breaks before its tests, an
 * error outside every test, and a run in which no test was executed each count as one failure.
 */
export async function vitest(tally, node, args, env) {
  const began = performance.now()
  const report = join(tmpdir(), `kring-vitest-${randomUUID()}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(node, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], { cwd: root, env, show: true })
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
  rmSync(report, { force: true })

  const before = { ...tally }
  for (const file of files) {
    const count = (...states) => file.assertionResults.filter(({ status }) => states.includes(status)).length
    const skipped = count('skipped', 'pending', 'disabled')
    tally.passed += count('passed')
    tally.failed += count('failed') || Number(file.status === 'failed')
    tally.skipped += skipped + count('todo')
    if (/redis/.test(file.name.slice(root.length))) tally.withoutRedis += skipped
  }
  if (tally.passed === before.passed && tally.failed === before.failed) {
    tally.failed++
    console.log('No test was executed.')
  } else if (code !== 0 && tally.failed === before.failed) {
    tally.failed++
    console.log(`vitest ended with ${code} although no test failed.`)
  }
  console.log(`${tally.failed > before.failed ? 'FAILED' : 'passed'}  vitest, ${seconds(began)}`)
}

/** Prints the plain last line, with what did not run above it, and gives the exit code. */
export function conclude(tally, { hasRedis, isWhole = true } = { hasRedis: true }) {
  const { passed, skipped, withoutRedis } = tally
  const missed = hasRedis ? 0 : withoutRedis
  if (skipped > missed) console.log(`skipped: ${skipped - missed}`)
  if (!hasRedis && process.env.CI === 'true' && isWhole) {
    tally.failed++
    console.log('FAILED  Redis is missing, and under CI it must be there.')
  }
  if (!hasRedis) console.log(`not run: ${withoutRedis} (no Redis)`)
  console.log(`${passed} passed, ${tally.failed} failed`)
  return tally.failed === 0 ? 0 : 1
}

const seconds = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`
