import { signingBegun } from '@kring/domain/signing'
import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { feature } from '../../platform/feature.ts'
import { job, reaction, type Job, type JobTools } from '../../platform/jobs.ts'
import * as actions from './actions.ts'
import { bringOn, openSignatures, type Signatures } from './collecting.ts'
import { collector, listForgotten } from './queries.ts'

const everyMs = 2000

/** Asks again every two seconds until it is over, whether or not the page is still open. */
const collectSigning = (signatures: Signatures) => {
  const collecting: Job<typeof ids> = job({
    name: 'collect-signing',
    ids,
    async run(tools, { signingId }) {
      const { isMore, notBelieved } = await bringOn(signatures, tools.database, signingId)
      if (notBelieved) tools.log.warn({ why: notBelieved }, 'nothing came of a signature')
      if (isMore) await tools.queue(collecting, { signingId }, { delayMs: everyMs })
    },
  })
  return collecting
}
const ids = z.object({ signingId: z.uuid() })

/** Finds what a queue has forgotten, and clears away what is over. */
const sweepSignings = (signatures: Signatures) => job({
  name: 'sweep-signings',
  ids: z.object({}),
  cron: '* * * * *',
  async run({ database, log }: JobTools) {
    for (const id of await database.as(collector, listForgotten)) {
      await bringOn(signatures, database, id).catch((error) => log.warn({ err: error }, 'a signature could not be brought on'))
    }
  },
})

/** Signing with an e-ID, with the providers that are configured: begun, asked about, taken or given up. */
export const signing = (config: Config) => {
  const signatures = openSignatures(config)
  const collecting = collectSigning(signatures)
  const isOffered = signatures.providers.length > 0
  return feature('signing', {
    serves: [actions.readTheMethod(signatures), actions.beginASigning(signatures), actions.readASigning(signatures), actions.cancelASigning(signatures), actions.readTheEvidence],
    reactsTo: isOffered ? [reaction({ to: signingBegun, name: 'collect', run: (tools, { body }) => tools.queue(collecting, body, { onceBy: body.signingId }) })] : [],
    jobs: isOffered ? [collecting, sweepSignings(signatures)] : [],
  })
}
