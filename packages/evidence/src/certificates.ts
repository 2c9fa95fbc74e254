import { X509Certificate, type KeyObject } from 'node:crypto'
import { BitString } from 'asn1js'
import { BasicConstraints, Certificate, type AlgorithmIdentifier } from 'pkijs'
import { readDer } from './der.ts'
import { demand, type Check } from './refusal.ts'

/** One certificate, as OpenSSL reads it and as ASN.1. */
export interface Known {
  der: Buffer
  x509: X509Certificate
  asn1: Certificate
}

/** The algorithms that may stand under a certificate or an OCSP answer, and the hash that each takes. */
const signatureAlgorithms: Record<string, string> = {
  '1.2.840.113549.1.1.11': 'sha256', '1.2.840.113549.1.1.12': 'sha384', '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256', '1.2.840.10045.4.3.3': 'sha384', '1.2.840.10045.4.3.4': 'sha512',
}
const curves = ['prime256v1', 'secp384r1', 'secp521r1']

/** The hash of a named algorithm in one of its two spellings (no parameters, or NULL); any other is refused. */
export function hashOf({ algorithmId, algorithmParams }: AlgorithmIdentifier, check: Check): string {
  const name = signatureAlgorithms[algorithmId]
  const isPlain = algorithmParams === undefined || (algorithmParams.idBlock?.tagClass === 1 && algorithmParams.idBlock.tagNumber === 5)
  demand(name !== undefined && isPlain, check, 'an algorithm that is not allowed')
  return name
}

/** Keys of the sizes that are still relied upon: RSA from 2048 bits, and the three NIST curves. */
export function isStrong(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
  return key.asymmetricKeyType === 'rsa' ? modulusLength >= 2048 : key.asymmetricKeyType === 'ec' && curves.includes(namedCurve)
}

/** Reads one certificate in DER. */
export function readCertificate(der: Buffer, check: Check): Known {
  const schema = readDer(der, check)
  try {
    const x509 = new X509Certificate(der)
    demand(x509.raw.equals(der), check, 'not one certificate')
    return { der, x509, asn1: new Certificate({ schema }) }
  } catch {
    return demand(false, check, 'not a certificate') as never
  }
}

/** Reads the certificates of a PEM file. */
export const readRoots = (pem: string): Known[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)].map(([one]) => readCertificate(new X509Certificate(one).raw, 'chain'))

/** Whether one certificate was issued by another: the names, what the issuer may do, an algorithm that is allowed, the signature. */
export function isIssuedBy(one: Known, issuer: Known): boolean {
  const key = issuer.x509.publicKey
  hashOf(one.asn1.signatureAlgorithm, 'chain')
  return isStrong(key) && issuer.x509.ca && mayUse(issuer, keyCertSign) && one.x509.checkIssued(issuer.x509) && one.x509.verify(key)
}

export const isValidAt = ({ x509 }: Known, at: Date) => at >= x509.validFromDate && at <= x509.validToDate

/** Bits of the extension keyUsage (RFC 5280 section 4.2.1.3). */
export const digitalSignature = 0x80
export const nonRepudiation = 0x40
const keyCertSign = 0x04

/** Whether keyUsage stands in the certificate and allows one of these uses. */
export function mayUse({ asn1 }: Known, uses: number): boolean {
  const usage = asn1.extensions?.find(({ extnID }) => extnID === '2.5.29.15')?.parsedValue
  return usage instanceof BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & uses) !== 0
}

/**
 * Follows a chain from the signer to one of the given roots, each link valid at one instant. The signer's certificate comes
 * first, each next one has issued the one before, and the last is a root or issued by one.
 */
export function checkChain(chain: readonly Known[], roots: readonly Known[], at: Date): void {
  const [signer, ...above] = chain
  demand(signer !== undefined && chain.length <= 5, 'chain', 'no chain')
  const last = chain.at(-1)!
  const root = roots.find(({ der }) => der.equals(last.der)) ?? roots.find((one) => isIssuedBy(last, one))
  demand(root !== undefined && !root.der.equals(signer.der), 'chain', 'leads to no given root')
  demand(!signer.x509.ca && mayUse(signer, digitalSignature | nonRepudiation), 'chain', 'not a certificate to sign with')
  chain.slice(0, -1).forEach((one, index) => demand(isIssuedBy(one, chain[index + 1]!), 'chain', 'a link is not issued by the next'))
  demand([...chain, root].every((one) => isValidAt(one, at)), 'chain', 'not valid when it was signed')
  above.forEach((issuer, index) => {
    const constraint = issuer.asn1.extensions?.find(({ extnID }) => extnID === '2.5.29.19')?.parsedValue
    const longest = constraint instanceof BasicConstraints ? constraint.pathLenConstraint : undefined
    demand(longest === undefined || Number(longest) >= index, 'chain', 'longer than an issuer allows')
  })
}

/** The personal number of a person's certificate: subject attribute serialNumber, 12 digits, once. */
export function personalNumberOf({ asn1 }: Known): string {
  const values = asn1.subject.typesAndValues.filter(({ type }) => type === '2.5.4.5').map(({ value }) => String(value.valueBlock.value))
  demand(values.length === 1 && /^\d{12}$/.test(values[0]!), 'personal-number', 'no personal number in the certificate')
  return values[0]!
}
