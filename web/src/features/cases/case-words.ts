import type { CaseKind, CasePersonRole, CaseState, ClosureReason, LegalFrame, MappingArea, PauseGround } from '@kring/domain/cases'
import type { Locale } from '@kring/domain/people'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { z } from 'zod'

type Words<Code extends string> = Record<Code, MessageDescriptor>

/** Where a case stands, as a badge. */
export const stateWords: Words<CaseState> = {
  inquiry: msg`Förfrågan`,
  screening: msg`Prövas`,
  declined: msg`Avböjd`,
  mapping: msg`Kartläggning`,
  'consent-pending': msg`Väntar på samtycke`,
  active: msg`Pågår`,
  paused: msg`Pausat`,
  closing: msg`Avslutas`,
  closed: msg`Avslutat`,
  'follow-up': msg`Uppföljning`,
}

export const stateTones: Record<CaseState, 'neutral' | 'ok' | 'warn' | 'info'> = {
  inquiry: 'info',
  screening: 'info',
  declined: 'neutral',
  mapping: 'info',
  'consent-pending': 'warn',
  active: 'ok',
  paused: 'warn',
  closing: 'info',
  closed: 'neutral',
  'follow-up': 'info',
}

export const pauseWords: Words<PauseGround> = {
  'no-consent': msg`Samtycke saknas`,
  placement: msg`Den unge är placerad`,
  other: msg`Annat skäl`,
}

export const legalFrameWords: Words<LegalFrame> = {
  'no-individual-assessment': msg`Insats utan individuell prövning`,
  'assistance-decision': msg`Beslut om bistånd`,
  'lvu-22': msg`Beslut om mellantvång, 22 § LVU`,
  sentence: msg`Dom: påföljd för unga`,
}
/** What a legal frame means for documentation and retention (SoL 14:3-5, 16:1-2 a), in a line. */
export const legalFrameMeanings: Words<LegalFrame> = {
  'no-individual-assessment': msg`Ingen utredning om den unge. Nämnden kan av särskilda skäl besluta att dokumentera utan personuppgifter; annars gallras fem år efter sista anteckningen.`,
  'assistance-decision': msg`Insatsen dokumenteras i den unges personakt hos socialtjänsten, som gallras fem år efter sista anteckningen om inget undantag gäller.`,
  'lvu-22': msg`Beslut och behandlingsplan dokumenteras i personakten hos socialtjänsten. Pröva undantagen från gallring innan något tas bort.`,
  sentence: msg`Hur domen följs dokumenteras i personakten hos socialtjänsten. Pröva undantagen från gallring innan något tas bort.`,
}

/** The two forms of collaboration by the names that everybody in the field uses. */
export const kindWords: Words<z.infer<typeof CaseKind>> = { sspf: msg`SSPF`, sig: msg`SIG` }

export const roleWords: Words<z.infer<typeof CasePersonRole>> = {
  youth: msg`Den unge`,
  guardian: msg`Vårdnadshavare`,
  sibling: msg`Syskon`,
  'important-adult': msg`Viktig vuxen`,
  relative: msg`Närstående som får läsa`,
}

export const custodyWords = {
  joint: msg`Gemensam vårdnad`,
  sole: msg`Ensam vårdnad`,
  appointed: msg`Särskilt förordnad vårdnadshavare`,
  none: msg`Har inte vårdnaden`,
}

/** Languages by their own names; a name needs no translation. */
export const languageNames: Record<Locale, string> = {
  sv: 'svenska',
  'sv-x-lattlast': 'lätt svenska',
  en: 'English',
  ar: 'العربية',
  so: 'soomaali',
  'fa-AF': 'دری',
  ti: 'ትግርኛ',
  fi: 'suomi',
}

export const areaWords: Words<z.infer<typeof MappingArea>> = {
  'own-words': msg`Med egna ord`,
  home: msg`Hemma`,
  school: msg`Skolan`,
  leisure: msg`Fritiden`,
  peers: msg`Kamrater`,
  health: msg`Hälsa`,
  substances: msg`Alkohol och droger`,
  crime: msg`Brott`,
  economy: msg`Ekonomi, telefon, skulder`,
  strengths: msg`Styrkor`,
  'important-adults': msg`Viktiga vuxna`,
  tried: msg`Det som har prövats`,
  wishes: msg`Önskningar`,
  'not-to-raise': msg`Det som inte ska tas upp`,
  safety: msg`Trygghet`,
  'whom-to-invite': msg`Vilka ska vara med, och varför`,
  maturity: msg`Mognad`,
  'next-step': msg`Nästa steg`,
}

export const closureWords: Words<z.infer<typeof ClosureReason>> = {
  'as-planned': msg`Enligt plan`,
  'not-as-planned': msg`Inte enligt plan`,
  transferred: msg`Övergår till annan insats`,
  'to-service': msg`Övergår till service`,
  aborted: msg`Avbrutet`,
  'consent-withdrawn': msg`Samtycket togs tillbaka`,
  'moved-away': msg`Flyttat till annan kommun`,
  'turned-18-no-consent': msg`Fyllt 18, inget nytt samtycke`,
  placement: msg`Placering`,
}
