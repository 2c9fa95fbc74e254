import type { Actor } from '@kring/domain/actor'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './errors.ts'

/**
 * How often one caller may ask: a signed-in person by their session, anybody else by address. Generous for a busy meeting,
 * narrow for guessing. Per node; what needs one count for all nodes (sign-in attempts) is counted at the identity provider.
 */
export function openLimit() {
  const known = new RateLimiterMemory({ points: 1200, duration: 60 })
  const unknown = new RateLimiterMemory({ points: 600, duration: 60 })
  return async (actor: Actor, address: string) => {
    try {
      await (actor.kind === 'person' ? known.consume(actor.sessionId) : unknown.consume(address))
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Refusal('too-many', { retryAfterSeconds: Math.ceil(error.msBeforeNext / 1000) })
    }
  }
}
