import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Stack } from '../../ui/layout.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Bdi, PageHeader } from '../../ui/text.tsx'
import { NextMeetingCard } from '../meetings/next-meeting-card.tsx'
import { OurPromises, YourPromises } from '../commitments/promise-cards.tsx'
import { SignCard } from '../consent/sign-card.tsx'
import { EvaluationCard } from '../evaluation/evaluation-card.tsx'
import { VoiceCard } from '../meetings/voice-card.tsx'
import { useFamilyCase } from './family-case.tsx'
import { Greeting } from './greeting.tsx'

const FurtherDown = lazy(() => import('./further-down.tsx').then(({ FurtherDown }) => ({ default: FurtherDown })))

/**
 * The start page of one case. What waits for an answer comes first, then what the agencies have promised. The young person
 * reads a shorter one, in which the promises made to them stand first of all.
 */
export const CaseHome = () => {
  const { isYouth, youth } = useFamilyCase()
  return (
    <>
      <PageHeader
        title={<Greeting />}
        lead={
          isYouth ? (
            <Trans>Här ser du vad vi har lovat dig. Du bestämmer vad du vill säga.</Trans>
          ) : (
            <Trans>
              Här ser du vad vi gör tillsammans för <Bdi>{youth}</Bdi>.
            </Trans>
          )
        }
      />
      <Stack gap={4}>
        <SignCard />
        <EvaluationCard />
        {isYouth ? (
          <>
            <OurPromises />
            <YourPromises />
            <VoiceCard />
            <NextMeetingCard />
          </>
        ) : (
          <>
            <NextMeetingCard />
            <OurPromises />
            <YourPromises />
          </>
        )}
        <Suspense fallback={<Skeleton title />}>
          <FurtherDown />
        </Suspense>
      </Stack>
    </>
  )
}
