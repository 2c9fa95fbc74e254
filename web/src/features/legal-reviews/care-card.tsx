import { listLegalReviews, noteCare } from '@kring/contract/legal-reviews'
import { isOpen as isOpenCase } from '@kring/domain/cases'
import type { LvuCare } from '@kring/domain/legal-reviews'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf } from '../../ui/dates.ts'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DateField, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Muted } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { reviewWords } from './review-words.ts'

/** That the young person is in care under LVU, as it was last found; for the coordinator. */
export const CareCard = () => {
  const { t, i18n } = useLingui()
  const { id: caseId, state } = useCase()
  const [isOpen, setOpen] = useState(false)
  const view = useView(listLegalReviews, { params: { caseId } })
  return (
    <Shown view={view} isPart skeleton={null}>
      {({ care }) => (
        <Card title={i18n._(reviewWords['lvu-care'].title)} action={state && isOpenCase({ state }) && <Button onPress={() => setOpen(true)}>{care ? t`Ändra` : t`Anteckna vård`}</Button>}>
          {care ? (
            <Stack gap={2}>
              <p>
                {care.untilOn
                  ? <Trans>Från <DateText at={care.fromOn} /> till och med <DateText at={care.untilOn} />.</Trans>
                  : <Trans>Från <DateText at={care.fromOn} />, inget slut är bestämt.</Trans>}
              </p>
              <Muted>
                <Trans>{care.source}, kontrollerat <DateText at={care.checkedOn} /></Trans>
              </Muted>
            </Stack>
          ) : (
            <Muted>{t`Vårdas den unge enligt LVU, anteckna det. Då behövs en rättslig prövning innan familjen tillfrågas.`}</Muted>
          )}
          <Dialog title={i18n._(reviewWords['lvu-care'].title)} isOpen={isOpen} onOpenChange={setOpen}>
            <CareForm care={care} onDone={() => setOpen(false)} />
          </Dialog>
        </Card>
      )}
    </Shown>
  )
}

const CareForm = ({ care, onDone }: { care: LvuCare | null; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [value, setValue] = useState({ fromOn: care?.fromOn ?? '', untilOn: care?.untilOn ?? '', source: care?.source ?? '', checkedOn: dayOf() })
  const set = (part: Partial<typeof value>) => setValue({ ...value, ...part })
  const note = useAct(noteCare)
  return (
    <Form
      problem={useFormProblem(note.error)}
      onSubmit={() => note.mutate({ params: { caseId }, body: { ...value, source: value.source.trim(), untilOn: value.untilOn || undefined } }, { onSuccess: onDone })}
    >
      <DateField name="fromOn" label={t`Från vilken dag?`} isRequired value={value.fromOn} onChange={(fromOn) => set({ fromOn })} />
      <DateField name="untilOn" label={t`Till och med vilken dag?`} hint={t`Lämna tomt om inget slut är bestämt.`} optional value={value.untilOn} onChange={(untilOn) => set({ untilOn })} />
      <TextField name="source" label={t`Hur vet ni det?`} hint={t`Till exempel dom eller beslut`} isRequired maxLength={300} autoComplete="off" value={value.source} onChange={(source) => set({ source })} />
      <DateField name="checkedOn" label={t`Vilken dag kontrollerade ni?`} isRequired max={dayOf()} value={value.checkedOn} onChange={(checkedOn) => set({ checkedOn })} />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={note.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
