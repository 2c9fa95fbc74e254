import { moveCase } from '@kring/contract/cases'
import { mayMoveCase, type CaseState } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { useCase } from './case-frame.tsx'

/** Takes the case to another state with one press. Shown to whoever may. */
export const MoveCase = ({ to, kind, children }: { to: CaseState; kind?: 'primary' | 'secondary'; children: ReactNode }) => {
  const { id, state, you } = useCase()
  const move = useAct(moveCase)
  if (!state) return null
  return (
    <May rule={mayMoveCase} on={{ state, to }} you={you} otherwise={null}>
      <Button kind={kind} isPending={move.isPending} onPress={() => move.mutate({ params: { caseId: id }, body: { state: to } })}>
        {children}
      </Button>
      <TroubleLine trouble={move.error} />
    </May>
  )
}

/** Takes the case to a state that needs a reason in words, which everybody who follows the case can read. */
export const MoveCaseWithReason = ({
  to,
  title,
  label,
  hint,
  confirm,
  children,
}: {
  to: CaseState
  title: string
  /** The question that the reason answers. */
  label: string
  hint: string
  confirm: string
  /** The words of the button that opens it. */
  children: ReactNode
}) => {
  const { t } = useLingui()
  const { id, state, you } = useCase()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const move = useAct(moveCase)
  const problem = useFormProblem(move.error)
  if (!state) return null
  return (
    <May rule={mayMoveCase} on={{ state, to }} you={you} otherwise={null}>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {children}
      </Button>
      <Dialog title={title} isOpen={isOpen} onOpenChange={setOpen}>
        <Form
          problem={problem}
          onSubmit={() =>
            move.mutate({ params: { caseId: id }, body: { state: to, reason } }, { onSuccess: () => setOpen(false) })
          }
        >
          <TextArea name="reason" label={label} hint={hint} isRequired autoFocus maxLength={500} value={reason} onChange={setReason} />
          <Row justify="end">
            <Button onPress={() => setOpen(false)}>{t`Avbryt`}</Button>
            <Button type="submit" kind="primary" isPending={move.isPending}>
              {confirm}
            </Button>
          </Row>
        </Form>
      </Dialog>
    </May>
  )
}
