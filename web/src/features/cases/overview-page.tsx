import { isCoordinator } from '@kring/domain/actor'
import { useLingui } from '@lingui/react/macro'
import { Band } from '../../ui/band.tsx'
import { Columns, Stack } from '../../ui/layout.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useCase } from './case-frame.tsx'
import { CasePeople } from './case-people.tsx'
import { stateWords } from './case-words.ts'
import { InquiryCard } from './inquiry-card.tsx'
import { NearestCommitments } from '../commitments/nearest-commitments.tsx'
import { StartTasks } from './start-tasks.tsx'

/** A case on one page. What it shows follows from what its reader may know now. */
export const OverviewPage = () => {
  const file = useCase()
  const { you } = file
  const runs = you.reads.includes('plan')
  return (
    <Stack gap={5}>
      {isCoordinator(you) && <StartTasks />}
      {file.state === 'declined' && <Declined />}
      {!file.state && !runs && <OwnOnly />}
      <Columns gap={5}>
        <Stack gap={5}>
          {(runs || !file.state) && <NearestCommitments />}
          {file.inquiry && <InquiryCard inquiry={file.inquiry} />}
        </Stack>
        <Stack gap={5}>
          {you.reads.includes('team') && <CasePeople />}
          {file.steps.length > 0 && <CaseSteps />}
        </Stack>
      </Columns>
    </Stack>
  )
}

const OwnOnly = () => {
  const { t } = useLingui()
  return <EmptyState title={t`Det finns inget samtycke. Du ser bara det som din egen verksamhet har skrivit.`} />
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
        items={steps.toReversed().map(({ state, reason, at }) => ({
          key: at,
          at: <DateText at={at} />,
          title: i18n._(stateWords[state]),
          body: reason,
        }))}
      />
    </Card>
  )
}
