import { createHash, verify } from 'node:crypto'
import { fromBER, OctetString, Primitive, type AsnType } from 'asn1js'
import { BasicOCSPResponse, OCSPResponse, type Extension } from 'pkijs'
import { bytesOf } from './base64.ts'
import { digitalSignature, hashOf, isIssuedBy, isStrong, isValidAt, mayUse, readCertificate, type Known } from './certificates.ts'
import { readDer } from './der.ts'
import { demand } from './refusal.ts'

const basic = '1.3.6.1.5.5.7.48.1.1'
const nonceExtension = '1.3.6.1.5.5.7.48.1.2'
const ocspSigning = '1.3.6.1.5.5.7.3.9'
const certIdHashes: Record<string, string> = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256' }
const oldestStatusMs = 24 * 3600 * 1000
const skewMs = 60 * 1000

/**
 * Checks the OCSP answer that BankID delivers beside a signature (RFC 6960): it is signed by the signer's issuer or by a
 * responder of that issuer, speaks of the signer's certificate alone, says "good", and is bound to this very signature by its
 * nonce: SHA-1 over the signature in base64, and 12 random bytes. Gives the instant at which it was produced: the only
 * time in the evidence that somebody else vouches for.
 */
export function checkOcsp({ answer, signature, signer, issuer, others }: {
  /** Base64, both as BankID delivered them. */
  answer: string
  signature: string
  signer: Known
  issuer: Known
  /** Certificates that may stand in the answer beside the responder's, because they are checked elsewhere. */
  others: readonly Known[]
}): Date {
  const { read, certificates } = readAnswer(bytesOf(answer, 'ocsp-form'))
  const { tbsResponseData, signatureAlgorithm, signature: value } = read

  const carried = certificates.map((der) => readCertificate(der, 'ocsp-form'))
  const isResponder = (one: Known) => one.x509.keyUsage?.includes(ocspSigning) === true && mayUse(one, digitalSignature) && !one.x509.ca && isIssuedBy(one, issuer)
  const responders = carried.filter((one) => !others.some(({ der }) => der.equals(one.der)))
  demand(responders.length <= 1 && responders.every(isResponder), 'ocsp-signature', 'a responder that the issuer has not named')
  const responder = responders[0] ?? issuer
  const key = responder.x509.publicKey
  const hash = hashOf(signatureAlgorithm, 'ocsp-signature')
  demand(value.valueBlock.unusedBits === 0 && isStrong(key), 'ocsp-signature', 'a key that is too weak')
  demand(verify(hash, tbsResponseData.tbsView, key, value.valueBlock.valueHexView), 'ocsp-signature', 'signed by somebody else, or changed')

  const { producedAt, responses, responseExtensions = [] } = tbsResponseData
  const [single] = responses
  demand(single !== undefined && responses.length === 1, 'ocsp-certificate', 'not about exactly one certificate')
  const { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } = single.certID
  const digest = certIdHashes[hashAlgorithm.algorithmId]
  demand(digest !== undefined, 'ocsp-certificate', 'an algorithm that is not allowed')
  const isOf = (wanted: Uint8Array, told: OctetString) => createHash(digest).update(wanted).digest().equals(told.valueBlock.valueHexView)
  demand(
    isOf(new Uint8Array(issuer.asn1.subject.toSchema().toBER()), issuerNameHash)
      && isOf(issuer.asn1.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView, issuerKeyHash)
      && Buffer.from(signer.asn1.serialNumber.valueBlock.valueHexView).equals(serialNumber.valueBlock.valueHexView),
    'ocsp-certificate', 'about another certificate')

  const status: unknown = single.certStatus
  demand(status instanceof Primitive && status.idBlock.tagClass === 3 && status.idBlock.tagNumber === 0, 'ocsp-status', 'not good')
  const { thisUpdate, nextUpdate } = single
  const isTimely = thisUpdate.getTime() <= producedAt.getTime() + skewMs && producedAt.getTime() - thisUpdate.getTime() <= oldestStatusMs
    && (nextUpdate === undefined || nextUpdate.getTime() + skewMs >= producedAt.getTime())
  demand(isTimely && isValidAt(responder, producedAt), 'ocsp-status', 'not of the time that it speaks of')

  const extensions = [...responseExtensions, ...(single.singleExtensions ?? [])]
  demand(extensions.every(({ extnID, critical }) => !critical || extnID === nonceExtension), 'ocsp-form', 'something that must be understood and is not')
  const nonces = responseExtensions.filter(({ extnID }) => extnID === nonceExtension)
  demand(nonces.length === 1, 'ocsp-nonce', 'no nonce')
  const nonce = nonceIn(nonces[0]!)
  demand(nonce.length === 32 && createHash('sha1').update(signature).digest().equals(nonce.subarray(0, 20)), 'ocsp-nonce', 'of another signature')
  return producedAt
}

function readAnswer(bytes: Buffer): { read: BasicOCSPResponse; certificates: Buffer[] } {
  const schema = readDer(bytes, 'ocsp-form')
  try {
    const { responseStatus, responseBytes } = new OCSPResponse({ schema })
    demand(responseStatus.valueBlock.valueDec === 0 && responseBytes?.responseType === basic, 'ocsp-form', 'not an answer')
    const parts = readDer(responseBytes.response.valueBlock.valueHexView, 'ocsp-form')
    const read = new BasicOCSPResponse({ schema: parts })
    const list = read.certs && within(within(parts)[3])[0]
    return { read, certificates: within(list).map((each) => Buffer.from(each.valueBeforeDecodeView)) }
  } catch {
    return demand(false, 'ocsp-form', 'not an OCSP answer') as never
  }
}

/** The values inside a constructed one, each with the very bytes that it was read from. */
const within = (value: AsnType | undefined): AsnType[] => (value?.valueBlock as { value?: AsnType[] } | undefined)?.value ?? []

/** RFC 8954 wraps a nonce in an octet string; older responders give the bytes bare. */
function nonceIn({ extnValue }: Extension): Buffer {
  const { result } = fromBER(extnValue.valueBlock.valueHexView)
  return Buffer.from(result instanceof OctetString && result.error === '' ? result.valueBlock.valueHexView : extnValue.valueBlock.valueHexView)
}
