import { demand, type Check } from './refusal.ts'

/** The bytes behind base64 in its one canonical spelling (RFC 4648: section 4, padded; base64url section 5, bare); any other spelling is refused. */
export function bytesOf(base64: string, check: Check, alphabet: 'base64' | 'base64url' = 'base64'): Buffer {
  const bytes = Buffer.from(base64, alphabet)
  demand(base64 !== '' && bytes.toString(alphabet) === base64, check, 'not base64')
  return bytes
}
