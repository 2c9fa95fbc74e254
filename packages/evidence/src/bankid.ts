import { verify } from 'node:crypto'
import { bytesOf } from './base64.ts'
import { checkChain, isStrong, personalNumberOf, readCertificate, type Known } from './certificates.ts'
import { checkOcsp } from './ocsp.ts'
import { checks, demand, Refused, type Check } from './refusal.ts'
import { readSignedDocument } from './signed-document.ts'

/** What BankID answers when a signature is complete: both in base64, to be kept to the letter, for one hashes the other. */
export interface BankIdEvidence {
  signature: string
  ocspResponse: string
}

/** What the evidence must show. */
export interface Expected {
  /** The text that BankID's app showed, and the statement that was signed beside it unseen. */
  visibleText: string
  statement: string
  /** The organisation number of the relying party that asked. */
  relyingParty: string
  /** Whether a personal number (12 digits) is that of the person who was asked. */
  isSigner(personalNumber: string): boolean
  /** The order was begun and its answer taken between these instants. */
  from: Date
  to: Date
  /** Where trust begins: BankID's own roots for people's certificates. */
  roots: readonly Known[]
}

export type Verdict =
  | { ok: true; checks: readonly Check[]; signedAt: Date; personalNumber: string; name: string }
  | { ok: false; check: Check; how: string }

const clockSkewMs = 5 * 60 * 1000

/**
 * Whether this is a signature with BankID by the expected person, of exactly this text and statement, for this relying party,
 * made in this span of time with a certificate that was good then. Asks nobody; the same evidence gives the same answer in ten
 * years. Anything that is not exactly as BankID makes it is refused, with the first check that failed.
 */
export function verifyBankId(evidence: BankIdEvidence, expected: Expected): Verdict {
  try {
    const document = readSignedDocument(bytesOf(evidence.signature, 'form'))
    demand(document.visible.equals(Buffer.from(expected.visibleText)), 'text', 'another text was signed')
    demand(document.nonVisible.equals(Buffer.from(expected.statement)), 'statement', 'another statement was signed')
    demand(document.purpose === 'Signing', 'purpose', 'made to sign in, not to sign')
    demand(organisationNumberIn(document.relyingParty) === expected.relyingParty, 'relying-party', 'made for another relying party')

    const chain = document.certificates.map((der) => readCertificate(der, 'chain'))
    const [signer] = chain
    demand(signer !== undefined, 'chain', 'no certificate')
    const issuer = chain[1] ?? expected.roots.find(({ x509 }) => signer.x509.checkIssued(x509))
    demand(issuer !== undefined, 'chain', 'no issuer')
    const key = signer.x509.publicKey
    demand(key.asymmetricKeyType === 'rsa' && isStrong(key) && verify('sha256', document.signedInfo, key, document.signatureValue), 'signature', 'not made with the key of the certificate')
    const personalNumber = personalNumberOf(signer)
    demand(expected.isSigner(personalNumber), 'personal-number', 'signed by somebody else')

    const signedAt = checkOcsp({ answer: evidence.ocspResponse, signature: evidence.signature, signer, issuer, others: [...chain.slice(1), ...expected.roots] })
    const isInTime = signedAt.getTime() >= expected.from.getTime() - clockSkewMs && signedAt.getTime() <= expected.to.getTime() + clockSkewMs
    demand(isInTime, 'time', 'made at another time than it was asked for')
    checkChain(chain, expected.roots, signedAt)
    return { ok: true, checks, signedAt, personalNumber, name: nameIn(signer) }
  } catch (error) {
    // What breaks a library is refused like what breaks a rule: nothing that is not understood is ever accepted.
    return error instanceof Refused ? { ok: false, check: error.check, how: error.message } : { ok: false, check: 'form', how: 'could not be read' }
  }
}

/** The organisation number in a relying party's name, as in `cn=...,name=...,serialNumber=5566304928,o=...,c=SE`; empty where there is none, or more than one. */
export function organisationNumberIn(name: string): string {
  const numbers = [...name.matchAll(/(?:^|[,\n]\s*)serialNumber=(\d{10})(?=[,\n]|$)/gi)]
  return numbers.length === 1 ? numbers[0]![1]! : ''
}

const nameIn = ({ asn1 }: Known) => String(asn1.subject.typesAndValues.find(({ type }) => type === '2.5.4.3')?.value.valueBlock.value ?? '')
