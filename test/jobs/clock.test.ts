import { readCase } from '@kring/contract/cases'
import { readCaseEvents } from '@kring/contract/history'
import { followTheClock } from '@kring/server/features/cases/queries'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('a case whose consent has run out pauses by itself, once, and its readers hear of it', async () => {
  const { caseId } = await aCase(world, { validUntilOn: '2026-12-31' })
  const asClerk = () => world.door.as({ kind: 'system', name: 'clerk' }, followTheClock)
  expect(await asClerk()).toBe(0)
  await world.later('60 days')
  const majken = await world.as('majken')
  const steps = async () => (await majken.do(readCase, { params: { caseId } })).steps
  const ears = await majken.listen()
  expect((await steps()).at(-1)).toMatchObject({ state: 'active' })
  expect(await asClerk()).toBe(1)
  expect((await steps()).at(-1)).toMatchObject({ state: 'paused', pause: 'no-consent', by: null })
  expect(await asClerk()).toBe(0)
  await expect.poll(() => ears.heard.map(({ what, about, case: of }) => [what, about, of])).toContainEqual(['changed', 'case', caseId])
  expect((await majken.do(readCaseEvents, { params: { caseId } })).items[0]).toMatchObject({ name: 'case.moved', mine: false })
  ears.close()
})

test('nobody but the clerk lets the clock take a step', async () => {
  const { caseId } = await aCase(world, { validUntilOn: '2027-02-20' })
  await world.later('60 days')
  const majken = await world.as('majken')
  expect(await world.door.as({ kind: 'system', name: 'doorkeeper' }, followTheClock)).toBe(0)
  expect((await majken.do(readCase, { params: { caseId } })).state).toBe('active')
})
