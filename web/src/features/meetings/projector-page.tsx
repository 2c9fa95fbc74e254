import { listCommitments } from '@kring/contract/commitments'
import { readMeeting } from '@kring/contract/meetings'
import { readPlan } from '@kring/contract/plan'
import { isCoordinator } from '@kring/domain/actor'
import { isOpenCommitment, type Commitment } from '@kring/domain/commitments'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { voiceOf } from '@kring/domain/minutes'
import { isOpenGoal } from '@kring/domain/plan'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Gavel } from 'lucide-react'
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { Problem, useView } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { ProjectorShell } from '../../shells/projector.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row } from '../../ui/layout.tsx'
import { Bdi, Heading, Muted } from '../../ui/text.tsx'
import { Wordmark } from '../../ui/wordmark.tsx'
import { AgencyChip } from '../agencies/agency-chip.tsx'
import { CommitmentStateBadge } from '../commitments/commitment-row.tsx'
import { MarkLine } from '../plan/mark-line.tsx'
import { AgendaRail } from './agenda-rail.tsx'
import { goalText } from './item-goals.tsx'
import { MeetingTimer } from './meeting-timer.tsx'
import { attendeeOf, currentOf, placeOf, useNamelessWord } from './meeting-words.ts'
import { nameless } from './nameless.ts'
import styles from './projector-page.module.css'
import { useMeetingKeys, useSteps } from './use-steps.ts'

/**
 * Projektor: what the room may see and nothing else. It reads with the facilitator's rights and shows only what everybody
 * in the room may read; nobody's name, and no trace of what is left out. Without contact the last screen stays.
 */
export const ProjectorPage = () => {
  const params = useParams({ from: '/projektor/arenden/$caseId/moten/$meetingId/projektor' })
  const view = useView(readMeeting, { params })
  const isGone = view.trouble instanceof Problem && view.trouble.status === 404
  useWakefulScreen()
  if (!view.data || isGone) return <WallCover />
  return <Wall meeting={view.data} etag={view.etag} />
}

const Wall = ({ meeting, etag }: { meeting: Meeting; etag: string | null }) => {
  const { t } = useLingui()
  const steps = useSteps(meeting, etag)
  const leads = isCoordinator(meeting.you) && meeting.status === 'open'
  useMeetingKeys({
    next: () => leads && steps.goTo('next'),
    previous: () => leads && steps.goTo('previous'),
    cover: () => leads && steps.mayCover && steps.toggleCover(),
  })
  const item = currentOf(meeting)
  if (meeting.status === 'planned') {
    return (
      <WallCover title={t`Välkommen`} place={meeting.place}>
        <Trans>
          Mötet börjar <DateText at={meeting.startsAt} as="time" />
        </Trans>
      </WallCover>
    )
  }
  if (meeting.status !== 'open') return <WallCover title={t`Tack för idag`} />
  if (meeting.cover === 'paused') return <WallCover title={t`Mötet är pausat`}>{t`Vi fortsätter strax`}</WallCover>
  if (meeting.cover !== null || !item) return <WallCover title={t`Välkommen`}>{t`Vi fortsätter strax`}</WallCover>
  return (
    <ProjectorShell
      top={<Top meeting={meeting} item={item} />}
      foot={<InTheRoom meeting={meeting} />}
    >
      <div className={styles.wall}>
        <div className={styles.agenda}>
          <AgendaRail items={meeting.items} />
        </div>
        <CurrentItem key={item.id} meeting={meeting} item={item} />
      </div>
    </ProjectorShell>
  )
}

/** Nothing but a greeting. It also stands while nothing is known yet. */
const WallCover = ({ title, place, children }: { title?: string; place?: string | null; children?: ReactNode }) => {
  const { t } = useLingui()
  return (
    <ProjectorShell>
      <div className={styles.cover}>
        <Heading level={1}>{title ?? t`Välkommen`}</Heading>
        {children && <p className={styles.coverLine}>{children}</p>}
        {place && (
          <Muted>
            <Bdi>{place}</Bdi>
          </Muted>
        )}
      </div>
    </ProjectorShell>
  )
}

const Top = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const of = meeting.items.length
  const place = placeOf(meeting, item)
  return (
    <div className={styles.top}>
      <Wordmark name={useMe().municipality.name} />
      <span>{t`${place} av ${of}`}</span>
      <span className={styles.timer}>
        <MeetingTimer meeting={meeting} isBig />
      </span>
    </div>
  )
}

/** Who is in the room, as agencies and family; each word once. */
const InTheRoom = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const kinds = new Set(meeting.attendees.filter(({ presence }) => presence === 'present').map(({ agencyKind }) => agencyKind ?? 'family'))
  if (kinds.size === 0) return <span />
  return (
    <Row gap={2}>
      <Muted>{t`I rummet:`}</Muted>
      {[...kinds].map((kind) => (
        <AgencyChip key={kind} kind={kind} />
      ))}
    </Row>
  )
}

/** The names that no text on the wall may say. */
const Names = createContext<readonly string[]>([])

/** When the item came up: what comes later on it is new to the room for a few seconds. */
const ShownSince = createContext(0)

const CurrentItem = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const [since] = useState(() => performance.now())
  const names = useMemo(() => meeting.attendees.filter(({ kind }) => kind === 'youth').map(({ label }) => label), [meeting.attendees])
  return (
    <Names value={names}>
      <ShownSince value={since}>
        <section className={styles.item}>
          <div>
            <Heading level={1}>{item.title}</Heading>
            <p className={styles.question}>{item.question}</p>
          </div>
          <div className={styles.content}>
            <Content meeting={meeting} item={item} />
          </div>
        </section>
      </ShownSince>
    </Names>
  )
}

