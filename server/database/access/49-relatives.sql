-- A relative stands outside the family and outside every agency: the lines of a consent that name them are all that they have.

-- What one may be named for: to read, but nothing of what a guardian says (OSL 12:3), and to answer in the conversation.
create policy for_a_relative on consent_line as restrictive for insert to app with check (
  category not in (9, 11) and (not gives or category = 7)
  or not exists (select from case_party p where p.case_number = consent_line.case_number and p.slot = consent_line.slot and p.kind = 'relative'));

-- Whom the young person has let in is not a relative's to keep out.
create policy not_by_a_relative on access_block as restrictive for insert to app with check (app.kind_here() <> 'relative');

-- Which consents in force name the relative who asks, and with what: their own lines, of whom it is and until when. Definer: the
-- request and its text are not theirs to read, for they name everybody else.
create or replace function app.named_in() returns table (
  request_id uuid, asked_at timestamptz, valid_until_on date, youth text, category text, reads boolean, gives boolean)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select r.id, r.made_at, r.valid_until_on,
    (select y.name from case_person y where y.case_number = p.case_number and y.role = 'youth' order by y.made_at desc, y.id limit 1),
    c.code, l.reads, l.gives
  from case_party p
  join consent_request r on r.case_number = p.case_number
  join consent_line l on l.case_number = p.case_number and l.request_id = r.id and l.slot = p.slot
  join category c on c.number = l.category
  where p.case_number = app.case_here() and p.kind = 'relative' and app.own_key(p.case_number, p.slot) = any (app.own_keys())
    and app.line_withdrawn_at(r.id, l.slot, l.category) is null
    and exists (select from consent_grant g where g.case_number = p.case_number and g.request_id = r.id and g.slot = p.slot and g.during @> app.now())
$$;

-- Whether the work is over, for a relative to whom a consent still opens something: they read no steps, and write no more.
-- Definer: how the case goes is not theirs to read.
create or replace function app.is_over_here() returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select app.kind_here() = 'relative'
    and exists (select from consent_grant g where app.own_key(g.case_number, g.slot) = any (app.own_keys()) and g.during @> app.now())
    and coalesce((select s.state in ('declined', 'closed', 'follow-up') from case_step s
                  where s.case_number = app.case_here() order by s.made_at desc, s.id limit 1), false)
$$;

-- Whose own consent besides the young person's is needed is the coordinator's note. It filters nothing, for a category cannot be divided by
-- person: it is there so that nobody forgets to ask.
select app.guard(t::regclass), app.gate_reads(t::regclass) from unnest(array['third_person', 'third_person_answer']) t;
select app.only_coordinator_adds('third_person');
create policy never_shared on third_person as restrictive for insert to app with check (gate is null);

-- A guardian answers for their own data themselves; of anybody else, and that a guardian takes it back, the coordinator notes it.
-- Definer: the same answer whoever asks.
create or replace function app.may_answer_for(of_third_person uuid, of_answer text, of_method text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select exists (select from third_person t where t.id = of_third_person and t.case_number = app.case_here() and case of_method
    when 'self' then app.own_key(t.case_number, t.slot) = app.own_here() and of_answer <> 'left-out'
    else app.kind_here() = 'coordinator' and (t.slot is null or of_answer <> 'yes') end)
$$;
create policy by_whom_it_is on third_person_answer as restrictive for insert to app with check (app.may_answer_for(third_person_id, answer, method));

-- What is foreseen to be told of the guardian who asks, and what they last answered, also where the coordinator noted it. Definer: the
-- note is the coordinator's.
create or replace function app.foreseen_of_me() returns table (id uuid, categories jsonb, made_at timestamptz, answer text, method text, answered_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select t.id, t.categories, t.made_at, last.answer, last.method, last.made_at
  from third_person t
  left join lateral (select a.answer, a.method, a.made_at from third_person_answer a
                     where a.case_number = t.case_number and a.third_person_id = t.id order by a.made_at desc, a.id limit 1) last on true
  where t.case_number = app.case_here() and app.own_key(t.case_number, t.slot) = any (app.own_keys()) and app.kind_here() = 'guardian'
$$;

-- Whose own consent is missing for a category, by relation alone, for whoever could tell something under it now. Definer: the note is the
-- coordinator's.
create or replace function app.own_consent_missing(of_category integer) returns table (relation text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select distinct t.relation from third_person t join category c on c.number = of_category
  where t.case_number = app.case_here() and app.gate_here(of_category) = any (app.giving_keys()) and app.kind_here() in ('coordinator', 'agency')
    and t.categories ? c.code
    and coalesce((select a.answer from third_person_answer a where a.case_number = t.case_number and a.third_person_id = t.id
                  order by a.made_at desc, a.id limit 1), 'left-out') <> 'yes'
$$;
