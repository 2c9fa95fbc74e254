import { createHash } from 'node:crypto'
import type { Actor } from '@kring/domain/actor'
import { Standing } from '@kring/domain/actor'
import type { AnswerOf, Route } from '@kring/contract/route'
import { sql } from 'kysely'
import { v7 as newTimedId } from 'uuid'
import type { z } from 'zod'
import type { Database, Trx } from './database.ts'
import { notFound, Refusal } from './errors.ts'

/** What the door knows of one request, after parsing. */
export interface Request {
  actor: Actor
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
  /** What was sent to a route that takes a file. */
  file?: Uint8Array
  requestId: string
  idempotencyKey: string | undefined
  ifMatch: string | undefined
  /** Somebody opened a page, a page that stands open refreshed itself, or a job read. */
  manner: 'open' | 'live' | 'job'
  /** Sent with the answer when all has gone well. */
  headers: Headers
  /** From where it came, as far as this server sees; for those who must be told, never for judging. */
  address?: string
}

/** Inside the transaction of an act or a view, as somebody. */
export interface Here {
  trx: Trx
  /** The person who asks. */
  me: { personId: string; sessionId: string }
  requestId: string
  /** The version that an edit was made from, where the route takes If-Match. */
  ifMatch: number | undefined
  /** What goes with the answer beside its body, such as the end of a cookie. A repetition sends none. */
  headers: Headers
}

/** Here, and inside one case: `you` is your standing in it. */
export interface HereInCase extends Here {
  you: Standing
}

/** A declared route with what answers it: the only kind of thing that the application serves. */
export interface Served {
  readonly route: Route
  answer(database: Database, request: Request): Promise<unknown>
}

type Given<R> = R extends Route<infer P, infer Q, infer B, any>
  ? z.output<P> & z.output<Q> & (z.output<B> extends object ? z.output<B> : unknown)
  : never
type Answered<R> = R extends Route<any, any, any, infer A> ? z.input<A> : never

/**
 * An act in a case: one transaction that takes the case's clock in a statement of its own, enters the case (no standing is
 * "not found"), does the work and remembers the attempt, so that a repetition with the same Idempotency-Key has one effect.
 */
export const act = <R extends Route<any, any, any, any>>(route: R, work: (here: HereInCase, given: Given<R>) => Promise<Answered<R>>): Served =>
  served(route, (here, given) => inCase(here, given as { caseId: string }, true, (entered) => work(entered, given as Given<R>)))

/**
 * An act in a case that its person began with a request and that is finished later, when an answer from elsewhere has come:
 * the same clock, the same door, the same rights as if they asked now.
 */
export const actLater = <Result>(database: Database, me: Here['me'], { caseId, requestId }: { caseId: string; requestId: string }, work: (here: HereInCase) => Promise<Result>) =>
  database.as({ kind: 'person', ...me }, (trx) => inCase({ trx, me, requestId, ifMatch: undefined, headers: new Headers() }, { caseId }, true, work))

/** A reading in a case. The access row is written in the same transaction: where it cannot be, nothing is answered. */
export const view = <R extends Route<any, any, any, any>>(route: R, work: (here: HereInCase, given: Given<R>) => Promise<Answered<R>>): Served =>
  served(route, (here, given, request) =>
    inCase(here, given as { caseId: string }, false, async (entered) => {
      const answer = await work(entered, given as Given<R>)
      await noteReading(entered, [entered.you.caseId], route.about, request.manner)
      return answer
    }),
  )

/** An act outside any case, such as an inquiry that opens one, or a choice of one's own. */
export const actOutside = <R extends Route<any, any, any, any>>(route: R, work: (here: Here, given: Given<R>) => Promise<Answered<R>>): Served =>
  served(route, (here, given) => work(here, given as Given<R>))

/** A reading across one's cases. Answers with the cases whose content it showed, and each gets its access row. */
export const viewOutside = <R extends Route<any, any, any, any>>(
  route: R,
  work: (here: Here, given: Given<R>) => Promise<{ answer: Answered<R>; cases: readonly string[] }>,
): Served =>
  served(route, async (here, given, request) => {
    await sql`select app.look()`.execute(here.trx)
    const { answer, cases } = await work(here, given as Given<R>)
    await noteReading(here, [...new Set(cases)], route.about, request.manner)
    return answer
  })

type Work = (here: Here, given: object, request: Request) => Promise<unknown>

