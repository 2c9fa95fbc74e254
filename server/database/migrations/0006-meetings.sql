-- A meeting follows a fixed agenda, and one state on the server is what everybody sees.

-- Agendas are data, versioned per municipality. An item says what it records and which category that is.
create table agenda_template (
  id              uuid primary key,
  municipality_id uuid not null references municipality,
  code            text not null,
  version         integer not null,
  title           text not null,
  items           jsonb not null,
  made_at         timestamptz not null default app.now(),
  unique (municipality_id, code, version)
);

create table meeting (
  like content including all,
  template_id uuid not null references agenda_template,
  kind        text not null check (kind in ('start', 'follow-up', 'closing')),
  starts_at   timestamptz not null,
  place       text,
  -- whether the family is invited; by the municipality's rule where the coordinator says nothing
  family_attends boolean not null default true,
  foreign key (case_number) references case_file (number)
);
create index on meeting (case_number, starts_at);

-- The items are copied when the meeting is planned: a newer agenda never changes a meeting that is under way.
create table meeting_item (
  like content including all,
  meeting_id uuid not null,
  position   smallint not null,
  code       text not null,
  title      text not null,
  question   text not null,
  minutes    smallint not null,
  records    text[] not null default '{}',
  category   smallint not null references category,
  speaks     text not null,
  unique (case_number, meeting_id, position),
  foreign key (case_number, meeting_id) references meeting (case_number, id)
);

-- The course of the meeting: moved, opened, at an item, consent checked, covered, closed. What it says is folded from its
-- rows in order; `epoch` is the case's at that moment, so that a check stops counting in the instant that consent changes.
create table meeting_step (
  like content including all,
  meeting_id uuid not null,
  step       text not null check (step in ('moved', 'opened', 'item', 'check-passed', 'check-failed', 'covered', 'uncovered', 'not-applicable', 'extra-minutes', 'cancelled', 'closed')),
  item_id    uuid,
  reason     text,
  starts_at  timestamptz,
  place      text,
  position   integer not null,
  epoch      bigint not null,
  unique (case_number, meeting_id, position),
  foreign key (case_number, meeting_id) references meeting (case_number, id),
  foreign key (case_number, item_id) references meeting_item (case_number, id)
);

-- What a party answers to the invitation, and what the facilitator marks in the room: two hands, each with its own versions.
create table attendance (
  like content including all,
  meeting_id uuid not null,
  party_id   uuid not null,
  state      text not null check (state in ('coming', 'cannot-come', 'present', 'excused', 'absent')),
  version    integer not null,
  unique (case_number, meeting_id, party_id, own, version),
  foreign key (case_number, meeting_id) references meeting (case_number, id),
  foreign key (case_number, party_id) references case_party (case_number, id)
);

-- One common wording per item; each saving is a version, so that nobody overwrites another unseen.
create table item_note (
  like content including all,
  item_id uuid not null,
  version integer not null,
  text    text not null,
  unique (case_number, item_id, version),
  foreign key (case_number, item_id) references meeting_item (case_number, id)
);

create table decision (
  like content including all,
  item_id uuid not null,
  text    text not null,
  foreign key (case_number, item_id) references meeting_item (case_number, id)
);

-- A fact with its source and category; given by an act, or "nothing new".
create table shared_fact (
  like content including all,
  item_id  uuid,
  party_id uuid not null,
  category smallint not null references category,
  text     text,
  foreign key (case_number, item_id) references meeting_item (case_number, id),
  foreign key (case_number, party_id) references case_party (case_number, id)
);

-- The young person's and the guardians' words, unedited.
create table spoken_view (
  like content including all,
  meeting_id uuid not null,
  item_id    uuid,
  party_id   uuid not null,
  form       text not null check (form in ('speech', 'letter', 'film', 'through-adult', 'wish')),
  text       text not null,
  foreign key (case_number, meeting_id) references meeting (case_number, id),
  foreign key (case_number, item_id) references meeting_item (case_number, id),
  foreign key (case_number, party_id) references case_party (case_number, id)
);

create table minutes_approval (
  like content including all,
  meeting_id uuid not null,
  party_id   uuid not null,
  unique (case_number, meeting_id, party_id),
  foreign key (case_number, meeting_id) references meeting (case_number, id),
  foreign key (case_number, party_id) references case_party (case_number, id)
);
