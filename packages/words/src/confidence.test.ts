import { expect, test } from 'vitest'
import { confidenceFormVersion, confidenceTexts, type ConfidenceParts } from './confidence.ts'
import { sectionsOf } from './consent.ts'

const parts: ConfidenceParts = {
  municipality: 'Granköping', phone: '000-00 00 00', youth: { label: 'Vilgot P.', bornYear: 2010 },
  parties: [
    { label: 'Lindskolan, mentor', agencyKind: 'school', authority: true, reads: true, gives: true },
    { label: 'IK Sagan, ledare', agencyKind: 'association', authority: false, reads: true, gives: false },
    { label: 'Socialtjänsten, samordnare', agencyKind: 'social', authority: true, reads: false, gives: true },
  ],
  purpose: 'Någon att prata med.', validUntilOn: '2027-05-24',
}
const { sv, support } = confidenceTexts(parts)
const easy = support['sv-x-lattlast']!
const sentencesOf = (text: string) =>
  text.split('\n').filter((line) => line !== '' && !/^(–|”|#)/.test(line)).flatMap((line) => line.split(/(?<=[.!?])\s+(?=\p{Lu})/u))
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word))

test('the text for a confidence keeps to fifteen words a sentence, and in easy Swedish to ten, with one thought a line', () => {
  expect(sentencesOf(sv).filter((sentence) => wordsOf(sentence).length > 15)).toEqual([])
  expect(sentencesOf(easy).filter((sentence) => wordsOf(sentence).length > 10)).toEqual([])
  expect(easy.split('\n').filter((line) => /[.!?]\s+\p{Lu}/u.test(line) && !line.includes(parts.youth.label))).toEqual([])
})

test('in every language it has the same sections, names who reads and tells, who does not, and what nobody can promise', () => {
  for (const text of [sv, ...Object.values(support)]) {
    const { sections } = sectionsOf(text)
    expect(sections.map(({ section }) => section)).toEqual(['about', 'sharing', 'purpose', 'until', 'exclusions', 'rights', 'withdrawal', 'limits', 'signature'])
    for (const { label } of parts.parties) expect(text).toContain(label)
    expect(text).toContain(confidenceFormVersion)
    expect(sections.find(({ section }) => section === 'limits')!.lines.length).toBeGreaterThan(5)
  }
  expect(sv).toContain('Dina vårdnadshavare läser inte samtalet här')
  expect(Object.keys(support).sort()).toEqual(['ar', 'en', 'so', 'sv-x-lattlast'])
})

test('what is no authority is said of each that is none', () => {
  const count = (text: string, words: string) => text.split(words).length - 1
  expect(count(sv, 'Det är ingen myndighet.')).toBe(1)
  expect(count(confidenceTexts({ ...parts, parties: parts.parties.slice(0, 1) }).sv, 'Det är ingen myndighet.')).toBe(0)
})
