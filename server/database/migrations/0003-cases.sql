-- A case is a number, a clock and the parties around one young person; what is known of them is content behind the gate.

-- The categories of content are data. An unchaptered one is reached whole by any grant on it; a chaptered one from the
-- chapter where the grant begins (docs/decisions: chapters).
create table category (
  number     smallint primary key check (number between 0 and 255),
  code       text not null unique,
  chaptered  boolean not null,
  -- joint: the collaboration's own; fact: what agencies know; register: the process of consent itself; confidence: what the young
  -- person alone has opened, and no guardian reads
  kind       text not null check (kind in ('register', 'joint', 'fact', 'confidence')),
  -- how strongly the law protects it, for the family to see (OSL 23:2, 26:1, 35:1)
  protection text not null check (protection in ('strong', 'medium', 'weak'))
);
insert into category values
  (0,  'consent',             false, 'register', 'strong'),
  (1,  'signature',           false, 'register', 'strong'),
  (2,  'inquiry',             false, 'register', 'strong'),
  (3,  'progress',            false, 'register', 'strong'),
  (4,  'team',                false, 'joint',    'strong'),
  (5,  'plan',                true,  'joint',    'strong'),
  (6,  'meeting',             true,  'joint',    'strong'),
  (7,  'conversation',        true,  'joint',    'strong'),
  (8,  'voice',               true,  'joint',    'strong'),
  (9,  'guardian-view',       true,  'joint',    'strong'),
  (10, 'confidence-consent',  false, 'register', 'strong'),
  (11, 'confidence',          true,  'confidence', 'strong'),
  (20, 'school-attendance',   true,  'fact',     'weak'),
  (21, 'school-results',      true,  'fact',     'weak'),
  (22, 'student-health',      true,  'fact',     'strong'),
  (23, 'social-contact',      true,  'fact',     'strong'),
  (24, 'social-intervention', true,  'fact',     'strong'),
  (25, 'police-leisure',      true,  'fact',     'strong'),
  (26, 'suspicion',           true,  'fact',     'strong'),
  (27, 'leisure',             true,  'fact',     'weak'),
  (28, 'health',              true,  'fact',     'strong'),
  (29, 'family',              true,  'fact',     'strong');

-- What a role reads and writes without any grant, per municipality: the coordinator's and the inquirer's own work, and the
-- family rule. Everything else comes from consent.
create table standing_rule (
  municipality_id uuid not null references municipality,
  role     text not null check (role in ('coordinator', 'inquirer', 'youth', 'guardian')),
  category smallint not null references category,
  reads    boolean not null,
  gives    boolean not null,
  primary key (municipality_id, role, category)
);

create table case_kind (
  code                  text primary key,
  required_agency_kinds text[] not null,
  -- whose decisions, besides consent, the start needs (docs/decisions/0016)
  decided_by            text[] not null,
  -- the states that a case of this kind can be in; a move to any other is refused
  states                text[] not null,
  -- how many weeks lie between two meetings as a rule: what is proposed for the next one
  cadence_weeks         smallint not null check (cadence_weeks > 0)
);
insert into case_kind values
  ('sspf', '{social,school,police,leisure}', '{}',
   '{inquiry,screening,declined,mapping,consent-pending,active,paused,closing,closed,follow-up}', 4),
  ('sig', '{social,police}', '{social,police}',
   '{inquiry,screening,declined,mapping,consent-pending,active,paused,closing,closed,follow-up}', 4);

-- The number is internal: it builds the keys and never leaves the server.
create table case_file (
  id              uuid primary key,
  number          bigint generated always as identity unique,
  municipality_id uuid not null references municipality,
  kind            text not null references case_kind,
  legal_frame     text not null default 'no-individual-assessment'
                  check (legal_frame in ('no-individual-assessment', 'assistance-decision', 'lvu-22', 'sentence')),
  made_at         timestamptz not null default app.now(),
  made_by         uuid not null default app.person_here()
);

