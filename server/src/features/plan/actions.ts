import * as routes from '@kring/contract/plan'
import { mayRecord } from '@kring/domain/agenda'
import {
  goalMarked, goalMoved, goalSet, goalWorded, mayMarkGoal, mayMoveGoal, maySetGoal, mayWordGoal, type Voice,
} from '@kring/domain/plan'
import { act, view } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findMeeting } from '../agenda/queries.ts'
import { findState, listReadersOf } from '../cases/queries.ts'
import { countOpen, insertGoal, insertGoalState, insertMark, insertWords, listGoals } from './queries.ts'

export const readThePlan = view(routes.readPlan, async ({ trx, you }) => ({ goals: await listGoals(trx), readBy: await listReadersOf(trx, 'plan'), you }))

export const setAGoal = act(routes.setGoal, async (here, { youthWords, professionalWords, area, term }) => {
  const { trx, you } = here
  const wordings = ([['youth', youthWords], ['professionals', professionalWords]] as const)
    .flatMap(([voice, text]): { voice: Voice; text: string }[] => (text === undefined ? [] : [{ voice, text }]))
  insist(maySetGoal, you, { caseState: await findState(trx), voices: wordings.map(({ voice }) => voice), openGoals: countOpen(await listGoals(trx)) })
  const id = newId()
  await insertGoal(trx, { id, area, term })
  for (const { voice, text } of wordings) await insertWords(trx, { id: newId(), goalId: id, voice, version: 1, text })
  await record(here, goalSet, { caseId: you.caseId, goalId: id }, { objectId: id })
  return { id }
})

export const wordAGoal = act(routes.wordGoal, async (here, { goalId, voice, text }) => {
  const { trx, you } = here
  const goal = found((await listGoals(trx)).find(({ id }) => id === goalId))
  const version = goal.words[voice]?.version ?? 0
  insist(mayWordGoal, you, { caseState: await findState(trx), voice, state: goal.state })
  if (here.ifMatch !== version) throw new Refusal('stale')
  await insertWords(trx, { id: newId(), goalId, voice, version: version + 1, text })
  await record(here, goalWorded, { caseId: you.caseId, goalId, voice }, { objectId: goalId })
  return { version: version + 1 }
})

export const markAGoal = act(routes.markGoal, async (here, { goalId, value, moment, meetingId }) => {
  const { trx, you } = here
  found((await listGoals(trx)).find(({ id }) => id === goalId))
  const meeting = meetingId === undefined ? undefined : found(await findMeeting(trx, meetingId))
  insist(mayMarkGoal, you, { caseState: await findState(trx) })
  if (meeting) insist(mayRecord, you, meeting.course)
  const id = newId()
  await insertMark(trx, { id, goalId, value, moment, meetingId: meetingId ?? null })
  await record(here, goalMarked, { caseId: you.caseId, goalId }, { objectId: id })
  return null
})

export const moveAGoal = act(routes.moveGoal, async (here, { goalId, state }) => {
  const { trx, you } = here
  const goals = await listGoals(trx)
  const goal = found(goals.find(({ id }) => id === goalId))
  insist(mayMoveGoal, you, { caseState: await findState(trx), from: goal.state, to: state, openGoals: countOpen(goals) })
  const id = newId()
  await insertGoalState(trx, { id, goalId, state })
  await record(here, goalMoved, { caseId: you.caseId, goalId, state }, { objectId: id })
  return null
})
