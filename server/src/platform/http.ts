import { randomUUID } from 'node:crypto'
import type { Actor } from '@kring/domain/actor'
import { fileMostBytes, type Route } from '@kring/contract/route'
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Served } from './act.ts'
import type { Database } from './database.ts'
import { problemTypes, Refusal, type ProblemCode } from './errors.ts'
import type { Log } from './log.ts'

export interface Knock {
  Variables: { requestId: string; actor: Actor; log: Log; address: string }
}

export interface Door {
  database: Database
  log: Log
  /** The one origin that browsers may act from. */
  origin: string
  /** Who is behind the request's cookie, judged by the database. Live refetches do not count as activity. */
  identify(cookie: string | undefined, activity: boolean): Promise<Actor>
  /** Ends in `too-many` when this caller has asked too often. */
  limit(actor: Actor, address: string): Promise<void>
  address(context: Context): string
}

const bodyMost = 256 * 1024

/** Makes the application's HTTP side: one fixed order for every request, and one answer for each way to fail. */
export function createHttp(door: Door, declared: readonly Route[]) {
  const app = new OpenAPIHono<Knock>({ defaultHook: (result) => { if (!result.success) throw invalid(result.error) } })
  app.use(requestId(door.log))
  app.use(headers())
  app.use('/api/*', noStore)
  app.use('/api/*', identified(door))
  app.use('/api/*', sameOrigin(door.origin))
  app.use('/api/*', async (context, next) => {
    context.set('address', door.address(context))
    await door.limit(context.var.actor, context.var.address)
    await next()
  })
  app.use('/api/*', limitedBody(declared))
  app.onError((error, context) => problem(context, error, door.log))
  app.notFound((context) => problem(context, new Refusal('not-found'), door.log))
  return app
}

/** Serves the declared routes. Throws at start if one is declared and not served, served and not declared, or served twice. */
export function serve(app: OpenAPIHono<Knock>, database: Database, declared: readonly Route[], everything: readonly Served[]) {
  const names = everything.map((served) => served.route.name)
  const missing = declared.filter((route) => !names.includes(route.name)).map((route) => route.name)
  const unknown = names.filter((name, index) => !declared.some((route) => route.name === name) || names.indexOf(name) !== index)
  if (missing.length || unknown.length) {
    throw new Error(`routes declared but not served: ${missing.join(', ') || 'none'}; served but not declared, or twice: ${unknown.join(', ') || 'none'}`)
  }
  for (const served of everything) mount(app, database, served)
}

