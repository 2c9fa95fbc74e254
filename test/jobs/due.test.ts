import { answerCommitment, makeCommitment, reportCommitment } from '@kring/contract/commitments'
import { listDue } from '@kring/server/features/notices/queries'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind } from '../world/behind.ts'

let world: World
let file: CaseMade
let admin: Awaited<ReturnType<typeof behind>>
beforeAll(async () => {
  world = await startWorld()
  admin = await behind(world)
  file = await aCase(world)
})
afterAll(async () => {
  await admin.close()
  await world.close()
})

const inStockholm = async (what: string) => (await admin.query<{ answer: string }>(`select (${what})::text as answer from (select app.now() at time zone 'Europe/Stockholm' as now) clock`))[0]!.answer
const goTo = async (isodow: number, hour: string) => {
  const then = `date_trunc('day', now) + make_interval(days => (${isodow} - extract(isodow from now)::int + 7) % 7) + interval '${hour}'`
  await world.later(await inStockholm(`${then} - now + case when ${then} < now then interval '7 days' else '0' end`))
  expect(await inStockholm('extract(isodow from now)')).toBe(String(isodow))
}
const promised = async (name: CastName, dueOn: string) => {
  const params = { caseId: file.caseId }
  const { id: commitmentId } = await (await world.as('majken')).do(makeCommitment, { params, body: { ownerId: file.parties[name], text: 'Ringa', dueOn } })
  if (name !== 'majken') await (await world.as(name)).do(answerCommitment, { params: { ...params, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
  return commitmentId
}
const named = async (kind: 'staff' | 'family') =>
  (await world.door.as({ kind: 'system', name: 'clerk' }, (trx) => listDue(trx, kind))).map(({ commitmentId, personId }) => [commitmentId, personId])

test('staff are named on the last workday before, and families on the day before', async () => {
  await goTo(5, '9 hours')
  const inDays = (days: number) => inStockholm(`now::date + ${days}`)
  const [saturday, monday, tuesday] = [await inDays(1), await inDays(3), await inDays(4)]
  const [byTure, byAsta, later] = [await promised('ture', monday), await promised('asta', monday), await promised('ture', tuesday)]
  const soon = await promised('nils', saturday)
  expect(await named('staff')).toEqual([[byTure, cast.ture.id]])
  expect(await named('family')).toEqual([[soon, cast.nils.id]])
  await goTo(7, '17 hours')
  expect(await named('family')).toEqual([[byAsta, cast.asta.id]])
  await goTo(1, '8 hours')
  expect(await named('staff')).toEqual([[later, cast.ture.id]])
})

test('whoever has moved the day is named for the new one, and everybody who holds the function is', async () => {
  const tomorrow = await inStockholm('now::date + 1')
  const next = await inStockholm('now::date + 2')
  const commitmentId = await promised('majken', tomorrow)
  const people = async () => (await named('staff')).filter(([id]) => id === commitmentId).map(([, person]) => person).toSorted()
  expect(await people()).toEqual([cast.majken.id, cast.berit.id].toSorted())
  await (await world.as('majken')).do(reportCommitment, { params: { caseId: file.caseId, commitmentId }, body: { outcome: 'more-time', dueOn: next }, ifMatch: 1 })
  expect(await people()).toEqual([])
  await world.later('1 day')
  expect((await people()).length).toBe(2)
})

test('nobody but the clerk is told who is due', async () => {
  for (const actor of [{ kind: 'person', personId: cast.majken.id, sessionId: '' }, { kind: 'system', name: 'relay' }, { kind: 'nobody' }] as const) {
    expect(await world.door.as(actor, (trx) => listDue(trx, 'staff')).catch(() => [])).toEqual([])
  }
})
