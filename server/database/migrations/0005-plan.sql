-- A goal is in the young person's own words first; a commitment has one owner and one date; its life is a row each.

create table goal (
  like content including all,
  area text not null,
  term text not null default 'short' check (term in ('short', 'long')),
  foreign key (case_number) references case_file (number)
);

-- The young person's words and the professionals' stand beside each other, each with its own versions: nobody's wording
-- carries the other's text.
create table goal_words (
  like content including all,
  goal_id uuid not null,
  voice   text not null check (voice in ('youth', 'professionals')),
  version integer not null,
  text    text not null,
  unique (case_number, goal_id, voice, version),
  foreign key (case_number, goal_id) references goal (case_number, id)
);

create table goal_mark (
  like content including all,
  goal_id    uuid not null,
  value      smallint not null check (value between 0 and 10),
  moment     text not null check (moment in ('start', 'now', 'end')),
  meeting_id uuid,
  foreign key (case_number, goal_id) references goal (case_number, id)
);

create table goal_state (
  like content including all,
  goal_id uuid not null,
  state   text not null check (state in ('seeking', 'on-the-way', 'nearly-there', 'reached', 'partly-reached', 'not-reached')),
  foreign key (case_number, goal_id) references goal (case_number, id)
);

create table commitment (
  like content including all,
  owner_id    uuid not null,
  goal_id     uuid,
  meeting_id  uuid,
  text        text not null,
  due_on      date not null,
  foreign key (case_number, owner_id) references case_party (case_number, id),
  foreign key (case_number, goal_id) references goal (case_number, id)
);
create index on commitment (case_number, due_on);

-- What happened to it. The newest row counts; nothing is overwritten.
create table commitment_step (
  like content including all,
  commitment_id uuid not null,
  version       integer not null,
  state  text not null check (state in ('accepted', 'declined', 'done', 'partly', 'not-done', 'more-time', 'needs-review', 'closed', 'handed-over')),
  reason text,
  note   text,
  due_on date,
  owner_id uuid,
  meeting_id uuid,
  unique (case_number, commitment_id, version),
  foreign key (case_number, commitment_id) references commitment (case_number, id),
  foreign key (case_number, owner_id) references case_party (case_number, id)
);
