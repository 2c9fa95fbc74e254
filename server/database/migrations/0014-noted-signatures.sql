-- A signature on paper or by word of mouth is noted by one person and counts when another has confirmed it; a withdrawal that was
-- noted counts at once, and who it came from is checked afterwards.

-- What was printed for one person to sign under one request, found again by the number on it.
create table paper_form (
  like content including all,
  request_id uuid not null,
  slot       integer not null,
  -- eight signs by chance and a check sign: packages/domain/src/noted-signatures.ts
  number     text not null,
  unique (case_number, number),
  unique (case_number, request_id, slot),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table noted_signature (
  like content including all,
  request_id    uuid not null,
  slot          integer not null,
  method        text not null check (method in ('spoken', 'paper')),
  -- the day on which it was signed or said, and in which language it was read
  signed_on     date not null,
  locale        text not null,
  -- how whoever noted it knows who it was
  identity      text not null check (identity in ('id-document', 'known', 'called-back')),
  note          text,
  -- who heard it as well
  witness       text,
  paper_form_id uuid,
  check (method <> 'paper' or paper_form_id is not null),
  check (method <> 'spoken' or witness is not null),
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot),
  foreign key (case_number, paper_form_id) references paper_form (case_number, id)
);

-- The signed paper, page by page, drawn anew from what was sent.
create table noted_signature_scan (
  like content including all,
  noted_signature_id uuid not null,
  page       smallint not null check (page between 1 and 4),
  bytes      bytea not null,
  unique (case_number, noted_signature_id, page),
  foreign key (case_number, noted_signature_id) references noted_signature (case_number, id)
);

create table noted_signature_confirmation (
  like content including all,
  noted_signature_id uuid not null,
  unique (case_number, noted_signature_id),
  foreign key (case_number, noted_signature_id) references noted_signature (case_number, id)
);

-- It was noted wrongly, and counts no more.
create table noted_signature_end (
  like content including all,
  noted_signature_id uuid not null,
  unique (case_number, noted_signature_id),
  foreign key (case_number, noted_signature_id) references noted_signature (case_number, id)
);

-- Whether it was they who took their consent back. The withdrawal stands, whatever the answer.
create table withdrawal_check (
  like content including all,
  withdrawal_id uuid not null,
  how           text not null check (how in ('called-back', 'met', 'signature')),
  outcome       text not null check (outcome in ('confirmed', 'not-them', 'not-reached')),
  note          text,
  foreign key (case_number, withdrawal_id) references consent_withdrawal (case_number, id)
);