-- One row to lock for each case: every act takes it first, so that a case has one order of events. `epoch` rises with
-- every change of consent or membership, `seq` with every event, `chapter` with a consent signed "from now on".
create table case_clock (
  case_number bigint primary key references case_file (number),
  epoch       bigint not null default 0,
  seq         bigint not null default 0,
  chapter     smallint not null default 0 check (chapter between 0 and 255)
);

-- Who the case is about and who stands near: the young person, guardians, siblings, important adults.
create table case_person (
  like content including all,
  role        text not null check (role in ('youth', 'guardian', 'sibling', 'important-adult')),
  name        text not null,
  born_on     date,
  person_id   uuid references person,
  locale      text not null default 'sv',
  interpreter text,
  relation    text,
  -- a sibling or an important adult is words alone: no row leads from one case to another's young person
  check (person_id is null or role in ('youth', 'guardian')),
  foreign key (case_number) references case_file (number)
);
create index on case_person (person_id);

-- A party takes part as an agency's function, as the young person or as one guardian; each has a slot of its own.
create table case_party (
  like content including all,
  slot           integer not null check (slot between 1 and 65535),
  kind           text not null check (kind in ('coordinator', 'agency', 'youth', 'guardian')),
  function_id    uuid references agency_function,
  case_person_id uuid,
  inquirer       boolean not null default false,
  unique (case_number, slot),
  foreign key (case_number) references case_file (number),
  foreign key (case_number, case_person_id) references case_person (case_number, id),
  check ((function_id is null) <> (case_person_id is null))
);
create index on case_party (function_id);
create index on case_party (case_person_id);

-- A member of the family has no standing before the coordinator admits them, which means: contact was found safe.
create table party_admission (
  like content including all,
  slot integer not null,
  unique (case_number, slot),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table party_end (
  like content including all,
  slot   integer not null,
  reason text not null,
  unique (case_number, slot),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

-- Custody as the coordinator found it, with evidence and day; the newest row for a guardian counts.
create table custody (
  like content including all,
  slot       integer not null,
  kind       text not null check (kind in ('joint', 'sole', 'appointed', 'none')),
  evidence   text not null,
  checked_on date not null,
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table case_step (
  like content including all,
  state  text not null,
  -- why the collaboration rests
  pause  text check (pause in ('no-consent', 'placement', 'other')),
  reason text,
  check ((state = 'paused') = (pause is not null)),
  foreign key (case_number) references case_file (number)
);
create index on case_step (case_number, made_at);

-- That an agency has decided to start, as the coordinator was told.
create table start_decision (
  like content including all,
  agency_kind text not null,
  decided_by  text not null,
  decided_on  date not null,
  unique (case_number, agency_kind),
  foreign key (case_number) references case_file (number)
);

-- The legal frame as the coordinator found it, in place of the one that the case began with; the newest row counts. Its rows
-- have no gate: what social services have decided about somebody is theirs to tell.
create table legal_frame (
  like content including all,
  frame   text not null check (frame in ('no-individual-assessment', 'assistance-decision', 'lvu-22', 'sentence')),
  foreign key (case_number) references case_file (number)
);

-- The first question to the coordinator. It holds no name.
create table inquiry (
  like content including all,
  concern    text not null,
  tried      text,
  family_knows boolean not null,
  foreign key (case_number) references case_file (number)
);

-- The name comes only with the guardian's go-ahead, or with the sender's own ground, noted.
create table inquiry_naming (
  like content including all,
  name        text not null,
  born_year   smallint not null,
  ground      text not null check (ground in ('guardian-go-ahead', 'own-ground')),
  ground_note text not null,
  foreign key (case_number) references case_file (number)
);

-- The mapping talk is the coordinator's own: its rows have no gate.
create table mapping_note (
  like content including all,
  area    text not null,
  text    text not null,
  version integer not null,
  unique (case_number, area, version)
);

create table closure (
  like content including all,
  reason             text not null,
  continuing_support text,
  follow_up_on       date,
  copy_given_on      date,
  foreign key (case_number) references case_file (number)
);

create table evaluation (
  like content including all,
  party_id    uuid not null,
  block       text not null check (block in ('alliance', 'efforts', 'effects')),
  answers     jsonb not null,
  foreign key (case_number, party_id) references case_party (case_number, id)
);
