import { createHash } from 'node:crypto'
import { agendas } from '@kring/words/agendas'
import { found } from '../src/features/agencies/founding.ts'
import { staircase } from '../src/features/index.ts'
import { openSessions } from '../src/features/sessions/lucia.ts'
import type { Config } from '../src/platform/config.ts'
import { allOrNothing, type Database } from '../src/platform/database.ts'
import { withIdsFrom } from '../src/platform/ids.ts'
import { founding } from './cast.ts'
import { allStories } from './stories.ts'
import { Teller } from './teller.ts'

/**
 * Founds the demo municipality and lets it live through its stories, up to the start day: all in one transaction, so that a
 * demo that was interrupted begins anew. A function of (seed number, start day): the same two give the same ids, texts and order.
 */
export const makeDemo = (config: Config, database: Database, { seed, startDay }: { seed: number; startDay: string }) =>
  allOrNothing(database, async (within) => {
    // The stories were told before anybody had an e-ID.
    const served = staircase({ ...config, signWith: ['demo-step-up'] }).flatMap((feature) => feature.serves)
    const teller = new Teller(within, served, openSessions(within))
    const today = Date.parse(`${startDay}T00:00:00Z`)
    const day = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10)
    await teller.at(`${day(-400)}T08:00:00Z`)
    await found(within, founding(agendas), config.secret)
    await withIdsFrom(idsFrom(seed), async () => {
      for (const tell of allStories) await tell({ as: (name) => teller.as(name), at: (instant) => teller.at(instant), day })
    })
    await teller.now()
  })

/** An endless row of well-formed version 4 UUIDs that a seed decides. */
export function idsFrom(seed: number): () => string {
  let count = 0
  return () => {
    const hex = createHash('sha256').update(`${seed} ${count++}`).digest('hex')
    const variant = (8 + (Number.parseInt(hex[16]!, 16) % 4)).toString(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
}
