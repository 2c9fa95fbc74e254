import { markGoal, moveGoal } from '@kring/contract/plan'
import { check } from '@kring/domain/kernel/rule'
import { GoalState, isOpenGoal, mayMarkGoal, mayMoveGoal, mayWordGoal, type Goal, type Voice } from '@kring/domain/plan'
import { Trans, useLingui } from '@lingui/react/macro'
import { Flag, Gauge, Pencil } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useAct } from '../../api.ts'
import { useFormProblem } from '../../sentences.ts'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Scale } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Row } from '../../ui/layout.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { Bdi, Muted, VisuallyHidden } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { WhoReads } from '../readers/who-reads.tsx'
import { goalStateWords, lifeAreaWords, termWords } from './goal-words.ts'
import { MarkLine } from './mark-line.tsx'
import styles from './plan.module.css'
import { WordGoal } from './word-goal.tsx'

/** One goal: the young person's words, the professionals' beside them, how far one has come, and what is promised for it. */
export const GoalSheet = ({ goal, openGoals, children }: { goal: Goal; openGoals: number; children: ReactNode }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const heading = useId()
  const [words, setWords] = useState<Voice | null>(null)
  const [marks, setMarks] = useState(false)
  const caseState = file.state ?? 'closed'
  const mayWord = (voice: Voice) => check(mayWordGoal, file.you, { caseState, voice, state: goal.state }).ok
  const { youth, professionals } = goal.words
  const entries = [
    mayWord('youth') && { id: 'youth', label: t`Ändra den unges ord`, icon: Pencil, onAction: () => setWords('youth') },
    mayWord('professionals') && {
      id: 'professionals',
      label: professionals ? t`Ändra verksamheternas ord` : t`Lägg till verksamheternas ord`,
      icon: Pencil,
      onAction: () => setWords('professionals'),
    },
    isOpenGoal(goal) &&
      check(mayMarkGoal, file.you, { caseState }).ok && { id: 'mark', label: t`Sätt en siffra på var vi är`, icon: Gauge, onAction: () => setMarks(true) },
  ].filter((entry) => !!entry)

  return (
    <article className={styles.goal} aria-labelledby={heading}>
      <div className={styles.words}>
        <Muted>
          {i18n._(lifeAreaWords[goal.area])} · {i18n._(termWords[goal.term])}
        </Muted>
        <h3 id={heading} className={styles.youth}>
          {youth ? (
            <>
              ”<Bdi>{youth.text}</Bdi>”
            </>
          ) : (
            <Bdi>{professionals?.text}</Bdi>
          )}
        </h3>
        {youth && professionals && (
          <p>
            <Muted>{t`Verksamheternas ord:`}</Muted> <Bdi>{professionals.text}</Bdi>
          </p>
        )}
        {!youth && <Muted>{t`Ingen har skrivit målet med den unges egna ord än.`}</Muted>}
      </div>
      <div className={styles.standing}>
        <MoveGoal goal={goal} openGoals={openGoals} />
        <MarkLine start={goal.start} now={goal.end ?? goal.now} />
        {entries.length > 0 && (
          <div data-print="hide">
            <MenuButton icon={Pencil} kind="quiet" label={t`Ändra målet`} entries={entries}>
              <Trans>
                Ändra<VisuallyHidden> målet</VisuallyHidden>
              </Trans>
            </MenuButton>
          </div>
        )}
      </div>
      {children}
      <WhoReads caseId={file.id} thing="goal" id={goal.id} />
      {words && <WordGoal goal={goal} voice={words} onClose={() => setWords(null)} />}
      <Dialog title={t`Var är vi nu?`} isOpen={marks} onOpenChange={setMarks}>
        <MarkForm goal={goal} onDone={() => setMarks(false)} />
      </Dialog>
    </article>
  )
}

/** The word for how far one has come; whoever may move it chooses another. */
const MoveGoal = ({ goal, openGoals }: { goal: Goal; openGoals: number }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const move = useAct(moveGoal)
  const now = i18n._(goalStateWords[goal.state])
  const possible = GoalState.options.filter(
    (to) => to === goal.state || check(mayMoveGoal, file.you, { caseState: file.state ?? 'closed', from: goal.state, to, openGoals }).ok,
  )
  const tone = goal.state === 'reached' ? 'ok' : isOpenGoal(goal) ? 'info' : 'neutral'
  if (possible.length < 2) {
    return (
      <Badge tone={tone} icon={Flag}>
        {now}
      </Badge>
    )
  }
  return (
    <>
      <MenuButton
        icon={Flag}
        label={t`Så långt har vi kommit: ${now}`}
        selected={goal.state}
        entries={possible.map((state) => ({
          id: state,
          label: i18n._(goalStateWords[state]),
          onAction: () =>
            state !== goal.state &&
            move.mutate(
              { params: { caseId: file.id, goalId: goal.id }, body: { state } },
              {
                onSuccess: () =>
                  toast(t`Sparat.`, {
                    label: t`Ångra`,
                    onPress: () => move.mutate({ params: { caseId: file.id, goalId: goal.id }, body: { state: goal.state } }),
                  }),
              },
            ),
        }))}
      >
        <VisuallyHidden>{t`Så långt har vi kommit:`} </VisuallyHidden>
        {now}
      </MenuButton>
      <TroubleLine trouble={move.error} />
    </>
  )
}

const MarkForm = ({ goal, onDone }: { goal: Goal; onDone: () => void }) => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [value, setValue] = useState<number | null>(goal.now ?? goal.start)
  const mark = useAct(markGoal)
  return (
    <Form
      problem={useFormProblem(mark.error)}
      onSubmit={() =>
        value !== null &&
        mark.mutate(
          { params: { caseId, goalId: goal.id }, body: { value, moment: goal.start === null ? 'start' : 'now' } },
          { onSuccess: onDone },
        )
      }
    >
      <Scale
        label={goal.words.youth?.text ?? goal.words.professionals?.text}
        hint={t`Fråga den unge först.`}
        lowest={t`Långt ifrån`}
        highest={t`Framme`}
        value={value}
        onChange={setValue}
      />
      <Row justify="end">
        <Button onPress={onDone}>{t`Avbryt`}</Button>
        <Button type="submit" kind="primary" isPending={mark.isPending}>{t`Spara`}</Button>
      </Row>
    </Form>
  )
}
