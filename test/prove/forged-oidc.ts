import { canonicalJson, nonceOf, publicPartOf, sha256, thumbprintOf, type ExpectedOidc, type OidcEvidence, type PublicJwk } from '@kring/evidence'
import { constants, createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { Random } from '../access/random.ts'

/** A forgery of an OpenID provider's answer: genuine parts put together wrongly, or made wrongly from the beginning. */
export interface OidcForgery { evidence: OidcEvidence; expected?: ExpectedOidc; what: string }
type Forge = (random: Random) => OidcForgery

type Algorithm = 'ES256' | 'RS256' | 'PS256'
interface Holder { algorithm: Algorithm; privateKey: KeyObject; jwk: PublicJwk }
type Claims = Record<string, unknown>

const issuer = 'https://broker.example'
const clientId = 'kring'
const acr = ['loa3', 'loa4']
const visibleText = '# Samtycke\n\nVilgot P., född 2012. Polisen och skolan får läsa planen.\n\nTextens kontrollsumma: 9f86 d081 884c 7d65'
const statementAbout = (facts: Record<string, string>) =>
  canonicalJson({ at: '2026-11-22T08:00:00.000Z', caseId: 'a case', requestId: 'a request', signingId: 'a signing', textHash: '9f86d081884c7d65', visibleTextHash: sha256(visibleText), ...facts })
const statement = statementAbout({})

const holder = (algorithm: Algorithm, kid: string, pair = algorithm === 'ES256' ? generateKeyPairSync('ec', { namedCurve: 'P-256' }) : generateKeyPairSync('rsa', { modulusLength: 2048 })): Holder =>
  ({ algorithm, privateKey: pair.privateKey, jwk: publicPartOf({ ...pair.publicKey.export({ format: 'jwk' }), kid, alg: algorithm, use: 'sig' } as PublicJwk) })

const encoded = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const signatureOver = (body: string, { algorithm, privateKey }: Pick<Holder, 'algorithm' | 'privateKey'>) =>
  sign('sha256', Buffer.from(body), algorithm === 'PS256' ? { key: privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { key: privateKey, dsaEncoding: 'ieee-p1363' })

export type OidcMade = ReturnType<typeof makeOidc>

/** A provider with a key of each kind, a stranger with the same, and what Asta's signing really gave with each of them. */
export function makeOidc() {
  const algorithms = ['ES256', 'RS256', 'PS256'] as const
  const [holders, strangers] = [algorithms.map((one) => holder(one, `key-${one}`)), algorithms.map((one) => holder(one, `key-${one}`))]
  const now = Math.floor(Date.now() / 1000)
  const claims: Claims = { iss: issuer, aud: clientId, sub: 'a pseudonym', nonce: nonceOf(statement), iat: now, exp: now + 300, auth_time: now - 2, acr: 'loa3', personal_number: '198104042388' }
  /** The provider's own signature under whatever it is made to say. */
  const signed = (said: Claims | string, by: Holder, header: unknown = { alg: by.algorithm, kid: by.jwk.kid, typ: 'JWT' }): OidcEvidence => {
    const body = `${encoded(header)}.${encoded(said)}`
    return { idToken: `${body}.${signatureOver(body, by).toString('base64url')}`, key: by.jwk }
  }
  const expected: ExpectedOidc = {
    visibleText, statement, isSigner: (number) => number === '198104042388', from: new Date((now - 60) * 1000), to: new Date(now * 1000),
    provider: { issuer, clientId, claim: 'personal_number', acr, thumbprints: holders.map(({ jwk }) => thumbprintOf(jwk)) },
  }
  return { claims, holders, strangers, signed, expected, now, genuine: holders.map((by) => signed(claims, by)) }
}

export type OidcKind = keyof ReturnType<typeof oidcKindsOf>

/** Every way to forge; wherever that is harder to notice, by one who holds the provider's own keys. */
export const oidcKindsOf = ({ claims, holders, strangers, signed, expected, now, genuine }: OidcMade) => {
  const whose = (random: Random) => random.pick(holders)
  const token = (random: Random) => random.pick(genuine)
  const saying = (random: Random, changed: Claims, what: string, other: Partial<ExpectedOidc> = {}): OidcForgery =>
    ({ what, evidence: signed({ ...claims, ...changed }, whose(random)), expected: { ...expected, ...other } })
  const trusting = (...keys: PublicJwk[]): ExpectedOidc => ({ ...expected, provider: { ...expected.provider, thumbprints: [...expected.provider.thumbprints, ...keys.map(thumbprintOf)] } })
  const inParts = ({ idToken }: OidcEvidence) => idToken.split('.') as [string, string, string]
  const anyText = (random: Random) => `${visibleText} Och ${random.pick(['föreningen', 'alla', 'tidningen'])} ${random.between(1, 1e9)}.`
  const anyStatement = (random: Random) => statementAbout(random.pick<Record<string, string>>([{ caseId: `case ${random.between(1, 1e9)}` }, { requestId: `request ${random.between(1, 1e9)}` }, { signingId: `signing ${random.between(1, 1e9)}` }, { textHash: sha256(String(random.between(1, 1e9))) }]))
  /** A payload in which one member stands twice, the second perhaps spelled otherwise. */
  const doubled = (name: string, other: unknown, random: Random) => {
    const spelled = random.chance(0.5) ? JSON.stringify(name) : `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}"`
    const member = `${spelled}:${JSON.stringify(other)}`
    const whole = JSON.stringify(claims)
    return random.chance(0.5) ? `{${member},${whole.slice(1)}` : `${whole.slice(0, -1)},${member}}`
  }

  const kinds = {
    'a flipped bit': (random) => {
      const genuine = token(random)
      const parts = inParts(genuine)
      const place = random.between(0, 2)
      const bytes = Buffer.from(parts[place]!, 'base64url')
      bytes[random.between(0, bytes.length - 1)]! ^= 1 << random.between(0, 7)
      return { what: `in part ${place}`, evidence: { ...genuine, idToken: parts.with(place, bytes.toString('base64url')).join('.') } }
    },
    truncated: (random) => {
      const genuine = token(random)
      const at = random.between(1, genuine.idToken.length - 1)
      return { what: `at ${at}`, evidence: { ...genuine, idToken: random.pick([genuine.idToken.slice(0, at), genuine.idToken.slice(at), `${genuine.idToken}${genuine.idToken.slice(0, at)}`, `${genuine.idToken.slice(0, at)}${genuine.idToken.slice(at + 1)}`]) } }
    },
    'another spelling': (random) => {
      const genuine = token(random)
      const [header, payload, signature] = inParts(genuine)
      return { what: 'respelled', evidence: { ...genuine, idToken: random.pick([
        `${genuine.idToken}=`, ` ${genuine.idToken}`, `${genuine.idToken}\n`, `${header}.${payload}\n.${signature}`, `${header}.${payload}.${signature}==`, `${header}.${payload}.${signature!.slice(0, 20)} ${signature!.slice(20)}`,
        `${header}.${payload}.${signature}!`, `${header}.${payload}.${signature!.slice(0, 8)}*${signature!.slice(8)}`,
      ]) } }
    },
    wrapped: (random) => {
      const genuine = token(random)
      const [header, payload, signature] = inParts(genuine)
      const evil = encoded({ ...claims, personal_number: '197905052397' })
      return random.pick<() => OidcForgery>([
        () => ({ what: 'as JSON', evidence: { ...genuine, idToken: JSON.stringify({ payload, protected: header, signature }) } }),
        () => ({ what: 'two payloads', evidence: { ...genuine, idToken: `${header}.${payload}.${evil}.${signature}` } }),
        () => ({ what: 'in five parts', evidence: { ...genuine, idToken: `${header}.${payload}.${signature}.${evil}.` } }),
        () => ({ what: 'without its payload', evidence: { ...genuine, idToken: `${header}..${signature}` } }),
        () => ({ what: 'a token in a token', evidence: signed(genuine.idToken, whose(random)) }),
        () => ({ what: 'the claims within others', evidence: signed({ iss: issuer, aud: clientId, id_token: claims }, whose(random)) }),
        () => ({ what: 'a list of claims', evidence: signed(JSON.stringify([claims]), whose(random)) }),
        () => ({ what: 'text around the claims', evidence: signed(`${JSON.stringify(claims)}{}`, whose(random)) }),
      ])()
    },
    'a doubled member': (random) => {
      const [name, other] = random.pick<[string, unknown]>([['personal_number', '197905052397'], ['nonce', nonceOf(anyStatement(random))], ['aud', 'somebody'], ['iss', 'https://elsewhere.example'], ['auth_time', now - 9000], ['acr', 'loa1'], ['exp', now - 9000]])
      const by = whose(random)
      if (random.chance(0.2)) return { what: 'in the header', evidence: signed(claims, by, `{"alg":"none","alg":"${by.algorithm}","kid":"${by.jwk.kid}"}`) }
      return { what: name, evidence: signed(doubled(name, other, random), by) }
    },
    'changed after signing': (random) => {
      const genuine = token(random)
      const [header, , signature] = inParts(genuine)
      const [changed, hopes] = random.pick<[Claims, Partial<ExpectedOidc>]>([
        [{ personal_number: '197905052397' }, { isSigner: (number) => number === '197905052397' }], [{ nonce: nonceOf(statementAbout({ caseId: 'mine' })) }, { statement: statementAbout({ caseId: 'mine' }) }],
        [{ sub: String(random.between(1, 1e9)) }, {}], [{ exp: now + random.between(301, 9000) }, {}],
      ])
      return { what: Object.keys(changed)[0]!, evidence: { ...genuine, idToken: `${header}.${encoded({ ...claims, ...changed })}.${signature}` }, expected: { ...expected, ...hopes } }
    },
    'no signature': (random) => {
      const genuine = token(random)
      const [header, payload] = inParts(genuine)
      const der = sign('sha256', Buffer.from(`${header}.${payload}`), { key: holders[0]!.privateKey, dsaEncoding: 'der' })
      return { what: 'stripped or made up', evidence: { ...genuine, idToken: `${header}.${payload}.${random.pick(['', Buffer.alloc(64).toString('base64url'), Buffer.alloc(256).toString('base64url'), Buffer.alloc(64, 0xff).toString('base64url'), der.toString('base64url'), inParts(signed({ ...claims, iat: now - 1 }, whose(random)))[2]])}` } }
    },
    'another algorithm': (random) => {
      const by = whose(random)
      const secret = random.pick([by.jwk.n ?? by.jwk.x!, JSON.stringify(by.jwk), 'kring-client-secret'])
      const withHmac = (alg: string) => {
        const body = `${encoded({ alg, kid: by.jwk.kid })}.${encoded(claims)}`
        return `${body}.${createHmac(alg.replace('HS', 'sha'), secret).update(body).digest('base64url')}`
      }
      return random.pick<() => OidcForgery>([
        () => ({ what: 'none', evidence: { idToken: `${encoded({ alg: random.pick(['none', 'None', 'NONE', 'nOnE']), kid: by.jwk.kid })}.${encoded(claims)}.`, key: by.jwk } }),
        () => ({ what: 'a shared secret', evidence: { idToken: withHmac(random.pick(['HS256', 'HS384', 'HS512'])), key: random.pick([by.jwk, { ...by.jwk, alg: 'HS256' }, { kty: 'oct', k: encoded(secret), kid: by.jwk.kid! } as PublicJwk]) } }),
        () => ({ what: 'another name over the right value', evidence: signed(claims, by, { alg: random.pick<unknown>(['RS512', 'ES384', 'EdDSA', 'RSA256', by.algorithm.toLowerCase(), [by.algorithm], null, 256]), kid: by.jwk.kid }) }),
        () => ({ what: 'no name', evidence: signed(claims, by, { kid: by.jwk.kid }) }),
        () => ({ what: 'that of another key', evidence: signed(claims, by, { alg: random.pick((['ES256', 'RS256', 'PS256'] as const).filter((one) => one !== by.algorithm)), kid: by.jwk.kid }) }),
      ])()
    },
    'a header that leads astray': (random) => {
      const by = whose(random)
      const [stranger] = strangers
      const more = random.pick<Claims>([{ jwk: stranger!.jwk }, { jku: 'https://elsewhere.example/jwks' }, { x5u: 'https://elsewhere.example/cert' }, { x5c: ['AAAA'] }, { crit: ['exp'] }, { crit: ['b64'], b64: false }, { b64: false }, { zip: 'DEF' }, { enc: 'A256GCM' }, { typ: 'at+jwt' }, { typ: 'JOSE' }, { cty: 'JWT' }, { [`x${random.between(1, 1e9)}`]: 1 }])
      return { what: Object.keys(more)[0]!, evidence: signed(claims, by, { alg: by.algorithm, kid: by.jwk.kid, typ: 'JWT', ...more }) }
    },
    'another key': (random) => {
      const by = random.pick(strangers)
      const same = holders.find(({ algorithm }) => algorithm === by.algorithm)!
      return { what: 'a stranger\'s', evidence: random.pick([signed(claims, by), { ...signed(claims, by), key: same.jwk }, { ...signed(claims, same), key: by.jwk }, { ...signed(claims, by), key: { ...by.jwk, kid: same.jwk.kid! } }]) }
    },
    'a key that was changed': (random) => {
      const by = whose(random)
      const changed = random.pick<Claims>([
        { kid: 'other' }, { kid: undefined }, { use: 'enc' }, { alg: 'RS512' }, { alg: by.algorithm === 'RS256' ? 'PS256' : 'RS256' }, { d: 'AQAB' }, { k: 'AQAB' }, { kty: 'oct' }, { kty: 'OKP' },
        by.jwk.n ? { e: 'AQ' } : { crv: 'P-384' }, by.jwk.n ? { n: by.jwk.n.slice(0, -4) } : { x: by.jwk.y }, by.jwk.n ? { e: 'AQAB=' } : { y: `${by.jwk.y}=` },
      ])
      return { what: Object.keys(changed)[0]!, evidence: { ...signed(claims, by), key: { ...by.jwk, ...changed } as PublicJwk } }
    },
    'a weak key': (random) => {
      const weak = random.pick(weakKeys())
      return { what: 'trusted all the same', evidence: signed(claims, weak), expected: trusting(weak.jwk) }
    },
    'another person': (random) => saying(random, random.pick<Claims>([
      { personal_number: '197905052397' }, { personal_number: `1981040423${random.between(10, 87)}` }, { personal_number: ['198104042388'] }, { personal_number: 198104042388 }, { personal_number: { number: '198104042388' } },
      { personal_number: undefined, ssn: '198104042388' }, { personal_number: ' 198104042388' }, { personal_number: '8104042388' }, { personal_number: '', sub: '198104042388' },
    ]), 'signed by somebody else, genuinely'),
    'another text': (random) => ({ what: 'shown', evidence: token(random), expected: { ...expected, visibleText: random.pick([anyText(random), visibleText.normalize('NFD'), `${visibleText}\n`, visibleText.toLowerCase(), '']) } }),
    'another case or request': (random) => ({ what: 'stated', evidence: token(random), expected: { ...expected, statement: random.pick([anyStatement(random), ` ${statement}`, JSON.stringify(JSON.parse(statement), null, 1), '', '{}']) } }),
    'a replayed nonce': (random) => saying(random, { nonce: random.pick<unknown>([
      nonceOf(anyStatement(random)), sha256(statement), Buffer.from(sha256(statement), 'hex').toString('base64'), nonceOf(statement).toLowerCase(), nonceOf(statement).slice(0, -1), [nonceOf(statement)], nonceOf(visibleText), statement, null,
    ]) }, 'of another signature'),
    'another issuer': (random) => saying(random, { iss: random.pick<unknown>([`${issuer}/`, 'https://broker.example.elsewhere.example', 'http://broker.example', issuer.toUpperCase(), [issuer], null]) }, 'from elsewhere'),
    'another client': (random) => saying(random, random.pick<Claims>([{ aud: 'somebody' }, { aud: [clientId, 'somebody'] }, { aud: ['somebody', clientId], azp: clientId }, { aud: [] }, { aud: 'Kring' }, { azp: 'somebody' }, { aud: { kring: 1 } }, { aud: [[clientId]] }]), 'made for somebody else'),
    'a lower level': (random) => saying(random, { acr: random.pick<unknown>(['loa1', 'loa2', '', 'LOA3', 'loa3 ', ['loa3'], 3, null, undefined]) }, 'of assurance'),
    'another time': (random) => {
      const far = random.between(31, 9_000_000)
      return saying(random, random.pick<Claims>([
        { auth_time: now - 60 - far }, { auth_time: now + far, iat: now }, { iat: now - 60 - far, auth_time: now - 60 - far, exp: now + 300 }, { iat: now + far, auth_time: now, exp: now + far + 300 },
        { exp: now - far }, { exp: now - 60 - far, iat: now - 60 }, { nbf: now + far }, { auth_time: String(now) }, { exp: null }, { iat: 'now' }, { nbf: 'never' },
      ]), 'replayed, expired or proven before')
    },
    'a missing claim': (random) => {
      const name = random.pick(['iss', 'aud', 'nonce', 'iat', 'exp', 'auth_time', 'acr', 'personal_number'])
      return saying(random, { [name]: undefined }, name)
    },
  } satisfies Record<string, Forge>
  return kinds as Record<keyof typeof kinds, Forge>
}

let weak: Holder[] | undefined
const weakKeys = () => (weak ??= [
  holder('RS256', 'weak-rsa', generateKeyPairSync('rsa', { modulusLength: 1024 })),
  holder('ES256', 'other-curve', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })),
  holder('ES256', 'longer-curve', generateKeyPairSync('ec', { namedCurve: 'P-384' })),
])
