import { fromBER, type AsnType } from 'asn1js'
import { demand, type Check } from './refusal.ts'

/** Reads one value in DER. Trailing bytes, indefinite or needlessly long lengths are refused, so that a value has one spelling. */
export function readDer(bytes: Uint8Array, check: Check): AsnType {
  demand(isOneDerValue(bytes), check, 'not DER')
  const { result, offset } = fromBER(bytes)
  demand(offset === bytes.length && result.error === '', check, 'not ASN.1')
  return result
}

function isOneDerValue(bytes: Uint8Array): boolean {
  const size = sizeAt(bytes, 0)
  return size !== undefined && size.end === bytes.length && isDer(bytes.subarray(size.start), (bytes[0]! & 0x20) !== 0)
}

function isDer(content: Uint8Array, isConstructed: boolean): boolean {
  if (!isConstructed) return true
  for (let at = 0; at < content.length; ) {
    const size = sizeAt(content, at)
    if (size === undefined || size.end > content.length) return false
    if (!isDer(content.subarray(size.start, size.end), (content[at]! & 0x20) !== 0)) return false
    at = size.end
  }
  return true
}

/** Where the content of the value at a place begins and ends; undefined where tag or length are not DER of our kind. */
function sizeAt(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined
  if (first < 0x80) return { start: at + 2, end: at + 2 + first }
  const count = first & 0x7f
  if (count < 1 || count > 3 || at + 2 + count > bytes.length) return undefined
  const length = bytes.subarray(at + 2, at + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0)
  const isShortest = length >= 0x80 && length >= 256 ** (count - 1)
  return isShortest ? { start: at + 2 + count, end: at + 2 + count + length } : undefined
}
