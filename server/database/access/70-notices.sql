-- What was sent is known to its recipient and to the clerk who sends.

alter table dispatch enable row level security;
alter table dispatch force row level security;
create policy own on dispatch for select to app using (person_id = app.person_here());
create policy clerk on dispatch to app using (app.system_here() = 'clerk') with check (app.system_here() = 'clerk');
grant select, insert on dispatch to app;
grant update (sent_at, dropped_at) on dispatch to app;

alter table channel_choice enable row level security;
alter table channel_choice force row level security;
create policy own on channel_choice to app using (person_id = app.person_here()) with check (person_id = app.person_here());
grant select, insert on channel_choice to app;
grant update (mail, made_at) on channel_choice to app;

alter table day_mark enable row level security;
alter table day_mark force row level security;
create policy own on day_mark to app using (person_id = app.person_here()) with check (person_id = app.person_here());
grant select, insert on day_mark to app;
grant update (seen_at) on day_mark to app;

-- Who is to be reminded of an open promise: the family the day before, staff on the last workday before. Ids only, so that each
-- reminder is then composed as its recipient; one that was sent or dropped is not named again. Definer: the clerk belongs to
-- no case.
create or replace function app.due_commitments(of_kind text)
  returns table (commitment_id uuid, case_id uuid, person_id uuid, due_on date)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select c.id, f.id, members.person_id, due.due_on
  from commitment c
  join case_file f on f.number = c.case_number
  join municipality m on m.id = f.municipality_id
  cross join lateral (select (app.now() at time zone m.zone)::date as today) clock
  left join lateral (
    select (array_agg(s.state order by s.version desc))[1] as state,
      (array_agg(s.due_on order by s.version desc) filter (where s.due_on is not null))[1] as due_on,
      (array_agg(s.owner_id order by s.version desc) filter (where s.owner_id is not null))[1] as owner_id
    from commitment_step s where s.commitment_id = c.id) last on true
  cross join lateral (select coalesce(last.due_on, c.due_on) as due_on) due
  join case_party p on p.case_number = c.case_number and p.id = coalesce(last.owner_id, c.owner_id)
  cross join lateral (
    select h.person_id from function_holding h where h.function_id = p.function_id and h.during @> app.now()
    union select cp.person_id from case_person cp where cp.case_number = p.case_number and cp.id = p.case_person_id and cp.person_id is not null
  ) members
  where app.system_here() = 'clerk'
    and (p.function_id is not null) = (of_kind = 'staff')
    and due.due_on > clock.today
    and due.due_on <= clock.today + case when of_kind = 'staff' and extract(isodow from clock.today) >= 5 then 8 - extract(isodow from clock.today)::integer else 1 end
    and coalesce(last.state, 'proposed') in ('proposed', 'accepted', 'more-time', 'partly')
    and not exists (select from dispatch d where d.person_id = members.person_id and d.occasion = app.due_occasion(c.id, due.due_on)
                    and coalesce(d.sent_at, d.dropped_at) is not null)
$$;
create or replace function app.due_occasion(commitment_id uuid, due_on date) returns text
  language sql immutable as $$ select concat('commitment-due ', commitment_id, ' ', due_on) $$;

-- Which coordinators are to be told that a consent ends soon, once for each end. Ids and a day only. Definer: the clerk belongs to
-- no case.
create or replace function app.ends_to_foretell(within_days integer) returns table (case_id uuid, person_id uuid, ends_on date)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select f.id, h.person_id, e.ends_on
  from case_file f
  cross join lateral app.ends_foreseen(f.number, within_days) e
  join case_party p on p.case_number = f.number and p.kind = 'coordinator'
  join function_holding h on h.function_id = p.function_id and h.during @> app.now()
  where app.system_here() = 'clerk'
    and exists (select from consent_grant g where g.case_number = f.number and g.during @> app.now() and upper(g.during) < app.now() + make_interval(days => within_days + 2))
    and not exists (select from dispatch d where d.person_id = h.person_id and d.occasion = app.end_occasion(f.id, e.ends_on)
                    and coalesce(d.sent_at, d.dropped_at) is not null)
