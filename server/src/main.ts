import { createApp } from './app.ts'
import { readConfig } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { openLog } from './platform/log.ts'
import { openWork } from './work.ts'

/**
 * Starts what the first word says: `serve` (API, hub, web), `work` (jobs), or `both`. Stops in the opposite order on SIGTERM
 * and SIGINT. A wrong setting gives one line and exit code 1.
 */
async function main(what: string) {
  if (!['serve', 'work', 'both'].includes(what)) throw new Error(`"${what}" is nothing to start; say serve, work or both`)
  let config = readConfig()
  if (config.bankId === 'simulator' && what !== 'both') throw new Error('KRING_BANKID_URL simulator lives in one process alone: start both')
  const log = openLog(config.log)
  const database = await openDatabase(config.databaseUrl, { log, demo: config.demo }).catch((error) => {
    throw new Error(`DATABASE_URL: ${error.message}`)
  })
  const closing: (() => Promise<unknown>)[] = [() => database.close()]

  if (config.demo && what !== 'work') {
    const { startDemo } = await import('../demo/start.ts')
    const demo = await startDemo(config, database, log)
    closing.unshift(demo.close)
    config = { ...config, bankId: demo.bankId }
  }
  if (what !== 'serve') {
    const work = await openWork(config, database, log)
    closing.unshift(work.close)
  }
  if (what !== 'work') {
    const node = await createApp(config, database, log)
    await node.hub.ready
    await new Promise<void>((resolve, reject) => {
      node.server.once('error', reject)
      // Plain http is for this machine alone; behind TLS the proxy may stand elsewhere.
      node.server.listen({ port: config.port, ...(config.url.startsWith('http:') && { host: '127.0.0.1' }) }, () => resolve())
    }).catch((error) => {
      throw new Error(`PORT ${config.port}: ${error.code === 'EADDRINUSE' ? 'is taken by another program' : error.message}`)
    })
    closing.unshift(node.close)
  }

  const stop = async () => {
    process.off('SIGTERM', stop).off('SIGINT', stop)
    for (const close of closing) await close().catch((error) => log.warn({ err: error }, 'could not close'))
    process.exit(0)
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  log.info({ what }, 'started')
}

await main(process.argv[2] ?? 'both').catch((error) => {
  console.error(error.message)
  process.exit(1)
})
