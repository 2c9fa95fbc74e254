import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { cast } from '../../server/demo/cast.ts'
import { createDatabase, type TestDatabase } from '../world/database.ts'

/** The product as a process of its own, as an operator starts it. */
const main = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

async function start(settings: Record<string, string>, what = 'serve') {
  const port = await freePorts()
  const child = spawn(process.execPath, [main, what], {
    env: { PATH: process.env['PATH'], PORT: String(port), KRING_LOG: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = text(child.stderr)
  undo.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  return { child, said, url: `http://localhost:${port}`, provider: `http://127.0.0.1:${port + 1}` }
}

const isReady = (url: string) =>
  vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 80_000, interval: 50 })
const endOf = async (child: ChildProcess) => (child.exitCode === null ? (await once(child, 'exit'))[0] : child.exitCode)
const newDatabase = async () => {
  const database = await createDatabase()
  undo.push(database.drop)
  return database
}
const post = (address: string, body: object, headers: Record<string, string> = {}) =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

const outsideDemo = {
  KRING_DEMO: '0', KRING_SECRET: 'x'.repeat(32),
  KRING_OIDC_ISSUER: 'https://login.example', KRING_OIDC_CLIENT_ID: 'kring', KRING_OIDC_CLIENT_SECRET: 'secret',
}

test('a demo founds its municipality once, and everybody in it is one press or one request away', async () => {
  const { url: databaseUrl } = await newDatabase()
  const first = await start({ DATABASE_URL: databaseUrl, KRING_DEMO: '1' }, 'both')
  await isReady(first.url)
  const { items } = await (await fetch(`${first.url}/api/demo/cast`)).json()
  expect(items).toContainEqual({ as: 'majken', name: 'Majken Testberg', about: 'koordinator, leder mötena', kind: 'staff' })
  expect(items).toHaveLength(Object.keys(cast).length)
  expect(JSON.stringify(items)).not.toMatch(/\d{12}/)

  for (const as of ['asta', 'Asta Provlund', ' ASTA ']) {
    const answer = await post(`${first.url}/api/demo/session`, { as })
    expect(await answer.json()).toEqual({ person: { id: cast.asta.id, name: 'Asta Provlund' } })
    const [cookie] = answer.headers.getSetCookie()
    const me = await (await fetch(`${first.url}/api/me`, { headers: { cookie: cookie!.split(';')[0]! } })).json()
    expect(me.person.name).toBe('Asta Provlund')
  }
  for (const wrong of [{ as: 'nobody' }, { as: 1 }, {}, []]) expect((await post(`${first.url}/api/demo/session`, wrong)).status).toBe(422)
  expect((await post(`${first.url}/api/demo/session`, { as: 'asta' }, { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await fetch(`${first.provider}/.well-known/openid-configuration`)).status).toBe(200)
  expect((await fetch(`${first.provider}/nothing`)).status).toBe(404)

  const second = await start({ DATABASE_URL: databaseUrl, KRING_DEMO: '1' })
  await isReady(second.url)
  for (const { child, said } of [first, second]) {
    child.kill('SIGTERM')
    expect(await endOf(child)).toBe(0)
    expect(await said).toBe('')
  }
}, 180_000)

test('with KRING_DEMO=0 there is neither demo sign-in nor provider: not as a route, not as a port, not in memory', async () => {
  const database = await newDatabase()
  await stopTheClock(database)
  const watch = `import { registerHooks } from 'node:module'
    registerHooks({ resolve(name, context, next) { const found = next(name, context); if (/server\\/demo|oidc-provider/.test(found.url)) console.error('LOADED', found.url); return found } })`
  const { child, said, url, provider } = await start({ ...outsideDemo, DATABASE_URL: database.url, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}` })
  await isReady(url)
  const headers = { 'x-request-id': 'the-same-request' }
  const unknown = await (await fetch(`${url}/api/no/such/thing`, { headers })).text()
  for (const path of ['/api/demo/cast', '/api/demo/session', '/api/demo']) {
    const answer = await fetch(`${url}${path}`, { headers })
    expect([answer.status, await answer.text()]).toEqual([404, unknown])
  }
  const answer = await post(`${url}/api/demo/session`, { as: 'majken' }, headers)
  expect([answer.status, await answer.text()]).toEqual([404, unknown])
  expect(answer.headers.getSetCookie()).toEqual([])
  await expect(fetch(provider)).rejects.toThrow()
  child.kill('SIGTERM')
  await endOf(child)
  expect(await said).toBe('')
})

test('with KRING_DEMO=0 the server refuses a database whose clock can be moved, in one line', async () => {
  const { url } = await newDatabase()
  const { child, said } = await start({ ...outsideDemo, DATABASE_URL: url })
  expect(await endOf(child)).toBe(1)
  expect(await said).toBe('DATABASE_URL: this database has a movable clock (a demo); KRING_DEMO=0 does not start on it\n')
})

/** An address of this machine other than the one that `localhost` is; without a network, another of its loopback (RFC 1122 3.2.1.3). */
const beyond = Object.values(networkInterfaces()).flat().find((one) => one?.family === 'IPv4' && !one.internal)?.address ?? '127.0.0.2'
test('over plain http a node answers this machine alone; behind TLS it answers the proxy, wherever that stands', async () => {
  const { url: databaseUrl } = await newDatabase()
  const plain = await start({ DATABASE_URL: databaseUrl, KRING_DEMO: '1' })
  await isReady(plain.url)
  await expect(fetch(plain.url.replace('localhost', beyond))).rejects.toThrow()
  const behind = await start({ DATABASE_URL: databaseUrl, KRING_DEMO: '1', KRING_URL: 'https://kring.example' })
  await isReady(behind.url.replace('localhost', beyond))
}, 180_000)

test('what cannot start says why in one line', async () => {
  const { url: databaseUrl } = await newDatabase()
  const unset = await start({ DATABASE_URL: databaseUrl, KRING_DEMO: 'yes' })
  expect(await endOf(unset.child)).toBe(1)
  expect(await unset.said).toMatch(/^KRING_DEMO .*\n$/)

  const occupant = createServer().listen(0, '127.0.0.1')
  await once(occupant, 'listening')
  undo.push(() => new Promise((resolve) => occupant.close(resolve)))
  const { port } = occupant.address() as AddressInfo
  const taken = await start({ DATABASE_URL: databaseUrl, KRING_DEMO: '1', PORT: String(port - 1) })
  expect(await endOf(taken.child)).toBe(1)
  expect(await taken.said).toBe(`PORT + 1 (${port}), the demo sign-in, is taken by another program\n`)
})

/** Makes a copy of the test template into a database like a municipality's: with the machine's clock. */
async function stopTheClock({ adminUrl }: TestDatabase) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query("create or replace function app.now() returns timestamptz language sql stable as 'select clock_timestamp()'; drop table clock_offset")
  await client.end()
}

/** A port for the application with the two after it, which a demo takes for sign-in and mail. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = createServer().listen(0, '127.0.0.1')
    await once(first, 'listening')
    const { port } = first.address() as AddressInfo
    const others = [port + 1, port + 2].map((next) => createServer().listen(next, '127.0.0.1'))
    const areFree = await Promise.all(others.map((server) => once(server, 'listening'))).then(() => true, () => false)
    await Promise.all([first, ...others].map((server) => new Promise((resolve) => server.close(resolve))))
    if (areFree) return port
  }
}
