import { randomBytes, webcrypto } from 'node:crypto'
import { BitString, fromBER, Integer, ObjectIdentifier, OctetString, Sequence, Set, Utf8String } from 'asn1js'
import { BasicConstraints, Certificate, ExtKeyUsage, Extension, GeneralName, GeneralNames, RelativeDistinguishedNames } from 'pkijs'

/** A key pair with the certificate over it. */
export interface Holder {
  certificate: Certificate
  der: Buffer
  privateKey: webcrypto.CryptoKey
}

/** The two sides of trust that BankID keeps apart, made anew at every start and kept in memory alone. */
export interface Authority {
  /** Issues people's certificates: the root, a bank, and what the bank issues from. */
  people: { root: Holder; bank: Holder; issuer: Holder; responder: Holder }
  /** Speaks TLS with relying parties. */
  tls: { ca: Holder; server: Holder }
  /** A certificate for a relying party; `organisationNumber` is what its signatures will name. */
  relyingParty(organisationNumber: string): Promise<{ cert: string; key: string }>
  /** Somebody's BankID. */
  bankIdOf(person: { name: string; personalNumber: string }, wanted?: { from?: Date; to?: Date; issuer?: Holder }): Promise<Holder>
}

const { subtle } = webcrypto
const day = 86_400_000
const extensions = { subjectAltName: '2.5.29.17', keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19', extKeyUsage: '2.5.29.37' }
const use = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04 }
const purposes = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2', ocspSigning: '1.3.6.1.5.5.7.3.9' }
const attributes = { CN: '2.5.4.3', serialNumber: '2.5.4.5', C: '2.5.4.6', O: '2.5.4.10', name: '2.5.4.41' }

export async function makeAuthority(): Promise<Authority> {
  const ca = (name: string, issuer?: Holder) =>
    issue({ subject: { C: 'SE', O: 'Simulerad bank', CN: name }, keyUsage: use.keyCertSign, isCa: true, ...(issuer ? { issuer } : {}) })
  const root = await ca('Simulator, BankID Root CA')
  const bank = await ca('Simulator, bank CA', root)
  const issuer = await ca('Simulator, customer CA', bank)
  const responder = await issue({ subject: { CN: 'Simulator, OCSP' }, issuer, keyUsage: use.digitalSignature, purpose: purposes.ocspSigning })
  const tlsCa = await ca('Simulator, SSL CA')
  const server = await issue({ subject: { CN: 'localhost' }, issuer: tlsCa, keyUsage: use.digitalSignature, purpose: purposes.serverAuth, isLocal: true })
  return {
    people: { root, bank, issuer, responder },
    tls: { ca: tlsCa, server },
    async relyingParty(organisationNumber) {
      const subject = { C: 'SE', O: 'Granköpings kommun', name: 'Granköpings kommun', serialNumber: organisationNumber, CN: 'Kring' }
      return inPem(await issue({ subject, issuer: tlsCa, keyUsage: use.digitalSignature, purpose: purposes.clientAuth }))
    },
    bankIdOf: ({ name, personalNumber }, wanted = {}) =>
      issue({
        subject: { C: 'SE', O: 'Simulerad bank', CN: name, serialNumber: personalNumber }, issuer: wanted.issuer ?? issuer,
        keyUsage: use.nonRepudiation, isRsa: true, ...(wanted.from ? { from: wanted.from } : {}), ...(wanted.to ? { to: wanted.to } : {}),
      }),
  }
}

interface Wanted {
  subject: Partial<Record<keyof typeof attributes, string>>
  issuer?: Holder
  keyUsage: number
  isCa?: boolean
  isRsa?: boolean
  isLocal?: boolean
  purpose?: string
  from?: Date
  to?: Date
}

async function issue({ subject, issuer, keyUsage, isCa = false, isRsa = false, isLocal = false, purpose, from, to }: Wanted): Promise<Holder> {
  const keys = await subtle.generateKey(
    isRsa ? { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: 'P-256' },
    true, ['sign', 'verify'])
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: Buffer.concat([Buffer.from([0x40]), randomBytes(11)]) })
  certificate.notBefore.value = from ?? new Date(Date.now() - day)
  certificate.notAfter.value = to ?? new Date(Date.now() + 365 * day)
  certificate.subject = nameOf(subject)
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject
  const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) => new Extension({ extnID, critical, extnValue: value.toBER() })
  certificate.extensions = [
    extension(extensions.keyUsage, true, new BitString({ valueHex: new Uint8Array([keyUsage]).buffer, unusedBits: Math.clz32(keyUsage & -keyUsage) ^ 31 })),
    extension(extensions.basicConstraints, true, new BasicConstraints(isCa ? { cA: true } : {}).toSchema()),
    ...(purpose ? [extension(extensions.extKeyUsage, false, new ExtKeyUsage({ keyPurposes: [purpose] }).toSchema())] : []),
    ...(isLocal ? [extension(extensions.subjectAltName, false, new GeneralNames({ names: [
      new GeneralName({ type: 2, value: 'localhost' }), new GeneralName({ type: 7, value: new OctetString({ valueHex: new Uint8Array([127, 0, 0, 1]).buffer }) }),
    ] }).toSchema())] : []),
  ]
  // The library is typed for browsers, whose keys know fewer uses.
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey as never)
  await certificate.sign((issuer?.privateKey ?? keys.privateKey) as never, 'SHA-256')
  return { certificate, der: Buffer.from(certificate.toSchema().toBER()), privateKey: keys.privateKey }
}

/** A name as authorities write it: each attribute in a set of its own. The library keeps that of names that it has read. */
function nameOf(parts: Wanted['subject']): RelativeDistinguishedNames {
  const sets = Object.entries(parts).map(([key, value]) => new Set({ value: [
    new Sequence({ value: [new ObjectIdentifier({ value: attributes[key as keyof typeof attributes] }), new Utf8String({ value })] }),
  ] }))
  return new RelativeDistinguishedNames({ schema: fromBER(new Sequence({ value: sets }).toBER()).result })
}

/** A certificate in PEM, and with its key for whoever shows it. */
export const certificateInPem = ({ der }: Holder) => pem('CERTIFICATE', der)
export const inPem = async (holder: Holder) => ({
  cert: certificateInPem(holder),
  key: pem('PRIVATE KEY', Buffer.from(await subtle.exportKey('pkcs8', holder.privateKey))),
})
const pem = (what: string, der: Buffer) => `-----BEGIN ${what}-----\n${der.toString('base64').replaceAll(/(.{64})/g, '$1\n').trimEnd()}\n-----END ${what}-----\n`
