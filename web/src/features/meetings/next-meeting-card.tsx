import { answerInvitation, listMeetings, readMeeting } from '@kring/contract/meetings'
import { mayAnswerInvitation, type MeetingLine } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Languages, MapPin, MessageCircle, Video } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

const WishForm = lazy(() => import('./wish-form.tsx').then(({ WishForm }) => ({ default: WishForm })))

/** The meeting that comes next, or that is open now: when, where, who, and whether one comes. */
export const NextMeetingCard = () => {
  const { t } = useLingui()
  const next = useNextMeeting()
  return (
    <Card title={t`Nästa möte`}>
      <Shown view={next.view} isPart skeleton={<Skeleton />}>
        {() => (next.meeting ? <NextMeeting meeting={next.meeting} /> : <p>{t`Inget möte är bestämt.`}</p>)}
      </Shown>
    </Card>
  )
}

/** The first meeting that is planned or open. */
export const useNextMeeting = () => {
  const { caseId } = useFamilyCase()
  const view = useView(listMeetings, { params: { caseId } })
  return { view, meeting: view.data?.items.find(({ status }) => status === 'planned' || status === 'open') }
}

const NextMeeting = ({ meeting }: { meeting: MeetingLine }) => {
  const { t } = useLingui()
  const { caseId, file, you, isYouth, home } = useFamilyCase()
  const [writes, setWrites] = useState(false)
  const interpreter = file.people.find(({ partyId }) => partyId === you.partyId)?.interpreter
  return (
    <Stack gap={4}>
      <Stack gap={1}>
        <strong>
          <DateText at={meeting.startsAt} as="dayTime" />
        </strong>
        {meeting.place && (
          <Note icon={MapPin}>
            <Written>{meeting.place}</Written>
          </Note>
        )}
        {interpreter && (
          <Note icon={Languages}>
            <Trans>
              Du har bett om tolk: <Written>{interpreter}</Written>
            </Trans>
          </Note>
        )}
        <WhoComes meetingId={meeting.id} />
      </Stack>
      {meeting.status === 'open' ? (
        <Row>
          <LinkButton kind="primary" icon={Video} href={`${home}/mote/${caseId}/${meeting.id}`}>
            {t`Mötet pågår. Följ med`}
          </LinkButton>
        </Row>
      ) : (
        <>
          <May rule={mayAnswerInvitation} on={meeting} you={you} otherwise={null}>
            <Invitation meeting={meeting} />
          </May>
          {isYouth ? null : writes ? (
            <Suspense fallback={<Skeleton lines={2} />}>
              <WishForm meetingId={meeting.id} onDone={() => setWrites(false)} />
            </Suspense>
          ) : (
            <Row>
              <Button kind="quiet" icon={MessageCircle} onPress={() => setWrites(true)}>
                {t`Vad vill du ta upp?`}
              </Button>
            </Row>
          )}
        </>
      )}
    </Stack>
  )
}

/** Who is invited, as agencies and family, never by the name of an employee. */
const WhoComes = ({ meetingId }: { meetingId: string }) => {
  const { caseId } = useFamilyCase()
  const meeting = useView(readMeeting, { params: { caseId, meetingId } }).data
  const agencies = meeting?.attendees.filter(({ agencyKind }) => agencyKind !== null).map(({ label }) => label) ?? []
  if (agencies.length === 0) return null
  return (
    <p>
      <Trans>
        Inbjudna: <Written>{agencies.join('; ')}</Written>
      </Trans>
    </p>
  )
}

const Invitation = ({ meeting }: { meeting: MeetingLine }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const act = useAct(answerInvitation)
  const say = (answer: 'coming' | 'cannot-come') =>
    act.mutate(
      { params: { caseId, meetingId: meeting.id }, body: { answer } },
      { onSuccess: () => announce(answer === 'coming' ? t`Tack. Du har sagt att du kommer.` : t`Tack. Du har sagt att du inte kan komma.`) },
    )
  return (
    <Stack gap={2}>
      {meeting.answer && (
        <Note icon={Check}>
          {meeting.answer === 'coming' ? t`Du har sagt att du kommer.` : t`Du har sagt att du inte kan komma. Vi hör av oss.`}
        </Note>
      )}
      <Row gap={2}>
        {meeting.answer !== 'coming' && (
          <Button isPending={act.isPending} onPress={() => say('coming')}>{t`Jag kommer`}</Button>
        )}
        {meeting.answer !== 'cannot-come' && (
          <Button isPending={act.isPending} onPress={() => say('cannot-come')}>{t`Jag kan inte komma`}</Button>
        )}
      </Row>
      <TroubleLine trouble={act.error} />
    </Stack>
  )
}
