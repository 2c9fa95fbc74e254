import { createServer, type Server as HttpServer } from 'node:http'
import { allRoutes } from '@kring/contract'
import { getRequestListener } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { staircase } from './features/index.ts'
import { openSessions } from './features/sessions/lucia.ts'
import { aliveSessions } from './features/sessions/queries.ts'
import { serveSignIn } from './features/sessions/sign-in.ts'
import { serveSigningReturn } from './features/signing/return.ts'
import type { Config } from './platform/config.ts'
import { keyCursorsWith } from './platform/cursor.ts'
import type { Database } from './platform/database.ts'
import { serveDocumentation } from './platform/documentation.ts'
import { createHttp, serve } from './platform/http.ts'
import { openHub } from './platform/hub.ts'
import { openLimit } from './platform/limit.ts'
import type { Log } from './platform/log.ts'
import { tellingCommits } from './platform/signals.ts'
import { serveWeb } from './platform/web.ts'

/**
 * One node of Kring: HTTP and hub on one server, not yet listening. Nothing in it is global, so that a test can run two nodes
 * on one database in one process.
 */
export async function createApp(config: Config, plain: Database, log: Log) {
  const database = config.redisUrl ? tellingCommits(plain, (xact) => hub.committed?.(xact)) : plain
  keyCursorsWith(config.secret)
  const sessions = openSessions(database)
  const features = staircase(config)
  const app = createHttp({
    database,
    log,
    origin: new URL(config.url).origin,
    identify: sessions.identify,
    limit: openLimit(),
    address: (context) => getConnInfo(context).remote.address ?? '',
  }, allRoutes)

  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.get('/readyz', async (context) => {
    const ready = await database.ping().then(() => true, () => false)
    return context.json({ status: ready ? 'ready' : 'not ready' }, ready ? 200 : 503)
  })
  serve(app, database, allRoutes, features.flatMap((feature) => feature.serves))
  serveSignIn(app, { config, database, sessions })
  serveSigningReturn(app, { config, database })
  if (config.demo) {
    const { serveDemoSignIn } = await import('../demo/sign-in.ts')
    serveDemoSignIn(app, sessions)
    const { serveDemoMails } = await import('../demo/mail-catcher.ts')
    serveDemoMails(app, config.port + 2)
  }
  serveDocumentation(app)
  if (config.webDirectory) serveWeb(app, config.webDirectory)

  const server: HttpServer = createServer(getRequestListener(app.fetch))
  const hub = openHub({
    server, database: plain, log,
    origin: new URL(config.url).origin,
    identify: sessions.identify,
    alive: (ids) => aliveSessions(database, ids),
    redisUrl: config.redisUrl,
  })

  return {
    app,
    server,
    hub,
    sessions,
    features,
    async close() {
      await hub.close()
      server.closeAllConnections()
    },
  }
}
