import { checkWithdrawal } from '@kring/contract/noted-signatures'
import { CheckHow, CheckOutcome, mayCheckWithdrawal, type NotedWithdrawal } from '@kring/domain/noted-signatures'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, CircleAlert, Clock } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Badge } from '../../ui/badge.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { checkHowWords, outcomeWords, withdrawalMethodWords } from './noted-words.ts'

/** What was taken back by word or letter, and whether anybody knows that it was they. */
export const WithdrawalsCard = ({ withdrawals }: { withdrawals: readonly NotedWithdrawal[] }) => {
  const { t } = useLingui()
  return (
    <Card title={t`Tillbakataget utanför Kring`} level={3}>
      <List>{withdrawals.map((withdrawal) => <WithdrawalRow key={withdrawal.id} withdrawal={withdrawal} />)}</List>
    </Card>
  )
}

const WithdrawalRow = ({ withdrawal }: { withdrawal: NotedWithdrawal }) => {
  const { t, i18n } = useLingui()
  const { parties, you } = useCase()
  const [isOpen, setOpen] = useState(false)
  const labelOf = (partyId: string | null) => parties.find(({ id }) => id === partyId)?.label ?? ''
  const wasNotThem = withdrawal.checks.some(({ outcome }) => outcome === 'not-them')
  return (
    <ListRow
      title={labelOf(withdrawal.partyId)}
      note={
        <>
          {i18n._(withdrawalMethodWords[withdrawal.method])} <DateText at={withdrawal.notedAt} />
          {withdrawal.towards && <> · {t`Bara ${labelOf(withdrawal.towards)}`}</>}
        </>
      }
    >
      <Stack gap={3}>
        <Row>
          {wasNotThem ? (
            <Badge tone="danger" icon={CircleAlert}>{t`Det var någon annan`}</Badge>
          ) : withdrawal.isChecked ? (
            <Badge tone="ok" icon={Check}>{t`Kontrollerat`}</Badge>
          ) : (
            <Badge tone="warn" icon={Clock}>{t`Vem det var är inte kontrollerat än`}</Badge>
          )}
        </Row>
        {withdrawal.checks.map(({ how, outcome, note, by, at }) => (
          <Stack key={at} gap={1}>
            <Muted>
              {i18n._(checkHowWords[how])} · {i18n._(outcomeWords[outcome])} · <Trans>{by} <DateText at={at} /></Trans>
            </Muted>
            {note && <Written>{note}</Written>}
          </Stack>
        ))}
        {wasNotThem && (
          <Band tone="warn" title={t`Inget öppnas igen av sig självt.`}>
            {t`Delningen har stoppats och personen har fått veta det på sin sida. Vill familjen fortsätta behöver ni be om samtycke på nytt.`}
          </Band>
        )}
        <May rule={mayCheckWithdrawal} on={withdrawal} you={you} otherwise={null}>
          <Row>
            <Button onPress={() => setOpen(true)}>{t`Kontrollera`}</Button>
          </Row>
        </May>
        <Dialog title={t`Vem var det?`} isOpen={isOpen} onOpenChange={setOpen}>
          <CheckForm withdrawalId={withdrawal.id} onDone={() => setOpen(false)} />
        </Dialog>
      </Stack>
    </ListRow>
  )
}

const CheckForm = ({ withdrawalId, onDone }: { withdrawalId: string; onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const [how, setHow] = useState<CheckHow | null>(null)
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null)
  const [note, setNote] = useState('')
  const act = useAct(checkWithdrawal)
  const problem = useFormProblem(act.error)
  const send = () => {
    if (!how || !outcome) return
    act.mutate({ params: { caseId, withdrawalId }, body: { how, outcome, note: note.trim() || undefined } }, { onSuccess: () => { onDone(); toast(t`Antecknat.`) } })
  }
  return (
    <Form problem={problem} onSubmit={send}>
      <p>{t`Samtycket är tillbakataget, vem det än var. Ring upp på ett nummer som ni kände till sedan tidigare, inte det som ringde.`}</p>
      <Choice name="how" label={t`Hur kontrollerade du?`} isRequired value={how} onChange={setHow} options={CheckHow.options.map((value) => ({ value, label: i18n._(checkHowWords[value]) }))} />
      <Choice name="outcome" label={t`Vad kom du fram till?`} isRequired value={outcome} onChange={setOutcome} options={CheckOutcome.options.map((value) => ({ value, label: i18n._(outcomeWords[value]) }))} />
      <TextArea name="note" label={t`Något att tillägga?`} optional rows={2} maxLength={500} value={note} onChange={setNote} />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
