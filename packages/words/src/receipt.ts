import { familyLocales, type FamilyLocale, type Row } from './names.ts'

/** The receipt of one's own signature, in every language of a family; names in braces are filled in. */
const rows = {
  title: ['Kvitto på ditt samtycke', 'Kvitto på ditt samtycke', 'Receipt for your consent', 'إيصال بموافقتك', 'Rasiidhka oggolaanshahaaga'],
  intro: [
    'Det här är ditt eget kvitto. Det visar vad du har skrivit under, och ingen annans svar.',
    'Det här är ditt eget kvitto. Det visar vad du har skrivit under. Det visar inte vad någon annan har svarat.',
    'This is your own receipt. It shows what you have signed, and nobody else’s answer.',
    'هذا إيصالك الخاص. يوضح ما وقعت عليه أنت، ولا يوضح إجابة أي شخص آخر.',
    'Kani waa rasiidhkaaga. Wuxuu muujinayaa waxa aad adigu saxiixday, mana muujinayo jawaabta qof kale.',
  ],
  signer: ['Du', 'Du', 'You', 'أنت', 'Adiga'],
  signedAt: ['Du skrev under', 'Du skrev under', 'You signed', 'وقت توقيعك', 'Waqtiga aad saxiixday'],
  method: ['Så skrev du under', 'Så skrev du under', 'How you signed', 'طريقة توقيعك', 'Sida aad u saxiixday'],
  until: ['Samtycket gäller till och med', 'Samtycket gäller till och med', 'The consent holds up to and including', 'تسري الموافقة حتى نهاية يوم', 'Oggolaanshuhu wuxuu jirayaa ilaa dhammaadka'],
  purpose: ['Varför', 'Varför', 'Why', 'السبب', 'Sababta'],
  takenBack: ['Det här har du tagit tillbaka', 'Det här har du tagit tillbaka', 'What you have taken back', 'ما سحبته', 'Waxa aad ka noqotay'],
  nothing: ['Ingenting', 'Ingenting', 'Nothing', 'لا شيء', 'Waxba'],
  everything: ['Hela samtycket', 'Hela samtycket', 'All of the consent', 'الموافقة كلها', 'Oggolaanshaha oo dhan'],
  sharing: ['Vem får dela vad', 'Vem får dela vad', 'Who may share what', 'من يجوز له مشاركة ماذا', 'Yaa wadaagi kara maxay'],
  party: ['Verksamhet', 'Verksamhet', 'Agency', 'الجهة', 'Hay’adda'],
  gives: ['Får lämna uppgifter om', 'Får berätta om', 'May give facts about', 'يجوز لها إعطاء معلومات عن', 'Waxay bixin kartaa xog ku saabsan'],
  reads: ['Får läsa uppgifter om', 'Får läsa om', 'May read facts about', 'يجوز لها قراءة معلومات عن', 'Waxay akhriyi kartaa xog ku saabsan'],
  withdrawal: ['Så tar du tillbaka samtycket', 'Så tar du tillbaka samtycket', 'How to take the consent back', 'كيف تسحب الموافقة', 'Sida aad oggolaanshaha uga noqon karto'],
  inService: [
    'Öppna sidan Samtycke i tjänsten och välj vad du vill ta tillbaka.',
    'Öppna sidan Samtycke i tjänsten. Välj vad du vill ta tillbaka.',
    'Open the consent page in the service and choose what to take back.',
    'افتح صفحة الموافقة في الخدمة واختر ما تريد سحبه.',
    'Ka fur bogga oggolaanshaha adeegga oo dooro waxa aad ka noqonayso.',
  ],
  byPhone: [
    'Eller ring {municipality}, {phone}. Du kan också säga det i ett möte eller skriva det på papper.',
    'Eller ring {municipality}, {phone}. Du kan också säga det på ett möte. Du kan skriva det på papper.',
    'Or call {municipality}, {phone}. You can also say it in a meeting or write it on paper.',
    'أو اتصل بـ {municipality} على الرقم {phone}. يمكنك كذلك أن تقول ذلك في اجتماع أو تكتبه على ورقة.',
    'Ama wac {municipality}, {phone}. Waxaad kaloo ku sheegi kartaa kulan ama ku qori kartaa warqad.',
  ],
  noReason: ['Du behöver inte säga varför.', 'Du behöver inte säga varför.', 'You need not say why.', 'لست بحاجة إلى ذكر السبب.', 'Uma baahnid inaad sheegto sababta.'],
  text: ['Texten som du skrev under', 'Texten som du skrev under', 'The text that you signed', 'النص الذي وقعت عليه', 'Qoraalka aad saxiixday'],
  beside: [
    'Den svenska texten gäller.',
    'Den svenska texten gäller. Den lättlästa texten bredvid är ett stöd.',
    'The Swedish text counts. This text beside it is a support.',
    'النص السويدي هو المعتمد. وهذا النص بجانبه للمساعدة.',
    'Qoraalka iswiidhishka ah ayaa sharci ah. Qoraalkan ku ag yaal waa caawimo.',
  ],
  ground: [
    'Samtycket häver sekretess enligt 10 kap. 1 § och 12 kap. 2 och 3 §§ offentlighets- och sekretesslagen. Det är inte ett samtycke enligt dataskyddsförordningen (GDPR).',
    'Samtycket gör att verksamheterna får dela uppgifter trots sekretess. Det är inte ett samtycke enligt dataskyddsförordningen (GDPR).',
    'The consent lifts secrecy under the Swedish secrecy act (10:1, 12:2 and 12:3). It is no consent under the data protection regulation (GDPR).',
    'ترفع هذه الموافقة السرية وفق قانون السرية السويدي (10:1 و12:2 و12:3). وهي ليست موافقة وفق نظام حماية البيانات (GDPR).',
    'Oggolaanshuhu wuxuu ka qaadayaa sirta sida uu dhigayo sharciga sirta ee Iswiidhan (10:1, 12:2 iyo 12:3). Ma aha oggolaansho sida uu dhigayo xeerka ilaalinta xogta (GDPR).',
  ],
} as const satisfies Record<string, Row>

