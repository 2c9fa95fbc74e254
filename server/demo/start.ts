import { isFounded } from '../src/features/agencies/founding.ts'
import type { Config } from '../src/platform/config.ts'
import type { Database } from '../src/platform/database.ts'
import type { Log } from '../src/platform/log.ts'
import { startBankIdSimulator } from './bankid/simulator.ts'
import { cast } from './cast.ts'
import { startIdentityProvider } from './identity-provider.ts'
import { startMailCatcher } from './mail-catcher.ts'
import { makeDemo } from './seed.ts'

const families = Object.values(cast).filter(({ kind }) => kind === 'family').map(({ name, subject }) => ({ name, personalNumber: subject }))

/**
 * What a demo has beside the product, all on loopback: its municipality with all its stories, made once, a mail catcher, and an identity provider
 * unless another one is configured. Throws one clear sentence where it cannot start.
 */
export async function startDemo(config: Config, database: Database, log: Log): Promise<{ bankId: Config['bankId']; close(): Promise<void> }> {
  // The ports first: what cannot start says so before a story is told.
  const provider = config.identityProvider.own ? await startIdentityProvider(config, log) : undefined
  const catcher = await startMailCatcher(config.port + 2)
  const simulator = config.bankId === 'simulator' ? await startBankIdSimulator({ people: families, controlPort: config.port + 3 }) : undefined
  await makeOnce(config, database)
  return {
    bankId: simulator ?? config.bankId,
    async close() {
      await simulator?.close()
      await catcher.close()
      await provider?.close()
    },
  }
}

async function makeOnce(config: Config, database: Database) {
  if (await isFounded(database)) return
  const startDay = new Date().toISOString().slice(0, 10)
  await makeDemo(config, database, { seed: 1, startDay }).catch(async (error) => {
    // Two nodes began at the same moment: the other one was first.
    if (!(await isFounded(database))) throw error
  })
}
