import type { PartyKind } from '@kring/domain/actor'
import { foreseenDays } from '@kring/domain/consent'
import type { Notice } from '@kring/domain/notices'
import type { Locale } from '@kring/domain/people'
import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { caseLabelOf } from '../cases/queries.ts'

export interface MyCase { id: string; kind: PartyKind; codeName: string | null; name: string | null; today: string }

/** The cases in which you have a part, as which; asked before any case is entered. */
export async function listMyCases(trx: Trx): Promise<MyCase[]> {
  const { rows } = await sql<MyCase>`
    select f.id, mine.kind, (app.now() at time zone m.zone)::date as today, app.code_name(f.number) as code_name,
      (select p.name from case_person p where p.case_number = f.number and p.role = 'youth' order by p.made_at desc, p.id limit 1) as name
    from (select distinct on (s.case_number) s.case_number, s.kind from app.standing_slots(app.person_here(), null) s
          order by s.case_number, s.kind = 'coordinator' desc, s.inquirer desc, s.slot) mine
    join case_file f on f.number = mine.case_number join municipality m on m.id = f.municipality_id
    order by f.made_at desc, f.id`.execute(trx)
  return rows
}

/**
 * What waits for you in all your cases, as far as present rows tell it under your own rights; asked before any case is
 * entered. At most 500, which nobody's day holds.
 */
