import * as routes from '@kring/contract/concerns'
import { awaitsFeedback, concernAnswered, concernCopyRemoved, concernReceived, concernSent, isReceived } from '@kring/domain/concerns'
import type { EventKind } from '@kring/domain/kernel/event'
import { v7 as newTimedId } from 'uuid'
import { actOutside, viewOutside, type Here } from '../../platform/act.ts'
import { found, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordOutside } from '../../platform/record.ts'
import * as queries from './queries.ts'

export const readTheConcernDoor = viewOutside(routes.readConcernDoor, async ({ trx }) => ({ answer: found(await queries.findDoor(trx)), cases: [] }))

/** Sends it whole to the intake; nothing of it goes anywhere else, and no case is entered. */
export const sendAConcern = actOutside(routes.sendConcern, async (here, { asFunctionId, ...report }) => {
  const { way, functions, municipalityId } = found(await queries.findDoor(here.trx))
  if (way !== 'form') throw new Refusal('refused', { reason: 'no-intake-here' })
  const as = asFunctionId === undefined ? undefined : found(functions.find(({ id }) => id === asFunctionId))
  const id = newId()
  await queries.insertConcern(here.trx, { ...report, id, municipalityId, functionId: as?.id ?? null, wantsFeedback: report.wantsFeedback && as?.duty === 'must' })
  await tell(here, concernSent, id, municipalityId)
  return { id }
})

export const listMyReceipts = viewOutside(routes.listMyConcerns, async ({ trx }) => {
  found(await queries.findDoor(trx))
  return { answer: { items: await queries.listMine(trx) }, cases: [] }
})

export const readMyCopy = viewOutside(routes.readMyConcern, async ({ trx }, { concernReportId }) => ({ answer: found(await queries.findMine(trx, concernReportId)), cases: [] }))

/** Lets go of the sender's copy: after it Kring has none of its words. */
export const removeMyCopy = actOutside(routes.removeMyConcern, async (here, { concernReportId }) => {
  if (!isReceived(found(await queries.findMine(here.trx, concernReportId)))) throw new Refusal('refused', { reason: 'not-received-yet' })
  await queries.deleteMine(here.trx, concernReportId)
  await recordOutside(here, concernCopyRemoved, { concernReportId }, { objectId: concernReportId, addressees: [here.me.personId] })
  return null
})

export const listTheIntake = viewOutside(routes.listIntake, async ({ trx }) => {
  const { at, endsInMs } = found(await queries.findIntake(trx))
  return { answer: { at, endsInMs, ...(await queries.listAtIntake(trx)) }, cases: [] }
})

/** The reading is noted in its own transaction, like every reading of personal data. */
export const readAConcern = viewOutside(routes.readConcern, async ({ trx, requestId }, { concernReportId }) => {
  const { endsInMs } = found(await queries.findIntake(trx))
  const answer = { ...found(await queries.findWaiting(trx, concernReportId)), endsInMs }
  await queries.insertReading(trx, { id: newTimedId(), reportId: concernReportId, requestId })
  return { answer, cases: [] }
})

/** From the instant of commit the words are the sender's alone. */
export const receiveAConcern = actOutside(routes.receiveConcern, async (here, { concernReportId }) => {
  const line = found(await queries.findAtIntake(here.trx, concernReportId))
  if (isReceived(line) || !(await queries.insertReceipt(here.trx, concernReportId))) throw new Refusal('refused', { reason: 'already-done' })
  await tell(here, concernReceived, concernReportId, line.municipalityId)
  return null
})

export const answerAConcern = actOutside(routes.answerConcern, async (here, { concernReportId, outcome }) => {
  const line = found(await queries.findAtIntake(here.trx, concernReportId))
  if (!awaitsFeedback(line)) throw new Refusal('refused', { reason: line.outcome ? 'already-done' : 'wrong-state' })
  await queries.insertFeedback(here.trx, { reportId: concernReportId, outcome })
  await tell(here, concernAnswered, concernReportId, line.municipalityId)
  return null
})

/** The event is known to the intake alone: a page of the sender's that stands open must not stir at that instant, and be noted as a reading. */
async function tell(here: Here, kind: EventKind, concernReportId: string, municipalityId: string) {
  await recordOutside(here, kind, { concernReportId }, { objectId: concernReportId, addressees: await queries.listIntakeHolders(here.trx, municipalityId) })
}
