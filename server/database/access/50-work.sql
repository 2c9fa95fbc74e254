-- Plan, meetings and messages stand behind the same two keys.

select app.guard(t::regclass) from unnest(array['goal', 'goal_words', 'goal_mark', 'goal_state', 'commitment', 'commitment_step',
  'meeting', 'meeting_item', 'meeting_step', 'attendance', 'item_note', 'decision', 'shared_fact', 'spoken_view',
  'minutes_approval', 'topic', 'message']) t;

-- The facilitator is the coordinator: the course of a meeting is theirs to write.
select app.only_coordinator_adds(t::regclass) from unnest(array['meeting', 'meeting_item', 'meeting_step', 'decision', 'item_note']) t;

-- Which parties of the entered case read a category now: what the consent check of a meeting compares the room with. Answers
-- only to whom reads the category or gives to it. Definer: it looks at the standing of others.
create or replace function app.parties_covered(of_category integer) returns table (party_id uuid, kind text)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select p.id, p.kind from case_party p join case_file f on f.number = p.case_number
  where p.case_number = app.case_here()
    and exists (select from unnest(app.permitted_keys() || app.giving_keys()) key where (key >> 8) & 255 = of_category)
    and not exists (select from party_end e where e.case_number = p.case_number and e.slot = p.slot)
    and (p.kind <> 'guardian' or coalesce(app.adult_at(p.case_number) > app.now(), true))
    and (exists (select from consent_grant g where g.case_number = p.case_number and g.slot = p.slot and g.category = of_category
                 and g.reads and g.during @> app.now()
                 and (p.kind <> 'relative' or exists (select from party_admission x where x.case_number = p.case_number and x.slot = p.slot)))
      or (exists (select from standing_rule r where r.municipality_id = f.municipality_id and r.role = p.kind and r.category = of_category and r.reads)
          and (p.function_id is not null or exists (select from party_admission x where x.case_number = p.case_number and x.slot = p.slot)
                                            and not app.is_danger(p.case_number, p.slot))))
$$;

-- A guardian reads no other guardian's view, and so not the category; but the words that somebody wrote down as one's own
-- are one's own to read (SoL 14:6).
create policy by_speaker on spoken_view for select to app using (gate is not null and party_id = any (array(
  select s.party_id from app.slots_of((select app.person_here()), (select app.case_here())) s where s.kind in ('youth', 'guardian'))));

grant select, insert on agenda_template to app;
alter table agenda_template enable row level security;
alter table agenda_template force row level security;
create policy read on agenda_template for select to app using (app.person_here() is not null or app.system_here() = 'founder');
create policy found on agenda_template for insert to app with check (app.system_here() = 'founder');

-- What has become of a promise that one reads, where the step is another guardian's: state and day, and none of the words.
-- The promise stands in the plan of the whole family; what a guardian wrote beside it is that guardian's own (OSL 12:3).
-- Definer: the row itself stays hidden.
create or replace function app.steps_of_relatives() returns table (id uuid, commitment_id uuid, version integer, state text, made_at timestamptz, due_on date, owner_id uuid, own bigint)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select s.id, s.commitment_id, s.version, s.state, s.made_at, s.due_on, s.owner_id, s.own
  from commitment_step s join commitment c on c.case_number = s.case_number and c.id = s.commitment_id
  where s.case_number = app.case_here() and s.own = any (app.hidden_keys())
    and s.gate = any (app.permitted_keys()) and c.gate = any (app.permitted_keys()) and c.own <> all (app.hidden_keys())
$$;

-- A mark of how far one has read is one's own.
alter table topic_mark enable row level security;
alter table topic_mark force row level security;
create policy own on topic_mark to app using (person_id = app.person_here())
  with check (person_id = app.person_here() and exists (select from topic t where t.id = topic_id));
grant select, insert on topic_mark to app;
grant update (read_at) on topic_mark to app;

-- When a party is no longer reached by any consent, its open promises ask for a decision instead of vanishing.
-- The step is written beside the coordinator's words in nobody's name; a promise that asks already is left alone, so that
-- doing it twice does nothing. Definer: the clerk, who alone may ask for it, belongs to no case.
create or replace function app.ask_for_review(of_case uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, public, app as $$
declare
  here bigint;
  plan bigint;
  promised record;
begin
  select number into here from case_file where id = of_case and app.system_here() = 'clerk';
  select app.gate_key(here, 5, k.chapter) into plan from case_clock k where k.case_number = here for update;
  perform set_config('app.case_number', here::text, true);
  for promised in
    select c.id, coalesce(last.version, 0) + 1 as version
    from commitment c
    left join lateral (
      select max(s.version) as version, (array_agg(s.state order by s.version desc))[1] as state,
        (array_agg(s.owner_id order by s.version desc) filter (where s.owner_id is not null))[1] as owner_id
      from commitment_step s where s.commitment_id = c.id) last on true
    join case_party p on p.case_number = here and p.id = coalesce(last.owner_id, c.owner_id) and p.function_id is not null
    where c.case_number = here and coalesce(last.state, 'proposed') in ('proposed', 'accepted', 'more-time', 'partly', 'not-done')
      and not exists (select from consent_grant g where g.case_number = here and g.slot = p.slot and g.during @> app.now() and not app.in_confidence(g.category))
  loop
    insert into commitment_step (id, case_number, gate, own, made_by, commitment_id, version, state)
    values (gen_random_uuid(), here, plan, app.own_key(here, 1), app.nobody(), promised.id, promised.version, 'needs-review');
    insert into event (id, name, about, case_number, gate, object_id, body, seq, epoch)
    values (gen_random_uuid(), 'commitment.needs-review', 'commitment', here, plan, promised.id,
            jsonb_build_object('caseId', of_case, 'commitmentId', promised.id), app.next_seq(), app.epoch_here());
  end loop;
end $$;
create policy gate_asks on commitment_step for insert to gate with check (state = 'needs-review');
grant insert on commitment_step to gate;
