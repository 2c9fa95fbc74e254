import { z } from 'zod'
import { Id } from '@kring/domain/kernel/ids'
import { MarkGoal, MoveGoal, Plan, SetGoal, Voice, WordGoal } from '@kring/domain/plan'
import { get, nothing, post, put } from './route.ts'

const ofCase = { caseId: Id }
const one = { caseId: Id, goalId: Id }

export const readPlan = get('readPlan', { path: '/cases/:caseId/plan', about: 'plan', summary: 'The goals of a case, in the young person’s words first', params: ofCase, answer: Plan })
export const setGoal = post('setGoal', { path: '/cases/:caseId/goals', about: 'plan', summary: 'Set a goal; a few are open at once', params: ofCase, body: SetGoal, answer: z.object({ id: Id }) })
export const wordGoal = put('wordGoal', { path: '/cases/:caseId/goals/:goalId/words/:voice', about: 'plan', summary: 'Word a goal anew, the youth’s or the professionals’ words', params: { ...one, voice: Voice }, body: WordGoal, answer: z.object({ version: z.number().int() }), ifMatch: true })
export const markGoal = post('markGoal', { path: '/cases/:caseId/goals/:goalId/marks', about: 'plan', summary: 'Mark where one stands, from 0 to 10', params: one, body: MarkGoal, answer: nothing })
export const moveGoal = post('moveGoal', { path: '/cases/:caseId/goals/:goalId/state', about: 'plan', summary: 'Say in a word how far one has come', params: one, body: MoveGoal, answer: nothing })

export const planRoutes = [readPlan, setGoal, wordGoal, markGoal, moveGoal]
