import { allRoutes } from '@kring/contract'
import { Standing } from '@kring/domain/actor'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { judgements } from './judgements.ts'
import { matrix } from './matrix.ts'
import { probes } from './probes.ts'
import { aSubject, type Subject } from './subject.ts'

/** Who is asked for, and as what they stand in the active case. */
const people = ['majken', 'sara', 'ture', 'agda', 'ester', 'vilgot', 'asta', 'nils', 'freja', 'ove', 'ada', 'nobody'] as const
type Asker = (typeof people)[number]

let world: World
let subject: Subject
let rehearsal: Record<Asker, Client>

beforeAll(async () => {
  world = await startWorld({ rehearsals: 1 })
  subject = await aSubject(world)
  rehearsal = Object.fromEntries(await Promise.all(people.map(async (name) => [name, name === 'nobody' ? world.nobody : (await world.as(name)).at(world.rehearsalUrl)]))) as never
  rehearsal.nobody = world.nobody.at(world.rehearsalUrl)
}, 120_000)
afterAll(() => world.close())

const rows = matrix.trim().split('\n').map((line) => line.trim().split(/\s+/)).filter((cells) => cells[0] !== 'route' && cells[0] !== '')
const expected = new Map(rows.map(([route, ...cells]) => [route!, cells]))

test('every route has a row and a probe, and every row a route', () => {
  expect([...expected.keys()].toSorted()).toEqual(allRoutes.map((route) => route.name).toSorted())
  expect(Object.keys(probes).toSorted()).toEqual(allRoutes.map((route) => route.name).toSorted())
})

describe('asked over HTTP', () => {
  for (const route of allRoutes) {
    test(route.name, async () => {
      const { row: _row, ...sent } = probes[route.name]!(subject)
      const answers = await Promise.all(people.map((name) => rehearsal[name].verdict(route, sent as never)))
      expect(answers.join(' ')).toBe(expected.get(route.name)?.join(' '))
    })
  }
})

describe('asked in SQL, as that person', () => {
  const inCase = allRoutes.filter((route) => route.inCase)

  for (const route of inCase) {
    test(route.name, async () => {
      const { params, row } = probes[route.name]!(subject)
      const { caseId } = params as { caseId: string }
      const seen = await Promise.all(people.map((name) => name === 'nobody' ? false : exists(name, caseId, row)))
      // Whoever is answered "not found" must find no door, or no row behind it; and nobody else.
      const hidden = expected.get(route.name)!.map((cell) => cell === '404' || cell === '401')
      for (const [index, name] of people.entries()) {
        if (row || route.path === '/cases/:caseId') expect(`${name} ${seen[index] ? 'finds' : 'finds nothing'}`).toBe(`${name} ${hidden[index] ? 'finds nothing' : 'finds'}`)
        else if (!hidden[index]) expect(`${name} ${seen[index] ? 'finds' : 'finds nothing'}`).toBe(`${name} finds`)
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
    for (const name of people) {
      if (name === 'nobody') continue
      const standing = await world.door.as({ kind: 'person', personId: cast[name].id, sessionId: cast[name].id }, async (trx) =>
        (await sql<{ standing: unknown }>`select app.enter(${subject.active.caseId}::uuid) as standing`.execute(trx)).rows[0]?.standing)
      if (standing) standings.set(name, Standing.parse(standing))
    }
  })

  for (const [route, judge] of Object.entries(judgements)) {
    test(route, () => {
      const cells = expected.get(route)!
      for (const [index, name] of people.entries()) {
        const you = standings.get(name)
        expect(`${name} ${you ? judge(subject, you) : ['404', '401'].includes(cells[index]!) ? cells[index] : 'no standing'}`).toBe(`${name} ${cells[index]}`)
      }
    })
  }
})
