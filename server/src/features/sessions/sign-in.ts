import { signInPaths } from '@kring/contract/sessions'
import type { SignInOutcome } from '@kring/domain/sessions'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import type { Knock } from '../../platform/http.ts'
import { seal, unseal } from '../../platform/seal.ts'
import { familyIssuer, staffIssuer, subjectHashOf } from '../agencies/identity.ts'
import type { Sessions } from './lucia.ts'
import { newAttempt, openProvider, type Said } from './openid.ts'
import { doorkeeper, findPersonByLogin } from './queries.ts'

/*
 * Signing in with OpenID Connect (openid.ts). Two addresses that answer with redirects alone and therefore stand beside the list
 * of routes (packages/contract/src/sessions.ts names them).
 */

/** One attempt to sign in: what the return is checked against. It waits with the browser that began it, sealed. */
const Attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to land, an absolute address of ours. */
  to: z.string(),
  startedAt: z.number().int(),
  /** Asks for a proof made now, of the person that is signed in, if anybody is. */
  stepUp: z.object({ of: z.uuid().nullable() }).nullable(),
})
type Attempt = z.infer<typeof Attempt>

const attemptCookie = { name: '__Host-kring-signin', purpose: 'sign-in', attributes: { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } } as const
const attemptSeconds = 600

interface Setting {
  config: Config
  database: Database
  sessions: Sessions
}

/** Serves the beginning and the return of a sign-in. Whatever goes wrong ends in a redirect that names nobody. */
export function serveSignIn(app: OpenAPIHono<Knock>, setting: Setting) {
  const { config } = setting
  const { origin } = new URL(config.url)
  const returnAddress = `${origin}/api${signInPaths.back}`
  const provider = openProvider(config.identityProvider)

  const ended = (context: Context, how: SignInOutcome) => context.redirect(`${origin}/?signin=${how}`, 303)
  const failed = (context: Context<Knock>, error: unknown) => {
    context.var.log.warn({ err: error, requestId: context.var.requestId }, 'sign-in failed')
    return ended(context, 'failed')
  }

  app.get(`/api${signInPaths.start}`, async (context) => {
    const { actor } = context.var
    const asksProof = context.req.query('step-up') === '1'
    const attempt: Attempt = {
      ...newAttempt(),
      to: landing(context.req.query('to'), origin),
      startedAt: secondsNow(),
      stepUp: asksProof ? { of: actor.kind === 'person' ? actor.personId : null } : null,
    }
    try {
      const address = await provider.address(attempt, returnAddress, {
        claims: JSON.stringify({ id_token: { [config.identityProvider.familyClaim]: null, auth_time: { essential: true } } }),
        ...(asksProof ? { prompt: 'login', max_age: '0' } : {}),
      })
      setCookie(context, attemptCookie.name, seal(config.secret, attemptCookie.purpose, attempt), { ...attemptCookie.attributes, maxAge: attemptSeconds })
      return context.redirect(address.href, 303)
    } catch (error) {
      return failed(context, error)
    }
  })

  app.get(`/api${signInPaths.back}`, async (context) => {
    const attempt = Attempt.safeParse(unseal(config.secret, attemptCookie.purpose, getCookie(context, attemptCookie.name) ?? '')).data
    // An attempt is good for one return, whatever comes of it; that its code is good for one, the provider sees to.
    deleteCookie(context, attemptCookie.name, attemptCookie.attributes)
    if (!attempt || secondsNow() - attempt.startedAt > attemptSeconds) return ended(context, 'failed')
    try {
      // The address that we gave out, not the one that a Host header claims.
      const here = new URL(returnAddress + new URL(context.req.url).search)
      // With a step-up, proven since we asked: a provider that let somebody through on an older proof is refused.
      const { claims } = await provider.redeem(here, attempt, attempt.stepUp ? secondsNow() - attempt.startedAt : undefined)
      const person = await findPersonIn(claims, setting)
      if (!person) return ended(context, 'unknown')
      if (attempt.stepUp?.of && attempt.stepUp.of !== person.id) return ended(context, 'someone-else')
      const { cookie } = await setting.sessions.start(person, 'oidc', {
        replacing: context.req.header('cookie'),
        requestId: context.var.requestId,
        provenSecondsAgo: claims.auth_time === undefined ? null : Math.max(0, secondsNow() - claims.auth_time),
      })
      context.header('set-cookie', cookie, { append: true })
      return context.redirect(attempt.to, 303)
    } catch (error) {
      return failed(context, error)
    }
  })
}

const secondsNow = () => Math.floor(Date.now() / 1000)

/**
 * The address to land on: a path of ours, made absolute with our own origin, so that `//elsewhere` and its many spellings
 * lead nowhere else. Anything but such a path, and anything below /api, is the start page.
 */
export function landing(to: string | undefined, origin: string): string {
  const start = `${origin}/`
  if (!to?.startsWith('/') || !URL.canParse(to, origin)) return start
  const address = new URL(to, origin)
  return address.origin === origin && !address.pathname.startsWith('/api/') ? address.href : start
}

/** The person whom the provider's words are about: a family by personal number, where it gives one; an employee by account. */
async function findPersonIn(claims: Said['claims'], { config, database }: Setting) {
  const { familyClaim, staffClaim } = config.identityProvider
  const personalNumber = claims[familyClaim]
  const [issuer, subject] = typeof personalNumber === 'string' ? [familyIssuer, personalNumber.replaceAll(/\D/g, '')] : [staffIssuer, claims[staffClaim]]
  if (typeof subject !== 'string' || subject === '') return undefined
  return database.as(doorkeeper, (trx) => findPersonByLogin(trx, { issuer, subjectHash: subjectHashOf(config.secret, issuer, subject) }))
}