const problemSchema = z
  .object({
    type: z.string(), title: z.string(), status: z.number().int(), code: z.string(), instance: z.string(),
    reason: z.string().optional(), errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

function mount(app: OpenAPIHono<Knock>, database: Database, served: Served) {
  const { route } = served
  const hasBody = route.method !== 'GET' && !(route.body instanceof z.ZodNull)
  const hasAnswer = !(route.answer instanceof z.ZodNull)
  const file = { schema: { type: 'string' as const, format: 'binary' } }
  const definition = createRoute({
    method: route.method.toLowerCase() as 'get',
    path: `/api${route.path.replaceAll(/:(\w+)/g, '{$1}')}`,
    operationId: route.name,
    summary: route.summary,
    tags: [route.about],
    ...(route.open ? {} : { middleware: [signedIn] as const }),
    request: {
      params: route.params as never,
      query: route.query as never,
      ...(hasBody ? { body: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
      ...(route.takes.length > 0 ? { body: { required: true, content: Object.fromEntries(route.takes.map((type) => [type, file])) } } : {}),
      ...(route.idempotent || route.ifMatch
        ? { headers: z.object({
            ...(route.idempotent ? { 'idempotency-key': z.string().regex(/^[\w-]{8,80}$/).optional() } : {}),
            ...(route.ifMatch ? { 'if-match': z.string().max(40).optional() } : {}),
          }) }
        : {}),
    },
    responses: {
      ...(hasAnswer
        ? { 200: { description: 'The answer', content: route.gives ? { [route.gives]: file } : { 'application/json': { schema: route.answer } } } }
        : { 204: { description: 'Done' } }),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: problemSchema } } },
    },
  })
  app.openapi(definition as ReturnType<typeof createRoute>, (async (context: Context<Knock>) => {
    const valid = (part: string): unknown => context.req.valid(part as never)
    const headers = new Headers()
    const answer = await served.answer(database, {
      actor: context.var.actor,
      params: valid('param') as Record<string, unknown>,
      query: valid('query') as Record<string, unknown>,
      body: hasBody ? valid('json') : null,
      ...(route.takes.length > 0 ? { file: new Uint8Array(await context.req.arrayBuffer()) } : {}),
      requestId: context.var.requestId,
      idempotencyKey: context.req.header('idempotency-key'),
      ifMatch: context.req.header('if-match'),
      manner: isLive(context) ? 'live' : 'open',
      headers,
      address: context.var.address,
    })
    for (const [name, value] of headers) context.header(name, value, { append: true })
    if (!hasAnswer) return context.body(null, 204)
    if (route.gives) return asFile(context, route.gives, answer as Uint8Array<ArrayBuffer>)
    const version = (answer as { version?: unknown } | null)?.version
    if (typeof version === 'number') context.header('etag', `"${version}"`)
    return context.json(answer)
  }) as never)
}

/** What somebody once sent is shown as a picture and opened as nothing else: it brings no page, no script and no name of its own. */
function asFile(context: Context, type: string, bytes: Uint8Array<ArrayBuffer>) {
  return context.body(bytes, 200, { 'content-type': type, 'content-disposition': 'attachment' })
}

const signedIn: MiddlewareHandler<Knock> = async (context, next) => {
  if (context.var.actor.kind !== 'person') throw new Refusal('not-signed-in')
  await next()
}

/** A page that stands open refreshes itself after a signal; that is a reading, but not a sign that somebody is there. */
const isLive = (context: Context) => context.req.header('x-kring-manner') === 'live'

function requestId(log: Log): MiddlewareHandler<Knock> {
  return async (context, next) => {
    const given = context.req.header('x-request-id')
    const id = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    context.set('requestId', id)
    context.set('log', log)
    context.header('x-request-id', id)
    await next()
  }
}

/**
 * Nothing from elsewhere, nothing framed, nothing referred. Pages bring their own style sheet and script and no inline ones;
 * only the reader of the API's documentation, a foreign library that shows nobody's data, styles itself inline.
 */
const headers = (): MiddlewareHandler => {
  const withStyles = (styleSrc: string[]) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc, imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], manifestSrc: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"],
      },
      crossOriginResourcePolicy: 'same-origin',
      crossOriginOpenerPolicy: 'same-origin',
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    })
  const strict = withStyles(["'self'"])
  const reader = withStyles(["'self'", "'unsafe-inline'"])
  return async (context, next) => {
    await (context.req.path === '/api/docs' ? reader : strict)(context, next)
    if (context.res.headers.has('content-disposition')) context.header('content-security-policy', "default-src 'none'; sandbox")
  }
}

const noStore: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('cache-control', 'no-store')
  context.header('vary', 'Cookie')
}

const identified = (door: Door): MiddlewareHandler<Knock> => async (context, next) => {
  context.set('actor', await door.identify(context.req.header('cookie'), !isLive(context)))
  await next()
}

/**
 * A browser names the origin of every request that changes something; one from elsewhere is refused. Without an Origin it
 * can only be a script, and a script that brings a cookie says where it stands.
 */
const sameOrigin = (origin: string): MiddlewareHandler<Knock> => async (context, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)) {
    const from = context.req.header('origin')
    const rides = context.req.header('cookie') !== undefined
    if (from === undefined ? rides : from !== origin) throw new Refusal('wrong-origin')
  }
  await next()
}

