-- Consent is facts that are only added to: asked, signed, confirmed, withdrawn. Grants are worked out from them.

-- Who signs, from which age, for how long at most, which exceptions there are and whether the family sits in the meeting (FB 6:11,
-- 6:13; OSL 12:3). A change is a new version; on any day the newest version holds whose day has come (docs/decisions/0021).
create table consent_rule (
  municipality_id      uuid not null references municipality,
  case_kind            text not null references case_kind,
  version              integer not null,
  in_force_from        date not null,
  youth_signs_from_age smallint check (youth_signs_from_age between 0 and 18),
  -- from which age the young person alone can open a conversation in confidence; null where the municipality does not offer it
  confidence_from_age  smallint check (confidence_from_age between 12 and 17),
  adult_age            smallint not null default 18,
  guardians            text not null default 'all' check (guardians in ('all', 'one')),
  max_validity_days    integer not null check (max_validity_days between 1 and 730),
  family_in_meeting    boolean not null default true,
  -- the kinds of signature_exception that there can be
  exceptions           text[] not null default '{hindered,legal-review}' check (exceptions <@ '{hindered,legal-review}'),
  made_at              timestamptz not null default app.now(),
  -- null for what the municipality began with
  made_by              uuid default app.person_here(),
  primary key (municipality_id, case_kind, version)
);

-- Is contact with this guardian safe, how and when? The coordinator's own note; nothing is sent before it says yes.
create table contact_check (
  like content including all,
  slot    integer not null,
  safe    boolean not null,
  channel text not null,
  note    text,
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table consent_request (
  like content including all,
  purpose        text not null,
  valid_until_on date not null,
  -- from-now: opens what is shared from the last signature on; all: the text names everything shared so far as well
  reach          text not null check (reach in ('from-now', 'all')),
  -- confidence: the young person's alone, in a register that no guardian reads (OSL 12:3)
  scope          text not null default 'family' check (scope in ('family', 'confidence')),
  exclusions     text,
  form_version   text not null,
  text_sv        text not null,
  text_hash      bytea not null,
  -- the same text in other languages, as it was shown beside the Swedish one: {locale: text}
  support_texts  jsonb not null default '{}',
  rule_version   integer not null,
  -- told how, by whom, and what the young person thought (SoL 3:2-3)
  informed       jsonb not null,
  check (scope = 'family' or reach = 'from-now'),
  foreign key (case_number) references case_file (number)
);

create table consent_line (
  like content including all,
  request_id uuid not null,
  slot       integer not null,
  category   smallint not null references category,
  reads      boolean not null,
  gives      boolean not null,
  unique (case_number, request_id, slot, category),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table consent_signature (
  like content including all,
  request_id   uuid not null,
  slot         integer not null,
  method       text not null check (method in ('demo-step-up', 'e-id', 'paper', 'spoken')),
  locale       text not null,
  signed_text_hash bytea not null,
  signed_bytes bytea not null,
  unique (case_number, request_id, slot),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

-- Said by oneself, or noted by the coordinator who heard it: a no needs nobody's confirmation, for it opens nothing.
create table consent_refusal (
  like content including all,
  request_id uuid not null,
  slot       integer not null,
  method     text not null default 'self' check (method in ('self', 'meeting', 'telephone', 'paper')),
  unique (case_number, request_id, slot),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

-- Each agency confirms the consent for itself before it gives or receives. Who is no authority accepts the reservation, kept as it was shown.
create table consent_confirmation (
  like content including all,
  request_id  uuid not null,
  slot        integer not null,
  reservation text,
  unique (case_number, request_id, slot),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

-- All of it, what concerns one party, one category, or one category towards one party. One withdrawal by anyone whose
-- signature counts is enough.
create table consent_withdrawal (
  like content including all,
  request_id uuid not null,
  slot       integer not null,
  towards    integer,
  category   smallint references category,
  method     text not null check (method in ('self', 'meeting', 'telephone', 'paper')),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

-- Why the signature of one guardian is not waited for: hindered while the matter cannot wait (FB 6:13 second paragraph), or by a
-- legal review. Noted by one person, counted when another has confirmed it, for a time, and never instead of everybody.
create table signature_exception (
  like content including all,
  slot           integer not null,
  kind           text not null check (kind in ('hindered', 'legal-review')),
  reason         text not null,
  -- by name and office: Kring gives no verdict
  decided_by     text not null,
  valid_until_on date not null,
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table signature_exception_confirmation (
  like content including all,
  exception_id uuid not null,
  unique (case_number, exception_id),
  foreign key (case_number, exception_id) references signature_exception (case_number, id)
);

create table signature_exception_end (
  like content including all,
  exception_id uuid not null,
  unique (case_number, exception_id),
  foreign key (case_number, exception_id) references signature_exception (case_number, id)
);

-- A block beats every consent and every membership, until whoever set it lifts it: a function takes no part in the case, or a
-- person takes none through any function. It is known to the party that set it, and that it is there to the coordinator.
create table access_block (
  like content including all,
  function_id uuid references agency_function,
  person_id   uuid references person,
  reason      text,
  check (num_nonnulls(function_id, person_id) = 1)
);

create table access_block_end (
  like content including all,
  block_id uuid not null,
  unique (case_number, block_id),
  foreign key (case_number, block_id) references access_block (case_number, id)
);

-- The chapter from which a completed request reaches; written once, by the derivation.
create table consent_opening (
  request_id   uuid primary key references consent_request,
  case_number  bigint not null,
  scope        text not null,
  from_chapter smallint not null,
  opened_at    timestamptz not null
);

-- What the facts give, and for how long: the end is part of the row, so that access stops by the clock alone.
create table consent_grant (
  like content including all,
  request_id   uuid not null,
  slot         integer not null,
  category     smallint not null references category,
  reads        boolean not null,
  gives        boolean not null,
  during       tstzrange not null,
  from_chapter smallint not null,
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);
create index on consent_grant (case_number, slot);

-- How many say no, without who, which case or which day.
create table refusal_tally (
  id      uuid primary key,
  quarter text not null check (quarter ~ '^\d{4}-[1-4]$'),
  kind    text not null
);
