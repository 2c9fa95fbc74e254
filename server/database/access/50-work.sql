-- Plan, meetings and messages stand behind the same two keys.

select app.guard(t::regclass) from unnest(array['goal', 'goal_mark', 'goal_state', 'commitment', 'commitment_step',
  'meeting', 'meeting_item', 'meeting_step', 'attendance', 'item_note', 'decision', 'shared_fact', 'spoken_view',
  'minutes_approval', 'topic', 'message']) t;

-- The facilitator is the coordinator: the course of a meeting is theirs to write.
select app.only_coordinator_adds(t::regclass) from unnest(array['meeting', 'meeting_item', 'meeting_step', 'decision', 'item_note']) t;

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
