import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { allRoutes } from '@kring/contract'
import { chooseLocale, dropDraft, endMySession, listMySessions, readDraft, readMe, saveDraft, signOut } from '@kring/contract/sessions'
import { openSessions } from '@kring/server/features/sessions/lucia'
import { aliveSessions, deleteEndedSessions, deleteOldDrafts, doorkeeper } from '@kring/server/features/sessions/queries'
import { openHub } from '@kring/server/platform/hub'
import { openLog } from '@kring/server/platform/log'
import pg from 'pg'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cast, functions } from '../../server/demo/cast.ts'
import { startWorld, type World } from '../world/app.ts'
import { Client } from '../world/as.ts'

let world: World
beforeAll(async () => { world = await startWorld({ nodes: 2 }) })
afterAll(() => world.close())

const live = { headers: { 'x-kring-manner': 'live' } }
const currentId = async (client: Client) => (await client.do(listMySessions)).items.find(({ current }) => current)!.id

test('I am told who I am, for whom I work, and how long this session lasts', async () => {
  const majken = await (await world.as('majken')).do(readMe)
  expect(majken).toMatchObject({ person: { id: cast.majken.id, name: 'Majken Testberg', kind: 'staff', locale: 'sv' }, municipality: { name: 'Granköpings kommun' }, idleMs: 30 * 60_000, demo: true })
  expect(majken.functions.map(({ id }) => id)).toEqual([functions.coordinator])
  expect(majken.absoluteMs).toBeGreaterThan(599 * 60_000)
  expect(majken.absoluteMs).toBeLessThanOrEqual(600 * 60_000)

  const hodan = await (await world.as('hodan')).do(readMe)
  expect(hodan).toMatchObject({ person: { kind: 'family', locale: 'so' }, functions: [], idleMs: 15 * 60_000 })
  expect(hodan.absoluteMs).toBeLessThanOrEqual(60 * 60_000)
  expect(await world.nobody.verdict(readMe)).toBe('401')
})

test('the language that I choose is mine alone', async () => {
  const asta = await world.as('asta')
  await asta.do(chooseLocale, { body: { locale: 'ar' } })
  expect((await asta.do(readMe)).person.locale).toBe('ar')
  expect((await (await world.as('nils')).do(readMe)).person.locale).toBe('sv')
  expect(await asta.verdict(chooseLocale, { body: { locale: 'de' as never } })).toBe('422')
})

test('the session cookie is out of reach of scripts and other sites, and ends with the browser', async () => {
  const response = await fetch(`${world.urls[0]}/api/demo/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"as":"majken"}' })
  expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-kring=[a-z0-9]{40}; HttpOnly; Path=\/; SameSite=Lax; Secure$/)])
})

test('the database knows a session only by the SHA-256 of its id', async () => {
  const client = await world.as('rune')
  const id = client.cookie!.split('=')[1]!
  const rows = await asAdmin(`select to_jsonb(s)::text as row, id_hash from session s where person_id = '${cast.rune.id}'`)
  expect(rows).toHaveLength(1)
  expect(rows[0].id_hash).toEqual(createHash('sha256').update(id).digest())
  for (const spelled of [id, Buffer.from(id).toString('hex'), Buffer.from(id).toString('base64')]) expect(rows[0].row).not.toContain(spelled)
  const events = await asAdmin(`select to_jsonb(e)::text as row from event e`)
  expect(events.map(({ row }) => row).join()).not.toContain(id)
})

test('only an id that was given out is a session: no handle, no hash, no guess, no other spelling', async () => {
  const client = await world.as('rune')
  const id = client.cookie!.split('=')[1]!
  const hash = createHash('sha256').update(id).digest('hex')
  for (const other of [await currentId(client), hash, hash.slice(0, 40), id.toUpperCase(), `${id}a`, id.slice(1), `"${id}"`, `%61${id.slice(1)}`, `#${hash}`, '', 'a'.repeat(40)]) {
    const presented = new Client(client.url, `__Host-kring=${other}`)
    expect(`${other} ${await presented.verdict(readMe)}`).toBe(`${other} 401`)
  }
  for (const header of [`kring=${id}`, `__host-kring=${id}`, `x__Host-kring=${id}`]) expect(await new Client(client.url, header).verdict(readMe)).toBe('401')
  expect(await new Client(client.url, `broken=%E0%A4%A; __Host-kring=${id}; other=1`).verdict(readMe)).toBe('sees')
})

test('a session without an act ends: after half an hour at work, after a quarter for a family', async () => {
  const [staff, family] = [await world.as('agda'), await world.as('vilgot')]
  const ids = [await currentId(staff), await currentId(family)]
  await world.later('14 minutes')
  expect(await family.verdict(readMe)).toBe('sees')
  await world.later('14 minutes')
  expect(await family.verdict(readMe)).toBe('sees')
  expect(await staff.verdict(readMe)).toBe('sees')
  await world.later('16 minutes')
  expect(await aliveSessions(world.door, ids)).toEqual(new Set([ids[0]]))
  expect(await family.verdict(readMe)).toBe('401')
  expect(await staff.verdict(readMe)).toBe('sees')
  await world.later('31 minutes')
  expect(await staff.verdict(readMe)).toBe('401')
  await world.later('-31 minutes')
  expect(await staff.verdict(readMe)).toBe('401')
})

