import makeTemplate from '../world/template.ts'
import { benches } from './benches.ts'

/**
 * `npm run bench -- <name>`: prints one JSON line per figure, with its ratio to a baseline of the same run. Benchmarks inform;
 * none of them passes or fails.
 */
const [name, ...flags] = process.argv.slice(2)
const bench = name === undefined ? undefined : benches[name]
if (!bench) {
  console.error(`bench: say which: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
const options = Object.fromEntries([...flags.join(' ').matchAll(/--(\w+)[ =](\d+)/g)].map(([, key, value]) => [key, Number(value)]))
if (name !== 'start') await makeTemplate()
for await (const figure of bench(options)) console.log(JSON.stringify({ bench: name, ...figure }))
process.exit(0)
