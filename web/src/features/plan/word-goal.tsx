import { wordGoal } from '@kring/contract/plan'
import type { Goal, Voice } from '@kring/domain/plan'
import { Trans, useLingui } from '@lingui/react/macro'
import { Problem, refresh, useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { Quote } from '../../ui/text.tsx'
import { Band } from '../../ui/band.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { DraftLine } from '../drafts/draft-line.tsx'
import { useDraft } from '../drafts/use-draft.ts'

/**
 * Words a goal anew. Where somebody else did so meanwhile, both texts stand beside each other and the writer chooses; what
 * was written is never lost.
 */
export const WordGoal = ({ goal, voice, onClose }: { goal: Goal; voice: Voice; onClose: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const now = goal.words[voice]
  const version = now?.version ?? 0
  const draft = useDraft(`goal-words:${goal.id}:${voice}`, { text: now?.text ?? '', over: version })
  const { text, over } = draft.value
  const act = useAct(wordGoal)
  const isStale = act.error instanceof Problem && act.error.code === 'stale'
  const isOvertaken = now !== null && over < version && now.text !== text
  const problem = useFormProblem(isStale ? null : act.error)
  return (
    <Dialog title={voice === 'youth' ? t`Den unges ord` : t`Verksamheternas ord`} isOpen onOpenChange={onClose}>
      <Form
        problem={problem}
        onSubmit={() =>
          act.mutate(
            { params: { caseId, goalId: goal.id, voice }, body: { text }, ifMatch: `"${over}"` },
            {
              onSuccess: () => {
                draft.drop()
                onClose()
              },
              onError: () => void refresh('plan', caseId),
            },
          )
        }
      >
        {isOvertaken && (
          <>
            <Band tone="warn">{t`Någon ändrade texten medan du skrev. Välj vad som ska gälla.`}</Band>
            <Quote by={<Trans>Nuvarande text, <DateText at={now.madeAt} as="dayTime" /></Trans>}>{now.text}</Quote>
          </>
        )}
        <TextArea
          name="text"
          label={isOvertaken ? t`Din text` : t`Målet`}
          isRequired
          autoFocus
          rows={3}
          maxLength={500}
          value={text}
          onChange={(text) => draft.write({ text, over })}
        />
        <DraftLine state={draft.state} />
        {isOvertaken ? (
          <Row>
            <Button kind="primary" onPress={() => draft.write({ text, over: version })}>{t`Behåll min`}</Button>
            <Button onPress={() => draft.write({ text: `${now.text} ${text}`, over: version })}>{t`Slå ihop`}</Button>
            <Button
              kind="quiet"
              onPress={() => {
                draft.drop()
                onClose()
              }}
            >
              {t`Ta den nuvarande`}
            </Button>
          </Row>
        ) : (
          <Row justify="end">
            <Button onPress={onClose}>{t`Avbryt`}</Button>
            <Button type="submit" kind="primary" isPending={act.isPending}>{t`Spara`}</Button>
          </Row>
        )}
      </Form>
    </Dialog>
  )
}
