import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCase } from '@kring/contract/cases'
import { readConsent, refuseConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import { beginSigning, cancelSigning, readEvidence, readSigning, readSigningMethod } from '@kring/contract/signing'
import { nonceOf, sha256, thumbprintOf, verifyConsentFile, type PublicJwk } from '@kring/evidence'
import { readConfig } from '@kring/server/platform/config'
import { openLog } from '@kring/server/platform/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { startIdentityProvider } from '../../server/demo/identity-provider.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind } from '../world/behind.ts'
import { startLyingProvider, type Said } from '../world/lying-provider.ts'
import { Visitor, type Page } from '../world/visitor.ts'

/** Two nodes on one database: the first signs with the demo's provider, the second with one that lies. */
let world: World
let provider: { close(): Promise<void> }
let liar: Awaited<ReturnType<typeof startLyingProvider>>
const truth = { sub: 'a pseudonym', personal_number: cast.asta.subject }
beforeAll(async () => {
  world = await startWorld({ nodes: 2, oidc: {} })
  provider = await startProvider()
  liar = await startLyingProvider(world.configs[1]!.signingOidc.access.issuer, truth)
})
afterAll(async () => {
  await provider.close()
  await liar.close()
  await world.close()
})

const startProvider = () => startIdentityProvider(world.configs[0]!, openLog('silent'))
const pending = () => aCase(world, { until: 'consent-pending' })
const answerOf = async (name: CastName, { caseId, requestId }: CaseMade) =>
  (await (await world.as(name)).do(readConsent, { params: { caseId } })).requests.find(({ id }) => id === requestId)!.yourAnswer

/** Begins to sign in a browser of one's own. */
async function begin(name: CastName, { caseId, requestId }: CaseMade, node = 0) {
  const client = await world.as(name, node)
  const visitor = new Visitor()
  const [cookieName, value] = client.cookie!.split('=') as [string, string]
  visitor.cookies = [{ host: 'localhost', path: '/', name: cookieName, value }]
  const { requests } = await client.do(readConsent, { params: { caseId }, query: { locale: 'ar' } })
  const { textHash } = requests.find(({ id }) => id === requestId)!
  const { id } = await client.do(beginSigning, {
    params: { caseId, requestId }, body: { locale: 'ar', textHash, understood: true, method: 'oidc', device: 'this', returnTo: '/ar/familj' },
  })
  const signing = () => client.do(readSigning, { params: { signingId: id } })
  const address = async () => (await signing()).elsewhere!.address
  return {
    client, visitor, id, signing, address,
    /** Goes to the provider and presses the button of whom to be; without one gives up there. Stops where `on` says so. */
    async signAs(whom: CastName | null, on?: (address: URL) => URL | undefined) {
      const page = await visitor.follow(await visitor.ask(await address()))
      const account = whom === null ? '' : new RegExp(`value="([^"]+)"><strong>${cast[whom].name}`).exec(page.text)![1]!
      return visitor.follow(await visitor.ask(page.url, { form: { account } }), on)
    },
    /** The liar asks nobody and sends one straight back. */
    goThrough: async () => visitor.follow(await visitor.ask(await address())),
    gone: async () => (await client.verdict(readSigning, { params: { signingId: id } })) === '404',
  }
}
const landedAt = (page: Page) => (page.headers.get('location') ?? page.url.href).replace(world.urls[0]!, '')
const stopAtReturn = () => {
  const seen: { back?: URL } = {}
  return { seen, on: (address: URL) => (address.pathname === '/api/signing/return' ? ((seen.back = address), undefined) : address) }
}

