-- What is known of law and of danger is the coordinator's own; what follows from it is judged where membership is (app.slots_of).

select app.guard(t::regclass), app.only_coordinator_adds(t::regclass), app.gate_reads(t::regclass)
from unnest(array['legal_review', 'legal_review_end', 'lvu_care', 'case_protection', 'case_protection_end', 'case_protection_end_confirmation',
  'case_listing', 'case_listing_end', 'case_danger']) t;

create policy never_shared on legal_review as restrictive for insert to app with check (gate is null);
create policy never_shared on legal_review_end as restrictive for insert to app with check (gate is null);
create policy never_shared on lvu_care as restrictive for insert to app with check (gate is null);
create policy never_shared on case_protection as restrictive for insert to app with check (gate is null);
create policy never_shared on case_protection_end as restrictive for insert to app with check (gate is null);
create policy never_shared on case_protection_end_confirmation as restrictive for insert to app with check (gate is null);
create policy never_shared on case_listing as restrictive for insert to app with check (gate is null);
create policy never_shared on case_listing_end as restrictive for insert to app with check (gate is null);
create policy never_shared on case_danger as restrictive for insert to app with check (gate is null);

-- The protections that hold: one of them is ended when somebody else has confirmed it than who said so.
create or replace function app.protections_of(of_case bigint) returns table (id uuid, code_name text, made_at timestamptz)
  language sql stable as $$
  select p.id, p.code_name, p.made_at from case_protection p
  where p.case_number = of_case and not exists (
    select from case_protection_end e join case_protection_end_confirmation c on c.case_number = e.case_number and c.end_id = e.id
    where e.case_number = p.case_number and e.protection_id = p.id)
$$;
-- Whether a case lets somebody in through a function that they hold: a protected one does whom it names.
create or replace function app.is_let_in(of_case bigint, person uuid) returns boolean
  language sql stable as $$
  select not exists (select from app.protections_of(of_case) p where not exists (
    select from case_listing l where l.case_number = of_case and l.protection_id = p.id and l.person_id = person
      and not exists (select from case_listing_end e where e.case_number = l.case_number and e.listing_id = l.id)))
$$;
-- Whether a guardian is whom the family of a protected case must not be found by.
create or replace function app.is_danger(of_case bigint, of_slot integer) returns boolean
  language sql stable as $$
  select exists (select from app.protections_of(of_case) p join case_danger d on d.case_number = of_case and d.protection_id = p.id where d.slot = of_slot)
$$;

create policy one_at_a_time on case_protection as restrictive for insert to app
  with check (not exists (select from app.protections_of((select app.case_here()))));
create policy of_one_in_force on case_protection_end as restrictive for insert to app
  with check (protection_id in (select p.id from app.protections_of((select app.case_here())) p));
create policy by_another on case_protection_end_confirmation as restrictive for insert to app
  with check (exists (select from case_protection_end e where e.id = end_id and e.made_by <> app.person_here()));
create policy of_a_guardian on case_danger as restrictive for insert to app
  with check (exists (select from case_party p where p.case_number = app.case_here() and p.slot = case_danger.slot and p.kind = 'guardian'));

-- On the list stand people who hold a function in the case. Definer: the answer must not depend on what the asker may read.
create or replace function app.may_be_listed(of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (
    select from case_party p join function_holding h on h.function_id = p.function_id
    where p.case_number = app.case_here() and h.person_id = of_person and h.during @> app.now()
      and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot))
