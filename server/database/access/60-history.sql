-- What happened is read through the same keys as what it happened to; it is added once and never changed.

select app.guard('event');
drop policy add_own on event;
-- An event takes the keys of its object; one without a case is for its addressees.
create policy add on event for insert to app with check (
  made_by is not distinct from app.person_here()
  and case when case_number is null then gate is null and own is null
      else cardinality(addressees) = 0 and case_number = app.case_here() and own = app.own_here()
           and (gate is null or gate = any ((select app.giving_keys())::bigint[])) end);
create policy addressed on event for select to app using ((select app.person_here()) = any (addressees));
drop policy not_another_guardian on event;
create policy not_another_guardian on event as restrictive for select to app
  using (own is null or own <> all ((select app.hidden_keys())::bigint[]));
-- Who set a block is told to nobody, and a colleague can be the one who was blocked.
create policy ones_own_block on event as restrictive for select to app using (about <> 'block' or made_by = (select app.person_here()));
select app.gate_reads('event');
create policy relay_reads on event for select to relay using (true);
grant select on event to relay;

create or replace function app.to_outbox() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
begin
  insert into outbox (id, event_id) values (gen_random_uuid(), new.id);
  -- the payload is the transaction, so that one transaction gives one signal
  perform pg_notify('kring', pg_current_xact_id()::text);
  return null;
end $$;
drop trigger if exists to_outbox on event;
create trigger to_outbox after insert on event for each row execute function app.to_outbox();

alter table outbox enable row level security;
alter table outbox force row level security;
create policy gate_adds on outbox for insert to gate with check (true);
grant insert on outbox to gate;
create policy relay_keeps on outbox to relay using (true) with check (true);
grant select, delete on outbox to relay;
grant update (taken_at) on outbox to relay;

-- Everybody adds their own readings. The family reads who else has read, a relative too, but never another member's readings, and a
-- guardian none that would tell of a confidence; the coordinator reads those of the own case.
alter table access enable row level security;
alter table access force row level security;
-- Notes a reading of each of these cases, for the party through which it was read. Fails where there is no standing: no
-- reading without a row, and no row without a reading. Definer: it spans cases, and nobody writes rows of others.
create or replace function app.note_reading(ids uuid[], cases uuid[], of_fields text[], in_manner text, of_request text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare noted integer;
begin
  insert into access (id, case_number, person_id, slot, fields, manner, request_id, epoch, in_confidence)
  select c.id, f.number, app.person_here(), mine.slot, of_fields, in_manner, of_request, k.epoch,
    'confidence' = any (of_fields) or (mine.kind = 'agency' and not mine.inquirer
      and exists (select from consent_grant g where g.case_number = f.number and g.slot = mine.slot and g.during @> app.now())
      and not exists (select from consent_grant g where g.case_number = f.number and g.slot = mine.slot and g.during @> app.now() and not app.in_confidence(g.category)))
  from unnest(ids, cases) as c(id, case_id)
  join case_file f on f.id = c.case_id
  join case_clock k on k.case_number = f.number
  cross join lateral (select s.slot, s.kind, s.inquirer from app.standing_slots(app.person_here(), f.number) s
                      order by s.kind = 'coordinator' desc, s.inquirer desc, s.slot limit 1) mine;
  get diagnostics noted = row_count;
  if noted <> cardinality(cases) then raise exception using errcode = 'KR404', message = 'read without standing'; end if;
end $$;
create policy gate_notes on access for insert to gate with check (true);
grant insert on access to gate;
create or replace function app.family_of_case(of_case bigint) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select coalesce(array_agg(c.person_id), '{}') from case_person c where c.case_number = of_case and c.person_id is not null and c.role <> 'relative'
$$;
create policy read on access for select to app using (
  case_number = app.case_here() and app.kind_here() in ('coordinator', 'youth', 'guardian') and (app.kind_here() <> 'guardian' or not in_confidence)
  and (person_id = app.person_here() or person_id <> all ((select app.family_of_case(app.case_here()))::uuid[]) or slot = any (array(select r.slot from app.relatives_of((select app.case_here())) r))));
grant select on access to app;

alter table idempotency enable row level security;
alter table idempotency force row level security;
create policy own on idempotency to app using (person_id = app.person_here()) with check (person_id = app.person_here());
grant select, insert on idempotency to app;

alter table draft enable row level security;
alter table draft force row level security;
create policy own on draft to app using (person_id = app.person_here()) with check (person_id = app.person_here());
-- Words about a child do not lie about for ever: the doorkeeper can delete old ones, and read none.
create policy forget_old on draft for delete to app using (
  app.system_here() = 'doorkeeper'
  and saved_at < app.now() - make_interval(days => case (select p.kind from person p where p.id = draft.person_id) when 'family' then 7 else 30 end));
grant select, insert, delete on draft to app;
grant update (text, saved_at) on draft to app;
