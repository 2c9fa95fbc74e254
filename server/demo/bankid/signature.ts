import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { Constructed, Enumerated, GeneralizedTime, OctetString, Primitive } from 'asn1js'
import { AlgorithmIdentifier, BasicOCSPResponse, CertID, Extension, OCSPResponse, ResponseBytes, SingleResponse } from 'pkijs'
import type { Holder } from './authority.ts'

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const types = 'http://www.bankid.com/signature/v1.0.0/types'
const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'

/** What a signature is made of; every part can be made wrongly, for those who test whether somebody notices. */
export interface ToSign {
  visible: string
  nonVisible: string
  /** The relying party's distinguished name. */
  relyingParty: string
  signer: Holder
  /** The issuers above the signer, nearest first. */
  issuers: readonly Holder[]
  purpose?: 'Signing' | 'Identification'
  /** Names in place of the profile's. */
  method?: string
  digest?: string
  /** Changes the finished parts before they are put together. */
  arrange?: (parts: Parts) => string
}
export interface Parts { signedInfo: string; signatureValue: string; keyInfo: string; signedData: string }

/**
 * Makes a signature as BankID Signature Profile describes it, in base64. Each part is written in its canonical form from the
 * beginning, so that its bytes can be hashed as they stand.
 */
export async function signAsBankId({ visible, nonVisible, relyingParty, signer, issuers, purpose = 'Signing', method, digest, arrange = together }: ToSign): Promise<string> {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const certificates = [signer, ...issuers].map(({ der }) => `<X509Certificate>${der.toString('base64')}</X509Certificate>`)
  const keyInfo = `<KeyInfo xmlns="${dsig}" Id="bidKeyInfo"><X509Data>${certificates.join('')}</X509Data></KeyInfo>`
  const signedData =
    `<bankIdSignedData xmlns="${types}" Id="bidSignedData">`
    + `<usrVisibleData charset="UTF-8" visible="wysiwys">${base64(visible)}</usrVisibleData>`
    + `<usrNonVisibleData>${base64(nonVisible)}</usrNonVisibleData>`
    + `<srvInfo><name>${base64(relyingParty)}</name><nonce>${randomBytes(20).toString('base64')}</nonce><displayName>${base64('Granköpings kommun')}</displayName></srvInfo>`
    + `<clientInfo><funcId>${purpose}</funcId><version>${base64('7.0.0')}</version><env><ai><type>${base64('SIMULATOR')}</type>`
    + `<deviceInfo>${base64('1.0')}</deviceInfo><uhi>${randomBytes(20).toString('base64')}</uhi><fsib>0</fsib><utb>cs1</utb>`
    + '<requirement><condition><type>CertificatePolicies</type><value>1.2.3.4.25</value></condition></requirement><uauth>pw</uauth></ai></env></clientInfo>'
    + '</bankIdSignedData>'
  const reference = (attributes: string, of: string) =>
    `<Reference ${attributes}><Transforms><Transform Algorithm="${c14n}"></Transform></Transforms>`
    + `<DigestMethod Algorithm="${digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256'}"></DigestMethod>`
    + `<DigestValue>${createHash(digest?.endsWith('sha1') ? 'sha1' : 'sha256').update(of).digest('base64')}</DigestValue></Reference>`
  const signedInfo =
    `<SignedInfo xmlns="${dsig}"><CanonicalizationMethod Algorithm="${c14n}"></CanonicalizationMethod>`
    + `<SignatureMethod Algorithm="${method ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'}"></SignatureMethod>`
    + reference(`Type="${types}" URI="#bidSignedData"`, signedData) + reference('URI="#bidKeyInfo"', keyInfo) + '</SignedInfo>'
  const signatureValue = Buffer.from(await webcrypto.subtle.sign('RSASSA-PKCS1-v1_5', signer.privateKey, Buffer.from(signedInfo))).toString('base64')
  return Buffer.from(arrange({ signedInfo, signatureValue, keyInfo, signedData })).toString('base64')
}

export const together = ({ signedInfo, signatureValue, keyInfo, signedData }: Parts) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="no"?><Signature xmlns="${dsig}">${signedInfo}<SignatureValue>${signatureValue}</SignatureValue>${keyInfo}<Object>${signedData}</Object></Signature>`

export interface ToAnswer {
  /** The signature in base64 that the answer belongs to. */
  signature: string
  of: Holder
  issuer: Holder
  responder: Holder
  status?: 'good' | 'revoked' | 'unknown'
  at?: Date
  thisUpdate?: Date
  nextUpdate?: Date
  nonce?: Buffer | null
}

/** An OCSP answer about one certificate as BankID gives it: the nonce is SHA-1 of the signature in base64, and 12 random bytes. */
export async function answerOcsp({ signature, of, issuer, responder, status = 'good', at = new Date(), thisUpdate = at, nextUpdate, nonce }: ToAnswer): Promise<string> {
  const sha1 = (bytes: Uint8Array) => new OctetString({ valueHex: createHash('sha1').update(bytes).digest() })
  const tagged = (tagNumber: number) => ({ idBlock: { tagClass: 3, tagNumber } })
  const bytes = nonce === undefined ? Buffer.concat([createHash('sha1').update(signature).digest(), randomBytes(12)]) : nonce
  const answer = new BasicOCSPResponse()
  answer.tbsResponseData.responderID = responder.certificate.subject
  answer.tbsResponseData.producedAt = at
  answer.tbsResponseData.responses = [new SingleResponse({
    certID: new CertID({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '1.3.14.3.2.26' }),
      issuerNameHash: sha1(new Uint8Array(issuer.certificate.subject.toSchema().toBER())),
      issuerKeyHash: sha1(issuer.certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
      serialNumber: of.certificate.serialNumber,
    }),
    certStatus: status === 'revoked' ? new Constructed({ ...tagged(1), value: [new GeneralizedTime({ valueDate: at })] }) : new Primitive(tagged(status === 'good' ? 0 : 2)),
    thisUpdate,
    ...(nextUpdate ? { nextUpdate } : {}),
  })]
  if (bytes !== null) {
    answer.tbsResponseData.responseExtensions = [new Extension({ extnID: '1.3.6.1.5.5.7.48.1.2', extnValue: new OctetString({ valueHex: bytes }).toBER() })]
  }
  if (responder !== issuer) answer.certs = [responder.certificate]
  await answer.sign(responder.privateKey as never, 'SHA-256')
  const whole = new OCSPResponse({
    responseStatus: new Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({ responseType: '1.3.6.1.5.5.7.48.1.1', response: new OctetString({ valueHex: answer.toSchema().toBER() }) }),
  })
  return Buffer.from(whole.toSchema().toBER()).toString('base64')
}
