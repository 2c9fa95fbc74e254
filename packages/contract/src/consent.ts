import { z } from 'zod'
import { CheckContact, ConfirmConsent, Consent, ConsentRule, NoteCustody, NoteRefusal, RequestConsent, SignConsent, WithdrawConsent } from '@kring/domain/consent'
import { Id } from '@kring/domain/kernel/ids'
import { Locale } from '@kring/domain/people'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }
const one = { caseId: Id, requestId: Id }

export const readConsent = get('readConsent', { path: '/cases/:caseId/consent', about: 'consent', summary: 'Who may read and give what, until when, and what is asked for', params: ofCase, query: { locale: Locale.optional() }, answer: Consent })
export const readConsentRule = get('readConsentRule', { path: '/cases/:caseId/consent/rule', about: 'consent', summary: 'The rule in force, who needs to sign and why, and what a request can name', params: ofCase, answer: ConsentRule })
export const checkContact = post('checkContact', { path: '/cases/:caseId/contact-checks', about: 'consent', summary: 'Note whether contact with a member of the family is safe', params: ofCase, body: CheckContact, answer: nothing })
export const noteCustody = post('noteCustody', { path: '/cases/:caseId/custody', about: 'consent', summary: 'Note who holds custody, as it was found now', params: ofCase, body: NoteCustody, answer: nothing })
export const requestConsent = post('requestConsent', { path: '/cases/:caseId/consent/requests', about: 'consent', summary: 'Ask the family for consent', params: ofCase, body: RequestConsent, answer: z.object({ id: Id }) })
export const signConsent = post('signConsent', { path: '/cases/:caseId/consent/requests/:requestId/signature', about: 'consent', summary: 'Sign for oneself', params: one, body: SignConsent, answer: nothing })
export const refuseConsent = post('refuseConsent', { path: '/cases/:caseId/consent/requests/:requestId/refusal', about: 'consent', summary: 'Say no, without giving a reason', params: one, answer: nothing })
export const noteRefusal = post('noteRefusal', { path: '/cases/:caseId/consent/requests/:requestId/noted-refusal', about: 'consent', summary: 'Note the no that somebody said otherwise', params: one, body: NoteRefusal, answer: nothing })
export const confirmConsent = post('confirmConsent', { path: '/cases/:caseId/consent/requests/:requestId/confirmation', about: 'consent', summary: 'Confirm the consent for one\'s own agency', params: one, body: ConfirmConsent, answer: nothing })
export const withdrawConsent = post('withdrawConsent', { path: '/cases/:caseId/consent/requests/:requestId/withdrawal', about: 'consent', summary: 'Take consent back, all of it or towards one party', params: one, body: WithdrawConsent, answer: nothing })

export const consentRoutes = [readConsent, readConsentRule, checkContact, noteCustody, requestConsent, signConsent, refuseConsent, noteRefusal, confirmConsent, withdrawConsent]
