import { readConsent } from '@kring/contract/consent'
import { openMeeting, readMeeting } from '@kring/contract/meetings'
import { isCoordinator } from '@kring/domain/actor'
import { isInvited, mayOpenMeeting, type Meeting, type MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Navigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, Eye, EyeOff, FileText, MonitorUp, PauseCircle, Play, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Switch } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Bdi, Heading, Muted } from '../../ui/text.tsx'
import { announce } from '../../ui/announce.ts'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { WithdrawFor } from '../consent/withdraw-for.tsx'
import { AgendaRail } from './agenda-rail.tsx'
import { ConsentStep } from './consent-step.tsx'
import { EndMeeting, Ended } from './end-meeting.tsx'
import { Interpreters } from './interpreters.tsx'
import { ItemTools } from './item-tools.tsx'
import { Views } from './item-views.tsx'
import { MeetingTimer } from './meeting-timer.tsx'
import { currentOf, placeOf } from './meeting-words.ts'
import { Presence } from './presence.tsx'
import styles from './steer-page.module.css'
import { chooseCoverKey, neighbour, useCoverKey, useMeetingKeys, useSteps } from './use-steps.ts'

/** Styr: the facilitator's own screen. What is written here reaches the wall and the others only as consent lets it. */
export const SteerPage = () => {
  const params = useParams({ from: '/staff/arenden/$caseId/moten/$meetingId/styr' })
  const view = useView(readMeeting, { params })
  return (
    <Shown key={params.meetingId} view={view}>
      {(meeting) =>
        isCoordinator(meeting.you) ? (
          <Steer meeting={meeting} etag={view.etag} />
        ) : (
          <Navigate to="/arenden/$caseId/moten/$meetingId" params={params} replace />
        )
      }
    </Shown>
  )
}

const pathOf = ({ caseId, id }: Meeting) => `/arenden/${caseId}/moten/${id}`

const Steer = ({ meeting, etag }: { meeting: Meeting; etag: string | null }) => {
  const { t } = useLingui()
  const [ends, setEnds] = useState(false)
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <div className={styles.name}>
          <TextLink icon={ArrowLeft} href={`/arenden/${meeting.caseId}/moten`} quiet>
            {t`Möten`}
          </TextLink>
          <Heading level={1} size={3}>
            {meeting.title}
          </Heading>
          <Muted>
            <Bdi>{meeting.caseLabel}</Bdi>
            {meeting.place && (
              <>
                {' · '}
                <Bdi>{meeting.place}</Bdi>
              </>
            )}
            {' · '}
            <DateText at={meeting.openedAt ?? meeting.startsAt} as="time" />
          </Muted>
          <Interpreters />
        </div>
        <Row gap={2}>
          {(meeting.status === 'planned' || meeting.status === 'open') && (
            <LinkButton icon={MonitorUp} href={`${pathOf(meeting)}/projektor`} target="kring-projektor">
              {t`Öppna projektorn`}
            </LinkButton>
          )}
          {meeting.status === 'open' && (
            <>
              <TakenBack caseId={meeting.caseId} />
              <Button onPress={() => setEnds(true)}>{t`Avsluta mötet`}</Button>
            </>
          )}
        </Row>
      </header>
      {meeting.status === 'open' ? (
        <>
          <Running meeting={meeting} etag={etag} onEnd={() => setEnds(true)} />
          <EndMeeting meeting={meeting} etag={etag} isOpen={ends} onClose={() => setEnds(false)} />
        </>
      ) : meeting.status === 'planned' ? (
        <BeforeStart meeting={meeting} />
      ) : (
        <Over meeting={meeting} />
      )}
    </div>
  )
}

/** Who takes back a consent in the middle of a talk is not asked to wait until it is over. */
const TakenBack = ({ caseId }: { caseId: string }) => {
  const consent = useView(readConsent, { params: { caseId } }).data
  return consent ? <WithdrawFor consent={consent} /> : null
}

