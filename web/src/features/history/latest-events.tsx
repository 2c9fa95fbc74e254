import { readCaseEvents } from '@kring/contract/history'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextLink } from '../../ui/link.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { placeOf, useEventSentence } from './event-sentence.ts'

const most = 5

/** What has happened in a case lately, as far as one may know. */
export const LatestEvents = ({ caseId }: { caseId: string }) => {
  const { t } = useLingui()
  const sentenceOf = useEventSentence()
  const events = useView(readCaseEvents, { params: { caseId }, query: { limit: 20 } })
  return (
    <Card title={t`Senaste`}>
      <Shown view={events} isPart skeleton={<Skeleton lines={4} />}>
        {({ items }) => {
          const lines = items.filter(({ repeats }) => !repeats).flatMap((event) => {
            const sentence = sentenceOf(event)
            return sentence ? { event, sentence } : []
          })
          return lines.length === 0 ? (
            <EmptyState title={t`Inget har hänt än.`} />
          ) : (
            <Timeline
              items={lines.slice(0, most).map(({ event, sentence }, place) => ({
                key: `${event.at} ${place}`,
                at: <DateText at={event.at} as="dayTime" />,
                title: (
                  <TextLink href={placeOf(caseId, event)} quiet>
                    {sentence}
                  </TextLink>
                ),
              }))}
            />
          )
        }}
      </Shown>
    </Card>
  )
}
