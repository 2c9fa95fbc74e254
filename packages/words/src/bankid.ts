import { familyLocaleOf, familyLocales, type Row } from './names.ts'

/** How an order with BankID stands: it waits or has failed with a hint of BankID's, or a request was answered by an error code. */
export interface BankIdState {
  status: 'pending' | 'failed' | 'error'
  code: string
  /** The app on this phone or this computer, started by a link; or another device that reads the QR code. */
  device: 'phone' | 'computer' | 'other'
}

export const bankIdMessages = [
  'RFA1', 'RFA3', 'RFA4', 'RFA5', 'RFA6', 'RFA8', 'RFA9', 'RFA13', 'RFA15A', 'RFA15B', 'RFA16', 'RFA17A', 'RFA17B', 'RFA21', 'RFA22', 'RFA23', 'RFA24',
  'RFA25', 'RFA26', 'RFA27', 'RFA28', 'RFA29', 'RFA30',
] as const
export type BankIdMessage = (typeof bankIdMessages)[number]

type Choice = BankIdMessage | Record<BankIdState['device'], BankIdMessage>

/** BankID's recommendation for each code (developers.bankid.com, user messages). What is not here is RFA21 while it waits, else RFA22. */
const recommended: Record<BankIdState['status'], Record<string, Choice>> = {
  pending: {
    outstandingTransaction: { phone: 'RFA13', computer: 'RFA13', other: 'RFA1' },
    noClient: 'RFA1',
    started: { phone: 'RFA15B', computer: 'RFA15A', other: 'RFA15B' },
    userSign: 'RFA9',
    userMrtd: 'RFA23',
    userFace: 'RFA24',
    userStepUp: 'RFA25',
    processing: 'RFA21',
  },
  failed: {
    expiredTransaction: 'RFA8',
    certificateErr: 'RFA16',
    userCancel: 'RFA6',
    cancelled: 'RFA3',
    startFailed: { phone: 'RFA17A', computer: 'RFA17A', other: 'RFA17B' },
    mrtdVerificationFailed: 'RFA26',
    facialRecognitionFailed: 'RFA27',
    nfcNotSupportedByDevice: 'RFA28',
    multipleBankIdsOnDevice: 'RFA29',
    stepUpFailed: 'RFA30',
  },
  error: {
    alreadyInProgress: 'RFA4', requestTimeout: 'RFA5', internalError: 'RFA5', maintenance: 'RFA5', unreachable: 'RFA5', timeout: 'RFA5', unreadable: 'RFA5',
  },
}

/** Which of BankID's messages belongs to a state. */
export function bankIdMessageFor({ status, code, device }: BankIdState): BankIdMessage {
  const choice = Object.hasOwn(recommended[status], code) ? recommended[status][code] : undefined
  if (choice === undefined) return status === 'pending' ? 'RFA21' : 'RFA22'
  return typeof choice === 'string' ? choice : choice[device]
}