test('a guardian is shown the text, proves at the provider who they are, and has signed: with evidence that holds without Kring', async () => {
  const made = await pending()
  const { client, id, signing, address, signAs, gone } = await begin('asta', made)
  const first = await signing()
  expect(first).toMatchObject({ id, method: 'oidc', state: 'waiting', qr: [], links: null })
  expect(first.elsewhere!.text).toContain('Jag, Asta Provlund, säger ja')
  expect(first.elsewhere!.text).not.toMatch(/\d{8}-?\d{4}/)

  const asked = new URL(await address()).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code', code_challenge_method: 'S256', prompt: 'login', max_age: '0', redirect_uri: `${world.urls[0]}/api/signing/return`,
    sign_text: Buffer.from(first.elsewhere!.text).toString('base64'),
  })
  expect(asked.get('state')).toMatch(/^[\w-]{32}$/)
  expect([...asked.values()].join(' ')).not.toContain(made.caseId)
  expect((await signAs('asta')).url.pathname).toBe('/ar/familj')
  expect(await gone()).toBe(true)
  expect(await answerOf('asta', made)).toBe('signed')

  const params = { caseId: made.caseId, requestId: made.requestId }
  const { items } = await client.do(readEvidence, { params })
  const [item] = items
  if (item?.method !== 'oidc') throw new Error('no evidence')
  expect(items).toHaveLength(1)
  expect(item.visibleText).toBe(first.elsewhere!.text)
  expect(JSON.parse(item.statement)).toMatchObject({ ...params, partyId: made.parties.asta, signingId: id, locale: 'ar', visibleTextHash: sha256(item.visibleText) })
  expect(asked.get('nonce')).toBe(nonceOf(item.statement))
  const { issuer, clientId, claim, acr } = item
  const trust = { roots: [], providers: [{ issuer, clientId, claim, acr, thumbprints: [thumbprintOf(item.key as PublicJwk)] }] }
  expect(verifyConsentFile(item, trust, cast.asta.subject)).toMatchObject({ ok: true, personalNumber: cast.asta.subject, facts: params })
  expect(verifyConsentFile(item, trust, cast.nils.subject)).toMatchObject({ ok: false, why: expect.stringMatching(/^personal-number/) })
  expect(verifyConsentFile(item, { roots: [], providers: [] }, cast.asta.subject)).toMatchObject({ ok: false, why: expect.stringMatching(/^issuer/) })

  const changed: [Record<string, unknown>, RegExp][] = [
    [{ text: `${item.text}Och polisen.` }, /^text/], [{ visibleText: `${item.visibleText} ` }, /^text/], [{ visibleText: 'Hej' }, /^text/], [{ statement: ` ${item.statement}` }, /^statement/],
    [{ statement: item.statement.replace(made.requestId, made.caseId) }, /^statement/], [{ issuer: 'https://elsewhere.example' }, /^issuer/], [{ clientId: 'somebody' }, /^issuer/], [{ key: { ...item.key, kid: 'other' } }, /^key/],
    [{ collectedAt: '2020-01-01T00:00:00Z' }, /^time/], [{ orderedAt: 'never' }, /^time/], [{ method: 'bankid' }, /not an exported/], [{ key: null }, /not an exported/], [{ idToken: 7 }, /not an exported/],
  ]
  for (const [change, why] of changed) expect(verifyConsentFile({ ...item, ...change }, trust, cast.asta.subject), JSON.stringify(change)).toMatchObject({ ok: false, why: expect.stringMatching(why) })
  expect(verifyConsentFile(item, trust)).toMatchObject({ ok: false, why: expect.stringMatching(/^nobody says/) })

  expect((await (await world.as('nils')).do(readEvidence, { params })).items).toEqual([])
  expect((await (await world.as('majken')).do(readEvidence, { params })).items).toHaveLength(1)
  const admin = await behind(world)
  expect(await admin.query('select from signing where id = $1', [id])).toEqual([])
  const [{ count }] = await admin.query('select count(*)::int from access a join case_file f on f.number = a.case_number where f.id = $1 and a.person_id = $2', [made.caseId, cast.majken.id]) as [{ count: number }]
  expect(count).toBeGreaterThan(0)
  await admin.close()

  // The whole answer is what people download, and what the command takes.
  const folder = mkdtempSync(join(tmpdir(), 'kring-oidc-'))
  const put = (name: string, content: object) => (writeFileSync(join(folder, name), JSON.stringify(content)), join(folder, name))
  const verify = (...args: string[]) => spawnSync(process.execPath, [fileURLToPath(new URL('../../packages/evidence/src/verify.ts', import.meta.url)), ...args], { encoding: 'utf8' })
  const published = await (await fetch(`${issuer}/jwks`)).json() as { keys: object[] }
  const archived = put('provider.json', { issuer, clientId, keys: published.keys })
  const file = put('evidence.json', { items })
  expect(verify(file, '--provider', archived, '--signer', cast.nils.subject, '--signer', cast.asta.subject)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^GODKÄND[\s\S]*198104042388/) })
  expect(verify(file, '--provider', archived, '--signer', cast.nils.subject)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^UNDERKÄND/) })
  expect(verify(put('two.json', { items: [item, { ...item, text: 'Annat.' }] }), '--provider', archived, '--signer', cast.asta.subject)).toMatchObject({ status: 1 })
  expect(verify(file, '--provider', put('keyless.json', { issuer, clientId }), '--signer', cast.asta.subject)).toMatchObject({ status: 1 })
  expect(verify(put('none.json', { items: [] }), '--provider', archived)).toMatchObject({ status: 2 })
  rmSync(folder, { recursive: true })
})

