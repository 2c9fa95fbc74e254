import { addParty, listFunctions } from '@kring/contract/cases'
import { missingKinds } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { Building2, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckList } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { toast } from '../../ui/toast.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import { useCase } from './case-frame.tsx'

/** Foresees agencies in the team, several at once. They learn nothing by it. */
export const AddParty = ({ taken }: { taken: readonly string[] }) => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={Building2} onPress={() => setOpen(true)}>{t`Lägg till verksamhet`}</Button>
      <Dialog title={t`Vilka verksamheter behövs?`} isOpen={isOpen} onOpenChange={setOpen}>
        <AgencyList taken={taken} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

const AgencyList = ({ taken, onDone }: { taken: readonly string[]; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId, requiredAgencyKinds, parties } = useCase()
  const missing = missingKinds(requiredAgencyKinds, parties.filter(({ endedAt }) => !endedAt))
  const word = useAgencyWord()
  const functions = useView(listFunctions, { query: {} })
  const [chosen, setChosen] = useState<string[]>([])
  const add = useAct(addParty)
  const problem = useFormProblem(add.error)
  const send = async () => {
    for (const functionId of chosen) await add.mutateAsync({ params: { caseId }, body: { functionId } })
    toast(t`Tillagt. De ser ingenting förrän det finns samtycke.`)
    onDone()
  }
  return (
    <Form problem={problem} onSubmit={() => void send().catch(() => undefined)}>
      <Note icon={EyeOff}>{t`De får inte veta att ärendet finns förrän familjen har samtyckt.`}</Note>
      <Shown view={functions}>
        {({ functions: all }) => (
          <CheckList
            label={t`Välj funktioner, inte personer`}
            isRequired
            value={chosen}
            onChange={setChosen}
            options={all
              .filter(({ id, coordinates }) => !coordinates && !taken.includes(id))
              .sort((one, other) => rank(one.agency.kind) - rank(other.agency.kind))
              .map(({ id, name, agency }) => ({ value: id, label: `${agency.name}, ${name}`, hint: word(agency.kind) }))}
          />
        )}
      </Shown>
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={add.isPending} isDisabled={chosen.length === 0}>{t`Lägg till`}</Button>
      </Row>
    </Form>
  )

  /** What the kind of case requires and does not have yet comes first. */
  function rank(kind: string) {
    return missing.includes(kind) ? 0 : 1
  }
}
