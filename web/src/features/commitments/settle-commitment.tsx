import { settleCommitment } from '@kring/contract/commitments'
import { isRelative } from '@kring/domain/actor'
import { maySettleCommitment, type Commitment } from '@kring/domain/commitments'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'

/** For the coordinator: an open promise that will not be kept as it stands is closed, or goes to a named owner. */
export const SettleCommitment = ({ commitment, onDone }: { commitment: Commitment; onDone: () => void }) => {
  const { t } = useLingui()
  const { you } = useCase()
  return (
    <May rule={maySettleCommitment} on={commitment} you={you} otherwise={null}>
      <Disclosure title={t`Avsluta eller lämna över`}>
        <SettleForm commitment={commitment} onDone={onDone} />
      </Disclosure>
    </May>
  )
}

const SettleForm = ({ commitment, onDone }: { commitment: Commitment; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId, parties } = useCase()
  const [how, setHow] = useState<'closed' | 'handed-over' | null>(null)
  const [ownerId, setOwnerId] = useState('')
  const [reason, setReason] = useState('')
  const settle = useAct(settleCommitment)
  return (
    <Form
      problem={useFormProblem(settle.error)}
      onSubmit={() => {
        if (!how) return
        const body = how === 'closed' ? { how, reason } : { how, ownerId, reason }
        settle.mutate(
          { params: { caseId, commitmentId: commitment.id }, body, ifMatch: `"${commitment.version}"` },
          {
            onSuccess: () => {
              toast(how === 'closed' ? t`Åtagandet är avslutat.` : t`Åtagandet är överlämnat.`)
              onDone()
            },
          },
        )
      }}
    >
      <Choice
        name="how"
        label={t`Vad händer med åtagandet?`}
        isRequired
        value={how}
        onChange={setHow}
        options={[
          { value: 'closed', label: t`Det avslutas utan att bli gjort` },
          { value: 'handed-over', label: t`Någon annan tar över det` },
        ]}
      />
      {how === 'handed-over' && (
        <Select
          name="ownerId"
          label={t`Vem tar över?`}
          isRequired
          value={ownerId}
          onChange={setOwnerId}
          options={parties
            .filter((party) => !party.endedAt && party.id !== commitment.ownerId && !isRelative(party))
            .map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <TextArea name="reason" label={t`Varför?`} isRequired rows={2} maxLength={300} value={reason} onChange={setReason} />
      <Row>
        <Button type="submit" isPending={settle.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
