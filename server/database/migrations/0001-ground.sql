-- There is one clock, one actor and one entered case per transaction, and everything else reads them from here.

create schema app;
grant usage on schema app to public;

-- The four readings that column defaults rest on. access/10-gates.sql replaces their bodies at every deploy.
create function app.now() returns timestamptz language sql stable as 'select clock_timestamp()';
create function app.person_here() returns uuid language sql stable as $$
  select nullif(current_setting('app.person_id', true), '')::uuid $$;
create function app.case_here() returns bigint language sql stable as $$
  select nullif(current_setting('app.case_number', true), '')::bigint $$;
create function app.own_here() returns bigint language sql stable as $$
  select nullif(current_setting('app.own', true), '')::bigint $$;

-- What every row with case content carries: two immutable keys beside the words. `gate` opens it to those whom consent
-- reaches (case number, category, chapter; null for a draft), `own` to the party that wrote it (case number, slot).
-- Rows are only ever added: a change is a new row, a state is a row. Tables of content are made "like content".
create table content (
  id          uuid primary key,
  case_number bigint not null default app.case_here(),
  gate        bigint,
  own         bigint not null default app.own_here(),
  made_at     timestamptz not null default app.now(),
  made_by     uuid not null default app.person_here(),
  constraint gate_is_of_its_case check (gate is null or gate >> 16 = case_number),
  constraint own_is_of_its_case check (own >> 16 = case_number),
  unique (case_number, id)
);
create index on content (gate);
create index on content (own);
