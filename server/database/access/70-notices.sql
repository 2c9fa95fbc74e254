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

-- Who has promised something that is due on a day: ids only, so that each reminder is then composed as its recipient.
-- Definer: the clerk belongs to no case.
create or replace function app.due_commitments(on_day date)
  returns table (commitment_id uuid, case_id uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select c.id, f.id, members.person_id
  from commitment c
  join case_file f on f.number = c.case_number
  left join lateral (select s.state, s.due_on, s.owner_id from commitment_step s where s.commitment_id = c.id
                     order by s.version desc limit 1) last on true
  join case_party p on p.id = coalesce(last.owner_id, c.owner_id)
  cross join lateral (
    select h.person_id from function_holding h where h.function_id = p.function_id and h.during @> app.now()
    union select cp.person_id from case_person cp where cp.case_number = p.case_number and cp.id = p.case_person_id and cp.person_id is not null
  ) members
  where app.system_here() = 'clerk'
    and coalesce(last.due_on, c.due_on) = on_day
    and coalesce(last.state, 'proposed') in ('proposed', 'accepted', 'more-time', 'partly')
$$;
select app.gate_reads('commitment'), app.gate_reads('commitment_step');