export async function listWaiting(trx: Trx): Promise<Notice[]> {
  const { rows } = await sql<{ kind: Notice['kind']; caseId: string; codeName: string | null; name: string | null; on: string; body: object }>`
    with mine as materialized (select * from app.standing_slots(app.person_here(), null)),
    file as materialized (
      select f.number, f.id, f.kind, f.municipality_id, m.zone, (app.now() at time zone m.zone)::date as today, step.state, step.made_at as state_at, app.code_name(f.number) as code_name,
        (select p.name from case_person p where p.case_number = f.number and p.role = 'youth' order by p.made_at desc, p.id limit 1) as name,
        exists (select from mine where mine.case_number = f.number and mine.kind = 'coordinator') as coordinated
      from case_file f join municipality m on m.id = f.municipality_id
      left join lateral (select s.state, s.made_at from case_step s where s.case_number = f.number order by s.made_at desc, s.id limit 1) step on true
      where f.number in (select case_number from mine)
    ),
    promise as (
      select c.case_number, c.id, c.text, coalesce(last.state, 'proposed') as state, coalesce(last.due_on, c.due_on) as due_on,
        coalesce(last.version, 0) as version, last.at, coalesce(last.owner_id, c.owner_id) in (select party_id from mine) as own
      from file join commitment c on c.case_number = file.number
      left join lateral (
        select (array_agg(s.state order by s.version desc))[1] as state, max(s.version) as version, max(s.made_at) as at,
          (array_agg(s.due_on order by s.version desc) filter (where s.due_on is not null))[1] as due_on,
          (array_agg(s.owner_id order by s.version desc) filter (where s.owner_id is not null))[1] as owner_id
        from commitment_step s where s.commitment_id = c.id) last on true
    ),
    gathering as (
      select m.case_number, m.id, coalesce(moved.starts_at, m.starts_at) as starts_at,
        case when moved.id is null then m.place else moved.place end as place, course.opened, course.closed_at,
        (select a.state from attendance a join mine on a.own = app.own_key(mine.case_number, mine.slot)
         where a.meeting_id = m.id and a.state in ('coming', 'cannot-come') and a.made_at > coalesce(moved.made_at, '-infinity')
         order by a.made_at desc limit 1) as answer
      from file join meeting m on m.case_number = file.number
      left join lateral (select s.id, s.starts_at, s.place, s.made_at from meeting_step s
                         where s.meeting_id = m.id and s.step = 'moved' order by s.position desc limit 1) moved on true
      cross join lateral (
        select bool_or(s.step = 'opened') as opened, bool_or(s.step = 'cancelled') as cancelled, max(s.made_at) filter (where s.step = 'closed') as closed_at
        from meeting_step s where s.meeting_id = m.id) course
      where course.cancelled is not true
    ),
    waiting as materialized (
      select 'new-inquiry' as kind, file.number, (i.made_at at time zone file.zone)::date as on, '{}'::jsonb as body
      from file join inquiry i on i.case_number = file.number
      where file.coordinated and coalesce(file.state, 'inquiry') = 'inquiry'
      union all
      select case g.category when 0 then 'confirm-consent' else 'confirm-confidence' end, file.number, (lower(g.during) at time zone file.zone)::date, jsonb_build_object('requestId', g.request_id)
      from file join mine on mine.case_number = file.number
      join consent_grant g on g.case_number = mine.case_number and g.slot = mine.slot and g.category in (0, 10) and g.during @> app.now()
      where not exists (select from consent_confirmation c where c.request_id = g.request_id and c.slot = g.slot)
      union all
      select 'confirm-exception', file.number, (min(x.made_at) at time zone min(file.zone))::date, '{}'
      from file join signature_exception x on x.case_number = file.number
      join consent_rule rule on rule.municipality_id = file.municipality_id and rule.case_kind = file.kind
        and rule.version = app.rule_in_force(file.municipality_id, file.kind) and x.kind = any (rule.exceptions)
      where file.coordinated and file.state not in ('declined', 'closed', 'follow-up') and x.made_by <> app.person_here() and x.valid_until_on >= file.today
        and not exists (select from signature_exception_confirmation c where c.case_number = x.case_number and c.exception_id = x.id)
        and not exists (select from signature_exception_end e where e.case_number = x.case_number and e.exception_id = x.id)
      group by file.number
      union all
      select 'confirm-protection-end', file.number, (e.made_at at time zone file.zone)::date, '{}'
      from file join app.protections_of(file.number) p on true
      join case_protection_end e on e.case_number = file.number and e.protection_id = p.id
      where file.coordinated and e.made_by <> app.person_here()
      union all
      select 'confirm-signature', file.number, (min(n.made_at) at time zone min(file.zone))::date, '{}'
      from file join noted_signature n on n.case_number = file.number
      where file.coordinated and file.state not in ('declined', 'closed', 'follow-up') and n.made_by <> app.person_here()
        and not exists (select from consent_signature s where s.request_id = n.request_id and s.slot = n.slot)
        and not exists (select from noted_signature_end e where e.case_number = n.case_number and e.noted_signature_id = n.id)
      group by file.number
      union all
      select 'check-withdrawal', file.number, (min(w.made_at) at time zone min(file.zone))::date, '{}'
      from file join consent_withdrawal w on w.case_number = file.number and w.method <> 'self'
      where file.coordinated and file.state not in ('declined', 'closed', 'follow-up')
        and not exists (select from withdrawal_check c where c.case_number = w.case_number and c.withdrawal_id = w.id and c.outcome <> 'not-reached')
      group by file.number
      union all
      select case when p.state = 'proposed' then 'accept-commitment' when p.due_on < file.today then 'commitment-overdue' else 'commitment-due' end,
        file.number, p.due_on, jsonb_build_object('commitmentId', p.id, 'text', p.text, 'dueOn', p.due_on, 'version', p.version)
      from file join promise p on p.case_number = file.number
      -- what was reported, without a new date, waits for nobody's report
      where p.own and (p.state = 'proposed' or (p.due_on <= file.today + 7 and (
        p.state in ('accepted', 'more-time') or (p.state in ('partly', 'not-done') and p.due_on > (p.at at time zone file.zone)::date))))
      union all
      select 'review-commitment', file.number, p.due_on, jsonb_build_object('commitmentId', p.id, 'text', p.text, 'dueOn', p.due_on, 'version', p.version)
      from file join promise p on p.case_number = file.number where file.coordinated and p.state = 'needs-review'
      union all
      select 'meeting', file.number, (g.starts_at at time zone file.zone)::date, jsonb_build_object(
        'meetingId', g.id, 'startsAt', g.starts_at, 'place', g.place, 'open', coalesce(g.opened, false), 'answer', g.answer)
      from file join gathering g on g.case_number = file.number
      where g.closed_at is null and (g.opened or (g.starts_at > app.now() - interval '1 hour' and g.starts_at < app.now() + interval '14 days'))
      union all
      select 'approve-minutes', file.number, (g.closed_at at time zone file.zone)::date, jsonb_build_object('meetingId', g.id, 'closedAt', g.closed_at)
      from file join gathering g on g.case_number = file.number
      where g.closed_at > app.now() - interval '60 days' and exists (
        select from mine where mine.case_number = file.number
          and not exists (select from minutes_approval a where a.meeting_id = g.id and a.party_id = mine.party_id)
          and coalesce((select a.state from attendance a where a.meeting_id = g.id and a.party_id = mine.party_id
                        and a.state in ('present', 'excused', 'absent') order by a.made_at desc limit 1), 'absent') = 'present')
      union all
      select 'evaluate-case', file.number, (file.state_at at time zone file.zone)::date, '{}'
      from file where file.state = 'closing' and app.evaluation_waits_for(file.number) is null and exists (
        select from mine join consent_grant g on g.case_number = mine.case_number and g.slot = mine.slot
        where mine.case_number = file.number and mine.kind = 'agency' and g.gives and g.during @> app.now()
          and g.category = (select number from category where code = 'meeting')
          and not exists (select from evaluation e where e.case_number = file.number and e.party_id = mine.party_id))
      union all
      select 'unread-topic', file.number, (unread.at at time zone file.zone)::date, jsonb_build_object('topicId', t.id, 'title', t.title)
      from file join topic t on t.case_number = file.number
      left join topic_mark mark on mark.topic_id = t.id
      cross join lateral (select max(m.made_at) as at from message m where m.topic_id = t.id and m.made_by <> app.person_here()
                          and m.made_at > coalesce(mark.read_at, '-infinity')) unread
      where unread.at is not null
      union all
      select 'party-lost', file.number, file.today, jsonb_build_object('agencyKinds', jsonb_agg(required.kind order by required.kind))
      from file join case_kind k on k.code = file.kind cross join unnest(k.required_agency_kinds) as required(kind)
      where file.coordinated and file.state in ('active', 'paused')
        and exists (select from consent_grant g where g.case_number = file.number and g.during @> app.now() and not app.in_confidence(g.category))
        and not exists (
          select from case_party p
          left join agency_function fn on fn.id = p.function_id left join agency a on a.id = fn.agency_id
          join consent_grant g on g.case_number = p.case_number and g.slot = p.slot and g.during @> app.now() and not app.in_confidence(g.category)
          where p.case_number = file.number and (a.kind = required.kind or (p.kind = 'coordinator' and required.kind = 'social')))
      group by file.number, file.today
    )
    select w.kind, file.id as case_id, file.code_name, file.name, w.on, w.body from waiting w join file on file.number = w.number
    order by w.on, w.kind, w.body limit 500`.execute(trx)
  return rows.map(({ kind, caseId, codeName, name, on, body }) => ({ ...body, kind, caseId, caseLabel: caseLabelOf({ codeName, name }), on }) as Notice)
}