const Content = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const word = useNamelessWord()
  const names = useContext(Names)
  const records = (...what: readonly MeetingItem['records'][number][]) => what.some((one) => item.records.includes(one))
  const isForTheRoom = (category: string) => meeting.forTheRoom.includes(category)
  const params = { caseId: meeting.caseId }
  const showsPlan = isForTheRoom('plan') && item.records.some((record) => record.startsWith('commitment') || record.startsWith('goal') || record === 'approval')
  const commitments = useView(listCommitments, { params }, { when: showsPlan }).data?.items ?? []
  const goals = useView(readPlan, { params }, { when: showsPlan }).data?.goals ?? []
  const party = (partyId: string) => attendeeOf(meeting, partyId)
  if (records('consent-check')) {
    return (
      <p>
        {meeting.check === 'passed'
          ? t`Samtycket gäller för alla som är här.`
          : meeting.check === 'failed'
            ? t`Idag pratar vi utan att dela uppgifter.`
            : t`Först kontrollerar vi att samtycket gäller för alla som är här.`}
      </p>
    )
  }
  // A talk without sharing leaves nothing on the wall, neither what was shared before it nor the plan.
  if (meeting.check !== 'passed') return meeting.check === 'failed' && <p>{t`Idag pratar vi utan att dela uppgifter.`}</p>
  const made = commitments.filter(({ meetingId }) => meetingId === meeting.id)
  const before = commitments.filter((one) => one.meetingId !== meeting.id && (isOpenCommitment(one) || one.steps.some(({ at }) => meeting.openedAt !== null && at >= meeting.openedAt)))
  return (
    <>
      {item.views.flatMap(({ id, partyId, text }) => {
        const by = party(partyId)
        return by && isForTheRoom(voiceOf(by.kind)) ? (
          <Line key={id} isQuote note={word(by)}>
            {text}
          </Line>
        ) : (
          []
        )
      })}
      {item.facts.flatMap(({ id, partyId, category, text }) => {
        const by = party(partyId)
        return by && isForTheRoom(category) ? (
          <Line key={id} leading={<AgencyChip kind={by.agencyKind ?? 'family'} />}>
            {text ?? t`Inget nytt`}
          </Line>
        ) : (
          []
        )
      })}
      {showsPlan && records('goal', 'goal-mark', 'goal-state') &&
        goals.filter((goal) => isOpenGoal(goal) || meeting.kind === 'closing').map((goal) => (
          <Line key={goal.id} trailing={<MarkLine start={goal.start} now={goal.end ?? goal.now} />}>
            {goalText(goal)}
          </Line>
        ))}
      {showsPlan && records('commitment-report', 'commitment-settlement') && <Promises items={before} />}
      {showsPlan && records('commitment', 'approval') && <Promises items={made} />}
      {isForTheRoom(item.category) &&
        item.decisions.map(({ id, text }) => (
          <Line key={id} leading={<Icon of={Gavel} />}>
            {text}
          </Line>
        ))}
      {isForTheRoom(item.category) && item.note.text && <p className={styles.note}>{nameless(item.note.text, names)}</p>}
      {records('next-meeting', 'approval') && meeting.nextMeeting && (
        <p>
          <Trans>
            Nästa möte: <DateText at={meeting.nextMeeting.startsAt} as="dayTime" />
          </Trans>
        </p>
      )}
    </>
  )
}

/** More would be too small to read: the last ones stand here, all of them on each participant's own device. */
const most = 6

const Promises = ({ items }: { items: readonly Commitment[] }) => {
  const { t } = useLingui()
  const word = useNamelessWord()
  const left = items.length - most
  return (
    <>
      {left > 0 && <Muted>{t`${left} till finns på din egen skärm.`}</Muted>}
      {items.slice(-most).map((one) => (
        <Line
          key={one.id}
          leading={<AgencyChip kind={one.ownerAgencyKind ?? 'family'}>{word({ kind: one.ownerKind, agencyKind: one.ownerAgencyKind })}</AgencyChip>}
          trailing={<CommitmentStateBadge commitment={one} />}
        >
          {one.text}
        </Line>
      ))}
    </>
  )
}

const Line = ({
  leading,
  trailing,
  note,
  isQuote = false,
  children,
}: {
  leading?: ReactNode
  trailing?: ReactNode
  note?: string
  isQuote?: boolean
  children: string
}) => {
  const since = useContext(ShownSince)
  const names = useContext(Names)
  const [isFresh] = useState(() => performance.now() - since > 1500)
  return (
    <div className={styles.line} data-fresh={isFresh || undefined} data-quote={isQuote || undefined}>
      {leading && <span className={styles.leading}>{leading}</span>}
      <span className={styles.words}>
        <Bdi>{nameless(children, names)}</Bdi>
        {note && <Muted>{note}</Muted>}
      </span>
      {trailing && <span className={styles.trailing}>{trailing}</span>}
    </div>
  )
}

/** A wall that falls asleep in the middle of a talk is no wall. Where a browser does not offer it, nothing happens. */
const useWakefulScreen = () => {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      navigator.wakeLock?.request('screen').then(
        (given) => (lock = given),
        () => undefined,
      )
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
