import { listCommitments } from '@kring/contract/commitments'
import { readPlan } from '@kring/contract/plan'
import { isOpenCommitment, mayAnswerCommitment, mayReportCommitment, type Commitment } from '@kring/domain/commitments'
import { check } from '@kring/domain/kernel/rule'
import { isOpenGoal, type Goal } from '@kring/domain/plan'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Eye, Printer } from 'lucide-react'
import { useState } from 'react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { List } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useCaseName } from '../cases/case-name.ts'
import { CommitmentRow } from '../commitments/commitment-row.tsx'
import { CommitmentUpdate } from '../commitments/commitment-update.tsx'
import { MakeCommitment } from '../commitments/make-commitment.tsx'
import { SettleCommitment } from '../commitments/settle-commitment.tsx'
import { GoalSheet } from './goal-sheet.tsx'
import styles from './plan.module.css'
import { SetGoal } from './set-goal.tsx'

/** The plan as a letter: each goal in the young person's words, and under it what has been promised for it. */
export const PlanPage = () => {
  const file = useCase()
  const params = { caseId: file.id }
  const plan = useView(readPlan, { params })
  const commitments = useView(listCommitments, { params })
  return (
    <div className={styles.letter}>
      <Shown view={plan} isPart skeleton={<Skeleton title lines={5} />}>
        {({ goals, readBy }) => (
          <Shown view={commitments} isPart skeleton={<Skeleton title lines={5} />}>
            {({ items }) => <Letter goals={goals} readBy={readBy} commitments={items} />}
          </Shown>
        )}
      </Shown>
    </div>
  )
}

const Letter = ({ goals, readBy, commitments }: { goals: readonly Goal[]; readBy: readonly string[]; commitments: readonly Commitment[] }) => {
  const { t } = useLingui()
  const file = useCase()
  const first = useCaseName(file).split(' ')[0]
  const [shownId, setShownId] = useState<string | null>(null)
  const shown = commitments.find(({ id }) => id === shownId)
  const open = goals.filter(isOpenGoal)
  const ended = goals.filter((goal) => !isOpenGoal(goal))
  const loose = commitments.filter(({ goalId }) => !goals.some(({ id }) => id === goalId))
  const reads = file.you.reads.includes('plan')
  const close = () => setShownId(null)

  return (
    <Stack gap={6}>
      <Row justify="between" align="baseline">
        <h2 className={styles.title}>{file.label ? t`Plan för ${first}` : t`Plan`}</h2>
        <Row gap={2}>
          {goals.length > 0 && <SetGoal openGoals={open.length} />}
          <div data-print="hide">
            <Button kind="quiet" icon={Printer} onPress={() => print()}>
              {t`Skriv ut`}
            </Button>
          </div>
        </Row>
      </Row>
      {reads && <Note icon={Eye}>{t`Läses av: ${readBy.join('; ')}`}</Note>}

      {goals.length === 0 && (
        <EmptyState title={reads ? t`Börja med ett mål i den unges egna ord.` : t`Planen visas när det finns samtycke.`} action={<SetGoal openGoals={0} isFirst />}>
          {reads && t`Till exempel ”Jag vill att någon väntar på mig” eller ”Spela fotboll igen”. Högst tre mål åt gången.`}
        </EmptyState>
      )}
      {open.map((goal) => (
        <GoalSheet key={goal.id} goal={goal} openGoals={open.length}>
          <Promises
            commitments={commitments.filter(({ goalId }) => goalId === goal.id)}
            onShow={setShownId}
            empty={t`Inget är lovat för det här målet än.`}
          />
          <MakeCommitment goalId={goal.id} readBy={readBy} />
        </GoalSheet>
      ))}
      {(loose.length > 0 || goals.length > 0) && (
        <Section title={goals.length > 0 ? t`Annat som är lovat` : t`Det här är lovat`}>
          <Promises commitments={loose} onShow={setShownId} empty={t`Inget annat är lovat.`} />
          {reads && <MakeCommitment readBy={readBy} />}
        </Section>
      )}
      {ended.length > 0 && (
        <Disclosure title={<Plural value={ended.length} one="# mål som är avslutat" other="# mål som är avslutade" />}>
          <Stack gap={6}>
            {ended.map((goal) => (
              <GoalSheet key={goal.id} goal={goal} openGoals={open.length}>
                <Promises commitments={commitments.filter(({ goalId }) => goalId === goal.id)} onShow={setShownId} empty={t`Inget var lovat.`} />
              </GoalSheet>
            ))}
          </Stack>
        </Disclosure>
      )}
      <Sheet title={t`Åtagande`} isOpen={shown !== undefined} onOpenChange={close}>
        {shown && (
          <Stack gap={5}>
            <CommitmentUpdate
              params={{ caseId: file.id, commitmentId: shown.id }}
              level={2}
              home={<Button kind="quiet" onPress={close}>{t`Stäng`}</Button>}
            />
            <SettleCommitment commitment={shown} onDone={close} />
          </Stack>
        )}
      </Sheet>
    </Stack>
  )
}

/** Promises that are open, by date, and behind a line those that are over. */
const Promises = ({ commitments, onShow, empty }: { commitments: readonly Commitment[]; onShow: (id: string) => void; empty: string }) => {
  const { t } = useLingui()
  const { you } = useCase()
  const open = commitments.filter(isOpenCommitment)
  const over = commitments.filter((commitment) => !isOpenCommitment(commitment))
  const row = (commitment: Commitment) => {
    const may = check(mayReportCommitment, you, commitment).ok || check(mayAnswerCommitment, you, commitment).ok
    return (
      <CommitmentRow
        key={commitment.id}
        commitment={commitment}
        action={
          may && (
            <Button kind="quiet" aria-label={t`Uppdatera: ${commitment.text}`} onPress={() => onShow(commitment.id)}>
              {t`Uppdatera`}
            </Button>
          )
        }
      />
    )
  }
  if (commitments.length === 0) return <EmptyState title={empty} />
  return (
    <>
      {open.length > 0 && <List label={t`Öppna åtaganden`}>{open.map(row)}</List>}
      {over.length > 0 && (
        <Disclosure title={<Trans>Klart och avslutat ({over.length})</Trans>}>
          <List label={t`Klart och avslutat`}>{over.map(row)}</List>
        </Disclosure>
      )}
    </>
  )
}
