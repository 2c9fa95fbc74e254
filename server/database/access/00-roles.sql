-- Who may touch the database at all. Nobody who serves a request owns a table, bypasses a policy or can empty one.
-- The roles themselves belong to the cluster and are made by migrate.ts under a lock; this file says what they hold here.

revoke all on schema public from public;
grant usage on schema public, app to app, gate, relay;
revoke create on schema public, app from app, gate, relay;

revoke all on all tables in schema public from app, gate, relay;
revoke all on all sequences in schema public from app, gate, relay;
