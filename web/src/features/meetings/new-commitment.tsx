import { makeCommitment } from '@kring/contract/commitments'
import { isRelative } from '@kring/domain/actor'
import { mayRecord } from '@kring/domain/agenda'
import { mayMakeCommitment } from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { addDays, dayOf, formatDay } from '../../ui/dates.ts'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { MarkGlyph } from '../../ui/mark.tsx'
import { Bdi } from '../../ui/text.tsx'
import { markOf } from '../agencies/agency-chip.tsx'
import { ReadAs, useQuickAdd } from '../commitments/quick-add.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { Readers } from './item-note.tsx'
import styles from './new-commitment.module.css'

/**
 * A promise in three taps and a sentence: what, who of those in the room, until when. It has one owner and one date from the
 * beginning; the owner says yes on their own device.
 */
export const NewCommitment = ({ meeting }: { meeting: Meeting }) => {
  const { t, i18n } = useLingui()
  const draft = useDraft(`commitment-in:${meeting.id}`, '')
  const [chosenOwner, setOwner] = useState<string | null>(null)
  const [chosenDay, setWhen] = useState<string | null>(null)
  const [otherDay, setOther] = useState('')
  const place = useRef<HTMLDivElement>(null)
  const make = useAct(makeCommitment)
  const problem = useFormProblem(make.error)
  const { you } = meeting
  const today = dayOf(meeting.serverNow)
  const owners = useMemo(() => meeting.attendees.filter((party) => party.presence === 'present' && !isRelative(party)).map(({ partyId, ...party }) => ({ ...party, id: partyId })), [meeting.attendees])
  const read = useQuickAdd(draft.value, { today, parties: owners, yours: you.parties })
  if (!check(mayMakeCommitment, you, {}).ok || !check(mayRecord, you, meeting).ok) return null
  // What is chosen counts; what the line says stands where nothing is.
  const ownerId = chosenOwner ?? read.ownerId
  const other = (chosenDay === 'other' && otherDay) || read.dueOn || otherDay
  const next = meeting.nextMeeting && dayOf(meeting.nextMeeting.startsAt)
  const day = (value: string, label: string, dueOn: string) => ({ value, dueOn, label: `${label}, ${formatDay(dueOn, i18n.locale, 'short')}` })
  const near = [
    day('week', t`1 vecka`, addDays(today, 7)),
    day('two-weeks', t`2 veckor`, addDays(today, 14)),
    ...(next ? [day('next', t`Till nästa möte`, next)] : []),
  ]
  const days = [...near, { value: 'other', label: t`Annat datum`, dueOn: other }]
  const when = chosenDay ?? (read.dueOn === null ? null : (near.find(({ dueOn }) => dueOn === read.dueOn)?.value ?? 'other'))
  const dueOn = days.find(({ value }) => value === when)?.dueOn
  return (
    <div ref={place}>
      <Form
        problem={problem}
        onSubmit={() => {
          if (!ownerId || !dueOn || read.text === '') return
          make.mutate(
            { params: { caseId: meeting.caseId }, body: { ownerId, text: read.text, dueOn, meetingId: meeting.id } },
            {
              onSuccess: () => {
                draft.drop(draft.value)
                setOwner(null)
                setWhen(null)
                setOther('')
                announce(t`Åtagandet finns med nu.`)
                place.current?.querySelector('textarea')?.focus()
              },
            },
          )
        }}
      >
        <TextArea name="text" label={t`Vad ska göras?`} isRequired rows={2} maxLength={500} value={draft.value} onChange={draft.write} />
        <ReadAs read={read} parties={owners} />
        <Choice
          name="ownerId"
          label={t`Vem gör det?`}
          isRequired
          direction="chips"
          value={ownerId}
          onChange={setOwner}
          options={owners.map(({ id, label, agencyKind }) => {
            const mark = markOf(agencyKind ?? 'family')
            return { value: id, label: <span className={styles.owner}>{mark && <MarkGlyph mark={mark} />}<Bdi>{label}</Bdi></span> }
          })}
        />
        <Choice name="dueOn" label={t`Till när?`} isRequired direction="chips" value={when} onChange={setWhen} options={days} />
        {when === 'other' && <DateField label={t`Datum`} isRequired min={today} value={other} onChange={(day) => { setWhen('other'); setOther(day) }} />}
        <Readers names={meeting.readBy['plan'] ?? []} />
        <Row>
          <Button type="submit" kind="primary" icon={Check} isPending={make.isPending}>{t`Lägg till åtagandet`}</Button>
        </Row>
      </Form>
    </div>
  )
}
