import pg from 'pg'
import { migrate } from '../../server/database/migrate.ts'
import { adminUrlOf, templateName } from './database.ts'

/** Before all tests that need a database: one migrated template, from which each test file gets a database of its own. */
export default async function makeTemplate() {
  const admin = new pg.Client({ connectionString: adminUrlOf('postgres') })
  await admin.connect()
  await admin.query(`drop database if exists ${templateName} with (force)`)
  await admin.end()
  await migrate({ adminUrl: adminUrlOf(templateName), movableClock: true })
}
