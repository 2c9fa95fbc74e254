import { withdrawConsent } from '@kring/contract/consent'
import { mayWithdrawConsent, partiesTakenBack, type Consent } from '@kring/domain/consent'
import { check } from '@kring/domain/kernel/rule'
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

/** Notes that somebody has taken their consent back by word or letter. It takes effect at once. */
export const WithdrawFor = ({ consent }: { consent: Consent }) => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const [isOpen, setOpen] = useState(false)
  const [who, setWho] = useState<string | null>(null)
  const [towards, setTowards] = useState('all')
  const [method, setMethod] = useState<Said | null>(null)
  const act = useAct(withdrawConsent)
  const problem = useFormProblem(act.error)
  const request = consent.requests.find(({ ended, answers }) => !ended && answers.some(({ answer }) => answer === 'signed'))
  if (!request) return null
  const signers = request.answers.filter(
    ({ answer }) => answer === 'signed' && check(mayWithdrawConsent, you, { forAnother: true, answer, isTakenBack: false }).ok,
  )
  const labelOf = (partyId: string) => consent.parties.find(({ id }) => id === partyId)?.label ?? ''
  const agencies = request.confirmations.filter(({ partyId }) => !partiesTakenBack(request).includes(partyId) && !you.parties.includes(partyId))
  if (signers.length === 0) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t`Anteckna att samtycket tas tillbaka`}</Button>
      <Dialog title={t`Samtycket tas tillbaka`} isOpen={isOpen} onOpenChange={setOpen}>
        <Form
          problem={problem}
          onSubmit={() => {
            if (!who || !method) return
            act.mutate(
              {
                params: { caseId, requestId: request.id },
                body: { towards: towards === 'all' ? null : towards, method, forPartyId: who },
              },
              {
                onSuccess: () => {
                  setOpen(false)
                  toast(t`Samtycket är tillbakataget. Delningen har stoppats.`)
                },
              },
            )
          }}
        >
          <p>{t`Delningen stoppas genast. Det som redan är skrivet ligger kvar hos den som skrev det. Fråga inte varför.`}</p>
          <Choice
            name="forPartyId"
            label={t`Vem tar tillbaka?`}
            isRequired
            value={who}
            onChange={setWho}
            options={signers.map(({ partyId }) => ({ value: partyId, label: labelOf(partyId) }))}
          />
          <Choice
            name="towards"
            label={t`Vad gäller det?`}
            value={towards}
            onChange={setTowards}
            options={[
              { value: 'all', label: t`Hela samtycket` },
              ...agencies.map(({ partyId }) => ({ value: partyId, label: t`Bara ${labelOf(partyId)}` })),
            ]}
          />
          <SaidHow value={method} onChange={setMethod} />
          <Row justify="end">
            <Button onPress={() => setOpen(false)}>{t`Avbryt`}</Button>
            <Button type="submit" kind="danger" isPending={act.isPending}>{t`Ta tillbaka samtycket`}</Button>
          </Row>
        </Form>
      </Dialog>
    </>
  )
}
