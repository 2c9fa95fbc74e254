import { demand, type Check } from './refusal.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/**
 * Reads one JSON object of UTF-8 bytes. A member that stands twice in an object is refused, however its name is spelled: two
 * readers could otherwise believe two different things.
 */
export function readJsonObject(bytes: Buffer, check: Check): JsonObject {
  let value: unknown
  let text = ''
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    value = JSON.parse(text)
  } catch {
    demand(false, check, 'not JSON')
  }
  demand(typeof value === 'object' && value !== null && !Array.isArray(value), check, 'not an object')
  demand(!namesTwice(text), check, 'a member that stands twice')
  return value as JsonObject
}

/** Whether an object in this text, which is JSON, has two members of one name. */
function namesTwice(text: string): boolean {
  const open: Set<string>[] = []
  for (const [token, string, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (colon !== undefined) {
      const names = open.at(-1)!
      const name = JSON.parse(string!) as string
      if (names.has(name)) return true
      names.add(name)
    }
  }
  return false
}
