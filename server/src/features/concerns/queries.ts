import { randomInt } from 'node:crypto'
import type { ConcernCopy, ConcernDoor, ConcernLine, ConcernOutcome, ConcernReceipt, ConcernReport, SendConcern } from '@kring/domain/concerns'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Trx } from '../../platform/database.ts'

/** The way to the intake of the municipality that runs this Kring; nothing for somebody who is no employee. */
export async function findDoor(trx: Trx): Promise<(ConcernDoor & { municipalityId: string }) | undefined> {
  const { rows } = await sql<ConcernDoor & { municipalityId: string }>`
    select m.id as municipality_id, m.concern_form_url as url, m.phone,
      case when m.concern_form_url is not null then 'link' when ${intakeHolders(sql`m.id`)} = '{}' then 'phone' else 'form' end as way,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'label', ${labelOfFunction}, 'duty', ${dutyOfFunction}) order by a.name, f.name)
        from agency_function f join agency a on a.id = f.agency_id join agency_kind k on k.code = a.kind
        where exists (select from function_holding h where h.function_id = f.id and h.person_id = app.person_here() and h.during @> app.now())), '[]') as functions
    from municipality m where app.am_staff() order by m.made_at limit 1`.execute(trx)
  return rows[0]
}

/** The people who hold the intake of a municipality now. */
const intakeHolders = (municipality: ReturnType<typeof sql>) => sql`
  array(select distinct h.person_id from function_holding h join agency_function f on f.id = h.function_id and f.takes_concerns
    join agency a on a.id = f.agency_id where a.municipality_id = ${municipality} and h.during @> app.now())`
const labelOfFunction = sql`a.name || ', ' || f.name`
const dutyOfFunction = sql`case when k.must_report then 'must' else 'ought' end`

export async function listIntakeHolders(trx: Trx, municipalityId: string): Promise<string[]> {
  const { rows } = await sql<{ people: string[] }>`select ${intakeHolders(sql`${municipalityId}::uuid`)} as people`.execute(trx)
  return rows[0]!.people
}

/** The database's clock, and when I hold an intake no longer; nothing for whoever holds none. */
export async function findIntake(trx: Trx): Promise<{ at: string; endsInMs: number | null } | undefined> {
  const { rows } = await sql<{ at: string; endsInMs: number | null }>`
    select app.now() as at, case when bool_or(upper(h.during) is null) then null else ceil(extract(epoch from max(upper(h.during)) - app.now()) * 1000)::float8 end as ends_in_ms
    from function_holding h join agency_function f on f.id = h.function_id and f.takes_concerns
    where h.person_id = app.person_here() and h.during @> app.now() having count(*) > 0`.execute(trx)
  return rows[0]
}

/** Letters and digits that are not mistaken for each other when somebody reads them out. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newNumber = () => Array.from({ length: 8 }, (_, index) => `${index === 4 ? '-' : ''}${signs[randomInt(signs.length)]}`).join('')

type Sent = Omit<z.output<typeof SendConcern>, 'asFunctionId'> & { id: string; municipalityId: string; functionId: string | null }
/** Feedback is due a week from today where it was asked for by somebody who reports by duty (SoL 19:6). */
export const insertConcern = (trx: Trx, { wantsFeedback, childIdentity = '', childPlace = '', ...row }: Sent) =>
  sql`insert into concern_report (id, municipality_id, number, function_id, child_name, child_identity, child_place, observed, observed_when, in_danger, guardians_know, feedback_due_on)
      select ${row.id}::uuid, m.id, ${newNumber()}, ${row.functionId}::uuid, ${row.childName}, nullif(${childIdentity}, ''), nullif(${childPlace}, ''), ${row.observed}, ${row.observedWhen},
        ${row.inDanger}, ${row.guardiansKnow}, case when ${wantsFeedback}::boolean then (app.now() at time zone m.zone)::date + 7 end
      from municipality m where m.id = ${row.municipalityId}::uuid`.execute(trx)

const line = sql`r.id, r.number, r.made_at as sent_at, c.made_at as received_at, r.feedback_due_on, f.outcome`
const told = sql`r.child_name, r.child_identity, r.child_place, r.observed, r.observed_when, r.in_danger, r.guardians_know`
/** Whom the sender calls where nobody can receive it. */
const callInstead = sql`(select m.phone from municipality m where m.id = r.municipality_id and c.report_id is null and ${intakeHolders(sql`m.id`)} = '{}') as call_instead`
const mine = sql`concern_report r left join concern_receipt c on c.report_id = r.id left join concern_feedback f on f.report_id = r.id`

