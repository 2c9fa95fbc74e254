import { readConsentRule } from '@kring/contract/consent'
import { moveMeeting, planMeeting } from '@kring/contract/meetings'
import type { MeetingKind } from '@kring/domain/agenda'
import type { MeetingLine } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf, instantOf, timeOf } from '../../ui/dates.ts'
import { DateField, TextField, TimeField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { toast } from '../../ui/toast.tsx'
import { Interpreters } from './interpreters.tsx'
import { meetingKindWords } from './meeting-words.ts'

const kinds: readonly MeetingKind[] = ['start', 'follow-up', 'closing']

/** Plans a meeting: what kind, when and where. The agenda follows from the kind. */
export const PlanMeeting = ({
  caseId,
  usual,
  onDone,
}: {
  caseId: string
  /** What is proposed: the kind that comes next, and the day and place of the last one. */
  usual: { kind: MeetingKind; day: string; time: string; place: string }
  onDone: () => void
}) => {
  const { t, i18n } = useLingui()
  const [kind, setKind] = useState(usual.kind)
  const when = useWhen(usual)
  const rule = useView(readConsentRule, { params: { caseId } }).data
  const [chosen, setChosen] = useState<'yes' | 'no' | null>(null)
  const attends = chosen ?? (rule ? (rule.familyInMeeting ? 'yes' : 'no') : null)
  const act = useAct(planMeeting)
  return (
    <Form
      problem={useFormProblem(act.error)}
      onSubmit={() =>
        act.mutate(
          { params: { caseId }, body: { kind, ...when.given, ...(attends && { familyAttends: attends === 'yes' }) } },
          {
            onSuccess: () => {
              toast(t`Mötet är planerat. De som är med får en inbjudan.`)
              onDone()
            },
          },
        )
      }
    >
      <Choice
        name="kind"
        label={t`Vad för möte?`}
        isRequired
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: i18n._(meetingKindWords[value].title), hint: i18n._(meetingKindWords[value].hint) }))}
      />
      {when.fields}
      <Choice
        name="familyAttends"
        label={t`Är familjen med på mötet?`}
        hint={rule && (rule.familyInMeeting ? t`Kommunens regel är att familjen är med.` : t`Kommunens regel är att verksamheterna möts utan familjen. Berätta för familjen efteråt vad ni kom fram till.`)}
        direction="row"
        value={attends}
        onChange={setChosen}
        options={[
          { value: 'yes' as const, label: t`Ja, familjen bjuds in` },
          { value: 'no' as const, label: t`Nej, inte den här gången` },
        ]}
      />
      {attends !== 'no' && <Interpreters />}
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Planera mötet`}</Button>
      </Row>
    </Form>
  )
}

/** Moves a planned meeting; everybody is asked anew whether they come. */
export const MoveMeeting = ({ caseId, meeting, onDone }: { caseId: string; meeting: MeetingLine; onDone: () => void }) => {
  const { t } = useLingui()
  const when = useWhen({ day: dayOf(meeting.startsAt), time: timeOf(meeting.startsAt), place: meeting.place ?? '' })
  const act = useAct(moveMeeting)
  return (
    <Form
      problem={useFormProblem(act.error)}
      onSubmit={() =>
        act.mutate(
          { params: { caseId, meetingId: meeting.id }, body: when.given, ifMatch: `"${meeting.version}"` },
          {
            onSuccess: () => {
              toast(t`Mötet är flyttat. Alla får frågan igen om de kan komma.`)
              onDone()
            },
          },
        )
      }
    >
      {when.fields}
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Flytta mötet`}</Button>
      </Row>
    </Form>
  )
}

const useWhen = (usual: { day: string; time: string; place: string }) => {
  const { t } = useLingui()
  const [day, setDay] = useState(usual.day)
  const [time, setTime] = useState(usual.time)
  const [place, setPlace] = useState(usual.place)
  return {
    given: { startsAt: day && time ? instantOf(day, time) : '', ...(place.trim() && { place }) },
    fields: (
      <>
        <Row gap={4} align="start">
          <DateField name="startsAt" label={t`Dag`} isRequired min={dayOf()} value={day} onChange={setDay} />
          <TimeField label={t`Klockan`} isRequired value={time} onChange={setTime} />
        </Row>
        <TextField name="place" label={t`Plats`} hint={t`Stället som det heter. Inget om varför ni ses.`} optional maxLength={200} value={place} onChange={setPlace} />
      </>
    ),
  }
}
