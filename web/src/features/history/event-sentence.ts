import type { CaseEvent } from '@kring/domain/history'
import { partyKindName, familyLocaleOf } from '@kring/words/names'
import type { CaseState } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { stateWords } from '../cases/case-words.ts'

/**
 * Says in one sentence what has happened, as far as its reader may know who did it. Undefined for what is of no news to
 * anybody, such as that a timer was given two minutes more.
 */
export const useEventSentence = () => {
  const { t, i18n } = useLingui()
  return ({ name, by, mine, details }: CaseEvent): string | undefined => {
    const who = mine
      ? t`Du`
      : (by.name ?? by.label ?? (by.kind ? capitalised(partyKindName(by.kind, familyLocaleOf(i18n.locale))) : t`Någon`))
    switch (name) {
      case 'case.inquired':
        return t`${who} skickade en förfrågan`
      case 'inquiry.named':
        return t`${who} sade vem det gäller`
      case 'case.moved': {
        const word = stateWords[details['state'] as CaseState]
        return word && t`Ärendet är nu: ${i18n._(word).toLocaleLowerCase()}`
      }
      case 'start.decided':
        return t`${who} antecknade ett beslut om att starta`
      case 'legal-frame.chosen':
        return t`${who} angav den rättsliga ramen`
      case 'case.evaluated':
        return t`${who} svarade på utvärderingen`
      case 'case.closed':
        return t`${who} avslutade ärendet`
      case 'family-member.added':
        return t`${who} lade till en person`
      case 'party.added':
        return t`${who} lade till en verksamhet`
      case 'party.ended':
        return t`${who} avslutade ett deltagande`
      case 'custody.noted':
        return t`${who} antecknade vem som har vårdnaden`
      case 'consent.requested':
        return t`${who} frågade familjen om samtycke`
      case 'consent.signed':
        return t`${who} skrev under samtycket`
      case 'consent.refused':
        return t`${who} sa nej till samtycket`
      case 'consent.confirmed':
        return t`${who} bekräftade samtycket`
      case 'consent.completed':
        return t`Samtycket gäller nu`
      case 'consent.withdrawn':
        return t`${who} tog tillbaka samtycket`
      case 'signature.noted':
        return t`${who} antecknade en underskrift`
      case 'noted-signature.confirmed':
        return t`${who} bekräftade en underskrift`
      case 'noted-signature.dropped':
        return t`${who} tog bort en antecknad underskrift`
      case 'withdrawal.checked':
        return t`${who} kontrollerade vem som tog tillbaka samtycket`
      case 'confidence.asked':
        return t`${who} frågade den unge om ett förtroligt samtal`
      case 'confidence.signed':
        return t`${who} skrev under ett förtroligt samtal`
      case 'confidence.refused':
        return t`${who} sa nej till ett förtroligt samtal`
      case 'confidence.withdrawn':
        return t`Samtycket till det förtroliga samtalet togs tillbaka`
      case 'confidence.completed':
        return t`Den unge har sagt ja till ett förtroligt samtal`
      case 'confidence.confirmed':
        return t`${who} bekräftade det förtroliga samtalet`
      case 'maturity.assessed':
        return t`${who} bedömde den unges mognad`
      case 'assessment.ended':
        return t`${who} står inte längre för sin bedömning`
      case 'confidence.changed':
        return t`Vem som läser det förtroliga samtalet har ändrats`
      case 'exception.made':
        return t`${who} antecknade ett undantag från underskrift`
      case 'exception.confirmed':
        return t`${who} bekräftade ett undantag från underskrift`
      case 'exception.ended':
        return t`${who} avslutade ett undantag från underskrift`
      case 'legal-review.made':
        return t`${who} antecknade en rättslig prövning`
      case 'legal-review.ended':
        return t`${who} avslutade en rättslig prövning`
      case 'care.noted':
        return t`${who} antecknade vård enligt LVU`
      case 'protection.begun':
        return t`${who} skyddade ärendet`
      case 'protection.listed':
        return t`${who} släppte in en person`
      case 'protection.unlisted':
        return t`${who} tog bort en person från dem som släpps in`
      case 'protection.danger-named':
        return t`${who} angav vem familjen skyddas från`
      case 'protection.end-said':
        return t`${who} vill avsluta skyddet`
      case 'protection.ended':
        return t`${who} bekräftade att skyddet är avslutat`
      case 'disclosure.made':
        return t`${who} antecknade ett utlämnande`
      case 'disclosure.confirmed':
        return t`${who} bekräftade ett utlämnande`
      case 'block.set':
        return t`${who} satte en spärr`
      case 'block.lifted':
        return t`${who} tog bort en spärr`
      case 'readers.changed':
        return t`Vem som läser har ändrats`
      case 'goal.set':
        return t`${who} satte ett mål`
      case 'goal.worded':
        return t`${who} skrev om ett mål`
      case 'goal.marked':
        return t`${who} satte en siffra på ett mål`
      case 'goal.moved':
        return t`${who} flyttade ett mål`
      case 'commitment.made':
        return t`${who} lade till ett åtagande`
      case 'commitment.answered':
        return details['answer'] === 'declined' ? t`${who} tackade nej till ett åtagande` : t`${who} tog på sig ett åtagande`
      case 'commitment.reported':
        return {
          done: t`${who} gjorde klart ett åtagande`,
          partly: t`${who} kom en bit på ett åtagande`,
          'not-done': t`${who} kunde inte göra ett åtagande`,
          'more-time': t`${who} behöver mer tid för ett åtagande`,
          accepted: t`${who} öppnade ett åtagande igen`,
        }[String(details['outcome'])]
      case 'commitment.settled':
        return details['how'] === 'closed' ? t`${who} avslutade ett åtagande` : t`${who} lämnade över ett åtagande`
      case 'commitment.moved':
        return t`Ett åtagande har ändrats`
      case 'commitment.needs-review':
        return t`Ett åtagande behöver ses över`
      case 'meeting.planned':
        return t`${who} bestämde ett möte`
      case 'meeting.moved':
        return t`${who} flyttade ett möte`
      case 'meeting.cancelled':
        return t`${who} ställde in ett möte`
      case 'invitation.answered':
        return details['answer'] === 'coming' ? t`${who} kommer till mötet` : t`${who} kan inte komma till mötet`
      case 'meeting.opened':
        return t`Mötet började`
      case 'meeting.closed':
        return t`Mötet avslutades`
      case 'decision.made':
        return t`${who} skrev ett beslut`
      case 'fact.shared':
        return t`${who} delade en uppgift`
      case 'view.spoken':
        return t`${who} berättade med egna ord`
      case 'minutes.approved':
        return t`${who} godkände mötets anteckningar`
      case 'topic.opened':
        return t`${who} började ett samtal`
      case 'message.sent':
        return t`${who} skrev i ett samtal`
    }
  }
}

/** Where a case shows what an event is about. */
export const placeOf = (caseId: string, { about, details }: CaseEvent): string => {
  const base = `/arenden/${caseId}`
  const { commitmentId, topicId } = details
  if (typeof commitmentId === 'string') return `/atagande/${caseId}/${commitmentId}`
  if (typeof topicId === 'string') return `${base}/samtal?amne=${topicId}`
  return { plan: `${base}/plan`, commitment: `${base}/plan`, meeting: `${base}/moten`, message: `${base}/samtal`, consent: `${base}/samtycke` }[about] ?? base
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
