import { createHash } from 'node:crypto'
import { bytesOf } from './base64.ts'
import { demand } from './refusal.ts'
import { canonical, elementsIn, readXml, textIn, type Element } from './xml.ts'

/** What a BankID signature holds (BankID Signature Profile), taken from the very elements whose digests are signed. */
export interface SignedDocument {
  /** Canonical bytes of SignedInfo: what the signature is made over. */
  signedInfo: Buffer
  signatureValue: Buffer
  /** DER, the signer's first. */
  certificates: readonly Buffer[]
  visible: Buffer
  nonVisible: Buffer
  /** What it was made for: `Signing` or `Identification`. */
  purpose: string
  /** The relying party's distinguished name. */
  relyingParty: string
}

const dsig = 'http://www.w3.org/2000/09/xmldsig#'
const bankId = 'http://www.bankid.com/signature/v1.0.0/types'
const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256'

/**
 * Takes a BankID signature apart. There is one accepted form, so there is nothing to be led astray by: the root is the one
 * Signature; its two references name the one KeyInfo and the one bankIdSignedData that stand in their places, by the only two
 * Ids in the document; canonical form, digest and signature algorithm are the profile's. Both digests are compared here; the
 * signature over them is the caller's to check. The document serves hashing and reading alike, so that what is read is what was hashed.
 */
export function readSignedDocument(bytes: Buffer): SignedDocument {
  const root = readXml(bytes)
  const [signedInfo, signatureValue, keyInfo, object] = exactly(root, 'Signature', [], 'SignedInfo', 'SignatureValue', 'KeyInfo', 'Object')
  const [canonicalization, method, first, second] = exactly(signedInfo!, 'SignedInfo', [], 'CanonicalizationMethod', 'SignatureMethod', 'Reference', 'Reference')
  exactly(canonicalization!, 'CanonicalizationMethod', [['Algorithm', c14n]])
  exactly(method!, 'SignatureMethod', [['Algorithm', rsaSha256]])

  const [x509Data] = exactly(keyInfo!, 'KeyInfo', [['Id', 'bidKeyInfo']], 'X509Data')
  const [signedData] = exactly(object!, 'Object', [], 'bankIdSignedData')
  demand(signedData!.namespace === bankId && holds(signedData!, [['Id', 'bidSignedData']]), 'form', 'another object')
  demand(idsIn(root) === 2, 'references', 'more Ids than the two that are referred to')

  const references = [first!, second!].map((reference) => ({ reference, uri: reference.attributes.get('URI') ?? '' }))
  const digestFor = (uri: string, attributes: [string, string][]) => {
    const named = references.filter((one) => one.uri === uri)
    demand(named.length === 1, 'references', 'not exactly one reference to each part')
    const [transforms, digestMethod, digestValue] = exactly(named[0]!.reference, 'Reference', [['URI', uri], ...attributes], 'Transforms', 'DigestMethod', 'DigestValue')
    const [transform] = exactly(transforms!, 'Transforms', [], 'Transform')
    exactly(transform!, 'Transform', [['Algorithm', c14n]])
    exactly(digestMethod!, 'DigestMethod', [['Algorithm', sha256]])
    return base64In(digestValue!, 'DigestValue')
  }
  const matches = (element: Element, digest: Buffer) => createHash('sha256').update(canonical(element)).digest().equals(digest)
  demand(matches(signedData!, digestFor('#bidSignedData', [['Type', bankId]])), 'references', 'what was signed is other than what stands there')
  demand(matches(keyInfo!, digestFor('#bidKeyInfo', [])), 'references', 'the certificates are other than the signed ones')

  demand(allIn(signedData!).every(({ namespace }) => namespace === bankId), 'form', 'something foreign in what was signed')
  const parts = elementsIn(signedData!)
  const serverInfo = elementsIn(only(parts, 'srvInfo'))
  const clientInfo = elementsIn(only(parts, 'clientInfo'))
  return {
    signedInfo: Buffer.from(canonical(signedInfo!)),
    signatureValue: base64In(signatureValue!, 'SignatureValue'),
    certificates: elementsIn(x509Data!).map((certificate) => base64In(certificate, 'X509Certificate')),
    visible: base64In(only(parts, 'usrVisibleData')),
    nonVisible: base64In(only(parts, 'usrNonVisibleData')),
    purpose: textIn(only(clientInfo, 'funcId')),
    relyingParty: base64In(only(serverInfo, 'name')).toString(),
  }
}

/** The children of an element of the signature's namespace that has this name, these attributes and these children, no more. */
function exactly(element: Element, name: string, attributes: [string, string][], ...children: string[]): readonly Element[] {
  const found = elementsIn(element)
  const isSo = element.name === name && element.namespace === dsig && holds(element, attributes)
    && found.length === children.length && found.every((child, index) => child.name === children[index])
  demand(isSo, 'form', `${name} is not as the profile says`)
  return found
}

const holds = ({ attributes }: Element, wanted: [string, string][]) =>
  attributes.size === wanted.length && wanted.every(([key, value]) => attributes.get(key) === value)

function only(elements: readonly Element[], name: string): Element {
  const named = elements.filter((element) => element.name === name)
  demand(named.length === 1, 'form', `not exactly one ${name}`)
  return named[0]!
}

function base64In(element: Element, name?: string): Buffer {
  if (name !== undefined) demand(element.name === name && element.namespace === dsig && element.attributes.size === 0, 'form', `${name} is not as the profile says`)
  return bytesOf(textIn(element).replaceAll(/[ \t\r\n]/g, ''), 'form')
}

const allIn = (element: Element): Element[] => [element, ...element.children.flatMap((child) => (typeof child === 'string' ? [] : allIn(child)))]
const idsIn = (root: Element) => allIn(root).flatMap(({ attributes }) => [...attributes.keys()]).filter((key) => /^id$/i.test(key)).length
