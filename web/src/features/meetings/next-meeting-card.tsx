import { answerInvitation } from '@kring/contract/meetings'
import type { NearMeeting } from '@kring/domain/home'
import { mayAnswerInvitation } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Languages, MapPin, MessageCircle, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
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
export const NextMeetingCard = ({ meeting, interpreter }: { meeting: NearMeeting | null; interpreter: string | null }) => {
  const { t } = useLingui()
  return (
    <Card title={t`Nästa möte`}>
      {meeting ? <NextMeeting meeting={meeting} interpreter={interpreter} /> : <p>{t`Inget möte är bestämt.`}</p>}
    </Card>
  )
}

const NextMeeting = ({ meeting, interpreter }: { meeting: NearMeeting; interpreter: string | null }) => {
  const { t } = useLingui()
  const { caseId, you, isYouth, home } = useFamilyCase()
  const [writes, setWrites] = useState(false)
  // Employees come as their agencies.
  const agencies = new Set(meeting.attendees.filter(({ agencyKind }) => agencyKind).map(({ label }) => label.split(', ')[0]))
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
        <Note icon={Users}>
          <Trans>
            Inbjudna: <Written>{[...agencies].join(', ')}</Written>
          </Trans>
        </Note>
        {interpreter && (
          <Note icon={Languages}>
            <Trans>
              Du har bett om tolk: <Written>{interpreter}</Written>
            </Trans>
          </Note>
        )}
      </Stack>
      {meeting.open ? (
        <Row>
          <LinkButton kind="primary" href={`${home}/mote/${caseId}/${meeting.meetingId}`}>
            {t`Mötet pågår. Följ med`}
          </LinkButton>
        </Row>
      ) : (
        <>
          <May rule={mayAnswerInvitation} on={{ status: 'planned' }} you={you} otherwise={null}>
            <Invitation meeting={meeting} />
          </May>
          {isYouth ? null : writes ? (
            <Suspense fallback={<Skeleton lines={2} />}>
              <WishForm meetingId={meeting.meetingId} onDone={() => setWrites(false)} />
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

const Invitation = ({ meeting }: { meeting: NearMeeting }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const act = useAct(answerInvitation)
  const say = (answer: 'coming' | 'cannot-come') =>
    act.mutate(
      { params: { caseId, meetingId: meeting.meetingId }, body: { answer } },
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
