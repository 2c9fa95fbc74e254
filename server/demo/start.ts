import type { Config } from '../src/platform/config.ts'
import type { Database } from '../src/platform/database.ts'
import type { Log } from '../src/platform/log.ts'

/** What a demo has beside the product: its municipality, an identity provider and a mail catcher, all on loopback. */
export async function startDemo(_config: Config, _database: Database, _log: Log): Promise<{ close(): Promise<void> }> {
  return { close: async () => {} }
}
