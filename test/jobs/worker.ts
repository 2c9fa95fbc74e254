import { readConfig } from '@kring/server/platform/config'
import { openDatabase } from '@kring/server/platform/database'
import { openLog } from '@kring/server/platform/log'
import { openWork } from '@kring/server/work'

// A worker as a process of its own, for tests that kill it.
const config = readConfig()
const log = openLog('silent')
await openWork(config, await openDatabase(config.databaseUrl, { log, demo: true, poolSize: 5 }), log)
