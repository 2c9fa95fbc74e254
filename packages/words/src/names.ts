import type { PartyKind } from '@kring/domain/actor'

/** The locales that everything a family reads is written in. Swedish is what counts; the others are support. */
export const familyLocales = ['sv', 'sv-x-lattlast', 'en', 'ar', 'so'] as const
export type FamilyLocale = (typeof familyLocales)[number]

/** The locale that a reader gets: the asked one where it is written, else plain Swedish. */
export const familyLocaleOf = (locale: string): FamilyLocale => familyLocales.find((one) => one === locale) ?? 'sv'

/** The same words in each of these, in their order. */
export type Row = readonly [sv: string, lattlast: string, en: string, ar: string, so: string]
const inLocale = (row: Row | undefined, locale: FamilyLocale, fallback: string) => row?.[familyLocales.indexOf(locale)] ?? fallback

/** What can be told, by the code of its category. They read on after "uppgifter om". */
export const categoryNames: Record<string, Row> = {
  consent: ['samtycket', 'samtycket', 'the consent', 'الموافقة', 'oggolaanshaha'],
  signature: ['underskrifter', 'underskrifter', 'signatures', 'التوقيعات', 'saxiixyada'],
  inquiry: ['den första förfrågan', 'den första frågan', 'the first question', 'السؤال الأول', 'su’aashii ugu horreysay'],
  progress: ['hur ärendet går framåt', 'hur arbetet går', 'how the work moves on', 'سير العمل', 'sida shaqadu u socoto'],
  team: ['vilka som är med', 'vilka som är med', 'who takes part', 'من يشارك', 'cidda ka qayb galaysa'],
  plan: ['planen med mål och åtaganden', 'planen, målen och löftena', 'the plan, the goals and the promises', 'الخطة والأهداف والوعود', 'qorshaha, yoolalka iyo ballamaha'],
  meeting: ['möten och anteckningar från dem', 'möten', 'meetings and notes from them', 'الاجتماعات وملاحظاتها', 'kulannada iyo qoraalladooda'],
  conversation: ['meddelanden i tjänsten', 'meddelanden här i tjänsten', 'messages in this service', 'الرسائل في هذه الخدمة', 'farriimaha adeeggan'],
  voice: ['den unges egna ord', 'ungdomens egna ord', 'the young person’s own words', 'كلمات الشاب أو الشابة', 'ereyada dhallinyarada'],
  'guardian-view': ['vårdnadshavares bild', 'vad vårdnadshavare säger', 'what guardians say', 'ما يقوله أولياء الأمور', 'waxa waalidku sheego'],
  'confidence-consent': ['samtycket till det förtroliga samtalet', 'ditt ja till det förtroliga samtalet', 'the consent to the conversation in confidence', 'الموافقة على المحادثة السرّية', 'oggolaanshaha wada hadalka qarsoodiga ah'],
  confidence: ['det förtroliga samtalet', 'det förtroliga samtalet', 'the conversation in confidence', 'المحادثة السرّية', 'wada hadalka qarsoodiga ah'],
  'school-attendance': ['närvaro och frånvaro i skolan', 'närvaro och frånvaro i skolan', 'presence and absence at school', 'الحضور والغياب في المدرسة', 'joogitaanka iyo maqnaanshaha iskuulka'],
  'school-results': ['skolresultat', 'hur det går i skolan', 'results at school', 'النتائج في المدرسة', 'natiijada iskuulka'],
  'student-health': ['elevhälsa', 'elevhälsa, till exempel kurator', 'student health, such as the counsellor', 'صحة التلميذ، مثل المرشد الاجتماعي', 'caafimaadka ardayga, sida la-taliyaha'],
  'social-contact': ['att det finns kontakt med socialtjänsten', 'om det finns kontakt med socialtjänsten', 'whether there is contact with social services', 'وجود تواصل مع الخدمات الاجتماعية', 'in xiriir lala leeyahay adeegga bulshada'],
  'social-intervention': ['socialtjänstens insatser', 'hjälp från socialtjänsten', 'help from social services', 'مساعدة الخدمات الاجتماعية', 'caawinta adeegga bulshada'],
  'police-leisure': ['polisens kontakt med den unge på fritiden', 'polisens kontakt med ungdomen på fritiden', 'contact with the police in free time', 'التواصل مع الشرطة في وقت الفراغ', 'xiriirka booliiska ee waqtiga firaaqada'],
  suspicion: ['misstanke om brott', 'misstanke om brott', 'suspicion of a crime', 'الاشتباه في جريمة', 'tuhun dambi'],
  leisure: ['fritid och intressen', 'fritid', 'free time and interests', 'وقت الفراغ والاهتمامات', 'waqtiga firaaqada iyo waxa uu xiiseeyo'],
  health: ['hälsa', 'hälsa', 'health', 'الصحة', 'caafimaadka'],
  family: ['familjens situation', 'hur familjen har det', 'how the family is doing', 'حال الأسرة', 'xaaladda qoyska'],
}
/** The name of a category; its code where a municipality has added one that has no words yet. */
export const categoryName = (code: string, locale: FamilyLocale) => inLocale(categoryNames[code], locale, code)

export const agencyKindNames: Record<string, Row> = {
  social: ['socialtjänst', 'socialtjänst', 'social services', 'الخدمات الاجتماعية', 'adeegga bulshada'],
  school: ['skola', 'skola', 'school', 'المدرسة', 'iskuulka'],
  police: ['polis', 'polis', 'police', 'الشرطة', 'booliiska'],
  leisure: ['fritid', 'fritid', 'leisure services', 'أنشطة وقت الفراغ', 'adeegga firaaqada'],
  health: ['hälso- och sjukvård', 'sjukvård', 'health care', 'الرعاية الصحية', 'daryeelka caafimaadka'],
  'independent-school': ['fristående skola', 'friskola', 'independent school', 'مدرسة مستقلة', 'iskuul madax bannaan'],
  association: ['förening', 'förening', 'association', 'جمعية', 'urur'],
}
export const agencyKindName = (kind: string, locale: FamilyLocale) => inLocale(agencyKindNames[kind], locale, kind)

export const partyKindNames: Record<PartyKind, Row> = {
  coordinator: ['samordnare', 'samordnare', 'coordinator', 'المنسق', 'isku-duwe'],
  agency: ['verksamhet', 'verksamhet', 'agency', 'الجهة', 'hay’ad'],
  youth: ['den unge', 'ungdomen', 'the young person', 'الشاب أو الشابة', 'dhallinyarada'],
  guardian: ['vårdnadshavare', 'vårdnadshavare', 'guardian', 'ولي الأمر', 'waalid ama masuul'],
  relative: ['närstående', 'närstående', 'close person', 'شخص مقرَّب', 'qof ku dhow'],
}
export const partyKindName = (kind: PartyKind, locale: FamilyLocale) => inLocale(partyKindNames[kind], locale, kind)

const months: Record<Exclude<FamilyLocale, 'sv-x-lattlast'>, readonly string[]> = {
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
  so: ['Janaayo', 'Febraayo', 'Maarso', 'Abriil', 'Maajo', 'Juun', 'Luulyo', 'Agoosto', 'Sebtembar', 'Oktoobar', 'Nofembar', 'Disembar'],
}
/** A day in words, from tables of our own: a text that is signed must not change with the machine's. */
export const dayInWords = (day: string, locale: FamilyLocale) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${months[locale === 'sv-x-lattlast' ? 'sv' : locale][month! - 1]} ${year}`
}
