import { describe, expect, test } from 'vitest'
import type { Standing } from './actor.ts'
import { maySetBlock } from './blocks.ts'
import { AddFamilyMember } from './cases.ts'
import { mayReadDisclosures } from './grounds.ts'
import { check } from './kernel/rule.ts'
import { mayAskWhoReads } from './readers.ts'
import { mayPromise, mustBeSafe, relativeMayGive, relativeMayRead } from './relatives.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const you = (kind: Standing['kind'], reads: string[] = []): Standing =>
  ({ caseId: id(9), personId: id(8), partyId: id(7), parties: [id(7)], kind, inquirer: false, reads, gives: [], endsInMs: null })
const said = (verdict: { ok: true } | { ok: false; reason: string }) => (verdict.ok ? 'may' : verdict.reason)

test.each([
  ['relative', null, 'may'], ['relative', '2026-11-22T10:00:00Z', 'already-done'], ['guardian', null, 'not-yours'], ['agency', null, 'not-yours'], ['coordinator', null, 'not-yours'],
] as const)('promising as %s, promised at %s: %s', (kind, promisedAt, expected) => {
  expect(said(check(mayPromise, you(kind), { promisedAt }))).toBe(expected)
})

test('a relative is named for everything but what guardians say, and answers in the conversation alone', () => {
  const categories = ['team', 'plan', 'meeting', 'conversation', 'voice', 'guardian-view', 'health']
  expect(categories.filter((category) => !relativeMayRead(category))).toEqual(['guardian-view'])
  expect(categories.filter(relativeMayGive)).toEqual(['conversation'])
})

test('a relative keeps nobody out, reads no disclosure, and asks who reads only where they know who is in the case', () => {
  expect(said(check(maySetBlock, you('relative'), { isBlockable: true, isBlockedByYou: false }))).toBe('not-yours')
  expect(said(check(mayReadDisclosures, you('relative'), {}))).toBe('not-for-family')
  expect(said(check(mayAskWhoReads, you('relative', ['plan']), {}))).toBe('consent-missing')
  expect(said(check(mayAskWhoReads, you('relative', ['plan', 'team']), {}))).toBe('may')
  expect(said(check(mayAskWhoReads, you('guardian'), {}))).toBe('may')
})

describe('contact is found safe', () => {
  const party = (number: number, kind: Standing['kind'], admitted: boolean, endedAt: string | null = null) =>
    ({ id: id(number), kind, casePersonId: kind === 'agency' ? null : id(number), admitted, endedAt })

  test('with the members of the family who are in the case and the relatives whom the request names, and with nobody else', () => {
    const parties = [
      party(1, 'agency', true), party(2, 'youth', true), party(3, 'guardian', true), party(4, 'guardian', false), party(5, 'relative', false), party(6, 'relative', true),
      party(7, 'relative', true, '2026-11-22T10:00:00Z'),
    ]
    expect(mustBeSafe(parties, [id(1), id(5), id(7)])).toEqual([id(2), id(3), id(5)])
  })
})

test('a relative is added with a sign-in, and a sibling never', () => {
  const ok = (body: object) => AddFamilyMember.safeParse({ name: 'Asta', ...body }).success
  expect(ok({ role: 'relative', personalNumber: '198104042388' })).toBe(true)
  expect(ok({ role: 'relative' })).toBe(false)
  expect(ok({ role: 'sibling', personalNumber: '198104042388' })).toBe(false)
})
