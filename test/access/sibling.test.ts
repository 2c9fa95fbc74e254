import { addFamilyMember, readCase } from '@kring/contract/cases'
import { openTopic } from '@kring/contract/messages'
import { setGoal } from '@kring/contract/plan'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind, fence } from '../world/behind.ts'
import { changed, everyAnswer } from './answers.ts'
import { aSubject, type Subject } from './subject.ts'

/** In Vilgot's case; all of them but Vilgot himself have a part in his sister's as well. */
const inVilgots = ['majken', 'sara', 'ture', 'agda', 'ester', 'vilgot', 'asta', 'nils'] as const
const notInTuvas = ['vilgot'] as const
const name = cast.tuva.name

let world: World
let subject: Subject
beforeAll(async () => {
  world = await startWorld()
  subject = await aSubject(world)
  await (await world.as('majken')).do(addFamilyMember, { params: { caseId: subject.active.caseId }, body: { role: 'sibling', name, relation: 'syster' } })
}, 120_000)
afterAll(() => world.close())

test('a sibling is told of like anybody near: by name, with no part in the case and no way to another', async () => {
  const { people } = await (await world.as('majken')).do(readCase, { params: { caseId: subject.active.caseId } })
  expect(people.find(({ role }) => role === 'sibling')).toEqual({ id: expect.any(String), role: 'sibling', name, age: null, locale: 'sv', interpreter: null, relation: 'syster', partyId: null })
})

test('a sibling’s personal number is not taken: whether there is a case behind it makes no difference, and nothing is looked up', async () => {
  await aCase(world, { youth: 'elvira', bornOn: '2014-06-06', guardians: ['asta', 'nils'], agencies: ['fia'], until: 'mapping' })
  const majken = await world.as('majken')
  const lookedUp = await logins()
  const add = (role: 'sibling' | 'important-adult', personalNumber: string) => majken.send(addFamilyMember, {
    params: { caseId: subject.active.caseId }, body: { role, name, personalNumber }, headers: { 'x-request-id': 'the-same-request' },
  })
  for (const role of ['sibling', 'important-adult'] as const) {
    const [withCase, without] = [await add(role, cast.elvira.subject), await add(role, '201401012399')]
    expect(withCase.status).toBe(422)
    expect(without.text).toBe(withCase.text)
  }
  expect(await logins()).toBe(lookedUp)
  const admin = await behind(world)
  await expect(admin.query("update case_person set person_id = $1 where role = 'sibling'", [cast.elvira.id])).rejects.toThrow(/check constraint/)
  await admin.close()
})

test('a sibling’s case changes nothing in the other’s, for nobody: no name, no id, no count, no signal', async () => {
  const live = await Promise.all(notInTuvas.map(async (who) => ({ personId: cast[who].id, live: await (await world.as(who)).listen() })))
  const before = await everything()

  const tuvas = await aCase(world, { youth: 'tuva', bornOn: '2014-05-05', guardians: ['asta', 'nils'] })
  const params = { caseId: tuvas.caseId }
  const majken = await world.as('majken')
  await majken.do(addFamilyMember, { params, body: { role: 'sibling', name: cast.vilgot.name, relation: 'bror' } })
  await majken.do(setGoal, { params, body: { youthWords: 'Jag vill rida om lördagarna.', area: 'leisure', term: 'short' } })
  await majken.do(openTopic, { params, body: { title: 'Stallet', text: 'Hur gick det i lördags?' } })

  const after = await everything()
  expect(changed(before, after)).toEqual([])
  const ids = await idsOf(tuvas.caseId)
  expect(ids.length).toBeGreaterThan(20)
  const told = [...after].flatMap(([what, answer]) => [...ids, 'rida', 'Stallet'].filter((secret) => answer.includes(secret)).map((secret) => `${what} tells ${secret}`))
  expect(told).toEqual([])
  await fence(world, live)
  for (const { live: { heard, close } } of live) {
    expect(heard.filter(({ case: of }) => of === tuvas.caseId)).toEqual([])
    close()
  }
})

/** Every answer about Vilgot's case to everybody in it, and every list over all cases to those who are only there. */
const everything = () => everyAnswer(world, subject, inVilgots, (who, route, { caseId }) =>
  caseId === subject.active.caseId || (!route.inCase && (notInTuvas as readonly CastName[]).includes(who)))

const logins = async () => {
  const admin = await behind(world)
  const [{ count }] = (await admin.query<{ count: string }>('select count(*) from login')) as [{ count: string }]
  await admin.close()
  return count
}

/** Every id of a row in a case. */
async function idsOf(caseId: string): Promise<string[]> {
  const admin = await behind(world)
  const tables = await admin.query<{ name: string }>(`select table_name as name from information_schema.columns where column_name = 'case_number' and table_schema = 'public'
    intersect select table_name from information_schema.columns where column_name = 'id' and table_schema = 'public'`)
  const ids = await admin.query<{ id: string }>(tables.map(({ name: table }) => `select t.id from ${table} t join case_file f on f.number = t.case_number where f.id = $1`).join(' union '), [caseId])
  await admin.close()
  return [caseId, ...ids.map(({ id }) => id)]
}
