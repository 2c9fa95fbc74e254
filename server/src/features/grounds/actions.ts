import * as routes from '@kring/contract/grounds'
import { disclosureConfirmed, disclosureMade, mayConfirmDisclosure, mayDisclose, mayReadDisclosures } from '@kring/domain/grounds'
import { act, view } from '../../platform/act.ts'
import { pageOf, readCursor, type Place } from '../../platform/cursor.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import * as queries from './queries.ts'

export const listTheDisclosures = view(routes.listDisclosures, async ({ trx, you }, { limit, cursor }) => {
  insist(mayReadDisclosures, you, {})
  const by = found(await queries.findDiscloser(trx))
  return { ...pageOf(await queries.listDisclosures(trx, limit + 1, readCursor<Place>(cursor)), limit), by }
})

/** Notes what has happened, in every state of the case: an act that was done is documented, never gated. */
export const makeADisclosure = act(routes.makeDisclosure, async (here, { caseId, ...given }) => {
  const { trx, you } = here
  insist(mayReadDisclosures, you, {})
  const by = found(await queries.findDiscloser(trx))
  const { handedOutOn, isAhead } = await queries.findMoment(trx, given.handedOutAt)
  if (isAhead) throw new Refusal('invalid', { errors: [{ path: 'handedOutAt', message: 'is ahead' }] })
  insist(mayDisclose, you, { by, act: given, handedOutOn })
  const id = newId()
  await queries.insertDisclosure(trx, { ...given, id, needsSecondPerson: by.needsSecondPerson })
  await record(here, disclosureMade, { caseId, disclosureId: id }, { objectId: id })
  return { id }
})

export const confirmADisclosure = act(routes.confirmDisclosure, async (here, { caseId, disclosureId }) => {
  insist(mayConfirmDisclosure, here.you, found(await queries.findDisclosure(here.trx, disclosureId)))
  await queries.insertDisclosureConfirmation(here.trx, { id: newId(), disclosureId })
  await record(here, disclosureConfirmed, { caseId, disclosureId }, { objectId: disclosureId })
  return null
})
