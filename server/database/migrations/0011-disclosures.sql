-- What an authority hands out without consent is written down with its ground, for itself and for nobody else.

-- Whether a disclosure waits for a second person of the same function.
alter table municipality add column disclosure_needs_second_person boolean not null default false;

-- Its rows have no gate and never will. Which grounds there are, and what each asks for, stands in packages/domain/src/grounds.ts.
create table disclosure (
  like content including all,
  ground           text not null check (ground in ('osl-10-2', 'osl-10-15a-1', 'osl-10-15a-2', 'osl-10-18a', 'osl-10-20', 'osl-10-21', 'osl-10-22',
                                                   'osl-10-23', 'osl-10-24', 'osl-10-27', 'sol-19-1', 'sol-20-6', 'upl-6', 'upl-7')),
  facts            text not null,
  secrecy          text not null check (secrecy in ('social-services', 'school', 'health', 'police', 'other')),
  recipient_kind   text not null check (recipient_kind in ('police', 'security-police', 'customs', 'law-enforcement', 'social-services', 'school',
                                                           'other-authority', 'non-authority')),
  recipient        text not null,
  recipient_person text,
  channel          text not null check (channel in ('phone', 'meeting', 'letter', 'digital')),
  need             text not null,
  -- what whoever decided has found to be so
  conditions       text[] not null default '{}',
  on_request       boolean not null,
  weighing         text,
  suitability      text,
  decided_by       text not null,
  delegation       text not null,
  decided_as       text check (decided_as in ('principal', 'appointed-staff')),
  -- who was asked where two paragraphs disagree
  legal_review_by  text,
  handed_out_at    timestamptz not null,
  -- as the municipality had it then
  needs_second_person boolean not null,
  foreign key (case_number) references case_file (number)
);
create index on disclosure (case_number, made_at);

create table disclosure_confirmation (
  like content including all,
  disclosure_id uuid not null,
  unique (case_number, disclosure_id),
  foreign key (case_number, disclosure_id) references disclosure (case_number, id)
);
