import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const src = resolve(import.meta.dirname, 'src')

/** The program and the map of all pages: they name every file of a release. */
export const program = ['main.tsx', 'routes.tsx'].map((file) => resolve(src, file))
/** The page where families begin, in its frame. */
const startPage = ['shells/family-frame.tsx', 'features/home/home-page.tsx'].map((file) => resolve(src, file))

/**
 * Our modules that `entries` bring with them, as absolute paths: at once, or with `later` also those that they fetch when
 * they need them. The pages that the map of all pages leads to are no part of it.
 */
export const broughtBy = (entries: readonly string[], { later }: { later: boolean }): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (file: string) => {
    if (found.has(file) || !existsSync(file)) return
    found.add(file)
    const code = readFileSync(file, 'utf8').replaceAll(/import type .*/g, '')
    const imports = later && !program.includes(file) ? /(?:from |import\()'(\.[^']+\.tsx?)'/g : /from '(\.[^']+\.tsx?)'/g
    for (const [, path] of code.matchAll(imports)) visit(resolve(dirname(file), path!))
  }
  entries.forEach(visit)
  return found
}

/** The program and the start page, as they are drawn first or with `later` all that they can come to fetch. */
export const firstView = (when: { later: boolean }) => broughtBy([...program, ...startPage], when)
