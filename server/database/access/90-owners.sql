-- The functions that read for others belong to the gate, which can log in nowhere; everything else stays the owner's.

do $$
declare f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and p.prosecdef loop
    execute format('alter function %s owner to gate', f.signature);
  end loop;
end $$;
revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to app, gate, relay;
revoke execute on function app.guard(regclass), app.only_coordinator_adds(regclass), app.gate_reads(regclass),
  app.derive_grants(bigint), app.consent_spans(bigint), app.excepted_during(bigint, integer, uuid), app.assessed_during(bigint, uuid), app.line_withdrawn_at(uuid, integer, smallint), app.is_blocked(bigint, uuid, uuid), app.is_let_in(bigint, uuid), app.is_danger(bigint, integer), app.protection_changed(), app.grants_in_words(bigint), app.state_by_consent(bigint), app.consent_changed(), app.to_outbox() from app, relay;
