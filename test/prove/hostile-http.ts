import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { Client } from '../world/as.ts'
import { judge } from './judge.ts'
import { note, property, type Property } from './property.ts'

/** What comes back for bytes that no browser would send. */
interface Answer {
  status: number
  type: string
  text: string
}

/** What is sent, and which statuses may come back. */
interface Attack {
  name: string
  bytes: (given: { host: string; origin: string; cookie: string }) => string | Buffer
  statuses?: readonly number[]
}

const most = 256 * 1024
const line = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

/** A POST of one's own as a browser would send it, with something changed. */
const post = (change: { path?: string; head?: string[]; body?: string; length?: number }): Attack['bytes'] => ({ host, origin, cookie }) =>
  line(`POST ${change.path ?? '/api/drafts'} HTTP/1.1`, `host: ${host}`, `origin: ${origin}`, `cookie: ${cookie}`, 'content-type: application/json', 'connection: close',
    ...(change.head ?? [`content-length: ${change.length ?? Buffer.byteLength(change.body ?? '')}`])) + (change.body ?? '')
const get = (path: string, ...head: string[]): Attack['bytes'] => ({ host, cookie }) => line(`GET ${path} HTTP/1.1`, `host: ${host}`, `cookie: ${cookie}`, 'connection: close', ...head)
const draft = JSON.stringify({ place: 'note:fuzz', text: 'Ord' })
const chunked = ['transfer-encoding: chunked']

