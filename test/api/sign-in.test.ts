import { allRoutes } from '@kring/contract'
import { listMySessions, readMe, signInPaths } from '@kring/contract/sessions'
import { signingReturnPath } from '@kring/contract/signing'
import { createApp } from '@kring/server/app'
import { provenWithin } from '@kring/server/features/sessions/queries'
import { readConfig } from '@kring/server/platform/config'
import { openDatabase } from '@kring/server/platform/database'
import { openLog } from '@kring/server/platform/log'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { startIdentityProvider } from '../../server/demo/identity-provider.ts'
import { secret, startWorld, type World } from '../world/app.ts'
import { Client } from '../world/as.ts'
import { startLyingProvider, type Said } from '../world/lying-provider.ts'
import { Visitor, type Page } from '../world/visitor.ts'

let world: World
let url: string
let provider: { close(): Promise<void> }
/** What the first node of a world is configured with. */
const configOf = ({ urls, database }: World) =>
  readConfig({ PORT: new URL(urls[0]!).port, DATABASE_URL: database.url, KRING_DEMO: '1', KRING_SECRET: secret })
const providerOf = (of: World) => startIdentityProvider(configOf(of), openLog('silent'))

beforeAll(async () => {
  world = await startWorld({ nodes: 2 })
  url = world.urls[0]!
  provider = await providerOf(world)
})
afterAll(async () => {
  await provider.close()
  await world.close()
})

/** Presses the button with this person's name on the provider's page. */
const choose = (visitor: Visitor, page: Page, name: CastName) => {
  const account = new RegExp(`value="([^"]+)"><strong>${cast[name].name}`).exec(page.text)![1]!
  return visitor.ask(page.url, { form: { account } })
}
const begin = async (visitor: Visitor, query = '') => visitor.ask(`${url}/api/sign-in${query}`)
/** From the first press to the last redirect; gives where one landed. */
async function signIn(visitor: Visitor, name: CastName, query = '') {
  const page = await visitor.follow(await begin(visitor, query))
  return visitor.follow(await choose(visitor, page, name))
}
const isReturn = (address: URL) => address.pathname === '/api/sign-in/return'
/** Stops just before coming back and gives the address of the return. */
async function untilReturn(visitor: Visitor, name: CastName, changed: (address: URL) => URL = (address) => address) {
  const page = await visitor.follow(await begin(visitor), changed)
  let back: URL | undefined
  await visitor.follow(await choose(visitor, page, name), (address) => {
    if (!isReturn(address)) return address
    back = address
    return undefined
  })
  return back!
}
const clientOf = (visitor: Visitor) => new Client(url, `__Host-kring=${visitor.cookie('__Host-kring') ?? ''}`)
const outcome = (page: Page) => page.headers.get('location') ?? page.url.href

test('a sign-in at the identity provider leads to a session of that person, on the page that was asked for', async () => {
  for (const name of ['majken', 'asta'] as const) {
    const visitor = new Visitor()
    const landed = await signIn(visitor, name, '?to=/cases%3Fsort=date')
    expect(landed.url.href).toBe(`${url}/cases?sort=date`)
    const { person } = await clientOf(visitor).do(readMe)
    expect(person).toMatchObject({ id: cast[name].id, name: cast[name].name, kind: cast[name].kind })
  }
})

