import { markGoal, moveGoal, readPlan } from '@kring/contract/plan'
import { mayRecord } from '@kring/domain/agenda'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting, MeetingItem } from '@kring/domain/meetings'
import { GoalState, isOpenGoal, mayMarkGoal, mayMoveGoal, type Goal } from '@kring/domain/plan'
import { useLingui } from '@lingui/react/macro'
import { useAct, useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { announce } from '../../ui/announce.ts'
import { Choice, Scale } from '../../ui/choice.tsx'
import { Stack } from '../../ui/layout.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Bdi, Heading } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { goalStateWords } from '../plan/goal-words.ts'
import { MarkLine } from '../plan/mark-line.tsx'
import { SetGoal } from '../plan/set-goal.tsx'

/** The goals of the case, with what an item records of them: new ones, marks from 0 to 10, and how far one has come. */
export const Goals = ({ meeting, item }: { meeting: Meeting; item: MeetingItem }) => {
  const { t } = useLingui()
  const records = (what: 'goal' | 'goal-mark' | 'goal-state') => item.records.includes(what)
  return (
    <Shown view={useView(readPlan, { params: { caseId: meeting.caseId } })} isPart skeleton={<Skeleton lines={3} />}>
      {({ goals }) => {
        const open = goals.filter(isOpenGoal)
        const shown = meeting.kind === 'closing' ? goals : open
        return (
          <Stack gap={5}>
            {shown.length === 0 && <EmptyState title={t`Inga mål än. Börja med den unges egna ord.`} />}
            {shown.map((goal) => (
              <Stack key={goal.id} gap={3}>
                <Heading level={3}>
                  <Bdi>{goalText(goal)}</Bdi>
                </Heading>
                <MarkLine start={goal.start} now={goal.end ?? goal.now} />
                {records('goal-mark') && <Mark meeting={meeting} goal={goal} />}
                {records('goal-state') && <Move meeting={meeting} goal={goal} openGoals={open.length} />}
              </Stack>
            ))}
            {records('goal') && <SetGoal openGoals={open.length} isFirst={shown.length === 0} />}
          </Stack>
        )
      }}
    </Shown>
  )
}

/** A goal in the young person's words, else in the professionals'. */
export const goalText = ({ words }: Goal) => words.youth?.text ?? words.professionals?.text ?? ''

/** The moment that a mark is of: the first one is where one started, and at the closing it is where one ended. */
const momentOf = (meeting: Meeting, { start }: Goal) => (start === null ? 'start' : meeting.kind === 'closing' ? 'end' : 'now')

const Mark = ({ meeting, goal }: { meeting: Meeting; goal: Goal }) => {
  const { t } = useLingui()
  const file = useCase()
  const mark = useAct(markGoal)
  if (!check(mayMarkGoal, file.you, { caseState: file.state ?? 'closed' }).ok || !check(mayRecord, meeting.you, meeting).ok) return null
  const moment = momentOf(meeting, goal)
  const markedHere = goal.marks.findLast((one) => one.meetingId === meeting.id)
  return (
    <div>
      <Scale
        label={moment === 'start' ? t`Var börjar vi?` : t`Var är vi nu?`}
        hint={t`Fråga den unge först.`}
        lowest={t`Långt ifrån`}
        highest={t`Framme`}
        value={mark.isPending ? mark.variables.body.value : (markedHere?.value ?? null)}
        onChange={(value) =>
          mark.mutate(
            { params: { caseId: file.id, goalId: goal.id }, body: { value, moment: markedHere?.moment ?? moment, meetingId: meeting.id } },
            { onSuccess: () => announce(t`Sparat.`) },
          )
        }
      />
      <TroubleLine trouble={mark.error} />
    </div>
  )
}

const Move = ({ meeting, goal, openGoals }: { meeting: Meeting; goal: Goal; openGoals: number }) => {
  const { t, i18n } = useLingui()
  const file = useCase()
  const move = useAct(moveGoal)
  const may = (to: GoalState) => check(mayMoveGoal, file.you, { caseState: file.state ?? 'closed', from: goal.state, to, openGoals }).ok
  const possible = GoalState.options.filter((to) => to === goal.state || may(to))
  if (possible.length < 2 || !check(mayRecord, meeting.you, meeting).ok) return null
  return (
    <div>
      <Choice
        label={t`Hur långt har vi kommit?`}
        direction="chips"
        value={move.isPending ? move.variables.body.state : goal.state}
        onChange={(state) => state !== goal.state && move.mutate({ params: { caseId: file.id, goalId: goal.id }, body: { state } })}
        options={possible.map((value) => ({ value, label: i18n._(goalStateWords[value]) }))}
      />
      <TroubleLine trouble={move.error} />
    </div>
  )
}
