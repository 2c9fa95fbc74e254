import { allReasons } from '@kring/domain'
import { expect, test } from 'vitest'
import { problemTypes } from '../../../server/src/platform/errors.ts'
import { familyLocales } from './names.ts'
import { problemCodes, sentenceFor } from './reasons.ts'

const codes = [...allReasons, ...problemCodes]

test('every refusal and every problem has one sentence in every language that families read', () => {
  for (const code of codes) {
    for (const locale of familyLocales) expect(sentenceFor(code, locale), `${code} ${locale}`).toMatch(/\S.*\.$/)
    expect(sentenceFor(code, 'ar'), code).toMatch(/\p{Script=Arabic}/u)
  }
})

test('the problems are the ones that the server can end in', () => {
  expect([...problemCodes].sort()).toEqual([...Object.keys(problemTypes), 'internal'].sort())
})

test('easy Swedish keeps to ten words a sentence', () => {
  const long = codes.flatMap((code) => sentenceFor(code, 'sv-x-lattlast').split(/(?<=\.)\s+/)).filter((sentence) => sentence.split(' ').length > 10)
  expect(long).toEqual([])
})

test('a language that is not written yet gets plain Swedish', () => {
  expect(sentenceFor('not-found', 'fi')).toBe(sentenceFor('not-found', 'sv'))
})