function served(route: Route, work: Work): Served {
  // A reading changes nothing but its own access row, and stands on one snapshot from the door on.
  const run = (database: Database) => (route.method === 'GET' ? database.asOfNow : database.as)
  const once = (database: Database, request: Request) =>
    run(database)(request.actor, async (trx) => {
      if (request.actor.kind !== 'person') throw new Refusal('not-signed-in')
      const here: Here = {
        trx,
        me: { personId: request.actor.personId, sessionId: request.actor.sessionId },
        requestId: request.requestId,
        ifMatch: route.ifMatch ? versionOf(request.ifMatch) : undefined,
        headers: request.headers,
      }
      const given = { ...request.query, ...(isObject(request.body) ? request.body : {}), ...request.params }
      const attempt = route.idempotent ? attemptOf(route, request) : undefined
      // A repetition that comes while the first attempt is under way waits for it at the case's clock, and then finds it.
      if (attempt && route.inCase) await lock(trx, String(request.params['caseId']))
      const before = attempt && (await earlierAttempt(trx, attempt))
      if (before) {
        // A repetition is judged by present rights: whoever lost the case since gets "not found", as for anything in it.
        if (route.inCase) await enter(trx, String(request.params['caseId']))
        return before.ids
      }
      const answer = await work(here, given, request)
      if (attempt) await rememberAttempt(trx, attempt, answer)
      return answer
    })

  return {
    route,
    answer: async (database, request) => {
      const answer = await once(database, request).catch((error) => {
        // Two attempts at once: the other one was first, so this one is the repetition.
        if (error?.constraint === 'idempotency_pkey') return once(database, request)
        throw error
      })
      return route.answer.parse(answer ?? null) as AnswerOf<Route>
    },
  }
}

async function inCase<Result>(here: Here, given: { caseId: string }, locks: boolean, work: (here: HereInCase) => Promise<Result>) {
  // The lock stands in a statement of its own before the entering, so that the standing is judged after any consent
  // change that it waited for.
  if (locks) await lock(here.trx, given.caseId)
  const you = await enter(here.trx, given.caseId)
  return work({ ...here, you })
}

const lock = (trx: Trx, caseId: string) => sql`select app.lock_case(${caseId}::uuid)`.execute(trx)

/** Enters the case or ends as "not found", whether it is hidden or absent. */
export async function enter(trx: Trx, caseId: string): Promise<Standing> {
  const { rows } = await sql<{ standing: unknown }>`select app.enter(${caseId}::uuid) as standing`.execute(trx)
  if (!rows[0]?.standing) throw notFound()
  return Standing.parse(rows[0].standing)
}

/** One access row per case that was read: who, for which party, which nouns, how, and under which epoch. */
export async function noteReading(here: Pick<Here, 'trx' | 'requestId'>, cases: readonly string[], about: string, manner: Request['manner']) {
  if (cases.length === 0) return
  const ids = cases.map(() => newTimedId())
  await sql`select app.note_reading(${ids}::uuid[], ${cases}::uuid[], ${[about]}::text[], ${manner}, ${here.requestId})`.execute(here.trx)
}

interface Attempt {
  key: string
  route: string
  bodyHash: Buffer
}

function attemptOf(route: Route, request: Request): Attempt {
  if (!request.idempotencyKey) throw new Refusal('precondition-required')
  const bodyHash = createHash('sha256').update(JSON.stringify([route.name, request.params, request.body ?? null])).update(request.file ?? '').digest()
  return { key: request.idempotencyKey, route: route.name, bodyHash }
}

async function earlierAttempt(trx: Trx, attempt: Attempt) {
  const earlier = await trx.selectFrom('idempotency').select(['bodyHash', 'ids']).where('key', '=', attempt.key).executeTakeFirst()
  if (!earlier) return undefined
  if (!earlier.bodyHash.equals(attempt.bodyHash)) {
    throw new Refusal('invalid', { errors: [{ path: 'Idempotency-Key', message: 'was used for something else' }] })
  }
  return earlier
}

/** Acts answer with ids only, so that what is kept for a repetition holds nothing of the case. */
async function rememberAttempt(trx: Trx, attempt: Attempt, answer: unknown) {
  await trx
    .insertInto('idempotency')
    .values({ key: attempt.key, route: attempt.route, bodyHash: attempt.bodyHash, ids: JSON.stringify(answer ?? null) })
    .execute()
}

function versionOf(ifMatch: string | undefined): number {
  if (!ifMatch) throw new Refusal('precondition-required')
  const version = /^"(\d{1,9})"$/.exec(ifMatch)?.[1]
  if (version === undefined) throw new Refusal('stale')
  return Number(version)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
