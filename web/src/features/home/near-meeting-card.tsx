import type { NearMeeting } from '@kring/domain/home'
import { isInvited } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { MapPin } from 'lucide-react'
import { useMe } from '../../me.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi, Muted } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { ConsentStateBadge } from '../consent/consent-band.tsx'
import styles from './my-day.module.css'

/** The meeting that is near or open now: the hour, the place, and who comes. */
export const NearMeetingCard = ({ meeting }: { meeting: NearMeeting }) => {
  const { t } = useLingui()
  const { caseId, meetingId, attendees } = meeting
  // Whoever leads is there; the others are asked.
  const leads = useMe().functions.some(({ coordinates }) => coordinates)
  const asked = attendees.filter((party) => party.kind !== 'coordinator' && isInvited(meeting, party))
  const coming = asked.filter(({ answer }) => answer === 'coming').length
  return (
    <Card title={meeting.open ? t`Pågår nu` : t`Nästa möte`} as="article">
      <Row justify="between" align="start">
        <Stack gap={1}>
          <span className={styles.time}>
            <DateText at={meeting.startsAt} as="time" />
          </span>
          <span>
            {meeting.title}, <Bdi>{meeting.caseLabel ?? t`ärende utan namn`}</Bdi>
          </span>
          <Muted>
            <DateText at={meeting.startsAt} as="relative" />
          </Muted>
          {meeting.place && <Note icon={MapPin}>{meeting.place}</Note>}
        </Stack>
        <ConsentStateBadge consent={meeting.consent} />
      </Row>
      <Stack gap={2}>
        <Row gap={2}>
          {attendees.filter((party) => isInvited(meeting, party)).map((party) => (
            <PartyChip key={party.partyId} party={party} />
          ))}
        </Row>
        <Muted>
          <Trans>
            {coming} av {asked.length} har sagt att de kommer.
          </Trans>{' '}
          {meeting.answer === null && !meeting.open && !leads && t`Du har inte svarat än.`}
        </Muted>
      </Stack>
      <Row>
        <LinkButton kind="primary" href={`/arenden/${caseId}/moten/${meetingId}`}>
          {meeting.open ? t`Gå till mötet` : t`Öppna agendan`}
        </LinkButton>
      </Row>
    </Card>
  )
}
