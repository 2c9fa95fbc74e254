import { listed, type ConsentWords } from './text.ts'

/** The text that is signed. Short, true, and complete: parties, kinds of facts, purpose and time, never "everything to everybody"; the law's own words where they carry weight. */
export const sv: ConsentWords = {
  locale: 'sv',
  title: 'Samtycke till att dela uppgifter trots sekretess',
  headings: {
    about: 'Vad det gäller',
    sharing: 'Vem får dela vad',
    purpose: 'Varför',
    until: 'Hur länge',
    exclusions: 'Det här får inte delas',
    rights: 'Du får säga nej',
    withdrawal: 'Du får ta tillbaka samtycket',
    limits: 'Det här kan ingen lova',
    signature: 'När du skriver under',
  },
  lines: {
    about: ({ youth, kind, municipality }) => [
      `Samtycket gäller ${youth.label}, född ${youth.bornYear}.`,
      kind === 'sspf'
        ? `Det gäller samverkan mellan skola, socialtjänst, polis och fritid (SSPF) i ${municipality}.`
        : `Det gäller en social insatsgrupp (SIG) i ${municipality}.`,
      'Verksamheterna här nedanför får dela vissa uppgifter med varandra, trots sekretess.',
      'Reglerna finns i 10 kap. 1 § och 12 kap. 2 och 3 §§ offentlighets- och sekretesslagen.',
      'Inget delas förrän alla som ska skriva under har gjort det.',
      'Varje verksamhet bekräftar också samtycket innan den lämnar eller får uppgifter.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, isRelative, authority, reads, gives }) => [
        `${label} (${kind})`,
        ...(gives.length ? ['Får lämna uppgifter om:', ...listed(gives)] : ['Lämnar inga uppgifter.']),
        ...(reads.length ? ['Får läsa uppgifter om:', ...listed(reads)] : ['Läser inga uppgifter.']),
        ...(authority ? [] : isRelative ? ['Det är en enskild person och ingen myndighet. Offentlighets- och sekretesslagen gäller inte där.', 'Personen får veta något först efter ett löfte att inte berätta det vidare.']
          : ['Det är ingen myndighet. Offentlighets- och sekretesslagen gäller inte där.', 'De får veta något först när de har lovat att inte berätta det vidare.']),
      ]),
      parties.some(({ isRelative }) => isRelative) ? 'För verksamheterna gäller samtycket funktionen och inte en viss person.' : 'Samtycket gäller funktionen och inte en viss person.',
    ],
    purpose: ({ purpose }) => ['Uppgifterna får delas för att nå det här:', purpose],
    until: ({ validUntil, reach }) => [
      `Samtycket gäller till och med den ${validUntil}.`,
      reach === 'all'
        ? 'Det gäller också allt som redan har delats i samverkan.'
        : 'Det gäller uppgifter som delas från och med den sista underskriften.',
      'Vårdnadshavares samtycke slutar när den unge fyller 18 år.',
      'Kommunen kan kräva den unges egen underskrift från en viss ålder.',
      'Finns den inte på födelsedagen, pausas samtycket tills den finns.',
      'Ett tidigare samtycke gäller vid sidan av det här.',
      'Det slutar på sin egen dag eller när det tas tillbaka.',
    ],
    exclusions: ({ exclusions, foreseesOthers }) => [
      ...(exclusions === null ? ['Inga undantag är angivna.'] : ['Det här får inte delas:', exclusions]),
      ...(foreseesOthers ? ['Uppgifter om någon annan än den unge kan behöva tas upp.', 'Det här samtycket gäller inte den personens egna uppgifter.'] : []),
      'Uppgifter som rör någon annan kräver ett eget samtycke från den personen.',
    ],
    rights: () => [
      'Det är frivilligt. Du får säga nej och behöver inte säga varför.',
      'Du får ändå hjälp av skolan och socialtjänsten.',
    ],
    withdrawal: () => [
      'Du kan när som helst ta tillbaka samtycket, helt eller för en verksamhet.',
      'Det gör du här i tjänsten, i ett möte, på telefon eller på papper.',
      'Det räcker att en av er som skriver under tar tillbaka det.',
      'Det gäller från samma stund, för alla samtycken i den här samverkan.',
      'Verksamheterna delar då inte längre uppgifter med stöd av ert samtycke.',
      'Ingenting raderas. Det som redan är skrivet ligger kvar hos den som skrev det.',
      'Det som någon redan har fått veta kan inte tas tillbaka.',
    ],
    limits: () => [
      'En del regler gäller även utan samtycke, och även om du säger nej.',
      'De som arbetar med barn ska göra en orosanmälan om ett barn far illa.',
      'Se 19 kap. 1 § socialtjänstlagen.',
      'Skolan och kommunen kan vara skyldiga att lämna uppgifter till polisen.',
      'Se lag (2025:170) om skyldighet att lämna uppgifter till de brottsbekämpande myndigheterna.',
      'Myndigheter får dela uppgifter som behövs för att förebygga eller utreda brott.',
      'De ska först väga skälen för och emot. Se 10 kap. 15 a § offentlighets- och sekretesslagen.',
      'Polisen är skyldig att agera när den får veta om ett brott.',
      'Det här är inte ett samtycke till någon insats. Om hjälp och stöd bestämmer ni för sig (21 kap. socialtjänstlagen).',
      'Det här är inte ett samtycke enligt dataskyddsförordningen (GDPR).',
      'Verksamheterna behandlar uppgifter för att utföra sina uppdrag enligt lag.',
    ],
    signature: ({ municipality, phone, formVersion }) => [
      'Med din underskrift säger du att du har läst och förstått texten.',
      'Du säger ja till att uppgifterna delas så som det står här.',
      'Den svenska texten gäller. Översättningar är ett stöd.',
      `Har du frågor? Ring ${municipality}, ${phone}.`,
      `Blankett ${formVersion}.`,
    ],
  },
}
