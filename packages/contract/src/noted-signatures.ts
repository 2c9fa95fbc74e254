import { Id } from '@kring/domain/kernel/ids'
import { CheckWithdrawal, FormNumber, MakePaperForm, NotedForMe, NotedSignature, NotedWithdrawal, NoteSignature, PaperForm, scanTypes } from '@kring/domain/noted-signatures'
import { Locale } from '@kring/domain/people'
import { z } from 'zod'
import { Made } from './cases.ts'
import { Bytes, get, nothing, post } from './route.ts'

const about = 'noted-signature'
const ofCase = { caseId: Id }
const one = { caseId: Id, notedSignatureId: Id }
const ofRequest = { caseId: Id, requestId: Id }

export const makePaperForm = post('makePaperForm', { path: '/cases/:caseId/consent/requests/:requestId/paper-forms', about, summary: 'Make the paper that one person signs; the same again where there is one', params: ofRequest, body: MakePaperForm, answer: Made })
export const readPaperForm = get('readPaperForm', { path: '/cases/:caseId/paper-forms/:paperFormId', about, summary: 'The paper to print, with the text in one other language as support', params: { caseId: Id, paperFormId: Id }, query: { locale: Locale.optional() }, answer: PaperForm })
export const findPaperForm = get('findPaperForm', { path: '/paper-forms/:number', about, summary: 'Which request and person a form number stands for', params: { number: FormNumber }, answer: z.object({ caseId: Id, requestId: Id, partyId: Id }) })
export const listNotedSignatures = get('listNotedSignatures', { path: '/cases/:caseId/noted-signatures', about, summary: 'Signatures and withdrawals that were given outside Kring, as they were noted', params: ofCase, answer: z.object({ items: z.array(NotedSignature), withdrawals: z.array(NotedWithdrawal) }) })
export const noteSignature = post('noteSignature', { path: '/cases/:caseId/noted-signatures', about, summary: 'Note a signature on paper, or a yes that was said', params: ofCase, body: NoteSignature, answer: Made })
export const addScan = post('addScan', { path: '/cases/:caseId/noted-signatures/:notedSignatureId/scan', about, summary: 'Lay the signed paper beside its note: a photograph or a scan, which is drawn anew', params: one, takes: scanTypes, answer: nothing })
export const readScan = get('readScan', { path: '/cases/:caseId/noted-signatures/:notedSignatureId/scan/:page', about, summary: 'One page of the signed paper', params: { ...one, page: z.coerce.number().int().min(1).max(4) }, gives: 'image/jpeg', answer: Bytes })
export const confirmSignature = post('confirmSignature', { path: '/cases/:caseId/noted-signatures/:notedSignatureId/confirmation', about: 'consent', summary: 'Confirm it as the second person; from now on it counts', params: one, answer: nothing })
export const dropSignature = post('dropSignature', { path: '/cases/:caseId/noted-signatures/:notedSignatureId/end', about, summary: 'Drop what was noted wrongly', params: one, answer: nothing })
export const checkWithdrawal = post('checkWithdrawal', { path: '/cases/:caseId/consent/withdrawals/:withdrawalId/checks', about, summary: 'Note whether it was they who took their consent back; the withdrawal stands', params: { caseId: Id, withdrawalId: Id }, body: CheckWithdrawal, answer: nothing })
export const listNotedForMe = get('listNotedForMe', { path: '/cases/:caseId/noted-for-me', about, summary: 'What others have noted in my name', params: ofCase, answer: z.object({ items: z.array(NotedForMe) }) })

export const notedSignatureRoutes = [
  makePaperForm, readPaperForm, findPaperForm, listNotedSignatures, noteSignature, addScan, readScan, confirmSignature, dropSignature, checkWithdrawal, listNotedForMe,
]
