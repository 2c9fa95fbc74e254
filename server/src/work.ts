import { staircase } from './features/index.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database.ts'
import { openJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { openMail } from './platform/mail.ts'
import { drainOutbox, findEvent, settleOutbox } from './platform/relay.ts'

/** One worker: hands what has happened to the jobs, and does them. Any number of them share the work. */
export async function openWork(config: Config, database: Database, log: Log) {
  const features = staircase(config)
  const mail = openMail(config)
  const jobs = await openJobs({
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    zone: 'Europe/Stockholm',
    jobs: features.flatMap((feature) => feature.jobs ?? []),
    reactions: features.flatMap((feature) => feature.reactsTo ?? []),
    tools: { database, log, mail: mail.send },
    readEvent: (id) => findEvent(database, id),
    settle: (eventId) => settleOutbox(database, eventId),
  })
  await jobs.work()
  const outbox = drainOutbox(database, log, jobs.react)
  return {
    jobs,
    outbox,
    async close() {
      await outbox.close()
      await jobs.close()
      mail.close()
    },
  }
}