test('the request for a sign-in carries PKCE S256, state and nonce, and goes to the provider alone', async () => {
  const visitor = new Visitor()
  const started = await begin(visitor)
  const address = new URL(started.headers.get('location')!)
  expect(started.status).toBe(303)
  expect(address.origin).toBe(`http://127.0.0.1:${Number(new URL(url).port) + 1}`)
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', client_id: 'kring', redirect_uri: `${url}/api/sign-in/return` })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(address.searchParams.get(name)!.length).toBeGreaterThanOrEqual(32)
  const [cookie] = started.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-kring-signin=[\w-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
})

test('a return with another state, another nonce or another code is refused', async () => {
  const otherState = new Visitor()
  const back = await untilReturn(otherState, 'majken')
  back.searchParams.set('state', 'x'.repeat(43))
  expect(outcome(await otherState.ask(back))).toBe(`${url}/?signin=failed`)
  expect(otherState.cookie('__Host-kring')).toBeUndefined()

  const otherNonce = new Visitor()
  const withOtherNonce = await untilReturn(otherNonce, 'majken', (address) => {
    if (address.searchParams.has('nonce')) address.searchParams.set('nonce', 'somebody-else-asked-for-this-one')
    return address
  })
  expect(outcome(await otherNonce.ask(withOtherNonce))).toBe(`${url}/?signin=failed`)
  expect(otherNonce.cookie('__Host-kring')).toBeUndefined()

  const thief = new Visitor()
  const own = await untilReturn(thief, 'ture')
  const stolen = await untilReturn(new Visitor(), 'majken')
  own.searchParams.set('code', stolen.searchParams.get('code')!)
  expect(outcome(await thief.ask(own))).toBe(`${url}/?signin=failed`)
  expect(thief.cookie('__Host-kring')).toBeUndefined()
})

test('a return that nobody here has begun is refused', async () => {
  const back = await untilReturn(new Visitor(), 'majken')
  const lured = new Visitor()
  expect(outcome(await lured.ask(back))).toBe(`${url}/?signin=failed`)
  expect(lured.cookies).toEqual([])
})

test('a return is good once, even with the cookie of its attempt kept', async () => {
  const visitor = new Visitor()
  const back = await untilReturn(visitor, 'majken')
  const attempt = visitor.cookies.filter(({ name }) => name === '__Host-kring-signin')
  expect(outcome(await visitor.ask(back))).toBe(`${url}/`)
  expect(visitor.cookie('__Host-kring-signin')).toBeUndefined()

  const again = new Visitor()
  again.cookies = attempt
  expect(outcome(await again.ask(back))).toBe(`${url}/?signin=failed`)
  expect(again.cookie('__Host-kring')).toBeUndefined()
})

test('an attempt that was changed or made up by hand is refused', async () => {
  const visitor = new Visitor()
  const back = await untilReturn(visitor, 'majken')
  const kept = visitor.cookies.find(({ name }) => name === '__Host-kring-signin')!
  const first = kept.value.startsWith('A') ? 'B' : 'A'
  for (const value of [kept.value.slice(0, -2), `${first}${kept.value.slice(1)}`, Buffer.from('{"to":"https://elsewhere.example"}').toString('base64url'), '']) {
    const forger = new Visitor()
    forger.cookies = [{ ...kept, value }]
    expect(outcome(await forger.ask(back))).toBe(`${url}/?signin=failed`)
  }
})

test('whoever gives up at the provider comes back to the start page', async () => {
  const visitor = new Visitor()
  const page = await visitor.follow(await begin(visitor))
  expect((await visitor.follow(await visitor.ask(page.url, { form: { account: '' } }))).url.href).toBe(`${url}/?signin=failed`)
})

test('while the provider cannot be reached a sign-in says so, and as soon as it can, it works', async () => {
  const early = await startWorld()
  const [address] = early.urls
  expect(outcome(await new Visitor().ask(`${address}/api/sign-in`))).toBe(`${address}/?signin=failed`)
  const late = await providerOf(early)
  expect((await new Visitor().ask(`${address}/api/sign-in`)).headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\?/)
  await late.close()
  await early.close()
})

test('no spelling of `to` leads to another site', async () => {
  for (const to of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/%09/elsewhere.example', '/\t/elsewhere.example', 'javascript:alert(1)', '\\\\elsewhere.example', '/.//elsewhere.example', '/..//elsewhere.example', '@elsewhere.example', '/api/sign-in']) {
    const visitor = new Visitor()
    const landed = await signIn(visitor, 'majken', `?to=${encodeURIComponent(to)}`)
    expect(`${to} ${landed.url.origin}`).toBe(`${to} ${url}`)
    expect(landed.url.pathname.startsWith('/api/')).toBe(false)
  }
})

test('a cookie that was there before a sign-in is never taken over', async () => {
  const planted = 'a'.repeat(40)
  const visitor = new Visitor()
  visitor.cookies = [{ host: 'localhost', path: '/', name: '__Host-kring', value: planted }]
  await signIn(visitor, 'majken')
  expect(visitor.cookie('__Host-kring')).toMatch(/^[a-z0-9]{40}$/)
  expect(visitor.cookie('__Host-kring')).not.toBe(planted)
  expect(await new Client(url, `__Host-kring=${planted}`).verdict(readMe)).toBe('401')
})

test('signing in again makes a new session and ends the one before it in this browser', async () => {
  const visitor = new Visitor()
  await signIn(visitor, 'sara')
  const before = clientOf(visitor)
  await signIn(visitor, 'ture')
  expect(await before.verdict(readMe)).toBe('401')
  expect((await clientOf(visitor).do(readMe)).person.name).toBe(cast.ture.name)
})

test('whom nobody here knows is told so without a name', async () => {
  await asAdmin(`delete from login where person_id = '${cast.kalle.id}'`)
  const visitor = new Visitor()
  const landed = await signIn(visitor, 'kalle')
  expect(landed.url.href).toBe(`${url}/?signin=unknown`)
  expect(visitor.cookie('__Host-kring')).toBeUndefined()
})

test('a step-up proves anew who one is: the same person alone, in a new session', async () => {
  const visitor = new Visitor()
  await signIn(visitor, 'freja')
  await world.later('10 minutes')
  const before = clientOf(visitor)
  expect(await isProven(before, 'freja')).toBe(false)

  const started = await begin(visitor, '?step-up=1')
  expect(Object.fromEntries(new URL(started.headers.get('location')!).searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
  expect((await signIn(visitor, 'bo', '?step-up=1&to=/x')).url.href).toBe(`${url}/?signin=someone-else`)
  expect(await isProven(before, 'freja')).toBe(false)

  expect((await signIn(visitor, 'freja', '?step-up=1&to=/x')).url.href).toBe(`${url}/x`)
  const after = clientOf(visitor)
  expect(after.cookie).not.toBe(before.cookie)
  expect(await before.verdict(readMe)).toBe('401')
  expect(await isProven(after, 'freja')).toBe(true)
  await world.later('6 minutes')
  expect(await isProven(after, 'freja')).toBe(false)
})

test('what a provider says is believed only when it is signed by it, meant for us and for this attempt, and made in time', async () => {
  const node = world.urls[1]!
  const liar = await startLyingProvider(`http://127.0.0.1:${Number(new URL(node).port) + 1}`, { sub: cast.majken.subject })
  const attempt = async (lie: (said: Said) => Said, query = '') => {
    liar.lie = lie
    const visitor = new Visitor()
    const landed = await visitor.follow(await visitor.ask(`${node}/api/sign-in${query}`))
    return visitor.cookie('__Host-kring') ? 'signed in' : landed.url.search
  }
  const claiming = (claims: Record<string, unknown>) => (said: Said) => ({ ...said, claims: { ...said.claims, ...claims } })
  const now = Math.floor(Date.now() / 1000)
  expect(await attempt((said) => said)).toBe('signed in')
  expect(await attempt((said) => said, '?step-up=1')).toBe('signed in')
  expect(await attempt(claiming({ auth_time: undefined }))).toBe('signed in')
  const [{ proven_at: provenAt }] = await asAdmin('select proven_at::text from session order by made_at desc limit 1')
  expect(provenAt).toBe('-infinity')

  const lies: Record<string, (said: Said) => Said> = {
    'signed by somebody else': (said) => ({ ...said, signedBy: 'somebody else' }),
    'not signed': (said) => ({ ...said, signedBy: 'nobody' }),
    'not signed, and saying so': (said) => ({ ...said, header: { alg: 'none' }, signedBy: 'nobody' }),
    'signed with the client secret': (said) => ({ ...said, header: { alg: 'HS256' } }),
    'from another issuer': claiming({ iss: 'https://elsewhere.example' }),
    'for another client': claiming({ aud: 'somebody' }),
    'for several clients': claiming({ aud: ['kring', 'somebody'], azp: 'somebody' }),
    'for another attempt': claiming({ nonce: 'another' }),
    'for no attempt': claiming({ nonce: undefined }),
    'too old': claiming({ iat: now - 7200, exp: now - 3600 }),
    'without an end': claiming({ exp: undefined }),
    'about nobody': claiming({ sub: undefined }),
  }
  for (const [name, lie] of Object.entries(lies)) expect(`${name}: ${await attempt(lie)}`).toBe(`${name}: ?signin=failed`)
  for (const claims of [{ auth_time: now - 3600 }, { auth_time: undefined }]) expect(await attempt(claiming(claims), '?step-up=1')).toBe('?signin=failed')
  // An employee's account is no personal number, and a personal number is no account.
  expect(await attempt(claiming({ sub: cast.asta.subject }))).toBe('?signin=unknown')
  expect(await attempt(claiming({ personal_number: cast.majken.subject }))).toBe('?signin=unknown')
  await liar.close()
})

test('the provider names everybody to choose from, takes no script, and keeps nobody signed in', async () => {
  const visitor = new Visitor()
  await signIn(visitor, 'majken')
  const page = await visitor.follow(await begin(visitor))
  for (const { name } of Object.values(cast)) expect(page.text).toContain(name)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page.text).not.toContain('<script')

  const stranger = new Visitor()
  const sorry = await stranger.ask(page.url)
  expect([sorry.status, sorry.text.includes('Inloggningen gick inte att slutföra')]).toEqual([400, true])
})

test('beside the declared routes, only sign-in, the way back from an e-ID app and the contract for machines answer below /api, and in a demo what stands below /api/demo', async () => {
  const log = openLog('silent')
  const undeclared = async (demo: boolean) => {
    const database = await openDatabase(world.database.url, { log, demo: true, poolSize: 2 })
    const node = await createApp({ ...configOf(world), demo }, database, log)
    await node.hub.ready
    await node.close()
    await database.close()
    const declared = allRoutes.map(({ method, path }) => `${method} /api${path}`)
    return node.app.routes
      .filter(({ method, path }) => path.startsWith('/api/') && method !== 'ALL' && !declared.includes(`${method} ${path}`))
      .map(({ method, path }) => `${method} ${path}`)
  }
  const always = [...Object.values(signInPaths).map((path) => `GET /api${path}`), `GET /api${signingReturnPath}`, 'GET /api/docs', 'GET /api/docs/:file', 'GET /api/openapi.json']
  expect(new Set(await undeclared(false))).toEqual(new Set(always))
  const inDemo = (await undeclared(true)).filter((route) => !always.includes(route))
  expect(inDemo).toContain('POST /api/demo/session')
  expect(inDemo.filter((route) => !route.includes(' /api/demo/'))).toEqual([])
})

async function isProven(client: Client, name: CastName) {
  const { items } = await client.do(listMySessions)
  const { id } = items.find(({ current }) => current)!
  return world.door.as({ kind: 'person', personId: cast[name].id, sessionId: id }, (trx) => provenWithin(trx, id, 300))
}

async function asAdmin(sql: string) {
  const client = new pg.Client({ connectionString: world.database.adminUrl })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