const methods: Record<string, Row> = {
  'demo-step-up': ['med ny inloggning, i ett övningssystem', 'med ny inloggning, i ett övningssystem', 'by signing in anew, in a practice system', 'بتسجيل دخول جديد، في نظام تجريبي', 'gelitaan cusub, nidaam tijaabo ah'],
  'e-id': ['med e-legitimation', 'med e-legitimation', 'with an e-ID', 'بالهوية الإلكترونية', 'aqoonsiga elektaroonigga ah'],
  paper: ['på papper', 'på papper', 'on paper', 'على ورقة', 'warqad'],
  spoken: ['muntligt', 'genom att säga det', 'by saying it', 'بالكلام', 'hadal ahaan'],
}

export type ReceiptWord = keyof typeof rows
const place = (locale: FamilyLocale) => familyLocales.indexOf(locale)

/** One phrase of the receipt. */
export const receiptWord = (word: ReceiptWord, locale: FamilyLocale, filled: Record<string, string> = {}): string =>
  Object.entries(filled).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), rows[word][place(locale)] as string)

/** How somebody signed; the method's code where it has no words yet. */
export const signingMethodName = (method: string, locale: FamilyLocale): string => methods[method]?.[place(locale)] ?? method

/** What stands in Swedish alone, for whoever checks the receipt: codes and hashes. */
export const receiptFacts = {
  heading: 'Uppgifter om dokumentet',
  case: 'Ärende',
  request: 'Förfrågan',
  signature: 'Underskrift',
  form: 'Blankett',
  rule: 'Kommunens regel, version',
  textHash: 'Den svenska textens kontrollsumma (SHA-256)',
  shownTextHash: 'Kontrollsumma för texten bredvid (SHA-256)',
} as const

/** What the consent record says in words, in Swedish, of what no code is agreed for. */
export const recordWords = {
  lawfulBasis: 'Uppgift av allmänt intresse: varje verksamhet behandlar uppgifter för att utföra sina uppdrag enligt lag. Samtycket häver sekretess (10 kap. 1 § och 12 kap. 2 och 3 §§ offentlighets- och sekretesslagen) och är inte ett samtycke enligt dataskyddsförordningen.',
  storage: 'Hos varje verksamhet som har lämnat eller fått uppgifter.',
  retention: 'Enligt varje verksamhets regler för arkiv och gallring. Inget raderas för att samtycket slutar eller tas tillbaka.',
  collection: 'Av verksamheterna själva i deras arbete, och i möten med familjen.',
} as const
