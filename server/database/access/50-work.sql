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
    and (p.until is null or p.until > app.now())
    and (exists (select from consent_grant g where g.case_number = p.case_number and g.slot = p.slot and g.category = of_category
                 and g.reads and g.during @> app.now())
      or (exists (select from standing_rule r where r.municipality_id = f.municipality_id and r.role = p.kind and r.category = of_category and r.reads)
          and (p.function_id is not null or exists (select from party_admission x where x.case_number = p.case_number and x.slot = p.slot))))
$$;

-- A guardian reads no other guardian's view, and so not the category; but the words that somebody wrote down as one's own
-- are one's own to read (SoL 14:6).
create policy by_speaker on spoken_view for select to app using (party_id = any (array(
  select s.party_id from app.slots_of((select app.person_here()), (select app.case_here())) s where s.kind in ('youth', 'guardian'))));

grant select, insert on agenda_template to app;
alter table agenda_template enable row level security;
alter table agenda_template force row level security;
create policy read on agenda_template for select to app using (app.person_here() is not null or app.system_here() = 'founder');
create policy found on agenda_template for insert to app with check (app.system_here() = 'founder');

-- A mark of how far one has read is one's own.
alter table topic_mark enable row level security;
alter table topic_mark force row level security;
create policy own on topic_mark to app using (person_id = app.person_here()) with check (person_id = app.person_here());
grant select, insert on topic_mark to app;
grant update (read_at) on topic_mark to app;
