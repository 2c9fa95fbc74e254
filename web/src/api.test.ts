import { get, nothing, post } from '@kring/contract/route'
import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { NetworkProblem, Problem, call, forget, queryClient, refresh, viewOf } from './api.ts'

const plan = get('readPlan', {
  path: '/cases/:caseId/plan',
  about: 'plan',
  summary: 'The plan',
  params: { caseId: z.string() },
  query: { at: z.string().optional() },
  answer: z.object({ title: z.string() }),
})
const make = post('makePlan', { path: '/plans', about: 'plan', summary: 'Make', body: z.object({ title: z.string() }), answer: nothing })

/** Answers that the test hands out when it likes, in the order of the calls. */
const answers: ((response: Response) => void)[] = []
const asked: { url: string; headers: Record<string, string> }[] = []

beforeEach(() => {
  vi.stubGlobal('document', { querySelectorAll: () => [] })
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ url, headers })
    return new Promise<Response>((resolve) => answers.push(resolve))
  })
})
afterEach(() => {
  queryClient.clear()
  answers.length = asked.length = 0
  vi.unstubAllGlobals()
})

const json = (body: unknown, more: ResponseInit = {}) => new Response(JSON.stringify(body), more)
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

const watch = (caseId: string) => {
  const observer = new QueryObserver(queryClient, { ...viewOf(plan, { params: { caseId } }), retry: false })
  observer.subscribe(() => undefined)
  return { title: () => observer.getCurrentResult().data?.answer.title, trouble: () => observer.getCurrentResult().error }
}

test('a call names its case in the path, and its answer carries the etag', async () => {
  const answered = call(plan, { params: { caseId: 'a/b' }, query: { at: '2026-11-21' } })
  answers[0]?.(json({ title: 'Plan' }, { headers: { etag: '"4"' } }))
  expect(await answered).toEqual({ answer: { title: 'Plan' }, etag: '"4"' })
  expect(asked[0]?.url).toBe('/api/cases/a%2Fb/plan?at=2026-11-21')
})

test('a refusal keeps its reason and the id that support asks for', async () => {
  const refused = call(make, { body: { title: 'Plan' } }).catch((trouble: unknown) => trouble)
  answers[0]?.(json({ code: 'refused', reason: 'case-closed', instance: 'r-1' }, { status: 403 }))
  const problem = await refused
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ status: 403, code: 'refused', reason: 'case-closed', requestId: 'r-1' })
})

test('no answer is a NetworkProblem', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
  await expect(call(plan, { params: { caseId: '1' } })).rejects.toBeInstanceOf(NetworkProblem)
})

test('a knock takes a case off the screen before anything is asked, and only that case', async () => {
  const one = watch('1')
  const two = watch('2')
  answers[0]?.(json({ title: 'Plan 1' }))
  answers[1]?.(json({ title: 'Plan 2' }))
  await settled()
  void forget('1')
  expect(one.title()).toBeUndefined()
  expect(two.title()).toBe('Plan 2')
  answers[2]?.(json({ code: 'not-found' }, { status: 404 }))
  await settled()
  expect(one.trouble()).toMatchObject({ status: 404 })
})

test('an answer that was on its way when the knock came is thrown away', async () => {
  const one = watch('1')
  void forget('1')
  answers[0]?.(json({ title: 'from before' }))
  await settled()
  expect(one.title()).toBeUndefined()
})

test('rights that end by the clock take the case away then', async () => {
  const one = watch('1')
  answers[0]?.(json({ title: 'Plan', you: { endsInMs: 20 } }))
  await settled()
  expect(one.title()).toBe('Plan')
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(one.title()).toBeUndefined()
})

test('a refresh says that nobody asked; opening a page does not', async () => {
  watch('1')
  answers[0]?.(json({ title: 'Plan' }))
  await settled()
  void refresh('plan', '1')
  void refresh('plan', '2')
  await settled()
  expect(asked.map(({ headers }) => headers['x-kring-manner'])).toEqual([undefined, 'live'])
})

test('what happens while a first answer is on its way is asked for once that has come', async () => {
  const one = watch('1')
  void refresh('plan', '1')
  answers[0]?.(json({ title: 'from before' }))
  await settled()
  answers[1]?.(json({ title: 'of now' }))
  await settled()
  expect(one.title()).toBe('of now')
  expect(asked.map(({ headers }) => headers['x-kring-manner'])).toEqual([undefined, 'live'])
})
