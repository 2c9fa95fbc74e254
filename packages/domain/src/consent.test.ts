import { describe, expect, test } from 'vitest'
import type { Standing } from './actor.ts'
import {
  answerOf, isTakenBack, birthdayOn, consentStateOf, changeOf, contactIsSafe, maySignConsent, mayWithdrawConsent, missingKinds, requiredSigners, type SigningRule,
} from './consent.ts'
import { check } from './kernel/rule.ts'

const id = (number: number) => `0000000${number}-0000-4000-8000-000000000000`
const youth = id(1)
const mother = id(2)
const father = id(3)

describe('who signs (FB 6:11, 6:13; OSL 12:3)', () => {
  const rule: SigningRule = { youthSignsFromAge: 15, adultAge: 18, guardians: 'all' }
  const on = '2026-11-22'
  const aged = (age: number) => `${2026 - age}-06-01`
  const joint = [{ partyId: mother, kind: 'joint' }, { partyId: father, kind: 'joint' }] as const
  const sole = [{ partyId: mother, kind: 'sole' }, { partyId: father, kind: 'none' }] as const
  const appointed = [{ partyId: father, kind: 'appointed' }] as const

  test.each([
    ['D1: 0-11, sole custody: the guardian', aged(9), sole, rule, [[mother, 'sole-custody']]],
    ['D2: 0-11, joint custody: both', aged(9), joint, rule, [[mother, 'joint-custody'], [father, 'joint-custody']]],
    ['D3: 12-14, sole custody: the guardian', aged(13), sole, rule, [[mother, 'sole-custody']]],
    ['D3: 12-14, where the municipality lets the youth sign from 12', aged(13), sole, { ...rule, youthSignsFromAge: 12 }, [[mother, 'sole-custody'], [youth, 'signing-age']]],
    ['D4: 12-14, joint custody: both', aged(13), joint, rule, [[mother, 'joint-custody'], [father, 'joint-custody']]],
    ['D5: 15-17, sole custody: guardian and youth', aged(15), sole, rule, [[mother, 'sole-custody'], [youth, 'signing-age']]],
    ['D5: 15-17, where the municipality asks guardians only', aged(15), sole, { ...rule, youthSignsFromAge: null }, [[mother, 'sole-custody']]],
    ['D6: 15-17, joint custody: both and the youth', aged(16), joint, rule, [[mother, 'joint-custody'], [father, 'joint-custody'], [youth, 'signing-age']]],
    ['D11: appointed guardian: that guardian', aged(9), appointed, rule, [[father, 'appointed']]],
    ['D14: 18 and older: the youth alone', aged(18), joint, rule, [[youth, 'of-age']]],
    ['nobody holds custody: nobody can', aged(9), [], rule, []],
    ['no birth date: nobody can', null, joint, rule, []],
  ] as const)('%s', (_, bornOn, custody, of, expected) => {
    const signers = requiredSigners({ youthPartyId: youth, bornOn, custody, rule: of, on, until: '2027-05-01' })
    expect(signers.map(({ partyId, because }) => [partyId, because])).toEqual(expected)
    expect(signers.every(({ fromOn }) => fromOn === null)).toBe(true)
  })

  test('whoever reaches the signing age while the consent holds is asked too, and needed from that birthday', () => {
    const asked = (until: string) => requiredSigners({ youthPartyId: youth, bornOn: '2012-03-03', custody: sole, rule, on, until }).at(-1)
    expect(asked('2027-03-02')?.partyId).toBe(mother)
    expect(asked('2027-03-03')).toEqual({ partyId: youth, role: 'youth', because: 'signing-age', fromOn: '2027-03-03' })
  })

  test('a birthday on 29 February is 28 February in a common year', () => {
    expect([15, 16, 18].map((age) => birthdayOn('2012-02-29', age))).toEqual(['2027-02-28', '2028-02-29', '2030-02-28'])
    expect(birthdayOn('2000-02-29', 100)).toBe('2100-02-28')
    expect(birthdayOn('2012-02-28', 15)).toBe('2027-02-28')
  })
})

