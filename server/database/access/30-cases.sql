-- A case exists for those who have standing in it, and for nobody else.

alter table case_file enable row level security;
alter table case_file force row level security;
create policy by_standing on case_file for select to app using (number = any ((select app.my_cases())::bigint[]));
select app.gate_reads('case_file');
create policy gate_opens on case_file for insert to gate with check (true);
grant select on case_file to app;
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
  'case_step', 'inquiry', 'inquiry_naming', 'mapping_note', 'closure', 'evaluation']) t;
select app.gate_reads(t::regclass) from unnest(array['case_person', 'case_party', 'party_admission', 'party_end', 'custody']) t;
create policy gate_opens on case_party for insert to gate with check (true);
grant insert on case_party to gate;

-- Who is in the case, and how it stands, is the coordinator's to write.
select app.only_coordinator_adds(t::regclass) from unnest(array['case_person', 'case_party', 'party_admission', 'party_end',
  'custody', 'case_step', 'mapping_note', 'closure']) t;
