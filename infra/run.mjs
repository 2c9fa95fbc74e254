import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findCluster, removeCluster, startCluster } from './cluster.mjs'
import { command, Refusal, run, timed } from './command.mjs'
import { judgePlatform } from './platform.mjs'
import { lockDataDir, readSettings } from './settings.mjs'
import { install, root } from './setup.mjs'
import { conclude, databaseTypes, licences, lint, newTally, step, types, vitest } from './steps.mjs'
import { cleanEnv, makeSurroundings, throwAwayCluster } from './surroundings.mjs'

const [name, ...args] = process.argv.slice(2)

/** Each npm script that is neither `start` nor `test`, by its name. */
const scripts = {
  check: async (undo, { node }) => {
    const tally = newTally()
    await Promise.all([
      step(tally, 'types', () => types(node)),
      (async () => {
        await step(tally, 'lint', () => lint(node))
        await step(tally, 'licences', licences)
        await vitest(tally, node, ['--project=unit', '--project=shape'], cleanEnv(node))
      })(),
    ])
    return conclude(tally)
  },
  prove: (undo, platform) => together(undo, platform, 'test/prove/index.ts'),
  bench: (undo, platform) => together(undo, platform, 'test/bench/index.ts'),
  'db:reset': async (undo) => {
    const { dataDir, databaseUrl } = readSettings(process.env, root)
    if (databaseUrl) throw new Refusal('db:reset is for the embedded PostgreSQL; a database of your own is yours to drop.')
    undo(await lockDataDir(dataDir))
    console.log(`Removing the database in ${dataDir}; the next start makes it anew.`)
    removeCluster(join(dataDir, 'postgres'))
  },
  'db:dump': async (undo) => {
    const file = fileArgument()
    const { adminUrl } = await openDatabase(undo)
    const { dump } = await import('./dump.mjs')
    await timed(`Writing ${file}`, () => dump(adminUrl, file))
  },
  'db:load': async (undo, { node }) => {
    const file = fileArgument()
    const { adminUrl, env } = await openDatabase(undo, { alone: true })
    const { load } = await import('./dump.mjs')
    const migrate = () => timed('Migrations', () => run(node, ['server/database/migrate.ts'], { cwd: root, env }))
    console.log(`${await load(adminUrl, file, migrate)} tables are read from ${file}.`)
  },
  'db:types': async (undo, { node }) => {
    const cluster = await throwAwayCluster(undo)
    const { code, output } = await databaseTypes(node, cluster.adminUrl('postgres'))
    if (code !== 0) throw new Refusal(output)
    console.log('Written: server/database/types.ts')
  },
}

await command(async (undo) => {
  if (!(name in scripts)) throw new Refusal(`there is no script "${name}"; there are ${Object.keys(scripts).join(', ')}.`)
  const platform = judgePlatform(root)
  await install(platform.node)
  return scripts[name](undo, platform)
})

/** Runs a program of test/ in surroundings of its own and hands its exit code on. */
async function together(undo, platform, program) {
  if (!existsSync(join(root, program))) throw new Refusal(`${program} does not exist.`)
  const env = await makeSurroundings(undo, platform)
  const { code } = await run(platform.node, [program, ...args], { cwd: root, env, show: true })
  return typeof code === 'number' ? code : 1
}

/** The database that `npm start` uses: the one from outside, the embedded one that runs, or the embedded one, started. */
async function openDatabase(undo, { alone = false } = {}) {
  const { dataDir, databaseUrl, databaseAdminUrl, isDemo } = readSettings(process.env, root)
  if (databaseUrl && !databaseAdminUrl) throw new Refusal('DATABASE_ADMIN_URL is needed beside DATABASE_URL.')
  let adminUrl = databaseAdminUrl
  if (!adminUrl) {
    const folder = join(dataDir, 'postgres')
    let cluster = alone ? undefined : await findCluster(folder)
    if (!cluster) {
      undo(await lockDataDir(dataDir))
      cluster = await startCluster({ dataDir: folder })
      undo(cluster.stop)
    }
    adminUrl = cluster.adminUrl('kring')
  }
  return { adminUrl, env: { ...process.env, KRING_DEMO: isDemo ? '1' : '0', DATABASE_ADMIN_URL: adminUrl } }
}

/** npm runs scripts in the root; a relative name means the folder in which the operator typed it. */
function fileArgument() {
  if (args.length !== 1) throw new Refusal(`usage: npm run ${name} -- <file>`)
  return resolve(process.env.INIT_CWD ?? process.cwd(), args[0])
}
