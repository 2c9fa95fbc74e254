import { setItemAside } from '@kring/contract/meetings'
import { mayRecord, maySetItemAside } from '@kring/domain/agenda'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Lock, SkipForward } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { ConsentStep } from './consent-step.tsx'
import { Closure } from './item-closure.tsx'
import { MadeHere } from './item-commitments.tsx'
import { Decisions, MakeDecision } from './item-decisions.tsx'
import { Evaluations } from './item-evaluation.tsx'
import { Facts, ShareFact } from './item-facts.tsx'
import { Goals } from './item-goals.tsx'
import { ItemNote } from './item-note.tsx'
import { ReviewCommitments } from './item-review.tsx'
import { SpeakView, Views } from './item-views.tsx'
import { NewCommitment } from './new-commitment.tsx'
import { NextMeeting } from './next-meeting.tsx'

/** The facilitator's tools for an item: what it is there to record decides which, and in which order they stand. */
export const ItemTools = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const records = (...what: readonly MeetingItem['records'][number][]) => what.some((one) => item.records.includes(one))
  const isRecording = check(mayRecord, meeting.you, meeting).ok
  const gives = meeting.factChoices.length > 0
  return (
    <Stack gap={5}>
      {records('consent-check') && <ConsentStep meeting={meeting} />}
      {!isRecording && !records('consent-check') && meeting.check !== 'changed' && (
        <Note icon={Lock}>{t`Samtycket kontrolleras först. Sedan kan ni anteckna.`}</Note>
      )}
      {isRecording && (
        <>
          {records('evaluation') && <Evaluations meeting={meeting} item={item} />}
          {records('child-view', 'guardian-view') && (
            <>
              <Views meeting={meeting} views={item.views} />
              <SpeakView meeting={meeting} item={item} />
            </>
          )}
          {records('shared-fact') && (
            <>
              <Facts meeting={meeting} item={item} />
              {gives && <ShareFact meeting={meeting} item={item} />}
            </>
          )}
          {records('commitment-report') && <ReviewCommitments meeting={meeting} />}
          {records('commitment-settlement') && <ReviewCommitments meeting={meeting} settles />}
          {records('goal', 'goal-mark', 'goal-state') && <Goals meeting={meeting} item={item} />}
          {records('commitment', 'approval') && <MadeHere meeting={meeting} />}
          {records('commitment') && <NewCommitment meeting={meeting} />}
          {records('closure') && <Closure meeting={meeting} />}
          {records('next-meeting', 'approval') && <NextMeeting meeting={meeting} />}
          {records('note') && <ItemNote meeting={meeting} item={item} />}
          <Decisions item={item} />
          <Row gap={2}>
            <MakeDecision meeting={meeting} item={item} />
            <SetAside meeting={meeting} item={item} />
          </Row>
        </>
      )}
    </Stack>
  )
}

/** An item of the agenda is never dropped: it is set aside, with the reason for all to read. */
const SetAside = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(setItemAside)
  const problem = useFormProblem(act.error)
  if (item.state === 'not-applicable') return <Note icon={SkipForward}>{t`Punkten utgår: ${item.reason ?? ''}`}</Note>
  if (!check(maySetItemAside, meeting.you, { ...meeting, isCheck: item.records.includes('consent-check') }).ok) return null
  return (
    <>
      <Button kind="quiet" icon={SkipForward} onPress={() => setOpen(true)}>
        {t`Punkten utgår`}
      </Button>
      <Dialog title={t`Varför utgår punkten?`} isOpen={isOpen} onOpenChange={setOpen}>
        <Form
          problem={problem}
          onSubmit={() =>
            act.mutate(
              { params: { caseId: meeting.caseId, meetingId: meeting.id, itemId: item.id }, body: { reason } },
              { onSuccess: () => setOpen(false) },
            )
          }
        >
          <TextArea name="reason" label={t`Skälet`} hint={t`Står i anteckningarna.`} isRequired autoFocus rows={2} maxLength={300} value={reason} onChange={setReason} />
          <Row justify="end">
            <Button onPress={() => setOpen(false)}>{t`Avbryt`}</Button>
            <Button type="submit" kind="primary" isPending={act.isPending}>{t`Spara`}</Button>
          </Row>
        </Form>
      </Dialog>
    </>
  )
}
