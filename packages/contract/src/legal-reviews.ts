import { Id } from '@kring/domain/kernel/ids'
import { LegalReviews, MakeLegalReview, NoteCare } from '@kring/domain/legal-reviews'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }

export const listLegalReviews = get('listLegalReviews', { path: '/cases/:caseId/legal-reviews', about: 'legal-review', summary: 'What a lawyer has answered, and what has to be asked first', params: ofCase, answer: LegalReviews })
export const makeLegalReview = post('makeLegalReview', { path: '/cases/:caseId/legal-reviews', about: 'legal-review', summary: 'Note a lawyer\'s answer, with name, office and last day', params: ofCase, body: MakeLegalReview, answer: Made })
export const endLegalReview = post('endLegalReview', { path: '/cases/:caseId/legal-reviews/:reviewId/end', about: 'legal-review', summary: 'End it before its last day', params: { caseId: Id, reviewId: Id }, answer: nothing })
export const noteCare = post('noteCare', { path: '/cases/:caseId/care', about: 'legal-review', summary: 'Note that the young person is in care under LVU, or until when', params: ofCase, body: NoteCare, answer: nothing })

export const legalReviewRoutes = [listLegalReviews, makeLegalReview, endLegalReview, noteCare]
