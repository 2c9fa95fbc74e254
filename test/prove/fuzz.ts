import { randomUUID } from 'node:crypto'
import { allRoutes } from '@kring/contract'
import type { Route } from '@kring/contract/route'
import { z } from 'zod'
import { cast, functions } from '../../server/demo/cast.ts'
import { probes } from '../access/probes.ts'
import { Random } from '../access/random.ts'
import { aSubject, type Subject } from '../access/subject.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { behind } from '../world/behind.ts'
import { attackHttp, naiveHttp } from './hostile-http.ts'
import { attackHub, credulousHub } from './hostile-sockets.ts'
import { canary, judge } from './judge.ts'
import type { Proof } from './proofs.ts'
import { note, property, type Property } from './property.ts'

/** No input breaks Kring: `n` wrong ones for every route, hostile bytes for the HTTP port, hostile frames for the hub. */
export const fuzz: Proof = async ({ n = 200, seed = 1 }) => {
  const input = property('wrong-input', 'Whatever a route is sent, it answers below 500, with problem details, and tells nothing of the inside.')
  const http = property('hostile-http', 'Whatever comes in on the HTTP port, the next request is answered as before.')
  const sockets = property('hostile-sockets', 'Whatever comes in on the socket port, it opens nothing, and everybody else keeps hearing.')
  const uncaught: string[] = []
  const catchIt = (error: unknown) => void uncaught.push(`nobody caught ${(error as Error)?.stack ?? error}`)
  process.on('uncaughtException', catchIt).on('unhandledRejection', catchIt)

  const world = await startWorld({ rehearsals: 1 })
  const subject = await aSubject(world)
  try {
    await sendWrongInput(input, world, subject, { n, seed })
    await attackHttp(http, await world.as('majken'))
    await attackHub(sockets, world, subject.active)
    for (const each of [input, http, sockets]) each.violations.push(...uncaught)

    input.control = (await judgeNotices(world, subject, seed)) ? 'found' : 'missed'
    http.control = (await naiveHttp()) ? 'found' : 'missed'
    sockets.control = (await credulousHub(world, subject.active)) ? 'found' : 'missed'
  } finally {
    process.off('uncaughtException', catchIt).off('unhandledRejection', catchIt)
    await world.close()
  }
  return [input, http, sockets]
}

type AnyRoute = Route<any, any, any, any>
const askers = ['majken', 'sara', 'asta', 'vilgot', 'ove'] as const

async function sendWrongInput(on: Property, world: World, subject: Subject, { n, seed }: { n: number; seed: number }, routes: readonly AnyRoute[] = allRoutes) {
  const answers: Record<string, number> = {}
  for (const [place, route] of routes.entries()) {
    const random = new Random(seed, place)
    let signedIn: Client[] = []
    for (let index = 0; index < n; index++) {
      // A session may ask so many times a minute, and some routes end it.
      if (index % 500 === 0 || /session/i.test(route.path)) signedIn = await Promise.all(askers.map((name) => world.as(name)))
      const client = random.chance(0.04) ? world.nobody : random.pick(signedIn)
      const attack = wrongInput(route, subject, random)
      // What would succeed is only rehearsed, so that the case stays as it is; what is written down is judged as well.
      const { status, wrong } = await ask(random.chance(0.8) ? client.at(world.rehearsalUrl) : client, attack)
      answers[status] = (answers[status] ?? 0) + 1
      note(on, wrong && `${route.name}: ${wrong}, for ${attack.what} (route ${place}, input ${index})`)
    }
  }
  Object.assign(on, { routes: routes.length, answers })
}

