import { writeMappingNote } from '@kring/contract/cases'
import { makeCommitment } from '@kring/contract/commitments'
import { openTopic, sendMessage } from '@kring/contract/messages'
import { allRoutes } from '@kring/contract'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind, fence, until, type Listener } from '../world/behind.ts'

const team = ['majken', 'sara', 'agda', 'ture', 'ester', 'vilgot', 'asta', 'nils'] as const
const outside = ['ove', 'kalle', 'ada', 'rune', 'alma', 'freja'] as const
const everybody: readonly CastName[] = [...team, ...outside]

let world: World
let file: CaseMade
const lines = new Map<CastName, Listener>()
const frames = new Map<CastName, string[]>()

beforeAll(async () => {
  world = await startWorld({ nodes: 2 })
  file = await aCase(world)
  for (const [index, name] of everybody.entries()) {
    const live = await (await world.as(name, index % 2)).listen()
    const raw: string[] = []
    live.socket.io.engine.on('packet', ({ type, data }: { type: string; data?: string }) => { if (type === 'message') raw.push(String(data)) })
    lines.set(name, live)
    frames.set(name, raw)
  }
})
beforeEach(async () => {
  await pass()
  for (const live of lines.values()) live.heard.length = 0
  for (const raw of frames.values()) raw.length = 0
})
afterAll(async () => {
  for (const live of lines.values()) live.close()
  await world.close()
})

const pass = () => fence(world, everybody.map((name) => ({ personId: cast[name].id, live: lines.get(name)! })))
/** Who has heard of a noun since the test began, once everything sent has arrived. */
const whoHeard = async (about: string) => {
  await pass()
  return everybody.filter((name) => lines.get(name)!.heard.some((change) => change.about === about))
}

test('an event reaches everybody in the case who may read its object, on both nodes, and nobody else', async () => {
  const sara = await world.as('sara')
  await sara.do(makeCommitment, { params: { caseId: file.caseId }, body: { ownerId: file.parties.sara, text: 'Ringa varje morgon', dueOn: '2026-12-01' } })
  expect(await whoHeard('commitment')).toEqual(team)
})

test("a guardian's words are not even told of to another guardian or the young person", async () => {
  const asta = await world.as('asta', 1)
  await asta.do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Kvällar', text: 'Det är tungt hemma.' } })
  expect(await whoHeard('message')).toEqual(['majken', 'sara', 'agda', 'ture', 'ester', 'asta'])
})

test("the coordinator's own notes are told of to the coordinator alone", async () => {
  const majken = await world.as('majken')
  await majken.do(writeMappingNote, { params: { caseId: file.caseId }, body: { area: 'home', text: 'Mamma bor ensam.' } })
  expect(await whoHeard('mapping')).toEqual(['majken'])
})

test('every frame holds a noun, a case and a count, and no other word', async () => {
  const sara = await world.as('sara')
  const { id: topicId } = await sara.do(openTopic, { params: { caseId: file.caseId }, body: { title: 'KANARIEFÅGEL titel' } })
  await sara.do(sendMessage, { params: { caseId: file.caseId, topicId }, body: { text: 'KANARIEFÅGEL text' } })
  await withdraw(world, 'asta', file, file.parties.ester)
  await pass()
  const nouns = new Set(allRoutes.map((route) => route.about))
  const all = everybody.flatMap((name) => frames.get(name)!)
  expect(all.length).toBeGreaterThan(0)
  for (const frame of all) {
    expect(frame).toMatch(/^2\["(changed|knock)",\{/)
    const [, said] = JSON.parse(frame.slice(1)) as [string, Record<string, unknown>]
    expect(Object.keys(said).sort()).toEqual('about' in said ? ['about', 'case', 'n'] : ['case', 'n'])
    if ('about' in said && !String(said['about']).startsWith('fence-')) expect(nouns).toContain(said['about'])
    expect([null, file.caseId]).toContain(said['case'])
    expect(Number.isInteger(said['n'])).toBe(true)
  }
})

test('a signal inside the database, which any login could hear, is the number of a transaction', async () => {
  const listener = new pg.Client({ connectionString: world.database.url })
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await listener.query('listen kring')
  await (await world.as('sara')).do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Ett ämne', text: 'Två händelser' } })
  await until(() => heard.length > 0)
  await listener.end()
  for (const payload of heard) expect(payload).toMatch(/^\d+$/)
})

test('each connection counts its own frames without a gap, whatever it is not told', async () => {
  const [first, second] = await Promise.all([(await world.as('ture')).listen(), (await world.as('ture', 1)).listen()])
  const sara = await world.as('sara')
  const asta = await world.as('asta')
  const nils = await (await world.as('nils')).listen()
  for (let round = 0; round < 5; round++) {
    await sara.do(openTopic, { params: { caseId: file.caseId }, body: { title: `Omgång ${round}` } })
    await asta.do(openTopic, { params: { caseId: file.caseId }, body: { title: `Tyst för Nils ${round}` } })
  }
  const counts = ({ heard }: Listener) => heard.map(({ n }) => n)
  const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1)
  for (const live of [first, second]) {
    await until(() => live.heard.length >= 10)
    expect(counts(live)).toEqual(upTo(live.heard.length))
  }
  await fence(world, [{ personId: cast.nils.id, live: nils }])
  expect(nils.heard.filter(({ about }) => about === 'message').length).toBe(5)
  expect(counts(nils)).toEqual(upTo(nils.heard.length))
  for (const live of [first, second, nils]) live.close()
})

test('twenty-five events of one transaction all arrive, each once and in order', async () => {
  const admin = await behind(world)
  const nouns = Array.from({ length: 25 }, (_, index) => `noun-${index}`)
  const objects = `insert into event (id, name, about, case_number, gate, own, object_id, body, seq, epoch)
    select gen_random_uuid(), 'commitment.made', noun, $1, (select gate from event where about = 'commitment' limit 1), $1::bigint << 16 | 1, gen_random_uuid(), '{}',
      (select max(seq) from event where case_number = $1) + place, 0
    from unnest($2::text[]) with ordinality as given(noun, place)`
  const [{ number }] = await admin.query<{ number: string }>('select number from case_file where id = $1', [file.caseId]) as [{ number: string }]
  await admin.query(objects, [number, nouns])
  await admin.query('update case_clock set seq = (select max(seq) from event where case_number = $1) where case_number = $1', [number])
  await admin.close()
  await pass()
  for (const name of ['majken', 'sara', 'vilgot'] as const) {
    expect(lines.get(name)!.heard.map(({ about }) => about)).toEqual(nouns)
  }
  for (const name of outside) expect(lines.get(name)!.heard).toEqual([])
})

test('what has happened is told while every request of a node waits', async () => {
  const [holder, admin] = [await behind(world), await behind(world)]
  const [busy, sara] = [await world.as('sara'), await world.as('sara', 1)]
  const other = await aCase(world)
  await holder.query('begin')
  await holder.query('select from case_clock c join case_file f on f.number = c.case_number where f.id = $1 for update of c', [file.caseId])
  const waiting = Array.from({ length: 100 }, () => busy.send(openTopic, { params: { caseId: file.caseId }, body: { title: 'Väntar' } }))
  await until(async () => (await admin.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length >= 10)
  await sara.do(openTopic, { params: { caseId: other.caseId }, body: { title: 'Väntar inte' } })
  await until(() => lines.get('majken')!.heard.some((change) => change.case === other.caseId && change.about === 'message'), Boolean, 1500)
  await holder.close()
  await Promise.all(waiting)
  await admin.close()
})
