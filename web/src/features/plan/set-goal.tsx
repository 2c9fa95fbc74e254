import { setGoal } from '@kring/contract/plan'
import { check } from '@kring/domain/kernel/rule'
import { LifeArea, maySetGoal, type Term, type Voice } from '@kring/domain/plan'
import { useLingui } from '@lingui/react/macro'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useDraft } from '../drafts/use-draft.ts'
import { lifeAreaWords } from './goal-words.ts'

type Area = z.infer<typeof LifeArea>

/** Sets a goal, in the young person's words where one may write them down. Nothing for those who may not set one. */
export const SetGoal = ({ openGoals, isFirst = false }: { openGoals: number; isFirst?: boolean }) => {
  const { t } = useLingui()
  const file = useCase()
  const [isOpen, setOpen] = useState(false)
  const may = (voice: Voice) => check(maySetGoal, file.you, { caseState: file.state ?? 'closed', voices: [voice], openGoals }).ok
  if (!may('youth') && !may('professionals')) return null
  return (
    <div data-print="hide">
      <Button kind={isFirst ? 'primary' : 'secondary'} icon={Plus} onPress={() => setOpen(true)}>
        {t`Nytt mål`}
      </Button>
      <Dialog title={t`Nytt mål`} isOpen={isOpen} onOpenChange={setOpen}>
        <GoalForm voices={(['youth', 'professionals'] as const).filter(may)} onDone={() => setOpen(false)} />
      </Dialog>
    </div>
  )
}

interface Written {
  youth: string
  professionals: string
  area: Area | ''
  term: z.infer<typeof Term>
}

const GoalForm = ({ voices, onDone }: { voices: readonly Voice[]; onDone: () => void }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const draft = useDraft<Written>(`goal:${caseId}`, { youth: '', professionals: '', area: '', term: 'short' })
  const act = useAct(setGoal)
  const { youth, professionals, area, term } = draft.value
  const set = (part: Partial<Written>) => draft.write({ ...draft.value, ...part })
  const takesYouth = voices.includes('youth')
  return (
    <Form
      problem={useFormProblem(act.error)}
      onSubmit={() =>
        area &&
        act.mutate(
          { params: { caseId }, body: { youthWords: youth.trim() || undefined, professionalWords: professionals.trim() || undefined, area, term } },
          {
            onSuccess: () => {
              draft.drop()
              onDone()
            },
          },
        )
      }
    >
      {takesYouth && (
        <TextArea
          name="youthWords"
          label={t`Den unges egna ord`}
          hint={t`Skriv det som den unge säger, inte en bättre formulering.`}
          autoFocus
          isRequired={!professionals.trim()}
          rows={2}
          maxLength={500}
          value={youth}
          onChange={(youth) => set({ youth })}
        />
      )}
      {voices.includes('professionals') && (
        <TextArea
          name="professionalWords"
          label={t`Verksamheternas ord`}
          optional={takesYouth}
          isRequired={!takesYouth}
          rows={2}
          maxLength={500}
          value={professionals}
          onChange={(professionals) => set({ professionals })}
        />
      )}
      <Select
        name="area"
        label={t`Vad i livet gäller det?`}
        isRequired
        value={area}
        onChange={(area) => set({ area })}
        options={LifeArea.options.map((one) => ({ value: one, label: i18n._(lifeAreaWords[one]) }))}
      />
      <Choice
        label={t`Hur långt framåt?`}
        direction="row"
        value={term}
        onChange={(term) => set({ term })}
        options={[
          { value: 'short', label: t`Kort sikt`, hint: t`Några veckor` },
          { value: 'long', label: t`Lång sikt`, hint: t`Månader` },
        ]}
      />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={act.isPending}>{t`Spara målet`}</Button>
      </Row>
    </Form>
  )
}
