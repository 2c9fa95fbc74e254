/*
 * Measures dist: what a first view of each surface costs in JavaScript (brotli), and what each page adds. Prints one
 * JSON object; exits with 1 where a budget of experience.md 1.1 is broken. Build first.
 */
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const kB = 1000
const surfaces = {
  family: { budget: 170 * kB, first: ['src/shells/family-frame.tsx', 'src/features/home/home-page.tsx', 'src/locales/ar/messages.po'] },
  staff: {
    budget: 260 * kB,
    first: ['src/shells/staff-frame.tsx', 'src/features/home/my-day-page.tsx'],
  },
}

const dist = new URL('./dist/', import.meta.url)
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
const sizes = new Map()
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, brotliCompressSync(readFileSync(new URL(file, dist))).length)
  return sizes.get(file)
}
const sum = (files) => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0)
const cost = (keys) => ({
  js: sum(new Set(keys.map((key) => manifest[key].file))),
  css: sum(new Set(keys.flatMap((key) => manifest[key].css ?? []))),
})

const report = { surfaces: {}, pages: {} }
for (const [name, { budget, first }] of Object.entries(surfaces)) {
  const keys = new Set([entry, live, ...first].flatMap((key) => [...chunksOf(key)]))
  report.surfaces[name] = { ...cost([...keys]), budget, files: keys.size }
}
const shell = new Set([entry, ...surfaces.staff.first, ...surfaces.family.first].flatMap((key) => [...chunksOf(key)]))
for (const key of manifest[entry].dynamicImports.filter((key) => key.startsWith('src/features/'))) {
  report.pages[key] = cost([...chunksOf(key)].filter((chunk) => !shell.has(chunk) || chunk === key))
}
console.log(JSON.stringify(report, null, 2))
process.exitCode = Object.values(report.surfaces).some(({ js, budget }) => js > budget) ? 1 : 0
