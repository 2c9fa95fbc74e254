import { ar } from './consent/ar.ts'
import { en } from './consent/en.ts'
import { so } from './consent/so.ts'
import { lattlast } from './consent/sv-x-lattlast.ts'
import { sv } from './consent/sv.ts'
import { consentSections, type ConsentParts, type ConsentSection, type ConsentWords } from './consent/text.ts'
import { agencyKindName, categoryName, dayInWords, partyKindName, type FamilyLocale } from './names.ts'

export { consentSections, type ConsentParts, type ConsentSection }

/** Names the words of this form; it rises with every change of a word, and stands in the text that is signed. */
export const consentFormVersion = '2026-11-3'

const inEvery: Record<FamilyLocale, ConsentWords> = { sv, 'sv-x-lattlast': lattlast, en, ar, so }

/**
 * The consent in words, as plain text: a title line `# ...`, sections `## ...`, then one line for each thought, list lines
 * beginning with an en dash. The same parts always give the same text, so that its hash can be signed.
 */
export const consentText = (parts: ConsentParts, locale: FamilyLocale): string => textIn(inEvery[locale], consentFormVersion, parts, locale)

function textIn(words: ConsentWords, formVersion: string, parts: ConsentParts, locale: FamilyLocale): string {
  const named = {
    ...parts,
    municipality: onOneLine(parts.municipality),
    youth: { ...parts.youth, label: onOneLine(parts.youth.label) },
    purpose: quoted(parts.purpose),
    exclusions: parts.exclusions && quoted(parts.exclusions),
    validUntil: dayInWords(parts.validUntilOn, locale),
    formVersion,
    parties: parts.parties.map((party) => ({
      label: onOneLine(party.label),
      kind: party.isRelative ? partyKindName('relative', locale) : agencyKindName(party.agencyKind, locale),
      isRelative: party.isRelative,
      authority: party.authority,
      reads: party.reads.map((code) => categoryName(code, locale)),
      gives: party.gives.map((code) => categoryName(code, locale)),
    })),
  }
  const sections = consentSections.map((section) => [`## ${words.headings[section]}`, ...words.lines[section](named)].join('\n'))
  return `${[`# ${words.title}`, ...sections].join('\n\n')}\n`
}

/** What somebody wrote must not pass for a heading or a line of the form. */
const onOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const quoted = (text: string) => `”${onOneLine(text)}”`

/** The Swedish text, which is signed, and the others that stand beside it as support. */
export const consentTexts = (parts: ConsentParts) => textsIn(inEvery, consentFormVersion, parts)

/** The same of a form in other words. */
export const textsIn = (words: Record<FamilyLocale, ConsentWords>, formVersion: string, parts: ConsentParts) => ({
  sv: textIn(words.sv, formVersion, parts, 'sv'),
  support: Object.fromEntries((['sv-x-lattlast', 'en', 'ar', 'so'] as const).map((locale) => [locale, textIn(words[locale], formVersion, parts, locale)])),
})

/** A consent text taken apart for a page that shows one thing at a time; put together again it is the same text. */
export function sectionsOf(text: string): { title: string; sections: { section: ConsentSection; heading: string; lines: string[] }[] } {
  const [title = '', ...blocks] = text.trimEnd().split('\n\n')
  return {
    title: title.slice(2),
    sections: blocks.map((block, index) => {
      const [heading = '', ...lines] = block.split('\n')
      return { section: consentSections[index]!, heading: heading.slice(3), lines }
    }),
  }
}
