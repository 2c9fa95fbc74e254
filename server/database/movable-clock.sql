-- Only in test and demo databases: the clock reads an offset, so that stories can be told and birthdays tried.
create table if not exists public.clock_offset (offset_by interval not null);
insert into public.clock_offset select '0' where not exists (select from public.clock_offset);
grant select on public.clock_offset to app, gate, relay;
grant update on public.clock_offset to app;
create or replace function app.now() returns timestamptz language sql stable as
  'select clock_timestamp() + (select offset_by from public.clock_offset)';