test('the last guardian\'s signature opens the case', async () => {
  const made = await pending()
  for (const name of ['asta', 'nils'] as const) await (await begin(name, made)).signAs(name)
  expect((await (await world.as('majken')).do(readCase, { params: { caseId: made.caseId } })).state).toBe('active')
})

test('somebody else\'s e-ID does not sign, and the page says so', async () => {
  const made = await pending()
  const { signing, signAs } = await begin('asta', made)
  expect((await signAs('nils')).url.pathname).toBe('/ar/familj')
  expect(await signing()).toMatchObject({ state: 'failed', code: 'own:someone-else', elsewhere: null })
  expect([await answerOf('asta', made), await answerOf('nils', made)]).toEqual(['waiting', 'waiting'])
})

test('whoever gives up at the provider comes back to where they were, and may begin again', async () => {
  const made = await pending()
  const first = await begin('asta', made)
  expect((await first.signAs(null)).url.pathname).toBe('/ar/familj')
  expect(await first.signing()).toMatchObject({ state: 'failed', code: 'own:cancelled', isError: false })
  const again = await begin('asta', made)
  expect(await first.gone()).toBe(true)
  await again.signAs('asta')
  expect(await answerOf('asta', made)).toBe('signed')
})

test('a no that was said meanwhile and a withdrawal that the coordinator noted win over a signature that comes after', async () => {
  const refused = await pending()
  const first = await begin('asta', refused)
  await (await world.as('asta')).do(refuseConsent, { params: { caseId: refused.caseId, requestId: refused.requestId } })
  await first.signAs('asta')
  expect(await first.signing()).toMatchObject({ state: 'failed', code: 'own:too-late' })
  expect(await answerOf('asta', refused)).toBe('refused')

  const withdrawn = await pending()
  const second = await begin('asta', withdrawn)
  await (await world.as('majken')).do(withdrawConsent, { params: { caseId: withdrawn.caseId, requestId: withdrawn.requestId }, body: { towards: null, method: 'telephone', forPartyId: withdrawn.parties.asta } })
  await second.signAs('asta')
  expect(await second.signing()).toMatchObject({ code: 'own:too-late' })
  expect(await answerOf('asta', withdrawn)).toBe('withdrawn')
})

test('the way back is good once and in the browser that began alone; in another one nothing is signed and nothing is lost', async () => {
  const made = await pending()
  const { client, visitor, signing, signAs } = await begin('asta', made)
  const { seen, on } = stopAtReturn()
  await signAs('asta', on)
  const others = [new Visitor(), new Visitor()]
  const nils = await world.as('nils')
  others[1]!.cookies = [{ host: 'localhost', path: '/', name: '__Host-kring', value: nils.cookie!.split('=')[1]! }]
  for (const other of others) expect(landedAt(await other.ask(seen.back!))).toBe('/?signin=elsewhere')
  expect(await signing()).toMatchObject({ state: 'waiting' })
  expect(landedAt(await visitor.ask(seen.back!))).toBe('/ar/familj')
  expect(await answerOf('asta', made)).toBe('signed')
  expect(landedAt(await visitor.ask(seen.back!))).toBe('/?signin=elsewhere')
  expect(await client.verdict(readSigning, { params: { signingId: '00000000-0000-4000-8000-000000000000' } })).toBe('404')
})

test('an answer that was made for another attempt does not sign this one', async () => {
  const [one, other] = [await pending(), await pending()]
  const thief = await begin('asta', one)
  const own = stopAtReturn()
  await thief.signAs('asta', own.on)
  const replayed = stopAtReturn()
  await (await begin('asta', other)).signAs('asta', replayed.on)
  const second = await begin('asta', one)
  const third = stopAtReturn()
  await second.signAs('asta', third.on)
  third.seen.back!.searchParams.set('code', replayed.seen.back!.searchParams.get('code')!)
  await second.visitor.ask(third.seen.back!)
  expect(await second.signing()).toMatchObject({ state: 'failed', code: 'own:not-proven' })
  expect([await answerOf('asta', one), await answerOf('asta', other)]).toEqual(['waiting', 'waiting'])
})

