import { chooseLegalFrame } from '@kring/contract/cases'
import { LegalFrame as Frames, mayChooseLegalFrame, type LegalFrame as Frame } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useAct } from '../../api.ts'
import { May } from '../../may.tsx'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Muted } from '../../ui/text.tsx'
import { useCase } from './case-frame.tsx'
import { legalFrameMeanings, legalFrameWords } from './case-words.ts'

/** On what legal ground the young person takes part, and what follows for documentation and retention. For the coordinator. */
export const LegalFrame = () => {
  const { t, i18n } = useLingui()
  const { legalFrame, state, you } = useCase()
  const [isOpen, setOpen] = useState(false)
  if (!legalFrame || !state) return null
  return (
    <Card
      title={t`Rättslig ram`}
      action={
        <May rule={mayChooseLegalFrame} on={{ state }} you={you} otherwise={null}>
          <Button onPress={() => setOpen(true)}>{t`Ändra`}</Button>
          <Dialog title={t`Rättslig ram`} isOpen={isOpen} onOpenChange={setOpen}>
            <FrameForm chosen={legalFrame} onDone={() => setOpen(false)} />
          </Dialog>
        </May>
      }
    >
      <Stack gap={2}>
        <p>{i18n._(legalFrameWords[legalFrame])}</p>
        <Muted>{i18n._(legalFrameMeanings[legalFrame])}</Muted>
      </Stack>
    </Card>
  )
}

const FrameForm = ({ chosen, onDone }: { chosen: Frame; onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const [legalFrame, setLegalFrame] = useState(chosen)
  const act = useAct(chooseLegalFrame)
  return (
    <Form problem={useFormProblem(act.error)} onSubmit={() => act.mutate({ params: { caseId }, body: { legalFrame } }, { onSuccess: onDone })}>
      <Choice
        name="legalFrame"
        label={t`På vilken grund är den unge med?`}
        hint={t`Bara du som samordnare ser det.`}
        isRequired
        value={legalFrame}
        onChange={setLegalFrame}
        options={Frames.options.map((value) => ({ value, label: i18n._(legalFrameWords[value]), hint: i18n._(legalFrameMeanings[value]) }))}
      />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
