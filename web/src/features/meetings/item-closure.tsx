import { closeCase, listEvaluations } from '@kring/contract/cases'
import { ClosureReason, mayCloseCase } from '@kring/domain/cases'
import { isOpenCommitment } from '@kring/domain/commitments'
import type { Meeting } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/dates.ts'
import { AlertDialog } from '../../ui/dialog.tsx'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { closureWords } from '../cases/case-words.ts'
import { useCommitments } from './item-commitments.tsx'
import { StartClosing } from './item-evaluation.tsx'

/** Closes the case with its reason, once nothing is left open; a work that came to its end once the young person has evaluated it. */
export const Closure = ({ meeting }: { meeting: Meeting }) => {
  const { t } = useLingui()
  const { id: caseId, state, you } = useCase()
  const waitsFor = useView(listEvaluations, { params: { caseId } }).data?.waitsFor
  const commitments = useCommitments(meeting).data
  const [reason, setReason] = useState<ClosureReason | ''>('')
  const [support, setSupport] = useState('')
  const [followUpOn, setFollowUp] = useState('')
  const [copyGivenOn, setCopy] = useState(dayOf(meeting.serverNow))
  const [asks, setAsks] = useState(false)
  const act = useAct(closeCase)
  const problem = useFormProblem(act.error)
  const words = useClosureWords()
  if (state === 'closed') return <Band tone="ok">{t`Ärendet är avslutat. Avsluta mötet när ni är klara.`}</Band>
  const youthHasAnswered = waitsFor !== undefined && waitsFor !== 'youth'
  const openCommitments = commitments?.items.filter(isOpenCommitment).length ?? 0
  // The form opens for a reason that asks for nothing more; the reason that is then chosen may ask for the evaluation.
  const on = { state: state ?? 'closed', reason: 'aborted', openCommitments, youthHasAnswered } as const
  return (
    <Stack gap={4}>
      <StartClosing />
      <May rule={mayCloseCase} on={on} you={you}>
        <Form problem={problem} onSubmit={() => setAsks(true)}>
          <Select
            name="reason"
            label={t`Varför avslutar vi?`}
            isRequired
            value={reason}
            onChange={setReason}
            options={ClosureReason.options.map((value) => ({ value, label: words(value) }))}
          />
          <TextArea name="continuingSupport" label={t`Vilket stöd finns kvar?`} optional rows={2} maxLength={2000} value={support} onChange={setSupport} />
          <Row gap={4} align="start">
            <DateField name="copyGivenOn" label={t`Familjen fick sin kopia`} isRequired max={dayOf(meeting.serverNow)} value={copyGivenOn} onChange={setCopy} />
            <DateField name="followUpOn" label={t`Vi hörs igen`} optional min={dayOf(meeting.serverNow)} value={followUpOn} onChange={setFollowUp} />
          </Row>
          <May rule={mayCloseCase} on={{ ...on, reason: reason || on.reason }} you={you}>
            <Row>
              <Button type="submit" kind="primary">{t`Avsluta ärendet`}</Button>
            </Row>
          </May>
        </Form>
      </May>
      <AlertDialog
        title={t`Avsluta ärendet?`}
        isOpen={asks}
        onOpenChange={setAsks}
        confirm={t`Avsluta ärendet`}
        kind="primary"
        isPending={act.isPending}
        onConfirm={() =>
          reason &&
          act.mutate(
            {
              params: { caseId },
              body: { reason, copyGivenOn, ...(support.trim() && { continuingSupport: support }), ...(followUpOn && { followUpOn }) },
            },
            { onSettled: () => setAsks(false) },
          )
        }
      >
        <p>{t`Efter det kan ingen skriva något nytt i ärendet. Mötet kan du avsluta efteråt.`}</p>
      </AlertDialog>
    </Stack>
  )
}

const useClosureWords = () => {
  const { i18n } = useLingui()
  return (reason: ClosureReason) => i18n._(closureWords[reason])
}
