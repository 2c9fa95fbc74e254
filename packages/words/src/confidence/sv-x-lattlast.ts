import type { ConsentWords } from '../consent/text.ts'

export const lattlast: ConsentWords = {
  locale: 'sv-x-lattlast',
  title: 'Ja till ett förtroligt samtal',
  headings: {
    about: 'Vad är det här?',
    sharing: 'Vem får läsa?',
    purpose: 'Varför?',
    until: 'Hur länge?',
    exclusions: 'Vem läser inte?',
    rights: 'Du får säga nej',
    withdrawal: 'Du får ändra dig',
    limits: 'Det här kan ingen lova',
    signature: 'När du skriver under',
  },
  lines: {
    about: ({ youth, municipality }) => [
      `Det gäller ${youth.label}, född ${youth.bornYear}.`,
      `Du öppnar ett eget samtal här i tjänsten i ${municipality}.`,
      'De som står här får prata med dig och med varandra där.',
      'De får göra det fast de annars har tystnadsplikt.',
      'De som ska berätta något tänker först efter:',
      'Är du mogen att bestämma det här själv?',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, authority, reads, gives }) => [
        `${label} (${kind})`,
        reads.length ? (gives.length ? 'Får läsa och berätta.' : 'Får läsa.') : 'Får berätta.',
        ...(authority ? [] : ['De är ingen myndighet.', 'De får läsa först när de har lovat att inte berätta för andra.']),
      ]),
      'Ditt ja gäller jobbet de har, inte en viss person.',
      'Du själv får alltid läsa allt.',
    ],
    purpose: ({ purpose }) => ['De får prata om det här:', purpose],
    until: ({ validUntil }) => [
      `Ditt ja gäller till och med den ${validUntil}.`,
      'Det slutar alltid när du fyller 18 år.',
      'Det gäller det som skrivs efter att du har skrivit under.',
      'Om någon som berättar ändrar sin bedömning kan de andra inte läsa längre.',
    ],
    exclusions: () => [
      'Dina vårdnadshavare läser inte samtalet här.',
      'De ser inte här att samtalet finns.',
      'Andra som hjälper dig läser det inte heller.',
      'Men de ser vilka som är med och hjälper dig.',
    ],
    rights: () => ['Du bestämmer själv.', 'Du får säga nej. Du behöver inte säga varför.', 'Du får hjälp ändå.'],
    withdrawal: () => [
      'Du får ändra dig när du vill.',
      'Gör det här i tjänsten, i ett möte, på telefon eller på papper.',
      'Det gäller på en gång.',
      'Inget tas bort. Det som någon redan vet kan inte bli hemligt igen.',
    ],
    limits: () => [
      'En vårdnadshavare kan be att få läsa papper hos en myndighet.',
      'Då bestämmer myndigheten. Den får säga nej om det skulle skada dig mycket.',
      'Vuxna som arbetar med barn måste göra en orosanmälan om ett barn far illa.',
      'Då kan socialtjänsten behöva prata med dina vårdnadshavare.',
      'Skolan och kommunen måste ibland berätta för polisen.',
      'Polisen måste göra något när den får veta om ett brott.',
      'Den som lånar din telefon eller ditt BankID kan se det du ser.',
      'Det här är inte ett ja till någon hjälp, och inte ett samtycke enligt GDPR.',
    ],
    signature: ({ municipality, phone, formVersion }) => [
      'När du skriver under säger du att du har läst och förstått.',
      'Du säger ja till det som står här.',
      'Det är den svenska texten som gäller.',
      `Undrar du något? Ring ${municipality}, ${phone}.`,
      `Blankett ${formVersion}.`,
    ],
  },
}
