import type { Reason } from '@kring/domain/kernel/reasons'
import { familyLocaleOf, familyLocales, type Row } from './names.ts'

/** What a request can end in besides its answer: the codes of problem details (platform/errors.ts), and `internal`. */
export const problemCodes = [
  'not-signed-in', 'refused', 'not-found', 'conflict', 'stale', 'too-large', 'wrong-media-type', 'invalid', 'precondition-required',
  'too-many', 'wrong-origin', 'unavailable', 'internal',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/** One sentence for each way to be told no: what it means, and where it helps what to do. Never who or why of somebody else. */
const sentences: Record<Reason | ProblemCode, Row> = {
  'not-coordinator': [
    'Det är samordnaren som gör det här.', 'Bara samordnaren kan göra det här.', 'Only the coordinator can do this.',
    'المنسق وحده يستطيع فعل هذا.', 'Isku-duwaha oo keliya ayaa tan samayn kara.'],
  'not-facilitator': [
    'Det är mötesledaren som gör det här.', 'Bara den som leder mötet kan göra det här.', 'Only the person who leads the meeting can do this.',
    'من يقود الاجتماع وحده يستطيع فعل هذا.', 'Qofka kulanka hoggaaminaya oo keliya ayaa tan samayn kara.'],
  'not-yours': [
    'Det här kan bara den göra som det gäller.', 'Det här är någon annans att göra.', 'Only the one whom this concerns can do it.',
    'لا يستطيع فعل هذا إلا من يخصه الأمر.', 'Qofka ay khusayso oo keliya ayaa samayn kara.'],
  'not-a-signer': [
    'Din underskrift behövs inte här.', 'Du ska inte skriva under här.', 'Your signature is not needed here.',
    'توقيعك غير مطلوب هنا.', 'Saxiixaaga halkan looma baahna.'],
  'not-a-party': [
    'Din verksamhet är inte med i det här samtycket.', 'Du är inte med i det här samtycket.', 'Your agency is not part of this consent.',
    'جهتك ليست جزءاً من هذه الموافقة.', 'Hay’addaadu kuma jirto oggolaanshahan.'],
  'not-for-family': [
    'Det här gäller verksamheterna och inte familjen.', 'Det här gäller inte familjen.', 'This is for the agencies, not for the family.',
    'هذا يخص الجهات وليس الأسرة.', 'Tani waxay khusaysaa hay’adaha, ma aha qoyska.'],
  'not-for-staff': [
    'Det här gäller familjen och inte verksamheterna.', 'Det här gäller bara familjen.', 'This is for the family, not for the agencies.',
    'هذا يخص الأسرة وليس الجهات.', 'Tani waxay khusaysaa qoyska, ma aha hay’adaha.'],
  'not-for-oneself': [
    'Det här gör någon annan för dig.', 'En annan person måste göra det här.', 'Somebody else has to do this for you.',
    'يجب أن يفعل شخص آخر هذا من أجلك.', 'Qof kale ayaa tan kuu samaynaya.'],
  'wrong-state': [
    'Det går inte att göra just nu.', 'Det går inte nu.', 'This cannot be done now.',
    'لا يمكن فعل هذا الآن.', 'Tan hadda lama samayn karo.'],
  'case-closed': [
    'Ärendet är avslutat.', 'Arbetet är avslutat.', 'The case is closed.',
    'انتهى العمل في هذا الملف.', 'Shaqadani way dhammaatay.'],
  'not-open': [
    'Det här är redan avslutat.', 'Det här är redan klart.', 'This is no longer open.',
    'هذا لم يعد مفتوحاً.', 'Tani ma furna hadda.'],
  'already-done': [
    'Det är redan gjort.', 'Det är redan gjort.', 'This has already been done.',
    'لقد تم هذا من قبل.', 'Tan hore ayaa loo sameeyay.'],
  'already-signed': [
    'Du har redan skrivit under.', 'Du har redan skrivit under.', 'You have already signed.',
    'لقد وقّعت من قبل.', 'Hore ayaad u saxiixday.'],
  'consent-missing': [
    'Det finns inget samtycke till det här.', 'Ingen har sagt ja till det här.', 'There is no consent to this.',
    'لا توجد موافقة على هذا.', 'Oggolaansho looma hayo tan.'],
  'consent-check-first': [
    'Gå först igenom samtycket i mötet.', 'Gå igenom samtycket först.', 'Go through the consent in the meeting first.',
    'راجعوا الموافقة في الاجتماع أولاً.', 'Marka hore oggolaanshaha ku eega kulanka.'],
  'contact-not-safe': [
    'Kontrollera först att kontakten är säker för alla i familjen.', 'Kontrollera först att kontakten är säker.', 'Check first that contact is safe for everybody in the family.',
    'تأكد أولاً أن التواصل آمن لكل أفراد الأسرة.', 'Marka hore hubi in xiriirku u ammaan yahay qoyska oo dhan.'],
  'confidence-not-in-rule': [
    'Kommunen erbjuder inte förtroliga samtal.', 'Kommunen har inga förtroliga samtal.', 'The municipality does not offer conversations in confidence.',
    'البلدية لا تقدم محادثات سرّية.', 'Degmadu ma bixiso wada hadal qarsoodi ah.'],
  'not-of-the-age': [
    'Den unge är för ung för det här, eller har fyllt 18 år.', 'Det passar inte åldern.', 'The young person is too young for this, or has turned 18.',
    'عمر الشاب أو الشابة لا يسمح بهذا، أو بلغ 18 عاماً.', 'Dhallinyaradu da’da way ka yar yihiin, ama 18 bay gaadheen.'],
  'needs-assessment': [
    'Den som ska berätta något bedömer först den unges mognad.', 'Bedöm först mognaden.', 'Whoever is to tell something assesses maturity first.',
    'على من سيخبر بشيء أن يقيّم النضج أولاً.', 'Qofka wax sheegaya waa inuu marka hore qiimeeyaa bisaylka.'],
  'no-ground-for-name': [
    'Namnet kräver ja från vårdnadshavare eller ett eget lagstöd.', 'Namnet får inte skrivas ännu.', 'The name needs a guardian’s go-ahead or a ground of your own.',
    'يحتاج الاسم إلى موافقة ولي الأمر أو إلى سند قانوني.', 'Magacu wuxuu u baahan yahay oggolaanshaha waalidka ama sabab sharci ah.'],
  'end-too-late': [
    'Slutdatumet ligger längre fram än regeln tillåter.', 'Datumet är för långt fram.', 'The end date is later than the rule allows.',
    'تاريخ الانتهاء أبعد مما تسمح به القاعدة.', 'Taariikhda dhammaadku way ka dambaysaa inta xeerku oggol yahay.'],
  'not-invited': [
    'Den här gången träffas verksamheterna utan familjen.', 'Du är inte med på det här mötet.', 'This time the agencies meet without the family.',
    'هذه المرة تجتمع الجهات من دون الأسرة.', 'Markan hay’aduhu waxay kulmayaan qoyska la’aantiis.'],
  'needs-scan': [
    'Lägg först till en bild av det undertecknade papperet.', 'Lägg till en bild av papperet först.', 'Add a picture of the signed paper first.',
    'أضف أولاً صورة للورقة الموقّعة.', 'Marka hore ku dar sawirka warqadda la saxiixay.'],
  'asked-anew': [
    'Familjen har tillfrågats på nytt sedan dess. Det är den nya texten som ska skrivas under.', 'Det finns en ny text. Den ska skrivas under.',
    'The family has been asked anew since. It is the new text that needs signing.', 'سُئلت الأسرة من جديد بعد ذلك. النص الجديد هو الذي يجب توقيعه.',
    'Qoyska mar kale ayaa la weydiiyay. Qoraalka cusub ayaa la saxiixayaa.'],
  'exception-not-in-rule': [
    'Kommunens regler har inget undantag av det slaget.', 'Kommunen har inte det undantaget.', 'The municipality’s rules have no exception of that kind.',
    'لا تتضمن قواعد البلدية استثناءً من هذا النوع.', 'Xeerarka degmadu ma laha ka-reebitaan noocaas ah.'],
  'needs-next-meeting': [
    'Bestäm nästa möte innan det här avslutas.', 'Bestäm först när ni ses igen.', 'Set the next meeting before this one closes.',
    'حددوا الاجتماع القادم قبل إنهاء هذا.', 'Go’aamiya kulanka xiga ka hor inta aan kan la xirin.'],
  'needs-owner-and-date': [
    'Ett åtagande behöver någon som gör det och ett datum.', 'Skriv vem som gör det och när.', 'A promise needs somebody to do it and a date.',
    'يحتاج الوعد إلى من ينفذه وإلى تاريخ.', 'Ballanku wuxuu u baahan yahay qof sameeya iyo taariikh.'],
  'open-commitments': [
    'Avsluta eller lämna över de åtaganden som är öppna.', 'Det finns löften som inte är klara.', 'Close or hand over the promises that are open.',
    'أنهوا الوعود المفتوحة أو سلّموها لغيركم.', 'Xir ama wareeji ballamaha weli furan.'],
  'needs-evaluation': [
    'Den unges svar på utvärderingen behövs först.', 'Ungdomen ska svara först.', 'The young person answers the evaluation first.',
    'يجيب الشاب أو الشابة على التقييم أولاً.', 'Dhallinyarada ayaa marka hore qiimaynta ka jawaabaysa.'],
  'needs-guardian-evaluation': [
    'Vårdnadshavarnas svar på utvärderingen behövs först.', 'Föräldrarna ska svara först.', 'The guardians answer the evaluation first.',
    'يجيب أولياء الأمور على التقييم أولاً.', 'Waalidiinta ayaa marka hore qiimaynta ka jawaabaya.'],
  'needs-required-parties': [
    'Alla verksamheter som måste vara med finns inte i samtycket.', 'Någon som måste vara med saknas.', 'An agency that must take part is missing from the consent.',
    'تنقص الموافقة جهة يجب أن تشارك.', 'Waxaa ka maqan hay’ad ay tahay inay ka mid noqoto.'],
  'needs-reservation': [
    'Läs och godta förbehållet först.', 'Läs och lova det som står i rutan först.', 'Read and accept the reservation first.',
    'اقرؤوا التحفّظ ووافقوا عليه أولاً.', 'Marka hore akhri oo aqbal shuruudda.'],
  'needs-another-coordinator': [
    'Den som samordnar kan spärras när någon annan kan ta över. Ring kommunen, så ordnar de det.', 'Någon annan måste ta över först. Ring kommunen.', 'The coordinator can be blocked when somebody else can take over. Call the municipality.',
    'يمكن حجب المنسّق عندما يستطيع شخص آخر أن يتولى الأمر. اتصل بالبلدية.', 'Isku-duwaha waa la xannibi karaa marka qof kale la wareegi karo. Wac degmada.'],
  'needs-start-decision': [
    'Besluten om att starta är inte antecknade än.', 'Alla har inte bestämt att ni ska börja.', 'The decisions to start are not noted yet.',
    'لم تُسجَّل قرارات البدء بعد.', 'Go’aannada bilowga weli lama qorin.'],
  'custody-check-old': [
    'Vårdnaden behöver kontrolleras på nytt innan familjen tillfrågas.', 'Kontrollera först vem som har vårdnaden.', 'Custody must be checked again before the family is asked.',
    'يجب التحقق من الحضانة من جديد قبل سؤال الأسرة.', 'Masuuliyadda ilmaha waa in mar kale la hubiyaa ka hor inta aan qoyska la weydiin.'],
  'has-said-no': [
    'Den som har svarat nej eller tagit tillbaka sitt samtycke kan inte förbigås.', 'Hen har sagt nej. Det gäller.', 'Whoever has said no, or taken their consent back, cannot be passed over.',
    'من قال لا أو سحب موافقته لا يمكن تجاوزه.', 'Qofka maya yiri ama oggolaanshihiisa la noqday lama dhaafi karo.'],
  'needs-second-person': [
    'En annan än den som antecknade det måste bekräfta.', 'En annan person måste bekräfta.', 'Somebody else than who noted it must confirm.',
    'يجب أن يؤكد ذلك شخص آخر غير من سجّله.', 'Waa inuu xaqiijiyaa qof kale oo aan ahayn kan qoray.'],
  'needs-signers': [
    'Den unges födelsedag och vem som har vårdnaden behövs först.', 'Skriv först ålder och vem som har vårdnaden.', 'Birth date and custody are needed first.',
    'يلزم أولاً تاريخ الميلاد ومن له الحضانة.', 'Marka hore waxaa loo baahan yahay taariikhda dhalashada iyo cidda ilmaha masuulka ka ah.'],
  'not-in-this-item': [
    'Det hör inte till den punkt som ni är på.', 'Det hör till en annan punkt.', 'This does not belong to the present item.',
    'هذا لا يخص النقطة الحالية.', 'Tani kuma jirto qodobka hadda.'],
  'not-present': [
    'Det kräver att du är antecknad som närvarande.', 'Du är inte med på mötet.', 'You need to be noted as present.',
    'يجب أن تكون مسجلاً كحاضر.', 'Waa in laguu qoray inaad joogto.'],
  'meeting-not-open': [
    'Mötet är inte öppet.', 'Mötet är inte öppet.', 'The meeting is not open.',
    'الاجتماع غير مفتوح.', 'Kulanku ma furna.'],
  'nobody-present': [
    'Anteckna först vilka som är här.', 'Skriv först vilka som är här.', 'Note first who is present.',
    'سجّلوا أولاً من هو حاضر.', 'Marka hore qor cidda joogta.'],
  'somebody-not-covered': [
    'Någon i rummet omfattas inte av samtycket.', 'Någon här får inte höra det.', 'Somebody in the room is not covered by the consent.',
    'أحد الحاضرين لا تشمله الموافقة.', 'Qof qolka jooga oggolaanshuhu ma khuseeyo.'],
  'too-many-goals': [
    'Planen rymmer inte fler mål just nu.', 'Ni har redan tillräckligt många mål.', 'The plan cannot hold more goals now.',
    'لا تتسع الخطة لأهداف أكثر الآن.', 'Qorshuhu hadda yoolal kale ma qaado.'],
  'not-an-authority': [
    'Er verksamhet är ingen myndighet, och offentlighets- och sekretesslagen gäller inte för den.', 'Ni är ingen myndighet. Lagen gäller inte er.', 'Your organisation is no public authority, and the secrecy act does not apply to it.',
    'جهتك ليست سلطة عامة، ولا يسري عليها قانون السرية.', 'Hay’addaadu ma aha hay’ad dawladeed, sharciga sirtuna ma khuseeyo.'],
  'ground-not-yours': [
    'Den här grunden gäller inte för er verksamhet.', 'Ni kan inte använda den här regeln.', 'This ground is not for your agency.',
    'هذا الأساس لا يخص جهتك.', 'Sababtan sharci ma khusayso hay’addaada.'],
  'ground-not-in-force': [
    'Den här grunden gällde inte än när uppgiften lämnades ut.', 'Regeln gällde inte då.', 'This ground was not in force on that day.',
    'لم يكن هذا الأساس سارياً في ذلك اليوم.', 'Sababtan sharci maalintaas ma shaqaynayn.'],
  'ground-other-secrecy': [
    'Den här grunden gäller inte för uppgifter med den sekretessen.', 'Regeln gäller inte sådana uppgifter.', 'This ground is not for facts under that secrecy.',
    'هذا الأساس لا يشمل معلومات بهذه السرية.', 'Sababtan sharci ma khusayso xogta sirtaas leh.'],
  'ground-other-recipient': [
    'Den här grunden gäller inte till den mottagaren.', 'Regeln gäller inte till den mottagaren.', 'This ground is not towards that recipient.',
    'هذا الأساس لا يشمل هذا المستلم.', 'Sababtan sharci ma khusayso qofka loo dirayo.'],
  'ground-condition-missing': [
    'Grunden kräver att villkoren är uppfyllda. Kryssa i dem som är det.', 'Kryssa i det som stämmer.', 'The ground asks for conditions to be met. Tick those that are.',
    'يتطلب الأساس استيفاء الشروط. ضع علامة على المستوفى منها.', 'Sababtu waxay u baahan tahay in shuruudaha la buuxiyo. Calaamadee kuwa buuxsamay.'],
  'needs-request': [
    'Till andra än Polismyndigheten lämnas uppgiften bara ut på begäran.', 'De måste fråga först. Bara polisen kan få det ändå.', 'Towards others than the police it is handed out on request alone.',
    'لغير الشرطة لا تُسلَّم المعلومة إلا بطلب.', 'Cid aan booliska ahayn waxaa la siiyaa oo keliya marka ay codsato.'],
  'needs-principal': [
    'Det är rektorn som beslutar, eller personal som huvudmannen har utsett.', 'Rektorn bestämmer.', 'The principal decides, or appointed staff.',
    'يقرر ذلك مدير المدرسة أو موظف معيَّن.', 'Maamulaha iskuulka ama shaqaale loo magacaabay ayaa go’aamiya.'],
  'needs-weighing': [
    'Skriv hur behovet har vägts mot det som sekretessen skyddar.', 'Skriv vad som vägde tyngst.', 'Write how the need was weighed against what secrecy protects.',
    'اكتب كيف وُزنت الحاجة مقابل ما تحميه السرية.', 'Qor sida baahida loogu miisaamay waxa sirtu ilaaliso.'],
  'needs-suitability': [
    'Skriv hur det går ihop med insatser som pågår eller planeras.', 'Skriv hur det passar med hjälpen som finns.', 'Write how it agrees with measures that go on or are planned.',
    'اكتب كيف يتوافق ذلك مع التدابير الجارية أو المخططة.', 'Qor sida ay ula socoto tallaabooyinka socda ama la qorsheeyay.'],
  'needs-legal-review': [
    'Här behövs ett svar från en jurist. Fråga, och skriv vem ni frågade.', 'Fråga en jurist först. Skriv vem.', 'A lawyer has to answer here first. Ask, and write whom you asked.',
    'هنا يلزم جواب من محامٍ. اسأل واكتب من سألت.', 'Halkan waxaa loo baahan yahay jawaab qareen. Weydii oo qor cidda aad weydiisay.'],
  'needs-listed-coordinator': [
    'Ärendet behöver en samordnare på listan. Lägg till en annan först.', 'Lägg till en annan samordnare först.', 'The case needs a coordinator on its list. Add another one first.',
    'تحتاج القضية إلى منسق في القائمة. أضف منسقاً آخر أولاً.', 'Kiisku wuxuu u baahan yahay isku-duwe liiska ku jira. Marka hore mid kale ku dar.'],
  'no-intake-here': [
    'Orosanmälan görs på ett annat sätt i den här kommunen.', 'Gör anmälan på ett annat sätt. Ring kommunen.', 'Concerns are reported in another way in this municipality.',
    'يُقدَّم بلاغ القلق بطريقة أخرى في هذه البلدية.', 'Degmadan walaaca si kale ayaa loo sheegaa.'],
  'not-received-yet': [
    'Kopian kan tas bort när anmälan är mottagen.', 'Du kan ta bort kopian senare. Anmälan är inte mottagen ännu.', 'The copy can be removed once the report has been received.',
    'يمكن حذف النسخة بعد استلام البلاغ.', 'Nuqulka waa la tirtiri karaa marka warbixinta la helo.'],
  'step-up-needed': [
    'Visa en gång till vem du är, så går det att fortsätta.', 'Logga in en gång till.', 'Prove once more who you are, then you can go on.',
    'أثبت هويتك مرة أخرى ثم يمكنك المتابعة.', 'Mar kale caddee cidda aad tahay, kadib waad sii wadi kartaa.'],
  'e-id-needed': [
    'Här skriver du under med e-legitimation.', 'Skriv under med e-legitimation.', 'Here you sign with an e-ID.',
    'التوقيع هنا يكون بالهوية الإلكترونية.', 'Halkan waxaad ku saxiixaysaa aqoonsi elektaroonig ah.'],
  'not-signed-in': [
    'Logga in för att fortsätta.', 'Logga in först.', 'Sign in to go on.',
    'سجّل الدخول للمتابعة.', 'Gal si aad u sii waddo.'],
  refused: [
    'Det går inte att göra just nu.', 'Det går inte nu.', 'This cannot be done now.',
    'لا يمكن فعل هذا الآن.', 'Tan hadda lama samayn karo.'],
  'not-found': [
    'Sidan finns inte, eller så får du inte se den.', 'Sidan finns inte. Eller så får du inte se den.', 'The page does not exist, or you may not see it.',
    'الصفحة غير موجودة، أو لا يحق لك رؤيتها.', 'Boggu ma jiro, ama laguma oggola inaad aragto.'],
  conflict: [
    'Det här har redan hänt.', 'Det har redan hänt.', 'This has already happened.',
    'لقد حدث هذا من قبل.', 'Tani hore ayay u dhacday.'],
  stale: [
    'Någon har ändrat det här medan du läste. Läs igen.', 'Texten är ändrad. Läs den igen.', 'Somebody changed this while you were reading. Read it again.',
    'غيّر أحدهم هذا وأنت تقرأ. اقرأه مرة أخرى.', 'Qof ayaa beddelay intaad akhrinaysay. Mar kale akhri.'],
  'too-large': [
    'Det som skickades är för stort.', 'Det du skickade är för stort.', 'What was sent is too large.',
    'ما أُرسل كبير جداً.', 'Waxa la diray aad ayay u weyn yihiin.'],
  'wrong-media-type': [
    'Det som skickades går inte att läsa.', 'Det går inte att läsa.', 'What was sent cannot be read.',
    'لا يمكن قراءة ما أُرسل.', 'Waxa la diray lama akhrin karo.'],
  invalid: [
    'Något är inte rätt ifyllt. Titta på fälten.', 'Något är fel ifyllt. Titta en gång till.', 'Something is not filled in right. Look at the fields.',
    'هناك شيء لم يُملأ بشكل صحيح. انظر إلى الحقول.', 'Wax baan si sax ah loo buuxin. Eeg meelaha.'],
  'precondition-required': [
    'Ladda sidan en gång till och försök igen.', 'Ladda sidan igen.', 'Load the page again and try once more.',
    'حمّل الصفحة مرة أخرى وحاول من جديد.', 'Bogga mar kale fur oo isku day.'],
  'too-many': [
    'Det blev för många försök. Vänta en stund.', 'Vänta en stund. Försök sedan igen.', 'Too many attempts. Wait a moment.',
    'محاولات كثيرة. انتظر قليلاً.', 'Isku dayo badan. Wax yar sug.'],
  'wrong-origin': [
    'Det här kom från en annan sida och togs inte emot.', 'Det kom från en annan sida.', 'This came from another site and was not taken.',
    'جاء هذا من موقع آخر ولم يُقبل.', 'Tani waxay ka timid bog kale, lama aqbalin.'],
  unavailable: [
    'Det går inte just nu. Försök igen om en stund.', 'Det går inte nu. Försök igen snart.', 'Not possible at the moment. Try again shortly.',
    'غير ممكن الآن. حاول بعد قليل.', 'Hadda ma suurtowdo. Wax yar ka dib isku day.'],
  internal: [
    'Något gick fel hos oss. Försök igen.', 'Något gick fel. Försök igen.', 'Something went wrong on our side. Try again.',
    'حدث خطأ عندنا. حاول مرة أخرى.', 'Khalad ayaa dhacay. Mar kale isku day.'],
}

/** The sentence for a refusal or a problem in the reader's locale, in plain Swedish where that locale is not written yet. */
export const sentenceFor = (code: Reason | ProblemCode, locale: string): string => sentences[code][familyLocales.indexOf(familyLocaleOf(locale))]!
