-- A case exists for those who have standing in it, and for nobody else.

alter table case_file enable row level security;
alter table case_file force row level security;
create policy by_standing on case_file for select to app using (number = any ((select app.my_cases())::bigint[]));
select app.gate_reads('case_file');
create policy gate_opens on case_file for insert to gate with check (true);
grant select on case_file to app;
create policy relay_names on case_file for select to relay using (true);
grant select on case_file to relay;
grant insert on case_file to gate;

-- The clock is locked, read and moved by the gate's functions alone.
alter table case_clock enable row level security;
alter table case_clock force row level security;
create policy gate_keeps on case_clock to gate using (true) with check (true);
grant select, insert, update on case_clock to gate;

grant select on category, standing_rule, case_kind to app, gate;
alter table standing_rule enable row level security;
alter table standing_rule force row level security;
create policy read on standing_rule for select to app, gate using (true);
create policy found on standing_rule for insert to app with check (app.system_here() = 'founder');
grant insert on standing_rule to app;

select app.guard(t::regclass) from unnest(array['case_person', 'case_party', 'party_admission', 'party_end', 'custody',
  'case_step', 'start_decision', 'legal_frame', 'inquiry', 'inquiry_naming', 'mapping_note', 'closure', 'evaluation']) t;
select app.gate_reads(t::regclass) from unnest(array['case_person', 'case_party', 'party_admission', 'party_end', 'custody', 'start_decision']) t;
create policy gate_opens on case_party for insert to gate with check (true);
grant insert on case_party to gate;

-- Who is in the case, and how it stands, is the coordinator's to write.
select app.only_coordinator_adds(t::regclass) from unnest(array['case_person', 'case_party', 'party_admission', 'party_end',
  'custody', 'case_step', 'start_decision', 'legal_frame', 'mapping_note', 'closure']) t;

