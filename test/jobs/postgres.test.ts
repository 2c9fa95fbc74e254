import { describe } from 'vitest'
import { behind } from '../world/behind.ts'
import { jobsSuite } from './suite.ts'

describe('jobs on PostgreSQL', () => jobsSuite({
  async contents(world) {
    const admin = await behind(world)
    const tables = await admin.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'bullmq'`)
    const rows: string[] = []
    for (const { name } of tables) rows.push(...(await admin.query<{ row: string }>(`select t::text as row from bullmq."${name}" t`)).map(({ row }) => row))
    await admin.close()
    return rows.join('\n')
  },
  async flush(world) {
    const admin = await behind(world)
    const tables = await admin.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`)
    await admin.query(`truncate ${tables.map(({ name }) => `bullmq."${name}"`).join(', ')}`)
    await admin.close()
  },
}))
