import { allRoutes } from '@kring/contract'
import { Standing } from '@kring/domain/actor'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { judgements } from './judgements.ts'
import { alike, columns, matrix, type Column } from './matrix.ts'
import { probes } from './probes.ts'
import { aSubject, type Subject } from './subject.ts'

/** Everybody who is asked, with the column that holds what they are answered: the whole cast, and nobody. */
const askers = columns.flatMap((column): { name: Asker; column: Column }[] => (column === 'nobody' ? [{ name: column, column }] : alike[column].map((name) => ({ name, column }))))
type Asker = CastName | 'nobody'

let world: World
let subject: Subject
let rehearsal: Record<Asker, Client>

beforeAll(async () => {
  world = await startWorld({ rehearsals: 1 })
  subject = await aSubject(world)
  rehearsal = Object.fromEntries(await Promise.all(askers.map(async ({ name }) => [name, name === 'nobody' ? world.nobody : (await world.as(name)).at(world.rehearsalUrl)]))) as never
  rehearsal.nobody = world.nobody.at(world.rehearsalUrl)
}, 120_000)
afterAll(() => world.close())

const rows = matrix.trim().split('\n').map((line) => line.trim().split(/\s+/)).filter((cells) => cells[0] !== 'route' && cells[0] !== '')
const isApart = (cell: string) => cell.includes('=')
const expected = new Map(rows.map(([route, ...cells]) => [route!, Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Record<Column, string>]))
/** Who is answered otherwise than their column, by route and name. */
const apart = new Map(rows.flatMap(([route, ...cells]) => cells.filter(isApart).map((cell): [string, string] => {
  const [name, answer] = cell.split('=') as [string, string]
  return [`${route} ${name}`, answer]
})))
/** What everybody who is asked should be answered, one after the other. */
const answersTo = (route: string) => askers.map(({ name, column }) => `${name} ${apart.get(`${route} ${name}`) ?? expected.get(route)?.[column]}`)

test('every member of the cast stands in exactly one column, and every row has a cell for each', () => {
  expect(Object.values(alike).flat().toSorted()).toEqual(Object.keys(cast).toSorted())
  expect(matrix.trim().split('\n')[0]!.trim().split(/\s+/)).toEqual(['route', ...columns])
  expect(rows.filter((cells) => cells.filter((cell) => !isApart(cell)).length !== columns.length + 1)).toEqual([])
  expect([...apart.keys()].filter((key) => !(key.split(' ')[1]! in cast))).toEqual([])
})

test('every route has a row and a probe, and every row a route', () => {
  expect([...expected.keys()].toSorted()).toEqual(allRoutes.map((route) => route.name).toSorted())
  expect(Object.keys(probes).toSorted()).toEqual(allRoutes.map((route) => route.name).toSorted())
})

describe('asked over HTTP', () => {
  for (const route of allRoutes) {
    test(route.name, async () => {
      const { row: _row, ...sent } = probes[route.name]!(subject)
      const answers = await Promise.all(askers.map(async ({ name }) => `${name} ${await rehearsal[name].verdict(route, sent as never)}`))
      expect(answers).toEqual(answersTo(route.name))
    })
  }
})

describe('asked in SQL, as that person', () => {
  const inCase = allRoutes.filter((route) => route.inCase)

  for (const route of inCase) {
    test(route.name, async () => {
      const { params, row } = probes[route.name]!(subject)
      const { caseId } = params as { caseId: string }
      const seen = await Promise.all(askers.map(({ name }) => name === 'nobody' ? false : exists(name, caseId, row)))
      // Whoever is answered "not found" must find no door, or no row behind it; and nobody else.
      for (const [index, { name, column }] of askers.entries()) {
        const isHidden = ['404', '401'].includes(expected.get(route.name)![column])
        if (row || route.path === '/cases/:caseId') expect(`${name} ${seen[index] ? 'finds' : 'finds nothing'}`).toBe(`${name} ${isHidden ? 'finds nothing' : 'finds'}`)
        else if (!isHidden) expect(`${name} ${seen[index] ? 'finds' : 'finds nothing'}`).toBe(`${name} finds`)
      }
    })
  }

  const exists = (name: CastName, caseId: string, row?: { table: string; id: string }) =>
    world.door.as({ kind: 'person', personId: cast[name].id, sessionId: cast[name].id }, async (trx) => {
      const { rows: [door] } = await sql<{ standing: unknown }>`select app.enter(${caseId}::uuid) as standing`.execute(trx)
      if (!door?.standing) return false
      if (!row) return true
      const { rows } = await sql`select 1 from ${sql.table(row.table)} where id = ${row.id}::uuid`.execute(trx)
      return rows.length === 1
    })
})

describe('asked of the rule, with the standing that the database gives', () => {
  const standings = new Map<Asker, Standing>()
  beforeAll(async () => {
    for (const { name } of askers) {
      if (name === 'nobody') continue
      const standing = await world.door.as({ kind: 'person', personId: cast[name].id, sessionId: cast[name].id }, async (trx) =>
        (await sql<{ standing: unknown }>`select app.enter(${subject.active.caseId}::uuid) as standing`.execute(trx)).rows[0]?.standing)
      if (standing) standings.set(name, Standing.parse(standing))
    }
  })

  for (const [route, judge] of Object.entries(judgements)) {
    test(route, () => {
      const cells = expected.get(route)!
      for (const { name, column } of askers) {
        const you = standings.get(name)
        expect(`${name} ${you ? judge(subject, you) : ['404', '401'].includes(cells[column]) ? cells[column] : 'no standing'}`).toBe(`${name} ${cells[column]}`)
      }
    })
  }
})
