import * as routes from '@kring/contract/legal-reviews'
import { isCoordinator } from '@kring/domain/actor'
import { careNoted, legalReviewEnded, legalReviewMade, mayEndLegalReview, mayMakeLegalReview, mayNoteCare } from '@kring/domain/legal-reviews'
import { act, view } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findState, findToday } from '../cases/queries.ts'
import * as queries from './queries.ts'

export const listTheLegalReviews = view(routes.listLegalReviews, async ({ trx, you }) => {
  if (!isCoordinator(you)) throw new Refusal('refused', { reason: 'not-coordinator' })
  return { items: await queries.listReviews(trx), care: await queries.findCare(trx), missing: await queries.listMissingReviews(trx) }
})

export const makeALegalReview = act(routes.makeLegalReview, async (here, given) => {
  const { trx, you } = here
  const { about, question, answeredBy, answer, answeredOn, validUntilOn } = given
  insist(mayMakeLegalReview, you, { state: await findState(trx), answeredOn, validUntilOn })
  const today = await findToday(trx)
  if (answeredOn > today) throw new Refusal('invalid', { errors: [{ path: 'answeredOn', message: 'has not come yet' }] })
  if (validUntilOn < today) throw new Refusal('invalid', { errors: [{ path: 'validUntilOn', message: 'has passed' }] })
  const id = newId()
  await queries.insertReview(trx, { id, about, question, answeredBy, answer, answeredOn, validUntilOn })
  await record(here, legalReviewMade, { caseId: you.caseId, reviewId: id }, { objectId: id })
  return { id }
})

export const endALegalReview = act(routes.endLegalReview, async (here, { reviewId }) => {
  insist(mayEndLegalReview, here.you, found((await queries.listReviews(here.trx)).find(({ id }) => id === reviewId)))
  await queries.insertReviewEnd(here.trx, { id: newId(), reviewId })
  await record(here, legalReviewEnded, { caseId: here.you.caseId, reviewId }, { objectId: reviewId })
  return null
})

/** The newest note counts: an end that became known, or a mistake, is a note of its own. */
export const noteTheCare = act(routes.noteCare, async (here, { fromOn, untilOn, source, checkedOn }) => {
  const { trx, you } = here
  insist(mayNoteCare, you, { state: await findState(trx) })
  if (checkedOn > (await findToday(trx))) throw new Refusal('invalid', { errors: [{ path: 'checkedOn', message: 'has not come yet' }] })
  const id = newId()
  await queries.insertCare(trx, { id, fromOn, untilOn: untilOn ?? null, source, checkedOn })
  await record(here, careNoted, { caseId: you.caseId }, { objectId: id })
  return null
})
