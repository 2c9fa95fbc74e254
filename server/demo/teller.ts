import { createHash } from 'node:crypto'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@kring/contract/route'
import { sql } from 'kysely'
import type { Sessions } from '../src/features/sessions/lucia.ts'
import type { Served } from '../src/platform/act.ts'
import type { Database } from '../src/platform/database.ts'
import { cast, type CastName } from './cast.ts'

type AnyRoute = Route<any, any, any, any>
export type Sent<R extends AnyRoute> = { params?: ParamsOf<R>; query?: QueryOf<R>; body?: BodyOf<R>; ifMatch?: number }

/** Somebody who does things in a story: the same words as a client of the API. */
export interface Speaker {
  do<R extends AnyRoute>(route: R, sent?: Sent<R>): Promise<AnswerOf<R>>
}

/**
 * Tells a story through the product's real actions, as its people and at its times: what the demo shows has gone through the
 * same rules, gates and records as anything else. Only for databases whose clock can be moved.
 */
export class Teller {
  readonly #database: Database
  readonly #served: ReadonlyMap<string, Served>
  readonly #sessions: Sessions
  readonly #ended: string[] = []
  #attempts = 0

  constructor(database: Database, served: readonly Served[], sessions: Sessions) {
    this.#database = database
    this.#served = new Map(served.map((one) => [one.route.name, one]))
    this.#sessions = sessions
  }

  /** It is now this instant (ISO 8601), as far as the database is concerned. */
  async at(instant: string): Promise<void> {
    await this.#database.as({ kind: 'nobody' }, (trx) =>
      sql`update clock_offset set offset_by = ${instant}::timestamptz - clock_timestamp()`.execute(trx))
  }

  /** The story has caught up with the present; nobody in it stays signed in. */
  async now(): Promise<void> {
    await this.#database.as({ kind: 'nobody' }, (trx) => sql`update clock_offset set offset_by = '0'`.execute(trx))
    await this.#database.as({ kind: 'system', name: 'doorkeeper' }, (trx) =>
      sql`delete from session where id = any (${this.#ended}::uuid[])`.execute(trx))
  }

  /** Signed in just now as a member of the cast. */
  async as(name: CastName): Promise<Speaker> {
    const member = cast[name]
    const { sessionId } = await this.#sessions.start({ id: member.id, kind: member.kind }, 'demo')
    this.#ended.push(sessionId)
    const actor = { kind: 'person', personId: member.id, sessionId } as const
    return {
      do: async (route, sent = {}) => {
        const served = this.#served.get(route.name)
        if (!served) throw new Error(`the story asks for ${route.name}, which nobody serves`)
        const number = ++this.#attempts
        return (await served.answer(this.#database, {
          actor,
          params: route.params.parse(sent.params ?? {}) as never,
          query: route.query.parse(sent.query ?? {}) as never,
          body: route.body.parse(sent.body ?? null),
          requestId: `story-${number}`,
          idempotencyKey: `story-${createHash('sha256').update(`${number}`).digest('hex').slice(0, 24)}`,
          ifMatch: sent.ifMatch === undefined ? undefined : `"${sent.ifMatch}"`,
          manner: 'open',
          headers: new Headers(),
        })) as never
      },
    }
  }
}
