import { so as consent } from '../consent/so.ts'
import type { ConsentWords } from '../consent/text.ts'

export const so: ConsentWords = {
  locale: 'so',
  title: 'Oggolaansho wada hadal qarsoodi ah',
  headings: {
    about: 'Waxa ay ku saabsan tahay',
    sharing: 'Yaa akhrin kara oo sheegi kara',
    purpose: 'Sababta',
    until: 'Ilaa goorma',
    exclusions: 'Yaan akhrinayn',
    rights: 'Waad diidi kartaa',
    withdrawal: 'Waad ka noqon kartaa oggolaanshaha',
    limits: 'Waxa aan cidna ballanqaadi karin',
    signature: consent.headings.signature,
  },
  lines: {
    about: ({ youth, municipality }) => [
      `Oggolaanshuhu wuxuu ku saabsan yahay ${youth.label}, dhashay ${youth.bornYear}.`,
      `Waxaad adeeggan ${municipality} ka furaysaa wada hadal adiga kuu gaar ah oo qarsoodi ah.`,
      'Kuwa hoos ku qoran waxay halkaas ku wadaagi karaan macluumaad adiga kugu saabsan, iyaga dhexdooda iyo adigaba, inkasta oo sir la ilaaliyo.',
      'Xeerarku waxay ku jiraan cutubka 10 qodobka 1 iyo cutubka 12 qodobbada 2 iyo 3 ee sharciga furnaanta iyo sirta.',
      'Qofka wax sheegaya ayaa marka hore laftiisu qiimeeya inaad u bislaatay inaad tan keligaa go’aansato.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, authority, reads, gives }) => [
        `${label} (${kind})`,
        reads.length ? (gives.length ? 'Wuu akhrin karaa, wuuna sheegi karaa waxa uu ogyahay.' : 'Wuu akhrin karaa.') : 'Wuu sheegi karaa waxa uu ogyahay.',
        ...(authority ? [] : ['Ma aha hay’ad dawladeed. Sharciga sirtu halkaas kama jiro.', 'Waxay akhrin karaan oo keliya marka ay ballan qaadaan inaanay cid kale u sheegin.']),
      ]),
      'Oggolaanshuhu waa shaqada ee ma aha qof gaar ah.',
      'Adigu mar walba waad akhrinaysaa wax kasta oo wada hadalka ku jira.',
    ],
    purpose: ({ purpose }) => ['Macluumaadka waxaa loo wadaagi karaa si tan loo gaaro:', purpose],
    until: ({ validUntil }) => [
      `Oggolaanshuhu wuxuu shaqaynayaa ilaa iyo ${validUntil}, ugu dambayn ilaa aad 18 jirsato.`,
      'Wuxuu khuseeyaa waxa wada hadalka lagu qoro laga bilaabo saxiixaaga.',
      'Haddii qof wax sheega uusan qiimayntiisa sii taagnayn, kuwa kale isla markiiba way joojinayaan akhrinta.',
    ],
    exclusions: () => [
      'Waalidkaaga ama masuulkaagu halkan kama akhriyo wada hadalka, mana arko halkan inuu jiro.',
      'Dadka kale ee kula shaqeeya sidoo kale ma akhriyaan.',
      'Laakiin way arkaan hay’adaha ka qayb galaya.',
    ],
    rights: () => ['Waa ikhtiyaari. Waad diidi kartaa, uma baahnid inaad sababta sheegto.', 'Weli caawimaad ayaad ka helaysaa iskuulka iyo adeegga bulshada.'],
    withdrawal: () => [
      'Waqti kasta waad ka noqon kartaa oggolaanshaha, dhammaan ama hal hay’ad.',
      'Waxaad ka samayn kartaa halkan, kulan, telefoon ama warqad.',
      'Isla markiiba ayuu shaqaynayaa.',
      'Waxba lama tirtiro. Wixii la qoray wuxuu ku hadhayaa qofkii qoray.',
      'Wixii qof hore u ogaaday dib looma celin karo.',
    ],
    limits: () => [
      'Waalidku wuxuu hay’ad ka codsan karaa inuu akhriyo dukumentiyadeeda. Markaas hay’adda ayaa sharciga ku go’aaminaysa.',
      'Way diidi kartaa haddii ay waxyeello weyn kuu keeni karto. Eeg cutubka 12 qodobka 3 ee sharciga sirta.',
      'Dadka carruurta la shaqeeya waa inay sameeyaan warbixin walaac haddii ilmo dhib la gaarsiiyo.',
      'Markaas adeegga bulshadu wuxuu u baahan karaa inuu la hadlo waalidkaaga.',
      'Iskuulka iyo degmadu waxay noqon karaan kuwo waajib ku ah inay macluumaad siiyaan booliiska.',
      'Booliisku waa inuu wax ka qabto marka uu dambi ogaado.',
      'Qofka amaahda telefoonkaaga ama aqoonsigaaga elektaroonigga ah wuxuu arki karaa waxa aad aragto.',
      'Tani ma aha oggolaansho caawimaad, mana aha oggolaansho sida sharciga ilaalinta xogta (GDPR).',
    ],
    signature: consent.lines.signature,
  },
}