-- Who is or was in a case as a relative. Definer: the same answer whoever asks.
create or replace function app.relatives_of(of_case bigint) returns table (slot integer, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select p.slot, c.person_id from case_party p join case_person c on c.case_number = p.case_number and c.id = p.case_person_id
  where p.case_number = of_case and p.kind = 'relative'
$$;

-- The people who hold a function now, without those whom a block or a protection keeps out of the entered case. Definer: a block is
-- its setter's to read, and the list the coordinator's.
create or replace function app.holders_here(of_function uuid) returns table (person_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select h.person_id from function_holding h where h.function_id = of_function and h.during @> app.now()
    and not app.is_blocked(app.case_here(), of_function, h.person_id) and app.is_let_in(app.case_here(), h.person_id)
$$;

-- A guardian reads no other guardian's answers, and so not the category; but what somebody wrote down as one's own answer is
-- one's own to read.
create policy by_speaker on evaluation for select to app using (gate is not null and party_id = any (array(
  select s.party_id from app.slots_of((select app.person_here()), (select app.case_here())) s where s.kind in ('youth', 'guardian'))));

-- Who has to answer the closing evaluation before the next may: the young person, then every guardian who takes part; null when
-- the parties may. Told of one's own cases alone. Definer: the order binds also whoever may not know of a guardian's answer.
create or replace function app.evaluation_waits_for(of_case bigint) returns text
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select p.kind from case_party p
  where p.case_number = of_case and of_case = any (app.my_cases())
    and (p.kind = 'youth' or p.kind = 'guardian'
      and exists (select from party_admission x where x.case_number = p.case_number and x.slot = p.slot)
      and not exists (select from party_end x where x.case_number = p.case_number and x.slot = p.slot)
      and not app.is_danger(p.case_number, p.slot)
      and coalesce(app.adult_at(p.case_number) > app.now(), true))
    and not exists (select from event e where e.case_number = p.case_number and e.name = 'case.evaluated'
                    and e.body ->> 'block' = 'alliance' and (e.body ->> 'partyId')::uuid = p.id)
  order by p.kind = 'youth' desc limit 1
$$;

-- Which parties of the entered case read what stands under two keys, once for each ground: their own words, the municipality's rule
-- for their role, or a request for consent and since when. Whoever neither reads there nor gives to it is told of no others, only that their own words are theirs. Who does
-- not know the team is told of the family without ids, and a relative who does not of no agency by its name. A guardian's words reach no
-- other member of the family and no relative (hidden_keys_of), and nobody of them is told of themselves. Definer: it looks at the standing of others.
create or replace function app.grounds_of_reading(of_gate bigint, of_own bigint) returns table (
  party_id uuid, slot integer, kind text, agency_kind text, agency text, label text, ground text, request_id uuid, since timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select case when knows.agencies and a.id is not null or knows.team then p.id end, p.slot, p.kind, case when knows.agencies then a.kind end, case when knows.agencies then a.name end,
    case when a.id is not null then case when knows.agencies then a.name || ', ' || fn.name else 'verksamheterna som är med' end
         when knows.team then c.name when p.kind = 'relative' then 'en närstående' else 'familjen' end,
    by.ground, by.request_id, by.since, by.ends_at
  from case_party p
  join case_file f on f.number = p.case_number
  left join agency_function fn on fn.id = p.function_id left join agency a on a.id = fn.agency_id
  left join case_person c on c.case_number = p.case_number and c.id = p.case_person_id
  cross join lateral (select team, team or app.kind_here() <> 'relative' as agencies
    from (select exists (select from unnest(app.permitted_keys()) key where (key >> 8) & 255 = 4) as team) reads) knows
  cross join lateral (
    select 'own' as ground, null::uuid as request_id, null::timestamptz as since, null::timestamptz as ends_at where of_own = app.own_key(p.case_number, p.slot)
    union all
    select r.role, null, null, null from standing_rule r
    where r.municipality_id = f.municipality_id and r.category = (of_gate >> 8) & 255 and r.reads
      and (r.role = p.kind or r.role = 'inquirer' and p.inquirer and not exists (select from consent_opening o where o.case_number = p.case_number and o.scope = 'family'))
    union all
    -- What was interrupted, as by a block, began when it first did: what came between is not told.
    select 'consent', g.request_id, (select min(lower(each.during)) from consent_grant each
      where each.request_id = g.request_id and each.slot = g.slot and each.category = g.category and each.reads), upper(g.during)
    from consent_grant g join category on category.number = g.category
    where g.case_number = p.case_number and g.slot = p.slot and g.category = (of_gate >> 8) & 255
      and g.reads and g.during @> app.now() and (not category.chaptered or g.from_chapter <= of_gate & 255)
  ) by
  where p.case_number = app.case_here()
    and (of_gate = any (app.permitted_keys() || app.giving_keys()) or by.ground = 'own' and of_own = any (app.own_keys())) and coalesce(of_own <> all (app.hidden_keys()), true)
    and not app.is_blocked(p.case_number, p.function_id, case when p.kind = 'relative' then c.person_id end)
    and (p.case_person_id is null or (app.own_key(p.case_number, p.slot) <> app.own_here() and (app.kind_here() <> 'guardian' or p.kind = 'relative')
      and exists (select from party_admission x where x.case_number = p.case_number and x.slot = p.slot) and not app.is_danger(p.case_number, p.slot)
      and not exists (select from case_party o where app.own_key(o.case_number, o.slot) = of_own and o.kind = 'guardian' and o.slot <> p.slot)))
    and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
    and (p.kind <> 'guardian' or coalesce(app.adult_at(p.case_number) > app.now(), true))
$$;

-- The parties that read what the entered party writes in a category now, for the line "Läses av: ...".
create or replace function app.parties_reading(of_category integer) returns table (slot integer, kind text, agency_kind text, label text)
  language sql stable as $$
  select distinct r.slot, r.kind, r.agency_kind, coalesce(r.agency, r.label) from app.grounds_of_reading(app.gate_here(of_category), null) r
$$;