test('what a provider says is believed only when it is signed by it, meant for us, about this person and this text, and proven since it was asked for', async () => {
  const made = await pending()
  const now = () => Math.floor(Date.now() / 1000)
  const claiming = (claims: () => Record<string, unknown>) => (said: Said) => ({ ...said, claims: { ...said.claims, ...claims() } })
  const lies: [string, (said: Said) => Said, string?][] = [
    ['signed by somebody else', (said) => ({ ...said, signedBy: 'somebody else' })],
    ['not signed', (said) => ({ ...said, signedBy: 'nobody' })],
    ['not signed, and saying so', (said) => ({ ...said, header: { ...said.header, alg: 'none' }, signedBy: 'nobody' })],
    ['signed with the public key as a secret', (said) => ({ ...said, header: { ...said.header, alg: 'HS256' } })],
    ['with a key of its own in the header', (said) => ({ ...said, header: { ...said.header, jwk: liar.publicKey.export({ format: 'jwk' }) } })],
    ['with a critical extension', (said) => ({ ...said, header: { ...said.header, crit: ['b64'], b64: false } })],
    ['with an unknown key', (said) => ({ ...said, header: { ...said.header, kid: 'other' } })],
    ['without the name of its key', (said) => ({ ...said, header: { alg: 'ES256' } })],
    ['from another issuer', claiming(() => ({ iss: 'https://elsewhere.example' }))],
    ['for another client', claiming(() => ({ aud: 'somebody' }))],
    ['for several clients', claiming(() => ({ aud: ['kring', 'somebody'], azp: 'kring' }))],
    ['for another party', claiming(() => ({ azp: 'somebody' }))],
    ['for another statement', claiming(() => ({ nonce: nonceOf('{}') }))],
    ['for no statement', claiming(() => ({ nonce: undefined }))],
    ['told too long ago', claiming(() => ({ iat: now() - 7200, auth_time: now() - 7200, exp: now() - 3600 }))],
    ['not good any more', claiming(() => ({ exp: now() - 60 }))],
    ['without an end', claiming(() => ({ exp: undefined }))],
    ['proven long before', claiming(() => ({ auth_time: now() - 120 }))],
    ['proven at no time', claiming(() => ({ auth_time: undefined }))],
    ['about nobody', claiming(() => ({ personal_number: undefined }))],
    ['about an account', claiming(() => ({ personal_number: 'majken.testberg' }))],
    ['about somebody else', claiming(() => ({ personal_number: cast.nils.subject })), 'own:someone-else'],
    ['about somebody unknown', claiming(() => ({ personal_number: '199001012385' })), 'own:someone-else'],
  ]
  for (const [name, lie, code = 'own:not-proven'] of lies) {
    liar.lie = lie
    const { signing, goThrough } = await begin('asta', made, 1)
    await goThrough()
    expect(`${name}: ${(await signing()).code}`).toBe(`${name}: ${code}`)
  }
  expect(await answerOf('asta', made)).toBe('waiting')
  liar.lie = (said) => said
  await (await begin('asta', made, 1)).goThrough()
  expect(await answerOf('asta', made)).toBe('signed')
}, 120_000)

test('a provider that is away, before or after one has been there, is said so, and one may begin again', async () => {
  const made = await pending()
  liar.answersTokens = false
  const late = await begin('asta', made, 1)
  await late.goThrough()
  expect(await late.signing()).toMatchObject({ state: 'failed', code: 'own:away' })
  liar.answersTokens = true

  const fresh = await startWorld({ oidc: {} })
  const elsewhere = await aCase(fresh, { until: 'consent-pending' })
  const asta = await fresh.as('asta')
  const { textHash } = (await asta.do(readConsent, { params: { caseId: elsewhere.caseId } })).requests[0]!
  const { id } = await asta.do(beginSigning, { params: { caseId: elsewhere.caseId, requestId: elsewhere.requestId }, body: { locale: 'sv', textHash, understood: true, method: 'oidc', device: 'this', returnTo: '/' } })
  expect(await asta.do(readSigning, { params: { signingId: id } })).toMatchObject({ state: 'failed', code: 'own:away' })
  await fresh.close()
  expect(await answerOf('asta', made)).toBe('waiting')
})

test('a signature that is being made is its person\'s own: nobody else finds it, reads its text or ends it', async () => {
  const made = await pending()
  const { id, signing, client } = await begin('asta', made)
  for (const name of ['nils', 'majken', 'vilgot', 'ove'] as const) {
    const other = await world.as(name)
    expect(await other.verdict(readSigning, { params: { signingId: id } })).toBe('404')
    expect(await other.verdict(cancelSigning, { params: { signingId: id } })).toBe('404')
  }
  expect(await signing()).toMatchObject({ state: 'waiting' })
  await client.do(cancelSigning, { params: { signingId: id } })
  expect(await client.verdict(readSigning, { params: { signingId: id } })).toBe('404')
})

