-- Colleagues know each other by name and function; a family's members are known only to themselves here, and to a case there.

grant select on municipality, agency_kind, agency, agency_function to app, gate;
grant insert on municipality, agency, agency_function to app;

alter table municipality enable row level security;
alter table municipality force row level security;
create policy read on municipality for select to app, gate using (true);
create policy found on municipality for insert to app with check (app.system_here() = 'founder');
alter table agency enable row level security;
alter table agency force row level security;
create policy read on agency for select to app, gate using (true);
create policy found on agency for insert to app with check (app.system_here() = 'founder');
alter table agency_function enable row level security;
alter table agency_function force row level security;
create policy read on agency_function for select to app, gate using (true);
create policy found on agency_function for insert to app with check (app.system_here() = 'founder');

-- Employees' names are readable to colleagues; to families only those who hold a function in their case.
create or replace function app.staff_of_my_cases() returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select coalesce(array_agg(distinct h.person_id), '{}')
  from app.standing_slots(app.person_here(), null) s
  join case_party p on p.case_number = s.case_number join function_holding h on h.function_id = p.function_id
  where p.kind = 'coordinator' or exists (select from consent_grant g where g.case_number = p.case_number and g.slot = p.slot
    and (s.kind <> 'guardian' or not app.in_confidence(g.category)))
$$;
create or replace function app.am_staff() returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from person where id = app.person_here() and kind = 'staff')
$$;
alter table person enable row level security;
alter table person force row level security;
create policy self on person for select to app using (id = app.person_here());
create policy colleagues on person for select to app using (kind = 'staff' and (select app.am_staff()));
create policy staff_of_my_cases on person for select to app
  using (kind = 'staff' and id = any ((select app.staff_of_my_cases())::uuid[]));
create policy doorkeeper on person for select to app using (app.system_here() = 'doorkeeper');
create policy found on person for insert to app with check (app.system_here() = 'founder');
create policy gate_reads on person for select to gate using (true);
grant select, insert on person to app;
grant select on person to gate;
create policy own_locale on person for update to app using (id = app.person_here()) with check (id = app.person_here());
grant update (locale) on person to app;

alter table login enable row level security;
alter table login force row level security;
create policy doorkeeper on login for select to app using (app.system_here() = 'doorkeeper');
create policy found on login for insert to app with check (app.system_here() = 'founder');
grant select, insert on login to app;

alter table function_holding enable row level security;
alter table function_holding force row level security;
create policy colleagues on function_holding for select to app using ((select app.am_staff()));
create policy staff_of_my_cases on function_holding for select to app
  using (person_id = any ((select app.staff_of_my_cases())::uuid[]));
create policy found on function_holding for insert to app with check (app.system_here() = 'founder');
create policy end_holding on function_holding for update to app using (app.system_here() = 'founder');
select app.gate_reads('function_holding');
grant select, insert on function_holding to app;
grant update (during) on function_holding to app;

-- A session is made and ended by the doorkeeper; its person may list and end it.
alter table session enable row level security;
alter table session force row level security;
create policy doorkeeper on session to app using (app.system_here() = 'doorkeeper') with check (app.system_here() = 'doorkeeper');
create policy self on session for select to app using (person_id = app.person_here());
create policy end_own on session for delete to app using (person_id = app.person_here());
select app.gate_reads('session');
grant select, insert, update, delete on session to app;

-- The family person behind an identity is found by the coordinator's exact personal number, and made when there is none:
-- the answer is the same, so that it tells nothing about who is known. Definer: logins are the doorkeeper's.
create or replace function app.family_person(new_id uuid, given_name text, of_issuer text, hash bytea) returns uuid
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare found_id uuid;
begin
  select l.person_id into found_id from login l join person p on p.id = l.person_id
    where l.issuer = of_issuer and l.subject_hash = hash;
  if found_id is null then
    insert into person (id, kind, name) values (new_id, 'family', given_name);
    insert into login (person_id, issuer, subject_hash) values (new_id, of_issuer, hash);
    found_id := new_id;
  end if;
  return found_id;
end $$;
create policy gate_reads on login for select to gate using (true);
create policy gate_adds on login for insert to gate with check (true);
create policy gate_adds on person for insert to gate with check (true);
grant select, insert on login to gate;
grant insert on person to gate;
