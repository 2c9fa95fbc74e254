import type { FamilyCase } from '@kring/domain/home'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Stack } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi, PageHeader } from '../../ui/text.tsx'
import { OurPromises, YourPromises } from '../commitments/promise-cards.tsx'
import { SignCard } from '../consent/sign-card.tsx'
import { NextMeetingCard } from '../meetings/next-meeting-card.tsx'
import { VoiceCard } from '../meetings/voice-card.tsx'
import { firstNameOf, KnownFamilyCase } from './family-case.tsx'
import { Greeting } from './greeting.tsx'

const ConsentCard = lazy(() => import('../consent/family-consent-cards.tsx').then(({ ConsentCard }) => ({ default: ConsentCard })))
const ConfidenceCard = lazy(() => import('../confidence/confidence-card.tsx').then(({ ConfidenceCard }) => ({ default: ConfidenceCard })))
const EvaluationCard = lazy(() => import('../evaluation/evaluation-card.tsx').then(({ EvaluationCard }) => ({ default: EvaluationCard })))
const ClosedCard = lazy(() => import('../evaluation/closed-card.tsx').then(({ ClosedCard }) => ({ default: ClosedCard })))
const RelativeHome = lazy(() => import('../relatives/relative-home.tsx').then(({ RelativeHome }) => ({ default: RelativeHome })))
const NewContacts = lazy(() => import('./new-contacts.tsx').then(({ NewContacts }) => ({ default: NewContacts })))
const FurtherDown = lazy(() => import('./further-down.tsx').then(({ FurtherDown }) => ({ default: FurtherDown })))

/**
 * The start page of one case. What waits for an answer comes first, then what the agencies have promised. The young person
 * reads a shorter one, in which the promises made to them stand first of all.
 */
export const CaseHome = ({ told, answerWithinWorkdays }: { told: FamilyCase; answerWithinWorkdays: number }) => {
  const { caseId, caseLabel: label, state, you, contact } = told
  const meeting = <NextMeetingCard meeting={told.nextMeeting} interpreter={told.interpreter} />
  const promises = (
    <>
      <OurPromises promises={told.theirCommitments} />
      <YourPromises promises={told.ourCommitments} />
    </>
  )
  const known = { caseId, label, state, you, contacts: contact.names }
  if (told.relative) {
    return (
      <KnownFamilyCase known={known}>
        <PageHeader title={<Greeting />} />
        <Suspense fallback={<Skeleton title />}>
          <RelativeHome told={told} part={told.relative} answerWithinWorkdays={answerWithinWorkdays} />
        </Suspense>
      </KnownFamilyCase>
    )
  }
  return (
    <KnownFamilyCase known={known}>
      <PageHeader
        title={<Greeting />}
        lead={
          you.kind === 'youth' ? (
            <Trans>Här ser du vad vi har lovat dig. Du bestämmer vad du vill säga.</Trans>
          ) : (
            <Trans>
              Här ser du vad vi gör tillsammans för <Bdi>{firstNameOf(label ?? '')}</Bdi>.
            </Trans>
          )
        }
      />
      <Stack gap={4}>
        {told.consent.state === 'revoked' && (
          <Suspense fallback={<Skeleton title />}>
            <ConsentCard />
          </Suspense>
        )}
        {told.consent.toSign && <SignCard requestId={told.consent.toSign} endsOn={told.consent.endsOn} />}
        {told.confidence && (
          <Suspense fallback={<Skeleton title />}>
            <ConfidenceCard confidence={told.confidence} />
          </Suspense>
        )}
        {told.newContacts.length > 0 && (
          <Suspense fallback={<Skeleton title />}>
            <NewContacts contacts={told.newContacts} />
          </Suspense>
        )}
        {state === 'closing' && (
          <Suspense fallback={<Skeleton title />}>
            <EvaluationCard />
          </Suspense>
        )}
        {state === 'closed' || state === 'follow-up' ? (
          <Suspense fallback={<Skeleton title />}>
            <ClosedCard />
          </Suspense>
        ) : you.kind === 'youth' ? (
          <>
            {promises}
            <VoiceCard meeting={told.nextMeeting} />
            {meeting}
          </>
        ) : (
          <>
            {meeting}
            {promises}
          </>
        )}
        <Suspense fallback={<Skeleton title />}>
          <FurtherDown told={told} answerWithinWorkdays={answerWithinWorkdays} />
        </Suspense>
      </Stack>
    </KnownFamilyCase>
  )
}
