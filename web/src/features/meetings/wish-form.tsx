import { readMeeting } from '@kring/contract/meetings'
import { speakView } from '@kring/contract/minutes'
import { voiceOf } from '@kring/domain/minutes'
import { Trans, useLingui } from '@lingui/react/macro'
import { Eye } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { Quote, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { useFamilyCase } from '../home/family-case.tsx'

/** What one wants raised at a meeting, in one's own words; who will read them stands there before they are sent. */
export const WishForm = ({ meetingId, label, onDone }: { meetingId: string; label?: string; onDone?: () => void }) => {
  const { t } = useLingui()
  const { caseId, you } = useFamilyCase()
  const meeting = useView(readMeeting, { params: { caseId, meetingId } }).data
  const draft = useDraft(`wish:${meetingId}`, '')
  const speak = useAct(speakView)
  const problem = useFormProblem(speak.error)
  const place = useRef<HTMLDivElement>(null)
  const mine = meeting?.wishes.filter(({ partyId }) => partyId === you.partyId) ?? []
  const readers = meeting?.readBy[voiceOf(you.kind)] ?? []
  // Where a button opened it, the button is gone.
  useEffect(() => {
    if (onDone) place.current?.querySelector('textarea')?.focus()
  }, [])
  return (
    <div ref={place}>
      <Stack gap={3}>
        {mine.map(({ id, text }) => (
          <Quote key={id} by={t`Det här har du skrivit.`}>
            <Written>{text}</Written>
          </Quote>
        ))}
        <Form
          problem={problem}
          onSubmit={() =>
            speak.mutate(
              { params: { caseId, meetingId }, body: { partyId: you.partyId, form: 'wish', text: draft.value } },
              {
                onSuccess: () => {
                  draft.drop()
                  toast(t`Tack. Det tas upp på mötet.`)
                  onDone?.()
                },
              },
            )
          }
        >
          <TextArea
            name="text"
            label={label ?? t`Vad vill du ta upp?`}
            hint={t`Du kan skriva på ditt eget språk.`}
            isRequired
            rows={3}
            maxLength={8000}
            value={draft.value}
            onChange={draft.write}
          />
          <DraftLine state={draft.state} />
          <Note icon={Eye}>
            {readers.length > 0 ? (
              <Trans>
                Läses av: <Written>{readers.join('; ')}</Written>
              </Trans>
            ) : (
              t`Ingen annan kan läsa det nu. Ring om det är viktigt.`
            )}
          </Note>
          <Row>
            <Button type="submit" isPending={speak.isPending}>{t`Skicka`}</Button>
            {onDone && <Button kind="quiet" onPress={onDone}>{t`Stäng`}</Button>}
          </Row>
        </Form>
      </Stack>
    </div>
  )
}