$$;
create policy of_a_member on case_listing as restrictive for insert to app with check (app.may_be_listed(person_id));
-- A case keeps a coordinator: whoever is on the list goes from it while another is there who coordinates. Definer: as above.
create or replace function app.may_be_unlisted(of_listing uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (
    select from case_listing l join case_party p on p.case_number = l.case_number and p.kind = 'coordinator'
    cross join lateral app.holders_here(p.function_id) h
    where l.case_number = app.case_here() and l.id = of_listing and h.person_id <> l.person_id)
$$;
create policy keeps_a_coordinator on case_listing_end as restrictive for insert to app with check (app.may_be_unlisted(listing_id));

-- Nor does it lose the last of them by the end of what they hold: it would be open to nobody, and nobody could let anybody in. Definer:
-- whoever ends a holding knows of no case.
create or replace function app.leaves_a_list_alone(of_function uuid, of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (
    select from case_party p
    where p.function_id = of_function and p.kind = 'coordinator' and exists (select from app.protections_of(p.case_number)) and app.is_let_in(p.case_number, of_person)
      and not exists (select from function_holding h where h.function_id = of_function and h.person_id <> of_person and h.during @> app.now()
                      and app.is_let_in(p.case_number, h.person_id) and not app.is_blocked(p.case_number, of_function, h.person_id)))
$$;
create policy keeps_a_listed_coordinator on function_holding as restrictive for update to app
  using (app.system_here() = 'founder' or not app.leaves_a_list_alone(function_id, person_id));

-- Whom the entered case lets in, for naming them. Definer: the list is the coordinator's.
create or replace function app.is_let_in_here(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$ select app.is_let_in(app.case_here(), person) $$;
-- Whether a member of the family takes part in the entered case. Definer: who is a danger is the coordinator's to know.
create or replace function app.takes_part_here(of_slot integer) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from party_admission a where a.case_number = app.case_here() and a.slot = of_slot) and not app.is_danger(app.case_here(), of_slot)
$$;
-- What a protected case is called; null for every other, and for whoever has no part in it. Definer: why it is called so is the coordinator's.
create or replace function app.code_name(of_case bigint) returns text
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select p.code_name from app.protections_of(of_case) p where of_case = any (app.my_cases()) order by p.made_at, p.id limit 1
$$;

-- The code names of all the cases in which one has a part, whichever is entered. Definer: as above.
create or replace function app.code_names_known() returns table (code_name text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select p.code_name from (select distinct s.case_number from app.standing_slots(app.person_here(), null) s) mine
  cross join lateral app.protections_of(mine.case_number) p
$$;

-- About what a lawyer has to be asked before the family is: in care under LVU it is disputed who disposes over secrecy, and a guardian
-- who is the danger may have to consent. From the 18th birthday on neither matters. Definer: custody and danger count, whoever noted them.
create or replace function app.reviews_missing_here() returns table (about text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select need.about
  from case_file f join municipality m on m.id = f.municipality_id
  cross join lateral (select (app.now() at time zone m.zone)::date as today) clock
  cross join lateral (
    select 'lvu-care' as about from (
      select c.from_on, c.until_on from lvu_care c where c.case_number = f.number order by c.made_at desc, c.id limit 1) newest
    where newest.from_on <= clock.today and coalesce(newest.until_on >= clock.today, true)
    union all
    select 'protected' where exists (select from app.custody_here() h where app.is_danger(f.number, h.slot))
  ) need
  where f.number = app.case_here() and app.kind_here() = 'coordinator' and coalesce(app.adult_at(f.number) > app.now(), true)
    and not exists (
      select from legal_review r where r.case_number = f.number and r.about = need.about and r.valid_until_on >= clock.today
        and not exists (select from legal_review_end e where e.case_number = r.case_number and e.review_id = r.id))
$$;
create policy reviewed_first on consent_request as restrictive for insert to app with check (not exists (select from app.reviews_missing_here()));
-- Whoever is the danger is not let in by anything that follows from something else.
create policy not_the_danger on party_admission as restrictive for insert to app with check (not exists (
  select from case_danger d join app.protections_of((select app.case_here())) p on p.id = d.protection_id
  where d.case_number = app.case_here() and d.slot = party_admission.slot));

-- Who is in the case changes by these without any grant.
create or replace function app.protection_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
begin
  update case_clock set epoch = epoch + 1 where case_number = new.case_number;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['case_protection', 'case_protection_end_confirmation', 'case_listing_end', 'case_danger'] loop
    execute format('drop trigger if exists moves_the_epoch on %I', t);
    execute format('create trigger moves_the_epoch after insert on %I for each row execute function app.protection_changed()', t);
  end loop;
end $$;
