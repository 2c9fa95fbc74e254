-- A signature that is being made is its person's own; the collector, who asks the provider, sees it and nothing else.

select app.guard('signature_evidence');

alter table signing enable row level security;
alter table signing force row level security;
create policy own on signing for select to app using (person_id = app.person_here());
create policy begin_own on signing for insert to app with check (person_id = app.person_here() and state = 'starting' and order_kept is null and answer is null);
create policy end_own on signing for delete to app using (person_id = app.person_here());
create policy collector on signing to app using (app.system_here() = 'collector') with check (app.system_here() = 'collector');
grant select, insert, delete on signing to app;
grant update (state, code, return_hash, order_kept, started_at, asked_at, answer, collected_at) on signing to app;
