-- The gate: the one place that answers which rows a person may know of. Everything here that runs with the gate's own
-- rights (security definer) does so because it must read membership and consent before anybody has standing; each says why.

-- The instant at which a day begins in a zone; days become instants nowhere else.
create or replace function app.day_start(day date, zone text) returns timestamptz
  language sql immutable as $$ select day::timestamp at time zone zone $$;

-- The instant at which somebody reaches an age: midnight of the birthday. Born on 29 February, it is 28 February in a
-- common year (general practice, not verified in a statute).
create or replace function app.birthday(born_on date, age integer, zone text) returns timestamptz
  language sql immutable as $$ select app.day_start((born_on + make_interval(years => age))::date, zone) $$;

create or replace function app.person_here() returns uuid
  language sql stable as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;
create or replace function app.system_here() returns text
  language sql stable as $$ select nullif(current_setting('app.system', true), '') $$;
create or replace function app.case_here() returns bigint
  language sql stable as $$ select nullif(current_setting('app.case_number', true), '')::bigint $$;
create or replace function app.own_here() returns bigint
  language sql stable as $$ select nullif(current_setting('app.own', true), '')::bigint $$;
create or replace function app.kind_here() returns text
  language sql stable as $$ select nullif(current_setting('app.kind', true), '') $$;

-- What belongs to a confidence: the register of its consent, and what is told in it. No guardian reads either by any rule.
create or replace function app.in_confidence(category integer) returns boolean
  language sql immutable as $$ select category in (10, 11) $$;

-- The layout of the two keys: case number, then 8 bits of category and 8 of chapter; case number, then 16 bits of slot.
create or replace function app.gate_key(case_number bigint, category integer, chapter integer) returns bigint
  language sql immutable as $$ select (case_number << 16) | (category << 8) | chapter $$;
create or replace function app.own_key(case_number bigint, slot integer) returns bigint
  language sql immutable as $$ select (case_number << 16) | slot $$;

-- The instant at which the young person of a case comes of age and every guardian's part ends; null where there is none yet.
-- Definer: the birthday is content, and membership is judged before there is any standing.
create or replace function app.adult_at(of_case bigint) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select app.birthday(y.born_on, 18, m.zone) from case_person y
  join case_file f on f.number = y.case_number join municipality m on m.id = f.municipality_id
  where y.case_number = of_case and y.role = 'youth' order by y.made_at desc, y.id limit 1
$$;

-- Whether a block keeps a function, or a person who holds it, out of a case now; a relative too is kept out as a person. Nobody is
-- kept out of the part that they have as a member of the family, and the coordinator's function cannot be blocked, only a person who holds it.
create or replace function app.is_blocked(of_case bigint, of_function uuid, person uuid) returns boolean
  language sql stable as $$
  select exists (select from access_block b where b.case_number = of_case and (b.function_id = of_function or b.person_id = person)
    and not exists (select from access_block_end e where e.case_number = b.case_number and e.block_id = b.id))
$$;

-- The parties that a person belongs to now: through a function that they hold, or as an admitted member of the family
-- whose part has not ended. Two branches, so that asking about one case costs what that case holds and not what the person
-- has besides. Definer: membership is read before there is any standing.
create or replace function app.slots_of(person uuid, only_case bigint default null)
  returns table (case_number bigint, slot integer, kind text, inquirer boolean, party_id uuid)
  language plpgsql stable rows 4 security definer set search_path = pg_catalog, public, app set plan_cache_mode = force_generic_plan as $$
