import { makePaperForm } from '@kring/contract/noted-signatures'
import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { languages } from '../../i18n.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { useCase } from '../cases/case-frame.tsx'

/** For whom a paper is printed, and in which language beside the Swedish. */
export const ChoosePaperForm = ({ among, requestId, isOpen, onOpenChange }: { among: readonly string[]; requestId: string; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) => {
  const { t } = useLingui()
  const { id: caseId, parties } = useCase()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const [language, setLanguage] = useState('sv')
  const make = useAct(makePaperForm)
  const problem = useFormProblem(make.error)
  const partyId = chosen ?? (among.length === 1 ? among[0]! : null)
  const show = () => {
    if (!partyId) return
    make.mutate({ params: { caseId, requestId }, body: { partyId } }, {
      onSuccess: ({ id }) => void navigate({ to: '/arenden/$caseId/samtycke/papper/$paperFormId', params: { caseId, paperFormId: id }, search: language === 'sv' ? {} : { sprak: language } }),
    })
  }
  return (
    <Dialog title={t`Blankett att skriva under`} isOpen={isOpen} onOpenChange={onOpenChange}>
      <Form problem={problem} onSubmit={show}>
        <Choice
          name="partyId"
          label={t`Vem ska skriva under?`}
          isRequired
          value={partyId}
          onChange={setChosen}
          options={among.map((value) => ({ value, label: parties.find(({ id }) => id === value)?.label ?? '' }))}
        />
        <Select
          label={t`På vilket språk läser personen?`}
          hint={t`Den svenska texten är alltid med. Det är den som skrivs under.`}
          value={language}
          onChange={setLanguage}
          options={languages.map(({ locale, name }) => ({ value: locale, label: name }))}
        />
        <Row justify="end">
          <Button onPress={() => onOpenChange(false)}>{t`Avbryt`}</Button>
          <Button type="submit" kind="primary" isPending={make.isPending}>{t`Visa blanketten`}</Button>
        </Row>
      </Form>
    </Dialog>
  )
}
