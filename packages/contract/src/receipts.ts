import { Id } from '@kring/domain/kernel/ids'
import { ConsentRecord } from '@kring/domain/receipts'
import { Bytes, get } from './route.ts'

const one = { caseId: Id, requestId: Id }

export const readReceipt = get('readReceipt', { path: '/cases/:caseId/consent/requests/:requestId/receipt', about: 'consent', summary: 'One\'s own signature as a document to keep (PDF/A-2a)', params: one, gives: 'application/pdf', answer: Bytes })
export const readConsentRecord = get('readConsentRecord', { path: '/cases/:caseId/consent/requests/:requestId/consent-record', about: 'consent', summary: 'One\'s own signature as a consent record (ISO/IEC TS 27560:2023)', params: one, answer: ConsentRecord })

export const receiptRoutes = [readReceipt, readConsentRecord]
