import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { isStrong } from './certificates.ts'
import { bytesOf } from './base64.ts'
import { demand } from './refusal.ts'
import { canonicalJson } from './statement.ts'

/** A provider's public key as it publishes it (RFC 7517). */
export type PublicJwk = JsonWebKey & { kid?: string; alg?: string; use?: string }

/** The members that are the key, by its kind: what its thumbprint is made of (RFC 7638). */
const members = { RSA: ['e', 'kty', 'n'], EC: ['crv', 'kty', 'x', 'y'] } as const

/** SHA-256 of what makes a key the key that it is, in base64url (RFC 7638); empty for a kind of key that is not relied upon. */
export function thumbprintOf(jwk: PublicJwk): string {
  const own = members[jwk.kty as keyof typeof members] as readonly (keyof PublicJwk)[] | undefined
  if (!own?.every((name) => typeof jwk[name] === 'string')) return ''
  return createHash('sha256').update(canonicalJson(Object.fromEntries(own.map((name) => [name, jwk[name] as string])))).digest('base64url')
}

/** The public part of a key and nothing else of it, for keeping. */
export const publicPartOf = (jwk: PublicJwk): PublicJwk =>
  Object.fromEntries(['kty', 'kid', 'alg', 'use', ...(members[jwk.kty as keyof typeof members] ?? [])].flatMap((name) => (typeof jwk[name] === 'string' ? [[name, jwk[name]]] : [])))

/** Reads a public key for one algorithm: of that algorithm's kind, strong enough, meant for signatures, with nothing private or shared in it. */
export function readKey(jwk: PublicJwk, algorithm: 'RS256' | 'PS256' | 'ES256'): KeyObject {
  const kind = algorithm === 'ES256' ? 'EC' : 'RSA'
  const isMeant = jwk.kty === kind && (jwk.alg === undefined || jwk.alg === algorithm) && (jwk.use === undefined || jwk.use === 'sig')
  demand(isMeant && !('d' in jwk) && !('k' in jwk), 'key', 'not a public key for this algorithm')
  for (const name of members[kind]) if (name !== 'kty' && name !== 'crv') bytesOf(String(jwk[name]), 'key', 'base64url')
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  demand(isStrong(key) && (kind === 'RSA' || key.asymmetricKeyDetails?.namedCurve === 'prime256v1'), 'key', 'too weak, or another curve')
  return key
}
