import { AskInConfidence, AssessMaturity, Confidence, ConfirmConfidence } from '@kring/domain/confidence'
import { Id } from '@kring/domain/kernel/ids'
import { Locale } from '@kring/domain/people'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }
const one = { caseId: Id, requestId: Id }

export const readConfidence = get('readConfidence', { path: '/cases/:caseId/confidence', about: 'confidence', summary: 'What the young person alone is asked for and has opened', params: ofCase, query: { locale: Locale.optional() }, answer: Confidence })
export const askInConfidence = post('askInConfidence', { path: '/cases/:caseId/confidence', about: 'confidence', summary: 'Ask the young person alone', params: ofCase, body: AskInConfidence, answer: Made })
export const confirmConfidence = post('confirmConfidence', { path: '/cases/:caseId/confidence/:requestId/confirmation', about: 'confidence', summary: 'Confirm it for one\'s own agency, with one\'s assessment of maturity', params: one, body: ConfirmConfidence, answer: nothing })
export const assessMaturity = post('assessMaturity', { path: '/cases/:caseId/confidence/:requestId/assessment', about: 'confidence', summary: 'Assess anew that the young person is mature enough', params: one, body: AssessMaturity, answer: nothing })
export const endAssessment = post('endAssessment', { path: '/cases/:caseId/confidence/:requestId/assessment/end', about: 'confidence', summary: 'No longer stand by one\'s assessment', params: one, answer: nothing })

export const confidenceRoutes = [readConfidence, askInConfidence, confirmConfidence, assessMaturity, endAssessment]
