import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every file of the project that git knows or would take, without generated ones. */
export const allFiles = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && !file.startsWith('server/database/types.ts'))

export const read = (file: string) => readFileSync(join(root, file), 'utf8')
export const sources = allFiles.filter((file) => /\.(ts|tsx|mts)$/.test(file) && !file.endsWith('.d.ts'))

/** The workspace packages by the name under which they are imported. */
const homes: Record<string, string> = {
  '@kring/domain': 'packages/domain/src', '@kring/contract': 'packages/contract/src', '@kring/words': 'packages/words/src', '@kring/evidence': 'packages/evidence/src', '@kring/server': 'server/src',
}

const statement = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|\n\s*import\s+['"]([^'"]+)['"]/g

/** What a file imports: paths inside the project, or names of libraries. Type-only imports count like all others. */
export function importsOf(file: string): { inside: string[]; libraries: string[] } {
  const inside: string[] = []
  const libraries: string[] = []
  for (const match of read(file).matchAll(statement)) {
    const from = match[1] ?? match[2] ?? match[3]
    if (!from) continue
    if (from.startsWith('.')) inside.push(relative(root, normalize(join(root, dirname(file), from))).replace(/\?.*$/, ''))
    else {
      const home = Object.keys(homes).find((name) => from === name || from.startsWith(`${name}/`))
      if (home) inside.push(from === home ? `${homes[home]}/index.ts` : `${homes[home]}${from.slice(home.length)}.ts`)
      else libraries.push(from)
    }
  }
  return { inside, libraries }
}
