import { randomUUID } from 'node:crypto'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@kring/contract/route'
import { io, type Socket } from 'socket.io-client'
import supertest from 'supertest'

type AnyRoute = Route<any, any, any, any>
type Sent<R extends AnyRoute> = { params?: ParamsOf<R>; query?: QueryOf<R>; body?: BodyOf<R>; file?: { type: string; bytes: Uint8Array }; key?: string; ifMatch?: number; headers?: Record<string, string> }

/** Reads a document as its bytes, and a refusal of it as the JSON that it is. */
const asItIs = (response: supertest.Response, done: (error: Error | null, body: unknown) => void) => {
  const parts: Buffer[] = []
  response.on('data', (part: Buffer) => parts.push(part))
  response.on('error', (error) => done(error, null))
  response.on('end', () => {
    const whole = Buffer.concat(parts)
    Object.assign(response, { text: whole.toString('latin1') })
    done(null, /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(whole.toString()) : whole)
  })
}

/** Somebody at the public door: typed calls that come in by HTTP and sockets like any browser's. */
export class Client {
  readonly url: string
  readonly cookie: string | undefined

  constructor(url: string, cookie: string | undefined) {
    this.url = url
    this.cookie = cookie
  }

  /** The same person at another address. */
  at(url: string): Client {
    return new Client(url, this.cookie)
  }

  /** Sends a declared route and gives the raw response, whatever its status. */
  async send<R extends AnyRoute>(route: R, sent: Sent<R> = {}): Promise<supertest.Response> {
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((sent.params as Record<string, unknown>)?.[name])))
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put'
    let request = supertest(this.url)[method](`/api${path}`).set('origin', this.url)
    if (this.cookie) request = request.set('cookie', this.cookie)
    if (route.idempotent) request = request.set('idempotency-key', sent.key ?? randomUUID())
    if (sent.ifMatch !== undefined) request = request.set('if-match', `"${sent.ifMatch}"`)
    for (const [name, value] of Object.entries(sent.headers ?? {})) request = request.set(name, value)
    if (sent.query) request = request.query(sent.query as object)
    if (route.gives === 'application/pdf') request = request.buffer(true).parse(asItIs)
    if (sent.file) return request.set('content-type', sent.file.type).send(Buffer.from(sent.file.bytes))
    return sent.body === undefined ? request : request.set('content-type', 'application/json').send(JSON.stringify(sent.body))
  }

  /** Sends and expects it to succeed; throws with the problem otherwise. */
  async do<R extends AnyRoute>(route: R, sent: Sent<R> = {}): Promise<AnswerOf<R>> {
    const response = await this.send(route, sent)
    if (response.status >= 300) throw new Error(`${route.name}: ${response.status} ${response.text}`)
    return (response.status === 204 ? null : response.body) as AnswerOf<R>
  }

  /** What the door answers in one word: `sees`, `404`, `401`, `refused:<reason>` or the status. */
  async verdict<R extends AnyRoute>(route: R, sent: Sent<R> = {}): Promise<string> {
    const { status, body } = await this.send(route, sent)
    if (status < 300) return 'sees'
    return status === 403 ? `refused:${body.reason ?? body.code}` : String(status)
  }

  /** A live connection with everything that it has heard, in order. */
  async listen(): Promise<{ socket: Socket; heard: { what: string; about?: string; case: string | null; n: number }[]; close(): void }> {
    const socket = io(this.url, {
      path: '/api/live', transports: ['websocket'], forceNew: true, reconnection: false,
      extraHeaders: { origin: this.url, ...(this.cookie ? { cookie: this.cookie } : {}) },
    })
    const heard: { what: string; about?: string; case: string | null; n: number }[] = []
    socket.on('changed', (change) => heard.push({ what: 'changed', ...change }))
    socket.on('knock', (which) => heard.push({ what: 'knock', ...which }))
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve)
      socket.once('connect_error', reject)
    })
    return { socket, heard, close: () => socket.close() }
  }
}