const attacks: readonly Attack[] = [
  { name: 'a body over the limit', bytes: post({ body: JSON.stringify({ place: 'note:fuzz', text: 'x'.repeat(most) }) }), statuses: [413] },
  { name: 'a chunked body over the limit', bytes: post({ head: chunked, body: `${Array.from({ length: 40 }, () => chunk('x'.repeat(8192))).join('')}0\r\n\r\n` }), statuses: [413] },
  { name: 'a chunked body over the limit that never ends', bytes: post({ head: chunked, body: Array.from({ length: 100 }, () => chunk('x'.repeat(8192))).join('') }), statuses: [413] },
  { name: 'a chunked body within the limit', bytes: post({ head: chunked, body: `${chunk(draft)}0\r\n\r\n` }), statuses: [204] },
  { name: 'a chunk whose length is no number', bytes: post({ head: chunked, body: 'zz\r\nx\r\n0\r\n\r\n' }) },
  { name: 'both lengths at once', bytes: post({ head: [...chunked, 'content-length: 5'], body: `${chunk(draft)}0\r\n\r\n` }) },
  { name: 'two lengths that differ', bytes: post({ head: ['content-length: 2', 'content-length: 40'], body: draft }) },
  { name: 'a negative length', bytes: post({ head: ['content-length: -1'], body: draft }) },
  { name: 'a length that is too short, so that the rest is a second request', bytes: post({ length: 2, body: draft }) },
  { name: 'a length beyond every machine', bytes: post({ length: Number.MAX_SAFE_INTEGER, body: '' }), statuses: [413] },
  { name: 'an unknown encoding of the body', bytes: post({ head: ['content-encoding: br', `content-length: ${draft.length}`], body: draft }) },
  { name: 'a path that is escaped twice', bytes: get('/api/cases/%252e%252e%252fme') },
  { name: 'dots in the path', bytes: get('/api/../../../../etc/passwd') },
  { name: 'escaped dots in the path', bytes: get('/api/docs/%2e%2e%2f%2e%2e%2fpackage.json') },
  { name: 'escaped dots below assets', bytes: get('/assets/..%2f..%2f..%2fpackage.json') },
  { name: 'backslashes in the path', bytes: get('/api\\me') },
  { name: 'an escape that stands for nothing', bytes: get('/api/cases/%') },
  { name: 'bytes that are no UTF-8', bytes: get('/api/cases/%ff%fe') },
  { name: 'an escaped NUL in the path', bytes: get('/api/me%00') },
  { name: 'a NUL in the path', bytes: get('/api/\0me') },
  { name: 'a NUL in a header', bytes: get('/api/me', 'x-request-id: a\0b') },
  { name: 'a header that is folded over two lines', bytes: get('/api/me', 'x-request-id: aaaaaaaa\r\n bbbbbbbb') },
  { name: 'an address as path', bytes: get('http://evil.invalid/api/me') },
  { name: 'an address without a name as path', bytes: get('http:///api/me') },
  { name: 'a query without end', bytes: get(`/api/cases?cursor=${'x'.repeat(12_000)}`) },
  { name: 'the same parameter a thousand times', bytes: get(`/api/cases?${'limit=1&'.repeat(1000)}`) },
  { name: '__proto__ as parameter', bytes: get('/api/cases?__proto__[limit]=1&constructor=1&limit[]=1') },
  { name: '__proto__ in the body', bytes: post({ body: '{"__proto__":{"place":"note:fuzz","text":"x"},"constructor":{"prototype":{"a":1}}}' }), statuses: [422] },
  { name: 'a body that nests a hundred thousand times', bytes: post({ body: '['.repeat(100_000) + ']'.repeat(100_000) }), statuses: [422] },
  { name: 'a huge header', bytes: get('/api/me', `x-large: ${'x'.repeat(100_000)}`) },
  { name: 'three thousand headers', bytes: get('/api/me', ...Array.from({ length: 3000 }, (_, index) => `x-${index}: 1`)) },
  { name: 'two cookies', bytes: get('/api/me', 'cookie: __Host-kring=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'), statuses: [200, 401] },
  { name: 'a cookie that is no text', bytes: get('/api/me', 'cookie: __Host-kring=%00; a=\x01\x7f') },
  { name: 'two origins', bytes: post({ head: ['origin: https://evil.invalid', `content-length: ${draft.length}`], body: draft }), statuses: [403] },
  { name: 'two content types', bytes: post({ head: ['content-type: text/plain', `content-length: ${draft.length}`], body: draft }) },
  { name: 'two idempotency keys', bytes: post({ path: '/api/me/channels', head: ['idempotency-key: aaaaaaaaaaaa', 'idempotency-key: bbbbbbbbbbbb', 'content-length: 13'], body: '{"mail":true}' }), statuses: [422] },
  { name: 'no host', bytes: () => line('GET /api/me HTTP/1.1', 'connection: close') },
  { name: 'a host that is none', bytes: () => line('GET /api/me HTTP/1.1', 'host: a b/\\@:x', 'connection: close') },
  { name: 'two hosts', bytes: get('/api/me', 'host: evil.invalid') },
  { name: 'an old version without a host', bytes: () => line('GET /api/me HTTP/1.0'), statuses: [401, 400] },
  { name: 'a version of the future', bytes: ({ host }) => line('GET /api/me HTTP/9.9', `host: ${host}`) },
  { name: 'no HTTP at all', bytes: () => Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03, 0, 0, 0, 0]) },
  { name: 'the beginning of HTTP/2', bytes: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { name: 'an upgrade to HTTP/2', bytes: get('/api/me', 'upgrade: h2c', 'http2-settings: AAMAAABkAAQAoAAAAAIAAAAA') },
  { name: 'an upgrade of another path', bytes: ({ host }) => line('GET /api/me HTTP/1.1', `host: ${host}`, 'connection: upgrade', 'upgrade: websocket', 'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==', 'sec-websocket-version: 13') },
  ...['TRACE', 'CONNECT', 'OPTIONS', 'PROPFIND', 'PURGE', 'QUERY', 'M-SEARCH', 'BREW', 'get', 'DELETE', 'PATCH', 'PUT'].map((method): Attack =>
    ({ name: `the method ${method}`, bytes: ({ host, origin }) => line(`${method} /api/me HTTP/1.1`, `host: ${host}`, `origin: ${origin}`, 'content-length: 0', 'connection: close') })),
  ...['OPTIONS * HTTP/1.1', 'CONNECT evil.invalid:443 HTTP/1.1', 'GET api/me HTTP/1.1', 'GET  HTTP/1.1', 'GET /api/me'].map((first): Attack =>
    ({ name: `the first line "${first}"`, bytes: ({ host }) => line(first, `host: ${host}`, 'connection: close') })),
  ...['POST', 'PUT', 'DELETE'].map((method): Attack =>
    ({ name: `${method} to what is nobody's`, bytes: ({ host, origin }) => line(`${method} /api/absent HTTP/1.1`, `host: ${host}`, `origin: ${origin}`, 'content-length: 0', 'connection: close'), statuses: [404] })),
  { name: 'a body with a reading', bytes: ({ host, cookie }) => line('GET /api/me HTTP/1.1', `host: ${host}`, `cookie: ${cookie}`, 'content-type: application/json', 'content-length: 300000', 'connection: close') + 'x'.repeat(300_000) },
  { name: 'a body for a route without one', bytes: post({ path: '/api/cases/00000000-0000-4000-8000-000000000000/meetings/00000000-0000-4000-8000-000000000000/opening', head: ['idempotency-key: aaaaaaaaaaaa', 'content-length: 2'], body: '{"' }), statuses: [404] },
  { name: 'a sign-in that never began', bytes: get('/api/sign-in/return?code=x&state=y&iss=http://evil.invalid') },
  { name: 'a sign-in to elsewhere', bytes: get('/api/sign-in?to=//evil.invalid&step-up=%00') },
]

