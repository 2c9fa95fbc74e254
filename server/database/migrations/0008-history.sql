-- One fact, one row: an event is the audit record and, by a trigger, the outbox entry. A reading is an access row.

create table event (
  id          uuid primary key,
  name        text not null,
  about       text not null,
  case_number bigint references case_file (number),
  gate        bigint,
  own         bigint,
  -- an event without a case names whom it concerns
  addressees  uuid[] not null default '{}',
  -- those who lost sight of something by it: their browsers purge and ask again
  knocks      uuid[] not null default '{}',
  object_id   uuid,
  body        jsonb not null,
  seq         bigint,
  epoch       bigint,
  made_at     timestamptz not null default app.now(),
  made_by     uuid,
  request_id  text,
  xact        xid8 not null default pg_current_xact_id(),
  check (gate is null or gate >> 16 = case_number),
  check (own is null or own >> 16 = case_number),
  check (case_number is not null or cardinality(addressees) > 0 or made_by is null),
  unique (case_number, seq)
);
create index on event (gate);
create index on event (own);
create index on event (case_number, made_at);
create index on event (xact);

create table outbox (
  id       uuid primary key,
  event_id uuid not null references event,
  position bigint generated always as identity,
  xact     xid8 not null default pg_current_xact_id(),
  taken_at timestamptz
);
create index on outbox (position) where taken_at is null;
create index on outbox (xact, position);

-- Who has read: one row per request and case, written in the transaction of the reading.
create table access (
  id          uuid primary key,
  case_number bigint not null references case_file (number),
  person_id   uuid not null default app.person_here(),
  slot        integer not null,
  fields      text[] not null,
  manner      text not null check (manner in ('open', 'live', 'job')),
  made_at     timestamptz not null default app.now(),
  request_id  text not null,
  epoch       bigint not null,
  -- it would tell of a confidence: of it, or by who takes part in nothing else
  in_confidence boolean not null default false,
  xact        xid8 not null default pg_current_xact_id()
);
create index on access (case_number, made_at);
create index on access (person_id, made_at);

-- A repeated attempt finds what the first one made: ids only, so that the answer is read anew under present rights.
create table idempotency (
  key       text not null,
  person_id uuid not null default app.person_here(),
  route     text not null,
  body_hash bytea not null,
  ids       jsonb not null,
  made_at   timestamptz not null default app.now(),
  primary key (person_id, key)
);
create index on idempotency (made_at);

-- Words that are not sent yet, kept for whoever writes them and for nobody else.
create table draft (
  person_id uuid not null default app.person_here() references person,
  place     text not null,
  text      text not null,
  saved_at  timestamptz not null default app.now(),
  primary key (person_id, place)
);
