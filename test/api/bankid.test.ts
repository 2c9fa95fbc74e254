import { readConfig } from '@kring/server/platform/config'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inPem } from '../../server/demo/bankid/authority.ts'
import { failedHints, pendingHints } from '../../server/demo/bankid/control-page.ts'
import { organisationNumber, startBankIdSimulator, type BankIdSimulator } from '../../server/demo/bankid/simulator.ts'
import { cast } from '../../server/demo/cast.ts'
import { BankIdTrouble, openBankId, organisationNumberOf, qrText, startLinks, type BankId } from '@kring/server/features/signing/bankid'

let simulator: BankIdSimulator
let bankId: BankId
const asta = { name: cast.asta.name, personalNumber: cast.asta.subject }
const toSign = { endUserIp: '192.0.2.7', visibleText: '# Samtycke\n\nPolisen får läsa planen. ÅÄÖ', statement: '{"caseId":"c"}', returnUrl: 'https://kring.invalid/tillbaka' }

beforeAll(async () => {
  simulator = await startBankIdSimulator({ people: [asta] })
  bankId = openBankId(simulator)
})
afterAll(async () => {
  bankId.close()
  await simulator.close()
})

const troubleOf = (asked: Promise<unknown>) => asked.then(() => 'none', (error) => (error instanceof BankIdTrouble ? error.code : String(error)))

test('an order is begun, waits, is signed and collected with its evidence', async () => {
  const order = await bankId.sign(toSign)
  expect(await bankId.collect(order.orderRef)).toEqual({ status: 'pending', hintCode: 'outstandingTransaction' })
  simulator.orders.open(order.autoStartToken)
  expect(await bankId.collect(order.orderRef)).toEqual({ status: 'pending', hintCode: 'userSign' })
  await simulator.orders.sign(order.orderRef, asta)
  const collected = await bankId.collect(order.orderRef)
  expect(collected.status).toBe('complete')
  expect(Object.keys((collected as { completionData: object }).completionData).sort()).toEqual(['ocspResponse', 'signature'])
})

test.each(pendingHints)('an order that waits with %s is told so', async (hint) => {
  const { orderRef } = await bankId.sign(toSign)
  simulator.orders.wait(orderRef, hint)
  expect(await bankId.collect(orderRef)).toEqual({ status: 'pending', hintCode: hint })
})

test.each(failedHints)('an order that failed with %s is told so', async (hint) => {
  const { orderRef } = await bankId.sign(toSign)
  simulator.orders.fail(orderRef, hint)
  expect(await bankId.collect(orderRef)).toEqual({ status: 'failed', hintCode: hint })
})

test.each([
  [400, 'alreadyInProgress', false], [400, 'invalidParameters', false], [401, 'unauthorized', false], [403, 'unauthorized', false], [404, 'notFound', false],
  [405, 'methodNotAllowed', false], [408, 'requestTimeout', true], [415, 'unsupportedMediaType', false], [500, 'internalError', true], [503, 'maintenance', true],
] as const)('an answer %i %s is that trouble, and it is known whether it may pass', async (status, errorCode, mayPass) => {
  simulator.orders.trouble({ on: 'sign', status, errorCode })
  const trouble: unknown = await bankId.sign(toSign).catch((error) => error)
  expect(trouble).toMatchObject({ code: errorCode, mayPass })
  expect(await troubleOf(bankId.sign(toSign))).toBe('none')
})

test('a hint that is no word, and an answer that is none, reach nobody', async () => {
  const { orderRef } = await bankId.sign(toSign)
  simulator.orders.wait(orderRef, '<script>alert(1)</script>')
  expect(await bankId.collect(orderRef)).toEqual({ status: 'pending', hintCode: 'unknown' })
})

test('a cancelled order is gone, and cancelling it again is no trouble', async () => {
  const { orderRef } = await bankId.sign(toSign)
  await bankId.cancel(orderRef)
  await bankId.cancel(orderRef)
  expect(await troubleOf(bankId.collect(orderRef))).toBe('invalidParameters')
})

test('the QR code is right in its own second alone, and the secret is in no part of it', async () => {
  const order = await bankId.sign(toSign)
  const { orderRef } = simulator.orders.scan(qrText(order, 0))
  expect(orderRef).toBe(order.orderRef)
  expect(() => simulator.orders.scan(qrText(order, 60))).toThrow()
  expect(() => simulator.orders.scan(qrText({ ...order, qrStartSecret: 'guessed' }, 0))).toThrow()
  expect(qrText(order, 0)).not.toContain(order.qrStartSecret)
  // The documented form, with HMAC-SHA256 of the seconds in hex.
  expect(qrText({ qrStartToken: '67df3917-fa0d-44e5-b327-edcc928297f8', qrStartSecret: 'd28db9a7-4cde-429e-a983-359be676944c' }, 0))
    .toBe('bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8')
})

test('the app is started by its link, with the order\'s token and nothing else', () => {
  expect(startLinks('a b')).toEqual({ phone: 'https://app.bankid.com/?autostarttoken=a%20b&redirect=null', computer: 'bankid:///?autostarttoken=a%20b&redirect=null' })
})

