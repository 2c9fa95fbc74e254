import { ConcernCopy, ConcernDoor, ConcernIntake, ConcernReceipt, ConcernReport, GiveFeedback, SendConcern } from '@kring/domain/concerns'
import { Id } from '@kring/domain/kernel/ids'
import { z } from 'zod'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const one = { concernReportId: Id }

export const readConcernDoor = get('readConcernDoor', { path: '/concern-door', about: 'agency', summary: 'Which way leads to the board\'s intake', answer: ConcernDoor })
export const sendConcern = post('sendConcern', { path: '/concern-reports', about: 'concern-report', summary: 'Report a concern for a child to the board\'s intake', body: SendConcern, answer: Made })
export const listMyConcerns = get('listMyConcerns', { path: '/concern-reports', about: 'concern-report', summary: 'My receipts', answer: z.object({ items: z.array(ConcernReceipt) }) })
export const readMyConcern = get('readMyConcern', { path: '/concern-reports/:concernReportId', about: 'concern-report', summary: 'My own copy', params: one, answer: ConcernCopy })
export const removeMyConcern = post('removeMyConcern', { path: '/concern-reports/:concernReportId/removal', about: 'concern-report', summary: 'Remove my own copy for good, once it is received', params: one, answer: nothing })
export const listIntake = get('listIntake', { path: '/concern-intake', about: 'concern-report', summary: 'What waits at the intake, the oldest first, and what it has received', answer: ConcernIntake })
export const readConcern = get('readConcern', { path: '/concern-intake/:concernReportId', about: 'concern-report', summary: 'Read a report that nobody has received yet', params: one, answer: ConcernReport })
export const receiveConcern = post('receiveConcern', { path: '/concern-intake/:concernReportId/receipt', about: 'concern-report', summary: 'Receive it: the board has it in its own system, and the words are the sender\'s alone', params: one, answer: nothing })
export const answerConcern = post('answerConcern', { path: '/concern-intake/:concernReportId/feedback', about: 'concern-report', summary: 'Tell who reported by duty whether an investigation opens', params: one, body: GiveFeedback, answer: nothing })

export const concernRoutes = [readConcernDoor, sendConcern, listMyConcerns, readMyConcern, removeMyConcern, listIntake, readConcern, receiveConcern, answerConcern]