/** A route that takes a file takes its media types, and more than the JSON that all others take. */
function limitedBody(declared: readonly Route[]): MiddlewareHandler {
  const uploads = declared.filter(({ takes }) => takes.length > 0).map(({ method, path, takes }) => ({ method, takes, path: new RegExp(`^/api${path.replaceAll(/:\w+/g, '[^/]+')}$`) }))
  const onError = () => { throw new Refusal('too-large') }
  const [usual, large] = [bodyLimit({ maxSize: bodyMost, onError }), bodyLimit({ maxSize: fileMostBytes, onError })]
  return async (context, next) => {
    const { method, path } = context.req
    const upload = uploads.find((one) => one.method === method && one.path.test(path))
    const typed = () => {
      const sends = (context.req.header('content-length') ?? '0') !== '0' || context.req.header('transfer-encoding') !== undefined
      if (!sends || ['GET', 'HEAD'].includes(method)) return next()
      const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
      if (!(upload?.takes ?? ['application/json']).includes(type)) throw new Refusal('wrong-media-type')
      return next()
    }
    return (upload ? large : usual)(context, typed)
  }
}

const invalid = (error: z.ZodError | { issues: readonly { path: PropertyKey[]; message: string }[] }) =>
  new Refusal('invalid', {
    errors: error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
  })

/** Turns whatever was thrown into problem details. What is not known says nothing but the request's id. */
export function problem(context: Context, error: unknown, log: Log) {
  const refusal = asRefusal(error)
  const status = refusal?.status ?? 500
  if (!refusal) log.error({ err: error, requestId: context.get('requestId'), route: context.req.routePath }, 'internal error')
  const code: ProblemCode | 'internal' = refusal?.code ?? 'internal'
  if (refusal?.retryAfterSeconds) context.header('retry-after', String(refusal.retryAfterSeconds))
  context.header('cache-control', 'no-store')
  return context.body(
    JSON.stringify({
      type: `/problems/${code}`,
      title: refusal ? problemTypes[refusal.code].title : 'Something went wrong here',
      status,
      code,
      instance: context.get('requestId'),
      ...(refusal?.reason ? { reason: refusal.reason } : {}),
      ...(refusal?.errors ? { errors: refusal.errors } : {}),
    }),
    status,
    { 'content-type': 'application/problem+json' },
  )
}

/** What the database may say, by SQLSTATE; every other code is an internal error. */
const saidByDatabase: Record<string, () => Refusal> = {
  KR404: () => new Refusal('not-found'),
  '23503': () => new Refusal('not-found'), // an id of something hidden or absent
  '42501': () => new Refusal('refused', { reason: 'consent-missing' }), // a policy refused the row
  '23505': () => new Refusal('conflict'),
  '22008': () => new Refusal('invalid', { errors: [{ path: '', message: 'a time that no calendar has' }] }),
  '22009': () => new Refusal('invalid', { errors: [{ path: '', message: 'a time that no clock has' }] }),
  '55P03': () => new Refusal('unavailable', { retryAfterSeconds: 1 }), // the case's clock was taken for too long
  '57014': () => new Refusal('unavailable', { retryAfterSeconds: 5 }),
  '40001': () => new Refusal('unavailable', { retryAfterSeconds: 1 }),
  '40P01': () => new Refusal('unavailable', { retryAfterSeconds: 1 }),
  '57P01': () => new Refusal('unavailable', { retryAfterSeconds: 2 }),
  '57P02': () => new Refusal('unavailable', { retryAfterSeconds: 2 }),
  '57P03': () => new Refusal('unavailable', { retryAfterSeconds: 2 }),
  '53300': () => new Refusal('unavailable', { retryAfterSeconds: 2 }),
}

/** The database is away: it takes no connection, or one broke in the middle of something, which the driver tells by a sentence alone. */
const isAway = (error: unknown) =>
  error instanceof Error && (
    ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '') || (error as NodeJS.ErrnoException).syscall === 'connect' ||
    /^Connection terminated|is not queryable$/.test(error.message))

/** What Hono says by itself, by status. */
const saidByHono: Record<number, () => Refusal> = {
  400: () => new Refusal('invalid', { errors: [{ path: '', message: 'malformed' }] }),
  413: () => new Refusal('too-large'),
  415: () => new Refusal('wrong-media-type'),
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) return saidByHono[error.status]?.()
  if (isAway(error)) return new Refusal('unavailable', { retryAfterSeconds: 2 })
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? saidByDatabase[code]?.() : undefined
}