begin
  if only_case is not null then
    return query
      select p.case_number, p.slot, p.kind, p.inquirer, p.id from case_party p
      where p.case_number = only_case
        and case when p.function_id is not null
          then exists (select from function_holding h where h.function_id = p.function_id and h.person_id = person and h.during @> app.now())
           and not app.is_blocked(only_case, p.function_id, person) and app.is_let_in(only_case, person)
          else exists (select from case_person c where c.case_number = only_case and c.id = p.case_person_id and c.person_id = person)
           and exists (select from party_admission a where a.case_number = only_case and a.slot = p.slot)
           and not app.is_danger(only_case, p.slot)
           and (p.kind <> 'relative' or not app.is_blocked(only_case, null, person))
           -- asked last: the birthday costs more than the rest
           and (p.kind <> 'guardian' or coalesce(app.adult_at(only_case) > app.now(), true)) end
        and not exists (select from party_end e where e.case_number = only_case and e.slot = p.slot);
  else
    return query
      select p.case_number, p.slot, p.kind, p.inquirer, p.id
      from function_holding h join case_party p on p.function_id = h.function_id
      where h.person_id = person and h.during @> app.now()
        and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
        and not app.is_blocked(p.case_number, p.function_id, person) and app.is_let_in(p.case_number, person)
      union
      select p.case_number, p.slot, p.kind, p.inquirer, p.id
      from case_person c join case_party p on p.case_number = c.case_number and p.case_person_id = c.id
      where c.person_id = person
        and (p.kind <> 'guardian' or coalesce(app.adult_at(p.case_number) > app.now(), true))
        and exists (select from party_admission a where a.case_number = p.case_number and a.slot = p.slot)
        and not app.is_danger(p.case_number, p.slot)
        and (p.kind <> 'relative' or not app.is_blocked(p.case_number, null, person))
        and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot);
  end if;
end $$;

-- Every key that a person holds for reading, in one case or in all: by the municipality's rule for the coordinator, the
-- inquirer (until a consent has opened the case) and the family, and by the grants in force. The one implementation that
-- policies, delivery and jobs share. Definer: reads grants and membership of others.
create or replace function app.keys_of(person uuid, only_case bigint default null) returns bigint[]
  language plpgsql stable security definer set search_path = pg_catalog, public, app set plan_cache_mode = force_generic_plan as $$
declare
  slots integer[];
  roles text[];
  of_municipality uuid;
  last_chapter integer;
begin
  if only_case is null then
    return (select coalesce(array_agg(distinct key), '{}')
            from (select distinct s.case_number from app.slots_of(person) s) mine, unnest(app.keys_of(person, mine.case_number)) key);
  end if;
  select array_agg(s.slot), array_agg(s.kind) || array_agg('inquirer'::text) filter (where s.inquirer)
    into slots, roles from app.slots_of(person, only_case) s;
  if slots is null then return '{}'; end if;
  select f.municipality_id, k.chapter into of_municipality, last_chapter
    from case_file f join case_clock k on k.case_number = f.number where f.number = only_case;
  if 'inquirer' = any (roles) and exists (select from consent_opening o where o.case_number = only_case and o.scope = 'family') then
    roles := array_remove(roles, 'inquirer');
  end if;
  return (
    select coalesce(array_agg(distinct app.gate_key(only_case, c.number, reached.chapter)), '{}')
    from (
      select r.category, 0 as from_chapter from standing_rule r
      where r.municipality_id = of_municipality and r.role = any (roles) and r.reads
      union all
      select g.category, g.from_chapter from consent_grant g
      where g.case_number = only_case and g.slot = any (slots) and g.reads and g.during @> app.now()
    ) reach
    join category c on c.number = reach.category
    cross join generate_series(case when c.chaptered then reach.from_chapter else 0 end,
                               case when c.chaptered then last_chapter else 0 end) as reached(chapter)
  );
end $$;

-- The keys of what a person's own parties have written.
create or replace function app.own_keys_of(person uuid, only_case bigint default null) returns bigint[]
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select coalesce(array_agg(distinct app.own_key(s.case_number, s.slot)), '{}') from app.slots_of(person, only_case) s
$$;

-- The keys of what a member of the family or a relative never reads, whatever its category: another guardian's words (OSL 12:3). Whoever
-- was a guardian until the young person came of age, and is let in as a relative, does not read what that guardian said either.
create or replace function app.hidden_keys_of(person uuid, only_case bigint default null) returns bigint[]
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  with mine as materialized (select s.case_number, s.slot, s.kind from app.slots_of(person, only_case) s)
  select coalesce(array_agg(distinct app.own_key(p.case_number, p.slot)), '{}')
  from mine s
  join case_party p on p.case_number = s.case_number and p.kind = 'guardian'
    and not exists (select from mine own where own.case_number = p.case_number and own.slot = p.slot)
  where s.kind in ('guardian', 'youth', 'relative')
$$;

-- The same three for whoever asks. Where nothing can change under a transaction, the door works them out once (app.look) and
-- policies read the remembered arrays, for this person and this case alone: on one snapshot (repeatable read, every reading),
-- or while it holds the case's clock (every act that found one to take). Everywhere else they ask anew for each statement.
create or replace function app.look() returns void
  language plpgsql volatile as $$
declare
  person uuid := app.person_here();
  only_case bigint := app.case_here();
