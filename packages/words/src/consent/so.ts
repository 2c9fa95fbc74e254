import { listed, type ConsentWords } from './text.ts'

export const so: ConsentWords = {
  locale: 'so',
  title: 'Ma is weydaarsan karnaa macluumaadka?',
  headings: {
    about: 'Maxay ku saabsan tahay?',
    sharing: 'Yaa ogaan kara maxay?',
    purpose: 'Waayo?',
    until: 'Ilaa goorma?',
    exclusions: 'Waxa aan cidna bixin karin',
    rights: 'Waad diidi kartaa',
    withdrawal: 'Waad beddeli kartaa go’aankaaga',
    limits: 'Waxa aan cidna ballan qaadi karin',
    signature: 'Marka aad saxiixdo',
  },
  lines: {
    about: ({ youth, kind, municipality }) => [
      'Turjumaaddani waa caawimo. Qoraalka Iswiidhishka ayaa sharci ah.',
      `Waxay ku saabsan tahay ${youth.label}, oo dhashay ${youth.bornYear}.`,
      kind === 'sspf'
        ? `Iskuulka, adeegga bulshada, booliiska iyo adeegga firaaqada ee ${municipality} waxay rabaan inay si wada jir ah u caawiyaan (SSPF).`
        : `Adeegga bulshada, booliiska iyo kuwa kale ee ${municipality} waxay rabaan inay si wada jir ah u caawiyaan (SIG).`,
      'Waa inay mid walba waxa ay ogtahay sir u hayso.',
      'Waad u oggolaan kartaa inay qayb is weydaarsadaan. Taas waxaa la yiraahdaa oggolaansho.',
      'Qof kasta oo ay tahay inuu saxiixo waa inuu marka hore saxiixo. Ka hor waxba lama wadaago.',
      'Hay’ad kasta waxay sidoo kale xaqiijisaa oggolaanshaha ka hor inta aysan waxba bixin ama helin.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, isRelative, authority, reads, gives }) => [
        `${label} (${kind})`,
        ...(gives.length ? ['Waxay sheegi kartaa:', ...listed(gives)] : ['Waxba ma sheegto.']),
        ...(reads.length ? ['Waxay akhrin kartaa:', ...listed(reads)] : ['Waxba ma akhrido.']),
        ...(authority ? [] : isRelative ? ['Kani waa qof ee ma aha hay’ad dawladeed. Sharciga sirta kuma dhaqmo halkaas.', 'Qofku waxba ma ogaanayo ilaa uu ballan qaado inaanu cid kale u gudbin.']
          : ['Tani ma aha hay’ad dawladeed. Sharciga sirta kuma dhaqmo halkaas.', 'Waxba ma ogaanayaan ilaa ay ballan qaadaan inaanay cid kale u gudbin.']),
      ]),
      parties.some(({ isRelative }) => isRelative) ? 'Hay’adaha waxaad haa ugu tiraahdaa shaqo, ee ma aha hal qof. Qof kale ayaa shaqada la wareegi kara.' : 'Waxaad haa u tiraahdaa shaqo, ee ma aha hal qof. Qof kale ayaa shaqada la wareegi kara.',
    ],
    purpose: ({ purpose }) => ['Ujeeddadu waa tan (af Iswiidhish):', purpose],
    until: ({ validUntil, reach }) => [
      `Oggolaanshahaagu wuxuu shaqaynayaa ilaa ${validUntil}.`,
      reach === 'all' ? 'Wuxuu sidoo kale khuseeyaa waxa hore loo wadaagay.' : 'Wuxuu khuseeyaa waxa la wadaago saxiixa ugu dambeeya ka dib.',
      'Oggolaanshaha waalidka wuxuu dhammaadaa marka dhallinyaradu 18 jirsato.',
      'Dhallinyarada laftigeeda ayaa laga yaabaa inay saxiixdo marka ay da’ gaarto.',
      'Haddii aan la saxiixin, wadaagistu waxay istaagtaa maalinta dhalashada.',
      'Haddii uu jiro oggolaansho hore, isna wuu shaqaynayaa ilaa uu dhammaado.',
    ],
    exclusions: ({ exclusions, foreseesOthers }) => [
      ...(exclusions === null ? ['Wax gaar ah lagama reebin.'] : ['Cidna ma bixin karto kan (af Iswiidhish):', exclusions]),
      ...(foreseesOthers ? ['Waxaa laga yaabaa in qof kale laga hadlo.', 'Oggolaanshahani ma khuseeyo macluumaadka qofkaas.'] : []),
      'Macluumaadka qof kale wuxuu u baahan yahay oggolaanshaha qofkaas.',
    ],
    rights: () => ['Adiga ayaa go’aansada.', 'Waad diidi kartaa. Uma baahnid inaad sababta sheegto.', 'Wali waxaad caawimo ka helaysaa iskuulka iyo adeegga bulshada.'],
    withdrawal: () => [
      'Waqti kasta waad la noqon kartaa oggolaanshaha, dhammaan ama hal hay’ad.',
      'Halkan ku samee, ama kulan, ama telefoon, ama warqad.',
      'Waxaa ku filan in mid ka mid ah kuwa saxiixaya uu la noqdo.',
      'Wadaagista ku salaysan oggolaanshahaaga isla markiiba way istaagtaa.',
      'Waxba lama tirtiro. Wixii la qoray waxay ku hadhayaan cidda qortay.',
      'Wixii qof hore u ogaaday lama celin karo.',
    ],
    limits: () => [
      'Xeerarka qaarkood way shaqeeyaan xitaa haddii aad diiddo.',
      'Kuwa la shaqeeya carruurta waa inay sheegaan haddii ilmo uu halis ku jiro. Iswiidhish waa orosanmälan.',
      'Iskuulka iyo degmada waxaa laga yaabaa inay ku qasban yihiin inay booliiska wax u sheegaan.',
      'Hay’adaha dawladdu way wadaagi karaan macluumaad si dambi looga hortago ama loo baadho. Marka hore waa inay miisaamaan.',
      'Booliisku waa inay wax qabtaan marka ay dambi ogaadaan.',
      'Tani ma aha oggolaansho tallaabo caawimo ah. Caawimada iyo taageerada si gaar ah ayaa loo go’aansadaa.',
      'Tani ma aha oggolaansho sida xeerarka ilaalinta xogta (GDPR). Hay’aduhu xogta way kaydiyaan sababtoo ah sharcigu sidaas ayuu dhigayaa.',
    ],
    signature: ({ municipality, phone, formVersion }) => [
      'Marka aad saxiixdo, waxaad sheegaysaa inaad akhriday oo aad fahantay.',
      'Waxaad haa u tiraahdaa waxa halkan ku qoran.',
      `Su’aalo ma qabtaa? Wac ${municipality}, ${phone}.`,
      `Foomka ${formVersion}.`,
    ],
  },
}
