import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** What one id token says and how it is signed; a lie changes something of it. */
export interface Said {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  signedBy: 'itself' | 'somebody else' | 'nobody'
}

/**
 * An OpenID provider that speaks the protocol and asks nobody anything: it sends everyone straight back and says in its id
 * token what the lie of the moment makes of the truth.
 */
export async function startLyingProvider(issuer: string, truth: Record<string, unknown>) {
  const [own, foreign] = [newKey(), newKey()]
  const nonces = new Map<string, string>()
  const provider = { lie: (said: Said): Said => said, answersTokens: true, issuer, publicKey: own.publicKey, close: async () => {} }

  const idToken = (nonce: string | undefined) => {
    const now = Math.floor(Date.now() / 1000)
    const said = provider.lie({
      header: { alg: 'ES256', kid: 'own' },
      claims: { iss: issuer, aud: 'kring', nonce, iat: now, exp: now + 60, auth_time: now, ...truth },
      signedBy: 'itself',
    })
    const body = `${part(said.header)}.${part(said.claims)}`
    if (said.signedBy === 'nobody') return `${body}.`
    // The classic confusion: the public key, which everybody has, as if it were a shared secret.
    if (said.header['alg'] === 'HS256') return `${body}.${createHmac('sha256', own.publicKey.export({ format: 'pem', type: 'spki' })).update(body).digest('base64url')}`
    const { privateKey } = said.signedBy === 'itself' ? own : foreign
    return `${body}.${sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, issuer)
    const json = (value: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['ES256'],
      })
    }
    if (url.pathname === '/jwks') return json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'ES256', use: 'sig' }] })
    if (url.pathname === '/auth') {
      const code = `code-${nonces.size}`
      nonces.set(code, url.searchParams.get('nonce')!)
      const back = new URL(url.searchParams.get('redirect_uri')!)
      back.search = new URLSearchParams({ code, state: url.searchParams.get('state')! }).toString()
      return response.writeHead(303, { location: back.href }).end()
    }
    const code = new URLSearchParams(await text(request)).get('code') ?? ''
    if (!provider.answersTokens) return response.writeHead(503).end()
    return json({ access_token: 'nothing', token_type: 'Bearer', expires_in: 60, id_token: idToken(nonces.get(code)) })
  })
  const { port, hostname } = new URL(issuer)
  await once(server.listen(Number(port), hostname), 'listening')
  provider.close = async () => {
    server.close()
    server.closeAllConnections()
  }
  return provider
}
