-- What was noted of somebody's signature is the coordinator's own, and counts by the word of two people.

select app.guard(t::regclass), app.only_coordinator_adds(t::regclass), app.gate_reads(t::regclass)
from unnest(array['paper_form', 'noted_signature', 'noted_signature_scan', 'noted_signature_confirmation', 'noted_signature_end', 'withdrawal_check']) t;

create policy never_shared on paper_form as restrictive for insert to app with check (gate is null);
create policy never_shared on noted_signature as restrictive for insert to app with check (gate is null);
create policy never_shared on noted_signature_scan as restrictive for insert to app with check (gate is null);
create policy never_shared on noted_signature_confirmation as restrictive for insert to app with check (gate is null);
create policy never_shared on noted_signature_end as restrictive for insert to app with check (gate is null);
create policy never_shared on withdrawal_check as restrictive for insert to app with check (gate is null);

create policy by_another on noted_signature_confirmation as restrictive for insert to app
  with check (exists (select from noted_signature n where n.id = noted_signature_id and n.made_by <> app.person_here()));
-- What the second person has looked at stays as it was, and what was dropped is not confirmed.
create policy not_dropped on noted_signature_confirmation as restrictive for insert to app
  with check (not exists (select from noted_signature_end e where e.noted_signature_id = noted_signature_confirmation.noted_signature_id));
create policy before_it_counts on noted_signature_scan as restrictive for insert to app
  with check (not exists (select from noted_signature_confirmation c where c.noted_signature_id = noted_signature_scan.noted_signature_id));
create policy before_it_counts on noted_signature_end as restrictive for insert to app
  with check (not exists (select from noted_signature_confirmation c where c.noted_signature_id = noted_signature_end.noted_signature_id));
create policy of_what_was_noted on withdrawal_check as restrictive for insert to app
  with check (exists (select from consent_withdrawal w where w.id = withdrawal_id and w.method <> 'self'));

-- Nobody writes down a signature of somebody else's but by the function below, and it only what two people have said: one noted it,
-- another confirmed it, for this request, this person and this way of signing.
create policy by_oneself on consent_signature as restrictive for insert to app with check (method in ('demo-step-up', 'e-id'));
create policy gate_puts_noted on consent_signature for insert to gate with check (exists (
  select from noted_signature n
  join noted_signature_confirmation c on c.case_number = n.case_number and c.noted_signature_id = n.id
  where n.case_number = consent_signature.case_number and n.request_id = consent_signature.request_id and n.slot = consent_signature.slot
    and n.method = consent_signature.method and n.locale = consent_signature.locale and c.made_by <> n.made_by and c.made_by = consent_signature.made_by
    and not exists (select from noted_signature_end e where e.case_number = n.case_number and e.noted_signature_id = n.id)));
grant insert on consent_signature to gate;

-- Writes the signature that was noted, as its person's own row. Definer: one writes for nobody else.
create or replace function app.put_noted_signature(signature_id uuid, of_noted uuid, signed_bytes bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, public, app as $$
  insert into consent_signature (id, gate, own, request_id, slot, method, locale, signed_text_hash, signed_bytes)
  select signature_id, app.gate_here(1), app.own_key(n.case_number, n.slot), n.request_id, n.slot, n.method, n.locale, r.text_hash, put_noted_signature.signed_bytes
  from noted_signature n join consent_request r on r.case_number = n.case_number and r.id = n.request_id
  where n.id = of_noted and n.case_number = app.case_here() and n.own = app.own_here() and app.own_here() = any (app.own_keys())
$$;

-- What others have noted in my name: how and when I signed, and what was taken back for me. Definer: the notes are the coordinator's.
create or replace function app.noted_for_me() returns table (request_id uuid, what text, method text, happened_on date, was_not_you boolean)
  language sql stable security definer set search_path = pg_catalog, public, app as $$
  with mine as (
    select p.slot, m.zone from case_party p join case_file f on f.number = p.case_number join municipality m on m.id = f.municipality_id
    where p.case_number = app.case_here() and p.kind in ('youth', 'guardian') and app.own_key(p.case_number, p.slot) = any (app.own_keys())
  )
  select n.request_id, 'signed', n.method, n.signed_on, false
  from mine join noted_signature n on n.case_number = app.case_here() and n.slot = mine.slot
  join noted_signature_confirmation c on c.case_number = n.case_number and c.noted_signature_id = n.id
  union all
  select w.request_id, 'withdrawn', w.method, (w.made_at at time zone mine.zone)::date,
    exists (select from withdrawal_check k where k.case_number = w.case_number and k.withdrawal_id = w.id and k.outcome = 'not-them')
  from mine join consent_withdrawal w on w.case_number = app.case_here() and w.slot = mine.slot and w.method <> 'self'
$$;