describe('contact', () => {
  const guardians = [mother, father].map((partyId) => ({ partyId, role: 'guardian', because: 'joint-custody', fromOn: null }) as const)
  const young = { partyId: youth, role: 'youth', because: 'signing-age', fromOn: null } as const
  const safe = (...ids: string[]) => ids.map((partyId) => ({ partyId, safe: true }))
  test.each([
    ['all guardians are checked', 'all', guardians, [], safe(mother, father), true],
    ['one is not checked', 'all', guardians, [], safe(mother), false],
    ['one is checked and not safe', 'all', guardians, [], [...safe(mother), { partyId: father, safe: false }], false],
    ['one is enough where one signs', 'one', guardians, [], safe(father), true],
    ['none is not enough where one signs', 'one', guardians, [], [], false],
    ['the youth who signs is checked like the others', 'all', [...guardians, young], [], safe(mother, father), false],
    ['the youth who signs later need not be', 'all', [...guardians, { ...young, fromOn: '2027-03-03' }], [], safe(mother, father), true],
    ['whoever is in the case already is checked', 'all', guardians, [youth], safe(mother, father), false],
    ['the youth alone', 'one', [young], [], [], false],
    ['whoever is not waited for needs no check', 'all', guardians, [], safe(mother), true, [father]],
    ['nobody is asked where all are passed over', 'all', guardians, [], [], false, [mother, father]],
    ['unless they are in the case already', 'all', guardians, [father], safe(mother), false, [father]],
  ] as const)('%s', (_, enough, signers, admitted, checks, expected, excepted: readonly string[] = []) => {
    expect(contactIsSafe({ signers, excepted, admitted, checks, rule: { youthSignsFromAge: 15, adultAge: 18, guardians: enough } })).toBe(expected)
  })
})

test('whoever cannot read something any more gets a knock, whatever they have gained; a confidence is told of by itself', () => {
  const reader = (number: number, keys: string[], more: { inConfidence?: string[]; own?: string[] } = {}) => ({ personId: id(number), keys, inConfidence: [], own: [], ...more })
  const before = [reader(1, ['1', '2']), reader(2, ['1']), reader(3, []), reader(4, ['1'])]
  const after = [reader(1, ['2', '3']), reader(2, ['1', '2']), reader(3, ['1'])]
  expect(changeOf(before, after)).toEqual({ knocks: [id(1), id(4)], joint: true, inConfidence: false })
  expect(changeOf(after, after)).toEqual({ knocks: [], joint: false, inConfidence: false })
  // A confidence ends, and with it the door to the own words; nothing else does.
  const confided = [reader(1, ['2', '3']), reader(5, ['8', '9'], { inConfidence: ['9'], own: ['8'] })]
  expect(changeOf(confided, [reader(1, ['2', '3'])])).toEqual({ knocks: [id(5)], joint: false, inConfidence: true })
  expect(changeOf([reader(5, ['8'], { own: ['8'] })], [])).toEqual({ knocks: [id(5)], joint: true, inConfidence: false })
})

test('a withdrawal of all stands over a signature, one towards a party or of a category does not', () => {
  const signed = { partyId: mother, what: 'signed', towards: null, category: null } as const
  expect(answerOf([], mother)).toBe('waiting')
  expect(answerOf([signed, { partyId: father, what: 'refused', towards: null, category: null }], mother)).toBe('signed')
  expect(answerOf([signed, { partyId: mother, what: 'withdrawn', towards: father, category: null }], mother)).toBe('signed')
  expect(answerOf([signed, { partyId: mother, what: 'withdrawn', towards: null, category: 'health' }], mother)).toBe('signed')
  expect(answerOf([signed, { partyId: mother, what: 'withdrawn', towards: null, category: null }], mother)).toBe('withdrawn')
})

