import { signingReturnPath } from '@kring/contract/signing'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import type { Knock } from '../../platform/http.ts'
import { hashOfReturn } from './collecting.ts'
import { collector, takeReturn } from './queries.ts'

/**
 * Serves the way back from the e-ID app: good once, and in the browser that began alone. Anybody else, and anybody again, lands
 * where it says to go back to where one started; nothing is told of whose way it was.
 */
export function serveSigningReturn(app: OpenAPIHono<Knock>, { config, database }: { config: Config; database: Database }) {
  const { origin } = new URL(config.url)
  app.get(`/api${signingReturnPath}`, async (context) => {
    const { actor } = context.var
    const nonce = context.req.query('n') ?? ''
    const path = actor.kind === 'person' && /^[\w-]{32}$/.test(nonce)
      ? await database.as(collector, (trx) => takeReturn(trx, hashOfReturn(nonce), actor.sessionId)) : undefined
    return context.redirect(`${origin}${path ?? '/?signin=elsewhere'}`, 303)
  })
}