$$;
create or replace function app.end_occasion(case_id uuid, ends_on date) returns text
  language sql immutable as $$ select concat('consent-ends ', case_id, ' ', ends_on) $$;
select app.gate_reads('commitment'), app.gate_reads('commitment_step'), app.gate_reads('dispatch'), app.gate_reads('contact_check');

create or replace function app.answer_occasion(request_id uuid, turn integer) returns text
  language sql immutable as $$ select concat('answer ', request_id, ' ', turn) $$;
-- Whom to tell that the newest consent of an open case waits for their answer: at once, and two times more at most, after three and
-- after ten days. Nobody whose contact is not found safe now, who has said anything to it, or who has no part; and where a turn
-- was missed it is not made up for. Whether their signature counts is judged as them, when it is sent. Ids and a number only.
-- Definer: the clerk belongs to no case.
create or replace function app.answers_to_ask_for() returns table (request_id uuid, case_id uuid, person_id uuid, turn integer)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select r.id, f.id, c.person_id, turn.number
  from case_file f join municipality m on m.id = f.municipality_id
  cross join lateral (select n.* from consent_request n where n.case_number = f.number and n.scope = 'family' order by n.made_at desc, n.id limit 1) r
  cross join lateral (select max(number) as number from (values (0, interval '0'), (1, interval '3 days'), (2, interval '10 days')) turns (number, after)
                      where r.made_at + turns.after <= app.now()) turn
  join case_party p on p.case_number = f.number and p.kind in ('youth', 'guardian')
  join case_person c on c.case_number = p.case_number and c.id = p.case_person_id and c.person_id is not null
  where app.system_here() = 'clerk'
    and r.valid_until_on >= (app.now() at time zone m.zone)::date
    and (select s.state from case_step s where s.case_number = f.number order by s.made_at desc, s.id limit 1) in ('mapping', 'consent-pending', 'active', 'paused')
    and exists (select from party_admission a where a.case_number = f.number and a.slot = p.slot)
    and not exists (select from party_end e where e.case_number = f.number and e.slot = p.slot)
    and (select k.safe from contact_check k where k.case_number = f.number and k.slot = p.slot order by k.made_at desc, k.id limit 1)
    and not exists (select from consent_signature s where s.request_id = r.id and s.slot = p.slot)
    and not exists (select from consent_refusal s where s.request_id = r.id and s.slot = p.slot)
    and not exists (select from consent_withdrawal s where s.request_id = r.id and s.slot = p.slot)
    and not exists (select from dispatch d where d.person_id = c.person_id and d.occasion = app.answer_occasion(r.id, turn.number)
                    and coalesce(d.sent_at, d.dropped_at) is not null)
$$;

-- What consent has left by the clock alone: the cases that run although none is in force, or that pause although one is again, take
-- the step that follows, and their readers hear of it. Done twice it does nothing more. Definer: the clerk belongs to no case.
create or replace function app.follow_the_clock() returns integer
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare
  left_behind record;
  step uuid;
  new_state text;
  taken integer := 0;
begin
  for left_behind in
    select f.id, f.number from case_file f where app.system_here() = 'clerk' and app.state_by_consent(f.number) is not null order by f.number
  loop
    perform from case_clock where case_number = left_behind.number for update;
    perform set_config('app.case_number', left_behind.number::text, true);
    step := gen_random_uuid();
    new_state := app.follow_consent(step);
    if new_state is not null then
      insert into event (id, name, about, case_number, gate, object_id, body, seq, epoch)
      values (gen_random_uuid(), 'case.moved', 'case', left_behind.number, app.gate_key(left_behind.number, 3, 0), step,
              jsonb_build_object('caseId', left_behind.id, 'state', new_state), app.next_seq(), app.epoch_here());
      taken := taken + 1;
    end if;
  end loop;
  return taken;
end $$;