begin
  perform set_config('app.permitted_keys', app.keys_of(person, only_case)::text, true),
          set_config('app.own_keys', app.own_keys_of(person, only_case)::text, true),
          set_config('app.hidden_keys', app.hidden_keys_of(person, only_case)::text, true),
          set_config('app.my_cases', (select coalesce(array_agg(distinct case_number), '{}') from app.standing_slots(person, only_case))::text, true),
          set_config('app.looked_for', case
            when current_setting('transaction_isolation') <> 'read committed'
              or current_setting('app.locked_case', true) = only_case::text then app.looking_for() else '' end, true);
end $$;
create or replace function app.looking_for() returns text
  language sql stable as $$ select concat(current_setting('app.person_id', true), ' ', current_setting('app.case_number', true)) $$;
create or replace function app.has_looked() returns boolean
  language sql stable as $$ select current_setting('app.looked_for', true) = app.looking_for() $$;

create or replace function app.permitted_keys() returns bigint[]
  language sql stable as $$
  select case when app.has_looked() then current_setting('app.permitted_keys')::bigint[] else app.keys_of(app.person_here(), app.case_here()) end $$;
create or replace function app.own_keys() returns bigint[]
  language sql stable as $$
  select case when app.has_looked() then current_setting('app.own_keys')::bigint[] else app.own_keys_of(app.person_here(), app.case_here()) end $$;
create or replace function app.hidden_keys() returns bigint[]
  language sql stable as $$
  select case when app.has_looked() then current_setting('app.hidden_keys')::bigint[] else app.hidden_keys_of(app.person_here(), app.case_here()) end $$;

-- The keys under which the party that was entered with may share now: always the present chapter.
-- Definer: reads the party's grants.
create or replace function app.giving_keys() returns bigint[]
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  with me as (
    select p.* from case_party p
    where p.case_number = app.case_here() and p.slot = (app.own_here() & 65535)
      and app.own_here() = any (app.own_keys())
  ),
  reach as (
    select r.category from me join case_file f on f.number = me.case_number
    join standing_rule r on r.municipality_id = f.municipality_id and r.gives
      and (r.role = me.kind or (r.role = 'inquirer' and me.inquirer
           and not exists (select from consent_opening o where o.case_number = me.case_number and o.scope = 'family')))
    union
    select g.category from me join consent_grant g on g.case_number = me.case_number and g.slot = me.slot
    where g.gives and g.during @> app.now()
  )
  select coalesce(array_agg(app.gate_key(app.case_here(), category.number,
           case when category.chaptered then clock.chapter else 0 end)), '{}')
  from reach join category on category.number = reach.category
  join case_clock clock on clock.case_number = app.case_here()
$$;

-- The key under which a shared row of this category is written now. A chapter that moved meanwhile fails the policy.
create or replace function app.gate_here(of_category integer) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select app.gate_key(app.case_here(), c.number, case when c.chaptered then k.chapter else 0 end)
  from category c, case_clock k where c.number = of_category and k.case_number = app.case_here()
$$;

-- Whether a row with these keys may be known to this person now: the policies' question, asked about somebody else.
create or replace function app.may_see(person uuid, of_case bigint, gate bigint, own bigint) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select (gate = any (app.keys_of(person, of_case)) or own = any (app.own_keys_of(person, of_case)))
     and coalesce(own <> all (app.hidden_keys_of(person, of_case)), true)
$$;

-- Which of these people may know of an event at this moment. Asks about the members of its case only, however many are
-- connected. Definer: the hub asks about everybody connected to its node.
create or replace function app.who_may_see(of_event uuid, people uuid[]) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  with happened as materialized (select * from event where id = of_event),
  member as (
    select h.person_id from happened e join case_party p on p.case_number = e.case_number
      join function_holding h on h.function_id = p.function_id
    union
    select c.person_id from happened e join case_person c on c.case_number = e.case_number
  )
  select coalesce(array_agg(distinct p), '{}') from happened e, unnest(people) p
  where p = any (e.addressees)
     -- that a block was set is its setter's alone, as in the policy ones_own_block
     or (p in (select person_id from member) and app.may_see(p, e.case_number, e.gate, e.own) and (e.about <> 'block' or p = e.made_by))
$$;

