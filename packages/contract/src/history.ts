import { z } from 'zod'
import { CaseEvent, ReadersOfWeek, Sitting } from '@kring/domain/history'
import { Standing } from '@kring/domain/actor'
import { Id } from '@kring/domain/kernel/ids'
import { get, page, paging } from './route.ts'

const ofCase = { caseId: Id }

export const readHistory = get('readHistory', {
  path: '/cases/:caseId/readings', about: 'history', summary: 'Who has read, the latest first', params: ofCase, query: paging,
  answer: page(Sitting).extend({
    thisWeek: ReadersOfWeek,
    /** Always true: a member of the family is not told of another member's readings, and the page says so. */
    exceptions: z.literal(true),
    you: Standing,
  }),
})
export const readCaseEvents = get('readCaseEvents', { path: '/cases/:caseId/events', about: 'event', summary: 'What has happened, as far as I may know of it, the latest first', params: ofCase, query: paging, answer: page(CaseEvent).extend({ you: Standing }) })

export const historyRoutes = [readHistory, readCaseEvents]
