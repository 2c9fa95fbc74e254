-- Grants are worked out from the facts, in the facts' own transaction, by the one function below.

grant select on consent_rule to app, gate;
alter table consent_rule enable row level security;
alter table consent_rule force row level security;
create policy read on consent_rule for select to app, gate using (true);
create policy found on consent_rule for insert to app with check (app.system_here() = 'founder');
grant insert on consent_rule to app;

-- Which version holds today: the newest of those whose day has come.
create or replace function app.rule_in_force(of_municipality uuid, of_kind text) returns integer
  language sql stable as $$
  select max(r.version) from consent_rule r join municipality m on m.id = r.municipality_id
  where r.municipality_id = of_municipality and r.case_kind = of_kind and r.in_force_from <= (app.now() at time zone m.zone)::date
$$;
-- The version that holds today for the entered case.
create or replace function app.rule_here() returns integer
  language sql stable as $$
  select app.rule_in_force(f.municipality_id, f.kind) from case_file f where f.number = app.case_here()
$$;
-- The municipality whose rules you may change, by a function that you hold now; null for everybody else.
create or replace function app.municipality_administered() returns uuid
  language sql stable as $$
  select a.municipality_id from function_holding h join agency_function f on f.id = h.function_id join agency a on a.id = f.agency_id
  where h.person_id = app.person_here() and h.during @> app.now() and f.administers order by h.made_at, h.id limit 1
$$;
create or replace function app.next_rule_version(of_municipality uuid, of_kind text) returns integer
  language sql stable as $$
  select coalesce(max(version), 0) + 1 from consent_rule where municipality_id = of_municipality and case_kind = of_kind
$$;
-- The rule that holds today is never changed under anybody: a version follows the newest, and begins tomorrow at the earliest.
create policy administer on consent_rule for insert to app with check (
  municipality_id = (select app.municipality_administered()) and made_by = (select app.person_here()) and adult_age = 18
  and made_at between app.now() - interval '10 seconds' and app.now()
  and version = app.next_rule_version(municipality_id, case_kind)
  and in_force_from > (select (app.now() at time zone m.zone)::date from municipality m where m.id = municipality_id));

select app.guard(t::regclass) from unnest(array['contact_check', 'consent_request', 'consent_line', 'consent_signature',
  'consent_refusal', 'consent_confirmation', 'consent_withdrawal', 'consent_grant',
  'signature_exception', 'signature_exception_confirmation', 'signature_exception_end', 'access_block', 'access_block_end']) t;
select app.gate_reads(t::regclass) from unnest(array['consent_request', 'consent_line', 'consent_signature',
  'consent_refusal', 'consent_confirmation', 'consent_withdrawal', 'consent_grant',
  'signature_exception', 'signature_exception_confirmation', 'signature_exception_end', 'access_block', 'access_block_end']) t;
select app.only_coordinator_adds(t::regclass) from unnest(array['contact_check', 'consent_request', 'consent_line',
  'signature_exception', 'signature_exception_confirmation', 'signature_exception_end']) t;

-- A family is asked under the version that holds now, and for no longer than it allows.
alter table consent_request alter column rule_version set default app.rule_here();
create policy by_the_rule on consent_request as restrictive for insert to app with check (
  rule_version = (select app.rule_here())
  and valid_until_on <= (select (app.now() at time zone m.zone)::date + r.max_validity_days
                         from case_file f join municipality m on m.id = f.municipality_id
                         join consent_rule r on r.municipality_id = m.id and r.case_kind = f.kind and r.version = app.rule_here()
                         where f.number = app.case_here()));

-- What is asked is asked at once: the lines of a request are written in the transaction that makes it, and never after.
-- Definer: the same answer whoever asks.
create or replace function app.asked_just_now(request uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from consent_request r where r.id = request and r.case_number = app.case_here() and r.xmin = pg_current_xact_id()::xid)
$$;
create policy with_its_request on consent_line as restrictive for insert to app with check (app.asked_just_now(request_id));

-- One signs, refuses and confirms for oneself; a withdrawal may also be recorded by the coordinator who heard it.
create policy for_oneself on consent_signature as restrictive for insert to app with check (own = app.own_key(case_number, slot));
create policy for_oneself on consent_refusal as restrictive for insert to app
  with check (case method when 'self' then own = app.own_key(case_number, slot) else app.kind_here() = 'coordinator' end);
