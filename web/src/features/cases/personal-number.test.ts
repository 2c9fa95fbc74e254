import { expect, test } from 'vitest'
import { asPersonalNumber, birthdayIn } from './personal-number.ts'

const number = (written: string) => asPersonalNumber(written, '2026-11-22')

test('a personal number is understood in each of its ways of writing', () => {
  expect(number('201203032390')).toBe('201203032390')
  expect(number('20120303-2390')).toBe('201203032390')
  expect(number('120303-2390')).toBe('201203032390')
  expect(number('810404 2388')).toBe('198104042388')
  for (const wrong of ['', '12', '2012-03-03', 'abcdefghijkl']) expect(number(wrong)).toBeNull()
})

test('the birthday is read from it, also from a co-ordination number', () => {
  expect(birthdayIn('201203032390')).toBe('2012-03-03')
  expect(birthdayIn('201203632390')).toBe('2012-03-03')
})
