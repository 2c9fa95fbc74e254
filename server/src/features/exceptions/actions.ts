import * as routes from '@kring/contract/exceptions'
import { isCoordinator } from '@kring/domain/actor'
import { exceptionConfirmed, exceptionEnded, exceptionMade, mayConfirmException, mayEndException, mayMakeException } from '@kring/domain/exceptions'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { changeReaders } from '../cases/actions.ts'
import { findState, listParties } from '../cases/queries.ts'
import { openWhatIsComplete } from '../consent/actions.ts'
import { findRule, listCompleteRequests, listCustody } from '../consent/queries.ts'
import * as queries from './queries.ts'

export const listTheExceptions = view(routes.listExceptions, async ({ trx, you }) => {
  if (!isCoordinator(you)) throw new Refusal('refused', { reason: 'not-coordinator' })
  return { items: await queries.listExceptions(trx) }
})

export const makeAnException = act(routes.makeException, async (here, { partyId, kind, reason, decidedBy, validUntilOn }) => {
  const { trx, you } = here
  const party = found((await listParties(trx)).find(({ id, kind: of }) => id === partyId && of === 'guardian'))
  const rule = found(await findRule(trx))
  const custody = await listCustody(trx)
  const excepted = (await queries.listExceptions(trx)).filter(({ state }) => state !== 'over').map((one) => one.partyId)
  insist(mayMakeException, you, {
    state: await findState(trx), isInRule: rule.exceptions.includes(kind), validUntilOn, maxValidUntilOn: rule.maxValidUntilOn,
    holdsCustody: custody.some((holder) => holder.partyId === partyId), isExcepted: excepted.includes(partyId),
    othersToSign: custody.filter((holder) => holder.partyId !== partyId && !excepted.includes(holder.partyId)).length,
    hasSaidNo: await queries.hasSaidNo(trx, party.slot),
  })
  if (validUntilOn < rule.today) throw new Refusal('invalid', { errors: [{ path: 'validUntilOn', message: 'has passed' }] })
  const id = newId()
  await queries.insertException(trx, { id, slot: party.slot, kind, reason, decidedBy, validUntilOn })
  await record(here, exceptionMade, { caseId: you.caseId, exceptionId: id }, { objectId: id })
  return { id }
})

/** From now on it counts: what waited for nobody else is in force. */
export const confirmAnException = act(routes.confirmException, async (here, { exceptionId }) => {
  const exception = await findException(here, exceptionId)
  const { exceptions } = found(await findRule(here.trx))
  insist(mayConfirmException, here.you, { ...exception, caseState: await findState(here.trx), isInRule: exceptions.includes(exception.kind) })
  const complete = await listCompleteRequests(here.trx)
  await queries.insertExceptionConfirmation(here.trx, { id: newId(), exceptionId })
  await record(here, exceptionConfirmed, { caseId: here.you.caseId, exceptionId }, { objectId: exceptionId })
  await openWhatIsComplete(here, complete)
  return null
})

/** The guardian can be asked again: what stood on the exception alone is no longer in force, from this instant. */
export const endAnException = act(routes.endException, async (here, { exceptionId }) => {
  insist(mayEndException, here.you, await findException(here, exceptionId))
  await changeReaders(here, () => queries.insertExceptionEnd(here.trx, { id: newId(), exceptionId }),
    (knocks) => record(here, exceptionEnded, { caseId: here.you.caseId, exceptionId }, { objectId: exceptionId, knocks }))
  return null
})

const findException = async ({ trx }: HereInCase, id: string) => found((await queries.listExceptions(trx)).find((one) => one.id === id))
