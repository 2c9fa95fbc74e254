-- A signature with an e-ID takes minutes; what must not be lost meanwhile waits here, and is gone when it is done.

create table signing (
  id         uuid primary key,
  person_id  uuid not null default app.person_here() references person,
  session_id uuid not null,
  case_id    uuid not null references case_file (id),
  request_id uuid not null references consent_request (id),
  locale     text not null,
  text_hash  text not null,
  -- what is shown, and the statement in canonical JSON that is signed with it
  visible_text text not null,
  statement  text not null,
  method     text not null check (method in ('bankid', 'oidc')),
  -- on this device, or on another one that reads a QR code
  device     text not null check (device in ('this', 'other')),
  -- the way back: good once, in the session that began
  return_hash bytea,
  return_to  text not null,
  -- starting: not asked for at the provider yet; waiting: the person signs; signed: the evidence is here; ending: to be
  -- cancelled at the provider; failed: kept for a moment so that the page can say why
  state      text not null default 'starting' check (state in ('starting', 'asking', 'waiting', 'signed', 'ending', 'failed')),
  code       text not null default '',
  -- what the provider's adapter must remember of its order; secrets in it never leave the server
  order_kept jsonb,
  started_at   timestamptz,
  asked_at     timestamptz,
  -- what the provider answered, until it is judged
  answer       jsonb,
  collected_at timestamptz,
  made_at    timestamptz not null default app.now()
);
create index on signing (person_id);
create index on signing (made_at);

-- What proves a signature years later, every string of it to the letter as the provider delivered it. Which strings those are
-- depends on the method (packages/evidence, which checks them without the application).
create table signature_evidence (
  like content including all,
  signature_id  uuid not null,
  request_id    uuid not null,
  visible_text  text not null,
  statement     text not null,
  method        text not null check (method in ('bankid', 'oidc')),
  proof         jsonb not null,
  ordered_at    timestamptz not null,
  collected_at  timestamptz not null,
  signed_at     timestamptz not null,
  unique (case_number, signature_id),
  foreign key (case_number, signature_id) references consent_signature (case_number, id),
  foreign key (case_number, request_id) references consent_request (case_number, id)
);
