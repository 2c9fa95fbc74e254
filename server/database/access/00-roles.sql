-- Who may touch the database at all. Nobody who serves a request owns a table, bypasses a policy or can empty one.
-- The roles themselves belong to the cluster and are made by migrate.ts under a lock; this file says what they hold here.

grant usage on schema app to app, gate, relay;
revoke create on schema app from app, gate, relay;

revoke all on all tables in schema public from app, gate, relay;
revoke all on all sequences in schema public from app, gate, relay;
