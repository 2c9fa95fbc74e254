-- Who administers a municipality makes its agencies, functions and employees, and gives and ends what they hold: never for oneself.

create policy administer on agency for insert to app with check (municipality_id = (select app.municipality_administered()));
create or replace function app.is_administered(of_agency uuid) returns boolean
  language sql stable as $$ select exists (select from agency a where a.id = of_agency and a.municipality_id = app.municipality_administered()) $$;
create policy administer on agency_function for insert to app with check (app.is_administered(agency_id));

create policy administer on person for insert to app with check (kind = 'staff' and (select app.municipality_administered()) is not null);
-- A way to sign in comes with the person, in one transaction, and never to somebody who is there already: it would make one of the
-- two the other. Definer: the same answer whoever asks.
create or replace function app.employed_just_now(of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from person p where p.id = of_person and p.kind = 'staff' and p.xmin = pg_current_xact_id()::xid)
$$;
create policy administer on login for insert to app with check (
  issuer = 'municipal' and (select app.municipality_administered()) is not null and app.employed_just_now(person_id));

create or replace function app.gives_function(of_function uuid, to_person uuid) returns boolean
  language sql stable as $$
  select to_person <> app.person_here()
     and exists (select from agency_function f where f.id = of_function and app.is_administered(f.agency_id))
     and exists (select from person p where p.id = to_person and p.kind = 'staff')
$$;
create policy administer on function_holding for insert to app with check (
  app.gives_function(function_id, person_id) and made_by = app.person_here()
  and lower(during) between app.now() - interval '10 seconds' and app.now());
create policy administer_end on function_holding for update to app using (app.gives_function(function_id, person_id) and during @> app.now())
  with check (upper(during) between app.now() - interval '10 seconds' and app.now());

-- What was held is never dated back or taken up again by the product: a holding only ends.
create or replace function app.holding_only_ends() returns trigger language plpgsql as $$
begin
  if current_user = 'app' and (lower(new.during) is distinct from lower(old.during) or upper(new.during) is null and upper(old.during) is not null) then
    raise exception using errcode = '42501', message = 'a holding only ends';
  end if;
  return new;
end $$;
create or replace trigger only_ends before update on function_holding for each row execute function app.holding_only_ends();
