import { makeException } from '@kring/contract/exceptions'
import { readConsentRule } from '@kring/contract/consent'
import type { ExceptionKind } from '@kring/domain/exceptions'
import { useLingui } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useDraft } from '../drafts/use-draft.ts'

interface Written { partyId: string | null; kind: ExceptionKind | null; reason: string; decidedBy: string; validUntilOn: string }
const nothing: Written = { partyId: null, kind: null, reason: '', decidedBy: '', validUntilOn: '' }

/** Notes that one guardian's signature is not waited for. What is written is kept until it is sent. */
export const MakeExceptionDialog = ({ among, isOpen, onOpenChange }: { among: readonly string[]; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) => {
  const { t } = useLingui()
  return (
    <Dialog title={t`Underskrift som inte inväntas`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <ExceptionForm among={among} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

const ExceptionForm = ({ among, onDone }: { among: readonly string[]; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId, parties } = useCase()
  const rule = useView(readConsentRule, { params: { caseId } }).data
  const draft = useDraft<Written>(`exception:${caseId}`, nothing)
  const make = useAct(makeException)
  const problem = useFormProblem(make.error)
  const { value } = draft
  const partyId = value.partyId ?? (among.length === 1 ? among[0]! : null)
  const set = (part: Partial<Written>) => draft.write({ ...value, ...part })
  const send = () => {
    if (!partyId || !value.kind) return
    make.mutate(
      { params: { caseId }, body: { partyId, kind: value.kind, reason: value.reason.trim(), decidedBy: value.decidedBy.trim(), validUntilOn: value.validUntilOn } },
      {
        onSuccess: () => {
          draft.drop()
          onDone()
          toast(t`Antecknat. En kollega behöver bekräfta det.`)
        },
      },
    )
  }
  const kinds = [
    { value: 'hindered' as const, label: t`Förhindrad`, hint: t`Frånvaro, sjukdom eller annat gör att vårdnadshavaren inte kan svara, och frågan kan inte vänta. Gäller inte beslut av ingripande betydelse (6 kap. 13 § föräldrabalken).` },
    { value: 'legal-review' as const, label: t`Efter rättslig prövning`, hint: t`Kommunens jurist har kommit fram till att vårdnadshavaren inte ska kontaktas eller tillfrågas.` },
  ]
  return (
    <Form problem={problem} onSubmit={send}>
      <Choice
        name="partyId"
        label={t`Vems underskrift inväntas inte?`}
        isRequired
        value={partyId}
        onChange={(partyId) => set({ partyId })}
        options={among.map((value) => ({ value, label: parties.find(({ id }) => id === value)?.label ?? '' }))}
      />
      <Choice
        name="kind"
        label={t`Av vilken anledning?`}
        isRequired
        value={value.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.filter(({ value }) => !rule || rule.exceptions.includes(value))}
      />
      <TextArea name="reason" label={t`Vad har hänt, och vad har ni försökt?`} isRequired rows={4} maxLength={1000} value={value.reason} onChange={(reason) => set({ reason })} />
      <TextField name="decidedBy" label={t`Vem har beslutat?`} hint={t`Namn och befattning`} isRequired maxLength={160} autoComplete="off" value={value.decidedBy} onChange={(decidedBy) => set({ decidedBy })} />
      <DateField
        name="validUntilOn" label={t`Till och med vilken dag?`} hint={t`Då prövas det igen.`} isRequired min={dayOf()}
        {...(rule && { max: rule.maxValidUntilOn })} value={value.validUntilOn} onChange={(validUntilOn) => set({ validUntilOn })}
      />
      <Note icon={EyeOff}>{t`Läses av: bara samordnarna. Det gäller när en annan samordnare har bekräftat det, och upphör om vårdnadshavaren säger nej.`}</Note>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={make.isPending}>{t`Anteckna`}</Button>
      </Row>
    </Form>
  )
}
