import { concernAnswered, concernSent } from '@kring/domain/concerns'
import { Id } from '@kring/domain/kernel/ids'
import { sql } from 'kysely'
import { z } from 'zod'
import { job, reaction, type JobTools } from '../../platform/jobs.ts'
import { sendOnce } from '../notices/mailing.ts'
import { findPhone, hasNews, listToTell } from './queries.ts'

/** Tells one person, by the neutral mail, that something waits for them; nothing where it does not wait any more. */
export const tellOfConcern = job({
  name: 'tell-of-concern',
  ids: z.object({ concernReportId: Id, personId: Id, occasion: z.string().regex(/^concern-[\w-]{1,60}$/) }),
  run: (tools, { concernReportId, personId, occasion }) =>
    sendOnce(tools, personId, sql<string>`${occasion}::text`, async (trx) => ((await hasNews(trx, concernReportId)) ? findPhone(trx) : undefined)),
})

const tellWhoeverWaits = async ({ database, mail, queue }: JobTools) => {
  if (!mail) return
  for (const each of await database.as({ kind: 'system', name: 'clerk' }, listToTell)) {
    await queue(tellOfConcern, each, { onceBy: `${each.personId}-${each.occasion}` })
  }
}

// A child may be in danger: it goes at once, and again by the calendar as long as nobody has received it, at any hour.
export const tellWhenSent = reaction({ to: concernSent, name: 'tell the intake', run: tellWhoeverWaits })
export const tellWhenAnswered = reaction({ to: concernAnswered, name: 'tell the sender', run: tellWhoeverWaits })
export const tellAgain = job({ name: 'tell-of-concerns', ids: z.object({}), cron: '*/10 * * * *', run: tellWhoeverWaits })
