import { moveCase } from '@kring/contract/cases'
import { mayMoveCase, PauseGround, type CaseState } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { useCase } from './case-frame.tsx'
import { pauseWords } from './case-words.ts'

/** Takes the case to another state with one press. Shown to whoever may. */
export const MoveCase = ({ to, kind, children }: { to: CaseState; kind?: 'primary' | 'secondary'; children: ReactNode }) => {
  const { id, state, states, you } = useCase()
  const move = useAct(moveCase)
  if (!state) return null
  return (
    <May rule={mayMoveCase} on={{ state, to, states }} you={you} otherwise={null}>
      <Button kind={kind} isPending={move.isPending} onPress={() => move.mutate({ params: { caseId: id }, body: { state: to } })}>
        {children}
      </Button>
      <TroubleLine trouble={move.error} />
    </May>
  )
}

interface Reasoned {
  to: CaseState
  title: string
  /** The question that the reason answers. */
  label: string
  hint: string
  confirm: string
}

/** Takes the case to a state that needs a reason in words, which everybody who follows the case can read. */
export const MoveCaseWithReason = ({ children, ...reasoned }: Reasoned & { children: ReactNode }) => {
  const { state, states, you } = useCase()
  const [isOpen, setOpen] = useState(false)
  if (!state) return null
  return (
    <May rule={mayMoveCase} on={{ state, to: reasoned.to, states }} you={you} otherwise={null}>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {children}
      </Button>
      <MoveCaseDialog {...reasoned} isOpen={isOpen} onClose={() => setOpen(false)} />
    </May>
  )
}

/** What the dialog says for each state that a case can be moved to with a reason. */
export const useMoveWords = () => {
  const { t } = useLingui()
  const everybody = t`Alla som är med i ärendet läser skälet.`
  return {
    paused: { title: t`Pausa samverkan`, label: t`Vad behöver de andra veta?`, hint: everybody, confirm: t`Pausa` },
    active: { title: t`Ta upp samverkan igen`, label: t`Vad har ändrats?`, hint: everybody, confirm: t`Ta upp igen` },
    closing: { title: t`Börja avsluta`, label: t`Varför avslutar ni?`, hint: everybody, confirm: t`Börja avsluta` },
    'follow-up': {
      title: t`Följ upp ärendet`, label: t`Vad följer ni upp, och vilken dag?`, confirm: t`Börja följa upp`,
      hint: t`Uppföljningen öppnar inget: utan nytt samtycke delas inga nya uppgifter. Skriv utan namn.`,
    },
    closed: { title: t`Avsluta uppföljningen`, label: t`Vad kom ni fram till?`, hint: everybody, confirm: t`Avsluta` },
  }
}
export type Move = keyof ReturnType<typeof useMoveWords>

/** The dialog that asks for the reason, and for the ground of a pause, and moves the case. */
export const MoveCaseDialog = ({ to, title, label, hint, confirm, isOpen, onClose }: Reasoned & { isOpen: boolean; onClose: () => void }) => {
  const { t, i18n } = useLingui()
  const { id } = useCase()
  const [pause, setPause] = useState<PauseGround | null>(null)
  const [reason, setReason] = useState('')
  const move = useAct(moveCase)
  return (
    <Dialog title={title} isOpen={isOpen} onOpenChange={onClose}>
      <Form
        problem={useFormProblem(move.error)}
        onSubmit={() => move.mutate({ params: { caseId: id }, body: { state: to, ...(pause && { pause }), ...(reason.trim() && { reason }) } }, { onSuccess: onClose })}
      >
        {to === 'paused' && (
          <Choice
            name="pause"
            label={t`Vad är grunden?`}
            isRequired
            value={pause}
            onChange={setPause}
            options={PauseGround.options.map((value) => ({ value, label: i18n._(pauseWords[value]) }))}
          />
        )}
        <TextArea name="reason" label={label} hint={hint} isRequired={to !== 'paused' || pause === 'other'} autoFocus={to !== 'paused'} maxLength={500} value={reason} onChange={setReason} />
        <Row justify="end">
          <Button onPress={onClose}>{t`Avbryt`}</Button>
          <Button type="submit" kind="primary" isPending={move.isPending}>
            {confirm}
          </Button>
        </Row>
      </Form>
    </Dialog>
  )
}
