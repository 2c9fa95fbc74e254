import type { Signing } from '@kring/domain/signing'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'
import type { Kept } from './provider.ts'

/** Asks the provider how signatures are going. Sees the signatures that are being made, and nothing of any case. */
export const collector = { kind: 'system', name: 'collector' } as const

export interface SigningRow {
  id: string
  personId: string
  sessionId: string
  caseId: string
  requestId: string
  locale: Signing['device'] | string
  textHash: string
  visibleText: string
  statement: string
  method: Signing['method']
  device: Signing['device']
  state: 'starting' | 'asking' | 'waiting' | 'signed' | 'ending' | 'failed'
  code: string
  kept: Kept | null
  answer: unknown
  startedAt: string | null
  collectedAt: string | null
  returnTo: string
  /** Whole seconds since the order was begun, and minutes since it was asked for, by the database's clock. */
  seconds: number
  minutes: number
}

const columns = sql`s.id, s.person_id, s.session_id, s.case_id, s.request_id, s.locale, s.text_hash, s.visible_text, s.statement, s.method, s.device, s.state, s.code,
  s.order_kept as kept, s.answer, s.started_at, s.collected_at, s.return_to,
  floor(extract(epoch from app.now() - s.started_at))::int as seconds, floor(extract(epoch from app.now() - s.made_at) / 60)::int as minutes`

export async function findSigning(trx: Trx, id: string): Promise<SigningRow | undefined> {
  const { rows } = await sql<SigningRow>`select ${columns} from signing s where s.id = ${id}::uuid`.execute(trx)
  return rows[0]
}

/** Your own signatures that are still being made. */
export async function listMyLiveSignings(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from signing where person_id = app.person_here() and state in ('starting', 'asking', 'waiting', 'failed')`.execute(trx)
  return rows.map(({ id }) => id)
}

export interface NewSigning {
  id: string
  sessionId: string
  caseId: string
  requestId: string
  locale: string
  textHash: string
  visibleText: string
  statement: string
  method: Signing['method']
  device: Signing['device']
  returnTo: string
}
export const insertSigning = (trx: Trx, row: NewSigning) => trx.insertInto('signing').values(row).execute()
export const deleteSigning = (trx: Trx, id: string) => sql`delete from signing where id = ${id}::uuid`.execute(trx)

/** Claims what nobody has asked for yet, so that it is asked for once; sets the way back beside it. */
export async function claimStart(trx: Trx, id: string, returnHash: Buffer): Promise<SigningRow | undefined> {
  const { rows } = await sql<SigningRow>`
    update signing s set state = 'asking', return_hash = ${returnHash} where s.id = ${id}::uuid and s.state = 'starting' returning ${columns}`.execute(trx)
  return rows[0]
}

/** Notes the order. Gives false where it was given up meanwhile: then the order is to be cancelled. */
export async function saveOrder(trx: Trx, id: string, { kept, code }: { kept: Kept; code: string }): Promise<boolean> {
  const { rows } = await sql<{ state: string }>`
    update signing set state = case state when 'asking' then 'waiting' else state end, code = ${code}, started_at = app.now(), asked_at = app.now(), order_kept = ${JSON.stringify(kept)}
    where id = ${id}::uuid returning state`.execute(trx)
  return rows[0]?.state === 'waiting'
}

/** Claims an order for one question: nobody asks the provider about the same order twice within two seconds. */
export async function claimQuestion(trx: Trx, id: string): Promise<SigningRow | undefined> {
  const { rows } = await sql<SigningRow>`
    update signing s set asked_at = app.now() where s.id = ${id}::uuid and s.state = 'waiting' and s.asked_at < app.now() - interval '1.8 seconds' returning ${columns}`.execute(trx)
  return rows[0]
}

export const saveHint = (trx: Trx, id: string, code: string) =>
  sql`update signing set code = ${code} where id = ${id}::uuid and state = 'waiting'`.execute(trx)

/** Keeps the evidence before anything is done with it, unless the signature was given up meanwhile. */
export const saveAnswer = (trx: Trx, id: string, answer: object) =>
  sql`update signing set state = 'signed', code = 'processing', answer = ${JSON.stringify(answer)}, collected_at = app.now(), order_kept = null
      where id = ${id}::uuid and state = 'waiting'`.execute(trx)

/** Ends it as failed: the reason stays for the page, and nothing else of the order does. */
export const fail = (trx: Trx, id: string, code: string) =>
  sql`update signing set state = 'failed', code = ${code}, order_kept = null, answer = null
      where id = ${id}::uuid and state <> 'ending'`.execute(trx)

/** Gives it up: what is not signed yet waits to be cancelled at the provider. */
export const giveUp = (trx: Trx, id: string) =>
  sql`update signing set state = 'ending', return_hash = null where id = ${id}::uuid and state in ('starting', 'asking', 'waiting', 'failed')`.execute(trx)

/** Everything that no job has looked at for a while. */
export async function listForgotten(trx: Trx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from signing where greatest(made_at, asked_at, collected_at) < app.now() - interval '10 seconds' order by made_at limit 100`.execute(trx)
  return rows.map(({ id }) => id)
}

/** The signature to which somebody comes back, once: for the session that began it and nobody else. */
export async function takeReturn(trx: Trx, returnHash: Buffer, sessionId: string): Promise<SigningRow | undefined> {
  const { rows } = await sql<SigningRow>`
    update signing s set return_hash = null where s.return_hash = ${returnHash} and s.session_id = ${sessionId}::uuid returning ${columns}`.execute(trx)
  return rows[0]
}

export interface Evidence {
  id: string
  signatureId: string
  requestId: string
  visibleText: string
  statement: string
  method: Signing['method']
  /** What the method keeps, by its own names: exported as it is. */
  proof: Readonly<Record<string, unknown>>
  orderedAt: string
  collectedAt: string
  signedAt: string
}
export const insertEvidence = (trx: Trx, row: Evidence) => trx.insertInto('signatureEvidence').values({ ...row, proof: JSON.stringify(row.proof), gate: gateOf('signature') }).execute()

/** The evidence under one request that you may read, with the text that it is about. */
export async function listEvidence(trx: Trx, requestId: string) {
  const { rows } = await sql<Omit<Evidence, 'id' | 'signatureId' | 'requestId' | 'signedAt'> & { text: string }>`
    select r.text_sv as text, e.visible_text, e.statement, e.method, e.proof, e.ordered_at, e.collected_at
    from signature_evidence e join consent_request r on r.case_number = e.case_number and r.id = e.request_id
    where e.case_number = app.case_here() and e.request_id = ${requestId}::uuid order by e.made_at, e.id`.execute(trx)
  return rows
}

/** The municipality, and how the young person is called in what is signed. */
export async function findSubject(trx: Trx) {
  const { rows } = await sql<{ municipality: string; youth: string; bornOn: string | null }>`
    select m.name as municipality, c.name as youth, c.born_on from case_file f join municipality m on m.id = f.municipality_id
    join case_person c on c.case_number = f.number and c.role = 'youth'
    where f.number = app.case_here() order by c.made_at desc, c.id limit 1`.execute(trx)
  return rows[0]
}
