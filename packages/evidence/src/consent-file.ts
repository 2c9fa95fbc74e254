import { verifyBankId } from './bankid.ts'
import type { Known } from './certificates.ts'
import { canonicalJson, fingerprintOf, sha256 } from './statement.ts'

/** One signature under a consent as it is exported: everything that is needed to check it without Kring. */
export interface ConsentFile {
  format: 'kring-consent-signature/1'
  /** The Swedish text that was agreed to, whole. */
  text: string
  method: 'bankid'
  /** What BankID's app showed, and the statement in canonical JSON that was signed beside it. */
  visibleText: string
  statement: string
  signature: string
  ocspResponse: string
  /** The organisation number of the municipality as BankID knows it. */
  relyingParty: string
  /** Who was asked to sign, by personal number; null where whoever checks brings it along. */
  signer: string | null
  /** When the order was begun and its answer taken: ISO 8601. */
  orderedAt: string
  collectedAt: string
}

export type FileVerdict = { ok: true; signedAt: Date; name: string; personalNumber: string; facts: Facts } | { ok: false; why: string }
/** What the statement says, as far as every statement says it. */
export interface Facts { caseId: string; requestId: string; validUntilOn: string; textHash: string }

/**
 * Checks an exported consent: the signature itself (see `verifyBankId`), and that its statement names this very text by its
 * hash and the shown text shows that hash's fingerprint.
 */
export function verifyConsentFile(given: unknown, roots: readonly Known[], signer?: string): FileVerdict {
  const file = asFile(given)
  if (!file) return { ok: false, why: 'the file is not an exported consent signature' }
  const wanted = signer ?? file.signer
  if (wanted === null || wanted === undefined) return { ok: false, why: 'nobody says who was asked to sign' }
  const facts = factsIn(file.statement)
  if (!facts) return { ok: false, why: 'statement: not canonical, or not about a consent' }
  if (facts.textHash !== sha256(file.text)) return { ok: false, why: 'text: the consent text is not the one that was signed' }
  if (!file.visibleText.includes(fingerprintOf(facts.textHash))) return { ok: false, why: 'text: what was shown names another consent text' }
  const verdict = verifyBankId(file, {
    visibleText: file.visibleText, statement: file.statement, relyingParty: file.relyingParty, roots,
    isSigner: (personalNumber) => personalNumber === wanted, from: new Date(file.orderedAt), to: new Date(file.collectedAt),
  })
  return verdict.ok ? { ...verdict, facts } : { ok: false, why: `${verdict.check}: ${verdict.how}` }
}

const texts = ['text', 'visibleText', 'statement', 'signature', 'ocspResponse', 'relyingParty', 'orderedAt', 'collectedAt'] as const

function asFile(given: unknown): ConsentFile | undefined {
  const file = given as Partial<ConsentFile> | null
  if (typeof file !== 'object' || file?.format !== 'kring-consent-signature/1' || file.method !== 'bankid') return undefined
  if (!texts.every((key) => typeof file[key] === 'string') || !(file.signer === null || typeof file.signer === 'string')) return undefined
  return file as ConsentFile
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
