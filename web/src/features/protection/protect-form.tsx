import { protectCase } from '@kring/contract/protection'
import type { CaseProtection } from '@kring/domain/protection'
import { useLingui } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { CheckList, Choice } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'

/** The guardians who have a part in the case. */
export const useGuardians = () => useCase().parties.filter(({ kind, endedAt }) => kind === 'guardian' && !endedAt)

const noneOfThem = 'none'

/** Why the family must not be found, who is let in besides oneself, and whether one of the guardians is the danger. */
export const ProtectForm = ({ listable, onDone }: { listable: CaseProtection['listable']; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const guardians = useGuardians()
  const [ground, setGround] = useState('')
  const [personIds, setPersonIds] = useState<string[]>([])
  const [danger, setDanger] = useState<string | null>(null)
  const protect = useAct(protectCase)
  const problem = useFormProblem(protect.error)
  const send = () => {
    if (guardians.length > 0 && danger === null) return
    protect.mutate(
      { params: { caseId }, body: { ground: ground.trim(), personIds, dangerPartyIds: danger === null || danger === noneOfThem ? [] : [danger] } },
      {
        onSuccess: () => {
          onDone()
          toast(t`Ärendet är skyddat.`)
        },
      },
    )
  }
  return (
    <Form problem={problem} onSubmit={send}>
      <TextArea name="ground" label={t`Varför behöver familjen skyddas?`} hint={t`Skriv aldrig en adress eller en skola.`} isRequired autoFocus rows={3} maxLength={1000} value={ground} onChange={setGround} />
      {guardians.length > 0 && (
        <Choice
          name="dangerPartyIds"
          label={t`Är en av vårdnadshavarna ett hot, eller kan vara det?`}
          hint={t`Den personen utestängs genast, och tillfrågas eller meddelas inte genom tjänsten.`}
          isRequired
          value={danger}
          onChange={setDanger}
          options={[...guardians.map(({ id, label }) => ({ value: id, label })), { value: noneOfThem, label: t`Nej, ingen av dem` }]}
        />
      )}
      {listable.length > 0 && (
        <CheckList
          name="personIds"
          label={t`Vilka fler än du släpps in?`}
          hint={t`Så få som möjligt, och gärna en samordnare till. Alla andra förlorar ärendet genast och får inte veta varför.`}
          optional
          value={personIds}
          onChange={setPersonIds}
          options={listable.map((one) => ({ value: one.personId, label: one.name, hint: one.label }))}
        />
      )}
      <Note icon={EyeOff}>{t`Ärendet får ett kodnamn. Det finns inget fält för adress eller skola i tjänsten.`}</Note>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={protect.isPending}>{t`Skydda ärendet`}</Button>
      </Row>
    </Form>
  )
}