test('where people sign with an e-ID, a proof of identity is no signature, and no method but the offered ones begins', async () => {
  const made = await pending()
  const asta = await world.as('asta')
  expect(await asta.do(readSigningMethod)).toEqual({ methods: [{ method: 'oidc', name: null, practice: null }] })
  const { textHash } = (await asta.do(readConsent, { params: { caseId: made.caseId } })).requests[0]!
  const params = { caseId: made.caseId, requestId: made.requestId }
  expect(await asta.verdict(signConsent, { params, body: { locale: 'sv', textHash, understood: true } })).toBe('refused:e-id-needed')
  expect(await asta.verdict(beginSigning, { params, body: { locale: 'sv', textHash, understood: true, method: 'bankid', device: 'this', returnTo: '/' } })).toBe('404')
})

test('whoever comes back too late has not signed and is told so', async () => {
  const made = await pending()
  const { visitor, signing, signAs } = await begin('asta', made)
  const { seen, on } = stopAtReturn()
  await signAs('asta', on)
  await world.later('11 minutes')
  expect(landedAt(await visitor.ask(seen.back!))).toBe('/ar/familj')
  expect(await signing()).toMatchObject({ state: 'failed', code: 'own:expired' })
  expect(await answerOf('asta', made)).toBe('waiting')
})

test('with what people sign is configured in plain words, and every wrong one is named in one line', () => {
  const demo = { DATABASE_URL: 'postgresql://app@localhost/kring', KRING_DEMO: '1' }
  const real = { ...demo, KRING_DEMO: '0', KRING_SECRET: 'x'.repeat(32), KRING_OIDC_ISSUER: 'https://id.invalid', KRING_OIDC_CLIENT_ID: 'kring', KRING_OIDC_CLIENT_SECRET: 's' }
  const broker = { KRING_SIGN_OIDC_ISSUER: 'https://broker.invalid', KRING_SIGN_OIDC_CLIENT_ID: 'kring-sign', KRING_SIGN_OIDC_CLIENT_SECRET: 't' }
  expect(readConfig(demo).signWith).toEqual(['oidc'])
  expect(readConfig({ ...demo, KRING_BANKID_URL: 'simulator' }).signWith).toEqual(['bankid', 'oidc'])
  expect(readConfig(real)).toMatchObject({ signWith: ['oidc'], signingOidc: { access: { issuer: 'https://id.invalid' }, claim: 'personal_number', acr: [], text: undefined } })
  expect(readConfig({ ...real, ...broker, KRING_SIGN_OIDC_CLAIM: 'ssn', KRING_SIGN_OIDC_ACR: 'a b', KRING_SIGN_OIDC_TEXT: 'login_hint=action:sign message:{base64}', KRING_SIGN_OIDC_NAME: 'Freja' }).signingOidc).toEqual({
    access: { issuer: 'https://broker.invalid', clientId: 'kring-sign', clientSecret: 't' }, claim: 'ssn', acr: ['a', 'b'], text: { parameter: 'login_hint', value: 'action:sign message:{base64}' }, name: 'Freja',
  })
  expect(readConfig({ ...real, KRING_SIGN_OIDC_TEXT: 'https://id.oidc.se/param/userMessage={"message":"{base64}","mime_type":"text/markdown"}' }).signingOidc.text).toEqual({
    parameter: 'https://id.oidc.se/param/userMessage', value: '{"message":"{base64}","mime_type":"text/markdown"}',
  })
  const refused: [NodeJS.ProcessEnv, RegExp][] = [
    [{ ...real, KRING_SIGN: 'demo-step-up' }, /^KRING_SIGN demo-step-up proves nothing/],
    [{ ...demo, KRING_SIGN: 'oidc,demo-step-up' }, /^KRING_SIGN demo-step-up proves nothing/],
    [{ ...real, KRING_SIGN: 'bankid' }, /^KRING_SIGN names bankid and KRING_BANKID_URL/],
    [{ ...real, KRING_SIGN: 'oidc,oidc' }, /^KRING_SIGN names one twice/],
    [{ ...real, KRING_SIGN: 'freja' }, /^KRING_SIGN/],
    [{ ...real, ...broker, KRING_SIGN_OIDC_CLIENT_SECRET: '' }, /^KRING_SIGN_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET/],
    [{ ...real, ...broker, KRING_SIGN_OIDC_ISSUER: 'http://broker.invalid' }, /^KRING_SIGN_OIDC_ISSUER plain http/],
    [{ ...real, KRING_SIGN_OIDC_TEXT: 'sign_text=yes' }, /^KRING_SIGN_OIDC_TEXT is name=value/],
  ]
  for (const [wrong, line] of refused) {
    expect(() => readConfig(wrong)).toThrow(line)
    expect(() => readConfig(wrong)).toThrow(/^[^\n]+$/)
  }
})
