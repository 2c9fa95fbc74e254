import { feature } from '../../platform/feature.ts'
import { endALegalReview, listTheLegalReviews, makeALegalReview, noteTheCare } from './actions.ts'

/** What a lawyer has answered about a case, and the care that makes one ask. */
export const legalReviews = feature('legal-reviews', { serves: [listTheLegalReviews, makeALegalReview, endALegalReview, noteTheCare] })
