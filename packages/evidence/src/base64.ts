import { demand, type Check } from './refusal.ts'

/** The bytes behind base64 in its one canonical spelling (RFC 4648 section 4, padded); any other spelling is refused. */
export function bytesOf(base64: string, check: Check): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  demand(base64 !== '' && bytes.toString('base64') === base64, check, 'not base64')
  return bytes
}
