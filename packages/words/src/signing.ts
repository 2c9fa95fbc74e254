import { dayInWords, familyLocaleOf, familyLocales, type FamilyLocale, type Row } from './names.ts'

export interface ToShow {
  municipality: string
  youth: { label: string; bornYear: number; isSigner: boolean }
  signer: string
  parties: readonly { label: string; reads: boolean; gives: boolean }[]
  validUntilOn: string
  /** Whether it opens a conversation that no guardian reads. */
  inConfidence?: boolean
  locale: FamilyLocale
  /** The first digits of the text's hash, for comparing by eye. */
  fingerprint: string
}

const readIn: Record<FamilyLocale, string> = { sv: 'svenska', 'sv-x-lattlast': 'lättläst svenska', en: 'engelska', ar: 'arabiska', so: 'somaliska' }
const longest = 1200

/**
 * What is shown to whoever signs, by BankID's app or before the way to an OpenID provider: who says yes to what, until when, and that it can be taken back; in Swedish, in BankID's simple
 * Markdown, at most 1,200 characters. The whole text is told apart by its fingerprint. The same parts always give the same words.
 */
export function textToSign({ municipality, youth, signer, parties, validUntilOn, inConfidence = false, locale, fingerprint }: ToShow): string {
  const named = (many: readonly ToShow['parties'][number][]) => listed(many.map(({ label }) => plain(label)))
  const readers = parties.filter(({ reads }) => reads)
  const givers = parties.filter(({ gives }) => gives)
  const lines = (names: boolean) => [
    `# Samtycke till ${plain(municipality)}`,
    '',
    `Jag, ${plain(signer)}, säger ja till att verksamheterna i samtycket delar uppgifter ${youth.isSigner ? 'om mig' : `om ${plain(youth.label)}, född ${youth.bornYear}`}${inConfidence ? ', i ett förtroligt samtal som mina vårdnadshavare inte läser' : ''}.`,
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

/** Why a signature is not taken, or did not come about. */
export const ownFailureSentences: Record<string, Row> = {
  'own:someone-else': [
    'Underskriften gjordes med någon annans e-legitimation. Den räknas inte. Skriv under med din egen.',
    'Det var någon annans e-legitimation. Det räknas inte. Använd din egen.',
    'The signature was made with somebody else’s e-ID. It does not count. Sign with your own.',
    'تم التوقيع بالهوية الإلكترونية لشخص آخر. لا يُحسب هذا التوقيع. وقّع بهويتك الإلكترونية.',
    'Saxiixa waxaa lagu sameeyay aqoonsiga elektaroonigga ah ee qof kale. Lama xisaabinayo. Ku saxiix kaaga.'],
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
  'own:cancelled': [
    'Du avbröt hos e-legitimationen.', 'Du avbröt.', 'You cancelled at the e-ID.', 'ألغيت العملية لدى الهوية الإلكترونية.', 'Waad ka joojisay aqoonsiga elektaroonigga ah.'],
  'own:expired': [
    'Det tog för lång tid. Försök igen när du har några minuter.', 'Det tog för lång tid. Försök igen.', 'It took too long. Try again when you have a few minutes.',
    'استغرق الأمر وقتاً طويلاً. حاول مرة أخرى عندما تكون لديك بضع دقائق.', 'Waqti dheer ayay qaadatay. Mar kale isku day markaad hayso dhawr daqiiqo.'],
  'own:away': [
    'E-legitimationen svarar inte just nu. Försök igen om en stund.', 'E-legitimationen svarar inte nu. Försök igen senare.', 'The e-ID does not answer right now. Try again in a while.',
    'الهوية الإلكترونية لا تستجيب الآن. حاول مرة أخرى بعد قليل.', 'Aqoonsiga elektaroonigga ah hadda ma jawaabayo. Mar kale isku day wax yar kadib.'],
}

/** What the pages for signing with an e-ID say beside BankID's own messages. Here and not in the catalogs, which come with every first view. */
export const signingSentences = {
  'this-device': [
    'BankID på den här enheten', 'BankID på den här telefonen eller datorn',
    'BankID on this device', 'BankID على هذا الجهاز',
    'BankID qalabkan ku jira'],
  'other-device': [
    'BankID på en annan enhet', 'BankID på en annan telefon',
    'BankID on another device', 'BankID على جهاز آخر',
    'BankID qalab kale ku jira'],
  'with-bankid': [
    'Du skriver under med BankID. Appen är på svenska eller engelska.', 'Du skriver under med BankID. Appen är på svenska eller engelska.',
    'You sign with BankID. The app is in Swedish or English.', 'توقّع بـ BankID. التطبيق باللغة السويدية أو الإنجليزية.',
    'Waxaad ku saxiixaysaa BankID. Appku waa af Iswiidhish ama Ingiriis.'],
  'what-it-asks': [
    'Appen visar en kort text: vem det gäller, vilka som får läsa och till vilken dag. Sedan frågar den efter din kod.', 'Appen visar en kort text. Där står vem det gäller och vilka som får läsa. Sedan skriver du din kod.',
    'The app shows a short text: whom it is about, who may read, and until which day. Then it asks for your code.', 'يعرض التطبيق نصاً قصيراً: من يخصه الأمر، ومن يحق له القراءة، وإلى أي يوم. ثم يطلب رمزك.',
    'Appku wuxuu tusayaa qoraal gaaban: cidda ay khusayso, cidda akhrin karta iyo ilaa maalinta. Kadib wuxuu ku weydiinayaa koodkaaga.'],
  'which': [
    'Välj hur du skriver under', 'Välj hur du skriver under', 'Choose how to sign', 'اختر طريقة التوقيع', 'Dooro sida aad u saxiixayso'],
  'another-e-id': [
    'Annan e-legitimation', 'En annan e-legitimation', 'Another e-ID', 'هوية إلكترونية أخرى', 'Aqoonsi elektaroonig ah oo kale'],
  'with-e-id': [
    'Du skriver under med din e-legitimation. Den är på svenska eller engelska.', 'Du skriver under med e-legitimation. Den är på svenska eller engelska.',
    'You sign with your e-ID. It is in Swedish or English.', 'توقّع بهويتك الإلكترونية. وهي باللغة السويدية أو الإنجليزية.',
    'Waxaad ku saxiixaysaa aqoonsigaaga elektaroonigga ah. Wuxuu ku qoran yahay af Iswiidhish ama Ingiriis.'],
  'what-is-shown': [
    'Du får se en kort text: vem det gäller, vilka som får läsa och till vilken dag. Sedan visar du vem du är.', 'Du får se en kort text. Där står vem det gäller och vilka som får läsa. Sedan visar du vem du är.',
    'You are shown a short text: whom it is about, who may read, and until which day. Then you prove who you are.', 'يظهر لك نص قصير: من يخصه الأمر، ومن يحق له القراءة، وإلى أي يوم. ثم تثبت هويتك.',
    'Waxaa lagu tusayaa qoraal gaaban: cidda ay khusayso, cidda akhrin karta iyo ilaa maalinta. Kadib waxaad caddaynaysaa cidda aad tahay.'],
  'read-then-go-on': [
    'Det här säger du ja till. Läs, och fortsätt sedan till e-legitimationen. Inget är underskrivet än.', 'Det här säger du ja till. Läs först. Sedan fortsätter du. Du har inte skrivit under än.',
    'This is what you say yes to. Read it, then go on to the e-ID. Nothing has been signed yet.', 'هذا ما توافق عليه. اقرأه، ثم تابع إلى الهوية الإلكترونية. لم يُوقَّع أي شيء بعد.',
    'Tani waa waxa aad ogolaanayso. Akhri, kadibna u gudub aqoonsiga elektaroonigga ah. Weli waxba lama saxiixin.'],
  'go-on': [
    'Fortsätt till e-legitimationen', 'Fortsätt till e-legitimationen', 'Go on to the e-ID', 'تابع إلى الهوية الإلكترونية', 'U gudub aqoonsiga elektaroonigga ah'],
  'evidence': [
    'Ladda ner ditt bevis', 'Ladda ner ditt bevis', 'Download your evidence', 'نزّل دليلك', 'Soo deji caddayntaada'],
  'evidence-what': [
    'Filen bevisar vem som skrev under och vad. Ditt personnummer står i den. Spara den där bara du kommer åt den.', 'Filen visar att det var du som skrev under. Ditt personnummer står i filen. Spara den där ingen annan kan läsa den.',
    'The file proves who signed, and what. Your personal number is in it. Keep it where only you can reach it.', 'يثبت الملف من وقّع وعلى ماذا. يحتوي على رقمك الشخصي. احفظه حيث لا يصل إليه أحد غيرك.',
    'Faylku wuxuu caddaynayaa cidda saxiixday iyo waxa la saxiixay. Lambarkaaga shakhsiga ayaa ku jira. Ku kaydi meel adiga oo keliya aad gaari karto.'],
  'no-evidence': [
    'Det finns inget bevis att ladda ner. Underskriften gjordes inte med e-legitimation.', 'Det finns inget bevis. Du skrev inte under med e-legitimation.',
    'There is no evidence to download. The signature was not made with an e-ID.', 'لا يوجد دليل للتنزيل. لم يُجرَ التوقيع بهوية إلكترونية.',
    'Ma jirto caddayn la soo dejiyo. Saxiixa laguma samayn aqoonsi elektaroonig ah.'],
  'nothing-signed': [
    'Inget är underskrivet. Det du har läst finns kvar.', 'Inget är underskrivet. Du kan försöka igen.',
    'Nothing has been signed. What you have read is still here.', 'لم يُوقَّع أي شيء. ما قرأته لا يزال هنا.',
    'Waxba lama saxiixin. Wixii aad akhriday wali way joogaan.'],
  'another-way': [
    'Välj ett annat sätt', 'Välj ett annat sätt',
    'Choose another way', 'اختر طريقة أخرى',
    'Dooro si kale'],
  'practice': [
    'Övning: bestäm vad appen gör', 'Övning: bestäm vad appen gör', 'Practice: decide what the app does', 'تدريب: قرّر ما يفعله التطبيق', 'Tababar: go’aanso waxa appku samaynayo'],
  'open': [
    'Öppna BankID', 'Öppna BankID',
    'Open BankID', 'افتح BankID',
    'Fur BankID'],
  'scan-1': [
    'Öppna appen BankID på den andra enheten.', 'Öppna appen BankID på den andra telefonen.',
    'Open the BankID app on the other device.', 'افتح تطبيق BankID على الجهاز الآخر.',
    'Ka fur appka BankID qalabka kale.'],
  'scan-2': [
    'Tryck på Skanna QR-kod.', 'Tryck på Skanna QR-kod.',
    'Press Scan QR code.', 'اضغط على Skanna QR-kod.',
    'Riix Skanna QR-kod.'],
  'scan-3': [
    'Rikta kameran mot koden här.', 'Håll telefonen så att kameran ser koden här.',
    'Point the camera at the code here.', 'وجّه الكاميرا نحو الرمز هنا.',
    'Kamarada ku jeedi koodka halkan ku yaal.'],
  'scan-4': [
    'Läs texten i appen.', 'Läs texten i appen.',
    'Read the text in the app.', 'اقرأ النص في التطبيق.',
    'Akhri qoraalka appka.'],
  'scan-5': [
    'Skriv din kod i appen.', 'Skriv din kod i appen.',
    'Enter your code in the app.', 'أدخل رمزك في التطبيق.',
    'Geli koodkaaga appka.'],
  'qr-code': [
    'QR-kod för BankID', 'QR-kod för BankID',
    'QR code for BankID', 'رمز QR لـ BankID',
    'Koodka QR ee BankID'],
} satisfies Record<string, Row>

/** A row in the reader's locale, in plain Swedish where that locale is not written yet. */
export const inTongue = (row: Row, locale: string): string => row[familyLocales.indexOf(familyLocaleOf(locale))]!
