import { makeCommitment } from '@kring/contract/commitments'
import { mayRecord } from '@kring/domain/agenda'
import { mayMakeCommitment } from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { useRef, useState } from 'react'
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
  const [ownerId, setOwner] = useState<string | null>(null)
  const [when, setWhen] = useState<string | null>(null)
  const [other, setOther] = useState('')
  const place = useRef<HTMLDivElement>(null)
  const make = useAct(makeCommitment)
  const problem = useFormProblem(make.error)
  const { you } = meeting
  if (!check(mayMakeCommitment, you, {}).ok || !check(mayRecord, you, meeting).ok) return null
  const owners = meeting.attendees.filter(({ presence }) => presence === 'present')
  const today = dayOf(meeting.serverNow)
  const next = meeting.nextMeeting && dayOf(meeting.nextMeeting.startsAt)
  const day = (value: string, label: string, dueOn: string) => ({ value, dueOn, label: `${label}, ${formatDay(dueOn, i18n.locale, 'short')}` })
  const days = [
    day('week', t`1 vecka`, addDays(today, 7)),
    day('two-weeks', t`2 veckor`, addDays(today, 14)),
    ...(next ? [day('next', t`Till nästa möte`, next)] : []),
    { value: 'other', label: t`Annat datum`, dueOn: other },
  ]
  const dueOn = days.find(({ value }) => value === when)?.dueOn
  return (
    <div ref={place}>
      <Form
        problem={problem}
        onSubmit={() => {
          if (!ownerId || !dueOn) return
          make.mutate(
            { params: { caseId: meeting.caseId }, body: { ownerId, text: draft.value, dueOn, meetingId: meeting.id } },
            {
              onSuccess: () => {
                draft.drop(draft.value)
                setOwner(null)
                setWhen(null)
                announce(t`Åtagandet finns med nu.`)
                place.current?.querySelector('textarea')?.focus()
              },
            },
          )
        }}
      >
        <TextArea name="text" label={t`Vad ska göras?`} isRequired rows={2} maxLength={500} value={draft.value} onChange={draft.write} />
        <Choice
          name="ownerId"
          label={t`Vem gör det?`}
          isRequired
          direction="chips"
          value={ownerId}
          onChange={setOwner}
          options={owners.map(({ partyId, label, agencyKind }) => {
            const mark = markOf(agencyKind ?? 'family')
            return { value: partyId, label: <span className={styles.owner}>{mark && <MarkGlyph mark={mark} />}<Bdi>{label}</Bdi></span> }
          })}
        />
        <Choice name="dueOn" label={t`Till när?`} isRequired direction="chips" value={when} onChange={setWhen} options={days} />
        {when === 'other' && <DateField label={t`Datum`} isRequired min={today} value={other} onChange={setOther} />}
        <Readers names={meeting.readBy['plan'] ?? []} />
        <Row>
          <Button type="submit" kind="primary" icon={Check} isPending={make.isPending}>{t`Lägg till åtagandet`}</Button>
        </Row>
      </Form>
    </div>
  )
}
