import { dayInWords, type FamilyLocale } from './names.ts'

export interface ToShow {
  municipality: string
  youth: { label: string; bornYear: number; isSigner: boolean }
  signer: string
  parties: readonly { label: string; reads: boolean; gives: boolean }[]
  validUntilOn: string
  locale: FamilyLocale
  /** The first digits of the text's hash, for comparing by eye. */
  fingerprint: string
}

const readIn: Record<FamilyLocale, string> = { sv: 'svenska', 'sv-x-lattlast': 'lättläst svenska', en: 'engelska', ar: 'arabiska', so: 'somaliska' }
const longest = 1200

/**
 * What BankID's app shows: who says yes to what, until when, and that it can be taken back; in Swedish, in BankID's simple
 * Markdown, at most 1,200 characters. The whole text is told apart by its fingerprint. The same parts always give the same words.
 */
export function textToSign({ municipality, youth, signer, parties, validUntilOn, locale, fingerprint }: ToShow): string {
  const named = (many: readonly ToShow['parties'][number][]) => listed(many.map(({ label }) => plain(label)))
  const readers = parties.filter(({ reads }) => reads)
  const givers = parties.filter(({ gives }) => gives)
  const lines = (names: boolean) => [
    `# Samtycke till ${plain(municipality)}`,
    '',
    `Jag, ${plain(signer)}, säger ja till att verksamheterna i samtycket delar uppgifter ${youth.isSigner ? 'om mig' : `om ${plain(youth.label)}, född ${youth.bornYear}`}.`,
    '',
    names ? `**De får läsa:** ${named(readers)}.` : `**De får läsa:** ${readers.length} verksamheter som samtycket namnger.`,
    '',
    names ? `**De får berätta:** ${named(givers)}.` : `**De får berätta:** ${givers.length} verksamheter som samtycket namnger.`,
    '',
    `**Till och med:** ${dayInWords(validUntilOn, 'sv')}.`,
    '',
    'Jag har läst texten' + (locale === 'sv' ? '' : ` på ${readIn[locale]}`) + ' och fått svar på mina frågor. Jag kan ta tillbaka mitt samtycke när jag vill.',
    '',
    `Textens kontrollsumma: ${fingerprint}`,
  ].join('\n')
  const whole = lines(true)
  return whole.length <= longest ? whole : lines(false)
}

/** A name is shown as it is and never as Markdown. */
const plain = (text: string) => text.replaceAll(/[\s#*_`|<>\\~[\]]+/g, ' ').trim()
const listed = (many: readonly string[]) => (many.length < 2 ? (many[0] ?? 'ingen') : `${many.slice(0, -1).join('; ')} och ${many.at(-1)}`)

/** Why a signature that was made is not taken, in the families' languages: sv, lättläst, en, ar, so. */
export const ownFailureSentences: Record<string, readonly [string, string, string, string, string]> = {
  'own:someone-else': [
    'Underskriften gjordes med någon annans BankID. Den räknas inte. Skriv under med ditt eget.',
    'Det var någon annans BankID. Det räknas inte. Använd ditt eget.',
    'The signature was made with somebody else’s BankID. It does not count. Sign with your own.',
    'تم التوقيع بـ BankID شخص آخر. لا يُحسب هذا التوقيع. وقّع بـ BankID الخاص بك.',
    'Saxiixa waxaa lagu sameeyay BankID qof kale. Lama xisaabinayo. Ku saxiix kaaga.'],
  'own:too-late': [
    'Frågan ändrades medan du skrev under. Underskriften räknas inte. Läs frågan igen.',
    'Frågan har ändrats. Din underskrift räknas inte. Läs igen.',
    'The request changed while you were signing. The signature does not count. Read the request again.',
    'تغيّر الطلب أثناء توقيعك. لا يُحسب هذا التوقيع. اقرأ الطلب مرة أخرى.',
    'Codsigu wuu isbeddelay intaad saxiixaysay. Saxiixa lama xisaabinayo. Mar kale akhri codsiga.'],
  'own:not-proven': [
    'Underskriften gick inte att kontrollera. Den räknas inte. Försök igen.',
    'Det gick inte att kontrollera underskriften. Försök igen.',
    'The signature could not be checked. It does not count. Please try again.',
    'تعذّر التحقق من التوقيع. لا يُحسب هذا التوقيع. حاول مرة أخرى.',
    'Saxiixa lama hubin karin. Lama xisaabinayo. Mar kale isku day.'],
  'own:replaced': [
    'Du började om på ett annat ställe.', 'Du började om på ett annat ställe.', 'You began again somewhere else.', 'بدأت من جديد في مكان آخر.', 'Meel kale ayaad dib uga bilowday.'],
}
