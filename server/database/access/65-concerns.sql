-- A concern report is known to who sent it and to the intake, and to nobody else: no colleague, no case, no administrator.

-- The municipalities whose intake I hold now.
create or replace function app.my_intakes() returns uuid[]
  language sql stable as $$
  select coalesce(array_agg(distinct a.municipality_id), '{}')
  from function_holding h join agency_function f on f.id = h.function_id and f.takes_concerns join agency a on a.id = f.agency_id
  where h.person_id = app.person_here() and h.during @> app.now()
$$;

-- Definer: the policy on receipts asks for the report, so the one on reports cannot ask back.
create or replace function app.is_received(report uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from concern_receipt c where c.report_id = report)
$$;

alter table concern_report enable row level security;
alter table concern_report force row level security;
create policy own on concern_report for select to app using (made_by = app.person_here());
-- OSL 40:7 g: once the board has it, the words are the sender's alone.
create policy intake on concern_report for select to app
  using (municipality_id = any ((select app.my_intakes())::uuid[]) and not app.is_received(id));
create policy send on concern_report for insert to app with check (
  made_by = app.person_here() and (select app.am_staff())
  and (function_id is null or exists (
    select from function_holding h where h.function_id = concern_report.function_id and h.person_id = app.person_here() and h.during @> app.now()))
  -- Whoever reports by duty may ask what came of it (SoL 19:6).
  and (feedback_due_on is null or exists (
    select from agency_function f join agency a on a.id = f.agency_id join agency_kind k on k.code = a.kind
    where f.id = concern_report.function_id and k.must_report))
  and made_at between app.now() - interval '10 seconds' and app.now());
create policy let_go on concern_report for delete to app using (made_by = app.person_here() and app.is_received(id));
select app.gate_reads('concern_report');
grant select, insert, delete on concern_report to app;

alter table concern_receipt enable row level security;
alter table concern_receipt force row level security;
create policy intake on concern_receipt for select to app using (municipality_id = any ((select app.my_intakes())::uuid[]));
create policy sender on concern_receipt for select to app
  using (exists (select from concern_report r where r.id = concern_receipt.report_id and r.made_by = app.person_here()));
create policy receive on concern_receipt for insert to app with check (
  made_by = app.person_here() and made_at between app.now() - interval '10 seconds' and app.now()
  and exists (
    select from concern_report r where r.id = concern_receipt.report_id and r.municipality_id = any ((select app.my_intakes())::uuid[])
      and (r.municipality_id, r.number, r.made_at) = (concern_receipt.municipality_id, concern_receipt.number, concern_receipt.sent_at)
      and r.feedback_due_on is not distinct from concern_receipt.feedback_due_on));
select app.gate_reads('concern_receipt');
grant select, insert on concern_receipt to app;

alter table concern_feedback enable row level security;
alter table concern_feedback force row level security;
-- Readable with the receipt, and so by the same two.
create policy with_receipt on concern_feedback for select to app
  using (exists (select from concern_receipt c where c.report_id = concern_feedback.report_id));
create policy answer on concern_feedback for insert to app with check (
  made_by = app.person_here() and made_at between app.now() - interval '10 seconds' and app.now()
  and exists (select from concern_receipt c where c.report_id = concern_feedback.report_id and c.feedback_due_on is not null
              and c.municipality_id = any ((select app.my_intakes())::uuid[])));
select app.gate_reads('concern_feedback');
grant select, insert on concern_feedback to app;

-- Nobody reads it in the product: it is for the authority's own review of its log. A row needs the report to be readable.
alter table concern_reading enable row level security;
alter table concern_reading force row level security;
create policy add_own on concern_reading for insert to app with check (
  person_id = app.person_here() and made_at between app.now() - interval '10 seconds' and app.now()
  and exists (select from concern_report r where r.id = concern_reading.report_id));
grant insert on concern_reading to app;

-- Whom to tell that something waits for them: the intake at once, after an hour and then each day; the sender of the feedback, and
-- at once and each day that nobody is there to receive it.
-- Ids only; who has been told is not named again. Definer: the clerk is at no intake, and has sent nothing.
create or replace function app.concerns_to_tell() returns table (concern_report_id uuid, person_id uuid, occasion text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select to_tell.id, to_tell.person_id, to_tell.occasion from (
    select r.id, h.person_id, concat('concern-', r.id, '-', round.told) as occasion
    from concern_report r
    cross join lateral (select app.now() - r.made_at as waited) clock
    cross join lateral (select case when clock.waited < interval '1 hour' then 0 else 1 + extract(day from clock.waited)::integer end as told) round
    join agency a on a.municipality_id = r.municipality_id
    join agency_function f on f.agency_id = a.id and f.takes_concerns
    join function_holding h on h.function_id = f.id and h.during @> app.now()
    where not app.is_received(r.id)
    union all
    select r.id, r.made_by, concat('concern-alone-', r.id, '-', extract(day from app.now() - r.made_at)::integer)
    from concern_report r
    where not app.is_received(r.id) and not exists (
      select from agency a join agency_function f on f.agency_id = a.id and f.takes_concerns
      join function_holding h on h.function_id = f.id and h.during @> app.now() where a.municipality_id = r.municipality_id)
    union all
    select r.id, r.made_by, concat('concern-answer-', r.id) from concern_report r join concern_feedback f on f.report_id = r.id) to_tell
  where app.system_here() = 'clerk'
    and not exists (select from dispatch d where d.person_id = to_tell.person_id and d.occasion = to_tell.occasion and coalesce(d.sent_at, d.dropped_at) is not null)
  order by to_tell.occasion, to_tell.person_id
$$;
