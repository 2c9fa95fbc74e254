import { sectionsOf } from '@kring/words/consent'
import { categoryName, dayInWords, familyLocaleOf, partyKindName, type FamilyLocale } from '@kring/words/names'
import { receiptFacts, receiptWord, signingMethodName, type ReceiptWord } from '@kring/words/receipt'
import type { Receipt } from './actions.ts'
import { kindName, sha256 } from './record.ts'

/** One thing in Swedish, and in the own language beside it; null where Swedish is the own language. */
interface Beside { sv: string; own: string | null }

/** What the template shows: words and values in the order of the page, and no decision left to it. */
export function documentOf({ caseId, request, signature, signer, named, withdrawals, municipality, phone }: Receipt) {
  const locale = familyLocaleOf(signature.locale)
  const hasOwn = locale !== 'sv' && signature.shownText !== null
  const beside = (say: (locale: FamilyLocale) => string): Beside => ({ sv: say('sv'), own: hasOwn ? say(locale) : null })
  const word = (name: ReceiptWord, filled?: Record<string, string>) => beside((one) => receiptWord(name, one, filled))
  const categories = (partyId: string, way: 'reads' | 'gives') =>
    request.lines.filter((line) => line.partyId === partyId && line[way]).map(({ category }) => beside((one) => categoryName(category, one)))
  const what = ({ towards, category }: Receipt['withdrawals'][number], one: FamilyLocale) =>
    [named.find(({ id }) => id === towards)?.label, category && categoryName(category, one)].filter(Boolean).join(', ') || receiptWord('everything', one)

  return {
    footer: `${municipality}, ${phone}`,
    // Typst knows languages by their ISO 639 codes, and which of them run from the right.
    own: hasOwn ? { lang: locale.slice(0, 2), fromRight: locale === 'ar' } : null,
    municipality,
    heading: word('title'),
    intro: word('intro'),
    facts: [
      { name: word('signer'), value: [beside((one) => `${signer.label}, ${partyKindName(signer.kind, one)}`)] },
      { name: word('signedAt'), value: [beside((one) => `${dayInWords(signature.madeOn, one)}, ${signature.clock}`)] },
      { name: word('method'), value: [beside((one) => signingMethodName(signature.method, one))] },
      { name: word('until'), value: [beside((one) => dayInWords(request.validUntilOn, one))] },
      { name: word('purpose'), value: [{ sv: request.purpose, own: null }] },
      {
        name: word('takenBack'),
        value: withdrawals.length === 0 ? [word('nothing')]
          : withdrawals.map((withdrawal) => beside((one) => `${dayInWords(withdrawal.madeOn, one)}: ${what(withdrawal, one)}`)),
      },
    ],
    sharing: {
      heading: word('sharing'),
      columns: [word('party'), word('gives'), word('reads')],
      rows: named.map((party) => ({
        label: party.label, kind: beside((one) => kindName(party, one)), gives: categories(party.id, 'gives'), reads: categories(party.id, 'reads'),
      })),
    },
    withdrawal: { heading: word('withdrawal'), lines: [word('inService'), word('byPhone', { municipality, phone }), word('noReason')] },
    text: { heading: word('text'), note: word('beside'), sections: textBeside(request.text, hasOwn ? signature.shownText : null) },
    ground: word('ground'),
    technical: {
      heading: receiptFacts.heading,
      facts: [
        [receiptFacts.case, caseId], [receiptFacts.request, request.id], [receiptFacts.signature, signature.id],
        [receiptFacts.form, request.formVersion], [receiptFacts.rule, String(signature.ruleVersion)], [receiptFacts.textHash, signature.textHash],
        ...(hasOwn ? [[receiptFacts.shownTextHash, sha256(signature.shownText!)]] : []),
      ],
    },
  }
}

/** Both texts taken apart, section by section: the form has the same sections in every language. */
function textBeside(text: string, ownText: string | null) {
  const swedish = sectionsOf(text)
  const own = ownText === null ? undefined : sectionsOf(ownText)
  return [
    { sv: { heading: swedish.title, blocks: [] }, own: own ? { heading: own.title, blocks: [] } : null },
    ...swedish.sections.map(({ heading, lines }, index) => {
      const other = own?.sections[index]
      return { sv: { heading, blocks: blocksOf(lines) }, own: other ? { heading: other.heading, blocks: blocksOf(other.lines) } : null }
    }),
  ]
}

/** Lines that follow each other as items of a list belong together. */
const blocksOf = (lines: readonly string[]) =>
  lines.reduce<{ listed: boolean; lines: string[] }[]>((blocks, line) => {
    const listed = line.startsWith('– ')
    const last = blocks.at(-1)
    if (listed && last?.listed) last.lines.push(line.slice(2))
    else blocks.push({ listed, lines: [listed ? line.slice(2) : line] })
    return blocks
  }, [])