/** Sends every hostile request, and after each one an ordinary one: the answer to that must be as always. */
export async function attackHttp(on: Property, client: Client) {
  const url = new URL(client.url)
  const given = { host: url.host, origin: url.origin, cookie: client.cookie ?? '' }
  for (const { name, bytes, statuses } of attacks) {
    const answers = await exchange(Number(url.port), bytes(given))
    note(on, ...answers.map((answer) => {
      const wrong = wrongWith(answer) ?? (statuses && !statuses.includes(answer.status) ? `answered ${answer.status}` : undefined)
      return wrong && `${name}: ${wrong}`
    }), (await answersAsAlways(client)) ? undefined : `${name}: no answer afterwards`)
  }
}

/** A redirect has no words to judge; where it leads is the sign-in's own test. */
const wrongWith = ({ status, type, text }: Answer): string | undefined => (status >= 300 && status < 400 ? undefined : judge(status, type, text))

const answersAsAlways = async (client: Client) =>
  (await fetch(`${client.url}/api/me`, { headers: { cookie: client.cookie! }, signal: AbortSignal.timeout(5000) }).then(({ status }) => status, () => 0)) === 200

/** Sends the bytes and reads until the other side hangs up or has nothing to add. */
async function exchange(port: number, bytes: string | Buffer): Promise<Answer[]> {
  const socket = connect(port, 'localhost')
  const parts: Buffer[] = []
  let timer: NodeJS.Timeout
  const over = new Promise<void>((resolve) => {
    const wait = (ms: number) => {
      clearTimeout(timer)
      timer = setTimeout(resolve, ms)
    }
    wait(2000)
    socket.on('data', (part) => {
      parts.push(part)
      wait(300)
    })
    socket.on('close', resolve).on('error', () => {})
  })
  socket.write(bytes)
  await over
  clearTimeout(timer!)
  socket.destroy()
  return read(Buffer.concat(parts).toString('latin1'))
}

/** The responses in what came back. */
function read(text: string): Answer[] {
  const answers: Answer[] = []
  let rest = text
  for (let head; (head = /^HTTP\/1\.[01] (\d{3})[^\r\n]*\r\n([^]*?)\r\n\r\n/.exec(rest)); ) {
    const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head![2]!)?.[1]?.trim()
    rest = rest.slice(head[0].length)
    let body = rest.slice(0, Number(header('content-length') ?? 0))
    if (header('transfer-encoding') === 'chunked') {
      const end = rest.indexOf('0\r\n\r\n')
      body = rest.slice(0, end === -1 ? undefined : end + 5)
      rest = rest.slice(body.length)
      answers.push({ status: Number(head[1]), type: header('content-type') ?? '', text: Buffer.from(body.replaceAll(/(^|\r\n)[0-9a-f]+\r\n/g, '').trim(), 'latin1').toString() })
      continue
    }
    rest = rest.slice(body.length)
    answers.push({ status: Number(head[1]), type: header('content-type') ?? '', text: Buffer.from(body, 'latin1').toString() })
  }
  return answers
}

/** Whether the same attacks find fault with a server that trusts what it is sent. */
export async function naiveHttp(): Promise<boolean> {
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return response.end('{}')
    try {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      JSON.parse(Buffer.concat(parts).toString())
      response.writeHead(204).end()
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end((error as Error).stack)
    }
  })
  await once(server.listen(0, 'localhost'), 'listening')
  const naive = property('', '')
  await attackHttp(naive, new Client(`http://localhost:${(server.address() as AddressInfo).port}`, 'a=b'))
  server.close()
  server.closeAllConnections()
  return naive.violations.length > 0
}
