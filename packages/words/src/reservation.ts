import { dayInWords } from './names.ts'

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
