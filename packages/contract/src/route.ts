import { z } from 'zod'

/**
 * A route as plain data: the only place that names its URL, what it takes and what it answers. The server turns the list
 * into Hono routes and OpenAPI, the browser into typed calls; neither library reaches the other side.
 */
export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** The noun whose cached views this route reads or changes. */
  readonly about: string
  /** One sentence for the API's reader. */
  readonly summary: string
  /** Who may knock: anybody, or only a signed-in person (the default). */
  readonly open: boolean
  /** Whether the path names a case (`:caseId`), so that the door enters it first. */
  readonly inCase: boolean
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The answer, parsed on the way out: a column that nobody declared never leaves. `z.null()` answers 204. */
  readonly answer: Answer
  /** Creating and signing routes take an Idempotency-Key. */
  readonly idempotent: boolean
  /** Edits that could overwrite another's words take If-Match. */
  readonly ifMatch: boolean
  /** It takes a file in place of JSON: the bytes are the whole body, at most `fileMostBytes`, of one of these media types. Empty for all others. */
  readonly takes: readonly string[]
  /** It gives a file in place of JSON, of this media type; null for all others. */
  readonly gives: string | null
}

/** How large a file may be that a route takes, in bytes. */
export const fileMostBytes = 10 * 1024 * 1024

type Shape = z.ZodRawShape
const none = z.object({})
type None = typeof none

interface Declaration<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> {
  path: string
  about: string
  summary: string
  open?: boolean
  params?: P
  query?: Q
  body?: B
  answer: A
  idempotent?: boolean
  ifMatch?: boolean
  takes?: readonly string[]
  gives?: string
}

const declare =
  (method: Route['method']) =>
  <P extends Shape = {}, Q extends Shape = {}, B extends z.ZodType = z.ZodNull, A extends z.ZodType = z.ZodNull>(
    name: string,
    given: Declaration<P, Q, B, A>,
  ): Route<z.ZodObject<P>, z.ZodObject<Q>, B, A> => ({
    name,
    method,
    path: given.path,
    about: given.about,
    summary: given.summary,
    open: given.open ?? false,
    inCase: given.path.includes(':caseId'),
    params: z.object(given.params ?? ({} as P)),
    query: z.object(given.query ?? ({} as Q)),
    body: given.body ?? (z.null() as unknown as B),
    answer: given.answer,
    idempotent: given.idempotent ?? method === 'POST',
    ifMatch: given.ifMatch ?? false,
    takes: given.takes ?? [],
    gives: given.gives ?? null,
  })

/** A reading: changes nothing. */
export const get = declare('GET')
/** An act that adds something; takes an Idempotency-Key. */
export const post = declare('POST')
/** An edit of one's own words; takes If-Match where another could be overwritten. */
export const put = declare('PUT')
/** The bytes of a file as the answer of a route that `gives` one. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export const empty: None = none
export const nothing = z.null()
/** A page of a list: at most 100 items and an opaque signed cursor; never a total, which would count what is hidden. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), hasMore: z.boolean(), cursor: z.string().nullable() })
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(400).optional(),
} as const

export type ParamsOf<R> = R extends Route<infer P, any, any, any> ? z.infer<P> : never
export type QueryOf<R> = R extends Route<any, infer Q, any, any> ? z.input<Q> : never
export type BodyOf<R> = R extends Route<any, any, infer B, any> ? z.input<B> : never
export type AnswerOf<R> = R extends Route<any, any, any, infer A> ? z.output<A> : never
