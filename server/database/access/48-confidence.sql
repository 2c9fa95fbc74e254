-- A confidence is the young person's alone: asked for, signed and confirmed in a register that no guardian reads.

select app.guard(t::regclass) from unnest(array['maturity_assessment', 'maturity_assessment_end']) t;
select app.gate_reads(t::regclass) from unnest(array['maturity_assessment', 'maturity_assessment_end']) t;

-- What is asked for in confidence, and nothing else, stands in its register and names its category.
create policy in_its_register on consent_request as restrictive for insert to app
  with check (gate is null or (gate >> 8) & 255 = case scope when 'confidence' then 10 else 0 end);
create policy in_its_register on consent_line as restrictive for insert to app with check (exists (
  select from consent_request r where r.id = consent_line.request_id and r.gate is not distinct from consent_line.gate
    and (r.scope = 'confidence') = (consent_line.category = 11)));
create policy in_its_register on consent_confirmation as restrictive for insert to app with check (gate is null
  or (gate >> 8) & 255 = coalesce((select case r.scope when 'confidence' then 10 else 0 end from consent_request r where r.id = consent_confirmation.request_id), (gate >> 8) & 255));

-- Whoever would tell something assesses for itself, in words of its own, and ends its own.
create policy for_oneself on maturity_assessment as restrictive for insert to app with check (
  gate is null and own = app.own_key(case_number, slot)
  and valid_until_on >= (select (app.now() at time zone m.zone)::date from case_file f join municipality m on m.id = f.municipality_id where f.number = case_number)
  and exists (select from consent_line l where l.request_id = maturity_assessment.request_id and l.slot = maturity_assessment.slot and l.gives and l.category = 11));
create policy for_oneself on maturity_assessment_end as restrictive for insert to app with check (
  gate is null and exists (select from maturity_assessment a where a.id = assessment_id and a.own = maturity_assessment_end.own));

-- Until which day an assessment stands for each party that would tell something, and nothing of why: for whoever reads the register.
-- Definer: an assessment is its authority's own.
create or replace function app.assessments_here() returns table (request_id uuid, slot integer, valid_until_on date)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  select a.request_id, a.slot, max(a.valid_until_on)
  from maturity_assessment a join case_file f on f.number = a.case_number join municipality m on m.id = f.municipality_id
  where a.case_number = app.case_here() and app.gate_key(app.case_here(), 10, 0) = any (app.permitted_keys())
    and a.valid_until_on >= (app.now() at time zone m.zone)::date
    and not exists (select from maturity_assessment_end e where e.case_number = a.case_number and e.assessment_id = a.id)
  group by a.request_id, a.slot
$$;
