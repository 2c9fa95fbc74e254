import { answerCommitment, readCommitment, reportCommitment } from '@kring/contract/commitments'
import type { AnswerOf, BodyOf } from '@kring/contract/route'
import {
  isOpenCommitment,
  mayAnswerCommitment,
  mayReportCommitment,
  type Commitment,
  type CommitmentState,
} from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Clock, Eye, PenLine, Undo2, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { NetworkProblem, Problem, useAct, useView, type Trouble } from '../../api.ts'
import { useContact } from '../../live.ts'
import { useSentence } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { announce } from '../../ui/announce.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { addDays, dayOf, formatDay, formatTime } from '../../ui/dates.ts'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi, Heading, Muted } from '../../ui/text.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { CommitmentStateBadge } from './commitment-row.tsx'
import { WhoReads } from '../readers/who-reads.tsx'
import styles from './commitment-update.module.css'

type Alone = AnswerOf<typeof readCommitment>
type Report = BodyOf<typeof reportCommitment>
interface Params {
  caseId: string
  commitmentId: string
}

/**
 * One promise and three buttons: how it went, in twenty seconds. `level` is that of its heading; with 1 it is a page of its
 * own. `home` is where one goes from the thanks.
 */
export const CommitmentUpdate = ({ params, level, home }: { params: Params; level: 1 | 2; home?: ReactNode }) => {
  const view = useView(readCommitment, { params })
  return (
    <Shown view={view} isPart={level !== 1}>
      {(alone) => (
        <Answering key={params.commitmentId} alone={alone} params={params} etag={view.etag} onStale={view.refetch} level={level} home={home} />
      )}
    </Shown>
  )
}

interface Saved {
  outcome: Report['outcome'] | 'promised' | 'refused'
  at: string
  /** Whether a line about the result went with it. */
  hasNote: boolean
}

const Answering = ({
  alone: { commitment, caseLabel, readBy, you },
  params,
  etag,
  onStale,
  level,
  home,
}: {
  alone: Alone
  params: Params
  etag: string | null
  onStale: () => void
  level: 1 | 2
  home: ReactNode
}) => {
  const { t } = useLingui()
  const [asks, setAsks] = useState<'more-time' | 'not-done' | 'declined' | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)
  const draft = useDraft(`commitment:${commitment.id}`, '')
  const [writes, setWrites] = useState(draft.value !== '')
  const report = useAct(reportCommitment)
  const answer = useAct(answerCommitment)
  const trouble = report.error ?? answer.error
  const isPending = report.isPending || answer.isPending
  const waitsForContact = useWaitsForContact(isPending)
  const note = draft.value.trim()

  const done = (outcome: Saved['outcome'], hasNote = false) => {
    setSaved({ outcome, at: new Date().toISOString(), hasNote })
    setAsks(null)
    setWrites(false)
    draft.drop()
  }
  const onError = (trouble: Trouble) => {
    if (trouble instanceof Problem && trouble.code === 'stale') onStale()
  }
  const send = (body: Report) => {
    answer.reset()
    report.mutate({ params, body, ifMatch: etag }, { onSuccess: () => done(body.outcome, 'note' in body), onError })
  }
  const reply = (body: BodyOf<typeof answerCommitment>) => {
    report.reset()
    answer.mutate({ params, body, ifMatch: etag }, { onSuccess: () => done(body.answer === 'accepted' ? 'promised' : 'refused'), onError })
  }

  const mayAnswer = check(mayAnswerCommitment, you, commitment).ok
  const mayReport = check(mayReportCommitment, you, commitment).ok
  const isOpen = isOpenCommitment(commitment)
  const common = { isPending, waitsForContact }

  return (
    <div className={styles.update}>
      <div>
        {level === 1 && <Muted>{caseLabel ?? t`Ärende utan namn`}</Muted>}
        <Heading level={level} size={3}>
          <Bdi>{commitment.text}</Bdi>
        </Heading>
        <Row gap={2}>
          <Muted>{commitment.ownerLabel}</Muted>
          <CommitmentStateBadge commitment={commitment} />
        </Row>
      </div>

      {trouble && <TroubleBand trouble={trouble} commitment={commitment} />}

      {saved ? (
        <Thanks
          saved={saved}
          mayCorrect={mayReport && !isPending}
          home={home}
          onUndo={() => {
            setSaved(null)
            send({ outcome: 'accepted' })
          }}
          onNote={(note) => send({ outcome: 'done', note })}
        />
      ) : asks === 'more-time' ? (
        <MoreTime commitment={commitment} {...common} onBack={() => setAsks(null)} onSend={(dueOn, reason) => send({ outcome: 'more-time', dueOn, reason })} />
      ) : asks ? (
        <Reason
          asks={asks}
          {...common}
          onBack={() => setAsks(null)}
          onSend={(reason) => (asks === 'declined' ? reply({ answer: 'declined', reason }) : send({ outcome: 'not-done', reason }))}
        />
      ) : mayAnswer ? (
        <Acts question={t`Tar du på dig det här?`}>
          <Button kind="primary" size="big" wide icon={Check} isPending={isPending} onPress={() => reply({ answer: 'accepted' })}>
            {waitsForContact ?? t`Ja, det gör vi`}
          </Button>
          <Button size="big" wide icon={X} onPress={() => setAsks('declined')}>
            {t`Nej, det går inte`}
          </Button>
        </Acts>
      ) : mayReport && isOpen ? (
        <>
          <Acts question={t`Hur gick det?`}>
            <Button
              kind="primary"
              size="big"
              wide
              icon={Check}
              isPending={isPending}
              onPress={() => send(note ? { outcome: 'done', note } : { outcome: 'done' })}
            >
              {waitsForContact ?? t`Klart`}
            </Button>
            <Button size="big" wide icon={Clock} onPress={() => setAsks('more-time')}>
              {t`Behöver mer tid`}
            </Button>
            <Button size="big" wide icon={X} onPress={() => setAsks('not-done')}>
              {t`Kan inte`}
            </Button>
          </Acts>
          {writes ? (
            <TextArea label={t`Vad blev resultatet?`} optional autoFocus rows={2} maxLength={140} counter value={draft.value} onChange={draft.write} />
          ) : (
            <Row>
              <Button kind="quiet" icon={PenLine} onPress={() => setWrites(true)}>
                {t`Skriv en rad`}
              </Button>
            </Row>
          )}
        </>
      ) : (
        <Over commitment={commitment} mayCorrect={mayReport && !isOpen} onUndo={() => send({ outcome: 'accepted' })} isPending={isPending} />
      )}
      {!saved && <ReadBy of={params} readBy={readBy} />}
    </div>
  )
}

