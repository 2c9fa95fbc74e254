import { dayInWords, familyLocales, type FamilyLocale } from './names.ts'

export interface ReservationParts { municipality: string; kind: 'sspf' | 'sig'; validUntilOn: string }

/**
 * What an agency that is no authority promises before it reads anything that a family has consented to: the law on secrecy does not
 * bind it, a reservation does (OSL 10:14, 12:2 second paragraph; a breach is punished by BrB 20:3). Plain text in Swedish, a title
 * line `# ...`, then one thought a line. The same parts always give the same text.
 */
export const reservationText = ({ municipality, kind, validUntilOn }: ReservationParts) => `# Förbehåll

Ni är ingen myndighet, och lagen om sekretess gäller inte hos er.
Det ni får veta i det här samarbetet (${kind === 'sig' ? 'social insatsgrupp' : 'SSPF'}) lämnas därför med ett förbehåll från ${municipality.replaceAll(/\s+/g, ' ').trim()}.
– Ni får bara använda det ni får veta i det här samarbetet.
– Ni får inte berätta det för någon annan, inte heller för andra hos er.
– Ni får inte föra in det i egna listor, register eller meddelanden.
Förbehållet gäller också när samtycket har tagit slut, senast den ${dayInWords(validUntilOn, 'sv')}, och när ni inte längre är med.
Den som bryter mot förbehållet kan dömas för brott mot tystnadsplikt.
Förbehållet hindrar er aldrig från att göra en orosanmälan eller att ringa 112.
Lag: offentlighets- och sekretesslagen 10 kap. 14 § och 12 kap. 2 §, brottsbalken 20 kap. 3 §.
`

/** The reservation of a relative in one language: the same thoughts in the same order. */
type RelativeWords = (parts: { municipality: string; kind: string; until: string }) => string
const toRelatives: Record<FamilyLocale, RelativeWords> = {
  sv: ({ municipality, kind, until }) => `# Förbehåll

Du är ingen myndighet, och lagen om sekretess gäller inte för dig.
Det du får veta i det här samarbetet (${kind}) lämnas därför med ett förbehåll från ${municipality}.
– Du får bara använda det du får veta för att stötta den som det handlar om.
– Du får inte berätta det för någon annan, inte heller för andra i familjen.
– Du får inte skriva av det, fotografera det eller skicka det vidare.
Du får alltid prata om det med den som det handlar om.
Förbehållet gäller också när samtycket har tagit slut, senast den ${until}, och när du inte längre är med.
Den som bryter mot förbehållet kan dömas för brott mot tystnadsplikt.
Förbehållet hindrar dig aldrig från att söka hjälp, göra en orosanmälan eller ringa 112.
Lag: offentlighets- och sekretesslagen 10 kap. 14 § och 12 kap. 2 §, brottsbalken 20 kap. 3 §.
`,
  'sv-x-lattlast': ({ municipality, kind, until }) => `# Det här lovar du

Lagen om sekretess gäller inte för dig.
Därför ber ${municipality} dig om ett löfte (${kind}).
– Använd det du får veta för att hjälpa till.
– Berätta det inte för någon annan. Inte för andra i familjen heller.
– Skriv inte av det. Ta inget foto. Skicka det inte vidare.
Du får alltid prata med den som det handlar om.
Löftet gäller även när samtycket är slut, senast ${until}.
Den som bryter löftet kan få straff.
Du får alltid söka hjälp, anmäla oro och ringa 112.
Lag: offentlighets- och sekretesslagen 10 kap. 14 § och 12 kap. 2 §, brottsbalken 20 kap. 3 §.
`,
  en: ({ municipality, kind, until }) => `# What you promise

You are not a public authority, and the law on secrecy does not apply to you.
What you learn in this work (${kind}) is therefore given with a reservation by ${municipality}.
– Use what you learn only to support the person it is about.
– Tell it to nobody else, not even to others in the family.
– Do not copy it, take a picture of it or send it on.
You may always talk about it with the person it is about.
The promise also holds when the consent has ended, on ${until} at the latest, and when you no longer take part.
Whoever breaks it can be sentenced for it.
It never keeps you from asking for help, reporting a concern for a child or calling 112.
Law: the Swedish secrecy act 10:14 and 12:2, the penal code 20:3.
`,
  ar: ({ municipality, kind, until }) => `# ما تتعهد به

أنت لست جهة حكومية، وقانون السرية لا يسري عليك.
لذلك تعطيك ${municipality} ما تعرفه في هذا العمل (${kind}) بشرط.
– استخدم ما تعرفه فقط لدعم الشخص المعني.
– لا تخبر به أي شخص آخر، ولا حتى أفراد الأسرة الآخرين.
– لا تنسخه ولا تصوره ولا ترسله إلى غيرك.
يمكنك دائماً أن تتحدث عنه مع الشخص المعني.
يسري التعهد أيضاً بعد انتهاء الموافقة، في موعد أقصاه ${until}، وبعد أن تتوقف عن المشاركة.
من يخالف هذا التعهد قد يُعاقَب.
لا يمنعك التعهد أبداً من طلب المساعدة أو الإبلاغ عن القلق على طفل أو الاتصال بالرقم 112.
القانون: قانون السرية السويدي 10:14 و12:2، وقانون العقوبات 20:3.
`,
  so: ({ municipality, kind, until }) => `# Waxa aad ballan qaadayso

Ma tihid hay’ad dawladeed, sharciga sirtuna kuma khuseeyo.
Sidaa darteed ${municipality} waxay kugu siinaysaa waxa aad ka ogaato shaqadan (${kind}) shardi.
– Waxa aad ogaato u isticmaal oo keliya inaad taageerto qofka ay khusayso.
– Cid kale ha u sheegin, xitaa kuwa kale ee qoyska.
– Ha koobiyeyn, ha sawirin, hana u dirin cid kale.
Had iyo jeer waad kala hadli kartaa qofka ay khusayso.
Ballantu way shaqaynaysaa xitaa marka oggolaanshuhu dhammaado, ugu dambayn ${until}, iyo marka aadan ka qayb galin.
Qofka jebiya waa la xukumi karaa.
Marnaba kaama hor istaagayso inaad caawimo raadsato, ka warbixiso walaac ilmo ama wacdo 112.
Sharciga: sharciga sirta ee Iswiidhan 10:14 iyo 12:2, xeerka ciqaabta 20:3.
`,
}

/**
 * What a relative whom a consent names promises before reading anything. The Swedish text is what they promise; the others stand beside
 * it as support. Plain text of the same form as `reservationText`; the same parts always give the same text.
 */
export function relativeReservationTexts({ municipality, kind, validUntilOn }: ReservationParts) {
  const inWords = (locale: FamilyLocale) =>
    toRelatives[locale]({ municipality: municipality.replaceAll(/\s+/g, ' ').trim(), kind: kind === 'sig' ? 'SIG' : 'SSPF', until: dayInWords(validUntilOn, locale) })
  return { sv: inWords('sv'), support: Object.fromEntries(familyLocales.filter((locale) => locale !== 'sv').map((locale) => [locale, inWords(locale)])) }
}
