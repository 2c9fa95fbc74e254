import { z } from 'zod'
import { SignConsent } from './consent.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'

// 1 shapes

/** With which e-ID people sign: BankID itself, or through an OpenID provider. */
export const SigningMethod = z.enum(['bankid', 'oidc'])
export type SigningMethod = z.infer<typeof SigningMethod>

/** The app on this device, or on another one that reads a QR code. */
export const SigningDevice = z.enum(['this', 'other'])

/** One's own signature while it is being made. Gone when it is done or given up; then the consent says how it went. */
export const Signing = z.object({
  id: Id,
  caseId: Id,
  requestId: Id,
  method: SigningMethod,
  device: SigningDevice,
  /** `failed` stays for a moment, so that the page can say why; everything else waits for the person or the provider. */
  state: z.enum(['waiting', 'failed']),
  /** The provider's hint while it waits; why it failed: the provider's hint or error code, or one of `ownSigningFailures`. */
  code: z.string(),
  /** Whether the code of a failure is an error of the provider's rather than a hint. */
  isError: z.boolean(),
  /** What the QR code says in this second and in the following ones; empty where none is to be shown. */
  qr: z.array(z.string()),
  /** What starts the app on this device; null where it is not to be started here. */
  links: z.object({ phone: z.string(), computer: z.string() }).nullable(),
  /** Where the provider asks, and the Swedish text that one says yes to there; null where an app does that. */
  elsewhere: z.object({ address: z.string(), text: z.string() }).nullable(),
})
export type Signing = z.infer<typeof Signing>

/**
 * Why a signature is not taken: it was somebody else's; the request was answered, taken back, changed or closed
 * meanwhile; the evidence does not hold; or none came, because it was given up, took too long, or the provider was away. They begin
 * like no word of a provider's.
 */
export const ownSigningFailures = ['own:someone-else', 'own:too-late', 'own:not-proven', 'own:replaced', 'own:cancelled', 'own:expired', 'own:away'] as const
export type OwnSigningFailure = (typeof ownSigningFailures)[number]

// 2 inputs

/** `returnTo` is the path of the page to which the app leads back. */
export const BeginSigning = SignConsent.extend({ method: SigningMethod, device: SigningDevice, returnTo: z.string().startsWith('/').max(400) })

// 4 events

/** Somebody has begun to sign: known to themselves alone. */
export const signingBegun = event('signing.begun', 'signing', null, z.object({ signingId: Id }))

export const signingEvents = [signingBegun]
