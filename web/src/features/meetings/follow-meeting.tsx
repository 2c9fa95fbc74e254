import { answerCommitment } from '@kring/contract/commitments'
import { readMeeting } from '@kring/contract/meetings'
import { readPlan } from '@kring/contract/plan'
import { isFamily } from '@kring/domain/actor'
import { isOpenCommitment, mayAnswerCommitment, type Commitment } from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { isOpenGoal } from '@kring/domain/plan'
import { Trans, useLingui } from '@lingui/react/macro'
import { AArrowDown, AArrowUp, Check, FileText, PauseCircle, Radio } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useAct, useView } from '../../api.ts'
import { AccessEnded, Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { announce } from '../../ui/announce.ts'
import { Band } from '../../ui/band.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Heading, Muted, Quote, Written } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { CommitmentStateBadge } from '../commitments/commitment-row.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { useFamilyPaths } from '../home/family-paths.ts'
import { MarkLine } from '../plan/mark-line.tsx'
import { AgendaRail } from './agenda-rail.tsx'
import { ApproveMinutes } from './approve-minutes.tsx'
import styles from './follow-meeting.module.css'
import { useCommitments } from './item-commitments.tsx'
import { Decisions } from './item-decisions.tsx'
import { Facts, ShareFact } from './item-facts.tsx'
import { goalText } from './item-goals.tsx'
import { SpeakView, Views } from './item-views.tsx'
import { MeetingTimer } from './meeting-timer.tsx'
import { placeOf } from './meeting-words.ts'
import { NewCommitment } from './new-commitment.tsx'

/**
 * Delta: the meeting on one's own device, in one's own size of text, at the item that stands now or at another. When consent
 * ends, everything leaves the screen at once and only one's own unsent words remain.
 */
export const FollowMeeting = ({
  caseId,
  meetingId,
  minutesHref,
  Ended = AccessEnded,
}: {
  caseId: string
  meetingId: string
  minutesHref: string
  /** What stands in the place of a meeting that is no longer for its reader, around what they were writing. */
  Ended?: (props: { children?: ReactNode }) => ReactNode
}) => {
  const wroteIn = useRef<string | null>(null)
  return (
    <Shown
      key={meetingId}
      view={useView(readMeeting, { params: { caseId, meetingId } })}
      gone={
        <Ended>
          {wroteIn.current && <OwnDraft itemId={wroteIn.current} />}
        </Ended>
      }
    >
      {(meeting) => (
        <Following
          meeting={meeting}
          minutesHref={minutesHref}
          onLook={(itemId) => {
            wroteIn.current = itemId
          }}
        />
      )}
    </Shown>
  )
}

/** What one was writing when access ended: one's own draft, which nobody else reads. */
const OwnDraft = ({ itemId }: { itemId: string }) => {
  const { t } = useLingui()
  const fact = useDraft(`fact:${itemId}`, '').value
  const view = useDraft(`view:${itemId}`, '').value
  const text = fact || view
  return text && <Quote by={t`Ditt eget utkast. Det är inte delat, och bara du ser det.`}>{text}</Quote>
}

const Following = ({ meeting, minutesHref, onLook }: { meeting: Meeting; minutesHref: string; onLook: (itemId: string) => void }) => {
  const { t } = useLingui()
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <div>
          <Heading level={1} size={3}>
            <Written>{meeting.title}</Written>
          </Heading>
          <Muted>
            <DateText at={meeting.startsAt} as="dayTime" />
            {meeting.place && (
              <>
                {' · '}
                <Written>{meeting.place}</Written>
              </>
            )}
          </Muted>
        </div>
        <TextSize />
      </header>
      {meeting.status === 'open' ? (
        <Open meeting={meeting} onLook={onLook} />
      ) : meeting.status === 'planned' ? (
        <>
          <Band tone="info">
            <Trans>
              Mötet har inte börjat. Sidan följer med när det börjar <DateText at={meeting.startsAt} as="time" />.
            </Trans>
          </Band>
          <Card title={t`Det här går vi igenom`}>
            <AgendaRail items={meeting.items} />
          </Card>
        </>
      ) : meeting.status === 'cancelled' ? (
        <Band tone="sunken">{t`Mötet är inställt.`}</Band>
      ) : (
        <Card title={t`Mötet är slut. Tack för att du var med.`}>
          <Stack gap={4}>
            <p>{t`Läs anteckningarna. Säg till om något är fel.`}</p>
            <Row>
              <LinkButton icon={FileText} href={minutesHref}>
                {t`Läs anteckningarna`}
              </LinkButton>
            </Row>
            <ApproveMinutes meeting={meeting} />
          </Stack>
        </Card>
      )}
    </div>
  )
}