/** Before it begins: who comes, what the family wants raised, and one button. */
const BeforeStart = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const file = useCase()
  const open = useAct(openMeeting)
  return (
    <div className={styles.columns}>
      <Stack gap={4}>
        <Card title={<DateText at={meeting.startsAt} as="dayTime" />}>
          <May rule={mayOpenMeeting} on={{ ...meeting, state: file.state ?? 'closed' }} you={meeting.you}>
            <Row>
              <Button
                kind="primary"
                size="big"
                icon={Play}
                isPending={open.isPending}
                onPress={() => open.mutate({ params: { caseId: meeting.caseId, meetingId: meeting.id } })}
              >
                {t`Starta mötet`}
              </Button>
            </Row>
          </May>
          <TroubleLine trouble={open.error} />
          <WhoComes meeting={meeting} />
        </Card>
        <Wishes meeting={meeting} />
      </Stack>
      <AgendaRail items={meeting.items} />
    </div>
  )
}

const WhoComes = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const words = { coming: t`kommer`, 'cannot-come': t`kan inte komma` }
  return (
    <List label={t`Vilka kommer?`}>
      {meeting.attendees.map((attendee) => (
        <ListRow
          key={attendee.partyId}
          title={<PartyChip party={attendee} />}
          note={attendee.names.join(', ')}
          trailing={
            attendee.answer ? (
              <Badge tone={attendee.answer === 'coming' ? 'ok' : 'neutral'}>{words[attendee.answer]}</Badge>
            ) : (
              <Muted>{attendee.kind === 'coordinator' ? t`leder mötet` : isInvited(meeting, attendee) ? t`har inte svarat` : t`är inte inbjuden`}</Muted>
            )
          }
        />
      ))}
    </List>
  )
}

/** What the family wants raised, or not: for the facilitator's eyes, never on the wall. */
const Wishes = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const wishes = meeting.wishes.filter(({ form }) => form === 'wish')
  if (wishes.length === 0) return null
  return (
    <Card title={t`Önskemål inför mötet`}>
      <Views meeting={meeting} views={wishes} />
    </Card>
  )
}

const Running = ({ meeting, etag, onEnd }: { meeting: Meeting; etag: string | null; onEnd: () => void }) => {
  const { t } = useLingui()
  const steps = useSteps(meeting, etag)
  const item = currentOf(meeting)
  const next = neighbour(meeting, 'next')
  const previous = neighbour(meeting, 'previous')
  const here = meeting.attendees.filter(({ presence }) => presence === 'present').length
  useMeetingKeys({ next: () => steps.goTo('next'), previous: () => steps.goTo('previous'), cover: () => steps.mayCover && steps.toggleCover() })
  const mayNext = next && steps.mayGoTo(next).ok
  return (
    <>
      {meeting.cover === 'paused' && <Paused meeting={meeting} onEnd={onEnd} />}
      {meeting.cover === 'hidden' && (
        <Band tone="info" icon={EyeOff} title={t`Skärmen är dold.`} action={<Button onPress={steps.toggleCover}>{t`Visa skärmen`}</Button>}>
          {t`På väggen står bara att mötet fortsätter strax.`}
        </Band>
      )}
      <Disclosure title={t`Här nu: ${here} av ${meeting.attendees.length}`} isOpen={item?.records.includes('attendance') || meeting.cover === 'paused'}>
        <Presence meeting={meeting} />
      </Disclosure>
      <div className={styles.columns}>
        <div className={styles.main}>
          {item && <CurrentItem key={item.id} meeting={meeting} item={item} />}
          <Keys />
        </div>
        <div className={styles.rail}>
          <AgendaRail
            items={meeting.items}
            onChoose={steps.goTo}
            mayChoose={({ id }) => {
              const chosen = meeting.items.find((one) => one.id === id)
              return chosen !== undefined && steps.mayGoTo(chosen).ok
            }}
          />
          <Wishes meeting={meeting} />
        </div>
      </div>
      <div className={styles.bar} role="group" aria-label={t`Stega i mötet`}>
        <Button isDisabled={!previous || steps.isPending} onPress={() => steps.goTo('previous')}>
          {t`Föregående`}
        </Button>
        <span className={styles.barMiddle}>
          <MeetingTimer meeting={meeting} />
          <Button kind="quiet" icon={Plus} onPress={steps.extend}>
            {t`2 min`}
          </Button>
          {steps.mayCover && (
            <Button kind="quiet" icon={steps.isCovered ? Eye : EyeOff} onPress={steps.toggleCover}>
              {steps.isCovered ? t`Visa skärmen` : t`Dölj skärmen`}
            </Button>
          )}
        </span>
        {next ? (
          <Button kind={mayNext ? 'primary' : 'secondary'} isDisabled={!mayNext} isPending={steps.isPending} onPress={() => steps.goTo('next')}>
            {t`Nästa`}
          </Button>
        ) : (
          <Button kind="primary" onPress={onEnd}>{t`Avsluta mötet`}</Button>
        )}
      </div>
      <TroubleLine trouble={steps.trouble} />
    </>
  )
}

