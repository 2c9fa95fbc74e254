/*
 * Measures dist, or the folder that is given: what a first view of each surface costs in JavaScript (brotli, as the server
 * sends it), and what each page adds. A first view is all that is fetched without anybody doing anything: the frame, the
 * page, what stands further down it, the live line and, for a family, the sentences of the language that weighs most. (What
 * a page that has come to rest fetches ahead, as dialogs, is none of it.) Prints one JSON object; exits with 1 where a
 * budget below is broken. Build first.
 */
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const kB = 1000
const surfaces = {
  family: {
    budget: 170 * kB,
    first: ['src/shells/family-frame.tsx', 'src/features/home/home-page.tsx', 'src/features/home/further-down.tsx'],
    sentences: /^src\/locales\/.*\.po\?first$/,
  },
  staff: {
    budget: 260 * kB,
    first: ['src/shells/staff-frame.tsx', 'src/features/home/my-day-page.tsx'],
  },
}

const dist = pathToFileURL(`${resolve(process.argv[2] ?? `${import.meta.dirname}/dist`)}/`)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
const live = Object.keys(manifest).find((key) => key.includes('socket.io-client'))

/** The chunks that a module brings with it, through static imports only. */
const chunksOf = (key, found = new Set()) => {
  if (found.has(key)) return found
  const chunk = manifest[key]
  if (!chunk) throw new Error(`${key} is not in the manifest`)
  found.add(key)
  for (const next of chunk.imports ?? []) chunksOf(next, found)
  return found
}
const sizeOf = (file) => statSync(new URL(`${file}.br`, dist)).size
const sum = (files) => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0)
const cost = (keys) => ({
  js: sum(new Set(keys.map((key) => manifest[key].file))),
  css: sum(new Set(keys.flatMap((key) => manifest[key].css ?? []))),
})

/** The key whose file weighs most, alone in a list; no key of none. */
const heaviest = (keys) => keys.toSorted((a, b) => sizeOf(manifest[b].file) - sizeOf(manifest[a].file)).slice(0, 1)

const report = { surfaces: {}, pages: {} }
for (const [name, { budget, first, sentences }] of Object.entries(surfaces)) {
  const language = heaviest(Object.keys(manifest).filter((key) => sentences?.test(key)))
  const keys = new Set([entry, live, ...first, ...language].flatMap((key) => [...chunksOf(key)]))
  report.surfaces[name] = { ...cost([...keys]), budget, files: keys.size }
}
const shell = new Set([entry, ...surfaces.staff.first, ...surfaces.family.first].flatMap((key) => [...chunksOf(key)]))
for (const key of manifest[entry].dynamicImports.filter((key) => key.startsWith('src/features/'))) {
  report.pages[key] = cost([...chunksOf(key)].filter((chunk) => !shell.has(chunk) || chunk === key))
}
console.log(JSON.stringify(report, null, 2))
process.exitCode = Object.values(report.surfaces).some(({ js, budget }) => js > budget) ? 1 : 0