create policy for_oneself on consent_confirmation as restrictive for insert to app with check (own = app.own_key(case_number, slot));
-- Secrecy law binds authorities; to everybody else a share carries a reservation (OSL 10:14, 12:2 second paragraph), accepted
-- before anything is read. Definer: the same answer whoever asks.
create or replace function app.is_authority(of_case bigint, of_slot integer) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from case_party p join agency_function f on f.id = p.function_id join agency a on a.id = f.agency_id
                 join agency_kind k on k.code = a.kind where p.case_number = of_case and p.slot = of_slot and k.authority)
$$;
create policy with_reservation on consent_confirmation as restrictive for insert to app
  with check (coalesce(reservation, '') <> '' or app.is_authority(case_number, slot));
create policy for_oneself on consent_withdrawal as restrictive for insert to app
  with check (own = app.own_key(case_number, slot) or app.kind_here() = 'coordinator');

-- An exception is counted when somebody else than who noted it has confirmed it.
create policy by_another on signature_exception_confirmation as restrictive for insert to app
  with check (exists (select from signature_exception x where x.id = exception_id and x.made_by <> app.person_here()));

-- Whom a block may name: the function of an agency in the case, or a person who holds a function in it now or is in it as a relative; never oneself, for who
-- would lift it. A case keeps a coordinator: one of them can be blocked while another holds the function. Definer: the answer must not depend on what the asker may read.
create or replace function app.may_be_blocked(of_function uuid, of_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  with member as (
    select p.function_id, p.kind from case_party p
    where p.case_number = app.case_here() and p.function_id is not null
      and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
  )
  select case when of_person is null then exists (select from member m where m.function_id = of_function and m.kind = 'agency')
     and not exists (select from member m where m.function_id = of_function and m.kind = 'coordinator')
     and not exists (select from function_holding h where h.function_id = of_function and h.person_id = app.person_here() and h.during @> app.now())
    else of_person <> app.person_here()
     and (exists (select from member m join function_holding h on h.function_id = m.function_id
                  where h.person_id = of_person and h.during @> app.now())
       or exists (select from app.relatives_of(app.case_here()) r where r.person_id = of_person))
     and not exists (select from member m where m.kind = 'coordinator'
                     and of_person in (select h.person_id from app.holders_here(m.function_id) h)
                     and not exists (select from app.holders_here(m.function_id) h where h.person_id <> of_person)) end
$$;
create policy of_a_member on access_block as restrictive for insert to app with check (app.may_be_blocked(function_id, person_id));
-- The blocks in force in the entered case: one's own with the reason, and for the coordinator the others as well, without whose
-- they are and why. Whoever set it lifts it; the coordinator does when they no longer take part. Definer: a block is its
-- setter's to read.
create or replace function app.blocks_here() returns table (
  id uuid, function_id uuid, person_id uuid, reason text, made_at timestamptz, yours boolean, may_lift boolean)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select b.id, b.function_id, b.person_id, case when mine.yes then b.reason end, case when mine.yes then b.made_at end, mine.yes,
    b.own = app.own_here() or (app.kind_here() = 'coordinator' and (
      exists (select from party_end e where e.case_number = b.case_number and e.slot = s.slot)
      or s.kind = 'guardian' and coalesce(app.adult_at(b.case_number) <= app.now(), false)))
  from access_block b
  join case_party s on s.case_number = b.case_number and app.own_key(s.case_number, s.slot) = b.own
  cross join lateral (select b.own = any (app.own_keys()) as yes) mine
  where b.case_number = app.case_here() and (mine.yes or app.kind_here() = 'coordinator')
    and not exists (select from access_block_end e where e.case_number = b.case_number and e.block_id = b.id)
$$;
create policy of_a_block on access_block_end as restrictive for insert to app
  with check (block_id in (select b.id from app.blocks_here() b where b.may_lift));

-- Nobody writes a grant but the derivation.
revoke insert on consent_grant from app;
create policy gate_derives on consent_grant to gate using (true) with check (true);
grant select, insert, delete on consent_grant to gate;
alter table consent_opening enable row level security;
alter table consent_opening force row level security;
create policy gate_derives on consent_opening to gate using (true) with check (true);
grant select, insert on consent_opening to gate;

-- Who holds custody, as last noted: the guardians whose signature counts. Told to those whom it concerns who signs, the
-- coordinator and the family. Definer: custody is the coordinator's own note.
create or replace function app.custody_here() returns table (slot integer, kind text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select newest.slot, newest.kind from (
    select distinct on (slot) slot, kind from custody where case_number = app.case_here() order by slot, made_at desc, id
  ) newest
  where newest.kind <> 'none' and app.kind_here() in ('coordinator', 'youth', 'guardian')
    and not exists (select from party_end e where e.case_number = app.case_here() and e.slot = newest.slot)
$$;

-- When a guardian's signature is not waited for under a request: while a confirmed exception holds, of a kind that the rule knows
-- under which the request was made, until that guardian says no
-- to this request, or, since the exception was noted, to any, or takes back all of one: who answers is not hindered.
-- Definer: exceptions are the coordinator's.
create or replace function app.excepted_during(of_case bigint, of_slot integer, of_request uuid) returns tstzmultirange
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select coalesce(range_agg(tstzrange(c.made_at, until.at)), '{}')
  from signature_exception x
  join signature_exception_confirmation c on c.case_number = x.case_number and c.exception_id = x.id
  join case_file f on f.number = x.case_number join municipality m on m.id = f.municipality_id
  join consent_request asked on asked.case_number = x.case_number and asked.id = of_request
  join consent_rule rule on rule.municipality_id = m.id and rule.case_kind = f.kind and rule.version = asked.rule_version and x.kind = any (rule.exceptions)
  cross join lateral (select least(
    app.day_start(x.valid_until_on + 1, m.zone),
    (select e.made_at from signature_exception_end e where e.case_number = x.case_number and e.exception_id = x.id),
    (select min(r.made_at) from consent_refusal r where r.case_number = x.case_number and r.slot = x.slot and (r.request_id = of_request or r.made_at >= x.made_at)),
    (select min(w.made_at) from consent_withdrawal w
     where w.case_number = x.case_number and w.slot = x.slot and w.towards is null and w.category is null and w.made_at >= x.made_at)) as at) until
  where x.case_number = of_case and x.slot = of_slot and c.made_at < until.at
$$;

-- The times in which everybody who would tell something in a confidence has assessed that the young person is mature enough to open
-- it alone. Definer: an assessment is its authority's own.
create or replace function app.assessed_during(of_case bigint, of_request uuid) returns tstzmultirange
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select coalesce(range_intersect_agg(each.stands), '{(,)}')
  from (select distinct l.slot from consent_line l where l.request_id = of_request and l.gives) teller
  cross join lateral (
    select coalesce(range_agg(tstzrange(a.made_at, until.at)), '{}') as stands
    from maturity_assessment a
    join case_file f on f.number = a.case_number join municipality m on m.id = f.municipality_id
    cross join lateral (select least(app.day_start(a.valid_until_on + 1, m.zone),
      (select e.made_at from maturity_assessment_end e where e.case_number = a.case_number and e.assessment_id = a.id)) as at) until
    where a.case_number = of_case and a.request_id = of_request and a.slot = teller.slot and a.made_at < until.at
  ) each
$$;

-- When all signatures that the rule requires stand beside each other (FB 6:11, 6:13; OSL 12:3): each guardian's from its day on,
-- or while it is not waited for, and at least one; until the consent's last day or the 18th birthday, without the stretch after
-- the youth's own signing age that the youth has not signed. A consent asked for after the 18th birthday is the young person's alone,
-- and so is one in confidence that was signed at the rule's age or later, until the 18th birthday.
-- Definer: signatures are nobody's to read but the signer's and the coordinator's.
create or replace function app.consent_spans(of_case bigint) returns table (request_id uuid, during tstzrange)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  with municipal as (
    select f.number, f.kind, m.id, m.zone from case_file f join municipality m on m.id = f.municipality_id where f.number = of_case
  ),
  youth as (
    select p.slot, c.born_on from case_person c join case_party p on p.case_number = c.case_number and p.case_person_id = c.id
    where c.case_number = of_case and c.role = 'youth' order by c.made_at desc, c.id limit 1
  ),
  holding as (
    select slot, kind, made_at as from_at, coalesce(lead(made_at) over (partition by slot order by made_at, id desc), 'infinity') as to_at
    from custody where case_number = of_case
  ),
  asked as (
    select r.id, r.made_at, r.scope, rule.guardians,
      coalesce(app.birthday(y.born_on, rule.confidence_from_age, m.zone), 'infinity') as confidence_from,
      app.birthday(y.born_on, rule.adult_age, m.zone) as adult_at,
      coalesce(app.birthday(y.born_on, rule.youth_signs_from_age, m.zone), 'infinity') as youth_from,
      app.day_start(r.valid_until_on + 1, m.zone) as ends_at,
      (select tstzrange(s.made_at, null) from consent_signature s where s.request_id = r.id and s.slot = y.slot) as youth_signed
    from consent_request r cross join municipal m cross join youth y
    join consent_rule rule on rule.municipality_id = m.id and rule.case_kind = m.kind and rule.version = r.rule_version
    where r.case_number = of_case
  ),
  guarded as (
    select a.*, coalesce((
      select case a.guardians when 'all' then range_agg(one.signed) * range_intersect_agg(one.stands) else range_agg(one.signed) end
      from (
        select own.signed, coalesce(tstzmultirange(own.signed), '{}') + app.excepted_during(of_case, h.slot, a.id) as stands
        from (
          -- Who holds custody now, and who held it when the family was asked: leaving somebody out never completes what was asked of them.
          select distinct k.slot from holding k left join party_end e on e.case_number = of_case and e.slot = k.slot
          where k.kind <> 'none' and (k.to_at = 'infinity' and e.id is null
            or k.from_at <= a.made_at and a.made_at < k.to_at and coalesce(e.made_at > a.made_at, true))
        ) h left join lateral (
          select tstzrange(s.made_at, null) as signed from consent_signature s where s.request_id = a.id and s.slot = h.slot) own on true
      ) one), '{}') as guarded
    from asked a where a.scope = 'family'
  ),
  span as (
    -- asked as an adult: the young person alone
    select id, youth_signed * tstzmultirange(tstzrange(null, ends_at)) as whole from (
      select id, ends_at, tstzmultirange(youth_signed) as youth_signed from guarded where made_at >= adult_at and youth_signed is not null) adult
    union all
    -- asked as a minor: the guardians, and from the youth's own signing age on the youth as well
    select id, guarded * tstzmultirange(tstzrange(null, least(ends_at, adult_at)))
                       * (tstzmultirange(tstzrange(null, youth_from)) + coalesce(tstzmultirange(youth_signed), '{}'))
    from guarded where made_at < adult_at
    union all
    -- in confidence: the young person alone, when old enough for it on signing
    select id, tstzmultirange(youth_signed) * tstzmultirange(tstzrange(null, least(ends_at, adult_at)))
    from asked where scope = 'confidence' and lower(youth_signed) >= confidence_from
  )
  select id, piece from span cross join lateral unnest(whole) piece
$$;

-- When one line was first taken back: with all of the consent, with its party, with its category, or by itself.
-- Definer: withdrawals are the coordinator's and the withdrawer's to read.
create or replace function app.line_withdrawn_at(of_request uuid, of_slot integer, of_category smallint) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select min(w.made_at) from consent_withdrawal w
  where w.request_id = of_request and coalesce(w.towards, of_slot) = of_slot and coalesce(w.category, of_category) = of_category
$$;

-- All grants of a case as one text, for comparing. Without those in confidence: a meeting under way does not stop for them, before everybody.
create or replace function app.grants_in_words(of_case bigint) returns text
  language sql stable as $$
  select string_agg(line, ' | ' order by line) from (
    select concat_ws(' ', request_id, slot, category, reads, gives, during, from_chapter) as line from consent_grant where case_number = of_case and not app.in_confidence(category)) lines
$$;

-- Grants = fold(facts). For every line of every request: its spans, cut at the earliest withdrawal of all or of that party,
-- from the party's own confirmation on, and without the times in which its function was blocked, or the relative. Before it confirms, an agency reads the consent itself and nothing else; a
-- relative reads nothing, and never what names the others. A
-- request that was taken back before its last signature never opens anything.
-- Definer: writes what nobody may write.
create or replace function app.derive_grants(of_case bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare
  opened record;
  new_chapter smallint;
  before text;
begin
  -- Two facts at the same moment are folded one after the other, and the later fold sees both.
  perform from case_clock where case_number = of_case for update;

  for opened in
    select distinct r.id, r.reach, r.scope from consent_request r join app.consent_spans(of_case) s on s.request_id = r.id
    where r.case_number = of_case and s.during @> app.now()
      and not exists (select from consent_opening o where o.request_id = r.id)
      and not exists (select from consent_withdrawal w where w.request_id = r.id and w.towards is null and w.category is null)
  loop
    if opened.reach = 'from-now' then
      update case_clock set chapter = chapter + 1 where case_number = of_case returning chapter into new_chapter;
    else
      new_chapter := 0;
    end if;
    insert into consent_opening (request_id, case_number, scope, from_chapter, opened_at) values (opened.id, of_case, opened.scope, new_chapter, app.now());
  end loop;

  before := app.grants_in_words(of_case);
  delete from consent_grant where case_number = of_case;
  insert into consent_grant (id, case_number, gate, own, made_by, request_id, slot, category, reads, gives, during, from_chapter)
  select gen_random_uuid(), of_case, app.gate_key(of_case, register.category, 0), app.own_key(of_case, 1), r.made_by,
         r.id, line.slot, line.category, line.reads and (receiver.kind <> 'relative' or line.category <> register.category), line.gives, piece, o.from_chapter
  from consent_request r
  join consent_opening o on o.request_id = r.id
  cross join lateral (select range_agg(during) as whole from app.consent_spans(of_case) s where s.request_id = r.id) spans
  cross join lateral (select case r.scope when 'confidence' then 10 else 0 end::smallint as category) register
  cross join lateral (
    select l.slot, l.category, l.reads, l.gives, true as confirmed from consent_line l where l.request_id = r.id
    union all select distinct l.slot, register.category, true, true, false from consent_line l where l.request_id = r.id
    -- a confidence tells nothing of how the case goes on
    union all select distinct l.slot, 3::smallint, true, false, true from consent_line l where l.request_id = r.id and r.scope = 'family'
  ) line
  -- What the family reads follows the municipality's rule, never a consent of its own.
  join case_party receiver on receiver.case_number = of_case and receiver.slot = line.slot and receiver.kind in ('coordinator', 'agency', 'relative')
    and (receiver.kind <> 'relative' or line.category <> 3)
  cross join lateral (
    select (select min(c.made_at) from consent_confirmation c where c.request_id = r.id and c.slot = line.slot) as confirmed_at,
           -- A party whose last category is taken back has nothing left to know of: what follows from its lines ends with them.
           case when line.category not in (register.category, 3) then app.line_withdrawn_at(r.id, line.slot, line.category)
           else (select case when bool_and(ended is not null) then max(ended) end
                 from (select app.line_withdrawn_at(r.id, l.slot, l.category) as ended from consent_line l
                       where l.request_id = r.id and l.slot = line.slot) lines) end as withdrawn_at
  ) act
  cross join lateral (select range_agg(tstzrange(b.made_at, e.made_at)) as whole
                      from access_block b left join access_block_end e on e.case_number = b.case_number and e.block_id = b.id
                      where b.case_number = of_case and (b.function_id = receiver.function_id
                        or b.person_id = (select r.person_id from app.relatives_of(of_case) r where r.slot = receiver.slot))) blocked
  cross join lateral (select case when line.category = 11 then app.assessed_during(of_case, r.id) else '{(,)}' end as whole) assessed
  cross join lateral unnest(
    spans.whole * assessed.whole * tstzmultirange(tstzrange(case when line.confirmed then act.confirmed_at else '-infinity' end,
                                           coalesce(act.withdrawn_at, 'infinity'))) - coalesce(blocked.whole, '{}')) piece
  where r.case_number = of_case
    and (not line.confirmed or act.confirmed_at is not null)
    and case when line.confirmed then act.confirmed_at else '-infinity' end < coalesce(act.withdrawn_at, 'infinity');

  -- An answer that changes nothing leaves no trace: a meeting that is under way does not stop for it.
  if app.grants_in_words(of_case) is distinct from before then
    update case_clock set epoch = epoch + 1 where case_number = of_case;
  end if;
end $$;

create or replace function app.consent_changed() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
begin
  perform app.derive_grants(new.case_number);
  -- Who is in the case can change without any grant.
  if tg_table_name in ('party_end', 'case_person')
     or tg_table_name = 'access_block' and to_jsonb(new) ->> 'person_id' is not null
     or tg_table_name = 'access_block_end' and exists (
       select from access_block b where b.id = (to_jsonb(new) ->> 'block_id')::uuid and b.person_id is not null) then
    update case_clock set epoch = epoch + 1 where case_number = new.case_number;
  end if;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['consent_signature', 'consent_refusal', 'consent_confirmation', 'consent_withdrawal', 'custody', 'party_end', 'case_person',
    'signature_exception_confirmation', 'signature_exception_end', 'access_block', 'access_block_end', 'maturity_assessment', 'maturity_assessment_end'] loop
    execute format('drop trigger if exists derives on %I', t);
    execute format('create trigger derives after insert on %I for each row execute function app.consent_changed()', t);
  end loop;
end $$;

-- Whether the consent is in force now: yes or no is all that a family learns of the others, so that waiting, refused and
-- taken back look alike.
create or replace function app.consent_complete(of_request uuid) returns boolean
  language sql stable as $$
  select exists (select from consent_grant g where g.request_id = of_request and g.case_number = app.case_here() and g.during @> app.now())
$$;

-- With which days something ends that a consent opens now and no other carries on, and why. Whoever asks sees what they may read:
-- the coordinator all of it.
create or replace function app.ends_foreseen(of_case bigint, within_days integer) returns table (ends_on date, because text, asked boolean)
  language sql stable as $$
  with until as (
    select distinct on (g.slot, g.category, way.name) g.request_id, upper(g.during) as at
    from consent_grant g cross join lateral (values ('reads', g.reads), ('gives', g.gives)) way (name, may)
    where g.case_number = of_case and g.during @> app.now() and way.may and not app.in_confidence(g.category)
    order by g.slot, g.category, way.name, upper(g.during) desc
  ),
  youth as (select y.born_on from case_person y where y.case_number = of_case and y.role = 'youth' order by y.made_at desc, y.id limit 1)
  select distinct on (last.day) last.day, why.because, exists (
    select from consent_request n
    where n.case_number = of_case and n.made_at > r.made_at and n.valid_until_on > last.day
      and not exists (select from consent_refusal no where no.case_number = of_case and no.request_id = n.id)
      and not exists (select from consent_withdrawal w where w.case_number = of_case and w.request_id = n.id and w.towards is null and w.category is null))
  from until
  join consent_request r on r.id = until.request_id
  join case_file f on f.number = of_case join municipality m on m.id = f.municipality_id
  join consent_rule rule on rule.municipality_id = m.id and rule.case_kind = f.kind and rule.version = r.rule_version
  left join youth on true
  cross join lateral (select ((until.at - interval '1 microsecond') at time zone m.zone)::date as day) last
  cross join lateral (select case
    when until.at = app.birthday(youth.born_on, rule.adult_age, m.zone) then 'of-age'
    when until.at = app.birthday(youth.born_on, rule.youth_signs_from_age, m.zone) then 'signing-age'
    when last.day = r.valid_until_on then 'last-day' else 'exception' end as because) why
  where last.day + (why.because in ('of-age', 'signing-age'))::integer <= (app.now() at time zone m.zone)::date + within_days
    and (select s.state from case_step s where s.case_number = of_case order by s.made_at desc, s.id limit 1) in ('mapping', 'consent-pending', 'active', 'paused')
  order by last.day, why.because desc, r.made_at desc
$$;

-- The parties that requests and grants speak of, for whoever reads the consent: an agency knows by it whom it confirms to
-- share with before it reads the team. The family is named to itself and the coordinator alone. Definer: see above.
create or replace function app.parties_of_consent() returns table (id uuid, slot integer, kind text, agency_kind text, label text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select p.id, p.slot, p.kind, a.kind, coalesce(a.name || ', ' || f.name, c.name)
  from case_party p
  left join agency_function f on f.id = p.function_id left join agency a on a.id = f.agency_id
  left join case_person c on c.case_number = p.case_number and c.id = p.case_person_id
  where p.case_number = app.case_here()
    and (app.gate_key(app.case_here(), 0, 0) = any (app.permitted_keys()) or app.gate_key(app.case_here(), 10, 0) = any (app.permitted_keys()))
    and case when p.kind in ('youth', 'guardian') then app.kind_here() in ('coordinator', 'youth', 'guardian')
        else exists (select from consent_line l where l.case_number = p.case_number and l.slot = p.slot and l.gate = any (app.permitted_keys())) end
$$;

-- What my own party has taken back, also when the coordinator noted it for us. Definer: such a row is the coordinator's.
create or replace function app.my_withdrawals() returns table (request_id uuid, slot integer, towards integer, category smallint, made_at timestamptz, method text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select w.request_id, w.slot, w.towards, w.category, w.made_at, w.method
  from consent_withdrawal w where w.case_number = app.case_here() and app.own_key(w.case_number, w.slot) = any (app.own_keys())
$$;

-- My own party's no, also when the coordinator noted it for us. Definer: such a row is the coordinator's.
create or replace function app.my_refusals() returns table (request_id uuid, slot integer)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select r.request_id, r.slot from consent_refusal r where r.case_number = app.case_here() and app.own_key(r.case_number, r.slot) = any (app.own_keys())
$$;

-- The state that follows from consent alone, if it is another than the case's own: what waits for consent is active when one is in
-- force and the decisions that its kind asks for are noted; what runs pauses when none is left, and what paused by itself runs again.
-- Definer: whose act it follows from may not know of the state.
create or replace function app.state_by_consent(of_case bigint) returns text
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select case when next.state = any (k.states) then next.state end
  from case_file f join case_kind k on k.code = f.kind
  cross join lateral (select s.state, s.pause, s.made_at, s.made_by from case_step s where s.case_number = f.number order by s.made_at desc, s.id limit 1) last
  cross join lateral (select exists (select from consent_grant g where g.case_number = f.number and g.during @> app.now() and not app.in_confidence(g.category)) as is_there) consent
  cross join lateral (select case
    when last.state = 'active' and not consent.is_there then 'paused'
    when last.state = 'paused' and last.pause = 'no-consent' and last.made_by = app.nobody() and consent.is_there then 'active'
    when last.state = 'consent-pending' and exists (
      select from consent_grant g join consent_opening o on o.request_id = g.request_id
      where g.case_number = f.number and g.during @> app.now() and o.opened_at >= last.made_at and o.scope = 'family') and not exists (
      select from unnest(k.decided_by) as needed(agency_kind) where not exists (
        select from start_decision d where d.case_number = f.number and d.agency_kind = needed.agency_kind)) then 'active' end as state) next
  where f.number = of_case
$$;

-- Takes that step, and gives the new state; null where there is none. The step is the case's own: it is written beside the
-- coordinator's, in nobody's name, so that it does not tell whose signature was the last, or who took it back. Definer: the
-- last signer writes no steps.
create or replace function app.follow_consent(step_id uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare new_state text := app.state_by_consent(app.case_here());
begin
  if new_state is not null then
    insert into case_step (id, case_number, gate, own, state, pause, made_by)
    values (step_id, app.case_here(), app.gate_key(app.case_here(), 3, 0), app.own_key(app.case_here(), 1), new_state,
            case new_state when 'paused' then 'no-consent' end, app.nobody());
  end if;
  return new_state;
end $$;
select app.gate_reads('case_step');
create policy gate_follows on case_step for insert to gate with check (state = 'active' or state = 'paused' and pause = 'no-consent');
grant insert on case_step to gate;

-- Who stands as maker of a row that follows by itself.
create or replace function app.nobody() returns uuid
  language sql immutable as $$ select '00000000-0000-0000-0000-000000000000'::uuid $$;

-- Records what follows from an act in nobody's name: the readers of a category learn that it is so, and not through whom.
-- Only beside an event of one's own in the same transaction, so that somebody answers for it. Definer: neither the act's
-- category nor its party is the consequence's.
create or replace function app.record_consequence(event_id uuid, of_name text, of_about text, of_category text, of_object uuid, of_body jsonb, of_request text) returns void
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
begin
  if not exists (select from event e where e.xact = pg_current_xact_id() and e.case_number = app.case_here() and e.made_by = app.person_here()) then
    raise exception using errcode = '42501', message = 'a consequence of nothing';
  end if;
  insert into event (id, name, about, case_number, gate, object_id, body, seq, epoch, request_id)
  values (event_id, of_name, of_about, app.case_here(), app.gate_here((select c.number from category c where c.code = of_category)),
          of_object, of_body, app.next_seq(), app.epoch_here(), of_request);
end $$;
create policy gate_adds on event for insert to gate with check (own is null and made_by is null);
grant insert on event to gate;

-- A refusal is counted without identity; nobody reads single rows with a case behind them, for there is none.
alter table refusal_tally enable row level security;
alter table refusal_tally force row level security;
create policy add on refusal_tally for insert to app with check (true);
grant insert on refusal_tally to app;