/** My receipts, the latest first. */
export async function listMine(trx: Trx): Promise<ConcernReceipt[]> {
  const { rows } = await sql<ConcernReceipt>`select ${line}, ${callInstead} from ${mine} where r.made_by = app.person_here() order by r.made_at desc, r.id limit 100`.execute(trx)
  return rows
}
export async function findMine(trx: Trx, id: string): Promise<ConcernCopy | undefined> {
  const { rows } = await sql<ConcernCopy>`select ${line}, ${callInstead}, ${told} from ${mine}
    where r.id = ${id}::uuid and r.made_by = app.person_here()`.execute(trx)
  return rows[0]
}
export const deleteMine = (trx: Trx, id: string) => sql`delete from concern_report where id = ${id}::uuid`.execute(trx)

type AtIntake = ConcernLine & { municipalityId: string }
const ofMyIntakes = (column: ReturnType<typeof sql>) => sql`${column} = any ((select app.my_intakes())::uuid[])`

/** What nobody at my intake has received, danger first and then the oldest; or one of them. */
async function listWaiting(trx: Trx, only: string | null): Promise<AtIntake[]> {
  const { rows } = await sql<AtIntake>`
    select ${line}, null as received_by, r.in_danger, r.municipality_id
    from ${mine}
    where ${ofMyIntakes(sql`r.municipality_id`)} and c.report_id is null and (${only}::uuid is null or r.id = ${only}::uuid)
    order by r.in_danger = 'yes' desc, r.made_at, r.id limit 500`.execute(trx)
  return rows
}

/** The lines that my intake keeps of what it has received: those that await feedback first, then the latest; or one of them. */
async function listReceived(trx: Trx, only: string | null): Promise<AtIntake[]> {
  const { rows } = await sql<AtIntake>`
    select c.report_id as id, c.number, c.sent_at, c.made_at as received_at, c.feedback_due_on, f.outcome, p.name as received_by,
      null as in_danger, c.municipality_id
    from concern_receipt c join person p on p.id = c.made_by left join concern_feedback f on f.report_id = c.report_id
    where ${ofMyIntakes(sql`c.municipality_id`)} and (${only}::uuid is null or c.report_id = ${only}::uuid)
    order by (c.feedback_due_on is not null and f.report_id is null) desc, c.made_at desc, c.report_id limit 100`.execute(trx)
  return rows
}

export const listAtIntake = async (trx: Trx) => ({ waiting: await listWaiting(trx, null), received: await listReceived(trx, null) })
/** One line at my intake, received or not. */
export const findAtIntake = async (trx: Trx, id: string): Promise<AtIntake | undefined> => (await listWaiting(trx, id))[0] ?? (await listReceived(trx, id))[0]

/** The whole report, while it waits. */
export async function findWaiting(trx: Trx, id: string): Promise<Omit<ConcernReport, 'endsInMs'> | undefined> {
  const { rows } = await sql<Omit<ConcernReport, 'endsInMs'>>`
    select r.id, r.number, r.made_at as sent_at, r.feedback_due_on, ${told}, p.name as sent_by,
      case when fn.id is not null then a.name || ', ' || fn.name end as sent_as, case when k.must_report then 'must' else 'ought' end as duty
    from ${mine} join person p on p.id = r.made_by
    left join agency_function fn on fn.id = r.function_id left join agency a on a.id = fn.agency_id left join agency_kind k on k.code = a.kind
    where r.id = ${id}::uuid and ${ofMyIntakes(sql`r.municipality_id`)} and c.report_id is null`.execute(trx)
  return rows[0]
}

export const insertReading = (trx: Trx, row: { id: string; reportId: string; requestId: string }) => trx.insertInto('concernReading').values(row).execute()

/** Copies the line from the report; nothing of its content. False where somebody else has received it in the meantime, so that there is nothing to copy. */
export const insertReceipt = async (trx: Trx, id: string): Promise<boolean> =>
  (await sql`insert into concern_receipt (report_id, municipality_id, number, sent_at, feedback_due_on)
      select id, municipality_id, number, made_at, feedback_due_on from concern_report where id = ${id}::uuid returning report_id`.execute(trx)).rows.length === 1
export const insertFeedback = (trx: Trx, row: { reportId: string; outcome: ConcernOutcome }) => trx.insertInto('concernFeedback').values(row).execute()

export interface ToTell { concernReportId: string; personId: string; occasion: string }

/** Whom to tell now that something waits for them; for the clerk, who sees ids and nothing else. */
export async function listToTell(trx: Trx): Promise<ToTell[]> {
  const { rows } = await sql<ToTell>`select concern_report_id, person_id, occasion from app.concerns_to_tell()`.execute(trx)
  return rows
}

/** Whether a report still waits at my intake, or is mine and has been answered, or has nobody to receive it. */
export async function hasNews(trx: Trx, id: string): Promise<boolean> {
  const copy = await findMine(trx, id)
  return copy?.outcome != null || copy?.callInstead != null || (await listWaiting(trx, id)).length > 0
}

/** The number that a neutral mail names. */
export async function findPhone(trx: Trx): Promise<string> {
  return (await trx.selectFrom('municipality').select('phone').orderBy('madeAt').limit(1).executeTakeFirstOrThrow()).phone
}
