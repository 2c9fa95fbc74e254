import type { FamilyCase } from '@kring/domain/home'
import { ConsentCard } from '../consent/family-consent-cards.tsx'
import { ReadersCard } from '../history/readers-card.tsx'
import { MessagesCard } from '../messages/messages-card.tsx'
import { ContactCard } from './contact-card.tsx'

/** What stands below the first view of a family's start page, and comes after it. */
export const FurtherDown = ({ told, answerWithinWorkdays }: { told: FamilyCase; answerWithinWorkdays: number }) => (
  <>
    {told.consent.state !== 'revoked' && <ConsentCard />}
    <ReadersCard week={told.readThisWeek} />
    <MessagesCard topics={told.topics} answerWithinWorkdays={answerWithinWorkdays} />
    <ContactCard />
  </>
)
