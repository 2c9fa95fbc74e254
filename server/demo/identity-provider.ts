import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { errors, Provider, type Adapter, type AdapterPayload, type JWK } from 'oidc-provider'
import type { Config } from '../src/platform/config.ts'
import type { Log } from '../src/platform/log.ts'
import { cast } from './cast.ts'
import { choicePage, pageHeaders, signPage, sorryPage } from './identity-pages.ts'

/** Everybody under the name that the provider gives them: an employee's account, or, for a family, a name that says nothing. */
const accounts = new Map(Object.values(cast).map((member) => [member.kind === 'staff' ? member.subject : member.id, member]))

/**
 * The demo's far end of a sign-in: a certified OpenID provider on loopback that asks for no password, only whom to be. It
 * listens on 127.0.0.1 while Kring is on localhost, so that neither gets the other's cookies, and keeps everything in memory.
 */
export async function startIdentityProvider(config: Config, log: Log): Promise<{ close(): Promise<void> }> {
  const { issuer, clientId, clientSecret, familyClaim } = config.identityProvider
  const { origin } = new URL(config.url)
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })

  const provider = new Provider(issuer, {
    adapter: memory(),
    clients: [{
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [`${origin}/api/sign-in/return`, `${origin}/api/signing/return`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'ES256',
    }],
    jwks: { keys: [{ ...key, alg: 'ES256', use: 'sig' } as JWK] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    scopes: ['openid'],
    claims: { openid: ['sub'], auth_time: null, [familyClaim]: null },
    extraParams: ['sign_text'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    ttl: {
      AccessToken: () => 60,
      AuthorizationCode: () => 60,
      Grant: () => 600,
      IdToken: () => 60,
      Interaction: () => 600,
      Session: () => 600,
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => {
      const member = accounts.get(accountId)
      return member && { accountId, claims: () => ({ sub: accountId, ...(member.kind === 'family' ? { [familyClaim]: member.subject } : {}) }) }
    },
    // There is one client, and choosing whom to be is all the consent that it asks for.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId, accountId: context.oidc.session!.accountId! })
      grant.addOIDCScope('openid')
      grant.addOIDCClaims(['auth_time', familyClaim])
      await grant.save()
      return grant
    },
    renderError: (context) => {
      context.type = 'html'
      context.set(pageHeaders(origin))
      context.body = sorryPage(origin)
    },
  })

  provider.use(async (context, next) => {
    // Nobody stays signed in here: every attempt asks anew whom to be.
    const stays = (cookie: string) => !cookie.startsWith(provider.cookieName('session'))
    context.req.headers.cookie = (context.req.headers.cookie ?? '').split('; ').filter(stays).join('; ')
    if (!context.path.startsWith('/interaction/')) return next()
    context.set(pageHeaders(origin))
    try {
      const { prompt, params } = await provider.interactionDetails(context.req, context.res)
      if (context.method !== 'POST') {
        const everybody = [...accounts].map(([account, member]) => ({ account, ...member }))
        const toSign = params['sign_text']
        context.body = typeof toSign === 'string' ? signPage(everybody, Buffer.from(toSign, 'base64').toString()) : choicePage(everybody, prompt.reasons.includes('login_prompt'))
        return undefined
      }
      const chosen = new URLSearchParams(await text(context.req)).get('account') ?? ''
      const result = accounts.has(chosen) ? { login: { accountId: chosen } } : { error: 'access_denied' }
      context.redirect(await provider.interactionResult(context.req, context.res, result))
      context.status = 303
    } catch (error) {
      // The attempt is over or was never begun.
      if (!(error instanceof errors.SessionNotFound)) throw error
      context.status = 400
      context.body = sorryPage(origin)
    }
    return undefined
  })
  provider.on('server_error', (_, error) => log.warn({ err: error }, 'identity provider failed'))

  const { hostname, port } = new URL(issuer)
  const server = createServer(provider.callback()).listen(Number(port), hostname)
  await once(server, 'listening').catch((error) => {
    throw new Error(`PORT + 1 (${port}), the demo sign-in, ${error.code === 'EADDRINUSE' ? 'is taken by another program' : error.message}`)
  })
  return {
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

/** The provider's own adapter for memory, without its warning that a restart forgets: here it should. */
function memory() {
  const stored = new Map<string, { payload: AdapterPayload; until: number }>()
  const forgetOld = () => {
    for (const [key, { until }] of stored) if (until < Date.now()) stored.delete(key)
  }
  return (model: string): Adapter => {
    const find = (matches: (payload: AdapterPayload) => boolean) =>
      [...stored].find(([key, { payload, until }]) => key.startsWith(`${model}:`) && until >= Date.now() && matches(payload))?.[1].payload
    return {
      async upsert(id, payload, expiresIn) {
        forgetOld()
        stored.set(`${model}:${id}`, { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 })
      },
      find: async (id) => {
        const kept = stored.get(`${model}:${id}`)
        return kept && kept.until >= Date.now() ? kept.payload : undefined
      },
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const kept = stored.get(`${model}:${id}`)
        if (kept) kept.payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        stored.delete(`${model}:${id}`)
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key)
      },
    }
  }
}
