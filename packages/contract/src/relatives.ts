import { Id } from '@kring/domain/kernel/ids'
import { PromiseReservation, RelativePart } from '@kring/domain/relatives'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }

export const readRelativePart = get('readRelativePart', { path: '/cases/:caseId/relative', about: 'consent', summary: 'What consent lets me read as a relative, and what I have promised', params: ofCase, answer: RelativePart })
export const promiseReservation = post('promiseReservation', { path: '/cases/:caseId/consent/requests/:requestId/promise', about: 'consent', summary: 'Accept the reservation, as a relative, before reading anything', params: { ...ofCase, requestId: Id }, body: PromiseReservation, answer: nothing })

export const relativeRoutes = [readRelativePart, promiseReservation]
