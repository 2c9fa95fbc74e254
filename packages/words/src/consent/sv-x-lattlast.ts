import { listed, type ConsentWords } from './text.ts'

/** Easy to read: one thought a line, at most ten words a sentence, no abbreviation without the words. */
export const lattlast: ConsentWords = {
  locale: 'sv-x-lattlast',
  title: 'Får vi prata med varandra om dig?',
  headings: {
    about: 'Vad handlar det om?',
    sharing: 'Vem får veta vad?',
    purpose: 'Varför?',
    until: 'Hur länge?',
    exclusions: 'Det här får ingen dela',
    rights: 'Du får säga nej',
    withdrawal: 'Du får ändra dig',
    limits: 'Det här kan ingen lova',
    signature: 'När du skriver under',
  },
  lines: {
    about: ({ youth, kind, municipality }) => [
      'Den här texten är ett stöd.',
      'Det är den vanliga svenska texten som gäller.',
      `Det handlar om ${youth.label}, född ${youth.bornYear}.`,
      `Det gäller i ${municipality}.`,
      ...(kind === 'sspf'
        ? ['Skola, socialtjänst, polis och fritid vill hjälpas åt.', 'Det kallas SSPF.']
        : ['Socialtjänst, polis och andra vill hjälpas åt.', 'Det kallas social insatsgrupp, eller SIG.']),
      'De får inte prata fritt med varandra.',
      'Det heter sekretess.',
      'Du kan säga ja till att de får.',
      'Det heter samtycke.',
      'Alla som ska skriva under måste göra det.',
      'Innan dess delar ingen något.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, isRelative, authority, reads, gives }) => [
        `${label}:`,
        ...(gives.length ? ['Får berätta om:', ...listed(gives)] : ['Berättar inget.']),
        ...(reads.length ? ['Får läsa om:', ...listed(reads)] : ['Läser inget.']),
        ...(authority ? [] : isRelative ? ['Det är en person, ingen myndighet.', 'Lagen om sekretess gäller inte där.', 'Personen lovar först att inte berätta vidare.']
          : ['Det är ingen myndighet.', 'Lagen om sekretess gäller inte där.', 'De lovar först att inte berätta vidare.']),
      ]),
      parties.some(({ isRelative }) => isRelative) ? 'För verksamheter säger du ja till ett arbete.' : 'Du säger ja till ett arbete, inte till en person.',
      'Någon annan kan ta över arbetet.',
    ],
    purpose: ({ purpose }) => ['De vill nå det här:', purpose],
    until: ({ validUntil, reach }) => [
      `Ditt ja gäller till och med ${validUntil}.`,
      reach === 'all' ? 'Det gäller även det som redan är delat.' : 'Det gäller bara det som delas från nu.',
      'Ett ja från vårdnadshavare slutar på 18-årsdagen.',
      'Ungdomen kan behöva skriva under själv när hen blir äldre.',
      'Annars tar delningen paus på födelsedagen.',
      'Finns det ett tidigare ja gäller det också.',
    ],
    exclusions: ({ exclusions, foreseesOthers }) => [
      ...(exclusions === null ? ['Inget särskilt är undantaget.'] : ['Ingen får dela det här:', exclusions]),
      ...(foreseesOthers ? ['Kanske behöver någon prata om en annan person.', 'Ditt ja gäller inte för den personen.'] : []),
      'Andra personer måste säga ja själva.',
    ],
    rights: () => ['Du bestämmer.', 'Du får säga nej.', 'Du behöver inte säga varför.', 'Du får ändå hjälp av skolan och socialtjänsten.'],
    withdrawal: () => [
      'Du kan ändra dig när du vill.',
      'Du kan säga nej till alla.',
      'Du kan också säga nej till en av dem.',
      'Gör det här, i ett möte eller på telefon.',
      'Du kan också göra det på papper.',
      'Det räcker att en av er ändrar sig.',
      'Då slutar de dela med varandra direkt.',
      'Ingenting tas bort.',
      'Det som är skrivet finns kvar.',
      'Det som någon vet kan inte bli ovetat.',
    ],
    limits: () => [
      'Vissa regler gäller ändå.',
      'De gäller även om du säger nej.',
      'Far ett barn illa måste vuxna berätta det.',
      'De berättar för socialtjänsten.',
      'Det heter orosanmälan.',
      'Skolan och kommunen måste ibland berätta för polisen.',
      'Myndigheter får ibland prata för att stoppa brott.',
      'Polisen måste göra något om den vet om brott.',
      'Ditt ja gäller inte hjälp eller stöd.',
      'Det bestämmer ni en annan gång.',
      'Verksamheterna sparar uppgifter för att lagen säger det.',
      'Det ändras inte av ditt svar.',
    ],
    signature: ({ phone, formVersion }) => [
      'Skriv under om du har läst och förstått.',
      'Då säger du ja till det som står.',
      'Har du frågor?',
      `Ring ${phone}.`,
      `Blankett ${formVersion}.`,
    ],
  },
}
