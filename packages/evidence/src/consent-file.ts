import { verifyBankId } from './bankid.ts'
import type { Known } from './certificates.ts'
import type { PublicJwk } from './jwk.ts'
import { verifyOidc, type TrustedProvider } from './oidc.ts'
import { canonicalJson, fingerprintOf, sha256 } from './statement.ts'

/** One signature under a consent as it is exported: everything that is needed to check it without Kring. */
export type ConsentFile = BankIdFile | OidcFile

interface AnyFile {
  format: 'kring-consent-signature/1'
  /** The Swedish text that was agreed to, whole. */
  text: string
  /** What was shown when it was signed, and the statement in canonical JSON that was signed with it. */
  visibleText: string
  statement: string
  /** Who was asked to sign, by personal number; null where whoever checks brings it along. */
  signer: string | null
  /** When the order was begun and its answer taken: ISO 8601. */
  orderedAt: string
  collectedAt: string
}

export interface BankIdFile extends AnyFile {
  method: 'bankid'
  signature: string
  ocspResponse: string
  /** The organisation number of the municipality as BankID knows it. */
  relyingParty: string
}

export interface OidcFile extends AnyFile {
  method: 'oidc'
  idToken: string
  key: PublicJwk
  /** The provider that answered and the client that asked; which keys, claim and levels count is for whoever checks to say. */
  issuer: string
  clientId: string
}

/** Where trust begins: BankID's roots for people's certificates, and OpenID providers with their keys. */
export interface Trust {
  roots: readonly Known[]
  providers: readonly TrustedProvider[]
}

export type FileVerdict = { ok: true; method: ConsentFile['method']; signedAt: Date; name: string; personalNumber: string; facts: Facts } | { ok: false; why: string }
/** What the statement says, as far as every statement says it. */
export interface Facts { caseId: string; requestId: string; validUntilOn: string; textHash: string }

/**
 * Checks an exported consent: the signature itself (see `verifyBankId` and `verifyOidc`), and that its statement names this very
 * text by its hash and the shown text shows that hash's fingerprint. One of the named signers must have made it.
 */
export function verifyConsentFile(given: unknown, trust: Trust, ...signers: readonly string[]): FileVerdict {
  const file = asFile(given)
  if (!file) return { ok: false, why: 'the file is not an exported consent signature' }
  const wanted = signers.length === 0 && file.signer !== null ? [file.signer] : signers
  if (wanted.length === 0) return { ok: false, why: 'nobody says who was asked to sign' }
  const facts = factsIn(file.statement)
  if (!facts) return { ok: false, why: 'statement: not canonical, or not about a consent' }
  if (facts.textHash !== sha256(file.text)) return { ok: false, why: 'text: the consent text is not the one that was signed' }
  if (!file.visibleText.includes(fingerprintOf(facts.textHash))) return { ok: false, why: 'text: what was shown names another consent text' }
  const verdict = verifySignature(file, trust, (personalNumber) => wanted.includes(personalNumber))
  return verdict.ok ? { ...verdict, method: file.method, facts } : { ok: false, why: `${verdict.check}: ${verdict.how}` }
}

function verifySignature(file: ConsentFile, { roots, providers }: Trust, isSigner: (personalNumber: string) => boolean) {
  const { visibleText, statement } = file
  const expected = { visibleText, statement, isSigner, from: new Date(file.orderedAt), to: new Date(file.collectedAt) }
  if (file.method === 'bankid') return verifyBankId(file, { ...expected, relyingParty: file.relyingParty, roots })
  const provider = providers.find(({ issuer, clientId }) => issuer === file.issuer && clientId === file.clientId)
  return provider ? verifyOidc(file, { ...expected, provider }) : { ok: false as const, check: 'issuer' as const, how: 'not a provider that is trusted here' }
}

const texts = {
  bankid: ['text', 'visibleText', 'statement', 'signature', 'ocspResponse', 'relyingParty', 'orderedAt', 'collectedAt'],
  oidc: ['text', 'visibleText', 'statement', 'idToken', 'issuer', 'clientId', 'orderedAt', 'collectedAt'],
} as const

function asFile(given: unknown): ConsentFile | undefined {
  const file = given as Partial<Record<string, unknown>> | null
  if (typeof file !== 'object' || file?.['format'] !== 'kring-consent-signature/1') return undefined
  const { method, signer, key } = file
  if (method !== 'bankid' && method !== 'oidc') return undefined
  if (!texts[method].every((name) => typeof file[name] === 'string') || !(signer === null || typeof signer === 'string')) return undefined
  if (method === 'oidc' && (typeof key !== 'object' || key === null)) return undefined
  return file as unknown as ConsentFile
}

function factsIn(statement: string): Facts | undefined {
  try {
    const said = JSON.parse(statement)
    const { caseId, requestId, validUntilOn, textHash } = said
    const isWhole = [caseId, requestId, validUntilOn, textHash].every((each) => typeof each === 'string')
    return isWhole && canonicalJson(said) === statement ? { caseId, requestId, validUntilOn, textHash } : undefined
  } catch {
    return undefined
  }
}
