import type { Reason } from '@kring/domain/kernel/reasons'
import { check, type Rule } from '@kring/domain/kernel/rule'
import type { Standing } from '@kring/domain/actor'

/**
 * What an act can end in besides its answer. Each becomes RFC 9457 problem details with one of the types of
 * `problemTypes`; anything else that is thrown is an internal error and tells nothing.
 */
export class Refusal extends Error {
  readonly status: 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 503
  readonly code: ProblemCode
  readonly reason: Reason | undefined
  readonly errors: readonly { path: string; message: string }[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(code: ProblemCode, more: { reason?: Reason; errors?: readonly { path: string; message: string }[]; retryAfterSeconds?: number } = {}) {
    super(code)
    this.code = code
    this.status = problemTypes[code].status
    this.reason = more.reason
    this.errors = more.errors
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** The registry of problem types: `/problems/<code>`, with its status and the title that never varies. */
export const problemTypes = {
  'not-signed-in': { status: 401, title: 'Sign in first' },
  refused: { status: 403, title: 'This cannot be done now' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'This has already happened' },
  stale: { status: 412, title: 'Somebody changed it meanwhile' },
  'too-large': { status: 413, title: 'Too large' },
  'wrong-media-type': { status: 415, title: 'Send application/json' },
  invalid: { status: 422, title: 'Something in what was sent is not right' },
  'precondition-required': { status: 428, title: 'If-Match or Idempotency-Key is missing' },
  'too-many': { status: 429, title: 'Too many requests' },
  'wrong-origin': { status: 403, title: 'Wrong origin' },
  unavailable: { status: 503, title: 'Try again in a moment' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problemTypes

/** Hidden and absent alike. */
export const notFound = () => new Refusal('not-found')

/** Ends the act with the rule's reason unless you may. */
export function insist<Subject>(may: Rule<Subject>, you: Standing, subject: Subject): void {
  const verdict = check(may, you, subject)
  if (!verdict.ok) throw new Refusal('refused', { reason: verdict.reason })
}

/** Gives the row, or ends the act as "not found". */
export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw notFound()
  return row
}
