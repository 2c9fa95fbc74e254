import { problemTypes } from '@kring/server/platform/errors'
import { z } from 'zod'

const Problem = z.strictObject({
  type: z.enum(Object.keys(problemTypes).map((code) => `/problems/${code}`)),
  title: z.string(), status: z.int(), code: z.string(), instance: z.string(), reason: z.string().optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
})
const ofTheInside = /\bat [\w.<>]+ \(|node:internal|node_modules|\.[cm]?[jt]s:\d|select .+ from|insert into|violates|constraint|relation "|sqlstate|\/src\//i
/** Stands in what is sent; no error may say it again, for it could be about a child. */
export const canary = 'KANARIEFÅGEL'

/** What is wrong with an answer, if anything is. What is no HTTP, or too long to be, the parser refuses without a word. */
export function judge(status: number, type: string, text: string): string | undefined {
  if ([400, 413, 417, 431, 501, 505].includes(status) && text === '') return undefined
  if (status >= 500 && status !== 503) return `answered ${status}`
  if (status < 300) return undefined
  if (!type.startsWith('application/problem+json')) return `answered ${status} as ${type || 'nothing'}`
  const problem = Problem.safeParse(parse(text))
  if (!problem.success || problem.data.status !== status) return `malformed problem details: ${text.slice(0, 200)}`
  if (text.includes(canary)) return 'said again what was sent'
  const inside = ofTheInside.exec(text)
  return inside ? `told of the inside: ${inside[0]}` : undefined
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
