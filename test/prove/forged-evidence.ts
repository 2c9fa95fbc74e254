import { canonicalJson, readRoots, type BankIdEvidence, type Expected } from '@kring/evidence'
import { createHash, createSign, randomBytes, webcrypto } from 'node:crypto'
import { certificateInPem, makeAuthority, type Authority, type Holder } from '../../server/demo/bankid/authority.ts'
import { answerOcsp, signAsBankId, together, type Parts, type ToAnswer, type ToSign } from '../../server/demo/bankid/signature.ts'
import type { Random } from '../access/random.ts'

/** A forgery: genuine parts put together wrongly, or made wrongly from the beginning. */
export interface Forgery { evidence: BankIdEvidence; expected?: Expected; what: string }
type Forge = (random: Random) => Promise<Forgery>

export interface Made {
  genuine: BankIdEvidence
  expected: Expected
  xml: string
  parts: Parts
  authority: Authority
  strangers: Authority
  asta: Holder
  nils: Holder
  sign(wanted?: Partial<ToSign>, answer?: Partial<ToAnswer>): Promise<BankIdEvidence>
  /** The answer of the real responder to any signature. */
  answer(signature: string, wanted?: Partial<ToAnswer>): Promise<string>
}

const visibleText = '# Samtycke\n\nVilgot P., född 2012. Polisen och skolan får läsa planen.\n\nTextens kontrollsumma: 9f86 d081 884c 7d65'
const statement = canonicalJson({ at: '2026-11-22T08:00:00.000Z', caseId: 'a case', requestId: 'a request', orderId: 'an order', textHash: '9f86d081884c7d65' })
const relyingParty = 'cn=Kring,name=Granköpings kommun,serialNumber=2120000001,o=Granköpings kommun,c=SE'
const day = 86_400_000

/** Two authorities that know nothing of each other, two people, and what Asta really signed. */
export async function makeEvidence(): Promise<Made> {
  const [authority, strangers] = await Promise.all([makeAuthority(), makeAuthority()])
  const [asta, nils] = await Promise.all([
    authority.bankIdOf({ name: 'Asta Provlund', personalNumber: '198104042388' }), authority.bankIdOf({ name: 'Nils Exempelsson', personalNumber: '197905052397' }),
  ])
  const { root, bank, issuer, responder } = authority.people
  const answer: Made['answer'] = (signature, wanted = {}) => answerOcsp({ signature, of: asta, issuer, responder, ...wanted })
  const sign: Made['sign'] = async (wanted = {}, other = {}) => {
    const signature = await signAsBankId({ visible: visibleText, nonVisible: statement, relyingParty, signer: asta, issuers: [issuer, bank], ...wanted })
    return { signature, ocspResponse: await answer(signature, { of: wanted.signer ?? asta, ...other }) }
  }
  let parts: Parts | undefined
  const genuine = await sign({ arrange: (made) => together(parts = made) })
  const now = new Date()
  return {
    genuine, authority, strangers, asta, nils, sign, answer, parts: parts!, xml: Buffer.from(genuine.signature, 'base64').toString(),
    expected: { visibleText, statement, relyingParty: '2120000001', isSigner: (number) => number === '198104042388', from: now, to: now, roots: readRoots(certificateInPem(root)) },
  }
}

export type Kind = keyof ReturnType<typeof kindsOf>

/**
 * Every way to forge. Where the bytes of the signature change, the real responder answers anew in some of them, so that
 * the form must be refused for its own sake and not for the nonce alone.
 */
