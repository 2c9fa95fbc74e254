import { command } from './command.mjs'
import { judgePlatform } from './platform.mjs'
import { buildWeb, install, root } from './setup.mjs'
import { conclude, databaseTypes, firstViews, licences, lint, newTally, step, types, vitest } from './steps.mjs'
import { makeSurroundings } from './surroundings.mjs'

await command(async (undo) => {
  const filters = process.argv.slice(2)
  const platform = judgePlatform(root)
  const { node } = platform
  await install(node)
  const env = await makeSurroundings(undo, platform)

  const tally = newTally()
  if (filters.length === 0) {
    await step(tally, 'types', () => types(node))
    await step(tally, 'lint', () => lint(node))
    await step(tally, 'licences', licences)
    await step(tally, 'database types', () => databaseTypes(node, env.KRING_TEST_ADMIN_URL, { verify: true }))
    await step(tally, 'web build', () => buildWeb(node))
    await step(tally, 'first views within their budgets', () => firstViews(node))
  }
  await vitest(tally, node, filters, env)
  return conclude(tally, { hasRedis: Boolean(env.KRING_TEST_REDIS_URL) })
})
