import { speakView } from '@kring/contract/minutes'
import { maySpeakView, voiceOf, type SpokenView } from '@kring/domain/minutes'
import { isCoordinator, speaksFor } from '@kring/domain/actor'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Bdi, Quote, Written } from '../../ui/text.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { Readers } from './item-note.tsx'
import { attendeeOf, viewFormWords, type TakingPart } from './meeting-words.ts'

/** The young person's and the guardians' own words, as they came. */
export const Views = ({ meeting, views }: { meeting: TakingPart; views: readonly SpokenView[] }) => {
  const { t, i18n } = useLingui()
  return views.map(({ id, partyId, form, text, byFacilitator }) => (
    <Quote
      key={id}
      by={
        <>
          <Bdi>{attendeeOf(meeting, partyId)?.label}</Bdi>, {i18n._(viewFormWords[form])}
          {byFacilitator && t`, antecknat av mötesledaren`}
        </>
      }
    >
      <Written>{text}</Written>
    </Quote>
  ))
}

/** Whose words an item is there for. */
const speakersOf = ({ attendees, you }: Meeting, { records }: MeetingItem) =>
  attendees.filter(
    ({ partyId, kind }) =>
      ((kind === 'youth' && records.includes('child-view')) || (kind === 'guardian' && records.includes('guardian-view'))) &&
      (speaksFor(you, partyId) || isCoordinator(you)),
  )

/**
 * The family says its own words, or the facilitator writes down what was said. They stand as they were said: nobody edits
 * them afterwards.
 */
export const SpeakView = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const speakers = speakersOf(meeting, item)
  const isOwn = speakers.some(({ partyId }) => speaksFor(meeting.you, partyId))
  const [chosen, setChosen] = useState<string | null>(null)
  const [form, setForm] = useState<'speech' | 'letter' | 'through-adult'>('speech')
  const draft = useDraft(`view:${item.id}`, '')
  const speak = useAct(speakView)
  const problem = useFormProblem(speak.error)
  const speaker = speakers.find(({ partyId }) => partyId === chosen) ?? (speakers.length === 1 ? speakers[0] : undefined)
  const anybody = speaker ?? speakers[0]
  if (!anybody) return null
  if (!check(maySpeakView, meeting.you, { ...meeting, forParty: { id: anybody.partyId, kind: anybody.kind }, form }).ok) return null
  return (
    <Form
      problem={problem}
      onSubmit={() =>
        speaker &&
        speak.mutate(
          { params: { caseId: meeting.caseId, meetingId: meeting.id }, body: { partyId: speaker.partyId, itemId: item.id, form: isOwn ? 'letter' : form, text: draft.value } },
          {
            onSuccess: () => {
              draft.drop(draft.value)
              announce(isOwn ? t`Tack. Dina ord finns med nu.` : t`Orden finns med nu.`)
            },
          },
        )
      }
    >
      {speakers.length > 1 && (
        <Choice
          name="partyId"
          label={t`Vem berättar?`}
          direction="chips"
          isRequired
          value={chosen}
          onChange={setChosen}
          options={speakers.map(({ partyId, label }) => ({ value: partyId, label: <Bdi>{label}</Bdi> }))}
        />
      )}
      <TextArea
        name="text"
        label={isOwn ? t`Med dina egna ord` : t`Med egna ord`}
        hint={isOwn ? t`Skriv som du vill, på ditt eget språk. Du kan också berätta, då skriver mötesledaren.` : t`Skriv som det sägs, utan att rätta.`}
        isRequired
        rows={3}
        maxLength={8000}
        value={draft.value}
        onChange={draft.write}
      />
      {!isOwn && (
        <Choice
          label={t`Hur kom orden?`}
          direction="chips"
          value={form}
          onChange={setForm}
          options={[
            { value: 'speech', label: t`Sagt här` },
            { value: 'letter', label: t`I brev` },
            { value: 'through-adult', label: t`Genom en vuxen` },
          ]}
        />
      )}
      <DraftLine state={draft.state} />
      <Readers names={meeting.readBy[voiceOf(anybody.kind)] ?? []} />
      <Row>
        <Button type="submit" kind={isOwn ? 'primary' : 'secondary'} isPending={speak.isPending}>
          {isOwn ? t`Säg det` : t`Spara orden`}
        </Button>
      </Row>
    </Form>
  )
}