const Acts = ({ question, children }: { question: string; children: ReactNode }) => (
  <div role="group" aria-label={question}>
    <Stack gap={2}>{children}</Stack>
  </div>
)

const ReadBy = ({ of: { caseId, commitmentId }, readBy }: { of: { caseId: string; commitmentId: string }; readBy: readonly string[] }) => {
  const { t } = useLingui()
  if (readBy.length === 0) return <Note icon={Eye}>{t`Läses av: bara din egen verksamhet`}</Note>
  return <WhoReads caseId={caseId} thing="commitment" id={commitmentId} readBy={t`Läses av: ${readBy.join('; ')}`} />
}

/** While there is no contact the act waits, and says so on its button. */
const useWaitsForContact = (isPending: boolean) => {
  const { t } = useLingui()
  const inContact = useContact()
  return isPending && (!inContact || !navigator.onLine) ? t`Väntar på kontakt` : undefined
}

const TroubleBand = ({ trouble, commitment }: { trouble: Trouble; commitment: Commitment }) => {
  const { t } = useLingui()
  const sentence = useSentence()
  const last = commitment.steps.at(-1)
  if (trouble instanceof Problem && (trouble.code === 'stale' || trouble.code === 'conflict') && last) {
    return (
      <div role="alert">
        <Band tone="warn" title={<Trans>Någon annan ändrade det här <DateText at={last.at} as="time" />.</Trans>}>
          {t`Det nya står här ovanför. Vill du ändra det ändå?`}
        </Band>
      </div>
    )
  }
  return (
    <div role="alert">
      <Band tone={trouble instanceof NetworkProblem ? 'info' : 'warn'}>{sentence(trouble)}</Band>
    </div>
  )
}

const Thanks = ({
  saved,
  mayCorrect,
  home,
  onUndo,
  onNote,
}: {
  saved: Saved
  mayCorrect: boolean
  home: ReactNode
  onUndo: () => void
  onNote: (text: string) => void
}) => {
  const { t, i18n } = useLingui()
  const heading = useRef<HTMLHeadingElement>(null)
  const [note, setNote] = useState('')
  const time = formatTime(saved.at, i18n.locale)
  const said = {
    done: t`Klart. Bra jobbat.`,
    partly: t`Delvis klart.`,
    'more-time': t`Det har fått mer tid.`,
    'not-done': t`Samordnaren får veta det.`,
    accepted: t`Det står som lovat igen.`,
    promised: t`Nu är det lovat.`,
    refused: t`Samordnaren får veta det.`,
  }[saved.outcome]
  useEffect(() => {
    heading.current?.focus()
    announce(t`Tack. Sparat ${time}.`, { instead: 'saved' })
  }, [saved.at])
  const isReport = !['accepted', 'promised', 'refused'].includes(saved.outcome)
  return (
    <Stack gap={4}>
      <div className={styles.thanks}>
        <span className={styles.tick} aria-hidden>
          <Check strokeWidth={2.5} />
        </span>
        <div>
          <Heading level={2} size={3} ref={heading}>{t`Tack. Sparat ${time}.`}</Heading>
          <p>{said}</p>
        </div>
      </div>
      <Row>
        {isReport && mayCorrect && (
          <Button icon={Undo2} onPress={onUndo}>
            {t`Ångra`}
          </Button>
        )}
        {home}
      </Row>
      {saved.outcome === 'done' && !saved.hasNote && mayCorrect && (
        <Form onSubmit={() => note.trim() && onNote(note.trim())}>
          <TextArea label={t`Vad blev resultatet?`} optional rows={2} maxLength={140} counter value={note} onChange={setNote} />
          <Row>
            <Button type="submit" isDisabled={!note.trim()}>{t`Lägg till raden`}</Button>
          </Row>
        </Form>
      )}
    </Stack>
  )
}