const Open = ({ meeting, onLook }: { meeting: Meeting; onLook: (itemId: string) => void }) => {
  const { t } = useLingui()
  const currentId = meeting.current?.itemId ?? null
  const [shownId, setShownId] = useState(currentId)
  const [follows, setFollows] = useState(true)
  const card = useRef<HTMLDivElement>(null)
  // Whoever is writing stays where they are; the meeting goes on without taking the page from under their hands.
  useEffect(() => {
    if (!follows || currentId === shownId) return
    const focused = document.activeElement
    if (focused?.matches('input, textarea') && card.current?.contains(focused)) setFollows(false)
    else setShownId(currentId)
  }, [currentId, follows])
  const item = meeting.items.find(({ id }) => id === shownId)
  const current = meeting.items.find(({ id }) => id === currentId)
  const place = current ? placeOf(meeting, current) : 0
  const of = meeting.items.length
  useEffect(() => {
    if (current) announce(t`Punkt ${place} av ${of}: ${current.title}`, { instead: 'item', within: card.current })
  }, [currentId])
  useEffect(() => {
    if (shownId) onLook(shownId)
  }, [shownId])
  const agenda = (
    <AgendaRail
      items={meeting.items}
      shown={follows ? undefined : (shownId ?? undefined)}
      onChoose={(itemId) => {
        setShownId(itemId)
        setFollows(itemId === currentId)
      }}
    />
  )
  return (
    <>
      {meeting.cover === 'paused' && (
        <Band tone="warn" icon={PauseCircle} title={t`Mötet är pausat.`}>
          {t`Vi fortsätter strax. Inget av det du har skrivit är borta.`}
        </Band>
      )}
      <div className={styles.columns}>
        <div ref={card} className={styles.main}>
          {item && <Item key={item.id} meeting={meeting} item={item} isCurrent={item.id === currentId} />}
          {!follows && current && (
            <div className={styles.pill}>
              <Button
                kind="primary"
                icon={Radio}
                onPress={() => {
                  setFollows(true)
                  setShownId(currentId)
                }}
              >
                {t`Följ mötet: ${current.title}`}
              </Button>
            </div>
          )}
        </div>
        <div className={styles.wide}>{agenda}</div>
        <div className={styles.narrow}>
          <Disclosure title={t`Dagordning`}>{agenda}</Disclosure>
        </div>
      </div>
    </>
  )
}

const Item = ({ meeting, item, isCurrent }: { meeting: Meeting; item: MeetingItem; isCurrent: boolean }) => {
  const { t } = useLingui()
  const of = meeting.items.length
  const place = placeOf(meeting, item)
  const family = isFamily(meeting.you)
  const records = (...what: readonly MeetingItem['records'][number][]) => what.some((one) => item.records.includes(one))
  return (
    <Card>
      <Stack gap={2}>
        <Row gap={3} justify="between">
          <Muted>{t`${place} av ${of}`}</Muted>
          {isCurrent && <MeetingTimer meeting={meeting} />}
        </Row>
        <Heading level={2}>
          <Written>{item.title}</Written>
        </Heading>
        <p className={styles.question}>
          <Written>{item.question}</Written>
        </p>
      </Stack>
      {records('consent-check') && (
        <p>
          {meeting.check === 'passed'
            ? t`Samtycket gäller för alla som är här.`
            : meeting.check === 'failed'
              ? t`Idag pratar vi utan att dela uppgifter.`
              : t`Vi kontrollerar att samtycket gäller för alla som är här. Du kan ta tillbaka ditt samtycke när du vill.`}
        </p>
      )}
      <Views meeting={meeting} views={item.views} />
      {records('child-view', 'guardian-view') && family && <SpeakView meeting={meeting} item={item} />}
      {isCurrent && <EvaluationLink meeting={meeting} item={item} />}
      {records('shared-fact') && <Facts meeting={meeting} item={item} />}
      {records('shared-fact') && !family && <ShareFact meeting={meeting} item={item} />}
      {records('goal', 'goal-mark', 'goal-state') && <Goals meeting={meeting} />}
      {records('commitment-report', 'commitment-settlement') && <Promises meeting={meeting} isMadeHere={false} />}
      {records('commitment', 'approval') && <Promises meeting={meeting} isMadeHere />}
      {records('commitment') && !family && isCurrent && <NewCommitment meeting={meeting} />}
      {item.note.text && (
        <Stack gap={1}>
          <Heading level={3} size={4}>{t`Anteckning`}</Heading>
          <p className={styles.note}>
            <Written>{item.note.text}</Written>
          </p>
        </Stack>
      )}
      <div role="log" aria-label={t`Beslut`}>
        <Decisions item={item} />
      </div>
      {records('next-meeting', 'approval') && meeting.nextMeeting && (
        <p>
          <Trans>
            Nästa möte: <DateText at={meeting.nextMeeting.startsAt} as="dayTime" />
          </Trans>
        </p>
      )}
    </Card>
  )
}

