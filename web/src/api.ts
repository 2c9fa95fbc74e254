import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from '@kring/contract/route'
import type { Reason } from '@kring/domain/kernel/reasons'
import { MutationCache, QueryCache, QueryClient, queryOptions, useMutation, useQuery, type Query } from '@tanstack/react-query'
import { useRef } from 'react'
import { hush } from './ui/announce.ts'

/**
 * A refusal or fault as the server tells it (RFC 9457), in English; what a person reads of it is said by sentences.ts.
 * `reason` is set where a rule refused, `errors` where fields are wrong, `requestId` finds it in the log.
 */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  readonly reason: Reason | undefined
  readonly errors: readonly { path: string; message: string }[]
  readonly requestId: string | undefined

  constructor(status: number, body: ProblemBody) {
    super(body.title ?? `HTTP ${status}`)
    this.status = status
    this.type = body.type ?? 'about:blank'
    this.code = body.code ?? 'unknown'
    this.title = this.message
    this.detail = body.detail
    this.reason = body.reason
    this.errors = body.errors ?? []
    this.requestId = body.instance
  }
}

interface ProblemBody {
  type?: string
  code?: string
  title?: string
  detail?: string
  reason?: Reason
  errors?: { path: string; message: string }[]
  instance?: string
}

/** No answer came: whether the server has done what was asked is unknown, which is why acts carry a key. */
export class NetworkProblem extends Error {}

export type Trouble = Problem | NetworkProblem

/** The id by which support finds the request in the log, where an answer came. */
export const requestIdOf = (trouble: Trouble) => (trouble instanceof Problem ? trouble.requestId : undefined)

/** What a route must be given. Parts that a route does not have may be left out. */
export type Given<R extends Route> = Part<'params', ParamsOf<R>> & Part<'query', QueryOf<R>> & Body<BodyOf<R>> & Extras
type Part<Name extends string, Value> = {} extends Value ? { [K in Name]?: Value } : { [K in Name]: Value }
type Body<Value> = [Value] extends [null] ? { body?: null } : { body: Value }
interface Extras {
  /** The `etag` of the view that is being edited. */
  ifMatch?: string | null
  /** What is sent to a route that takes a file. */
  file?: File
}

/** How one attempt is made: the key that makes a repetition harmless, what may call it off, and what kind of call it is. */
interface Attempt {
  idempotencyKey?: string
  signal?: AbortSignal
  /** Asked by a page that stands open, not by a person: a reading, but no sign that somebody is there. */
  isRefresh?: boolean
  /** Goes through even when the page is left at the same moment. */
  outlivesPage?: boolean
}

export interface Answered<R extends Route> {
  answer: AnswerOf<R>
  /** For If-Match, where somebody else could be overwritten. */
  etag: string | null
}

/**
 * Calls a route of the contract. Throws Problem for every answer that is not a success and NetworkProblem where none
 * came; an aborted call rejects with the signal's reason.
 */
