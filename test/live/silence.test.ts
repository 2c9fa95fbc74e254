import { openTopic } from '@kring/contract/messages'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind, fence, until, type Listener } from '../world/behind.ts'

let world: World
let file: CaseMade
let admin: Awaited<ReturnType<typeof behind>>
beforeAll(async () => {
  world = await startWorld({ nodes: 2 })
  file = await aCase(world)
  admin = await behind(world)
})
afterAll(async () => {
  await admin.close()
  await world.close()
})

const somethingHappens = async () => {
  const majken = await world.as('majken')
  await majken.do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Något nytt' } })
}
const listen = async (name: CastName, node = 0) => ({ personId: cast[name].id, live: await (await world.as(name, node)).listen() })
const aboutMessages = ({ live }: { live: Listener }) => live.heard.filter(({ about }) => about === 'message').length
const stop = (...listeners: { live: Listener }[]) => listeners.forEach(({ live }) => live.close())

test('whoever leaves the team without a word to any node hears nothing of the next event', async () => {
  const [ester, majken] = [await listen('ester', 1), await listen('majken')]
  await somethingHappens()
  await until(() => aboutMessages(ester) === 1)
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1', [cast.ester.id])
  await somethingHappens()
  await fence(world, [ester, majken])
  expect([aboutMessages(ester), aboutMessages(majken)]).toEqual([1, 2])
  await admin.query('update function_holding set during = tstzrange(lower(during), null) where person_id = $1', [cast.ester.id])
  stop(ester, majken)
})

test('a withdrawal makes the connections of that party silent on every node, and connecting anew gives nothing back', async () => {
  const [here, there, majken] = [await listen('ture'), await listen('ture', 1), await listen('majken')]
  await somethingHappens()
  await until(() => aboutMessages(here) === 1 && aboutMessages(there) === 1)
  await withdraw(world, 'asta', file, file.parties.ture)
  for (let times = 0; times < 3; times++) await somethingHappens()
  await fence(world, [here, there, majken])
  expect([here, there, majken].map(aboutMessages)).toEqual([1, 1, 4])
  here.live.close()
  const again = await listen('ture')
  await fence(world, [again])
  expect(aboutMessages(again)).toBe(0)
  stop(again, there, majken)
})

test('an end that nobody announces, by the clock alone, is silence as well', async () => {
  const [sara, majken] = [await listen('sara'), await listen('majken')]
  await admin.query('update consent_grant g set during = tstzrange(lower(g.during), app.now()) from case_party p where p.id = $1 and g.case_number = p.case_number and g.slot = p.slot', [file.parties.sara])
  await somethingHappens()
  await fence(world, [sara, majken])
  expect([sara, majken].map(aboutMessages)).toEqual([0, 1])
  await admin.query('select app.derive_grants((select number from case_file where id = $1))', [file.caseId])
  stop(sara, majken)
})

test('an error while asking who may know is silence; what could not be asked is asked again, under the rights of then', async () => {
  const [agda, majken, sara] = [await listen('agda'), await listen('majken'), await listen('sara', 1)]
  await admin.query('revoke execute on function app.who_may_see(uuid, uuid[]) from relay')
  await somethingHappens()
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1', [cast.agda.id])
  expect([agda, majken, sara].map(aboutMessages)).toEqual([0, 0, 0])
  await admin.query('grant execute on function app.who_may_see(uuid, uuid[]) to relay')
  await until(() => aboutMessages(majken) === 1 && aboutMessages(sara) === 1)
  await fence(world, [agda, sara])
  expect([agda, majken, sara].map(aboutMessages)).toEqual([0, 1, 1])
  await admin.query('update function_holding set during = tstzrange(lower(during), null) where person_id = $1', [cast.agda.id])
  stop(agda, majken, sara)
})

test('no event is lost or told twice when the nodes lose the connection on which they listen', async () => {
  const [sara, agda] = [await listen('sara'), await listen('agda', 1)]
  const killListeners = () =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'kring listener'`)
  for (let round = 1; round <= 5; round++) {
    await Promise.all([killListeners(), somethingHappens()])
    await somethingHappens()
    await until(() => aboutMessages(sara) >= round * 2 && aboutMessages(agda) >= round * 2)
  }
  await until(async () => (await admin.query(`select 1 from pg_stat_activity where datname = current_database() and application_name = 'kring listener'`)).length === 2)
  await somethingHappens()
  await until(() => aboutMessages(sara) >= 11 && aboutMessages(agda) >= 11)
  await fence(world, [sara, agda])
  expect([sara, agda].map(aboutMessages)).toEqual([11, 11])
  stop(sara, agda)
})

test('an event is told even when another transaction has stood open since before it', async () => {
  const sara = await listen('sara')
  const other = await behind(world)
  await other.query('begin')
  await other.query('select pg_current_xact_id()')
  await somethingHappens()
  await until(() => aboutMessages(sara) === 1)
  await other.query('commit')
  await other.close()
  await fence(world, [sara])
  expect(aboutMessages(sara)).toBe(1)
  stop(sara)
})

test('nobody without a session, with an ended session or from another origin gets a line', async () => {
  await expect(world.nobody.listen()).rejects.toThrow('not-signed-in')
  const sara = await world.as('sara')
  await admin.query('delete from session where person_id = $1', [cast.sara.id])
  await expect(sara.listen()).rejects.toThrow('not-signed-in')
  const { io } = await import('socket.io-client')
  const majken = await world.as('majken')
  const elsewhere = io(majken.url, { path: '/api/live', transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { origin: 'https://evil.invalid', cookie: majken.cookie! } })
  await new Promise((resolve, reject) => { elsewhere.once('connect_error', resolve); elsewhere.once('connect', () => reject(new Error('connected'))) })
  elsewhere.close()
})