/** In Swedish BankID's own words of October 2026, for signing; the others say the same. BankID's app itself speaks Swedish and English. */
const sentences: Record<BankIdMessage, Row> = {
  RFA1: ['Starta BankID-appen.', 'Starta appen BankID.', 'Start the BankID app.', 'افتح تطبيق BankID.', 'Fur appka BankID.'],
  RFA3: ['Åtgärden avbröts. Försök igen.', 'Det avbröts. Försök igen.', 'Action cancelled. Please try again.', 'أُلغي الإجراء. حاول مرة أخرى.', 'Waa la joojiyay. Mar kale isku day.'],
  RFA4: [
    'En identifiering eller underskrift pågår redan för ditt personnummer. Försök igen.',
    'Ditt BankID används redan just nu. Är det inte du? Säg nej i appen. Försök sedan igen.',
    'An identification or signing for this personal number is already started. Please try again.',
    'هناك عملية تعريف أو توقيع جارية بالفعل برقمك الشخصي. حاول مرة أخرى.',
    'Aqoonsi ama saxiix lambarkaaga shakhsiga ah ku socda ayaa hore u bilaabmay. Mar kale isku day.'],
  RFA5: ['Något gick fel. Försök igen.', 'Något gick fel. Försök igen.', 'Something went wrong. Please try again.', 'حدث خطأ. حاول مرة أخرى.', 'Wax baa khaldamay. Mar kale isku day.'],
  RFA6: ['Åtgärden avbröts.', 'Det avbröts.', 'Action cancelled.', 'أُلغي الإجراء.', 'Waa la joojiyay.'],
  RFA8: [
    'BankID-appen svarar inte. Kontrollera att den är startad och att du har internetanslutning. Försök sedan igen.',
    'Appen BankID svarar inte. Är den startad? Har du internet? Försök sedan igen.',
    'The BankID app is not responding. Check that it is started and that you have internet access. Then try again.',
    'تطبيق BankID لا يستجيب. تأكد أنه مفتوح وأن لديك اتصالاً بالإنترنت. ثم حاول مرة أخرى.',
    'Appka BankID ma jawaabayo. Hubi inuu furan yahay oo aad internet haysato. Kadib mar kale isku day.'],
  RFA9: [
    'Skriv in din säkerhetskod i BankID-appen och välj Skriv under.',
    'Skriv din kod i appen BankID. Tryck sedan på Skriv under.',
    'Enter your security code in the BankID app and select Sign.',
    'أدخل رمز الأمان في تطبيق BankID ثم اختر Skriv under.',
    'Geli koodkaaga amniga appka BankID, kadibna dooro Skriv under.'],
  RFA13: ['Försöker starta BankID-appen.', 'Nu startar appen BankID.', 'Trying to start the BankID app.', 'جارٍ فتح تطبيق BankID.', 'Waxaan isku dayaynaa inaan furno appka BankID.'],
  RFA15A: [
    'Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här datorn. Om du har ett BankID på kort, sätt in kortet i kortläsaren.',
    'Vi söker efter ditt BankID. Det måste finnas på den här datorn. Har du BankID på kort? Sätt kortet i kortläsaren.',
    'Searching for BankID. Make sure that you have a valid BankID on this computer. If you have a BankID on card, insert the card into the card reader.',
    'جارٍ البحث عن BankID. تأكد أن لديك BankID صالحاً على هذا الحاسوب. إن كان BankID على بطاقة فأدخلها في قارئ البطاقات.',
    'Waxaan raadinaynaa BankID. Hubi in kombuyuutarkan uu ku jiro BankID shaqaynaya. Haddii BankID kaarka kuugu jiro, geli kaarka akhriyaha.'],
  RFA15B: [
    'Söker efter BankID. Säkerställ att du har ett giltigt BankID på den här enheten.',
    'Vi söker efter ditt BankID. Det måste finnas på telefonen eller plattan.',
    'Searching for BankID. Make sure that you have a valid BankID on this device.',
    'جارٍ البحث عن BankID. تأكد أن لديك BankID صالحاً على هذا الجهاز.',
    'Waxaan raadinaynaa BankID. Hubi in qalabkan uu ku jiro BankID shaqaynaya.'],
  RFA16: [
    'Ditt BankID är för gammalt eller spärrat. Använd ett annat BankID eller skaffa ett nytt hos din bank.',
    'Ditt BankID går inte att använda. Det är för gammalt eller spärrat. Banken kan ge dig ett nytt.',
    'Your BankID is too old or blocked. Use another BankID or get a new one from your bank.',
    'BankID الخاص بك قديم جداً أو محظور. استخدم BankID آخر أو احصل على واحد جديد من مصرفك.',
    'BankID-gaagu waa mid duug ah ama la xannibay. Isticmaal BankID kale ama ka qaado mid cusub bangigaaga.'],
  RFA17A: [
    'Du verkar inte ha BankID-appen. Installera den och skaffa ett BankID hos din bank.',
    'Appen BankID finns inte här. Hämta den. Banken kan ge dig ett BankID.',
    'You do not seem to have the BankID app. Install it and get a BankID from your bank.',
    'يبدو أن تطبيق BankID ليس لديك. ثبّته واحصل على BankID من مصرفك.',
    'Waxay u muuqataa inaadan haysan appka BankID. Soo deji oo BankID ka qaado bangigaaga.'],
  RFA17B: [
    'Misslyckades att läsa av QR-koden. Starta BankID-appen och läs av QR-koden.',
    'QR-koden lästes inte av. Starta appen BankID. Läs av koden med kameran i appen.',
    'Failed to scan the QR code. Start the BankID app and scan the QR code.',
    'تعذّر مسح رمز QR. افتح تطبيق BankID وامسح الرمز.',
    'Koodka QR lama akhrin. Fur appka BankID oo akhri koodka QR.'],
  RFA21: ['En identifiering eller underskrift pågår.', 'Underskriften pågår.', 'Identification or signing in progress.', 'التعريف أو التوقيع جارٍ.', 'Aqoonsi ama saxiix ayaa socda.'],
  RFA22: ['Något gick fel. Försök igen.', 'Något gick fel. Försök igen.', 'Something went wrong. Please try again.', 'حدث خطأ. حاول مرة أخرى.', 'Wax baa khaldamay. Mar kale isku day.'],
  RFA23: [
    'Fotografera och läs av din ID-handling med BankID-appen.',
    'Ta en bild av ditt pass eller id-kort i appen BankID. Håll det sedan mot telefonen.',
    'Photograph and scan your ID document with the BankID app.',
    'صوّر وثيقة هويتك وامسحها بتطبيق BankID.',
    'Sawir oo akhri dukumentigaaga aqoonsiga adigoo isticmaalaya appka BankID.'],
  RFA24: ['Gör en ansiktsigenkänning i BankID-appen.', 'Visa ditt ansikte i appen BankID.', 'Complete the face recognition in the BankID app.', 'أتمم التعرف على الوجه في تطبيق BankID.', 'Ku samee aqoonsiga wejiga appka BankID.'],
  RFA25: [
    'Välj hur du vill bekräfta din identitet i BankID-appen.', 'Appen BankID frågar hur du vill visa vem du är. Välj ett sätt.',
    'Choose how to confirm your identity in the BankID app.', 'اختر في تطبيق BankID كيف تريد تأكيد هويتك.', 'Appka BankID ka dooro sida aad u xaqiijinayso aqoonsigaaga.'],
  RFA26: [
    'Kontrollen av din ID-handling misslyckades. Försök igen.', 'Ditt pass eller id-kort gick inte att kontrollera. Försök igen.',
    'The check of your ID document failed. Please try again.', 'تعذّر التحقق من وثيقة هويتك. حاول مرة أخرى.', 'Hubinta dukumentigaaga aqoonsiga way guuldarraysatay. Mar kale isku day.'],
  RFA27: [
    'Ansiktsigenkänningen misslyckades. Försök igen.', 'Appen kände inte igen ditt ansikte. Försök igen.',
    'The face recognition failed. Please try again.', 'تعذّر التعرف على الوجه. حاول مرة أخرى.', 'Aqoonsiga wejiga wuu guuldarraystay. Mar kale isku day.'],
  RFA28: [
    'Din enhet saknar den läsare som behövs för att kontrollera ID-handlingar.', 'Din telefon kan inte läsa pass och id-kort.',
    'Your device lacks the reader that is needed to check ID documents.', 'جهازك لا يحتوي على القارئ اللازم للتحقق من وثائق الهوية.', 'Qalabkaagu ma laha akhriyaha looga baahan yahay hubinta dukumentiyada aqoonsiga.'],
  RFA29: [
    'Du har flera BankID på din enhet. Du behöver radera alla utom ett BankID för att kunna slutföra identifieringen. Det gör du under Meny - Inställningar i din BankID-app.',
    'Du har flera BankID i telefonen. Ta bort alla utom ett. Det gör du i appen, under Meny och Inställningar.',
    'You have several BankIDs on your device. You need to delete all but one to complete this. You do it under Menu - Settings in your BankID app.',
    'لديك أكثر من BankID على جهازك. احذفها كلها إلا واحداً لتكمل. تجد ذلك في تطبيق BankID تحت Meny ثم Inställningar.',
    'Qalabkaaga waxaa ku jira dhawr BankID. Waa inaad tirtirto dhammaan marka laga reebo mid. Waxaad ka samaynaysaa Meny - Inställningar ee appka BankID.'],
  RFA30: [
    'Bekräftelsen av din identitet misslyckades. Försök igen.', 'Det gick inte att visa vem du är. Försök igen.',
    'The confirmation of your identity failed. Please try again.', 'تعذّر تأكيد هويتك. حاول مرة أخرى.', 'Xaqiijinta aqoonsigaagu way guuldarraysatay. Mar kale isku day.'],
}

/** BankID's message in the reader's locale, in plain Swedish where that locale is not written yet. */
export const bankIdSentence = (message: BankIdMessage, locale: string): string => sentences[message][familyLocales.indexOf(familyLocaleOf(locale))]!
