import { z } from 'zod'
import { Id } from '@kring/domain/kernel/ids'
import { BeginSigning, Signing, SigningMethod } from '@kring/domain/signing'
import { get, nothing, post } from './route.ts'

const one = { signingId: Id }
const anyEvidence = z.object({
  format: z.literal('kring-consent-signature/1'), text: z.string(), visibleText: z.string(), statement: z.string(), signer: z.null(), orderedAt: z.string(), collectedAt: z.string(),
})

export const readSigningMethod = get('readSigningMethod', {
  path: '/signing-method', about: 'signing', summary: 'How people sign here',
  /**
   * Equals, in the order in which they are offered, each by its own name where it has one; none where a proof of identity signs.
   * `practice` is the page of a demo's simulator, where one decides by hand what the app does.
   */
  answer: z.object({ methods: z.array(z.object({ method: SigningMethod, name: z.string().nullable(), practice: z.string().nullable() })) }),
})
export const beginSigning = post('beginSigning', { path: '/cases/:caseId/consent/requests/:requestId/signings', about: 'signing', summary: 'Begin to sign for oneself with an e-ID', params: { caseId: Id, requestId: Id }, body: BeginSigning, answer: z.object({ id: Id }) })
export const readSigning = get('readSigning', { path: '/signings/:signingId', about: 'signing', summary: 'How my signature is going', params: one, answer: Signing })
export const cancelSigning = post('cancelSigning', { path: '/signings/:signingId/cancellation', about: 'signing', summary: 'Give up a signature that is being made', params: one, answer: nothing })
/** Everything that proves the signatures under one consent that the reader may read, as packages/evidence checks it. */
export const readEvidence = get('readEvidence', {
  path: '/cases/:caseId/consent/requests/:requestId/evidence', about: 'consent', summary: 'The evidence of the signatures, for checking without Kring', params: { caseId: Id, requestId: Id },
  answer: z.object({ items: z.array(z.discriminatedUnion('method', [
    anyEvidence.extend({ method: z.literal('bankid'), signature: z.string(), ocspResponse: z.string(), relyingParty: z.string() }),
    anyEvidence.extend({ method: z.literal('oidc'), idToken: z.string(), key: z.record(z.string(), z.string()), issuer: z.string(), clientId: z.string(), claim: z.string(), acr: z.array(z.string()) }),
  ])) }),
})

export const signingRoutes = [readSigningMethod, beginSigning, readSigning, cancelSigning, readEvidence]

/** The address to which an e-ID app or an OpenID provider leads back, beside the list of routes: it answers with redirects alone. Below `/api`. */
export const signingReturnPath = '/signing/return'
