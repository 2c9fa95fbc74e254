import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

const doorkeeper = { kind: 'system', name: 'doorkeeper' } as const

/** Of these sessions, those that have neither ended nor reached their absolute limit. */
export const aliveSessions = (database: Database, ids: string[]): Promise<Set<string>> =>
  database.as(doorkeeper, async (trx) => {
    const { rows } = await sql<{ id: string }>`select id from session where id = any (${ids}::uuid[]) and expires_at > app.now()`.execute(trx)
    return new Set(rows.map((row) => row.id))
  })
