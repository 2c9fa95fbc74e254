import { noteRefusal } from '@kring/contract/consent'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { SaidHow, type Said } from './said-how.tsx'

/** Notes that somebody has said no by word or letter. Nobody is asked why, and nobody is reminded after it. */
export const RefuseFor = ({ requestId, waiting }: { requestId: string; /** Whose answer is waited for, by name. */ waiting: readonly { partyId: string; label: string }[] }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [isOpen, setOpen] = useState(false)
  const [who, setWho] = useState<string | null>(null)
  const [method, setMethod] = useState<Said | null>(null)
  const act = useAct(noteRefusal)
  const problem = useFormProblem(act.error)
  if (waiting.length === 0) return null
  const forPartyId = who ?? (waiting.length === 1 ? waiting[0]!.partyId : null)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t`Anteckna ett nej`}</Button>
      <Dialog title={t`Någon har sagt nej`} isOpen={isOpen} onOpenChange={setOpen}>
        <Form
          problem={problem}
          onSubmit={() => {
            if (!forPartyId || !method) return
            act.mutate(
              { params: { caseId, requestId }, body: { forPartyId, method } },
              {
                onSuccess: () => {
                  setOpen(false)
                  toast(t`Antecknat. Ingen påminns mer.`)
                },
              },
            )
          }}
        >
          <p>{t`Ett nej behöver inget skäl. Den som har sagt nej ser det på sin egen sida.`}</p>
          <Choice
            name="forPartyId" label={t`Vem har sagt nej?`} isRequired value={forPartyId} onChange={setWho}
            options={waiting.map(({ partyId, label }) => ({ value: partyId, label }))}
          />
          <SaidHow value={method} onChange={setMethod} />
          <Row justify="end">
            <Button onPress={() => setOpen(false)}>{t`Avbryt`}</Button>
            <Button type="submit" kind="primary" isPending={act.isPending}>{t`Anteckna nej`}</Button>
          </Row>
        </Form>
      </Dialog>
    </>
  )
}
