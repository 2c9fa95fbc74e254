import { signingReturnPath } from '@kring/contract/signing'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import type { Knock } from '../../platform/http.ts'
import { comeBack, openSignatures } from './collecting.ts'

/**
 * Serves the way back from an e-ID app or an OpenID provider: good once, and in the browser that began alone. Anybody else, and
 * anybody again, lands where it says to go back to where one started; nothing is told of whose way it was.
 */
export function serveSigningReturn(app: OpenAPIHono<Knock>, { config, database }: { config: Config; database: Database }) {
  const signatures = openSignatures(config)
  app.get(`/api${signingReturnPath}`, async (context) => {
    const { actor } = context.var
    const token = context.req.query('state') ?? ''
    const isKnown = actor.kind === 'person' && /^[\w-]{32}$/.test(token)
    const { returnTo, why } = isKnown ? await comeBack(signatures, database, { token, sessionId: actor.sessionId, here: new URL(context.req.url) }) : {}
    if (why) context.var.log.warn({ why, requestId: context.var.requestId }, 'nothing came of a signature')
    return context.redirect(`${signatures.origin}${returnTo ?? '/?signin=elsewhere'}`, 303)
  })
}
