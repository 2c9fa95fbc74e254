import type { Disclosure, DisclosureGround, GroundCondition, RecipientKind, Secrecy } from '@kring/domain/grounds'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** Each ground by its paragraph, and what it says: for whom, on what, towards whom. */
export const groundWords: Record<DisclosureGround, { title: MessageDescriptor; says: MessageDescriptor }> = {
  'osl-10-2': {
    title: msg`10 kap. 2 § OSL – nödvändigt för det egna arbetet`,
    says: msg`Uppgiften får lämnas om det är nödvändigt för att er egen myndighet ska kunna göra sitt arbete. Det är ovanligt. Att det är effektivare räcker inte.`,
  },
  'osl-10-15a-1': {
    title: msg`10 kap. 15 a § 1 OSL – förebygga, förhindra eller upptäcka brott`,
    says: msg`Uppgiften får lämnas till en annan myndighet om den behövs för att förebygga, förhindra eller upptäcka brottslig verksamhet. Ni väger det mot det som sekretessen skyddar. Regeln ger en möjlighet, inte en skyldighet.`,
  },
  'osl-10-15a-2': {
    title: msg`10 kap. 15 a § 2 OSL – utreda brott`,
    says: msg`Uppgiften får lämnas till en annan myndighet om den behövs för att utreda brott. Ni väger det mot det som sekretessen skyddar. Regeln ger en möjlighet, inte en skyldighet.`,
  },
  'osl-10-18a': {
    title: msg`10 kap. 18 a § OSL – risk att en ung person begår brott`,
    says: msg`Socialtjänstens uppgifter om någon som inte har fyllt 21 år får lämnas till Polismyndigheten, Säkerhetspolisen eller Tullverket, om konkreta omständigheter visar en risk för brottslig verksamhet och det inte är olämpligt med tanke på insatserna.`,
  },
  'osl-10-20': {
    title: msg`10 kap. 20 § OSL – ett barn i akut fara`,
    says: msg`Socialtjänsten får lämna uppgifter till Polismyndigheten när polisen genast behöver ingripa, för att ett barn påträffas i en uppenbar och akut risk eller när det begår brott.`,
  },
  'osl-10-21': {
    title: msg`10 kap. 21 § OSL – misstanke om brott mot ett barn`,
    says: msg`Gäller misstanke om vissa brott mot någon som inte har fyllt 18 år (3, 4 och 6 kap. brottsbalken).`,
  },
  'osl-10-22': {
    title: msg`10 kap. 22 § OSL – narkotika eller alkohol till ett barn`,
    says: msg`Gäller misstanke om att någon har lämnat narkotika eller alkohol till den som inte har fyllt 18 år.`,
  },
  'osl-10-23': {
    title: msg`10 kap. 23 § OSL – begånget brott, stark sekretess`,
    says: msg`Gäller misstanke om ett begånget brott, för socialtjänstens och vårdens uppgifter. Brottet ska ha minst sex månaders fängelse i straffskalan, ett försök minst ett år.`,
  },
  'osl-10-24': {
    title: msg`10 kap. 24 § OSL – begånget brott, annan sekretess`,
    says: msg`Gäller misstanke om ett begånget brott, för uppgifter med annan sekretess, som skolans. Fängelse ska finnas i straffskalan.`,
  },
  'osl-10-27': {
    title: msg`10 kap. 27 § OSL – generalklausulen`,
    says: msg`Uppgiften får lämnas till en annan myndighet om det är uppenbart att intresset av det väger tyngre än det som sekretessen skyddar. Gäller aldrig socialtjänstens eller vårdens uppgifter.`,
  },
  'sol-19-1': {
    title: msg`19 kap. 1 § SoL – orosanmälan`,
    says: msg`Ni är skyldiga att genast anmäla till socialnämnden om ni får veta eller misstänker att ett barn far illa.`,
  },
  'sol-20-6': {
    title: msg`20 kap. 6 § SoL – uppgifter till en pågående utredning`,
    says: msg`Ni är skyldiga att lämna alla uppgifter som kan ha betydelse för socialnämndens utredning.`,
  },
  'upl-6': {
    title: msg`6 § uppgiftsskyldighetslagen – kommunens uppgifter`,
    says: msg`Kommunen är skyldig att lämna uppgifter som behövs i brottsbekämpningen, om det inte står klart att sekretessen väger tyngre. Gäller inte socialtjänstens uppgifter (8 §).`,
  },
  'upl-7': {
    title: msg`7 § uppgiftsskyldighetslagen – rektorns beslut`,
    says: msg`Rektorn lämnar uppgifter som behövs i brottsbekämpningen på begäran, och till Polismyndigheten även utan. I öppen fritidsverksamhet och fristående fritidshem beslutar den som huvudmannen har utsett. Gäller inte elevhälsans vård.`,
  },
}

export const secrecyWords: Record<Secrecy, MessageDescriptor> = {
  'social-services': msg`Socialtjänstens (26 kap. OSL)`,
  school: msg`Skolans (23 kap. OSL)`,
  health: msg`Vårdens eller elevhälsans medicinska (25 kap. OSL)`,
  police: msg`Polisens (35 kap. OSL)`,
  other: msg`Annan sekretess, eller ingen`,
}

export const recipientWords: Record<RecipientKind, MessageDescriptor> = {
  police: msg`Polismyndigheten`,
  'security-police': msg`Säkerhetspolisen`,
  customs: msg`Tullverket`,
  'law-enforcement': msg`Annan brottsbekämpande myndighet`,
  'social-services': msg`Socialtjänst`,
  school: msg`Kommunal skola`,
  'other-authority': msg`Annan myndighet`,
  'non-authority': msg`Fristående skola, förening eller enskild`,
}

export const conditionWords: Record<GroundCondition, MessageDescriptor> = {
  'needed-for-own-work': msg`Det är nödvändigt för vår egen myndighets arbete`,
  'under-21': msg`Den som uppgiften gäller har inte fyllt 21 år`,
  'concrete-risk': msg`Konkreta omständigheter visar en risk för brottslig verksamhet`,
  'not-a-committed-crime': msg`Det gäller inte misstanke om ett begånget brott`,
  'minor-at-acute-risk': msg`Ett barn är i en uppenbar och akut risk, eller begår brott, och polisen behöver ingripa genast`,
  'crime-against-minor': msg`Det gäller misstanke om ett sådant brott mot någon som inte har fyllt 18 år`,
  'drugs-to-minor': msg`Det gäller misstanke om narkotika eller alkohol till någon som inte har fyllt 18 år`,
  'six-months-prison': msg`Brottet har minst sex månaders fängelse i straffskalan, försök minst ett år`,
  'prison-in-scale': msg`Fängelse finns i brottets straffskala`,
  'obviously-outweighs': msg`Det är uppenbart att intresset av att lämna uppgiften väger tyngst`,
  'child-may-be-harmed': msg`Vi har fått veta eller misstänker att ett barn far illa`,
  'investigation-open': msg`Socialnämnden har en pågående utredning och uppgiften kan ha betydelse för den`,
}

export const channelWords: Record<Disclosure['channel'], MessageDescriptor> = {
  phone: msg`På telefon`,
  meeting: msg`I ett möte`,
  letter: msg`På papper`,
  digital: msg`Digitalt`,
}

export const decidedAsWords: Record<NonNullable<Disclosure['decidedAs']>, MessageDescriptor> = {
  principal: msg`Rektor`,
  'appointed-staff': msg`Personal som huvudmannen har utsett`,
}
