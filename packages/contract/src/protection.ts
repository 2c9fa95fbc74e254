import { Id } from '@kring/domain/kernel/ids'
import { CaseProtection, EndProtection, ListPerson, NameDanger, ProtectCase } from '@kring/domain/protection'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }

export const readProtection = get('readProtection', { path: '/cases/:caseId/protection', about: 'case', summary: 'Whether the family must not be found, and who is let into the case', params: ofCase, answer: CaseProtection })
export const protectCase = post('protectCase', { path: '/cases/:caseId/protection', about: 'case', summary: 'Protect the case: a code name, and named people alone', params: ofCase, body: ProtectCase, answer: Made })
export const listPerson = post('listPerson', { path: '/cases/:caseId/protection/listings', about: 'case', summary: 'Let somebody who holds a function in it into the case', params: ofCase, body: ListPerson, answer: Made })
export const unlistPerson = post('unlistPerson', { path: '/cases/:caseId/protection/listings/:listingId/end', about: 'case', summary: 'Let somebody in no longer', params: { caseId: Id, listingId: Id }, answer: nothing })
export const nameDanger = post('nameDanger', { path: '/cases/:caseId/protection/dangers', about: 'case', summary: 'Name the guardian whom the family must not be found by', params: ofCase, body: NameDanger, answer: nothing })
export const endProtection = post('endProtection', { path: '/cases/:caseId/protection/end', about: 'case', summary: 'Say that the protection should end; it holds until another confirms it', params: ofCase, body: EndProtection, answer: nothing })
export const confirmProtectionEnd = post('confirmProtectionEnd', { path: '/cases/:caseId/protection/end/confirmation', about: 'case', summary: 'Confirm as the second person that it ends', params: ofCase, answer: nothing })

export const protectionRoutes = [readProtection, protectCase, listPerson, unlistPerson, nameDanger, endProtection, confirmProtectionEnd]