/** The way to one's own questions about how it went, when it is one's turn; the agencies' turn comes with the closure. */
const EvaluationLink = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const { ofCase } = useFamilyPaths()
  const { caseId, you } = meeting
  const isYours = you.kind === 'agency' ? item.records.includes('closure') : item.records.includes('evaluation') && item.speaks === (you.kind === 'youth' ? 'youth' : 'guardians')
  if (!isYours) return null
  return (
    <Row>
      {you.kind === 'agency' ? (
        <LinkButton href={`/arenden/${caseId}/utvardering`}>{t`Svara på utvärderingen`}</LinkButton>
      ) : (
        <LinkButton href={ofCase(caseId).evaluation}>{t`Svara på frågorna`}</LinkButton>
      )}
    </Row>
  )
}

const Goals = ({ meeting }: { meeting: Meeting }) => {
  const goals = useView(readPlan, { params: { caseId: meeting.caseId } }).data?.goals ?? []
  const { t } = useLingui()
  return (
    <List label={t`Målen`}>
      {goals
        .filter((goal) => isOpenGoal(goal) || meeting.kind === 'closing')
        .map((goal) => (
          <ListRow key={goal.id} title={<Written>{goalText(goal)}</Written>} note={<MarkLine start={goal.start} now={goal.end ?? goal.now} />} />
        ))}
    </List>
  )
}

const Promises = ({ meeting, isMadeHere }: { meeting: Meeting; isMadeHere: boolean }) => {
  const items = useCommitments(meeting).data?.items ?? []
  const shown = items.filter((one) =>
    isMadeHere ? one.meetingId === meeting.id : one.meetingId !== meeting.id && (isOpenCommitment(one) || (meeting.openedAt !== null && one.steps.some(({ at }) => at >= (meeting.openedAt ?? '')))),
  )
  const { t } = useLingui()
  if (shown.length === 0) return <Muted>{t`Inga åtaganden än.`}</Muted>
  return (
    <List label={t`Åtaganden`}>
      {shown.map((one) => (
        <ListRow
          key={one.id}
          title={<Written>{one.text}</Written>}
          note={<PartyChip party={{ kind: one.ownerKind, agencyKind: one.ownerAgencyKind, label: one.ownerLabel }} />}
          trailing={
            <Row gap={2}>
              <CommitmentStateBadge commitment={one} />
            </Row>
          }
        >
          <Accept meeting={meeting} commitment={one} />
        </ListRow>
      ))}
    </List>
  )
}

/** What somebody proposed that one's own party does becomes a promise only by its own yes. */
const Accept = ({ meeting, commitment }: { meeting: Meeting; commitment: Commitment }) => {
  const { t } = useLingui()
  const act = useAct(answerCommitment)
  if (!check(mayAnswerCommitment, meeting.you, commitment).ok) return null
  return (
    <>
      <Row gap={2}>
        <Button
          icon={Check}
          isPending={act.isPending}
          onPress={() =>
            act.mutate({
              params: { caseId: meeting.caseId, commitmentId: commitment.id },
              body: { answer: 'accepted' },
              ifMatch: `"${commitment.version}"`,
            })
          }
        >
          {isFamily(meeting.you) ? t`Ja, det gör jag` : t`Ja, det gör vi`}
        </Button>
      </Row>
      <TroubleLine trouble={act.error} />
    </>
  )
}

const sizes = [100, 115, 135, 160]
const sizePlace = 'meeting-text-size'

/** The size of the text on this device, for as long as one follows a meeting. */
const TextSize = () => {
  const { t } = useLingui()
  const [step, setStep] = useState(() => Math.min(sizes.length - 1, Number(localStorage.getItem(sizePlace) ?? 0) || 0))
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = step === 0 ? '' : `${sizes[step]}%`
    localStorage.setItem(sizePlace, String(step))
    return () => {
      document.documentElement.style.fontSize = ''
    }
  }, [step])
  return (
    <div role="group" aria-label={t`Textstorlek`} className={styles.sizes}>
      <IconButton icon={AArrowDown} label={t`Mindre text`} isDisabled={step === 0} onPress={() => setStep(step - 1)} />
      <IconButton icon={AArrowUp} label={t`Större text`} isDisabled={step === sizes.length - 1} onPress={() => setStep(step + 1)} />
    </div>
  )
}