test('a page that only refreshes itself does not keep a session alive', async () => {
  const client = await world.as('agda')
  for (let minutes = 0; minutes < 29; minutes += 5) {
    await world.later('5 minutes')
    if (minutes < 25) expect(await client.verdict(readMe, live)).toBe('sees')
  }
  await world.later('1 minute')
  expect(await client.verdict(readMe, live)).toBe('401')
})

test('no activity prolongs a session beyond its absolute limit', async () => {
  const client = await world.as('bo')
  for (const left of [46, 32, 18, 4]) {
    await world.later('14 minutes')
    const { absoluteMs } = await client.do(readMe)
    expect(Math.ceil(absoluteMs / 60_000)).toBe(left)
  }
  await world.later('4 minutes')
  expect(await client.verdict(readMe)).toBe('401')
})

test('what is left of ended sessions and old drafts is taken away, and nothing else', async () => {
  const old = await world.as('freja')
  await old.do(saveDraft, { body: { place: 'note:old', text: 'gammalt' } })
  const staff = await world.as('ester')
  await staff.do(saveDraft, { body: { place: 'note:young', text: 'yngre' } })
  await world.later('8 days')
  const fresh = await world.as('freja')
  await fresh.do(saveDraft, { body: { place: 'note:new', text: 'nytt' } })
  await world.door.as(doorkeeper, async (trx) => {
    await deleteEndedSessions(trx)
    await deleteOldDrafts(trx)
  })
  expect((await asAdmin(`select person_id from session`)).map((row) => row.person_id)).toEqual([cast.freja.id])
  expect((await asAdmin(`select place from draft order by place`)).map((row) => row.place)).toEqual(['note:new', 'note:young'])
  expect(await fresh.verdict(readMe)).toBe('sees')
})

test('signing out closes the sockets on every node within a second and leaves a dead cookie and an empty browser', async () => {
  const here = await world.as('majken')
  const there = new Client(world.urls[1]!, here.cookie)
  const otherSession = await world.as('majken', 1)
  const [one, two, other] = await Promise.all([here.listen(), there.listen(), otherSession.listen()])

  const response = await here.send(signOut)
  const at = performance.now()
  expect(response.status).toBe(204)
  expect(response.headers['set-cookie']).toEqual(['__Host-kring=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax; Secure'])
  expect(response.headers['clear-site-data']).toBe('"cache", "storage"')
  await vi.waitFor(() => expect([one.socket.connected, two.socket.connected]).toEqual([false, false]), { timeout: 1000, interval: 5 })
  expect(performance.now() - at).toBeLessThan(1000)
  expect(other.socket.connected).toBe(true)
  for (const client of [here, there]) {
    expect(await client.verdict(readMe)).toBe('401')
    await expect(client.listen()).rejects.toThrow('not-signed-in')
  }
  expect(await otherSession.verdict(readMe)).toBe('sees')
  other.close()
})

test('a session that ends while its socket is being opened leaves no socket behind', async () => {
  const [witness, leaving] = [await world.as('ada'), await world.as('ada')]
  const sessions = openSessions(world.door)
  const server = createServer()
  const url = `http://localhost:${await freePort()}`
  let heard: unknown[] = []
  const hub = openHub({
    server, database: world.door, log: openLog('silent'), origin: url, redisUrl: undefined,
    alive: (ids) => aliveSessions(world.door, ids),
    async identify(cookie, activity) {
      const actor = await sessions.identify(cookie, activity)
      if (cookie !== leaving.cookie) return actor
      // The end comes after the handshake, and the hub has dealt with it before the socket is there.
      await leaving.do(signOut)
      await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ about: 'session' })), { timeout: 10_000, interval: 5 })
      return actor
    },
  })
  await hub.ready
  await new Promise<void>((resolve) => server.listen(Number(new URL(url).port), resolve))
  const first = await new Client(url, witness.cookie).listen()
  heard = first.heard
  const late = await new Client(url, leaving.cookie).listen()
  await vi.waitFor(() => expect(late.socket.connected).toBe(false), { timeout: 1000, interval: 5 })
  expect(first.socket.connected).toBe(true)
  first.close()
  await hub.close()
})

