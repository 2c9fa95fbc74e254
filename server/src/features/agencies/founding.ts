import type { Database, Trx } from '../../platform/database.ts'
import { sql } from 'kysely'
import { subjectHashOf } from './identity.ts'

/** What a municipality brings when it begins: itself, its agencies with their functions, its people and its rules. */
export interface Founding {
  municipality: { id: string; name: string; phone: string; disclosureNeedsSecondPerson?: boolean | undefined; concernFormUrl?: string | undefined }
  agencies: readonly { id: string; kind: string; name: string; functions: readonly { id: string; name: string; coordinates?: boolean; administers?: boolean; takesConcerns?: boolean }[] }[]
  people: readonly { id: string; kind: 'staff' | 'family'; name: string; mail?: string; locale?: string; logins: readonly { issuer: string; subject: string }[] }[]
  holdings: readonly { id: string; functionId: string; personId: string }[]
  agendas: readonly { id: string; code: string; version: number; title: string; items: object }[]
  rules?: Rules
}

interface Rules {
  standing: readonly { role: string; reads: readonly string[]; gives: readonly string[] }[]
  consent: readonly { caseKind: string; version: number; inForceFrom: string; youthSignsFromAge: number | null; guardians: 'all' | 'one'; maxValidityDays: number; familyInMeeting: boolean; exceptions: readonly string[]; confidenceFromAge: number | null }[]
}

/**
 * The rules that a municipality starts with. Without any consent the coordinator reads the process of the own case, the
 * inquirer the own question, and the family what concerns it; from which age the youth signs is disputed (OSL 12:3
 * names no age) and therefore a setting.
 */
export const startingRules: Rules = {
  standing: [
    { role: 'coordinator', reads: ['consent', 'confidence-consent', 'signature', 'inquiry', 'progress', 'team'], gives: ['consent', 'confidence-consent', 'signature', 'inquiry', 'progress', 'team', 'plan', 'meeting', 'conversation', 'voice', 'guardian-view'] },
    { role: 'inquirer', reads: ['inquiry', 'progress'], gives: ['inquiry'] },
    { role: 'youth', reads: ['consent', 'progress', 'team', 'plan', 'meeting', 'conversation', 'voice', 'confidence-consent', 'confidence'], gives: ['signature', 'plan', 'meeting', 'conversation', 'voice', 'confidence'] },
    { role: 'guardian', reads: ['consent', 'progress', 'team', 'plan', 'meeting', 'conversation'], gives: ['signature', 'plan', 'meeting', 'conversation', 'guardian-view'] },
  ],
  consent: [
    { caseKind: 'sspf', version: 1, inForceFrom: '2026-01-01', youthSignsFromAge: 15, guardians: 'all', maxValidityDays: 183, familyInMeeting: true, exceptions: ['hindered', 'legal-review'], confidenceFromAge: 15 },
    { caseKind: 'sig', version: 1, inForceFrom: '2026-01-01', youthSignsFromAge: 15, guardians: 'all', maxValidityDays: 183, familyInMeeting: true, exceptions: ['hindered', 'legal-review'], confidenceFromAge: 15 },
  ],
}

const founder = { kind: 'system', name: 'founder' } as const

/** Whether a municipality has been founded in this database. */
export const isFounded = (database: Database) =>
  database.as(founder, async (trx) => (await trx.selectFrom('municipality').select('id').limit(1).executeTakeFirst()) !== undefined)

/** Founds a municipality in an empty database, in one transaction. The secret keys the hashes of sign-ins. */
export const found = (database: Database, founding: Founding, secret: string) =>
  database.as(founder, async (trx) => {
    const { municipality, agencies, people, holdings, agendas, rules = startingRules } = founding
    await trx.insertInto('municipality').values(municipality).execute()
    await insertAll(trx, 'agency', agencies.map(({ id, kind, name }) => ({ id, kind, name, municipalityId: municipality.id })))
    await insertAll(trx, 'agencyFunction', agencies.flatMap((agency) => agency.functions.map((given) => ({
      id: given.id, agencyId: agency.id, name: given.name, coordinates: given.coordinates ?? false, administers: given.administers ?? false, takesConcerns: given.takesConcerns ?? false,
    }))))
    await insertAll(trx, 'person', people.map(({ id, kind, name, mail, locale }) => ({ id, kind, name, mail: mail ?? null, locale: locale ?? 'sv' })))
    await insertAll(trx, 'login', people.flatMap((person) => person.logins.map(({ issuer, subject }) => ({
      personId: person.id, issuer, subjectHash: subjectHashOf(secret, issuer, subject),
    }))))
    for (const { id, functionId, personId } of holdings) {
      await sql`insert into function_holding (id, function_id, person_id, during)
                values (${id}, ${functionId}, ${personId}, tstzrange(app.now() - interval '1 hour', null))`.execute(trx)
    }
    await insertAll(trx, 'agendaTemplate', agendas.map((agenda) => ({ ...agenda, items: JSON.stringify(agenda.items), municipalityId: municipality.id })))

    const categories = new Map((await trx.selectFrom('category').select(['code', 'number']).execute()).map((row) => [row.code, row.number]))
    await insertAll(trx, 'standingRule', rules.standing.flatMap(({ role, reads, gives }) =>
      [...new Set([...reads, ...gives])].map((code) => ({
        municipalityId: municipality.id, role, category: categories.get(code)!, reads: reads.includes(code), gives: gives.includes(code),
      }))))
    await insertAll(trx, 'consentRule', rules.consent.map((rule) => ({ ...rule, municipalityId: municipality.id })))
  })

const insertAll = async (trx: Trx, table: 'agency' | 'agencyFunction' | 'person' | 'login' | 'agendaTemplate' | 'standingRule' | 'consentRule', rows: readonly object[]) => {
  if (rows.length) await trx.insertInto(table).values(rows as never).execute()
}