test.each([
  [null, null, true], [father, null, true], [null, 'health', true], [father, 'health', true],
])('whoever took back all towards %s of %s has taken back the same and less', (towards, category, expected) => {
  const mark = { partyId: mother, what: 'withdrawn', towards, category } as const
  expect(isTakenBack([mark], { partyId: mother, towards: father, category: 'health' })).toBe(expected)
  expect(isTakenBack([mark], { partyId: father, towards: father, category: 'health' })).toBe(false)
  expect(isTakenBack([mark], { partyId: mother, towards: null, category: null })).toBe(towards === null && category === null)
  expect(isTakenBack([{ ...mark, what: 'signed' }], { partyId: mother, towards, category })).toBe(false)
})

test('the band says what holds now, and else what is waited for', () => {
  const request: Parameters<typeof consentStateOf>[0][number] = { complete: false, ended: false, yourAnswer: null, answers: [] }
  const on = '2026-11-22'
  expect(consentStateOf([], null, on)).toBe('none')
  expect(consentStateOf([request], null, on)).toBe('partial')
  expect(consentStateOf([{ ...request, ended: true }], null, on)).toBe('none')
  expect(consentStateOf([{ ...request, yourAnswer: 'withdrawn' }], null, on)).toBe('revoked')
  expect(consentStateOf([{ ...request, answers: [{ partyId: mother, answer: 'withdrawn' }] }], null, on)).toBe('revoked')
  expect(consentStateOf([{ ...request, complete: true }], '2026-12-22', on)).toBe('expiring')
  expect(consentStateOf([{ ...request, yourAnswer: 'withdrawn' }], '2026-12-23', on)).toBe('active')
})

test('the coordinator counts as social services', () => {
  expect(missingKinds(['social', 'police'], [{ kind: 'coordinator', agencyKind: 'social' }, { kind: 'agency', agencyKind: 'school' }])).toEqual(['police'])
})

describe('rules', () => {
  const you = (kind: Standing['kind']): Standing => ({ caseId: id(9), personId: id(8), partyId: id(7), parties: [id(7)], kind, inquirer: false, reads: [], gives: [], endsInMs: null })
  const verdict = (result: { ok: true } | { ok: false; reason: string }) => (result.ok ? 'may' : result.reason)

  test.each([
    ['guardian', 'waiting', false, 'may'], ['youth', 'waiting', false, 'may'], ['guardian', null, false, 'not-a-signer'], ['coordinator', 'waiting', false, 'not-a-signer'],
    ['guardian', 'signed', false, 'already-signed'], ['guardian', 'refused', false, 'already-done'], ['guardian', 'withdrawn', false, 'already-done'],
    ['guardian', 'waiting', true, 'wrong-state'],
  ] as const)('signing as %s whose answer is %s, ended %s: %s', (kind, yourAnswer, ended, expected) => {
    expect(verdict(check(maySignConsent, you(kind), { yourAnswer, ended }))).toBe(expected)
  })

  test.each([
    ['guardian', false, 'signed', false, 'may'], ['guardian', false, 'waiting', false, 'may'], ['youth', false, 'refused', false, 'may'], ['guardian', false, null, false, 'not-a-signer'],
    ['guardian', false, 'withdrawn', false, 'already-done'], ['guardian', false, 'signed', true, 'already-done'], ['guardian', true, 'signed', false, 'not-coordinator'],
    ['coordinator', true, 'signed', false, 'may'], ['coordinator', false, null, false, 'not-a-signer'], ['agency', false, null, false, 'not-a-signer'],
  ] as const)('withdrawing as %s (for another: %s) whose answer is %s, taken back already %s: %s', (kind, forAnother, answer, isTakenBack, expected) => {
    expect(verdict(check(mayWithdrawConsent, you(kind), { forAnother, answer, isTakenBack }))).toBe(expected)
  })
})