test('I see my own sessions and can end each of them; nobody else can', async () => {
  const [phone, desk, ture] = [await world.as('siv'), await world.as('siv', 1), await world.as('ture')]
  const { items } = await desk.do(listMySessions)
  expect(items.map(({ current }) => current).toSorted()).toEqual([false, true])
  expect(JSON.stringify(items)).not.toContain(phone.cookie!.split('=')[1])
  const sessionId = await currentId(phone)

  expect(await ture.verdict(endMySession, { params: { sessionId } })).toBe('404')
  expect(await ture.verdict(endMySession, { params: { sessionId: '99999999-0000-4000-8000-000000000000' } })).toBe('404')
  const listening = await phone.listen()
  const ended = await desk.send(endMySession, { params: { sessionId } })
  expect(ended.status).toBe(204)
  expect(ended.headers['set-cookie']).toBeUndefined()
  await vi.waitFor(() => expect(listening.socket.connected).toBe(false), { timeout: 1000, interval: 5 })
  expect(await phone.verdict(readMe)).toBe('401')
  expect((await desk.do(listMySessions)).items).toHaveLength(1)
})

test('each beginning and end of a session is recorded once, for its person alone', async () => {
  const client = await world.as('fia')
  const id = await currentId(client)
  await client.do(signOut)
  const rows = await asAdmin(`select name, addressees, case_number from event where object_id = '${id}' order by made_at`)
  expect(rows).toEqual(['session.started', 'session.ended'].map((name) => ({ name, addressees: [cast.fia.id], case_number: null })))
})

test('a draft outlives the session in which it was written, and is its writer\'s alone', async () => {
  const before = await world.as('majken')
  const place = 'note:3f2b'
  await before.do(saveDraft, { body: { place, text: 'Börja' } })
  await before.do(saveDraft, { body: { place, text: 'Börja med tiderna ' } })
  await world.later('31 minutes')
  expect(await before.verdict(readDraft, { query: { place } })).toBe('401')

  const after = await world.as('majken')
  expect((await after.do(readDraft, { query: { place } })).draft).toMatchObject({ text: 'Börja med tiderna ' })
  for (const other of ['berit', 'agda', 'asta'] as const) {
    const client = await world.as(other)
    expect(await client.do(readDraft, { query: { place } })).toEqual({ draft: null })
    await client.do(dropDraft, { body: { place } })
    await client.do(saveDraft, { body: { place, text: 'mitt' } })
  }
  expect((await after.do(readDraft, { query: { place } })).draft?.text).toBe('Börja med tiderna ')
  await after.do(dropDraft, { body: { place } })
  expect(await after.do(readDraft, { query: { place } })).toEqual({ draft: null })
})

test('nothing that could change anything is taken from another site, whatever shape it has', async () => {
  const client = await world.as('majken')
  const { url, cookie } = { url: client.url, cookie: client.cookie! }
  const port = new URL(url).port
  const json = { 'content-type': 'application/json' }
  const shapes: Record<string, Record<string, string>> = {
    'a cookie without an origin': { ...json },
    'no origin at all in words': { ...json, origin: 'null' },
    'another site': { ...json, origin: 'https://elsewhere.example' },
    'a sibling': { ...json, origin: `http://other.localhost:${port}` },
    'another port': { ...json, origin: `http://localhost:${Number(port) + 1}` },
    'another scheme': { ...json, origin: `https://localhost:${port}` },
    'the same beginning': { ...json, origin: `${url}.elsewhere.example` },
    'two origins': { ...json, origin: `${url}, https://elsewhere.example` },
    'a form from elsewhere': { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' },
  }
  const writing = allRoutes.filter(({ method }) => method !== 'GET')
  expect(writing.length).toBeGreaterThan(10)
  for (const route of writing) {
    const address = `${url}/api${route.path.replaceAll(/:\w+/g, '99999999-0000-4000-8000-000000000000')}`
    for (const [shape, headers] of Object.entries(shapes)) {
      const response = await fetch(address, { method: route.method, headers: { cookie, ...headers }, body: '{}' })
      expect(`${route.name} ${shape}: ${response.status} ${(await response.json()).code}`).toBe(`${route.name} ${shape}: 403 wrong-origin`)
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await fetch(address, { method: route.method, headers: { cookie, origin: url, 'content-type': type }, body: '{}' })
      expect(`${route.name} ${type}: ${response.status}`).toBe(`${route.name} ${type}: 415`)
    }
    const overridden = await fetch(address, { headers: { cookie, 'x-http-method-override': route.method } })
    expect([200, 404, 422]).toContain(overridden.status)
  }
  expect(await client.verdict(readMe)).toBe('sees')
})

test('a socket is opened from our own pages alone, and only as a socket', async () => {
  const { url, cookie } = await world.as('majken')
  for (const origin of ['https://elsewhere.example', 'null', undefined]) {
    const socket = io(url, { path: '/api/live', transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { cookie: cookie!, ...(origin ? { origin } : {}) } })
    await expect(new Promise((resolve, reject) => socket.once('connect', () => resolve('connected')).once('connect_error', reject))).rejects.toThrow()
  }
  const polling = await fetch(`${url}/api/live/?EIO=4&transport=polling`, { headers: { cookie: cookie!, origin: url } })
  expect(polling.status).toBe(400)
})

async function freePort() {
  const probe = createServer().listen(0)
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function asAdmin(sql: string) {
  const client = new pg.Client({ connectionString: world.database.adminUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
