import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Lucia, TimeSpan, type Adapter } from 'lucia'
import type { Actor } from '@kring/domain/actor'
import type { Database, SessionRow } from '../../platform/database.ts'

/**
 * Everything that we take from lucia is in this file: ids of 40 random characters, the cookie, and the order of looking up.
 * lucia is deprecated (docs/decisions: sessions); what would replace it is this file and nothing else.
 */

const doorkeeper = { kind: 'system', name: 'doorkeeper' } as const
const hashOf = (id: string) => createHash('sha256').update(id).digest()

/** How long a session may last at most, and how long without an act, in minutes (experience.md 4.6). */
export const sessionLimits = {
  staff: { absoluteMinutes: 600, idleMinutes: 30 },
  family: { absoluteMinutes: 60, idleMinutes: 15 },
} as const
type Kind = keyof typeof sessionLimits

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ row: SessionRow }>
    DatabaseSessionAttributes: { row: SessionRow }
    DatabaseUserAttributes: object
  }
}

/** The database's clock judges; lucia compares with this machine's, so its instants are carried over as distances. */
const distance = (row: SessionRow) => new Date(row.expiresAt).getTime() - new Date(row.at).getTime()

function adapterFor(database: Database, provider: string): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await database.sessionFor(hashOf(id))
      if (!row) return [null, null]
      const expiresAt = new Date(Date.now() + distance(row))
      return [{ id, userId: row.personId, expiresAt, attributes: { row } }, { id: row.personId, attributes: {} }]
    },
    async setSession(session) {
      const lastsMs = session.expiresAt.getTime() - Date.now()
      await database.as(doorkeeper, (trx) =>
        sql`insert into session (id, id_hash, person_id, expires_at, provider)
            values (${randomUUID()}, ${hashOf(session.id)}, ${session.userId}, app.now() + make_interval(secs => ${lastsMs / 1000}), ${provider})`.execute(trx))
    },
    // A session never lasts longer than it was given; being idle is judged by us.
    updateSessionExpiration: async () => {},
    async deleteSession(id) {
      await database.as(doorkeeper, (trx) => trx.deleteFrom('session').where('idHash', '=', hashOf(id)).execute())
    },
    async deleteUserSessions(personId) {
      await database.as(doorkeeper, (trx) => trx.deleteFrom('session').where('personId', '=', personId).execute())
    },
    async deleteExpiredSessions() {
      await database.as(doorkeeper, (trx) => sql`delete from session where expires_at <= app.now()`.execute(trx))
    },
    // Only hashes are kept, so no list of ids can be given; sessions are listed and ended by their own row id.
    getUserSessions: async () => [],
  }
}

export interface Sessions {
  /** Makes a session of its own after a sign-in and gives the cookie to set; no id is ever taken over from the browser. */
  start(person: { id: string; kind: Kind }, provider: string): Promise<{ cookie: string; personId: string }>
  /** Who is behind a Cookie header; `nobody` where anything is missing, wrong, ended or idle. */
  identify(cookie: string | undefined, activity: boolean): Promise<Actor>
  end(cookie: string | undefined): Promise<string>
}

export const sessionCookieName = '__Host-kring'

export function openSessions(database: Database): Sessions {
  const luciaFor = (kind: Kind, provider: string) =>
    new Lucia(adapterFor(database, provider), {
      sessionExpiresIn: new TimeSpan(sessionLimits[kind].absoluteMinutes, 'm'),
      getSessionAttributes: ({ row }) => ({ row }),
      sessionCookie: { name: sessionCookieName, expires: false, attributes: { secure: true, sameSite: 'lax', path: '/' } },
    })
  const reader = luciaFor('staff', 'reader')

  const idIn = (cookie: string | undefined) => {
    const id = cookie && reader.readSessionCookie(cookie)
    // lucia would take any string here, also the handles under which an adapter may list sessions.
    return id && /^[a-z0-9]{40}$/.test(id) ? id : undefined
  }
  // `expires: false` in lucia means 400 days; a cookie without Max-Age ends with the browser.
  const forBrowserSession = (cookie: string) => cookie.replace(/; Max-Age=\d+/i, '')

  return {
    async start(person, provider) {
      const lucia = luciaFor(person.kind, provider)
      const session = await lucia.createSession(person.id, {} as never)
      return { cookie: forBrowserSession(lucia.createSessionCookie(session.id).serialize()), personId: person.id }
    },
    async identify(cookie, activity) {
      const id = idIn(cookie)
      if (!id) return { kind: 'nobody' }
      const { session } = await reader.validateSession(id)
      if (!session) return { kind: 'nobody' }
      const { row } = session
      const idleMs = new Date(row.at).getTime() - new Date(row.lastActAt).getTime()
      if (idleMs > sessionLimits[row.kind].idleMinutes * 60_000) {
        await reader.invalidateSession(id)
        return { kind: 'nobody' }
      }
      if (activity && idleMs > 20_000) {
        await database.as(doorkeeper, (trx) => sql`update session set last_act_at = app.now() where id = ${row.id}`.execute(trx))
      }
      return { kind: 'person', personId: row.personId, sessionId: row.id }
    },
    async end(cookie) {
      const id = idIn(cookie)
      if (id) await reader.invalidateSession(id)
      return reader.createBlankSessionCookie().serialize()
    },
  }
}
