import type { Draft, Session } from '@kring/domain/sessions'
import { sessionLimits } from '@kring/domain/sessions'
import { sql } from 'kysely'
import type { Database, Trx } from '../../platform/database.ts'

/** The system actor that makes, finds and ends sessions before anybody is known. */
export const doorkeeper = { kind: 'system', name: 'doorkeeper' } as const

/** A session `s` of a person `p` is good until its absolute limit, and only while somebody acts in it; the database's clock judges. */
const isGood = sql`(s.expires_at > app.now() and s.last_act_at > app.now() - make_interval(mins =>
  case p.kind when 'staff' then ${sessionLimits.staff.idleMinutes}::int else ${sessionLimits.family.idleMinutes}::int end))`

/** Of these sessions, those that are still good. */
export const aliveSessions = (database: Database, ids: string[]): Promise<Set<string>> =>
  database.as(doorkeeper, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select s.id from session s join person p on p.id = s.person_id where s.id = any (${ids}::uuid[]) and ${isGood}`.execute(trx)
    return new Set(rows.map((row) => row.id))
  })

export interface NewSession {
  id: string
  idHash: Buffer
  personId: string
  provider: string
  lastsMs: number
  /** How long ago the person has proven to the provider who they are; null when it did not say. */
  provenSecondsAgo: number | null
}
export const insertSession = (trx: Trx, row: NewSession) =>
  sql`insert into session (id, id_hash, person_id, provider, expires_at, proven_at)
      values (${row.id}, ${row.idHash}, ${row.personId}, ${row.provider}, app.now() + make_interval(secs => ${row.lastsMs / 1000}),
        coalesce(app.now() - make_interval(secs => ${row.provenSecondsAgo}), '-infinity'))`.execute(trx)

/** Ends a session, by its handle or by the hash of its id, and tells which it was. */
export async function deleteSession(trx: Trx, which: { id: string } | { idHash: Buffer }) {
  const where = 'id' in which ? sql`id = ${which.id}` : sql`id_hash = ${which.idHash}`
  const { rows } = await sql<{ id: string; personId: string }>`delete from session where ${where} returning id, person_id`.execute(trx)
  return rows[0]
}
export const deleteSessionsOf = (trx: Trx, personId: string) => sql`delete from session where person_id = ${personId}`.execute(trx)
export const deleteEndedSessions = (trx: Trx) => sql`delete from session s using person p where p.id = s.person_id and not ${isGood}`.execute(trx)

/** Notes that somebody has acted. */
export const touchSession = (trx: Trx, id: string) => sql`update session set last_act_at = app.now() where id = ${id}`.execute(trx)

/** Your own sessions that are still good, the latest first. */
export async function listSessionRows(trx: Trx, me: { personId: string; sessionId: string }): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select s.id, s.made_at as started_at, s.last_act_at, s.id = ${me.sessionId} as current
    from session s join person p on p.id = s.person_id
    where s.person_id = ${me.personId} and ${isGood} order by s.made_at desc, s.id limit 100`.execute(trx)
  return rows
}

/** Whether the person behind this session of yours has proven who they are within the last so many seconds. */
export async function provenWithin(trx: Trx, sessionId: string, seconds: number): Promise<boolean> {
  const { rows } = await sql<{ proven: boolean }>`
    select proven_at > app.now() - make_interval(secs => ${seconds}) as proven from session where id = ${sessionId}`.execute(trx)
  return rows[0]?.proven ?? false
}

export async function findPersonByLogin(trx: Trx, login: { issuer: string; subjectHash: Buffer }) {
  const row = await trx
    .selectFrom('login as l').innerJoin('person as p', 'p.id', 'l.personId').select(['p.id', 'p.kind'])
    .where('l.issuer', '=', login.issuer).where('l.subjectHash', '=', login.subjectHash).executeTakeFirst()
  return row as { id: string; kind: 'staff' | 'family' } | undefined
}

/** The signed-in person with the municipality, and what is left of the session. */
export async function findMe(trx: Trx, me: { personId: string; sessionId: string }) {
  const { rows } = await sql<{ id: string; name: string; kind: 'staff' | 'family'; locale: string; leftMs: number; municipality: { id: string; name: string; phone: string } }>`
    select p.id, p.name, p.kind, p.locale, jsonb_build_object('id', m.id, 'name', m.name, 'phone', m.phone) as municipality,
      floor(extract(epoch from s.expires_at - app.now()) * 1000)::int as left_ms
    from person p join session s on s.person_id = p.id and s.id = ${me.sessionId} cross join municipality m
    where p.id = ${me.personId} limit 1`.execute(trx)
  return rows[0]
}

export const updateLocale = (trx: Trx, personId: string, locale: string) =>
  trx.updateTable('person').set({ locale }).where('id', '=', personId).execute()

export const saveDraftRow = (trx: Trx, { place, text }: { place: string; text: string }) =>
  sql`insert into draft (place, text) values (${place}, ${text})
      on conflict (person_id, place) do update set text = excluded.text, saved_at = app.now()`.execute(trx)
export const deleteDraft = (trx: Trx, place: string) => trx.deleteFrom('draft').where('place', '=', place).execute()
/** Deletes the drafts that have lain too long; the policy alone says which those are, and this sees no other. */
export const deleteOldDrafts = (trx: Trx) => sql`delete from draft`.execute(trx)
export async function findDraft(trx: Trx, place: string): Promise<Draft | null> {
  return (await trx.selectFrom('draft').select(['text', 'savedAt']).where('place', '=', place).executeTakeFirst()) ?? null
}