export const kindsOf = (made: Made) => {
  const { genuine, expected, xml, parts, authority, strangers, asta, nils, sign, answer } = made
  const { root, bank, issuer, responder } = authority.people
  const inBase64 = (text: string | Buffer) => Buffer.from(text).toString('base64')
  const rebound = async (random: Random, changed: string, what: string): Promise<Forgery> => {
    const signature = inBase64(changed)
    return { what, evidence: { signature, ocspResponse: random.chance(0.15) ? await answer(signature) : genuine.ocspResponse } }
  }
  const whole = async (what: string, wanted?: Partial<ToSign>, other?: Partial<ToAnswer>): Promise<Forgery> => ({ what, evidence: await sign(wanted, other) })
  const somewhere = (random: Random, text: string) => random.between(1, text.length - 2)
  const lie = (random: Random) => `${visibleText} Och ${random.pick(['föreningen', 'alla', 'tidningen'])} ${random.between(1, 1e9)}.`
  const withText = (data: string, text: string) => data.replace(/(<usrVisibleData[^>]*>)[^<]*/, (_, tag: string) => tag + inBase64(text))
  const withStatement = (data: string, text: string) => data.replace(/(<usrNonVisibleData>)[^<]*/, (_, tag: string) => tag + inBase64(text))
  const arranged = (change: Partial<Parts>) => together({ ...parts, ...change })
  const byExpectedText = (text: string): Expected => ({ ...expected, visibleText: text })

  const kinds = {
    'a flipped bit of the signature': async (random) => {
      const bytes = Buffer.from(genuine.signature, 'base64')
      const at = random.between(0, bytes.length - 1)
      bytes[at]! ^= 1 << random.between(0, 7)
      return { what: `bit of byte ${at}`, evidence: { ...genuine, signature: inBase64(bytes) } }
    },
    'an answer that was changed': async (random) => {
      const bytes = Buffer.from(genuine.ocspResponse, 'base64')
      const at = random.between(0, bytes.length - 1)
      bytes[at]! ^= 1 << random.between(0, 7)
      return { what: `bit of byte ${at}`, evidence: { ...genuine, ocspResponse: inBase64(bytes) } }
    },
    truncated: async (random) => {
      const cut = (base64: string) => {
        const bytes = Buffer.from(base64, 'base64')
        const at = somewhere(random, base64.slice(0, bytes.length))
        return inBase64(random.pick([bytes.subarray(0, at), bytes.subarray(at), Buffer.concat([bytes, bytes.subarray(0, at)]), Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.between(1, 8))])]))
      }
      return random.chance(0.7) ? { what: 'signature', evidence: { ...genuine, signature: cut(genuine.signature) } } : { what: 'answer', evidence: { ...genuine, ocspResponse: cut(genuine.ocspResponse) } }
    },
    'another spelling': async (random) => {
      const respell = random.pick<(text: string) => string>([
        (text) => text.replace(/.{76}/, '$&\n'), (text) => `${text} `, (text) => text.replaceAll('+', '-').replaceAll('/', '_'), (text) => `${text}=`, (text) => `${text.slice(0, 40)}!${text.slice(40)}`, (text) => ` ${text}`,
      ])
      const changed = respell(genuine.signature)
      const ocspResponse = await answer(changed)
      return random.chance(0.7) && changed !== genuine.signature ? { what: 'signature', evidence: { signature: changed, ocspResponse } } : { what: 'answer', evidence: { ...genuine, ocspResponse: `${genuine.ocspResponse}\n` } }
    },
    'another form of the same': async (random) => {
      const reshaped = random.pick<(text: string) => string>([
        (text) => text.replace('Id="bidSignedData"', "Id='bidSignedData'"), (text) => text.replace('<Object>', '<Object >'), (text) => text.replace(' standalone="no"', ''),
        (text) => text.replace('?>', '?>\n'), (text) => `${text}\n`, (text) => text.replace('<SignatureValue>', '<SignatureValue>\n'),
      ])
      return { what: 'respelled', evidence: { ...genuine, signature: inBase64(reshaped(xml)) } }
    },
    'changed after signing': async (random) => {
      const text = lie(random)
      const other = statement.replace('a case', `case ${random.between(1, 1e9)}`)
      const [data, hopes] = random.pick([[withText(parts.signedData, text), byExpectedText(text)], [withStatement(parts.signedData, other), { ...expected, statement: other }],
        [parts.signedData.replace('<funcId>Signing', `<funcId>Signing`).replace('<uauth>pw', `<uauth>${random.between(1, 1e9)}`), expected]] as const)
      return { ...(await rebound(random, arranged({ signedData: data }), 'changed inside')), expected: hopes }
    },
    wrapped: async (random) => {
      const text = lie(random)
      const evil = withText(parts.signedData, text)
      const dsig = 'xmlns="http://www.w3.org/2000/09/xmldsig#"'
      const evilRenamed = evil.replace('Id="bidSignedData"', random.pick(['Id="evil"', 'id="bidSignedData"', 'ID="bidSignedData"', '']))
      const layouts: [string, string][] = [
        ['evil object first', xml.replace('<Object>', `<Object>${evilRenamed}</Object><Object>`)],
        ['evil object last', xml.replace('</Object>', `</Object><Object>${evilRenamed}</Object>`)],
        ['evil beside the good one', xml.replace('<Object>', `<Object>${evilRenamed}`)],
        ['good one inside the evil one', xml.replace(parts.signedData, evilRenamed.replace('</bankIdSignedData>', `${parts.signedData}</bankIdSignedData>`))],
        ['evil one inside the good one', xml.replace('</bankIdSignedData>', `${evilRenamed}</bankIdSignedData>`)],
        ['second signature', xml.replace('</Signature>', `<Signature ${dsig}><Object>${evilRenamed}</Object></Signature></Signature>`)],
        ['whole signature inside another', `<?xml version="1.0" encoding="UTF-8"?><Signature ${dsig}>${xml.replace(/^<\?xml.*?\?>/, '')}<Object>${evilRenamed}</Object></Signature>`],
        ['another root', `<?xml version="1.0" encoding="UTF-8"?><r>${evilRenamed}${xml.replace(/^<\?xml.*?\?>/, '')}</r>`],
        ['reference to the whole document', arranged({ signedInfo: parts.signedInfo.replace('URI="#bidSignedData"', 'URI=""'), signedData: evil })],
        ['reference to another Id', arranged({ signedInfo: parts.signedInfo.replace('URI="#bidSignedData"', 'URI="#evil"'), signedData: evilRenamed })],
        ['reference by XPointer', arranged({ signedInfo: parts.signedInfo.replace('URI="#bidSignedData"', 'URI="#xpointer(/)"'), signedData: evil })],
        ['two text elements', xml.replace('<usrNonVisibleData>', `<usrVisibleData>${inBase64(text)}</usrVisibleData><usrNonVisibleData>`)],
        ['signed part moved to KeyInfo', arranged({ keyInfo: parts.keyInfo.replace('</KeyInfo>', `<Object>${parts.signedData}</Object></KeyInfo>`), signedData: evilRenamed })],
        ['second SignedInfo', xml.replace('<SignatureValue>', `${parts.signedInfo}<SignatureValue>`)],
        ['evil part in no namespace', arranged({ signedData: evil.replace(/ xmlns="[^"]*"/, '') })],
      ]
      const [what, changed] = random.pick(layouts)
      return { ...(await rebound(random, changed, what)), expected: random.chance(0.5) ? byExpectedText(text) : expected }
    },
    'a doubled Id': async (random) => {
      const id = random.pick(['Id="bidSignedData"', 'Id="bidKeyInfo"', 'ID="bidSignedData"', 'id="x"'])
      const place = random.pick(['<SignatureValue', '<Object', '<X509Data', '<usrVisibleData', '<srvInfo', '<nonce'])
      // Where the doubled Id stands in what is signed, it is signed by the right key: only the doubling itself is wrong.
      if (['<usrVisibleData', '<srvInfo', '<nonce'].includes(place) && random.chance(0.2)) return signedAnew(made, (p) => ({ ...p, signedData: p.signedData.replace(place, `${place} ${id}`) }), `${id} at ${place}>`)
      return rebound(random, xml.replace(place, `${place} ${id}`), `${id} at ${place}>`)
    },
    'a document with more than elements': async (random) => {
      const extras = ['<!-- -->', '<?target data?>', '<![CDATA[]]>', '&evil;', '&#0;', '<x:y/>', '\u0000', '<Object/>', 'text']
      const doctypes = [
        '<!DOCTYPE Signature>', '<!DOCTYPE Signature [<!ENTITY evil SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE Signature SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE Signature [<!ENTITY a "aaaaaaaaaa"><!ENTITY evil "&a;&a;&a;&a;&a;&a;&a;&a;">]>', '<!DOCTYPE Signature [<!ATTLIST Object Id ID "bidSignedData">]>', '<!DOCTYPE Signature [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>',
      ]
      const extra = random.pick(extras)
      const places = ['<SignedInfo', '</SignedInfo>', '<SignatureValue>', '<KeyInfo', '<Object>', '</Object>', '<srvInfo>', '</bankIdSignedData>', '<X509Data>', '</X509Certificate>', '<Transforms>', '</Reference>']
      return random.chance(0.4)
        ? rebound(random, xml.replace('?>', `?>${random.pick(doctypes)}`).replace('<funcId>', random.pick(['<funcId>', '<funcId>&evil;'])), 'a document type')
        : rebound(random, xml.replace(random.pick(places), (place) => (place.startsWith('</') || random.chance(0.5) ? `${extra}${place}` : place.endsWith('>') ? `${place}${extra}` : `${extra}${place}`)), extra)
    },
    'another encoding': async (random) => {
      const [what, bytes] = random.pick<[string, Buffer]>([
        ['UTF-16', Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')], ['byte order mark', Buffer.from(`\ufeff${xml}`)],
        ['Latin 1', Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')], ['XML 1.1', Buffer.from(xml.replace('version="1.0"', 'version="1.1"'))],
        ['broken UTF-8', Buffer.concat([Buffer.from(xml), Buffer.from([0xc3, 0x28])])],
      ])
      const signature = inBase64(bytes)
      return { what, evidence: { signature, ocspResponse: await answer(signature) } }
    },
    'a weaker algorithm': async (random) => {
      const method = random.pick(['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5', 'http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'http://www.w3.org/2000/09/xmldsig#dsa-sha1', ''])
      const digest = random.pick(['http://www.w3.org/2000/09/xmldsig#sha1', 'http://www.w3.org/2001/04/xmldsig-more#md5', ''])
      const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
      const other = random.pick(['http://www.w3.org/2001/10/xml-exc-c14n#', `${c14n}#WithComments`, 'http://www.w3.org/2000/09/xmldsig#base64', 'http://www.w3.org/TR/1999/REC-xslt-19991116', 'http://www.w3.org/TR/1999/REC-xpath-19991116', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'])
      return random.pick([
        () => whole(`signature ${method}`, { method }),
        () => whole(`digest ${digest}`, { digest }),
        () => sha1Signed(made),
        () => signedAnew(made, (p) => ({ ...p, signedInfo: p.signedInfo.replace(`<Transform Algorithm="${c14n}">`, `<Transform Algorithm="${other}">`) }), `transform ${other}`),
        () => signedAnew(made, (p) => ({ ...p, signedInfo: p.signedInfo.replace('<CanonicalizationMethod Algorithm="' + c14n, `<CanonicalizationMethod Algorithm="${other}`) }), `canonical form ${other}`),
        () => signedAnew(made, (p) => ({ ...p, signedInfo: p.signedInfo.replace('</Transforms>', `<Transform Algorithm="${other}"></Transform></Transforms>`) }), 'two transforms'),
        () => signedAnew(made, (p) => ({ ...p, signedInfo: p.signedInfo.replace(/<Reference URI="#bidKeyInfo">.*<\/Reference>/, '') }), 'no reference to the certificates'),
      ])()
    },
    'a signature with another key': async (random) => {
      const value = random.pick([randomBytes(256), Buffer.alloc(256), Buffer.from(await webcrypto.subtle.sign('RSASSA-PKCS1-v1_5', nils.privateKey, Buffer.from(parts.signedInfo)))])
      return rebound(random, arranged({ signatureValue: inBase64(value) }), 'value')
    },
    'another person': async (random) => {
      const who = random.pick([nils, nils, await authority.bankIdOf({ name: 'Asta Provlund', personalNumber: `1981040423${random.between(10, 87)}` }, { issuer })])
      return whole('signed by somebody else, genuinely', { signer: who })
    },
    'another text': async (random) => whole('another text, genuinely', { visible: random.pick([lie(random), visibleText.normalize('NFD'), `${visibleText}\n`, visibleText.toLowerCase(), '']) }),
    'another case or request': async (random) =>
      whole('another statement, genuinely', { nonVisible: random.pick([statement.replace('a case', `case ${random.between(1, 1e9)}`), statement.replace('an order', `order ${random.between(1, 1e9)}`), ` ${statement}`, JSON.stringify(JSON.parse(statement), null, 1), '']) }),
    'another relying party': async (random) =>
      whole('made for somebody else', { relyingParty: random.pick([relyingParty.replace('2120000001', `55${random.between(10_000_000, 99_999_999)}`), 'serialNumber=2120000002,name=serialNumber=2120000001', `${relyingParty},serialNumber=2120000001`, 'c=SE', 'cn=serialNumber 2120000001']) }),
    'a sign-in': async () => whole('made to sign in', { purpose: 'Identification' }),
    'another time': async (random) => {
      const at = new Date(Date.now() + random.pick([-1, 1]) * random.between(10 * 60, 90 * 24 * 3600) * 1000)
      return whole('replayed', {}, { at: random.chance(0.5) ? at : new Date(Date.now() - 3600_000), thisUpdate: at })
    },
    'other certificates': async (random) => {
      const texts = [asta, issuer, bank, root, nils, strangers.people.issuer].map(({ der }) => `<X509Certificate>${inBase64(der)}</X509Certificate>`)
      const chosen = random.pick([[0], [0, 1], [0, 2, 1], [1, 0, 2], [0, 1, 2, 3], [4, 1, 2], [0, 1, 2, 5], [0, 5, 2], []]).map((index) => texts[index])
      return rebound(random, arranged({ keyInfo: parts.keyInfo.replace(/<X509Data>.*<\/X509Data>/, `<X509Data>${chosen.join('')}</X509Data>`) }), `${chosen.length} certificates`)
    },
    'a chain with a gap': async (random) => {
      const leaf = await authority.bankIdOf({ name: 'Asta Provlund', personalNumber: '198104042388' }, { issuer: random.pick([nils, responder]) })
      return random.pick([
        () => whole('a link is missing', { issuers: [issuer] }),
        () => whole('none but the signer', { issuers: [] }),
        () => whole('in the wrong order', { issuers: [bank, issuer] }),
        () => whole('issued by somebody who may not', { signer: leaf, issuers: [nils, issuer, bank] }),
        () => whole('too long', { issuers: [issuer, bank, bank, bank, bank] }),
      ])()
    },
    'an authority of one\'s own': async (random) => {
      const other = random.chance(0.5) ? strangers.people : authority.people
      const forged = await strangers.bankIdOf({ name: 'Asta Provlund', personalNumber: '198104042388' })
      const chain = random.pick([[strangers.people.issuer, strangers.people.bank], [strangers.people.issuer, strangers.people.bank, strangers.people.root], [other.issuer, strangers.people.bank]])
      return whole('made by an authority that nobody trusts', { signer: forged, issuers: chain }, { issuer: chain[0]!, responder: strangers.people.responder })
    },
    'expired or not yet valid': async (random) => {
      const at = Date.now()
      const [from, to] = random.pick([[-800, -1], [-800, -400], [1, 400], [300, 800]] as const)
      const stale = await once(`${from}`, () => authority.bankIdOf({ name: 'Asta Provlund', personalNumber: '198104042388' }, { from: new Date(at + from * day), to: new Date(at + to * day) }))
      return whole('not valid when it was used', { signer: stale })
    },
    revoked: async (random) => whole('not good', {}, { status: random.pick(['revoked', 'unknown']) }),
    'an answer about another certificate': async (random) => ({
      what: 'about somebody else\'s', evidence: { ...genuine, ocspResponse: await answer(genuine.signature, random.pick([{ of: nils }, { of: issuer }, { issuer: bank, responder }, { of: responder }])) },
    }),
    'an answer to another signature': async (random) => ({
      what: 'another nonce',
      evidence: { ...genuine, ocspResponse: await answer(genuine.signature, { nonce: random.pick([
        randomBytes(32), null, createHash('sha1').update(genuine.signature).digest(), Buffer.concat([createHash('sha1').update(Buffer.from(genuine.signature, 'base64')).digest(), randomBytes(12)]),
        Buffer.concat([createHash('sha1').update(genuine.signature.slice(1)).digest(), randomBytes(12)]), Buffer.alloc(0),
      ]) }) },
    }),
    'an answer by somebody else': async (random) => ({
      what: 'another responder', evidence: { ...genuine, ocspResponse: await answer(genuine.signature, { responder: random.pick([strangers.people.responder, asta, nils, strangers.people.issuer, bank]) }) },
    }),
    'an old answer': async (random) => {
      const at = new Date()
      return { what: 'of another day', evidence: { ...genuine, ocspResponse: await answer(genuine.signature, random.pick([
        { at, thisUpdate: new Date(at.getTime() - random.between(2, 90) * day) }, { at, thisUpdate: new Date(at.getTime() + 3600_000) }, { at, nextUpdate: new Date(at.getTime() - 3600_000) },
      ])) } }
    },
    'no answer': async (random) => ({ what: 'nothing', evidence: { ...genuine, ocspResponse: random.pick(['', inBase64('{}'), inBase64(Buffer.from([0x30, 0x03, 0x0a, 0x01, 0x06])), inBase64(asta.der)]) } }),
  } satisfies Record<string, Forge>
  return kinds as Record<keyof typeof kinds, Forge>
}

/** The same, with parts changed and then digested and signed by the right key. */
async function signedAnew({ asta, authority: { people }, answer, expected }: Made, change: (parts: Parts) => Parts, what: string): Promise<Forgery> {
  let parts: Parts | undefined
  await signAsBankId({ visible: expected.visibleText, nonVisible: expected.statement, relyingParty, signer: asta, issuers: [people.issuer, people.bank], arrange: (made) => ((parts = made), '') })
  const before = parts!
  const changed = change(before)
  const digest = (of: string) => createHash('sha256').update(of).digest('base64')
  const signedInfo = changed.signedInfo.replace(digest(before.signedData), digest(changed.signedData)).replace(digest(before.keyInfo), digest(changed.keyInfo))
  const signatureValue = Buffer.from(await webcrypto.subtle.sign('RSASSA-PKCS1-v1_5', asta.privateKey, Buffer.from(signedInfo))).toString('base64')
  const signature = Buffer.from(together({ ...changed, signedInfo, signatureValue })).toString('base64')
  return { what, evidence: { signature, ocspResponse: await answer(signature) } }
}

/** A signature that says rsa-sha1 and is one. */
async function sha1Signed(made: Made): Promise<Forgery> {
  const signedInfo = made.parts.signedInfo.replace('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1')
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', made.asta.privateKey))
  const signatureValue = createSign('sha1').update(signedInfo).sign({ key, format: 'der', type: 'pkcs8' }).toString('base64')
  const signature = Buffer.from(together({ ...made.parts, signedInfo, signatureValue })).toString('base64')
  return { what: 'rsa-sha1', evidence: { signature, ocspResponse: await made.answer(signature) } }
}

/** Keys take time to make: each odd certificate is made once. */
const kept = new Map<string, Promise<Holder>>()
const once = (name: string, make: () => Promise<Holder>) => {
  const made = kept.get(name) ?? make()
  kept.set(name, made)
  return made
}
