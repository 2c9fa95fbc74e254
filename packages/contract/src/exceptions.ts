import { MakeException, SignatureException } from '@kring/domain/exceptions'
import { Id } from '@kring/domain/kernel/ids'
import { z } from 'zod'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }
const one = { caseId: Id, exceptionId: Id }

export const listExceptions = get('listExceptions', { path: '/cases/:caseId/exceptions', about: 'exception', summary: 'Whose signature is not waited for, and why', params: ofCase, answer: z.object({ items: z.array(SignatureException) }) })
export const makeException = post('makeException', { path: '/cases/:caseId/exceptions', about: 'exception', summary: 'Note that one guardian\'s signature is not waited for', params: ofCase, body: MakeException, answer: Made })
export const confirmException = post('confirmException', { path: '/cases/:caseId/exceptions/:exceptionId/confirmation', about: 'exception', summary: 'Confirm it as the second person; from now on it counts', params: one, answer: nothing })
export const endException = post('endException', { path: '/cases/:caseId/exceptions/:exceptionId/end', about: 'exception', summary: 'End it before its last day', params: one, answer: nothing })

export const exceptionRoutes = [listExceptions, makeException, confirmException, endException]
