import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { runMigrations as migrateQueue } from 'bullmq'
import pg from 'pg'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Arbitrary, but the same for every deploy: two of them at once wait for each other. */
const deployLock = 732_510_4

export interface Deploy {
  /** Connects as a superuser, or as a role that may create roles and databases. Only used here. */
  adminUrl: string
  /** The password that `app` gets when this deploy creates it; none where the server trusts its socket. */
  appPassword?: string | undefined
  /** Lets stories move the clock. Test and demo databases alone; a server with KRING_DEMO=0 refuses to start on one. */
  movableClock: boolean
}

/**
 * Brings a database to the present: roles, migrations in order, the law in force (access/) in full, BullMQ's own tables.
 * Each part is one transaction; repeating it changes nothing. Creates the database when it does not exist yet.
 */
export async function migrate({ adminUrl, appPassword, movableClock }: Deploy): Promise<{ applied: string[] }> {
  await ensureDatabase(adminUrl)
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [deployLock])
    await ensureRoles(client, appPassword)
    const applied = await applyMigrations(client)
    await applyAccess(client, movableClock)
    await applyQueue(client)
    return { applied }
  } finally {
    await client.end()
  }
}

async function ensureDatabase(adminUrl: string) {
  const url = new URL(adminUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  const maintenance = new URL(adminUrl)
  maintenance.pathname = '/postgres'
  const client = new pg.Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) {
      await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error) => {
        if (error.code !== '42P04') throw error
      })
    }
  } finally {
    await client.end()
  }
}

async function ensureRoles(client: pg.Client, appPassword?: string) {
  const roles: [name: string, attributes: string][] = [
    ['owner', 'nologin'],
    ['gate', 'nologin'],
    ['relay', 'nologin'],
    ['queue', 'nologin'],
    ['app', 'login noinherit'],
  ]
  for (const [name, attributes] of roles) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
    if (rowCount) continue
    const password = name === 'app' && appPassword ? ` password ${client.escapeLiteral(appPassword)}` : ''
    // Several clusters' worth of test databases can be migrated at the same moment; roles are the cluster's.
    await client.query(`create role ${name} ${attributes}${password}`).catch((error) => {
      if (!['42710', '23505'].includes(error.code)) throw error
    })
  }
  await client.query('grant relay, queue to app').catch((error) => {
    if (error.code !== 'XX000') throw error
  })
  // A database owner may create schemas in it; the admin acts as owner from here on.
  await client.query('grant owner, gate, queue to current_user').catch((error) => {
    if (!['XX000', '0LP01'].includes(error.code)) throw error
  })
  const { rows } = await client.query('select current_database() as name')
  const database = client.escapeIdentifier(rows[0].name)
  await client.query(`revoke all on database ${database} from public; grant connect on database ${database} to app, owner, queue;
    grant create on database ${database} to owner; revoke all on schema public from public; grant create, usage on schema public to owner;
    grant usage on schema public to app, gate, relay`)
}

/** Every policy and function is made anew, except the four functions that column defaults rest on. */
const forgetTheOldLaw = `do $$
declare r record;
begin
  for r in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on public.%I', r.policyname, r.tablename);
  end loop;
  for r in select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and p.proname not in ('now', 'person_here', 'case_here', 'own_here') loop
    execute format('drop function %s cascade', r.signature);
  end loop;
end $$`

async function applyMigrations(client: pg.Client) {
  await client.query(`create table if not exists public.migration (
    name text primary key, applied_at timestamptz not null default clock_timestamp()); alter table public.migration owner to owner`)
  const { rows } = await client.query<{ name: string }>('select name from public.migration')
  const done = new Set(rows.map((row) => row.name))
  const applied: string[] = []
  for (const file of await sqlFiles('migrations')) {
    if (done.has(file)) continue
    const sql = await readFile(here(`migrations/${file}`), 'utf8')
    await inOneTransaction(client, file, `set local role owner; ${sql}`, () =>
      client.query('insert into public.migration (name) values ($1)', [file]),
    )
    applied.push(file)
  }
  return applied
}

async function applyAccess(client: pg.Client, movableClock: boolean) {
  const files = await sqlFiles('access')
  const sql = await Promise.all(files.map((file) => readFile(here(`access/${file}`), 'utf8')))
  const clock = movableClock ? await readFile(here('movable-clock.sql'), 'utf8') : ''
  await inOneTransaction(client, 'access', ['set local check_function_bodies = off', forgetTheOldLaw,
    'grant create on schema app to gate', 'set local role owner', ...sql.slice(0, -1), clock, 'reset role', sql.at(-1)!,
    'revoke create on schema app from gate'].join(';\n'))
}

async function applyQueue(client: pg.Client) {
  const { rows } = await client.query('select quote_ident(current_database()) as name')
  await client.query(`grant create on database ${rows[0].name} to queue`)
  await client.query('set role queue')
  await migrateQueue(client)
  await client.query('reset role')
  await client.query(`revoke create on database ${rows[0].name} from queue`)
}

async function inOneTransaction(client: pg.Client, name: string, sql: string, then?: () => Promise<unknown>) {
  await client.query('begin')
  try {
    await client.query(sql)
    await then?.()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error })
  }
}

const sqlFiles = async (folder: string) => (await readdir(here(folder))).filter((file) => file.endsWith('.sql')).sort()

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const adminUrl = process.env['DATABASE_ADMIN_URL']
  if (!adminUrl) {
    console.error('DATABASE_ADMIN_URL is missing: migrate needs the address of a database and a role that may create roles.')
    process.exit(1)
  }
  const password = process.env['DATABASE_URL'] ? new URL(process.env['DATABASE_URL']).password : ''
  try {
    const { applied } = await migrate({
      adminUrl,
      appPassword: password ? decodeURIComponent(password) : undefined,
      movableClock: process.env['KRING_DEMO'] === '1',
    })
    if (applied.length > 0) console.log(`migrated: ${applied.join(', ')}`)
  } catch (error) {
    console.error(`migrate: ${(error as Error).message}`)
    process.exit(1)
  }
}
