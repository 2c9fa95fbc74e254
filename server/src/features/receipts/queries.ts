import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'

/** One's own signature under a request, with what was shown when it was made. */
export interface OwnSignature {
  id: string
  madeAt: string
  /** In the municipality's zone: the day, and the time as hours and minutes. */
  madeOn: string
  clock: string
  method: string
  locale: string
  textHash: string
  /** The text beside the Swedish one, as it was kept; null where it was read in Swedish. */
  shownText: string | null
  ruleVersion: number
  caseKind: string
}

export async function findOwnSignature(trx: Trx, requestId: string, partyId: string): Promise<OwnSignature | undefined> {
  const { rows } = await sql<OwnSignature>`
    select s.id, s.made_at, (s.made_at at time zone m.zone)::date as made_on, to_char(s.made_at at time zone m.zone, 'HH24.MI') as clock,
      s.method, s.locale, encode(s.signed_text_hash, 'hex') as text_hash, r.support_texts ->> s.locale as shown_text, r.rule_version, f.kind as case_kind
    from consent_signature s join consent_request r on r.case_number = s.case_number and r.id = s.request_id
    join case_file f on f.number = s.case_number join municipality m on m.id = f.municipality_id
    join case_party p on p.case_number = s.case_number and p.slot = s.slot
    where s.case_number = app.case_here() and s.request_id = ${requestId}::uuid and p.id = ${partyId}::uuid`.execute(trx)
  return rows[0]
}

export interface OwnWithdrawal {
  madeAt: string
  madeOn: string
  method: string
  /** Null means every party, and every category. */
  towards: string | null
  category: string | null
}

/** What one has taken back of it, also what the coordinator noted for one, in the order in which it happened. */
export async function listOwnWithdrawals(trx: Trx, requestId: string, partyId: string): Promise<OwnWithdrawal[]> {
  const { rows } = await sql<OwnWithdrawal>`
    select w.made_at, (w.made_at at time zone m.zone)::date as made_on, w.method, t.id as towards, c.code as category
    from app.my_withdrawals() w
    join case_party p on p.case_number = app.case_here() and p.slot = w.slot
    left join app.parties_of_consent() t on t.slot = w.towards left join category c on c.number = w.category
    join case_file f on f.number = app.case_here() join municipality m on m.id = f.municipality_id
    where w.request_id = ${requestId}::uuid and p.id = ${partyId}::uuid
    order by w.made_at, w.towards, w.category`.execute(trx)
  return rows
}
