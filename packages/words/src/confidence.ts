import { ar } from './confidence/ar.ts'
import { en } from './confidence/en.ts'
import { so } from './confidence/so.ts'
import { lattlast } from './confidence/sv-x-lattlast.ts'
import { sv } from './confidence/sv.ts'
import { textsIn, type ConsentParts } from './consent.ts'

/** Names the words of this form; it rises with every change of a word, and stands in the text that is signed. */
export const confidenceFormVersion = 'F-2026-11-1'

type Shared = Pick<ConsentParts, 'municipality' | 'phone' | 'youth' | 'purpose' | 'validUntilOn'>
export interface ConfidenceParts extends Shared {
  parties: readonly { label: string; agencyKind: string; authority: boolean; reads: boolean; gives: boolean }[]
}

/** The text that a young person signs alone: in the same sections as every consent, so that a page shows it in the same way. */
export const confidenceTexts = ({ parties, ...shared }: ConfidenceParts) => textsIn({ sv, 'sv-x-lattlast': lattlast, en, ar, so }, confidenceFormVersion, {
  ...shared, kind: 'sspf', reach: 'from-now', exclusions: null, foreseesOthers: false,
  parties: parties.map(({ reads, gives, ...party }) => ({ ...party, isRelative: false, reads: reads ? ['confidence'] : [], gives: gives ? ['confidence'] : [] })),
})
