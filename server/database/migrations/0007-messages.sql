-- Every message belongs to a topic of its case.

create table topic (
  like content including all,
  title text not null,
  foreign key (case_number) references case_file (number)
);

create table message (
  like content including all,
  topic_id uuid not null,
  text     text not null,
  foreign key (case_number, topic_id) references topic (case_number, id)
);
create index on message (topic_id, made_at);

-- How far a person has read; nobody else sees it.
create table topic_mark (
  topic_id  uuid not null references topic,
  person_id uuid not null default app.person_here() references person,
  read_at   timestamptz not null default app.now(),
  primary key (topic_id, person_id)
);
