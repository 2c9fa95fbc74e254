-- What a lawyer has answered, that the young person is in care, and that a family must not be found, are noted and never changed.

-- A question of law with its answer, in the words of whoever answered and under their name and office: Kring gives no verdict.
create table legal_review (
  like content including all,
  about          text not null check (about in ('lvu-care', 'protected', 'disputed')),
  question       text not null,
  answered_by    text not null,
  answer         text not null,
  answered_on    date not null,
  valid_until_on date not null,
  foreign key (case_number) references case_file (number),
  check (valid_until_on >= answered_on)
);

create table legal_review_end (
  like content including all,
  review_id uuid not null,
  unique (case_number, review_id),
  foreign key (case_number, review_id) references legal_review (case_number, id)
);

-- Care under LVU as the coordinator found it, with source and day; the newest row counts, and one without an end goes on.
create table lvu_care (
  like content including all,
  from_on    date not null,
  until_on   date,
  source     text not null,
  checked_on date not null,
  foreign key (case_number) references case_file (number),
  check (until_on >= from_on)
);

-- A family that must not be found: from here on the case has a code name and is open to named people alone, until two have ended it.
create table case_protection (
  like content including all,
  code_name text not null,
  ground    text not null,
  foreign key (case_number) references case_file (number)
);

create table case_protection_end (
  like content including all,
  protection_id uuid not null,
  reason        text not null,
  unique (case_number, protection_id),
  foreign key (case_number, protection_id) references case_protection (case_number, id)
);

create table case_protection_end_confirmation (
  like content including all,
  end_id uuid not null,
  unique (case_number, end_id),
  foreign key (case_number, end_id) references case_protection_end (case_number, id)
);

-- Who is let in through a function that they hold.
create table case_listing (
  like content including all,
  protection_id uuid not null,
  person_id     uuid not null references person,
  foreign key (case_number, protection_id) references case_protection (case_number, id)
);

create table case_listing_end (
  like content including all,
  listing_id uuid not null,
  unique (case_number, listing_id),
  foreign key (case_number, listing_id) references case_listing (case_number, id)
);

-- A guardian who is, or may be, whom the family must not be found by: no part in the case while the protection holds.
create table case_danger (
  like content including all,
  protection_id uuid not null,
  slot          integer not null,
  unique (case_number, protection_id, slot),
  foreign key (case_number, protection_id) references case_protection (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);
