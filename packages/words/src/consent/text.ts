import type { FamilyLocale } from '../names.ts'

/** What a consent is about, as codes and days: everything that its text is composed from. */
export interface ConsentParts {
  municipality: string
  phone: string
  kind: 'sspf' | 'sig'
  youth: { label: string; bornYear: number }
  /** In the order in which they were named; `reads` and `gives` are codes of categories. */
  parties: readonly { label: string; agencyKind: string; /** A person whom the consent names, and no agency. */ isRelative: boolean; authority: boolean; reads: readonly string[]; gives: readonly string[] }[]
  /** As the coordinator wrote it, in Swedish; so is `exclusions`. */
  purpose: string
  validUntilOn: string
  reach: 'from-now' | 'all'
  exclusions: string | null
  /** Whether facts about somebody else are foreseen, whose own consent they need. */
  foreseesOthers: boolean
}

/** The sections of every consent text, in this order in every language. */
export const consentSections = ['about', 'sharing', 'purpose', 'until', 'exclusions', 'rights', 'withdrawal', 'limits', 'signature'] as const
export type ConsentSection = (typeof consentSections)[number]

/** The parts with everything named in one language. */
export interface NamedParts extends Omit<ConsentParts, 'parties'> {
  validUntil: string
  formVersion: string
  parties: readonly { label: string; kind: string; isRelative: boolean; authority: boolean; reads: readonly string[]; gives: readonly string[] }[]
}

/** The text of one language: a title, and for each section a heading and its lines. A line is one thought. */
export interface ConsentWords {
  locale: FamilyLocale
  title: string
  headings: Record<ConsentSection, string>
  lines: Record<ConsentSection, (parts: NamedParts) => readonly string[]>
}

/** Lines of a list. */
export const listed = (items: readonly string[]) => items.map((item) => `– ${item}`)