/** Nothing to press: what became of it, and whom to ask. */
const Over = ({
  commitment,
  mayCorrect,
  onUndo,
  isPending,
}: {
  commitment: Commitment
  mayCorrect: boolean
  onUndo: () => void
  isPending: boolean
}) => {
  const { t } = useLingui()
  const last = commitment.steps.at(-1)
  const words: Partial<Record<CommitmentState, string>> = {
    proposed: t`Väntar på svar från den som ska göra det.`,
    done: t`Det är klart.`,
    declined: t`Den som fick frågan tackade nej.`,
    closed: t`Det är avslutat utan att bli gjort.`,
    'handed-over': t`Någon annan har tagit över det.`,
  }
  return (
    <Stack gap={3}>
      <Band tone={commitment.state === 'done' ? 'ok' : 'sunken'} title={words[commitment.state] ?? t`Den som har lovat säger hur det går.`}>
        {last && <DateText at={last.at} as="dayTime" />}
        {(last?.note || last?.reason) && <>. {last.note ?? last.reason}</>}
      </Band>
      {mayCorrect && (
        <Row>
          <Button icon={Undo2} isPending={isPending} onPress={onUndo}>
            {t`Det är inte klart`}
          </Button>
        </Row>
      )}
    </Stack>
  )
}

/** What was pressed is gone: focus goes to the first answer of what came in its place. */
const useFirstFieldFocus = () => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.focus(), [])
  return place
}

interface Step {
  isPending: boolean
  waitsForContact: string | undefined
  onBack: () => void
}

const MoreTime = ({
  commitment,
  isPending,
  waitsForContact,
  onBack,
  onSend,
}: Step & { commitment: Commitment; onSend: (dueOn: string, reason: string | undefined) => void }) => {
  const { t, i18n } = useLingui()
  const [how, setHow] = useState<'week' | 'two-weeks' | 'other'>('week')
  const [other, setOther] = useState('')
  const [reason, setReason] = useState('')
  const today = dayOf()
  const from = commitment.dueOn > today ? commitment.dueOn : today
  const days = { week: addDays(from, 7), 'two-weeks': addDays(from, 14), other }
  return (
    <div ref={useFirstFieldFocus()}>
      <Form onSubmit={() => onSend(days[how], reason.trim() || undefined)}>
        <Choice
          label={t`Till när?`}
          value={how}
          onChange={setHow}
          options={[
            { value: 'week', label: t`1 vecka till`, hint: formatDay(days.week, i18n.locale) },
            { value: 'two-weeks', label: t`2 veckor till`, hint: formatDay(days['two-weeks'], i18n.locale) },
            { value: 'other', label: t`Annat datum` },
          ]}
        />
        {how === 'other' && <DateField name="dueOn" label={t`Datum`} isRequired min={today} value={other} onChange={setOther} />}
        <TextArea label={t`Varför?`} optional rows={2} maxLength={300} value={reason} onChange={setReason} />
        <Row>
          <Button type="submit" kind="primary" isPending={isPending}>
            {waitsForContact ?? t`Spara ny tid`}
          </Button>
          <Button kind="quiet" onPress={onBack}>{t`Tillbaka`}</Button>
        </Row>
      </Form>
    </div>
  )
}

const Reason = ({
  asks,
  isPending,
  waitsForContact,
  onBack,
  onSend,
}: Step & { asks: 'not-done' | 'declined'; onSend: (reason: string) => void }) => {
  const { t } = useLingui()
  const [why, setWhy] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const common = [t`Tiden räcker inte`, t`Någon annan behöver göra det`, t`Vi får inte kontakt`]
  const reason = why === 'other' ? words.trim() : [why, words.trim()].filter(Boolean).join('. ')
  return (
    <div ref={useFirstFieldFocus()}>
      <Form onSubmit={() => reason && onSend(reason)}>
        <Choice
          name="why"
          label={asks === 'declined' ? t`Varför går det inte?` : t`Vad hindrar?`}
          hint={t`Samordnaren får veta det och hjälper till att hitta en annan väg.`}
          isRequired
          value={why}
          onChange={setWhy}
          options={[...common.map((one) => ({ value: one, label: one })), { value: 'other', label: t`Annat` }]}
        />
        <TextArea
          name="reason"
          label={why === 'other' ? t`Vad då?` : t`Något mer?`}
          optional={why !== 'other'}
          isRequired={why === 'other'}
          rows={2}
          maxLength={200}
          value={words}
          onChange={setWords}
        />
        <Row>
          <Button type="submit" kind="primary" isPending={isPending}>
            {waitsForContact ?? t`Spara`}
          </Button>
          <Button kind="quiet" onPress={onBack}>{t`Tillbaka`}</Button>
        </Row>
      </Form>
    </div>
  )
}