-- Everybody who could be in the case, with what they can read there now: their keys, and those of their own parties where they
-- may enter. A change compares before and after. Definer: reads all members.
create or replace function app.readers(of_case bigint) returns table (person_id uuid, keys bigint[])
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select person, app.keys_of(person, of_case) || array(select app.own_key(s.case_number, s.slot) from app.standing_slots(person, of_case) s) from (
    select h.person_id as person from case_party p join function_holding h on h.function_id = p.function_id
    where p.case_number = of_case
    union
    select c.person_id from case_person c where c.case_number = of_case and c.person_id is not null
  ) members
$$;

-- Parties with a part in the case: the coordinator, the inquirer before consent, an admitted member of the family, an agency or relative
-- that holds a grant or has written something. One that is only foreseen has none, so that for it the case does not exist.
create or replace function app.standing_slots(person uuid, only_case bigint default null)
  returns table (case_number bigint, slot integer, kind text, inquirer boolean, party_id uuid)
  language sql stable rows 4 security definer set search_path = pg_catalog, public, app as $$
  select s.* from app.slots_of(person, only_case) s
  where s.kind not in ('agency', 'relative') or s.inquirer
     or exists (select from consent_grant g where g.case_number = s.case_number and g.slot = s.slot and g.during @> app.now())
     or exists (select from event e where e.own = app.own_key(s.case_number, s.slot))
$$;

create or replace function app.my_cases() returns bigint[]
  language sql stable as $$
  select case when app.has_looked() then current_setting('app.my_cases')::bigint[]
    else (select coalesce(array_agg(distinct case_number), '{}') from app.standing_slots(app.person_here(), app.case_here())) end $$;

