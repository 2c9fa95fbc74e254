import { readCase } from '@kring/contract/cases'
import { readConsent, refuseConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import { beginSigning, cancelSigning, readEvidence, readSigning, readSigningMethod } from '@kring/contract/signing'
import { readRoots, sha256, verifyConsentFile } from '@kring/evidence'
import { openLog } from '@kring/server/platform/log'
import { openWork } from '@kring/server/work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBankIdSimulator, type BankIdSimulator } from '../../server/demo/bankid/simulator.ts'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind, until } from '../world/behind.ts'

let simulator: BankIdSimulator
let world: World
let work: Awaited<ReturnType<typeof openWork>> | undefined
beforeAll(async () => {
  simulator = await startBankIdSimulator({ people: [] })
  const { url, ca, cert, key, roots } = simulator
  world = await startWorld({ nodes: 2, bankId: { url, ca, cert, key, roots } })
})
afterAll(async () => {
  await work?.close()
  await world.close()
  await simulator.close()
})

const personOf = (name: CastName) => ({ name: cast[name].name, personalNumber: cast[name].subject })
/** Only the jobs ask the provider while it runs. */
const startWork = async () => (work ??= await openWork(world.configs[0]!, world.door, openLog(process.env['KRING_TEST_LOG'] ?? 'silent')))
const stopWork = async () => { await work?.close(); work = undefined }

async function begin(name: CastName, { caseId, requestId }: CaseMade, more: { device?: 'this' | 'other'; key?: string; returnTo?: string; node?: number } = {}) {
  const client = await world.as(name, more.node ?? 0)
  const { requests } = await client.do(readConsent, { params: { caseId }, query: { locale: 'ar' } })
  const { textHash } = requests.find(({ id }) => id === requestId)!
  const { id } = await client.do(beginSigning, {
    params: { caseId, requestId }, ...(more.key ? { key: more.key } : {}),
    body: { locale: 'ar', textHash, understood: true, method: 'bankid', device: more.device ?? 'other', returnTo: more.returnTo ?? '/ar/familj' },
  })
  return { client, id, signing: () => client.do(readSigning, { params: { signingId: id } }), gone: async () => (await client.verdict(readSigning, { params: { signingId: id } })) === '404' }
}
const newestOrder = () => simulator.orders.list()[0]!
const answerOf = async (name: CastName, { caseId, requestId }: CaseMade) =>
  (await (await world.as(name)).do(readConsent, { params: { caseId } })).requests.find(({ id }) => id === requestId)!.yourAnswer
const pending = () => aCase(world, { until: 'consent-pending' })
/** The page asks; the provider is asked at most every two seconds. */
const untilState = (signing: () => Promise<{ state: string; code: string }>, code: string) => until(signing, (now) => now.code === code)

test('a guardian scans the QR code with a phone, signs, and has signed: with evidence that holds without Kring', async () => {
  const made = await pending()
  const { client, id, signing, gone } = await begin('asta', made)
  const first = await signing()
  expect(first).toMatchObject({ id, caseId: made.caseId, requestId: made.requestId, device: 'other', state: 'waiting', code: 'outstandingTransaction', links: null })
  expect(first.qr).toHaveLength(5)
  expect(JSON.stringify(first)).not.toContain(newestOrder().qrStartSecret)
  simulator.orders.scan(first.qr[0]!)
  await untilState(signing, 'userSign')
  expect((await signing()).qr).toEqual([])
  expect(await answerOf('asta', made)).toBe('waiting')

  const order = newestOrder()
  expect(order.visible).toContain('Jag, Asta Provlund, säger ja')
  expect(order.visible).toContain('om Vilgot P., född 2012')
  expect(order.visible).toContain('på arabiska')
  expect(order.visible).not.toMatch(/\d{8}-?\d{4}/)
  expect(JSON.parse(order.nonVisible)).toMatchObject({ caseId: made.caseId, requestId: made.requestId, partyId: made.parties.asta, signingId: id, locale: 'ar', method: 'e-id', visibleTextHash: sha256(order.visible) })

  await simulator.orders.sign(order.orderRef, personOf('asta'))
  await until(gone)
  expect(await answerOf('asta', made)).toBe('signed')

  const { items } = await client.do(readEvidence, { params: { caseId: made.caseId, requestId: made.requestId } })
  expect(items).toHaveLength(1)
  const trust = { roots: readRoots(simulator.roots), providers: [] }
  expect(verifyConsentFile(items[0], trust, cast.asta.subject)).toMatchObject({ ok: true, name: cast.asta.name, facts: { caseId: made.caseId, requestId: made.requestId } })
  expect(verifyConsentFile(items[0], trust, cast.nils.subject)).toMatchObject({ ok: false })
  expect((await (await world.as('nils')).do(readEvidence, { params: { caseId: made.caseId, requestId: made.requestId } })).items).toEqual([])
  expect((await (await world.as('majken')).do(readEvidence, { params: { caseId: made.caseId, requestId: made.requestId } })).items).toHaveLength(1)

  const admin = await behind(world)
  const [stored] = await admin.query('select s.method, s.signed_bytes, e.statement from consent_signature s join signature_evidence e on e.signature_id = s.id where s.request_id = $1', [made.requestId])
  expect(stored).toMatchObject({ method: 'e-id' })
  expect(stored!['signed_bytes'].toString()).toBe(stored!['statement'])
  expect(await admin.query('select from signing where id = $1', [id])).toEqual([])
  await admin.close()
})

test('the last guardian\'s signature opens the case, from another node, and no worker was needed', async () => {
  const made = await pending()
  for (const [name, node] of [['asta', 0], ['nils', 1]] as const) {
    const { gone } = await begin(name, made, { node, device: 'this' })
    simulator.orders.open(newestOrder().autoStartToken)
    await simulator.orders.sign(newestOrder().orderRef, personOf(name))
    await until(gone)
  }
  expect((await (await world.as('majken')).do(readCase, { params: { caseId: made.caseId } })).state).toBe('active')
})

test('the server collects by itself, with the page closed', async () => {
  await startWork()
  const made = await pending()
  const { id } = await begin('asta', made)
  await simulator.orders.sign(newestOrder().orderRef, personOf('asta'))
  const admin = await behind(world)
  await until(async () => (await admin.query('select from signing where id = $1', [id])).length === 0, Boolean, 20_000)
  await admin.close()
  expect(await answerOf('asta', made)).toBe('signed')
  await stopWork()
})

test('what somebody else signed does not count, and the page says so', async () => {
  const made = await pending()
  const { signing } = await begin('asta', made)
  await simulator.orders.sign(newestOrder().orderRef, personOf('nils'))
  expect(await untilState(signing, 'own:someone-else')).toMatchObject({ state: 'failed', isError: false, qr: [], links: null })
  expect(await answerOf('asta', made)).toBe('waiting')
  expect(await answerOf('nils', made)).toBe('waiting')
})

test('a no that was said meanwhile, a withdrawal that the coordinator noted and a closed case win over a signature that comes after', async () => {
  const refused = await pending()
  const first = await begin('asta', refused)
  await (await world.as('asta')).do(refuseConsent, { params: { caseId: refused.caseId, requestId: refused.requestId } })
  await simulator.orders.sign(newestOrder().orderRef, personOf('asta'))
  await untilState(first.signing, 'own:too-late')
  expect(await answerOf('asta', refused)).toBe('refused')

  const withdrawn = await pending()
  const second = await begin('asta', withdrawn)
  await (await world.as('majken')).do(withdrawConsent, { params: { caseId: withdrawn.caseId, requestId: withdrawn.requestId }, body: { towards: null, method: 'telephone', forPartyId: withdrawn.parties.asta } })
  await simulator.orders.sign(newestOrder().orderRef, personOf('asta'))
  await untilState(second.signing, 'own:too-late')
  expect(await answerOf('asta', withdrawn)).toBe('withdrawn')

  const closed = await pending()
  const third = await begin('asta', closed)
  await closeBehind(closed.caseId)
  await simulator.orders.sign(newestOrder().orderRef, personOf('asta'))
  await untilState(third.signing, 'own:too-late')
})

/** Closes a case without all that a closing asks for. */
async function closeBehind(caseId: string) {
  const admin = await behind(world)
  await admin.query(`insert into case_step (id, case_number, gate, own, state, made_by)
    select gen_random_uuid(), f.number, app.gate_key(f.number, 3, 0), app.own_key(f.number, 1), 'closed', $2 from case_file f where f.id = $1`, [caseId, cast.majken.id])
  await admin.close()
}

test('evidence that does not hold is not taken: another text, another answer', async () => {
  const made = await pending()
  const { signing } = await begin('asta', made)
  const order = newestOrder()
  order.visible = order.visible.replace('Asta', 'Åsa')
  await simulator.orders.sign(order.orderRef, personOf('asta'))
  await untilState(signing, 'own:not-proven')
  expect(await answerOf('asta', made)).toBe('waiting')
})

test('whoever leaves the page gives the order up at the provider too, and may begin again', async () => {
  const made = await pending()
  const { client, id, gone } = await begin('asta', made)
  const { orderRef } = newestOrder()
  await client.do(cancelSigning, { params: { signingId: id } })
  expect(await gone()).toBe(true)
  expect(simulator.orders.list().map((order) => order.orderRef)).not.toContain(orderRef)

  const again = await begin('asta', made)
  const replaced = newestOrder().orderRef
  const third = await begin('asta', made)
  expect(await again.gone()).toBe(true)
  expect(simulator.orders.list().map((order) => order.orderRef)).not.toContain(replaced)
  expect(await third.signing()).toMatchObject({ state: 'waiting' })
})

test('a repeated attempt with the same key is one order', async () => {
  const made = await pending()
  const before = simulator.orders.received.filter(({ method }) => method === 'sign').length
  const first = await begin('asta', made, { key: 'the-same-attempt' })
  const client = first.client
  const { textHash } = (await client.do(readConsent, { params: { caseId: made.caseId } })).requests[0]!
  const second = await client.do(beginSigning, { params: { caseId: made.caseId, requestId: made.requestId }, key: 'the-same-attempt', body: { locale: 'ar', textHash, understood: true, method: 'bankid', device: 'other', returnTo: '/ar/familj' } })
  expect(second.id).toBe(first.id)
  expect(simulator.orders.received.filter(({ method }) => method === 'sign').length).toBe(before + 1)
})

test('every way to fail at the provider is told to the page, and nothing is signed', async () => {
  const made = await pending()
  for (const hint of ['userCancel', 'startFailed', 'expiredTransaction', 'certificateErr', 'somethingNew']) {
    const { signing } = await begin('asta', made)
    simulator.orders.fail(newestOrder().orderRef, hint)
    expect(await untilState(signing, hint)).toMatchObject({ state: 'failed', isError: false })
  }
  for (const [status, errorCode] of [[400, 'alreadyInProgress'], [503, 'maintenance'], [401, 'unauthorized']] as const) {
    simulator.orders.trouble({ on: 'sign', status, errorCode })
    const { signing } = await begin('asta', made)
    expect(await signing()).toMatchObject({ state: 'failed', isError: true, code: errorCode })
  }
  expect(await answerOf('asta', made)).toBe('waiting')
})

test('a provider that is away for a moment while somebody signs loses nothing', async () => {
  const made = await pending()
  const { signing, gone } = await begin('asta', made)
  simulator.orders.trouble({ on: 'collect', status: 503, errorCode: 'maintenance', times: 1 })
  await simulator.orders.sign(newestOrder().orderRef, personOf('asta'))
  await until(async () => (await gone()) || (expect((await signing().catch(() => ({ state: 'waiting' }))).state).toBe('waiting'), false))
  expect(await answerOf('asta', made)).toBe('signed')
})

test('a signature that is being made is its person\'s own: nobody else finds it, reads it or ends it', async () => {
  const made = await pending()
  const { id, signing } = await begin('asta', made)
  for (const name of ['nils', 'majken', 'vilgot', 'ove'] as const) {
    const other = await world.as(name)
    expect(await other.verdict(readSigning, { params: { signingId: id } })).toBe('404')
    expect(await other.verdict(cancelSigning, { params: { signingId: id } })).toBe('404')
  }
  expect(await signing()).toMatchObject({ state: 'waiting' })
  expect(await (await world.as('majken')).verdict(beginSigning, { params: { caseId: made.caseId, requestId: made.requestId }, body: { locale: 'sv', textHash: 'f'.repeat(64), understood: true, method: 'bankid', device: 'this', returnTo: '/' } })).toBe('refused:not-a-signer')
})

test('where people sign with BankID, a proof of identity is no signature, and a text that changed is not begun', async () => {
  const made = await pending()
  const asta = await world.as('asta')
  expect(await asta.do(readSigningMethod)).toEqual({ methods: [{ method: 'bankid', name: null, practice: null }] })
  const { textHash } = (await asta.do(readConsent, { params: { caseId: made.caseId } })).requests[0]!
  const params = { caseId: made.caseId, requestId: made.requestId }
  expect(await asta.verdict(signConsent, { params, body: { locale: 'sv', textHash, understood: true } })).toBe('refused:e-id-needed')
  expect(await asta.verdict(beginSigning, { params, body: { locale: 'sv', textHash: 'f'.repeat(64), understood: true, method: 'bankid', device: 'this', returnTo: '/' } })).toBe('412')
})

test('the way back from the app is good once, in the session that began, and leads to our own pages alone', async () => {
  const made = await pending()
  const { client } = await begin('asta', made, { device: 'this', returnTo: '/ar/familj/arende/1?x=y' })
  const back = newestOrder().returnUrl!
  expect(back.startsWith(`${world.urls[0]}/api/signing/return?state=`)).toBe(true)
  const arrive = async (cookie: string | undefined) =>
    (await fetch(back, { redirect: 'manual', headers: cookie ? { cookie } : {} })).headers.get('location')!.replace(world.urls[0]!, '')
  expect(await arrive(undefined)).toBe('/?signin=elsewhere')
  expect(await arrive((await world.as('nils')).cookie)).toBe('/?signin=elsewhere')
  expect(await arrive((await world.as('asta')).cookie)).toBe('/?signin=elsewhere')
  expect(await arrive(client.cookie)).toBe('/ar/familj/arende/1')
  expect(await arrive(client.cookie)).toBe('/?signin=elsewhere')

  const astray = await begin('asta', made, { device: 'this', returnTo: '//evil.invalid/x' })
  expect(newestOrder().returnUrl).not.toContain('evil')
  expect((await fetch(newestOrder().returnUrl!, { redirect: 'manual', headers: { cookie: astray.client.cookie! } })).headers.get('location')).toBe(`${world.urls[0]}/`)
})

test('nothing that was sent to BankID names a personal number, and nothing of it is in a job', () => {
  expect(JSON.stringify(simulator.orders.received.map(({ body }) => body))).not.toMatch(/personalNumber|\b(19|20)\d{10}\b/)
})
