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
