import type { FamilyCase } from '@kring/domain/home'
import { useLingui } from '@lingui/react/macro'
import { Band } from '../../ui/band.tsx'
import { ConsentCard } from '../consent/family-consent-cards.tsx'
import { ReadersCard } from '../history/readers-card.tsx'
import { MessagesCard } from '../messages/messages-card.tsx'
import { ContactCard } from './contact-card.tsx'

/** What stands below the first view of a family's start page, and comes after it. */
export const FurtherDown = ({ told, answerWithinWorkdays }: { told: FamilyCase; answerWithinWorkdays: number }) => {
  const { t } = useLingui()
  return (
    <>
      {told.ownSay && (
        <Band title={t`Du har fyllt 15 år.`}>{t`Du får själv föra din talan hos socialtjänsten. Det står i 3 kap. 4 § socialtjänstlagen.`}</Band>
      )}
      {told.consent.state !== 'revoked' && <ConsentCard />}
      <ReadersCard week={told.readThisWeek} />
      <MessagesCard topics={told.topics} answerWithinWorkdays={answerWithinWorkdays} />
      <ContactCard />
    </>
  )
}
