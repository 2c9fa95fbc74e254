-- A relative takes part because a consent names them, and through nothing else: no rule of a municipality has a role for them.

-- Whoever takes part has a sign-in; a sibling or an important adult stays words alone.
alter table case_person
  drop constraint case_person_role_check,
  add constraint case_person_role_check check (role in ('youth', 'guardian', 'sibling', 'important-adult', 'relative')),
  drop constraint case_person_check,
  add constraint case_person_check check (person_id is null or role in ('youth', 'guardian', 'relative'));

alter table case_party
  drop constraint case_party_kind_check,
  add constraint case_party_kind_check check (kind in ('coordinator', 'agency', 'youth', 'guardian', 'relative')),
  add constraint case_party_relative_check check (kind <> 'relative' or case_person_id is not null);

-- That facts about somebody else are foreseen, whose own consent they need (KG-SAM; OSL 12:2): who in relation to the young person, never
-- by name, and which kinds. Known to the coordinator, and to a guardian of whom it is.
create table third_person (
  like content including all,
  relation   text not null check (relation in ('guardian', 'sibling', 'friend', 'partner', 'other')),
  -- the guardian whose own data it is
  slot       integer,
  categories jsonb not null default '[]',
  check (slot is null or relation = 'guardian'),
  foreign key (case_number) references case_file (number),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

-- What they have answered; the newest counts. Left out: they were not asked, and it is not to be told.
create table third_person_answer (
  like content including all,
  third_person_id uuid not null,
  answer          text not null check (answer in ('yes', 'no', 'withdrawn', 'left-out')),
  method          text not null check (method in ('self', 'meeting', 'telephone', 'paper')),
  foreign key (case_number, third_person_id) references third_person (case_number, id)
);
