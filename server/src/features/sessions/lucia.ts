import { createHash } from 'node:crypto'
import { sessionEnded, sessionLimits, sessionStarted } from '@kring/domain/sessions'
import type { Actor } from '@kring/domain/actor'
import { Cookie, Lucia, TimeSpan, type Adapter } from 'lucia'
import type { Database, SessionRow, Trx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordOutside } from '../../platform/record.ts'
import { deleteEndedSessions, deleteSession, deleteSessionsOf, doorkeeper, insertSession, touchSession, type NewSession } from './queries.ts'

/**
 * Everything that we take from lucia is in this file: ids of 40 random characters, the cookie, and the order of looking up.
 * lucia is deprecated (docs/decisions/0008); what would replace it is this file and nothing else.
 */

type Kind = keyof typeof sessionLimits

export interface Sessions {
  /** Who is behind a Cookie header; `nobody` where anything is missing, wrong, ended or idle. Only an activity keeps it from becoming idle. */
  identify(cookie: string | undefined, activity: boolean): Promise<Actor>
  /**
   * Makes a new session after a sign-in and gives the cookie to set. No id is ever taken over from a browser: a session that
   * the Cookie header `replacing` stands for ends in the same transaction.
   */
  start(person: { id: string; kind: Kind }, provider: string, more?: Start): Promise<{ cookie: string; sessionId: string }>
}

interface Start {
  replacing?: string | undefined
  requestId?: string
  /** How long ago the person has proven who they are; null when the provider did not say. */
  provenSecondsAgo?: number | null
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ row: SessionRow | undefined }>
    DatabaseSessionAttributes: { row: SessionRow } | { made: Pick<NewSession, 'id' | 'provider' | 'provenSecondsAgo'> }
    DatabaseUserAttributes: object
  }
}

const sessionCookieName = '__Host-kring'
const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const
// Neither Max-Age nor Expires: the cookie ends with the browser. (lucia's own `expires: false` would mean 400 days.)
const cookieFor = (id: string) => new Cookie(sessionCookieName, id, attributes).serialize()

/** Set-Cookie for a browser whose session has ended. */
export const endingCookie = new Cookie(sessionCookieName, '', { ...attributes, maxAge: 0 }).serialize()

/**
 * The id in a Cookie header, if it is one that we could have given. lucia would take any string, and its parser throws on a
 * broken cookie of somebody else's.
 */
const idIn = (cookie: string | undefined) => /(?:^|; ?)__Host-kring=([a-z0-9]{40})(?:;|$)/.exec(cookie ?? '')?.[1]
const hashOf = (id: string) => createHash('sha256').update(id).digest()

/** The database's clock judges. lucia compares with this machine's, so that instants are carried over as distances. */
const between = (from: string, to: string) => new Date(to).getTime() - new Date(from).getTime()

/** What lucia asks of a database. It never learns how sessions are kept: by the SHA-256 of their id, under a handle. */
const adapterFor = (database: Database, write: <Result>(work: (trx: Trx) => Promise<Result>) => Promise<Result>): Adapter => ({
  async getSessionAndUser(id) {
    const row = await database.sessionFor(hashOf(id))
    if (!row) return [null, null]
    const expiresAt = new Date(Date.now() + between(row.at, row.expiresAt))
    return [{ id, userId: row.personId, expiresAt, attributes: { row } }, { id: row.personId, attributes: {} }]
  },
  async setSession({ id, userId, expiresAt, attributes }) {
    if (!('made' in attributes)) throw new Error('a session is made once')
    const lastsMs = expiresAt.getTime() - Date.now()
    await write((trx) => insertSession(trx, { ...attributes.made, idHash: hashOf(id), personId: userId, lastsMs }))
  },
  async deleteSession(id) {
    await write((trx) => deleteSession(trx, { idHash: hashOf(id) }))
  },
  async deleteUserSessions(personId) {
    await write((trx) => deleteSessionsOf(trx, personId))
  },
  async deleteExpiredSessions() {
    await write(deleteEndedSessions)
  },
  // A session never lasts longer than it was given; lucia would let it slide.
  updateSessionExpiration: async () => {},
  // Only hashes are kept, so no list of ids can be given; sessions are listed and ended by their handles.
  getUserSessions: async () => [],
})

const luciaFor = (adapter: Adapter, kind: Kind) =>
  new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(sessionLimits[kind].absoluteMinutes, 'm'),
    getSessionAttributes: (kept) => ({ row: 'row' in kept ? kept.row : undefined }),
  })

/** An act counts as a sign of life, but is written down at most this often. */
const touchEveryMs = 20_000

export function openSessions(database: Database): Sessions {
  // Which kind does not matter for looking up: the row says when it ends.
  const lucia = luciaFor(adapterFor(database, (work) => database.as(doorkeeper, work)), 'staff')

  return {
    async identify(cookie, activity) {
      const id = idIn(cookie)
      if (!id) return { kind: 'nobody' }
      const { session } = await lucia.validateSession(id)
      if (!session?.row) return { kind: 'nobody' }
      const { row } = session
      const idleMs = between(row.lastActAt, row.at)
      if (idleMs >= sessionLimits[row.kind].idleMinutes * 60_000) {
        await lucia.invalidateSession(id)
        return { kind: 'nobody' }
      }
      if (activity && idleMs > touchEveryMs) await database.as(doorkeeper, (trx) => touchSession(trx, row.id))
      return { kind: 'person', personId: row.personId, sessionId: row.id }
    },

    start: (person, provider, { replacing, requestId = newId(), provenSecondsAgo = 0 } = {}) =>
      database.as(doorkeeper, async (trx) => {
        const former = idIn(replacing)
        const ended = former && (await deleteSession(trx, { idHash: hashOf(former) }))
        if (ended) await recordOutside({ trx, requestId }, sessionEnded, { sessionId: ended.id }, { objectId: ended.id, addressees: [ended.personId] })

        const made = { id: newId(), provider, provenSecondsAgo }
        const session = await luciaFor(adapterFor(database, (work) => work(trx)), person.kind).createSession(person.id, { made })
        await recordOutside({ trx, requestId }, sessionStarted, { sessionId: made.id }, { objectId: made.id, addressees: [person.id] })
        return { cookie: cookieFor(session.id), sessionId: made.id }
      }),
  }
}
