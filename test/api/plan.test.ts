import { markGoal, moveGoal, readPlan, setGoal, wordGoal } from '@kring/contract/plan'
import { withdrawConsent } from '@kring/contract/consent'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aCase, linesFor } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())

const absent = '99999999-0000-4000-8000-000000000000'

test('a goal stands in the young person’s own words first, and everybody who reads the plan sees how far it has come', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [vilgot, majken, sara] = [await world.as('vilgot'), await world.as('majken'), await world.as('sara')]
  const { id: goalId } = await vilgot.do(setGoal, { params, body: { youthWords: 'Orka gå till skolan', area: 'school' } })
  expect(await majken.do(wordGoal, { params: { caseId, goalId, voice: 'professionals' }, ifMatch: 0, body: { text: 'Närvaro över 80 procent' } })).toEqual({ version: 1 })
  await vilgot.do(markGoal, { params: { caseId, goalId }, body: { value: 3, moment: 'start' } })
  await sara.do(markGoal, { params: { caseId, goalId }, body: { value: 5, moment: 'now' } })
  await vilgot.do(markGoal, { params: { caseId, goalId }, body: { value: 6, moment: 'now' } })
  await majken.do(moveGoal, { params: { caseId, goalId }, body: { state: 'on-the-way' } })

  for (const name of ['majken', 'sara', 'ture', 'vilgot', 'asta'] as const) {
    const { goals } = await (await world.as(name)).do(readPlan, { params })
    expect(goals).toMatchObject([{
      id: goalId, area: 'school', term: 'short', state: 'on-the-way', start: 3, now: 6, end: null,
      words: { youth: { text: 'Orka gå till skolan', version: 1 }, professionals: { text: 'Närvaro över 80 procent', version: 1 } },
      marks: [{ value: 3, byPartyId: parties.vilgot }, { value: 5, byPartyId: parties.sara }, { value: 6, byPartyId: parties.vilgot }],
    }])
  }
  expect((await sara.do(readPlan, { params })).readBy).toContain('Socialtjänsten')
})

test('nobody puts words into another’s mouth', async () => {
  const { caseId } = await aCase(world)
  const [vilgot, sara, asta, majken] = [await world.as('vilgot'), await world.as('sara'), await world.as('asta'), await world.as('majken')]
  const goal = { area: 'leisure' } as const
  expect(await sara.verdict(setGoal, { params: { caseId }, body: { ...goal, youthWords: 'Sagt av skolan' } })).toBe('refused:not-yours')
  expect(await vilgot.verdict(setGoal, { params: { caseId }, body: { ...goal, professionalWords: 'Sagt av Vilgot' } })).toBe('refused:not-yours')
  expect(await asta.verdict(setGoal, { params: { caseId }, body: { ...goal, professionalWords: 'Sagt av Asta' } })).toBe('refused:not-for-family')
  expect(await sara.verdict(setGoal, { params: { caseId }, body: goal })).toBe('422')
  const { id: goalId } = await majken.do(setGoal, { params: { caseId }, body: { ...goal, youthWords: 'Börja spela igen', professionalWords: 'En fritid med vuxna' } })
  expect(await sara.verdict(wordGoal, { params: { caseId, goalId, voice: 'youth' }, ifMatch: 1, body: { text: 'Omskrivet' } })).toBe('refused:not-yours')
  expect(await vilgot.verdict(wordGoal, { params: { caseId, goalId, voice: 'youth' }, ifMatch: 1, body: { text: 'Spela fotboll igen' } })).toBe('sees')
  expect((await sara.do(readPlan, { params: { caseId } })).goals[0]!.words.youth).toMatchObject({ text: 'Spela fotboll igen', version: 2 })
})

