-- A municipality has agencies; an agency has functions; people hold functions for a time. Consent names functions.

create table municipality (
  id      uuid primary key,
  name    text not null,
  zone    text not null default 'Europe/Stockholm',
  phone   text not null,
  made_at timestamptz not null default app.now()
);

-- Kinds are data: a new kind of agency is a row. `authority` false warns that secrecy law does not bind the receiver.
create table agency_kind (
  code      text primary key,
  authority boolean not null,
  position  smallint not null
);
insert into agency_kind values
  ('social', true, 1), ('school', true, 2), ('police', true, 3), ('leisure', true, 4),
  ('health', true, 5), ('independent-school', false, 6), ('association', false, 7);

create table agency (
  id              uuid primary key,
  municipality_id uuid not null references municipality,
  kind            text not null references agency_kind,
  name            text not null,
  made_at         timestamptz not null default app.now()
);

create table agency_function (
  id          uuid primary key,
  agency_id   uuid not null references agency,
  name        text not null,
  -- A coordinator's function owns the process of its cases; an administrator's edits rules and staff.
  coordinates boolean not null default false,
  administers boolean not null default false,
  made_at     timestamptz not null default app.now()
);

-- Somebody who can sign in: an employee, or a member of a family.
create table person (
  id      uuid primary key,
  kind    text not null check (kind in ('staff', 'family')),
  name    text not null,
  mail    text,
  locale  text not null default 'sv',
  made_at timestamptz not null default app.now()
);

-- How an identity provider knows a person. The subject is kept as a keyed hash only.
create table login (
  person_id    uuid not null references person,
  issuer       text not null,
  subject_hash bytea not null,
  primary key (issuer, subject_hash)
);
create index on login (person_id);

create table function_holding (
  id          uuid primary key,
  function_id uuid not null references agency_function,
  person_id   uuid not null references person,
  during      tstzrange not null,
  made_at     timestamptz not null default app.now(),
  made_by     uuid default app.person_here()
);
create index on function_holding (person_id);
create index on function_holding (function_id);

-- Sessions are known by the SHA-256 of their id; `id` here is only a handle for listing and ending them.
create table session (
  id          uuid primary key,
  id_hash     bytea not null unique,
  person_id   uuid not null references person,
  made_at     timestamptz not null default app.now(),
  expires_at  timestamptz not null,
  last_act_at timestamptz not null default app.now(),
  proven_at   timestamptz not null default app.now(),
  provider    text not null
);
create index on session (person_id);
create index on session (expires_at);
