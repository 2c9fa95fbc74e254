import { listCommitments } from '@kring/contract/commitments'
import { listCommitmentRows } from '@kring/server/features/commitments/queries'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { startWorld } from '../world/app.ts'
import { makeManyCases } from './many-cases.ts'
import { percentile, round, type Bench } from './benches.ts'

/**
 * Gated reads per second, with the access row that each of them writes, beside the same query by somebody whom no policy
 * binds and no row is written for. Both run in the same process, with the same number of readers at once, turn by turn.
 */
export const reads: Bench = async function* ({ cases = 2000, seconds = 4, readers = 16, rounds = 3 }) {
  const world = await startWorld()
  const members = await makeManyCases(world.database.adminUrl, { cases, promises: 8, staff: 40 })
  const log = { gated: [] as number[], bare: [] as number[] }
  const spent = { gated: [] as number[], bare: [] as number[] }

  const pool = new pg.Pool({ connectionString: world.database.adminUrl, max: 20 })
  const past = new Kysely<any>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
  const numbers = new Map((await pool.query('select id, number from case_file')).rows.map((row) => [row.id as string, row.number as string]))
  const any = () => members[Math.floor(Math.random() * members.length)]!

  const gated = async () => {
    const { caseId, personId } = any()
    await world.door.as({ kind: 'person', personId, sessionId: personId }, async (trx) => {
      await sql`select app.enter(${caseId}::uuid)`.execute(trx)
      await listCommitmentRows(trx)
      await sql`select app.note_reading(array[gen_random_uuid()], array[${caseId}]::uuid[], array['commitment'], 'open', 'bench')`.execute(trx)
    })
  }
  const bare = async () => {
    const { caseId } = any()
    await past.transaction().execute(async (trx) => {
      await sql`select set_config('app.case_number', ${numbers.get(caseId)}, true)`.execute(trx)
      await listCommitmentRows(trx as never)
    })
  }
  const during = async (kind: 'gated' | 'bare', work: () => Promise<void>) => {
    const until = performance.now() + seconds * 1000
    let done = 0
    const one = async () => {
      while (performance.now() < until) {
        const from = performance.now()
        await work()
        spent[kind].push(performance.now() - from)
        done++
      }
    }
    await Promise.all(Array.from({ length: readers }, one))
    log[kind].push(done / seconds)
  }
  await Promise.all(Array.from({ length: 200 }, gated))
  for (let round = 0; round < rounds; round++) {
    await during('bare', bare)
    await during('gated', gated)
  }
  const median = (values: number[]) => percentile(values, 0.5)
  const [with_, without] = [median(log.gated), median(log.bare)]
  yield { what: `reads of ${listCommitments.name} through the gate, with access row`, value: round(with_, 0), unit: 'per second', baseline: round(without, 0), ratio: round(with_ / without, 2), cases, readers }
  for (const share of [0.5, 0.99]) {
    const [gatedMs, bareMs] = [percentile(spent.gated, share), percentile(spent.bare, share)]
    yield { what: `time of one read, p${share * 100}`, value: round(gatedMs, 2), unit: 'ms', baseline: round(bareMs, 2), ratio: round(gatedMs / bareMs, 2) }
  }
  await past.destroy()
  await world.close()
}
