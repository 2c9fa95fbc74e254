import type { Founding } from '../src/features/agencies/founding.ts'
import { familyIssuer, staffIssuer } from '../src/features/agencies/identity.ts'

/**
 * The people of Granköping, a municipality that does not exist: the same in the demo, in tests, docs and screenshots. Names
 * are made so that nobody bears them.
 */

/** A stable id from a short number: readable in tests, and a well-formed version 4 UUID. */
export const idOf = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

export const functions = {
  coordinator: idOf(2, 1),
  socialSecretary: idOf(2, 2),
  mentor: idOf(2, 3),
  principal: idOf(2, 4),
  police: idOf(2, 5),
  leisure: idOf(2, 6),
  otherSchool: idOf(2, 7),
  association: idOf(2, 8),
  administrator: idOf(2, 9),
  fieldWorker: idOf(2, 10),
  intake: idOf(2, 11),
} as const

interface Member {
  id: string
  name: string
  kind: 'staff' | 'family'
  holds: readonly (typeof functions)[keyof typeof functions][]
  /** What the identity provider calls them: a work account, or a personal number that no person can have. */
  subject: string
  locale?: string
  /** One line for whoever chooses whom to be. */
  about: string
}

const staff = (number: number, name: string, holds: Member['holds'], about: string): Member =>
  ({ id: idOf(3, number), name, kind: 'staff', holds, subject: name.toLowerCase().replace(/[^a-z]+/g, '.').replace(/å|ä/g, 'a'), about })
const family = (number: number, name: string, personalNumber: string, about: string, locale = 'sv'): Member =>
  ({ id: idOf(4, number), name, kind: 'family', holds: [], subject: personalNumber, locale, about })

/** Everybody, by the short name under which tests and `POST /api/demo/session` call them. */
export const cast = {
  majken: staff(1, 'Majken Testberg', [functions.coordinator], 'koordinator, leder mötena'),
  agda: staff(2, 'Agda Exempelkvist', [functions.socialSecretary], 'socialsekreterare'),
  sara: staff(3, 'Sara Låtsasdotter', [functions.mentor], 'mentor på Lindskolan'),
  rune: staff(4, 'Rune Påhittsson', [functions.principal], 'rektor på Lindskolan'),
  ture: staff(5, 'Ture Fiktivius', [functions.police], 'polis, kontaktperson'),
  siv: staff(6, 'Siv Påhittsdotter', [], 'polis, tar över efter Ture'),
  ester: staff(7, 'Ester Låtsaskvist', [functions.leisure], 'fritidsledare på Kastanjen'),
  ove: staff(8, 'Ove Uppfinnarson', [functions.otherSchool], 'mentor på en annan skola, utan ärende'),
  kalle: staff(9, 'Kalle Sagovall', [functions.association], 'ledare i en idrottsförening'),
  ada: staff(10, 'Ada Ordningsson', [functions.administrator], 'administratör utan ärenden'),
  fia: staff(11, 'Fia Fältlund', [functions.fieldWorker], 'fältare'),
  berit: staff(12, 'Berit Vikariesson', [functions.coordinator], 'ersätter Majken'),
  mira: staff(13, 'Mira Mottagsson', [functions.intake], 'tar emot orosanmälningar, utan ärenden'),
  vilgot: family(1, 'Vilgot Provlund', '201203032390', '14 år'),
  asta: family(2, 'Asta Provlund', '198104042388', 'Vilgots mamma'),
  nils: family(3, 'Nils Exempelsson', '197905052397', 'Vilgots pappa'),
  alma: family(4, 'Alma Påhittad', '201004142384', '16 år'),
  hodan: family(5, 'Hodan Påhittad', '198306062385', 'Almas mamma, läser somaliska', 'so'),
  loke: family(6, 'Loke Sagosson', '201307072399', '13 år'),
  freja: family(7, 'Freja Sagosson', '198508082386', 'Lokes mamma'),
  bo: family(8, 'Bo Uppdiktad', '198209092391', 'Lokes pappa'),
  tuva: family(9, 'Tuva Låtsas', '201112012387', 'fyller snart 15'),
  nour: family(10, 'Nour Låtsas', '198411112389', 'Tuvas mamma, läser arabiska', 'ar'),
  elvira: family(11, 'Elvira Sagoberg', '201006062388', '16 år, ärendet är avslutat'),
  pia: family(12, 'Pia Sagoberg', '198302022386', 'Elviras mamma'),
  milo: family(13, 'Milo Påhittstad', '200902202394', '17 år, bor på annan ort just nu'),
  disa: family(14, 'Disa Påhittstad', '198601212382', 'Milos mamma'),
  saga: family(15, 'Saga Dikt', '201108182380', '15 år, ärendet håller på att avslutas'),
  ragnar: family(16, 'Ragnar Dikt', '198010102398', 'Sagas pappa'),
  sixten: family(17, 'Sixten Fabelson', '200705052392', '19 år, skrev under själv och följs upp'),
} as const satisfies Record<string, Member>

export type CastName = keyof typeof cast

export const municipality = { id: idOf(1, 1), name: 'Granköpings kommun', phone: '000-00 00 00' }

export const lindskolan = idOf(5, 2)

/** What the demo municipality and every test begin with; agendas come from packages/words. */
export const founding = (agendas: Founding['agendas']): Founding => ({
  municipality,
  agencies: [
    { id: idOf(5, 1), kind: 'social', name: 'Socialtjänsten', functions: [
      { id: functions.coordinator, name: 'samordnare', coordinates: true },
      { id: functions.socialSecretary, name: 'socialsekreterare' },
      { id: functions.fieldWorker, name: 'fältare' },
      { id: functions.administrator, name: 'administratör', administers: true },
      { id: functions.intake, name: 'mottagning', takesConcerns: true },
    ] },
    { id: lindskolan, kind: 'school', name: 'Lindskolan', functions: [
      { id: functions.mentor, name: 'mentor' },
      { id: functions.principal, name: 'rektor' },
    ] },
    { id: idOf(5, 3), kind: 'police', name: 'Polisen Granköping', functions: [{ id: functions.police, name: 'kontaktperson' }] },
    { id: idOf(5, 4), kind: 'leisure', name: 'Fritidsgården Kastanjen', functions: [{ id: functions.leisure, name: 'fritidsledare' }] },
    { id: idOf(5, 5), kind: 'school', name: 'Bergskolan', functions: [{ id: functions.otherSchool, name: 'mentor' }] },
    { id: idOf(5, 6), kind: 'association', name: 'IK Sagan', functions: [{ id: functions.association, name: 'ledare' }] },
  ],
  people: Object.values(cast).map((member: Member) => ({
    id: member.id, kind: member.kind, name: member.name, locale: member.locale ?? 'sv',
    mail: `${member.subject}@granköping.invalid`.replace('ö', 'o'),
    logins: [{ issuer: member.kind === 'staff' ? staffIssuer : familyIssuer, subject: member.subject }],
  })),
  holdings: Object.values(cast).flatMap((member: Member) =>
    member.holds.map((functionId, index) => ({ id: idOf(6, Number(member.id.slice(-6)) * 10 + index), functionId, personId: member.id }))),
  agendas,
})
