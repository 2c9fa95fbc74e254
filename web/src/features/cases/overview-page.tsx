import { isCoordinator } from '@kring/domain/actor'
import { Trans, useLingui } from '@lingui/react/macro'
import { Band } from '../../ui/band.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { ClosingCard } from '../evaluation/closing-card.tsx'
import { NearestCommitments } from '../commitments/nearest-commitments.tsx'
import { LatestEvents } from '../history/latest-events.tsx'
import { OpenGoals, YouthVoice } from '../plan/goals-card.tsx'
import { useCase } from './case-frame.tsx'
import { CasePeople } from './case-people.tsx'
import { ClosureCard } from './closure-card.tsx'
import { pauseWords, stateWords } from './case-words.ts'
import { InquiryCard } from './inquiry-card.tsx'
import { LegalFrame } from './legal-frame.tsx'
import { NextMeeting } from './next-meeting.tsx'
import { StartDecisions } from './start-decisions.tsx'
import { StartTasks } from './start-tasks.tsx'

/** A case on one page. What it shows follows from what its reader may know now. */
export const OverviewPage = () => {
  const { you } = useCase()
  return you.reads.includes('plan') ? <Running /> : <Beginning />
}

/** Where consent has opened the collaboration: the young person first. */
const Running = () => {
  const { t } = useLingui()
  const { id: caseId, you, inquiry, closure, state } = useCase()
  return (
    <Columns gap={5}>
      <Stack gap={5}>
        {closure && <ClosureCard closure={closure} />}
        {state === 'closing' && <ClosingCard />}
        <YouthVoice />
        <OpenGoals />
        <NearestCommitments />
        {inquiry && (
          <Disclosure title={t`Så började det`}>
            <Stack gap={5}>
              <InquiryCard inquiry={inquiry} />
              <CaseSteps />
            </Stack>
          </Disclosure>
        )}
      </Stack>
      <Stack gap={5}>
        {you.reads.includes('meeting') && <NextMeeting />}
        {you.reads.includes('team') && <CasePeople />}
        <StartDecisions />
        <LegalFrame />
        <LatestEvents caseId={caseId} />
      </Stack>
    </Columns>
  )
}

/** Before consent, or when it has ended for the reader. */
const Beginning = () => {
  const { t } = useLingui()
  const file = useCase()
  const { you } = file
  return (
    <Stack gap={5}>
      {isCoordinator(you) && <StartTasks />}
      {file.state === 'declined' && <Declined />}
      {file.closure && <ClosureCard closure={file.closure} />}
      {file.state === 'closing' && isCoordinator(you) && <ClosingCard />}
      {!file.state && <EmptyState title={t`Du ser bara det som din egen verksamhet har skrivit.`} />}
      <Columns gap={5}>
        <Stack gap={5}>
          {!file.state && <NearestCommitments />}
          {file.inquiry && <InquiryCard inquiry={file.inquiry} />}
        </Stack>
        <Stack gap={5}>
          {you.reads.includes('team') && <CasePeople />}
          {isCoordinator(you) && <StartDecisions />}
          <LegalFrame />
          {file.steps.length > 0 && <CaseSteps />}
        </Stack>
      </Columns>
    </Stack>
  )
}

const Declined = () => {
  const { t } = useLingui()
  const { steps } = useCase()
  return (
    <Band tone="sunken" title={t`Förfrågan är avböjd.`}>
      {steps.at(-1)?.reason}
    </Band>
  )
}

/** How the case has moved, the latest first. */
const CaseSteps = () => {
  const { t, i18n } = useLingui()
  const { steps } = useCase()
  return (
    <Card title={t`Så har ärendet gått`}>
      <Timeline
        items={steps.toReversed().map(({ state, pause, reason, by, at }) => ({
          key: at,
          at: by ? <Trans><DateText at={at} />, {by}</Trans> : <DateText at={at} />,
          title: pause ? `${i18n._(stateWords[state])}: ${i18n._(pauseWords[pause]).toLocaleLowerCase()}` : i18n._(stateWords[state]),
          body: reason,
        }))}
      />
    </Card>
  )
}
