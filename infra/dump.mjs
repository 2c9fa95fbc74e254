import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { Refusal } from './command.mjs'

// The file: a header (JSON), then for each table its COPY statement, its rows, and `\.`, at last `-- end`. COPY escapes
// backslashes and line ends in the data, so that no row can be mistaken for one of these lines.
const lastLine = '-- end'

const doesNotExist = '3D000'

/**
 * Writes every row of schema public, as of one instant, into a new file that only its owner may read. Needs a superuser:
 * everybody else sees through row level security.
 */
export async function dump(adminUrl, file) {
  if (existsSync(file)) throw new Refusal(`${file} exists already.`)
  const draft = `${file}.part`
  const client = await connect(adminUrl)
  try {
    await insistSuperuser(client)
    await client.query('begin isolation level repeatable read read only')
    await pipeline(contentOf(client), createWriteStream(draft, { mode: 0o600, flush: true }))
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
    await client.end()
  }
}

async function* contentOf(client) {
  const tables = await tablesOf(client)
  const header = { kring: 1, migrations: await migrationsOf(client), sequences: await sequencesOf(client), tables: tables.length }
  yield `${JSON.stringify(header)}\n`
  for (const { name, columns } of tables) {
    yield `copy public.${name} (${columns}) from stdin\n`
    yield* client.query(copyTo(`copy public.${name} (${columns}) to stdout`))
    yield '\\.\n'
  }
  yield `${lastLine}\n`
}

/**
 * Brings the rows of a dump into an empty database, all or nothing. `migrate` must make the schema; it has to come out at
 * the same migrations as the dump's. Gives the number of tables.
 */
export async function load(adminUrl, file, migrate) {
  const { header, sections } = await open(file)
  const isNew = await insistEmpty(adminUrl)
  try {
    await migrate()
    const client = await connect(adminUrl)
    try {
      await insistSuperuser(client)
      await fill(client, header, sections)
    } finally {
      await client.end()
    }
  } catch (error) {
    if (isNew) await dropDatabase(adminUrl)
    throw error
  }
  return header.tables
}

async function fill(client, header, sections) {
  const here = await migrationsOf(client)
  if (here.join() !== header.migrations.join()) {
    throw new Refusal(`the dump is of ${header.migrations.at(-1)}, this Kring of ${here.at(-1)}: load it with the version that made it.`)
  }
  // Rows come in any order, and what they caused has long been done: no foreign key is checked, no trigger runs.
  await client.query(`begin; set local session_replication_role = replica`)
  const known = new Map((await tablesOf(client)).map(({ name, columns }) => [`copy public.${name} (${columns}) from stdin`, name]))
  let tables = 0
  for await (const { statement, rows } of sections) {
    const name = known.get(statement)
    if (!name) throw new Refusal(`the dump holds "${statement}", which has no place here (is KRING_DEMO as it was?).`)
    await client.query(`delete from public.${name}`)
    await pipeline(Readable.from(rows), client.query(copyFrom(statement)))
    tables++
  }
  if (tables !== header.tables) throw new Refusal(`the dump is not whole: ${tables} of ${header.tables} tables.`)
  for (const { name, value } of header.sequences) await client.query('select setval($1::regclass, $2::bigint)', [name, value])
  await client.query('commit; analyze')
}

/** Tables of schema public with the columns that are copied. */
async function tablesOf(client) {
  // Generated columns compute themselves. A transaction number means nothing in another cluster: the default gives the load's.
  const { rows } = await client.query(`
    select quote_ident(relname) as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
      and attnum > 0 and not attisdropped and attgenerated = '' and atttypid <> 'xid8'::regtype
    group by relname order by relname`)
  return rows
}

async function sequencesOf(client) {
  const { rows } = await client.query(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`)
  return rows
}

async function migrationsOf(client) {
  const { rows } = await client.query('select name from public.migration order by name')
  return rows.map(({ name }) => name)
}

/** Reads the header and gives the sections as they come; each section's rows must be read before the next is asked for. */
async function open(file) {
  if (!existsSync(file)) throw new Refusal(`${file} does not exist.`)
  const lines = linesOf(createReadStream(file))
  const first = (await lines.next()).value?.toString() ?? ''
  if (!first.startsWith('{"kring":1,')) throw new Refusal(`${file} is no dump of Kring.`)
  async function* rows() {
    for (let line; (line = (await lines.next()).value); ) {
      if (line.equals(Buffer.from('\\.\n'))) return
      yield line
    }
    throw new Refusal(`${file} is not whole: it ends within a table.`)
  }
  async function* sections() {
    for (let line; (line = (await lines.next()).value?.toString().trimEnd()) !== lastLine; ) {
      if (line === undefined) throw new Refusal(`${file} is not whole: its last line is missing.`)
      yield { statement: line, rows: rows() }
    }
  }
  return { header: JSON.parse(first), sections: sections() }
}

/** Lines as bytes, each with its end. Not readline, which also breaks at U+2028, and that is a letter like any other here. */
async function* linesOf(stream) {
  let rest = Buffer.alloc(0)
  for await (const chunk of stream) {
    const bytes = Buffer.concat([rest, chunk])
    let from = 0
    for (let end; (end = bytes.indexOf(10, from)) >= 0; from = end + 1) yield bytes.subarray(from, end + 1)
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield rest
}

async function connect(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect().catch((error) => {
    throw Object.assign(new Refusal(`the database cannot be opened: ${error.message}.`), { code: error.code })
  })
  return client
}

async function insistSuperuser(client) {
  const { rows } = await client.query('select rolsuper from pg_roles where rolname = current_user')
  if (!rows[0].rolsuper) throw new Refusal('db:dump and db:load need a superuser in DATABASE_ADMIN_URL: others see through row level security.')
}

/** Gives true when the database does not exist yet. */
async function insistEmpty(adminUrl) {
  const client = await connect(adminUrl).catch((error) => {
    if (error.code === doesNotExist) return undefined
    throw error
  })
  if (!client) return true
  const { rows } = await client.query(`select count(*)::int as tables from pg_tables where schemaname = 'public'`)
  await client.end()
  if (rows[0].tables > 0) throw new Refusal('the database is not empty; load into a new one (an empty KRING_DATA_DIR, or `npm run db:reset` first).')
  return false
}

async function dropDatabase(adminUrl) {
  const url = new URL(adminUrl)
  const name = decodeURIComponent(url.pathname.slice(1))
  url.pathname = '/postgres'
  const client = await connect(url.href)
  await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  await client.end()
}
