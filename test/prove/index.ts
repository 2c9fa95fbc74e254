import pg from 'pg'
import { adminUrlOf, templateName } from '../world/database.ts'
import makeTemplate from '../world/template.ts'
import { proofs } from './proofs.ts'

/**
 * `npm run prove -- <name> --n <runs> --seed <seed>`: prints one JSON line per property. Exit code 1 when one is violated, or
 * when a planted fault was not found; the violations themselves go to stderr.
 */
const [name, ...flags] = process.argv.slice(2)
const prove = name === undefined ? undefined : proofs[name]
if (!prove) {
  console.error(`prove: say which: ${Object.keys(proofs).join(', ')}`)
  process.exit(1)
}
const given = Object.fromEntries([...flags.join(' ').matchAll(/--(\w+)[ =](\d+)/g)].map(([, key, value]) => [key, Number(value)]))
const options = { seed: Math.floor(Math.random() * 1e9), ...given }

if (!(await templateExists())) await makeTemplate()
let failed = false
for (const { violations, ...proved } of await prove(options)) {
  console.log(JSON.stringify({ proof: name, ...proved, violations: violations.length, seed: options.seed }))
  for (const violation of violations.slice(0, 3)) console.error(`\n${proved.property}: ${violation}`)
  failed ||= violations.length > 0 || proved.control === 'missed'
}
process.exit(failed ? 1 : 0)

async function templateExists() {
  const client = new pg.Client({ connectionString: adminUrlOf('postgres') })
  await client.connect()
  try {
    return (await client.query('select from pg_database where datname = $1', [templateName])).rowCount === 1
  } finally {
    await client.end()
  }
}