export const call = async <R extends Route>(
  route: R,
  given: Given<R>,
  { idempotencyKey, signal, isRefresh = false, outlivesPage = false }: Attempt = {},
): Promise<Answered<R>> => {
  const { body, ifMatch, file } = given
  const response = await fetch(pathOf(route, given), {
    method: route.method,
    credentials: 'same-origin',
    cache: 'no-store',
    keepalive: outlivesPage,
    headers: {
      accept: 'application/json, application/problem+json',
      ...(body != null && { 'content-type': 'application/json' }),
      ...(file && { 'content-type': file.type }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(ifMatch && { 'if-match': ifMatch }),
      ...(isRefresh && { 'x-kring-manner': 'live' }),
    },
    ...(body != null && { body: JSON.stringify(body) }),
    ...(file && { body: file }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new NetworkProblem('no answer', { cause })
  })
  if (!response.ok) {
    throw new Problem(response.status, await response.json().catch(() => ({})))
  }
  return {
    answer: response.status === 204 ? null : await response.json(),
    etag: response.headers.get('etag'),
  } as Answered<R>
}

/** Where a route is read: for what the browser fetches by itself, such as a picture. */
export const pathOf = (route: Route, given: { params?: unknown; query?: unknown }) => {
  const params = (given.params ?? {}) as Record<string, unknown>
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(given.query ?? {})) if (value != null) search.set(name, String(value))
  return `/api${path}${search.size > 0 ? `?${search}` : ''}`
}

let isRefreshing = false

const isSignedOut = (trouble: Error) => trouble instanceof Problem && trouble.status === 401
const askAgainWho = (trouble: Error) => {
  if (isSignedOut(trouble)) void queryClient.invalidateQueries({ queryKey: ['me'] })
}
const isLasting = (trouble: Error) => trouble instanceof Problem && trouble.status < 500

/** The only cache: in memory, never on disk. Live events say what is old, so nothing is fetched again on a mere glance. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (trouble, { queryKey }) => {
      if (queryKey[0] !== 'me') askAgainWho(trouble)
      else if (isSignedOut(trouble)) forgetAllBut('me')
    },
  }),
  mutationCache: new MutationCache({ onError: (trouble) => askAgainWho(trouble) }),
  defaultOptions: {
    queries: {
      retry: (times, trouble) => !isLasting(trouble) && times < 2,
      staleTime: 60_000,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
    },
    mutations: {
      // Safe because every attempt carries the same idempotency key.
      retry: (times, trouble) => trouble instanceof NetworkProblem && times < 2,
      gcTime: 0,
    },
  },
})

const caseIdOf = (route: Route, given: { params?: unknown }) =>
  route.inCase ? ((given.params as { caseId: string }).caseId ?? null) : null

/** A reading as query options, for prefetching; components use useView. Its key is [about, caseId or null, name, given]. */
export const viewOf = <R extends Route>(route: R, given: Given<R>) => {
  const caseId = caseIdOf(route, given)
  return queryOptions<Answered<R>, Trouble>({
    queryKey: [route.about, caseId, route.name, given],
    queryFn: async ({ signal }) => {
      const answered = await call(route, given, { signal, isRefresh: isRefreshing })
      forgetWhenItEnds(caseId, answered.answer)
      return answered
    },
  })
}

/** A view of the server's state: what is known, and what stands in the way. */
export interface View<Answer> {
  data: Answer | undefined
  etag: string | null
  trouble: Trouble | null
  isFetching: boolean
  refetch: () => void
}

/** Reads a route and keeps it true: live events, own acts and knocks fetch it again or take it away. */
export const useView = <R extends Route>(
  route: R,
  given: Given<R>,
  { when = true }: { when?: boolean } = {},
): View<AnswerOf<R>> => {
  const query = useQuery({ ...viewOf(route, given), enabled: when })
  return {
    data: query.data?.answer,
    etag: query.data?.etag ?? null,
    trouble: query.error,
    isFetching: query.isFetching,
    refetch: () => void query.refetch(),
  }
}

/**
 * Acts through a route: `act.mutate({ params, body })`. The same content keeps its idempotency key until it has
 * succeeded, so that pressing again after lost contact does nothing twice. Success refreshes the views of that noun. What is to
 * follow follows also where the act has taken its own card off the page meanwhile.
 */
export const useAct = <R extends Route>(route: R) => {
  const keys = useRef(new Map<string, string>())
  const act = useMutation<AnswerOf<R>, Trouble, Given<R>>({
    mutationFn: async (given) => {
      const content = JSON.stringify([given, given.file?.name, given.file?.size, given.file?.lastModified])
      const idempotencyKey = keys.current.get(content) ?? crypto.randomUUID()
      keys.current.set(content, idempotencyKey)
      const { answer } = await call(route, given, route.idempotent ? { idempotencyKey } : {})
      keys.current.delete(content)
      return answer
    },
    onSuccess: (_, given) => refresh(route.about, caseIdOf(route, given)),
  })
  // React Query forgets what is given to its own mutate when the component goes.
  const mutate = (given: Given<R>, { onSuccess, onError }: { onSuccess?: (answer: AnswerOf<R>) => void; onError?: (trouble: Trouble) => void } = {}) =>
    void act.mutateAsync(given).then(onSuccess, onError ?? (() => undefined))
  return { ...act, mutate }
}

/** The first pages, what waits and what has happened show a little of every noun. */
const showEverything: readonly string[] = ['home', 'notice', 'event']

/**
 * Fetches again what shows a noun of a case, also in lists over all cases and in what shows a little of everything. With null:
 * any noun, any case. A concern report stands in nothing but its own views, and no page of a case may stir because of one. What consent changes can stand in every view of the case: who reads what, who is covered, whether a
 * meeting is paused.
 */
export const refresh = async (about: string | null, caseId: string | null) => {
  const predicate = ({ queryKey: [noun, scope] }: Query) =>
    (about === null || about === 'consent' || noun === about || (about !== 'concern-report' && showEverything.includes(noun as string))) && (caseId === null || scope === caseId || scope === null)
  // A first answer on its way may be older than what has happened, and the query client takes it for the fresh one.
  const first = queryClient.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' }).filter(({ state }) => state.data === undefined)
  const again = (query: Query) => asRefresh(() => queryClient.invalidateQueries({ predicate: (one) => one === query }))
  await Promise.all([
    asRefresh(() => queryClient.invalidateQueries({ predicate })),
    ...first.map((query) => query.promise?.then(() => again(query), () => undefined)),
  ])
}

/**
 * Takes a case (or, with null, everything) off the screen and out of memory at once, and asks again for what is still
 * shown. Answers on their way are thrown away. Lists over all cases go too, because the case may stand in them.
 */
export const forget = (caseId: string | null) => {
  hush()
  // Who is signed in is asked again, but stays on screen meanwhile: it tells of no case.
  if (caseId === null) void asRefresh(() => queryClient.invalidateQueries({ queryKey: ['me'] }))
  const predicate = ({ queryKey: [noun, scope] }: Query) =>
    noun !== 'me' && (caseId === null || scope === caseId || scope === null)
  queryClient.removeQueries({ type: 'inactive', predicate })
  return asRefresh(() => queryClient.resetQueries({ predicate }))
}

/** Whatever starts to fetch meanwhile is a refresh: the query client starts its fetches before it returns. */
const asRefresh = <Result>(work: () => Result) => {
  isRefreshing = true
  try {
    return work()
  } finally {
    isRefreshing = false
  }
}

const forgetAllBut = (noun: string) => {
  hush()
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== noun })
}

/** Leaves nobody signed in and nothing in memory, without asking the server, which might take that for a sign of life. */
export const forgetMe = () => {
  forgetAllBut('me')
  queryClient.setQueriesData({ queryKey: ['me'] }, null)
}

const ends = new Map<string | null, ReturnType<typeof setTimeout>>()
/** setTimeout fires at once beyond this; a session is over long before. */
const longestTimeout = 2 ** 31 - 1

/** Rights also end by the clock (expiry, a birthday), and no event tells of it. */
const forgetWhenItEnds = (caseId: string | null, answer: unknown) => {
  const told = answer as { you?: { endsInMs?: number | null }; endsInMs?: number | null } | null
  const you = caseId === null ? told : told?.you
  if (you?.endsInMs === undefined) return
  clearTimeout(ends.get(caseId))
  if (you.endsInMs === null || you.endsInMs > longestTimeout) return
  ends.set(
    caseId,
    setTimeout(() => void forget(caseId), you.endsInMs),
  )
}
