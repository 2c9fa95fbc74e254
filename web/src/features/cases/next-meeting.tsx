import { listMeetings } from '@kring/contract/meetings'
import { mayPlanMeeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { CalendarPlus, MapPin } from 'lucide-react'
import { useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useCase } from './case-frame.tsx'

/** The meeting that is open now, or the one that comes next. */
export const NextMeeting = () => {
  const { t } = useLingui()
  const file = useCase()
  const base = `/arenden/${file.id}/moten`
  const meetings = useView(listMeetings, { params: { caseId: file.id } })
  return (
    <Card title={t`Nästa möte`}>
      <Shown view={meetings} isPart skeleton={<Skeleton lines={2} />}>
        {({ items }) => {
          const next = items.find(({ status }) => status === 'open') ?? items.find(({ status }) => status === 'planned')
          if (!next) {
            return (
              <EmptyState
                title={t`Inget möte är bestämt.`}
                action={
                  <May rule={mayPlanMeeting} on={{ state: file.state ?? 'closed' }} you={file.you} otherwise={null}>
                    <LinkButton href={base} icon={CalendarPlus}>
                      {t`Planera ett möte`}
                    </LinkButton>
                  </May>
                }
              />
            )
          }
          return (
            <Stack gap={3}>
              <div>
                <strong>
                  <DateText at={next.startsAt} as="dayTime" />
                </strong>
                <div>{next.title}</div>
                {next.place && <Note icon={MapPin}>{next.place}</Note>}
              </div>
              <Row>
                <LinkButton href={`${base}/${next.id}`}>{next.status === 'open' ? t`Gå till mötet` : t`Öppna agendan`}</LinkButton>
              </Row>
            </Stack>
          )
        }}
      </Shown>
    </Card>
  )
}
