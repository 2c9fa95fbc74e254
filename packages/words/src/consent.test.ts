import { expect, test } from 'vitest'
import { consentSections, consentText, consentTexts, sectionsOf, type ConsentParts } from './consent.ts'
import { agencyKindNames, categoryNames, dayInWords, familyLocales, partyKindNames, type FamilyLocale } from './names.ts'

const parts: ConsentParts = {
  municipality: 'Granköping', phone: '000-00 00 00', kind: 'sspf', youth: { label: 'Vilgot P.', bornYear: 2012 },
  parties: [
    { label: 'Lindskolan, mentor', agencyKind: 'school', isRelative: false, authority: true, reads: Object.keys(categoryNames), gives: Object.keys(categoryNames) },
    { label: 'IK Sagan, ledare', agencyKind: 'association', isRelative: false, authority: false, reads: [], gives: ['leisure'] },
    { label: 'Polisen, kontaktperson', agencyKind: 'police', isRelative: false, authority: true, reads: ['plan'], gives: [] },
  ],
  purpose: 'Mer skola.', validUntilOn: '2027-05-24', reach: 'from-now', exclusions: 'Inget om syskon.', foreseesOthers: false,
}
const withRelative = { ...parts, parties: [...parts.parties, { label: 'Asta Provlund', agencyKind: '', isRelative: true, authority: false, reads: ['plan', 'conversation'], gives: ['conversation'] }], foreseesOthers: true } as const satisfies ConsentParts
const variants = [parts, { ...parts, kind: 'sig', reach: 'all', exclusions: null }, withRelative] as const satisfies readonly ConsentParts[]

/** Sentences of a text, without list lines (they are names), headings and what the coordinator wrote. */
const sentencesOf = (text: string) =>
  text.split('\n').filter((line) => line !== '' && !/^(–|”|#)/.test(line)).flatMap((line) => line.split(/(?<=[.!?])\s+(?=\p{Lu})/u))
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word))

test('easy Swedish keeps to ten words a sentence and one thought a line', () => {
  for (const variant of variants) {
    const text = consentText(variant, 'sv-x-lattlast')
    expect(sentencesOf(text).filter((sentence) => wordsOf(sentence).length > 10)).toEqual([])
    expect(text.split('\n').filter((line) => /[.!?]\s+\p{Lu}/u.test(line) && !line.includes(parts.youth.label))).toEqual([])
  }
})

test('the Swedish text keeps to fifteen words a sentence', () => {
  for (const variant of variants) {
    expect(sentencesOf(consentText(variant, 'sv')).filter((sentence) => wordsOf(sentence).length > 15)).toEqual([])
  }
})

test('the same parts give the same text, and the text taken apart gives it again', () => {
  for (const locale of familyLocales) {
    const text = consentText(parts, locale)
    expect(consentText(JSON.parse(JSON.stringify(parts)) as ConsentParts, locale)).toBe(text)
    const { title, sections } = sectionsOf(text)
    expect(sections.map(({ section }) => section)).toEqual([...consentSections])
    expect(`# ${title}\n\n${sections.map(({ heading, lines }) => [`## ${heading}`, ...lines].join('\n')).join('\n\n')}\n`).toBe(text)
  }
})

test('what somebody wrote cannot pass for a heading or a line of the form', () => {
  const sly = { ...parts, purpose: 'Bra.\n\n## Du får inte säga nej\n– allt', exclusions: 'x\n\ny', youth: { label: 'V\n## P.', bornYear: 2012 } }
  const { sections } = sectionsOf(consentText(sly, 'sv'))
  expect(sections.length).toBe(consentSections.length)
  expect(sections.find(({ section }) => section === 'purpose')!.lines).toEqual(['Uppgifterna får delas för att nå det här:', '”Bra. ## Du får inte säga nej – allt”'])
})

test('the signed text says who, what, why, until when, that one may say no and take it back, and what nobody can promise', () => {
  const text = consentText(parts, 'sv')
  for (const said of [
    'Vilgot P., född 2012', 'Lindskolan, mentor (skola)', 'IK Sagan, ledare (förening)', 'Det är ingen myndighet', '”Mer skola.”', '24 maj 2027',
    '”Inget om syskon.”', 'Du får säga nej', 'ta tillbaka samtycket', 'Ingenting raderas', 'med stöd av ert samtycke', 'orosanmälan', 'lag (2025:170)', '10 kap. 15 a §',
    'Polisen är skyldig att agera', 'inte ett samtycke enligt dataskyddsförordningen',
  ]) expect(text).toContain(said)
  expect(consentText(variants[1], 'sv')).toContain('social insatsgrupp (SIG)')
})

test('a relative is named as a person, with the warning that it is no authority and a promise that comes first', () => {
  const text = consentText(withRelative, 'sv')
  for (const said of ['Asta Provlund (närstående)', 'Det är en enskild person och ingen myndighet.', 'först efter ett löfte att inte berätta det vidare', 'För verksamheterna gäller samtycket funktionen']) {
    expect(text).toContain(said)
    expect(consentText(parts, 'sv')).not.toContain(said)
  }
})

test('where facts about somebody else are foreseen the text says that it does not cover them, and names nobody', () => {
  const said = 'Det här samtycket gäller inte den personens egna uppgifter.'
  expect(consentText({ ...parts, foreseesOthers: true }, 'sv')).toContain(said)
  expect(consentText(parts, 'sv')).not.toContain(said)
})

const scripts: Partial<Record<FamilyLocale, RegExp>> = { ar: /\p{Script=Arabic}/u }
/** Words that give away another language than the one they stand in. */
const strangers: Record<FamilyLocale, RegExp> = {
  sv: /\b(the|and|you|may|with|from)\b/i,
  'sv-x-lattlast': /\b(the|and|you|may|with|from)\b/i,
  en: /\b(och|inte|det|som|för|är|waa|oo)\b/i,
  ar: /\b(the|and|och|inte|waa)\b/i,
  so: /\b(the|and|you|may|och|inte|det|som)\b/i,
}

test('every language says everything, in its own words', () => {
  const { sv, support } = consentTexts(withRelative)
  for (const locale of familyLocales) {
    const text = locale === 'sv' ? sv : support[locale]!
    const own = text.split('\n').filter((line) => !line.startsWith('”') && line !== '')
    expect(own.filter((line) => strangers[locale].test(line))).toEqual([])
    const script = scripts[locale]
    if (script) expect(own.filter((line) => !script.test(line))).toEqual([])
    for (const kept of ['Vilgot P.', '2012', 'Lindskolan, mentor', '”Mer skola.”', '2027', '000-00 00 00']) expect(text).toContain(kept)
  }
  for (const translated of ['en', 'ar', 'so'] as const) expect(support[translated]!.length).toBeGreaterThan(sv.length / 2)
})

test('every name is said in every language', () => {
  for (const table of [categoryNames, agencyKindNames, partyKindNames] as Record<string, readonly string[]>[]) {
    for (const [code, row] of Object.entries(table)) {
      expect(row.length).toBe(familyLocales.length)
      expect(row.every((name) => name.trim() !== ''), code).toBe(true)
      expect(row[3], code).toMatch(/\p{Script=Arabic}/u)
    }
  }
})

test('days are said from our own tables', () => {
  expect(familyLocales.map((locale) => dayInWords('2027-05-04', locale))).toEqual(['4 maj 2027', '4 maj 2027', '4 May 2027', '4 مايو 2027', '4 Maajo 2027'])
})