/** The item that stands now. Its heading is announced when the meeting moves on, and takes focus from what is gone. */
const CurrentItem = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  const of = meeting.items.length
  const place = placeOf(meeting, item)
  useEffect(() => {
    announce(t`Punkt ${place} av ${of}: ${item.title}`, { instead: 'item' })
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <Card>
      <Stack gap={2}>
        <Muted>{t`${place} av ${of}`}</Muted>
        <Heading level={2} ref={heading}>
          {item.title}
        </Heading>
        <p className={styles.question}>{item.question}</p>
      </Stack>
      <ItemTools meeting={meeting} item={item} />
    </Card>
  )
}

/** Consent or the room has changed: nothing is lost, nothing is shared, and the facilitator chooses how to go on. */
const Paused = ({ meeting, onEnd }: { meeting: Meeting; onEnd: () => void }) => {
  const { t } = useLingui()
  useEffect(() => announce(t`Mötet är pausat. Samtycket har ändrats.`, { manner: 'assertive' }), [])
  return (
    <Card title={<Row gap={2}><Icon of={PauseCircle} />{t`Mötet är pausat`}</Row>}>
      <Stack gap={4}>
        <p className={styles.question}>
          {t`Samtycket eller vilka som är i rummet har ändrats. Skärmen är dold och inget kan antecknas. Det som redan är skrivet finns kvar. Fråga inte varför.`}
        </p>
        <ConsentStep meeting={meeting}>
          <Button onPress={onEnd}>{t`Avsluta mötet`}</Button>
        </ConsentStep>
      </Stack>
    </Card>
  )
}

const Keys = () => {
  const { t } = useLingui()
  const isOn = useCoverKey()
  return (
    <Disclosure title={t`Tangenter`}>
      <Stack gap={2}>
        <p>{t`PageDown och PageUp går till nästa och föregående punkt, också från en fjärrkontroll.`}</p>
        <Switch isSelected={isOn} onChange={chooseCoverKey} hint={t`Gäller den här datorn.`}>
          {t`B döljer och visar skärmen`}
        </Switch>
      </Stack>
    </Disclosure>
  )
}

const Over = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  if (meeting.status === 'cancelled') return <Band tone="sunken">{t`Mötet är inställt.`}</Band>
  return (
    <Card>
      <div className={styles.thanks}>
        <span className={styles.tick} aria-hidden>
          <svg viewBox="0 0 24 24">
            <path d="M5 12.5l4.5 4.5L19 7.5" />
          </svg>
        </span>
        <Stack gap={2}>
          <Heading level={2} ref={heading}>{t`Mötet är avslutat`}</Heading>
          <Ended meeting={meeting} />
        </Stack>
      </div>
      <Row>
        <LinkButton kind="primary" icon={FileText} href={`${pathOf(meeting)}/anteckningar`}>
          {t`Läs anteckningarna`}
        </LinkButton>
        <TextLink href={`/arenden/${meeting.caseId}/moten`}>{t`Till mötena`}</TextLink>
      </Row>
    </Card>
  )
}