-- Takes the case's clock for the rest of the transaction; for somebody without standing it does nothing, and tells nothing.
-- Definer: the clock is nobody's to write.
create or replace function app.lock_case(of_case uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare found_number bigint;
begin
  select number into found_number from case_file where id = of_case;
  if exists (select from app.standing_slots(app.person_here(), found_number)) and found_number is not null then
    perform from case_clock where case_number = found_number for update;
    perform set_config('app.locked_case', found_number::text, true);
  end if;
end $$;

-- The door: enters a case as the asking person, fixes for whom they write, and answers with their standing; null is "not
-- found", whether the case is hidden or absent. Definer: looks before there is standing.
create or replace function app.enter(of_case uuid) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, public, app set plan_cache_mode = force_generic_plan as $$
declare
  found_number bigint;
  mine record;
  slots integer[];
  standing jsonb;
begin
  select number into found_number from case_file where id = of_case;
  if found_number is null then return null; end if;
  select s.* into mine from app.standing_slots(app.person_here(), found_number) s
    order by s.kind = 'coordinator' desc, s.inquirer desc, s.slot limit 1;
  if not found then return null; end if;

  perform set_config('app.case_number', found_number::text, true),
          set_config('app.own', app.own_key(found_number, mine.slot)::text, true),
          set_config('app.kind', mine.kind, true);
  perform app.look();
  slots := (select array_agg((key & 65535)::integer) from unnest(app.own_keys()) key);

  select jsonb_build_object(
    'caseId', of_case, 'personId', app.person_here(), 'partyId', mine.party_id, 'kind', mine.kind,
    'parties', (select jsonb_agg(p.id order by p.slot) from case_party p where p.case_number = found_number and p.slot = any (slots)),
    'inquirer', mine.inquirer,
    'reads', (select coalesce(jsonb_agg(distinct c.code), '[]') from unnest(app.permitted_keys()) key
              join category c on c.number = (key >> 8) & 255),
    'gives', (select coalesce(jsonb_agg(distinct c.code), '[]') from unnest(app.giving_keys()) key
              join category c on c.number = (key >> 8) & 255),
    'endsInMs', (select floor(extract(epoch from min(ends) - app.now()) * 1000)::bigint from (
        select upper(g.during) as ends from consent_grant g
        where g.case_number = found_number and g.slot = any (slots) and g.during @> app.now()
        union all
        select app.adult_at(found_number) from case_party p where p.case_number = found_number and p.slot = any (slots) and p.kind = 'guardian'
        union all
        select upper(h.during) from case_party p join function_holding h on h.function_id = p.function_id
        where p.case_number = found_number and p.slot = any (slots) and h.person_id = app.person_here() and h.during @> app.now()
      ) every_end where ends is not null and ends <> 'infinity')
  ) into standing;
  return standing;
end $$;

-- Whose session this is: the only reading without an actor. Definer: there is no actor yet.
create or replace function app.session_for(hash bytea)
  returns table (id uuid, person_id uuid, expires_at timestamptz, last_act_at timestamptz, proven_at timestamptz, kind text, at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select s.id, s.person_id, s.expires_at, s.last_act_at, s.proven_at, p.kind, app.now()
  from session s join person p on p.id = s.person_id where s.id_hash = hash and s.expires_at > app.now()
$$;

-- Opens a case: the file, its clock and the first parties, before which nobody could have standing in it. Refuses unless
-- the asker holds the inquiring function and the other one coordinates. Definer: writes where no member exists yet.
create or replace function app.open_case(case_id uuid, of_kind text, of_frame text, inquiring uuid, coordinating uuid,
                                         coordinator_party uuid, inquirer_party uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare
  new_number bigint;
  in_municipality uuid;
begin
  select a.municipality_id into in_municipality from agency_function f join agency a on a.id = f.agency_id
  where f.id = coordinating and f.coordinates;
  if in_municipality is null then raise exception using errcode = 'KR404', message = 'no such coordinator'; end if;
  if not exists (select from function_holding h where h.person_id = app.person_here() and h.function_id = inquiring
                 and h.during @> app.now()) then
    raise exception using errcode = 'KR404', message = 'no such function';
  end if;
  insert into case_file (id, municipality_id, kind, legal_frame, made_at, made_by)
  values (case_id, in_municipality, of_kind, of_frame, app.now(), app.person_here()) returning number into new_number;
  insert into case_clock (case_number) values (new_number);
  insert into case_party (id, case_number, gate, own, slot, kind, function_id, inquirer)
  values (coordinator_party, new_number, app.gate_key(new_number, 4, 0), app.own_key(new_number, 1), 1, 'coordinator',
          coordinating, coordinating = inquiring);
  if coordinating <> inquiring then
    insert into case_party (id, case_number, gate, own, slot, kind, function_id, inquirer)
    values (inquirer_party, new_number, app.gate_key(new_number, 4, 0), app.own_key(new_number, 2), 2, 'agency', inquiring, true);
  end if;
end $$;

-- Gives the event its place in the case's one order. Definer: the clock is nobody's to write.
create or replace function app.next_seq() returns bigint
  language sql volatile security definer set search_path = pg_catalog, public, app as $$
  update case_clock set seq = seq + 1 where case_number = app.case_here() returning seq
$$;
create or replace function app.epoch_here() returns bigint
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select epoch from case_clock where case_number = app.case_here()
$$;

-- Guards one table of content: two ways to read a row, by consent or because one's party wrote it; one way to add; none to change.
create or replace function app.guard(of_table regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format('alter table %s force row level security', of_table);
  execute format('create policy by_consent on %s for select to app using (gate = any ((select app.permitted_keys())::bigint[]))', of_table);
  execute format('create policy by_own on %s for select to app using (own = any ((select app.own_keys())::bigint[]))', of_table);
  execute format('create policy not_another_guardian on %s as restrictive for select to app using (own <> all ((select app.hidden_keys())::bigint[]))', of_table);
  execute format('create policy add_own on %s for insert to app with check (
    case_number = app.case_here() and own = app.own_here() and own = any ((select app.own_keys())::bigint[])
    and made_by = app.person_here()
    and (gate is null or gate = any ((select app.giving_keys())::bigint[])))', of_table);
  -- Nobody dates a row: what has effect has it from when it is made.
  execute format('create policy dated_now on %s as restrictive for insert to app with check (made_at between app.now() - interval ''10 seconds'' and app.now())', of_table);
  execute format('grant select, insert on %s to app', of_table);
end $$;

-- Narrows who may add to a guarded table: only the coordinator, who owns the process.
create or replace function app.only_coordinator_adds(of_table regclass) returns void language plpgsql as $$
begin
  execute format('create policy only_coordinator on %s as restrictive for insert to app with check (app.kind_here() = ''coordinator'')', of_table);
end $$;

-- Lets the gate's functions read a table (under FORCE even a definer reads nothing without a policy).
create or replace function app.gate_reads(of_table regclass) returns void language plpgsql as $$
begin
  execute format('create policy gate_reads on %s for select to gate using (true)', of_table);
  execute format('grant select on %s to gate', of_table);
end $$;

-- The template that tables of content are made like: empty, and out of everybody's reach.
alter table content enable row level security;
alter table content force row level security;
