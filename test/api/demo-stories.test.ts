import { readConfig } from '@kring/server/platform/config'
import { openDatabase } from '@kring/server/platform/database'
import { openLog } from '@kring/server/platform/log'
import { CaseState } from '@kring/domain/cases'
import pg from 'pg'
import { expect, test } from 'vitest'
import { makeDemo } from '../../server/demo/seed.ts'
import { createDatabase } from '../world/database.ts'

test('the demo has a case in every state, and the same seed and day tell the same stories', async () => {
  const [one, other] = [await toldOnce(), await toldOnce()]
  // One that is screened becomes another the same day.
  expect(new Set([...one.map(({ state }) => state), 'screening'])).toEqual(new Set(CaseState.options))
  expect(other).toEqual(one)
}, 120_000)

/** Every case of a demo that has been told anew, with the state in which the stories leave it. */
async function toldOnce(): Promise<{ id: string; state: string; made_at: Date }[]> {
  const made = await createDatabase()
  const database = await openDatabase(made.url, { log: openLog('silent'), demo: true, poolSize: 2 })
  await makeDemo(readConfig({ DATABASE_URL: made.url, KRING_DEMO: '1' }), database, { seed: 1, startDay: '2026-11-22' })
  await database.close()
  const client = new pg.Client({ connectionString: made.adminUrl })
  await client.connect()
  const { rows } = await client.query(`select c.id, coalesce(s.state, 'inquiry') as state, date_trunc('day', c.made_at) as made_at from case_file c
    left join lateral (select state from case_step where case_number = c.number order by made_at desc limit 1) s on true order by c.number`)
  await client.end()
  await made.drop()
  return rows
}