/** How you are reached: your address, your language, and what you have chosen. */
export async function findMyChannels(trx: Trx) {
  const { rows } = await sql<{ kind: 'staff' | 'family'; address: string | null; locale: Locale; chosen: boolean | null }>`
    select p.kind, p.mail as address, p.locale, c.mail as chosen
    from person p left join channel_choice c on c.person_id = p.id where p.id = app.person_here()`.execute(trx)
  return rows[0]
}

export const saveChannels = (trx: Trx, mail: boolean) =>
  sql`insert into channel_choice (mail) values (${mail})
      on conflict (person_id) do update set mail = excluded.mail, made_at = app.now()`.execute(trx)

/** The number that a neutral mail names. */
export async function findPhone(trx: Trx): Promise<string> {
  const { rows } = await sql<{ phone: string }>`
    select m.phone from case_file f join municipality m on m.id = f.municipality_id where f.number = app.case_here()`.execute(trx)
  return rows[0]!.phone
}

export interface Due { commitmentId: string; caseId: string; personId: string; dueOn: string }

/** Who is to be reminded now; for the clerk, who sees ids and nothing else. */
export async function listDue(trx: Trx, kind: 'staff' | 'family'): Promise<Due[]> {
  const { rows } = await sql<Due>`select commitment_id, case_id, person_id, due_on from app.due_commitments(${kind})`.execute(trx)
  return rows
}

/** What a reminder of a promise is for: it and its day. */
export const dueOccasion = ({ commitmentId, dueOn }: Pick<Due, 'commitmentId' | 'dueOn'>) => sql<string>`app.due_occasion(${commitmentId}::uuid, ${dueOn}::date)`

export interface Ending { caseId: string; personId: string; endsOn: string }

/** Which coordinators are to be told of which end; for the clerk, who sees ids and nothing else. */
export async function listEnding(trx: Trx): Promise<Ending[]> {
  const { rows } = await sql<Ending>`select case_id, person_id, ends_on from app.ends_to_foretell(${foreseenDays}::integer)`.execute(trx)
  return rows
}

export const endOccasion = ({ caseId, endsOn }: Pick<Ending, 'caseId' | 'endsOn'>) => sql<string>`app.end_occasion(${caseId}::uuid, ${endsOn}::date)`

export interface ToAnswer { requestId: string; caseId: string; personId: string; turn: number }

/** Who is to be told that a consent waits for their answer, and for which time; for the clerk, who sees ids and nothing else. */
export async function listToAnswer(trx: Trx): Promise<ToAnswer[]> {
  const { rows } = await sql<ToAnswer>`select request_id, case_id, person_id, turn from app.answers_to_ask_for()`.execute(trx)
  return rows
}

export const answerOccasion = ({ requestId, turn }: Pick<ToAnswer, 'requestId' | 'turn'>) => sql<string>`app.answer_occasion(${requestId}::uuid, ${turn}::integer)`

/** The one dispatch of this occasion to this person, made where there is none yet; nothing when it has been sent or dropped. */
export async function takeDispatch(trx: Trx, id: string, personId: string, occasion: RawBuilder<string>): Promise<string | undefined> {
  await sql`insert into dispatch (id, person_id, channel, template, occasion) values (${id}::uuid, ${personId}::uuid, 'mail', 'neutral', ${occasion})
            on conflict (person_id, channel, occasion) do nothing`.execute(trx)
  const { rows } = await sql<{ id: string }>`select id from dispatch
    where person_id = ${personId}::uuid and channel = 'mail' and occasion = ${occasion} and sent_at is null and dropped_at is null`.execute(trx)
  return rows[0]?.id
}

/** Ends a dispatch, once. */
export const endDispatch = (trx: Trx, id: string, how: 'sent' | 'dropped') =>
  sql`update dispatch set ${sql.ref(`${how}_at`)} = app.now() where id = ${id}::uuid and sent_at is null and dropped_at is null`.execute(trx)
