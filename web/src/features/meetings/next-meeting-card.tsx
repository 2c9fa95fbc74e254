import type { NearMeeting } from '@kring/domain/home'
import { Trans, useLingui } from '@lingui/react/macro'
import { Languages, MapPin, MessageCircle, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

const Invitation = lazy(() => import('./invitation.tsx').then(({ Invitation }) => ({ default: Invitation })))
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
  const { caseId, isYouth, home } = useFamilyCase()
  // undefined before anything was opened: the button does not take focus by being there.
  const [writes, setWrites] = useState<boolean>()
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
          <Suspense fallback={<Skeleton lines={1} />}>
            <Invitation meeting={meeting} />
          </Suspense>
          {isYouth ? null : writes ? (
            <Suspense fallback={<Skeleton lines={2} />}>
              <WishForm meetingId={meeting.meetingId} onDone={() => setWrites(false)} />
            </Suspense>
          ) : (
            <Row>
              <Button kind="quiet" icon={MessageCircle} autoFocus={writes === false} onPress={() => setWrites(true)}>
                {t`Vad vill du ta upp?`}
              </Button>
            </Row>
          )}
        </>
      )}
    </Stack>
  )
}
