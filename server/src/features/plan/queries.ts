import { isOpenGoal, type Goal, type GoalState, type Voice } from '@kring/domain/plan'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'

type Words = NonNullable<Goal['words']['youth']>
type Mark = Goal['marks'][number]

/** The goals that you may read in the entered case, in the order in which they were set, each with its newest words, its state and every mark. */
export async function listGoals(trx: Trx): Promise<Goal[]> {
  const goals = await trx.selectFrom('goal').select(['id', 'area', 'term', 'madeAt']).orderBy('madeAt').orderBy('id').execute()
  const words = await trx.selectFrom('goalWords').select(['goalId', 'voice', 'text', 'version', 'madeAt'])
    .distinctOn(['goalId', 'voice']).orderBy('goalId').orderBy('voice').orderBy('version', 'desc').execute()
  const states = await trx.selectFrom('goalState').select(['goalId', 'state', 'madeAt'])
    .distinctOn('goalId').orderBy('goalId').orderBy('madeAt', 'desc').orderBy('id').execute()
  const { rows: marks } = await sql<Mark & { goalId: string }>`
    select m.goal_id, m.value, m.moment, m.meeting_id, m.made_at,
      (select p.id from case_party p where p.case_number = m.case_number and m.own = app.own_key(p.case_number, p.slot)) as by_party_id
    from goal_mark m order by m.made_at, m.id`.execute(trx)

  return goals.map(({ id, area, term, madeAt }) => {
    const wordsOf = (voice: Voice): Words | null => words.find((row) => row.goalId === id && row.voice === voice) ?? null
    const state = states.find((row) => row.goalId === id)
    const its = marks.filter((mark) => mark.goalId === id)
    const newest = (moment: Mark['moment']) => its.findLast((mark) => mark.moment === moment)?.value ?? null
    return {
      id,
      area: area as Goal['area'],
      term: term as Goal['term'],
      words: { youth: wordsOf('youth'), professionals: wordsOf('professionals') },
      state: (state?.state as GoalState | undefined) ?? 'seeking',
      stateAt: state?.madeAt ?? null,
      start: newest('start'),
      now: newest('now'),
      end: newest('end'),
      marks: its,
      madeAt,
    }
  })
}

export const countOpen = (goals: readonly Goal[]) => goals.filter(isOpenGoal).length

export const insertGoal = (trx: Trx, row: { id: string; area: string; term: string }) =>
  trx.insertInto('goal').values({ ...row, gate: gateOf('plan') }).execute()

/** A wording is never overwritten: two at once for the same version meet in the unique key. */
export const insertWords = (trx: Trx, row: { id: string; goalId: string; voice: Voice; version: number; text: string }) =>
  trx.insertInto('goalWords').values({ ...row, gate: gateOf('plan') }).execute()
export const insertMark = (trx: Trx, row: { id: string; goalId: string; value: number; moment: string; meetingId: string | null }) =>
  trx.insertInto('goalMark').values({ ...row, gate: gateOf('plan') }).execute()
export const insertGoalState = (trx: Trx, row: { id: string; goalId: string; state: string }) =>
  trx.insertInto('goalState').values({ ...row, gate: gateOf('plan') }).execute()
