import { expect, test } from 'vitest'
import { allEvents, allReasons } from '@kring/domain'
import { allRoutes } from '@kring/contract'
import { allFiles, read, sources } from './files.ts'

test('no folder is called after nothing in particular', () => {
  const vague = /(^|\/)(utils?|helpers?|common|services|types|dto|lib|core|shared|misc)(\/|$)/
  expect(allFiles.filter((file) => vague.test(file.split('/').slice(0, -1).join('/')))).toEqual([])
})

test('files are named in kebab-case', () => {
  const odd = allFiles.filter((file) => /\.(ts|tsx|mjs|css|sql|md)$/.test(file) && !/^(\.?[a-z0-9]+([.-][a-z0-9]+)*|README|CHANGELOG)\.[a-z]+$/.test(file.split('/').at(-1)!))
  expect(odd).toEqual([])
})

test('events are noun.past, each once', () => {
  const names = allEvents.map((event) => event.name)
  expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/.test(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test('reasons are kebab-case, each once', () => {
  expect(allReasons.filter((reason) => !/^[a-z]+(-[a-z]+)*$/.test(reason))).toEqual([])
  expect(new Set(allReasons).size).toBe(allReasons.length)
})

test('routes have a name and a path of their own, and paths are nouns', () => {
  const names = allRoutes.map((route) => route.name)
  const places = allRoutes.map((route) => `${route.method} ${route.path}`)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(places).size).toBe(places.length)
  const verbs = /\/(get|create|update|delete|set|make|do|list|fetch)(\/|-|$)/
  expect(places.filter((place) => verbs.test(place))).toEqual([])
})

test('an act changes nothing by GET, and every POST takes an Idempotency-Key unless it is a private draft or a sign-out', () => {
  expect(allRoutes.filter((route) => route.method === 'GET' && (route.idempotent || route.ifMatch)).map((route) => route.name)).toEqual([])
})

test('only platform/database.ts and platform/jobs.ts open pools, and only config.ts reads the environment', () => {
  const server = sources.filter((file) => /^server\/(src|demo)\//.test(file) && !file.endsWith('.test.ts'))
  expect(server.filter((file) => /new (pg\.)?Pool\(/.test(read(file)))).toEqual(['server/src/platform/database.ts', 'server/src/platform/jobs.ts'])
  expect(server.filter((file) => /process\.env/.test(read(file)))).toEqual(['server/src/platform/config.ts'])
})

test('time comes from the database: no feature asks this machine what time it is', () => {
  const clocks = sources.filter((file) => file.startsWith('server/src/features/') && !/sessions\//.test(file) && !file.endsWith('.test.ts') && /Date\.now\(\)|new Date\(\)|\bnow\(\)(?<!app\.now\(\))/.test(read(file)))
  expect(clocks).toEqual([])
})

test('the actor is set in a statement of its own, never in one with a read (security: context in one statement leaks)', () => {
  const broken = sources.filter((file) => file.startsWith('server/src/')).filter((file) => /set_config/.test(read(file)) && file !== 'server/src/platform/database.ts')
  expect(broken).toEqual([])
})

test('every page that a text or a comment names is in the repository', () => {
  const missing = allFiles
    .filter((file) => /\.(ts|tsx|mjs|css|sql|md|yaml|json)$/.test(file) && file !== 'pnpm-lock.yaml')
    .flatMap((file) => [
      ...[...read(file).matchAll(/[\w./-]+\.md\b/g)].map(([name]) => name).filter((name) => !allFiles.some((path) => path === name || path.endsWith(`/${name}`))),
      ...[...read(file).matchAll(/docs\/decisions\/(\d{4})/g)].map(([, number]) => `docs/decisions/${number}`).filter((start) => !allFiles.some((path) => path.startsWith(`${start}-`))),
    ].map((name) => `${file} names ${name}`))
  expect(missing).toEqual([])
})
