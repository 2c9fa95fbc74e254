import { z } from 'zod'
import { job } from '../../platform/jobs.ts'
import { followTheClock as takeTheSteps } from './queries.ts'

/**
 * Every ten minutes: cases that consent has left by the clock alone pause, and say so. What may be read does not wait for it: that ends at
 * its instant with no job running. Runs as the clerk, who learns nothing by it; done twice it does nothing more.
 */
export const followTheClock = job({
  name: 'follow-the-clock', ids: z.object({}), cron: '*/10 * * * *',
  run: async ({ database }) => { await database.as({ kind: 'system', name: 'clerk' }, takeTheSteps) },
})
