import { reportCommitment, settleCommitment } from '@kring/contract/commitments'
import type { BodyOf } from '@kring/contract/route'
import { isOpenCommitment, mayReportCommitment, maySettleCommitment, type Commitment } from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Check, CircleDashed, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Bdi, Heading, Muted } from '../../ui/text.tsx'
import { CommitmentStateBadge } from '../commitments/commitment-row.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { CommitmentLines, useCommitments } from './item-commitments.tsx'

/** Whether anything has been said of it since the meeting began. */
const wasGoneThrough = ({ steps }: Commitment, { openedAt }: Meeting) => openedAt !== null && steps.some(({ at, state }) => at >= openedAt && state !== 'accepted')

/** Goes through what was promised before, one promise at a time: what became of it, never whose fault it is. */
export const ReviewCommitments = ({ meeting, settles = false }: { meeting: Meeting; settles?: boolean }) => {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Shown view={useCommitments(meeting)} isPart skeleton={<Skeleton lines={3} />}>
      {({ items }) => {
        const before = items.filter((one) => one.meetingId !== meeting.id && (isOpenCommitment(one) || wasGoneThrough(one, meeting)))
        const remain = before.filter((one) => (settles ? isOpenCommitment(one) : !wasGoneThrough(one, meeting)))
        const one = before.find(({ id }) => id === chosen) ?? remain[0]
        if (before.length === 0) return <EmptyState title={t`Det finns inga öppna åtaganden att gå igenom.`} />
        if (!one) {
          return (
            <Stack gap={3}>
              <p>{t`Alla åtaganden är genomgångna.`}</p>
              <CommitmentLines items={before} />
            </Stack>
          )
        }
        const place = before.indexOf(one) + 1
        return (
          <Stack gap={4}>
            <Stack gap={2}>
              <Muted>{t`Åtagande ${place} av ${before.length}`}</Muted>
              <Heading level={3}>
                <Bdi>{one.text}</Bdi>
              </Heading>
              <Row gap={2}>
                <PartyChip party={{ kind: one.ownerKind, agencyKind: one.ownerAgencyKind, label: one.ownerLabel }} />
                <CommitmentStateBadge commitment={one} />
              </Row>
            </Stack>
            {settles ? (
              <Settle key={one.id} meeting={meeting} commitment={one} onDone={() => setChosen(null)} />
            ) : (
              <Report key={one.id} meeting={meeting} commitment={one} onDone={() => setChosen(null)} />
            )}
            <Row gap={2}>
              <Button kind="quiet" isDisabled={place === 1} onPress={() => setChosen(before[place - 2]?.id ?? null)}>{t`Föregående åtagande`}</Button>
              <Button kind="quiet" isDisabled={place === before.length} onPress={() => setChosen(before[place]?.id ?? null)}>{t`Nästa åtagande`}</Button>
            </Row>
          </Stack>
        )
      }}
    </Shown>
  )
}

interface One {
  meeting: Meeting
  commitment: Commitment
  onDone: () => void
}

const Report = ({ meeting, commitment, onDone }: One) => {
  const { t } = useLingui()
  const [asks, setAsks] = useState<'partly' | 'not-done' | null>(null)
  const [words, setWords] = useState('')
  const [dueOn, setDueOn] = useState('')
  const report = useAct(reportCommitment)
  const problem = useFormProblem(report.error)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [asks])
  if (!check(mayReportCommitment, meeting.you, commitment).ok) return null
  const send = (body: BodyOf<typeof reportCommitment>) =>
    report.mutate(
      { params: { caseId: meeting.caseId, commitmentId: commitment.id }, body, ifMatch: `"${commitment.version}"` },
      { onSuccess: onDone },
    )
  const day = dueOn ? { dueOn } : {}
  return (
    <Stack gap={3}>
      <Row gap={2}>
        <Button icon={Check} kind={asks ? 'secondary' : 'primary'} isPending={report.isPending} onPress={() => send({ outcome: 'done' })}>{t`Klart`}</Button>
        <Button icon={CircleDashed} onPress={() => setAsks('partly')}>{t`Delvis`}</Button>
        <Button icon={X} onPress={() => setAsks('not-done')}>{t`Blev inte av`}</Button>
      </Row>
      {asks && (
        <div ref={form}>
          <Form
            problem={problem}
            onSubmit={() =>
              send(asks === 'partly' ? { outcome: 'partly', ...(words.trim() && { note: words }), ...day } : { outcome: 'not-done', reason: words, ...day })
            }
          >
            <TextArea
              name={asks === 'partly' ? 'note' : 'reason'}
              label={asks === 'partly' ? t`Vad är gjort?` : t`Vad kom emellan?`}
              hint={asks === 'not-done' ? t`Kort, och utan att leta efter någon skyldig.` : undefined}
              isRequired={asks === 'not-done'}
              optional={asks === 'partly'}
              rows={2}
              maxLength={asks === 'partly' ? 140 : 300}
              value={words}
              onChange={setWords}
            />
            <DateField name="dueOn" label={t`Nytt datum`} optional min={dayOf(meeting.serverNow)} value={dueOn} onChange={setDueOn} />
            <Row gap={2}>
              <Button type="submit" kind="primary" isPending={report.isPending}>{t`Spara`}</Button>
              <Button kind="quiet" onPress={() => setAsks(null)}>{t`Tillbaka`}</Button>
            </Row>
          </Form>
        </div>
      )}
    </Stack>
  )
}

/** At the end of a case: closed with the reason, or with a named owner from now on. */
const Settle = ({ meeting, commitment, onDone }: One) => {
  const { t } = useLingui()
  const [how, setHow] = useState<'done' | 'closed' | 'handed-over' | null>(null)
  const [ownerId, setOwner] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const settle = useAct(settleCommitment)
  const report = useAct(reportCommitment)
  const problem = useFormProblem(settle.error ?? report.error)
  if (!check(maySettleCommitment, meeting.you, commitment).ok) return null
  const params = { caseId: meeting.caseId, commitmentId: commitment.id }
  const ifMatch = `"${commitment.version}"`
  return (
    <Form
      problem={problem}
      onSubmit={() => {
        if (how === 'done') report.mutate({ params, body: { outcome: 'done' }, ifMatch }, { onSuccess: onDone })
        if (how === 'closed') settle.mutate({ params, body: { how, reason }, ifMatch }, { onSuccess: onDone })
        if (how === 'handed-over' && ownerId) settle.mutate({ params, body: { how, ownerId, reason }, ifMatch }, { onSuccess: onDone })
      }}
    >
      <Choice
        name="how"
        label={t`Vad händer med det här?`}
        isRequired
        direction="chips"
        value={how}
        onChange={setHow}
        options={[
          { value: 'done', label: t`Klart` },
          { value: 'handed-over', label: t`Någon tar över det` },
          { value: 'closed', label: t`Avslutas` },
        ]}
      />
      {how === 'handed-over' && (
        <Choice
          name="ownerId"
          label={t`Vem tar över?`}
          isRequired
          direction="chips"
          value={ownerId}
          onChange={setOwner}
          options={meeting.attendees.map(({ partyId, label }) => ({ value: partyId, label: <Bdi>{label}</Bdi> }))}
        />
      )}
      {how && how !== 'done' && <TextArea name="reason" label={t`Varför?`} isRequired rows={2} maxLength={300} value={reason} onChange={setReason} />}
      <Row>
        <Button type="submit" kind="primary" isPending={settle.isPending || report.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
