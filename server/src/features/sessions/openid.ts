import type { JsonWebKey } from 'node:crypto'
import * as openid from 'openid-client'

/*
 * Everything that we take from openid-client is in this file: the code flow with PKCE (RFC 7636), state and nonce, and the id
 * token with the provider's signature under it.
 */

/** Where a provider is, and as whom it knows us. */
export interface OpenIdAccess {
  issuer: string
  clientId: string
  clientSecret: string
}

/** What a return is checked against. */
export interface Attempt {
  state: string
  nonce: string
  verifier: string
}

/** What the provider has said: the id token to the letter, what stands in it, and the key of the provider's that it is signed with. */
export interface Said {
  idToken: string
  claims: openid.IDToken
  key: JsonWebKey | undefined
}

/** The provider sent the person back with an error of its own instead of a code (OpenID Connect Core 3.1.2.6), or is not to be reached. */
export class NothingSaid extends Error {
  readonly why: 'cancelled' | 'away'
  constructor(why: 'cancelled' | 'away', cause: unknown) {
    super(`the provider has said nothing: ${why}`, { cause })
    this.why = why
  }
}

export interface OpenIdProvider {
  /** The address to send somebody to, who is to come back to `back`. */
  address(attempt: Attempt, back: string, more: Record<string, string>): Promise<URL>
  /**
   * Exchanges the code in the address to which somebody came back. Checked are state, nonce, PKCE, issuer, audience, times and the
   * signature, and with `maxAge` how many seconds ago the person has proven who they are. Throws for anything else.
   */
  redeem(here: URL, attempt: Attempt, maxAge?: number): Promise<Said>
}

/** What nobody can guess, for one attempt. */
export const newAttempt = (nonce: string = openid.randomNonce()): Attempt => ({ state: openid.randomState(), nonce, verifier: openid.randomPKCECodeVerifier() })

/** Asks the provider about itself when it is first needed, and again after a failure: it may start later than we do. */
export function openProvider({ issuer, clientId, clientSecret }: OpenIdAccess): OpenIdProvider {
  let known: Promise<openid.Configuration> | undefined
  const isPlain = new URL(issuer).protocol === 'http:'
  const provider = () => {
    known ??= openid
      .discovery(new URL(issuer), clientId, undefined, openid.ClientSecretBasic(clientSecret), {
        timeout: 10,
        // Signatures are checked although the token comes straight from the provider. Plain http is for loopback: config.ts.
        execute: [openid.enableNonRepudiationChecks, ...(isPlain ? [openid.allowInsecureRequests] : [])],
      })
      .catch((error) => {
        known = undefined
        throw error
      })
    return known
  }
  return {
    async address({ state, nonce, verifier }, back, more) {
      return openid.buildAuthorizationUrl(await provider().catch(asNothingSaid), {
        redirect_uri: back, scope: 'openid', state, nonce, code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more,
      })
    },
    async redeem(here, { state, nonce, verifier }, maxAge) {
      const configuration = await provider().catch(asNothingSaid)
      const tokens = await openid.authorizationCodeGrant(configuration, here, {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true, ...(maxAge === undefined ? {} : { maxAge }),
      }).catch(asNothingSaid)
      const idToken = tokens.id_token!
      const { kid } = JSON.parse(Buffer.from(idToken.split('.')[0]!, 'base64url').toString()) as { kid?: string }
      return { idToken, claims: tokens.claims()!, key: openid.getJwksCache(configuration)?.jwks.keys.find((key) => key.kid === kid) }
    },
  }
}

/** Passes on what was said and is not believed; names what is no answer at all. */
function asNothingSaid(error: unknown): never {
  if (error instanceof openid.AuthorizationResponseError && error.error === 'access_denied') throw new NothingSaid('cancelled', error)
  const said = error instanceof openid.AuthorizationResponseError || error instanceof openid.ResponseBodyError ? error.error : ''
  const unreached = error instanceof openid.ClientError && ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(error.code ?? '')
  if (error instanceof TypeError || unreached || ['server_error', 'temporarily_unavailable'].includes(said)) throw new NothingSaid('away', error)
  throw error
}
