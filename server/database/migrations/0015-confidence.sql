-- A conversation in confidence: the young person opens it alone, and no guardian reads it or that there is one.

-- That a young person is mature enough to decide this alone, as an authority that would tell something has found for itself and for
-- a time (OSL 12:3; FB 6:11): Kring gives no verdict. Its words are the authority's own.
create table maturity_assessment (
  like content including all,
  request_id     uuid not null,
  slot           integer not null,
  basis          text not null,
  -- by name and office
  decided_by     text not null,
  valid_until_on date not null,
  foreign key (case_number, request_id) references consent_request (case_number, id),
  foreign key (case_number, slot) references case_party (case_number, slot)
);

create table maturity_assessment_end (
  like content including all,
  assessment_id uuid not null,
  unique (case_number, assessment_id),
  foreign key (case_number, assessment_id) references maturity_assessment (case_number, id)
);
