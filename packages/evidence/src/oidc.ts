import { constants, verify } from 'node:crypto'
import { bytesOf } from './base64.ts'
import { readJsonObject, type JsonObject } from './json.ts'
import { readKey, thumbprintOf, type PublicJwk } from './jwk.ts'
import { demand, oidcChecks, Refused, type Check } from './refusal.ts'
import { nonceOf, sha256 } from './statement.ts'

/** What an OpenID provider answers when somebody has signed, to the letter, and the key of the provider's that it is signed with. */
export interface OidcEvidence {
  idToken: string
  key: PublicJwk
}

/** A provider as far as one trusts it: who it is, to whom it speaks, which claim names a person, and whose keys are its own. */
export interface TrustedProvider {
  issuer: string
  /** The client under which the municipality asked. */
  clientId: string
  /** The claim that holds the personal number. */
  claim: string
  /** The levels of assurance that count; empty where the provider has but one. */
  acr: readonly string[]
  /** RFC 7638 thumbprints of the provider's keys, kept by whoever checks: here trust begins. */
  thumbprints: readonly string[]
}

/** What the evidence must show. */
export interface ExpectedOidc {
  visibleText: string
  statement: string
  provider: TrustedProvider
  /** Whether a personal number (12 digits) is that of the person who was asked. */
  isSigner(personalNumber: string): boolean
  /** The person was sent to the provider and came back between these instants. */
  from: Date
  to: Date
}

export type OidcVerdict =
  | { ok: true; checks: readonly Check[]; signedAt: Date; personalNumber: string; name: string }
  | { ok: false; check: Check; how: string }

const clockSkewSeconds = 30
const longest = 50_000
/** Header members that may stand there (RFC 7515): the two that are used, and three that say nothing about which key is believed. */
const headerMembers = ['alg', 'kid', 'typ', 'x5t', 'x5t#S256']
const algorithms = ['RS256', 'PS256', 'ES256'] as const

/**
 * Whether this is an id token (OpenID Connect Core 1.0) with which the trusted provider says that the expected person has just
 * proven who they are for exactly this statement: its nonce is the statement's SHA-256, and the statement names the shown text
 * by its own. Asks nobody. Anything that is not plainly so is refused, with the first check that failed.
 */
export function verifyOidc({ idToken, key: jwk }: OidcEvidence, expected: ExpectedOidc): OidcVerdict {
  try {
    const { provider } = expected
    const parts = idToken.split('.')
    demand(idToken.length <= longest && parts.length === 3, 'form', 'not a signed token')
    const [header, payload, signature] = parts.map((part) => bytesOf(part, 'form', 'base64url')) as [Buffer, Buffer, Buffer]

    const said = readJsonObject(header, 'header')
    demand(Object.keys(said).every((name) => headerMembers.includes(name)), 'header', 'a member that could lead astray')
    demand(said['typ'] === undefined || said['typ'] === 'JWT', 'header', 'another kind of token')
    const algorithm = algorithms.find((name) => name === said['alg'])
    demand(algorithm !== undefined, 'header', 'an algorithm that is not allowed')
    demand(typeof said['kid'] === 'string' && said['kid'] === jwk.kid, 'key', 'another key than the named one')

    const thumbprint = thumbprintOf(jwk)
    demand(thumbprint !== '' && provider.thumbprints.includes(thumbprint), 'key', 'not a key of the trusted provider')
    const key = readKey(jwk, algorithm)
    const how = algorithm === 'PS256' ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : { key, dsaEncoding: 'ieee-p1363' as const }
    demand(verify('sha256', Buffer.from(`${parts[0]}.${parts[1]}`), how, signature), 'signature', 'not made with that key')

    const claims = readJsonObject(payload, 'form')
    demand(claims['iss'] === provider.issuer, 'issuer', 'from another provider')
    const { aud } = claims
    const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud
    demand(audience === provider.clientId && (claims['azp'] === undefined || claims['azp'] === provider.clientId), 'audience', 'made for somebody else')
    demand(provider.acr.length === 0 || provider.acr.some((level) => level === claims['acr']), 'acr', 'another level of assurance')

    demand(claims['nonce'] === nonceOf(expected.statement), 'statement', 'made for another statement')
    demand(readJsonObject(Buffer.from(expected.statement), 'statement')['visibleTextHash'] === sha256(expected.visibleText), 'text', 'another text was shown')
    const personalNumber = numberIn(claims[provider.claim])
    demand(personalNumber !== '' && expected.isSigner(personalNumber), 'personal-number', 'signed by somebody else')

    const signedAt = checkTimes(claims, expected)
    return { ok: true, checks: oidcChecks, signedAt, personalNumber, name: typeof claims['name'] === 'string' ? claims['name'] : '' }
  } catch (error) {
    // What breaks a library is refused like what breaks a rule: nothing that is not understood is ever accepted.
    return error instanceof Refused ? { ok: false, check: error.check, how: error.message } : { ok: false, check: 'form', how: 'could not be read' }
  }
}

/** A personal number as providers spell it (12 digits, perhaps with a hyphen); empty for anything else. */
const numberIn = (claim: unknown) => (typeof claim === 'string' && /^\d{8}-?\d{4}$/.test(claim) ? claim.replace('-', '') : '')

/** The proof was made after it was asked for, told at once, and still good when it was taken; gives when it was made. */
function checkTimes(claims: JsonObject, { from, to }: ExpectedOidc): Date {
  const instant = (name: string) => {
    const seconds = claims[name]
    demand(typeof seconds === 'number' && Number.isFinite(seconds), 'time', `no ${name}`)
    return seconds
  }
  const [asked, taken] = [from.getTime() / 1000, to.getTime() / 1000]
  const isOrdered = (one: number, other: number) => one <= other + clockSkewSeconds
  const [provenAt, toldAt, goodUntil] = [instant('auth_time'), instant('iat'), instant('exp')]
  const notBefore = claims['nbf'] === undefined ? toldAt : instant('nbf')
  demand(isOrdered(asked, provenAt) && isOrdered(provenAt, toldAt), 'time', 'proven before it was asked for')
  demand(isOrdered(asked, toldAt) && isOrdered(toldAt, taken), 'time', 'made at another time than it was asked for')
  demand(goodUntil > toldAt && isOrdered(taken, goodUntil) && isOrdered(notBefore, taken), 'time', 'not good when it was taken')
  return new Date(provenAt * 1000)
}
