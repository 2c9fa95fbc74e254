-- A concern for a child goes to the social board's intake, beside every case: no row here leads to one.

-- Who holds the intake takes what is reported; it is nobody's second office.
alter table agency_function add column takes_concerns boolean not null default false,
  add constraint intake_is_an_office_of_its_own check (not takes_concerns or not (coordinates or administers));
-- The municipality's own form, where it has one: Kring then only leads there.
alter table municipality add column concern_form_url text check (concern_form_url ~ '^https://[^[:space:]]+$');
-- Whose staff must report at once (SoL 19:1; private schools too); for everybody else it is SoL 19:4.
alter table agency_kind add column must_report boolean not null default true;
update agency_kind set must_report = false where code = 'association';
alter table agency_kind alter column must_report drop default;

-- What was sent, whole. Until it is received it is the sender's and the intake's; from then on the sender's alone.
create table concern_report (
  id              uuid primary key,
  municipality_id uuid not null references municipality,
  -- for people to name it by; random, so that it tells neither order nor how many there are
  number          text not null unique,
  -- as which the sender wrote
  function_id     uuid references agency_function,
  child_name      text not null,
  child_identity  text,
  child_place     text,
  observed        text not null,
  observed_when   text not null,
  in_danger       text not null check (in_danger in ('yes', 'no', 'unknown')),
  guardians_know  text not null check (guardians_know in ('yes', 'no', 'unknown')),
  feedback_due_on date,
  made_at         timestamptz not null default app.now(),
  made_by         uuid not null default app.person_here() references person
);
create index on concern_report (made_by);
create index on concern_report (made_at);

-- That the intake has taken it into the board's own system: the line without content that it keeps. No foreign key, because
-- the sender may let go of the copy.
create table concern_receipt (
  report_id       uuid primary key,
  municipality_id uuid not null references municipality,
  number          text not null,
  sent_at         timestamptz not null,
  feedback_due_on date,
  made_at         timestamptz not null default app.now(),
  made_by         uuid not null default app.person_here() references person
);

create table concern_feedback (
  report_id uuid primary key references concern_receipt,
  outcome   text not null check (outcome in ('opened', 'already-ongoing', 'not-opened')),
  made_at   timestamptz not null default app.now(),
  made_by   uuid not null default app.person_here() references person
);

-- Who at the intake has read which report: one row per request, written in the transaction of the reading.
create table concern_reading (
  id         uuid primary key,
  report_id  uuid not null,
  person_id  uuid not null default app.person_here() references person,
  made_at    timestamptz not null default app.now(),
  request_id text not null,
  xact       xid8 not null default pg_current_xact_id()
);
