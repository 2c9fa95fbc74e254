import { describe, expect, test } from 'vitest'
import { exampleAges, exampleCustodies, mayBeginBetween, previewOf, statesOf, whoSigns } from './rules.ts'

const usual = { youthSignsFromAge: 15, guardians: 'all' } as const

describe('whose signatures an example family needs (FB 6:11, 6:13; OSL 12:3)', () => {
  test.each([
    ['D1: 0-11, sole custody: the guardian', 11, 'sole', usual, 'one', false],
    ['D2: 0-11, joint custody: both guardians', 11, 'joint', usual, 'both', false],
    ['D2: 0-11, joint custody, where one is enough: one of two', 11, 'joint', { ...usual, guardians: 'one' }, 'one-of-two', false],
    ['D3: 12-14, sole custody: the guardian', 14, 'sole', usual, 'one', false],
    ['D3: 12-14, sole custody, where the youth signs from 12: the guardian and the youth', 14, 'sole', { ...usual, youthSignsFromAge: 12 }, 'one', true],
    ['D4: 12-14, joint custody: both guardians', 14, 'joint', usual, 'both', false],
    ['D4: 12-14, joint custody, where the youth signs from 14: both and the youth', 14, 'joint', { ...usual, youthSignsFromAge: 14 }, 'both', true],
    ['D5: 15-17, sole custody: the guardian and the youth', 15, 'sole', usual, 'one', true],
    ['D5: 15-17, sole custody, where guardians alone sign: the guardian', 17, 'sole', { ...usual, youthSignsFromAge: null }, 'one', false],
    ['D6: 15-17, joint custody: both guardians and the youth', 17, 'joint', usual, 'both', true],
    ['D6: 15-17, joint custody, where one is enough: one of two and the youth', 15, 'joint', { ...usual, guardians: 'one' }, 'one-of-two', true],
    ['D11: appointed guardian, 0-14: that guardian', 14, 'appointed', usual, 'one', false],
    ['D11: appointed guardian, 15-17: that guardian and the youth', 15, 'appointed', usual, 'one', true],
    ['D14: 18 and older, any custody: the young person alone', 18, 'joint', usual, 'none', true],
    ['D14: 18 and older, where guardians alone sign for the young: the young person alone all the same', 18, 'sole', { ...usual, youthSignsFromAge: null }, 'none', true],
  ] as const)('%s', (_, age, custody, rule, guardians, youth) => {
    expect(whoSigns({ age, custody }, rule)).toEqual({ guardians, youth })
  })
})

test('a preview shows every example family once and marks what changes, and a rule against itself changes nothing', () => {
  const preview = previewOf({ ...usual, youthSignsFromAge: 14 }, usual)
  expect(preview).toHaveLength(exampleAges.length * exampleCustodies.length)
  expect(preview.filter(({ changes }) => changes).map(({ age, custody }) => `${age} ${custody}`)).toEqual(['14 sole', '14 joint', '14 appointed'])
  expect(previewOf({ ...usual, guardians: 'one' }, usual).filter(({ changes }) => changes).map(({ age, custody }) => `${age} ${custody}`))
    .toEqual(['11 joint', '14 joint', '15 joint', '17 joint'])
  expect(previewOf(usual, usual).some(({ changes }) => changes)).toBe(false)
})

test.each([
  ['the first is in force from its day', [[1, '2026-01-01', 'in-force']]],
  ['the next comes', [[1, '2026-01-01', 'in-force'], [2, '2026-12-01', 'coming']]],
  ['the newest whose day has come holds', [[1, '2026-01-01', 'past'], [2, '2026-11-22', 'in-force'], [3, '2026-11-23', 'coming']]],
  ['a newer one for the same day replaces what was to come', [[1, '2026-01-01', 'in-force'], [2, '2026-12-01', 'replaced'], [3, '2026-12-01', 'coming']]],
  ['a newer one for an earlier day does too', [[1, '2026-01-01', 'in-force'], [2, '2027-01-01', 'replaced'], [3, '2026-12-01', 'coming']]],
  ['what was replaced never was in force', [[1, '2026-01-01', 'past'], [2, '2026-11-10', 'replaced'], [3, '2026-11-01', 'in-force']]],
] as const)('on 22 November: %s', (_, versions) => {
  const states = statesOf(versions.map(([version, inForceFrom]) => ({ version, inForceFrom })), '2026-11-22')
  expect(versions.map(([version]) => states.get(version))).toEqual(versions.map(([, , state]) => state))
})

test('a version begins tomorrow at the earliest and within a year, over both ends of a year and a leap day', () => {
  expect(mayBeginBetween('2026-12-31')).toEqual({ first: '2027-01-01', last: '2028-01-01' })
  expect(mayBeginBetween('2028-02-28')).toEqual({ first: '2028-02-29', last: '2029-02-28' })
})
