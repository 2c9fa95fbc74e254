import { sv as consent } from '../consent/sv.ts'
import type { ConsentWords } from '../consent/text.ts'

/** The text that a young person signs alone. It says as plainly who still may come to know: nothing here is a promise that nobody can keep. */
export const sv: ConsentWords = {
  locale: 'sv',
  title: 'Samtycke till ett förtroligt samtal',
  headings: {
    about: 'Vad det gäller',
    sharing: 'Vem som får läsa och berätta',
    purpose: 'Varför',
    until: 'Hur länge',
    exclusions: 'Vem som inte läser',
    rights: 'Du får säga nej',
    withdrawal: 'Du får ta tillbaka samtycket',
    limits: 'Det här kan ingen lova',
    signature: consent.headings.signature,
  },
  lines: {
    about: ({ youth, municipality }) => [
      `Samtycket gäller ${youth.label}, född ${youth.bornYear}.`,
      `Du öppnar ett eget, förtroligt samtal här i tjänsten i ${municipality}.`,
      'De som står här nedanför får dela uppgifter om dig där, trots sekretess.',
      'Reglerna finns i 10 kap. 1 § och 12 kap. 2 och 3 §§ offentlighets- och sekretesslagen.',
      'Den som ska berätta något bedömer först om du är mogen nog.',
    ],
    sharing: ({ parties }) => [
      ...parties.flatMap(({ label, kind, authority, reads, gives }) => [
        `${label} (${kind})`,
        reads.length ? (gives.length ? 'Får läsa, och berätta det den vet.' : 'Får läsa.') : 'Får berätta det den vet.',
        ...(authority ? [] : ['Det är ingen myndighet. Offentlighets- och sekretesslagen gäller inte där.', 'De får läsa först när de har lovat att inte berätta det vidare.']),
      ]),
      'Samtycket gäller funktionen och inte en viss person.',
      'Du själv läser alltid allt i samtalet.',
    ],
    purpose: ({ purpose }) => ['Uppgifterna får delas för att nå det här:', purpose],
    until: ({ validUntil }) => [
      `Samtycket gäller till och med den ${validUntil}.`,
      'Det slutar alltid när du fyller 18 år.',
      'Det gäller det som skrivs i samtalet från och med din underskrift.',
      'Den som berättar kan ändra sin bedömning.',
      'Då slutar de andra att läsa i samma stund.',
    ],
    exclusions: () => [
      'Dina vårdnadshavare läser inte samtalet här, och de ser inte här att det finns.',
      'De andra i din samverkan läser det inte heller.',
      'De ser däremot vilka verksamheter som är med i samverkan.',
    ],
    rights: () => [
      'Det är frivilligt. Du får säga nej och behöver inte säga varför.',
      'Du får ändå hjälp av skolan och socialtjänsten.',
    ],
    withdrawal: () => [
      'Du kan när som helst ta tillbaka samtycket, helt eller för en verksamhet.',
      'Det gör du här i tjänsten, i ett möte, på telefon eller på papper.',
      'Det gäller från samma stund.',
      'Ingenting raderas. Det som redan är skrivet ligger kvar hos den som skrev det.',
      'Det som någon redan har fått veta kan inte tas tillbaka.',
    ],
    limits: () => [
      'En vårdnadshavare kan be en myndighet att få läsa dess handlingar.',
      'Då prövar myndigheten det enligt lag.',
      'Den får säga nej om du kan lida betydande men. Se 12 kap. 3 § offentlighets- och sekretesslagen.',
      'De som arbetar med barn ska göra en orosanmälan om ett barn far illa.',
      'Socialtjänsten kan då behöva tala med dina vårdnadshavare.',
      'Skolan och kommunen kan vara skyldiga att lämna uppgifter till polisen.',
      'Polisen är skyldig att agera när den får veta om ett brott.',
      'Den som lånar din telefon eller din e-legitimation kan se det du ser.',
      'Det här är inte ett samtycke till någon insats.',
      'Det här är inte ett samtycke enligt dataskyddsförordningen (GDPR).',
    ],
    signature: consent.lines.signature,
  },
}