interface Attack {
  what: string
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

async function ask(client: Client, attack: Attack): Promise<{ status: number; wrong: string | undefined }> {
  const response = await fetch(client.url + attack.path, {
    method: attack.method,
    redirect: 'manual',
    headers: { origin: client.url, ...(client.cookie ? { cookie: client.cookie } : {}), ...attack.headers },
    ...(attack.body === undefined ? {} : { body: attack.body }),
  })
  return { status: response.status, wrong: judge(response.status, response.headers.get('content-type') ?? '', await response.text()) }
}

/** Whether the same judgement finds fault with a database that breaks, and with answers that tell too much. */
async function judgeNotices(world: World, subject: Subject, seed: number) {
  const admin = await behind(world)
  await admin.query('alter table message rename column text to words')
  const broken = property('', '')
  await sendWrongInput(broken, world, subject, { n: 20, seed }, allRoutes.filter((route) => route.about === 'message'))
  await admin.query('alter table message rename column words to text')
  await admin.close()
  const problem = { type: '/problems/conflict', title: '', status: 409, code: 'conflict', instance: '' }
  const telling = [
    [500, 'text/plain', 'boom'],
    [422, 'application/json', '{}'],
    [409, 'application/problem+json', JSON.stringify({ ...problem, detail: 'more than there is' })],
    [409, 'application/problem+json', JSON.stringify({ ...problem, title: 'duplicate key violates unique constraint "person_pkey"' })],
    [409, 'application/problem+json', JSON.stringify({ ...problem, title: `${canary} is there already` })],
  ] as const
  return broken.violations.length > 0 && telling.every(([status, type, text]) => judge(status, type, text) !== undefined)
}

const nasty: readonly unknown[] = [
  null, true, -1, 0, 1e308, 2 ** 53, 1.5, '', ' ', '\u0000', `${canary}\u0000b`, '\ud800', '\u200b', '\u202e', '__proto__', canary.repeat(1000), '🙂'.repeat(600), `${canary}'; drop table person; --`,
  `<img src=x onerror=alert("${canary}")>`, '99999999-0000-4000-8000-000000000000', 'not-a-uuid', '2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '2026-11-22T25:61:00Z', '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z', '2027-01-15T14:00:00+23:59', [], [[]], {}, { $ne: null }, Object.fromEntries([['__proto__', { admin: true }]]), Array.from({ length: 2000 }, (_, index) => index), deep(200),
]
function deep(levels: number): unknown {
  return levels === 0 ? canary : { deeper: deep(levels - 1) }
}
const brokenJson = ['{"broken": ', 'null', '"text"', '[1,2', '', '{"__proto__": {"admin": true}}', '\ufeff{}', '{"a":1}{"b":2}', `${'['.repeat(50_000)}`, `${'['.repeat(20_000)}${']'.repeat(20_000)}`, '{"a":1e999}', '{"a":"\\ud800"}']

/** A probe that would succeed for somebody, or a sample of the route's schema, with one or two things wrong. */
function wrongInput(route: AnyRoute, subject: Subject, random: Random): Attack {
  const probe = probes[route.name]!(subject)
  const foreign = [...idsOf(subject), ...Object.values(cast).map(({ id }) => id), ...Object.values(functions), randomUUID()]
  const hasBody = route.method !== 'GET' && !(route.body instanceof z.ZodNull)
  const params: Record<string, unknown> = { ...probe.params }
  const query: Record<string, unknown> = { ...probe.query }
  const headers: Record<string, string> = {}
  if (route.idempotent) headers['idempotency-key'] = randomUUID()
  if (probe.ifMatch !== undefined) headers['if-match'] = `"${probe.ifMatch}"`
  if (hasBody) headers['content-type'] = 'application/json'
  if (route.takes.length > 0) headers['content-type'] = random.pick(route.takes)
  const schema = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' }) as Schema
  let value: unknown = hasBody ? (probe.body && random.chance(0.6) ? probe.body : sample(schema, foreign, random)) : undefined
  let text: string | undefined = route.takes.length > 0 ? random.pick(['', '%PDF-1.7 ', '\u0089PNG\r\n\u001a\n', '<svg/>']) + canary : undefined
  let { method }: { method: string } = route

  const spoil = {
    body: () => { value = spoilt(value, foreign, random) },
    params: () => { for (const name of random.some(Object.keys(params), 1)) params[name] = random.chance(0.6) ? random.pick(foreign) : random.pick(['%00', '..%2f..%2fetc', `1' or '1'='1`, '%E0%A4%A', 'a'.repeat(3000), '__proto__', ' ', 'NaN']) },
    query: () => { for (const name of Object.keys(route.query.shape)) if (random.chance(0.6)) query[name] = random.pick([...nasty.filter((one) => typeof one !== 'object'), 'eyJhIjoxfQ.AAAAAAAAAAAAAAAAAAAAAA', '-1', '101', '1e3']) },
    headers: () => {
      if (route.idempotent) headers['idempotency-key'] = random.pick(['short', 'x'.repeat(200), '', ' ', '__proto__', randomUUID()])
      if (route.ifMatch) headers['if-match'] = random.pick(['"0"', '"1"', '*', 'W/"1"', '"999999999"', '"999999999999"', 'nonsense', ''])
      headers['x-request-id'] = random.pick(['x'.repeat(500), canary.replace('Å', 'A'), '<b>'])
      if (random.chance(0.3)) headers['accept'] = random.pick(['text/html', '*/*;q=0', 'application/xml'])
    },
    text: () => {
      text = random.pick(brokenJson)
      if (random.chance(0.3)) headers['content-type'] = random.pick(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16', 'multipart/form-data', 'application/json/x', ''])
    },
    method: () => { method = random.pick(['PUT', 'DELETE', 'PATCH', 'POST', 'OPTIONS']) },
  }
  const ways = { body: hasBody ? 60 : 0, params: Object.keys(params).length ? 12 : 0, query: Object.keys(route.query.shape).length ? 25 : 0, headers: 6, text: hasBody ? 4 : 0, method: 1 }
  for (let times = random.chance(0.7) ? 1 : 2; times > 0; times--) spoil[random.weighted(ways)]()

  const path = '/api' + route.path.replaceAll(/:(\w+)/g, (_, name: string) => written(params[name]))
  const search = Object.entries(query).map(([name, given]) => `${name}=${written(given)}`).join('&')
  const body = method === 'GET' || method === 'OPTIONS' ? undefined : (text ?? (value === undefined ? undefined : JSON.stringify(value)))
  return { what: `${method} ${path.slice(0, 160)}${search && `?${search.slice(0, 60)}`} ${body?.slice(0, 300) ?? ''}`, method, path: search ? `${path}?${search}` : path, headers, body }
}

/** As part of an address; what is escaped already stays, also wrongly. */
const written = (value: unknown) => {
  const text = String(value)
  return /^[%\w.-]+$/.test(text) ? text : encodeURIComponent(text.isWellFormed() ? text : '?')
}

/** Every id that the subject's nouns have: well-formed, there, and wrong in almost every place. */
const idsOf = (subject: Subject) => [...new Set(JSON.stringify(subject).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))]

interface Schema { type?: string; properties?: Record<string, Schema>; enum?: unknown[]; const?: unknown; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; format?: string; maxLength?: number }

/** A value that mostly fits the schema, so that what is spoilt in it is looked at. */
function sample(schema: Schema, ids: readonly string[], random: Random): unknown {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sample(random.pick(choices), ids, random)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick(schema.enum)
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => [key, sample(inner, ids, random)]))
  if (schema.type === 'array') return Array.from({ length: random.between(0, 2) }, () => sample(schema.items ?? {}, ids, random))
  if (schema.type === 'boolean') return random.chance(0.5)
  if (schema.type === 'integer' || schema.type === 'number') return random.between(0, 9)
  if (schema.type === 'null') return null
  if (schema.format === 'uuid') return random.pick(ids)
  if (schema.format === 'date') return '2027-01-15'
  if (schema.format === 'date-time') return '2027-01-15T14:00:00+01:00'
  return schema.maxLength !== undefined && random.chance(0.2) ? random.pick(['x', 'å', '🙂', ' x', '\u0301']).repeat(schema.maxLength).slice(0, schema.maxLength) : `${canary} ord`
}

function spoilt(value: unknown, ids: readonly string[], random: Random): unknown {
  if (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) && random.chance(0.7)) return random.pick(ids)
  if (typeof value !== 'object' || value === null || random.chance(0.05)) return random.pick(nasty)
  if (Array.isArray(value)) return random.chance(0.3) || value.length === 0 ? random.pick([random.pick(nasty), [...value, ...value], [...value, null]]) : value.with(0, spoilt(value[0], ids, random))
  const copy: Record<string, unknown> = { ...value }
  const at = random.pick(Object.keys(copy))
  if (random.chance(0.12)) delete copy[at]
  else if (random.chance(0.1)) return Object.fromEntries([...Object.entries(copy), [random.pick(['extra', 'constructor', '__proto__', 'toString', 'id', 'caseId']), random.pick(nasty)]])
  else if (at !== undefined) copy[at] = spoilt(copy[at], ids, random)
  return copy
}
