import { createHash } from 'node:crypto'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** JSON in its one canonical spelling (RFC 8785): keys in order, no white space. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value as { readonly [key: string]: Json }).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What a person can compare by eye: the first 16 hex digits of a text's SHA-256, in fours. */
export const fingerprintOf = (hash: string) => hash.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ')

/** The nonce that binds an OpenID provider's answer to a statement: its SHA-256 in base64url. A statement holds an id that nobody can guess. */
export const nonceOf = (statement: string) => createHash('sha256').update(statement).digest('base64url')
