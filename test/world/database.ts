import { randomBytes } from 'node:crypto'
import pg from 'pg'

export const templateName = 'kring_template'

/** The superuser's address of one database in the test cluster (KRING_TEST_ADMIN_URL, set by `npm test`). */
export function adminUrlOf(database: string) {
  const given = process.env['KRING_TEST_ADMIN_URL']
  if (!given) throw new Error('KRING_TEST_ADMIN_URL is missing: run the tests with `npm test`')
  const url = new URL(given)
  url.pathname = `/${database}`
  return url.href
}

/** The address under which the product itself logs in. */
export function appUrlOf(database: string) {
  const url = new URL(adminUrlOf(database))
  url.username = 'app'
  url.password = ''
  return url.href
}

export interface TestDatabase {
  name: string
  /** Logs in as `app`: what the product gets. */
  url: string
  /** Logs in as superuser: for planting faults and looking behind the policies. */
  adminUrl: string
  drop(): Promise<void>
}

/** A fresh, migrated database with nothing in it but reference data; a copy of the template takes some 30 ms. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `kring_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} template ${templateName}`)
  return {
    name,
    url: appUrlOf(name),
    adminUrl: adminUrlOf(name),
    drop: () => asAdmin(`drop database if exists ${name} with (force)`),
  }
}

async function asAdmin(sql: string) {
  const client = new pg.Client({ connectionString: adminUrlOf('postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
