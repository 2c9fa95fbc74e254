import { closeCase } from '@kring/contract/cases'
import { asksForEvaluation, ClosureReason, mayCloseCase } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { AlertDialog } from '../../ui/dialog.tsx'
import { DateField, TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { useCase } from './case-frame.tsx'
import { closureWords } from './case-words.ts'

interface Closing { reason: ClosureReason | ''; support: string; followUpOn: string; copyGivenOn: string }

/** Closes the case with its reason, once nothing is left open; a work that came to its end once the young person has evaluated it. */
export const CloseCase = ({
  today,
  copyGivenOn: usually = '',
  openCommitments,
  youthHasAnswered,
  onClosed,
}: {
  today: string
  /** The day that stands there at first. */
  copyGivenOn?: string
  openCommitments: number
  youthHasAnswered: boolean
  onClosed?: () => void
}) => {
  const { t, i18n } = useLingui()
  const { id: caseId, state, you } = useCase()
  const draft = useDraft<Closing>(`closure:${caseId}`, { reason: '', support: '', followUpOn: '', copyGivenOn: usually })
  const { reason, support, followUpOn, copyGivenOn } = draft.value
  const write = (change: Partial<Closing>) => draft.write({ ...draft.value, ...change })
  const [asks, setAsks] = useState(false)
  const act = useAct(closeCase)
  // The form opens for a reason that asks for nothing more; the reason that is then chosen may ask for the evaluation.
  const on = { state: state ?? 'closed', reason: 'aborted', openCommitments, youthHasAnswered } as const
  // A work that never began comes to no end of its own.
  const reasons = ClosureReason.options.filter((one) => state === 'closing' || youthHasAnswered || !asksForEvaluation(one))
  return (
    <May rule={mayCloseCase} on={on} you={you}>
      <Form problem={useFormProblem(act.error)} onSubmit={() => setAsks(true)}>
        <Select
          name="reason"
          label={t`Varför avslutar vi?`}
          isRequired
          value={reason}
          onChange={(chosen) => write({ reason: chosen })}
          options={reasons.map((value) => ({ value, label: i18n._(closureWords[value]) }))}
        />
        <TextArea
          name="continuingSupport"
          label={t`Vilket stöd finns kvar?`}
          hint={t`Familjen läser det.`}
          optional
          rows={2}
          maxLength={2000}
          value={support}
          onChange={(words) => write({ support: words })}
        />
        <Row gap={4} align="start">
          <DateField
            name="copyGivenOn"
            label={t`Familjen fick sin kopia`}
            {...(reason && asksForEvaluation(reason) ? { isRequired: true } : { optional: true })}
            max={today}
            value={copyGivenOn}
            onChange={(day) => write({ copyGivenOn: day })}
          />
          <DateField name="followUpOn" label={t`Vi hörs igen`} optional min={today} value={followUpOn} onChange={(day) => write({ followUpOn: day })} />
        </Row>
        <Stack gap={2}>
          <DraftLine state={draft.state} />
          <May rule={mayCloseCase} on={{ ...on, reason: reason || on.reason }} you={you}>
            <Row>
              <Button type="submit" kind="primary">{t`Avsluta ärendet`}</Button>
            </Row>
          </May>
        </Stack>
      </Form>
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
              body: { reason, ...(copyGivenOn && { copyGivenOn }), ...(support.trim() && { continuingSupport: support }), ...(followUpOn && { followUpOn }) },
            },
            {
              onSuccess: () => {
                setAsks(false)
                draft.drop()
                onClosed?.()
              },
              onError: () => setAsks(false),
            },
          )
        }
      >
        <p>{t`Efter det kan ingen skriva något nytt i ärendet. Mötet kan du avsluta efteråt.`}</p>
      </AlertDialog>
    </May>
  )
}