test('two who word a goal at once: the second is told and overwrites nothing', async () => {
  const { caseId } = await aCase(world)
  const [majken, sara] = [await world.as('majken'), await world.as('sara')]
  const { id: goalId } = await majken.do(setGoal, { params: { caseId }, body: { professionalWords: 'Första', area: 'home' } })
  const params = { caseId, goalId, voice: 'professionals' } as const
  const both = await Promise.all([majken, sara].map((client, index) => client.send(wordGoal, { params, ifMatch: 1, body: { text: `Ny ${index}` } })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
  expect((await sara.do(readPlan, { params })).goals[0]!.words.professionals?.version).toBe(2)
  expect((await majken.send(wordGoal, { params, body: { text: 'Utan If-Match' } })).status).toBe(428)
})

test('three goals are open at once; a fourth waits until one of them has ended', async () => {
  const { caseId } = await aCase(world)
  const params = { caseId }
  const majken = await world.as('majken')
  const goal = { professionalWords: 'Ett mål', area: 'peers' } as const
  const ids = []
  for (let n = 0; n < 3; n++) ids.push((await majken.do(setGoal, { params, body: goal })).id)
  expect(await majken.verdict(setGoal, { params, body: goal })).toBe('refused:too-many-goals')
  await majken.do(moveGoal, { params: { caseId, goalId: ids[0]! }, body: { state: 'reached' } })
  expect(await majken.verdict(moveGoal, { params: { caseId, goalId: ids[0]! }, body: { state: 'reached' } })).toBe('refused:already-done')
  expect(await majken.verdict(wordGoal, { params: { caseId, goalId: ids[0]!, voice: 'professionals' }, ifMatch: 1, body: { text: 'Efteråt' } })).toBe('refused:not-open')
  await majken.do(setGoal, { params, body: goal })
  expect(await majken.verdict(moveGoal, { params: { caseId, goalId: ids[0]! }, body: { state: 'seeking' } })).toBe('refused:too-many-goals')

  const { caseId: other } = await aCase(world)
  const at = (await Promise.all(Array.from({ length: 6 }, () => majken.send(setGoal, { params: { caseId: other }, body: goal })))).map(({ status }) => status)
  expect(at.toSorted()).toEqual([200, 200, 200, 403, 403, 403])
})

test('whoever does not read the plan finds none, and hears of none', async () => {
  const { caseId, requestId, parties } = await aCase(world, {
    lines: (party) => [...linesFor([party.majken, party.sara, party.agda, party.ture]), ...linesFor([party.ester], ['team', 'conversation'])],
  })
  const params = { caseId }
  const [majken, ester, ture, ove, asta] = [await world.as('majken'), await world.as('ester'), await world.as('ture'), await world.as('ove'), await world.as('asta')]
  const [toEster, toTure] = [await ester.listen(), await ture.listen()]
  const { id: goalId } = await majken.do(setGoal, { params, body: { professionalWords: 'Ett mål', area: 'peers' } })
  await vi.waitFor(() => expect(toTure.heard.some(({ about }) => about === 'plan')).toBe(true), 5000)
  expect(toEster.heard.some(({ about }) => about === 'plan')).toBe(false)
  expect(await ester.do(readPlan, { params })).toMatchObject({ goals: [], readBy: [] })
  expect(await ester.verdict(markGoal, { params: { caseId, goalId }, body: { value: 5, moment: 'now' } })).toBe('404')
  expect(await ester.verdict(setGoal, { params, body: { professionalWords: 'Ett mål', area: 'peers' } })).toBe('refused:consent-missing')
  expect(await ove.verdict(readPlan, { params })).toBe('404')
  expect(await majken.verdict(markGoal, { params: { caseId, goalId: absent }, body: { value: 5, moment: 'now' } })).toBe('404')
  expect(await majken.verdict(markGoal, { params: { caseId, goalId }, body: { value: 5, moment: 'now', meetingId: absent } })).toBe('404')
  expect(await majken.verdict(markGoal, { params: { caseId, goalId }, body: { value: 11, moment: 'now' } })).toBe('422')

  await ture.do(markGoal, { params: { caseId, goalId }, body: { value: 2, moment: 'now' } })
  await asta.do(withdrawConsent, { params: { caseId, requestId }, body: { towards: parties.ture, method: 'self' } })
  expect((await ture.do(readPlan, { params })).goals).toEqual([])
  expect(await ture.verdict(moveGoal, { params: { caseId, goalId }, body: { state: 'reached' } })).toBe('404')
  toEster.close(); toTure.close()
})