test('no personal number is ever sent, and an order that carried one would be refused', async () => {
  const sent = JSON.stringify(simulator.orders.received)
  expect(sent).not.toMatch(/personalNumber|\b(19|20)\d{10}\b/)
  await expect(simulator.orders.answer('sign', { endUserIp: '192.0.2.7', userVisibleData: 'SGVq', requirement: { personalNumber: '198104042388' } })).rejects.toMatchObject({ errorCode: 'invalidParameters' })
})

test('a client without a certificate, or with one of another authority, is not let in', async () => {
  const { hostname, port } = new URL(simulator.url)
  const refused = await new Promise<string>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), ca: simulator.ca })
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    socket.on('secureConnect', () => socket.write('POST /rp/v6.0/sign HTTP/1.1\r\nhost: localhost\r\n\r\n'))
    socket.on('data', () => resolve('answered'))
  })
  expect(refused).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET/)
  const stranger = openBankId({ ...simulator, ...(await inPem(simulator.authority.people.responder)) })
  expect(await troubleOf(stranger.sign(toSign))).toBe('unreachable')
  stranger.close()
})

test('a service that is not BankID, is away, says nothing or talks nonsense is trouble that may pass, in time', async () => {
  const elsewhere = openBankId({ ...simulator, ca: simulator.roots })
  expect(await troubleOf(elsewhere.sign(toSign))).toBe('unreachable')
  elsewhere.close()
  const away = openBankId({ ...simulator, url: 'https://localhost:9' })
  expect(await troubleOf(away.sign(toSign))).toBe('unreachable')
  away.close()

  const server = createServer({ ...(await inPem(simulator.authority.tls.server)), ca: simulator.ca, requestCert: true }, (request, response) => {
    if (request.url?.endsWith('sign')) return
    response.end(request.url?.endsWith('collect') ? 'x'.repeat(1_200_000) : '{"orderRef": 7}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const odd = openBankId({ ...simulator, url: `https://localhost:${(server.address() as AddressInfo).port}` }, { timeoutMs: 300 })
  expect(await troubleOf(odd.sign(toSign))).toBe('timeout')
  expect(['unreadable', 'unreachable']).toContain(await troubleOf(odd.collect('8c7a1d1e-0000-4000-8000-000000000000')))
  odd.close()
  server.closeAllConnections()
  server.close()
})

test('BankID is configured by files, whole or not at all, and every wrong one is named in one line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kring-bankid-'))
  const put = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name))
  const demo = { DATABASE_URL: 'postgresql://app@localhost/kring', KRING_DEMO: '1' }
  const whole = {
    ...demo, KRING_BANKID_URL: simulator.url, KRING_BANKID_CERT: put('cert.pem', simulator.cert), KRING_BANKID_KEY: put('key.pem', simulator.key),
    KRING_BANKID_CA: put('ca.pem', simulator.ca), KRING_BANKID_ROOTS: put('roots.pem', simulator.roots),
  }
  const { url, cert, key, ca, roots } = simulator
  expect(readConfig(demo).bankId).toBeUndefined()
  expect(readConfig(whole).bankId).toEqual({ url, cert, key, ca, roots })
  expect(readConfig({ ...demo, KRING_BANKID_URL: 'simulator' }).bankId).toBe('simulator')
  const [stranger, nameless] = await Promise.all([inPem(simulator.authority.people.responder), inPem(simulator.authority.tls.server)])
  const refused: [NodeJS.ProcessEnv, RegExp][] = [
    [{ ...whole, KRING_BANKID_URL: 'http://appapi2.bankid.com' }, /^KRING_BANKID_URL /],
    [{ ...whole, KRING_BANKID_URL: '' }, /^KRING_BANKID_URL, .*missing: KRING_BANKID_URL$/],
    [{ ...whole, KRING_BANKID_ROOTS: '' }, /missing: KRING_BANKID_ROOTS$/],
    [{ ...whole, KRING_BANKID_CERT: join(folder, 'absent.pem') }, /^KRING_BANKID_CERT is not a readable PEM file/],
    [{ ...whole, KRING_BANKID_KEY: put('other.pem', stranger.key) }, /^KRING_BANKID_KEY .*the key of KRING_BANKID_CERT$/],
    [{ ...whole, KRING_BANKID_CERT: put('nobody.pem', nameless.cert), KRING_BANKID_KEY: put('nobody-key.pem', nameless.key) }, /^KRING_BANKID_CERT names no organisation number$/],
    [{ ...whole, KRING_BANKID_CA: put('words.pem', 'not a certificate') }, /^KRING_BANKID_CA is not a readable PEM file/],
    [{ ...whole, KRING_BANKID_URL: 'simulator' }, /is not for the simulator/],
    [{ ...demo, KRING_DEMO: '0', KRING_BANKID_URL: 'simulator' }, /KRING_BANKID_URL the simulator is for the demo alone/],
  ]
  for (const [wrong, line] of refused) {
    expect(() => readConfig(wrong)).toThrow(line)
    expect(() => readConfig(wrong)).toThrow(/^[^\n]+$/)
  }
  rmSync(folder, { recursive: true })
})

test('the relying party is named by the organisation number of its certificate', () => {
  expect(organisationNumberOf(simulator.cert)).toBe(organisationNumber)
  expect(organisationNumberOf(simulator.ca)).toBe('')
})
