import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { certificateInPem, inPem, makeAuthority, type Authority } from './authority.ts'
import { controlPage } from './control-page.ts'
import { Orders, ProtocolError, type Person } from './orders.ts'

/** A running simulator, with what a relying party needs to speak to it in place of BankID. */
export interface BankIdSimulator {
  url: string
  /** PEM: whom to trust for TLS, whom for people's certificates, and the relying party's own certificate and key. */
  ca: string
  roots: string
  cert: string
  key: string
  /** Where a person chooses by hand what happens; plain http on loopback. */
  controlUrl: string
  orders: Orders
  authority: Authority
  close(): Promise<void>
}

export const organisationNumber = '2120000001'

/**
 * Starts a stand-in for BankID on loopback. It speaks the relying party API v6 over mutual TLS with authorities of its own,
 * makes real signatures and OCSP answers, and lets whoever runs it decide by page or API what becomes of every order. Keys are
 * made at the start and kept in memory alone.
 */
export async function startBankIdSimulator({ people, port = 0, controlPort = 0 }: { people: readonly Person[]; port?: number; controlPort?: number }): Promise<BankIdSimulator> {
  const authority = await makeAuthority()
  const own = await authority.relyingParty(organisationNumber)
  const orders = new Orders(authority, `cn=Kring,name=Granköpings kommun,serialNumber=${organisationNumber},o=Granköpings kommun,c=SE`)
  const ca = certificateInPem(authority.tls.ca)
  const roots = certificateInPem(authority.people.root)

  const service = createSecureServer({ ...(await inPem(authority.tls.server)), ca, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' }, protocol(orders))
  const control = createServer(controls(orders, people, roots))
  service.listen(port, '127.0.0.1')
  control.listen(controlPort, '127.0.0.1')
  await Promise.all([once(service, 'listening'), once(control, 'listening')])
  return {
    url: `https://localhost:${(service.address() as AddressInfo).port}`,
    ca, roots, ...own,
    controlUrl: `http://127.0.0.1:${(control.address() as AddressInfo).port}`,
    orders, authority,
    async close() {
      for (const server of [service, control]) {
        server.close()
        server.closeAllConnections()
      }
      await Promise.all([once(service, 'close'), once(control, 'close')])
    },
  }
}

const protocol = (orders: Orders): RequestListener => async (request, response) => {
  const answer = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  try {
    const method = /^\/rp\/v6\.0\/(\w+)$/.exec(request.url ?? '')?.[1]
    if (method === undefined) throw new ProtocolError(404, 'notFound')
    if (request.method !== 'POST') throw new ProtocolError(405, 'methodNotAllowed')
    if (request.headers['content-type'] !== 'application/json') throw new ProtocolError(415, 'unsupportedMediaType')
    answer(200, await orders.answer(method, parse(await text(request))))
  } catch (error) {
    const known = error instanceof ProtocolError ? error : new ProtocolError(500, 'internalError')
    answer(known.status, { errorCode: known.errorCode, details: known.message })
  }
}

/** `GET /` the page, `GET /orders` the list, `POST /act` {orderRef, do: scan|open|sign|wait|fail|trouble, ...}, `GET /roots.pem`. */
const controls = (orders: Orders, people: readonly Person[], roots: string): RequestListener => async (request, response) => {
  const answer = (status: number, type: string, body: string) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  const whom = (name: string) => people.find((person) => person.name === name)
  try {
    if (request.method === 'POST') {
      // A page elsewhere could post blindly to loopback; only this page's own origin, or a script, may.
      const { origin, host } = request.headers
      if (origin !== undefined && origin !== `http://${host}`) throw new ProtocolError(403, 'unauthorized')
      const sent = await text(request)
      const asForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
      const given: Record<string, string> = asForm ? Object.fromEntries(new URLSearchParams(sent)) : (parse(sent) as Record<string, string>)
      const { orderRef = '', hintCode = '' } = given
      if (given['do'] === 'scan') orders.scan(given['qr'] ?? '')
      if (given['do'] === 'open') orders.open(given['autoStartToken'] ?? '')
      if (given['do'] === 'wait') orders.wait(orderRef, hintCode)
      if (given['do'] === 'fail') orders.fail(orderRef, hintCode)
      if (given['do'] === 'trouble') orders.trouble({ on: given['on'] as 'sign', status: Number(given['status']), errorCode: given['errorCode'] ?? '' })
      if (given['do'] === 'sign') await orders.sign(orderRef, whom(given['as'] ?? '') ?? people[0]!)
      return asForm ? response.writeHead(303, { location: '/' }).end() : answer(200, 'application/json', '{}')
    }
    if (request.url === '/orders') return answer(200, 'application/json', JSON.stringify(orders.list().map(({ orderRef, autoStartToken, status, hintCode, returnUrl }) => ({ orderRef, autoStartToken, status, hintCode, returnUrl }))))
    if (request.url === '/roots.pem') return answer(200, 'application/x-pem-file', roots)
    return answer(200, 'text/html; charset=utf-8', String(controlPage(orders.list(), people)))
  } catch (error) {
    return answer(error instanceof ProtocolError ? error.status : 500, 'application/json', JSON.stringify({ error: error instanceof ProtocolError ? error.message : 'failed' }))
  }
}

function parse(sent: string): unknown {
  try {
    return JSON.parse(sent)
  } catch {
    throw new ProtocolError(400, 'invalidParameters', 'not JSON')
  }
}
