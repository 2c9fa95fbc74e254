-- A disclosure without consent is read by the party that made it and by nobody else, whatever is consented or taken back.

select app.guard(t::regclass) from unnest(array['disclosure', 'disclosure_confirmation']) t;

-- It is an agency's, and nothing can share it.
create policy never_shared on disclosure as restrictive for insert to app with check (gate is null and app.kind_here() in ('coordinator', 'agency'));
create policy never_shared on disclosure_confirmation as restrictive for insert to app with check (gate is null and app.kind_here() in ('coordinator', 'agency'));

-- It is confirmed by somebody else of the same party than who noted it.
create policy by_another on disclosure_confirmation as restrictive for insert to app
  with check (exists (select from disclosure d where d.id = disclosure_id and d.own = disclosure_confirmation.own and d.made_by <> app.person_here()));

-- The kind of agency that was entered with, and what its municipality asks for. Definer: who takes part is the coordinator's to
-- show, and after a withdrawal a party does not even read its own row.
create or replace function app.discloser_here() returns table (agency_kind text, is_authority boolean, needs_second_person boolean)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select k.code, k.authority, m.disclosure_needs_second_person
  from case_party p
  join agency_function fn on fn.id = p.function_id join agency a on a.id = fn.agency_id join agency_kind k on k.code = a.kind
  join case_file f on f.number = p.case_number join municipality m on m.id = f.municipality_id
  where p.case_number = app.case_here() and app.own_key(p.case_number, p.slot) = app.own_here() and app.own_here() = any (app.own_keys())
$$;

-- It is an authority's, of what has been handed out, and waits for a second person where its municipality asks for one.
create or replace function app.second_person_needed_here() returns boolean
  language sql stable as $$ select coalesce((select d.needs_second_person from app.discloser_here() d), false) $$;
alter table disclosure alter column needs_second_person set default app.second_person_needed_here();
create policy by_an_authority on disclosure as restrictive for insert to app with check (
  handed_out_at <= app.now()
  and exists (select from app.discloser_here() d where d.is_authority and d.needs_second_person = disclosure.needs_second_person));
