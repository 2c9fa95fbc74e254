import type { PartyReading, ReadersOfThing, ReadGround } from '@kring/domain/readers'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

const tables = { goal: 'goal', commitment: 'commitment', decision: 'decision', fact: 'shared_fact', topic: 'topic' } as const
export type Thing = keyof typeof tables

/** The two keys that decide who reads a thing, and whether the asker reads it by its category; undefined where it is hidden or absent. The keys never leave the server. */
export async function findKeys(trx: Trx, thing: Thing, id: string): Promise<Keys | undefined> {
  const { rows } = await sql<Keys>`select gate::text, own::text, coalesce(gate = any ((select app.permitted_keys())::bigint[]), false) as by_category from ${sql.table(tables[thing])} where id = ${id}::uuid and case_number = app.case_here()`.execute(trx)
  return rows[0]
}
interface Keys { gate: string | null; own: string | null; byCategory: boolean }

/** The parties that read under two keys, as far as the asker may know of them, each with all its grounds. */
export async function listReadings(trx: Trx, { gate, own }: Keys): Promise<PartyReading[]> {
  const { rows } = await sql<Omit<PartyReading, 'grounds'> & { ground: string; requestId: string | null; since: string | null; endsAt: string | null; askedAt: string | null; ruleVersion: number | null }>`
    select r.party_id, r.kind, r.agency_kind, r.label, r.ground, r.request_id, r.since, nullif(r.ends_at, 'infinity') as ends_at, q.made_at as asked_at, q.rule_version
    from app.grounds_of_reading(${gate}::bigint, ${own}::bigint) r left join consent_request q on q.id = r.request_id
    order by r.agency is null, r.slot, r.ground <> 'own', q.made_at desc nulls last, r.ground`.execute(trx)
  const readings = new Map<string | null, PartyReading>()
  for (const { ground, requestId, since, endsAt, askedAt, ruleVersion, ...party } of rows) {
    if (party.partyId === null) {
      readings.set(null, { ...party, kind: null, grounds: [{ kind: 'family' }] })
      continue
    }
    const reading = readings.get(party.partyId) ?? { ...party, grounds: [] }
    readings.set(party.partyId, reading)
    reading.grounds.push(
      ground === 'own' ? { kind: 'own' }
      : ground === 'consent' ? { kind: 'consent', requestId: requestId!, askedAt, ruleVersion, since: since!, endsAt }
      : { kind: 'rule', role: ground as Extract<ReadGround, { kind: 'rule' }>['role'] })
  }
  return [...readings.values()]
}

/** Who has signed these requests, as far as the asker may know. */
export async function listSignatures(trx: Trx, requestIds: readonly string[]): Promise<ReadersOfThing['signatures']> {
  const { rows } = await sql<ReadersOfThing['signatures'][number]>`
    select s.request_id, p.label, s.made_at from consent_signature s join app.parties_of_consent() p on p.slot = s.slot
    where s.case_number = app.case_here() and s.request_id = any (${requestIds}::uuid[]) order by s.made_at, s.id`.execute(trx)
  return rows
}
