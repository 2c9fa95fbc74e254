import { answerInvitation, cancelMeeting, listMeetings } from '@kring/contract/meetings'
import { isCoordinator } from '@kring/domain/actor'
import type { MeetingKind } from '@kring/domain/agenda'
import { mayAnswerInvitation, mayMoveMeeting, mayPlanMeeting, type MeetingLine } from '@kring/domain/meetings'
import { check } from '@kring/domain/kernel/rule'
import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarPlus, CalendarX, CalendarClock, EllipsisVertical, FileText, MonitorPlay, Radio } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Section } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { addDays, dayOf, timeOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { nextDay } from './cadence.ts'
import { meetingStatusWords } from './meeting-words.ts'
import { MoveMeeting, PlanMeeting } from './plan-meeting.tsx'

/** The meetings of a case: what comes, with one's answer, and what has been. */
export const MeetingsPage = () => {
  const { t } = useLingui()
  const file = useCase()
  const view = useView(listMeetings, { params: { caseId: file.id } })
  return (
    <Shown view={view} isPart skeleton={<Skeleton title lines={4} />}>
      {({ items }) => {
        const coming = items.filter(({ status }) => status === 'planned' || status === 'open')
        const before = items.filter(({ status }) => status === 'closed' || status === 'cancelled').toReversed()
        return (
          <Stack gap={6}>
            <Section title={t`Kommande möten`} action={<Plan items={items} />}>
              {coming.length === 0 ? (
                <EmptyState title={t`Inget möte är planerat.`}>
                  {isCoordinator(file.you) ? t`Planera nästa möte, så får alla som är med en inbjudan.` : t`Samordnaren bjuder in när det är dags.`}
                </EmptyState>
              ) : (
                coming.map((meeting) => <Coming key={meeting.id} meeting={meeting} />)
              )}
            </Section>
            {before.length > 0 && (
              <Section title={t`Tidigare möten`}>
                <List>
                  {before.map((meeting) => (
                    <Past key={meeting.id} meeting={meeting} />
                  ))}
                </List>
              </Section>
            )}
          </Stack>
        )
      }}
    </Shown>
  )
}

const Plan = ({ items }: { items: readonly MeetingLine[] }) => {
  const { t } = useLingui()
  const file = useCase()
  const [isOpen, setOpen] = useState(false)
  const last = items.findLast(({ status }) => status !== 'cancelled')
  const kind: MeetingKind = file.state === 'closing' ? 'closing' : last ? 'follow-up' : 'start'
  return (
    <May rule={mayPlanMeeting} on={{ state: file.state ?? 'closed' }} you={file.you} otherwise={null}>
      <Button icon={CalendarPlus} onPress={() => setOpen(true)}>
        {t`Planera möte`}
      </Button>
      <Dialog title={t`Planera möte`} isOpen={isOpen} onOpenChange={setOpen}>
        <PlanMeeting
          caseId={file.id}
          usual={{
            kind,
            day: last ? nextDay(dayOf(last.startsAt), file.cadenceWeeks, dayOf()) : addDays(dayOf(), 7),
            time: last ? timeOf(last.startsAt) : '14:00',
            place: last?.place ?? '',
          }}
          onDone={() => setOpen(false)}
        />
      </Dialog>
    </May>
  )
}

const Coming = ({ meeting }: { meeting: MeetingLine }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const leads = isCoordinator(file.you)
  const base = `/arenden/${file.id}/moten/${meeting.id}`
  return (
    <Card
      as="article"
      title={
        <>
          {meeting.title}, <DateText at={meeting.startsAt} as="dayTime" />
        </>
      }
      level={3}
      action={leads && meeting.status === 'planned' ? <Change meeting={meeting} /> : meeting.status === 'open' && <Badge tone="ok">{i18n._(meetingStatusWords.open)}</Badge>}
    >
      {meeting.place && (
        <p>
          <Bdi>{meeting.place}</Bdi>
        </p>
      )}
      {!leads && meeting.status === 'planned' && <Answer meeting={meeting} />}
      <Row gap={2}>
        {leads ? (
          <>
            <LinkButton kind="primary" icon={MonitorPlay} href={`${base}/styr`}>
              {meeting.status === 'open' ? t`Led mötet` : t`Öppna agendan`}
            </LinkButton>
            {meeting.status === 'open' && <LinkButton href={base}>{t`Se det som deltagare`}</LinkButton>}
          </>
        ) : (
          <LinkButton kind={meeting.status === 'open' ? 'primary' : 'secondary'} icon={Radio} href={base}>
            {meeting.status === 'open' ? t`Följ mötet` : t`Se agendan`}
          </LinkButton>
        )}
      </Row>
    </Card>
  )
}

/** Whether one's own party comes. It can be changed until the meeting begins. */
const Answer = ({ meeting }: { meeting: MeetingLine }) => {
  const { t } = useLingui()
  const file = useCase()
  const act = useAct(answerInvitation)
  const answer = act.isPending ? act.variables.body.answer : meeting.answer
  const say = (given: 'coming' | 'cannot-come') => act.mutate({ params: { caseId: file.id, meetingId: meeting.id }, body: { answer: given } })
  return (
    <May rule={mayAnswerInvitation} on={meeting} you={file.you}>
      <Stack gap={2}>
        <Row gap={2}>
          {answer && <Badge tone={answer === 'coming' ? 'ok' : 'neutral'}>{answer === 'coming' ? t`Ni kommer` : t`Ni kan inte komma`}</Badge>}
          {answer !== 'coming' && <Button onPress={() => say('coming')}>{t`Vi kommer`}</Button>}
          {answer !== 'cannot-come' && (
            <Button kind={answer ? 'quiet' : 'secondary'} onPress={() => say('cannot-come')}>{t`Vi kan inte komma`}</Button>
          )}
        </Row>
        <TroubleLine trouble={act.error} />
      </Stack>
    </May>
  )
}

const Change = ({ meeting }: { meeting: MeetingLine }) => {
  const { t } = useLingui()
  const file = useCase()
  const [does, setDoes] = useState<'move' | 'cancel' | null>(null)
  if (!check(mayMoveMeeting, file.you, meeting).ok) return null
  return (
    <>
      <MenuButton
        icon={EllipsisVertical}
        label={t`Ändra mötet`}
        entries={[
          { id: 'move', icon: CalendarClock, label: t`Flytta`, onAction: () => setDoes('move') },
          { id: 'cancel', icon: CalendarX, label: t`Ställ in`, tone: 'danger', onAction: () => setDoes('cancel') },
        ]}
      />
      <Dialog title={t`Flytta mötet`} isOpen={does === 'move'} onOpenChange={() => setDoes(null)}>
        <MoveMeeting caseId={file.id} meeting={meeting} onDone={() => setDoes(null)} />
      </Dialog>
      <Dialog title={t`Ställ in mötet`} isOpen={does === 'cancel'} onOpenChange={() => setDoes(null)}>
        <Cancel meeting={meeting} onDone={() => setDoes(null)} />
      </Dialog>
    </>
  )
}

const Cancel = ({ meeting, onDone }: { meeting: MeetingLine; onDone: () => void }) => {
  const { t } = useLingui()
  const file = useCase()
  const [reason, setReason] = useState('')
  const act = useAct(cancelMeeting)
  return (
    <Form
      problem={useFormProblem(act.error)}
      onSubmit={() => act.mutate({ params: { caseId: file.id, meetingId: meeting.id }, body: { reason } }, { onSuccess: onDone })}
    >
      <p>{t`Alla som är inbjudna får veta det. Ett inställt möte kan inte tas tillbaka, men du kan planera ett nytt.`}</p>
      <TextArea name="reason" label={t`Varför?`} isRequired rows={2} maxLength={300} value={reason} onChange={setReason} />
      <Row justify="end">
        <Button onPress={onDone}>{t`Låt det vara`}</Button>
        <Button type="submit" kind="danger" isPending={act.isPending}>{t`Ställ in mötet`}</Button>
      </Row>
    </Form>
  )
}

const Past = ({ meeting }: { meeting: MeetingLine }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  return (
    <ListRow
      title={
        <Trans>
          {meeting.title}, <DateText at={meeting.startsAt} />
        </Trans>
      }
      note={meeting.place}
      trailing={
        meeting.status === 'closed' ? (
          <TextLink icon={FileText} href={`/arenden/${file.id}/moten/${meeting.id}/anteckningar`}>
            {t`Anteckningar`}
          </TextLink>
        ) : (
          <Badge>{i18n._(meetingStatusWords[meeting.status])}</Badge>
        )
      }
    />
  )
}
