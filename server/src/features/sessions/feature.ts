import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { feature } from '../../platform/feature.ts'
import { job } from '../../platform/jobs.ts'
import {
  chooseMyLocale, dropADraft, endOneSession, listTheSessions, readADraft, readMyself, saveADraft, signOutHere,
} from './actions.ts'
import { deleteEndedSessions, deleteOldDrafts, doorkeeper } from './queries.ts'

/** What has ended by the clock is refused from that moment on; this only takes away what is left of it. */
const forgetTheEnded = job({
  name: 'forget-ended-sessions',
  ids: z.object({}),
  cron: '7 * * * *',
  run: ({ database }) => database.as(doorkeeper, async (trx) => {
    await deleteEndedSessions(trx)
    await deleteOldDrafts(trx)
  }),
})

/** Who is signed in, for how long, and what they were writing. Signing in itself is redirects: sign-in.ts. */
export const sessions = ({ demo }: Config) => feature('sessions', {
  serves: [readMyself(demo), chooseMyLocale, signOutHere, listTheSessions, endOneSession, saveADraft, readADraft, dropADraft],
  jobs: [forgetTheEnded],
})
