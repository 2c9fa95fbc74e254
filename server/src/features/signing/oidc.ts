import { nonceOf, publicPartOf, thumbprintOf, verifyOidc, type PublicJwk } from '@kring/evidence'
import type { OwnSigningFailure } from '@kring/domain/signing'
import { z } from 'zod'
import type { SigningOidcAccess } from '../../platform/config.ts'
import { newAttempt, NothingSaid, openProvider } from '../sessions/openid.ts'
import { nothingToShow, ProviderTrouble, type Outcome, type SigningProvider } from './provider.ts'

/** What one person was sent to the provider with. */
const Kept = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), address: z.string(), back: z.string() })
const Answer = z.object({ idToken: z.string(), key: z.record(z.string(), z.string()) })

const failed = (code: OwnSigningFailure, why?: string): Outcome => ({ status: 'failed', code, ...(why ? { why } : {}) })

/**
 * An OpenID provider as a provider of signatures (Freja, brokers): one proves anew who one is, and the id token that comes of it
 * carries the SHA-256 of the statement as its nonce. It is kept with the key that it is signed with.
 */
export function oidcProvider({ access, claim, acr, text, name }: SigningOidcAccess): SigningProvider {
  const provider = openProvider(access)
  const { issuer, clientId } = access
  return {
    method: 'oidc',
    name: name ?? null,
    practice: null,
    minutes: 10,
    isAsked: false,
    async begin({ visibleText, statement, back, token }) {
      const attempt = { ...newAttempt(nonceOf(statement)), state: token }
      const address = await provider.address(attempt, back, {
        prompt: 'login',
        max_age: '0',
        claims: JSON.stringify({ id_token: { [claim]: { essential: true }, auth_time: { essential: true } } }),
        ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
        ...(text ? { [text.parameter]: filled(text.value, visibleText) } : {}),
      }).catch((error) => {
        throw error instanceof NothingSaid ? new ProviderTrouble('OpenID: away', 'own:away' satisfies OwnSigningFailure, true) : error
      })
      return { kept: { ...attempt, address: address.href, back }, code: 'elsewhere' }
    },
    async bringOn(kept, back) {
      const attempt = Kept.parse(kept)
      if (!back) return { status: 'pending', code: 'elsewhere' }
      try {
        // The address that we gave out, not the one that a Host header claims.
        const { idToken, key } = await provider.redeem(new URL(attempt.back + back.search), attempt)
        return key ? { status: 'complete', answer: { idToken, key: publicPartOf(key as PublicJwk) } } : failed('own:not-proven', 'no key')
      } catch (error) {
        if (error instanceof NothingSaid && error.why === 'cancelled') return failed('own:cancelled')
        return failed(error instanceof NothingSaid ? 'own:away' : 'own:not-proven', wordIn(error))
      }
    },
    // Who never comes back leaves nothing behind there.
    cancel: async () => {},
    complete({ answer, visibleText, statement, startedAt, collectedAt }) {
      const evidence = Answer.safeParse(answer).data
      const verdict = evidence && verifyOidc(evidence, {
        visibleText, statement, isSigner: () => true, from: new Date(startedAt), to: new Date(collectedAt),
        // The key came from the provider itself, over TLS; whoever checks later brings the archived ones.
        provider: { issuer, clientId, claim, acr, thumbprints: [thumbprintOf(evidence.key)] },
      })
      return verdict?.ok ? { ...verdict, proof: { ...evidence, issuer, clientId, claim, acr } } : { ok: false, check: verdict?.check ?? 'form' }
    },
    show({ kept, state, visibleText }) {
      const order = Kept.safeParse(kept).data
      return order && state === 'waiting' ? { ...nothingToShow, elsewhere: { address: order.address, text: visibleText } } : nothingToShow
    },
  }
}

/** The kind of a failure, as the library names it; what the provider has written stays out of the log. */
function wordIn(error: unknown): string {
  const { code } = (error instanceof NothingSaid ? error.cause : error) as { code?: unknown }
  return typeof code === 'string' ? code : (error as Error).name
}

/** The parameter's value with the text in the place that the setting names. */
const filled = (value: string, text: string) =>
  value.replace(/\{(base64url|base64|text)\}/, (_, encoding: 'base64url' | 'base64' | 'text') => (encoding === 'text' ? text : Buffer.from(text).toString(encoding)))
