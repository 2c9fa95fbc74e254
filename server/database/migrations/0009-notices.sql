-- What was sent to whom, so that nothing is sent twice.

create table dispatch (
  id         uuid primary key,
  event_id   uuid,
  person_id  uuid not null references person,
  channel    text not null check (channel in ('mail')),
  template   text not null,
  -- what the dispatch is for, e.g. a commitment and a day; one dispatch for each
  occasion   text not null,
  queued_at  timestamptz not null default app.now(),
  sent_at    timestamptz,
  dropped_at timestamptz,
  unique (person_id, channel, occasion)
);

-- Up to when somebody has seen what is new; nobody else sees it.
create table day_mark (
  person_id uuid primary key default app.person_here() references person,
  seen_at   timestamptz not null
);

-- The person's own choice of channels (JO 1376-2013: mail only to whoever wants it).
create table channel_choice (
  person_id uuid primary key default app.person_here() references person,
  mail      boolean not null,
  made_at   timestamptz not null default app.now()
);
