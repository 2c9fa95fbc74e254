import * as routes from '@kring/contract/commitments'
import { isRelative } from '@kring/domain/actor'
import { mayRecord } from '@kring/domain/agenda'
import {
  commitmentAnswered, commitmentMade, commitmentMoved, commitmentReported, commitmentSettled, mayAnswerCommitment, mayMakeCommitment,
  mayReportCommitment, maySettleCommitment, type Commitment,
} from '@kring/domain/commitments'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record, recordConsequence } from '../../platform/record.ts'
import { findMeeting } from '../agenda/queries.ts'
import { findCaseLabel, findParty, listReadersOf } from '../cases/queries.ts'
import { findCommitment, insertCommitment, isOwnWord, insertStep, listCommitmentRows } from './queries.ts'

export const listTheCommitments = view(routes.listCommitments, async ({ trx }) => ({ items: await listCommitmentRows(trx) }))

export const readOneCommitment = view(routes.readCommitment, async ({ trx, you }, { commitmentId }) => {
  const commitment = found(await findCommitment(trx, commitmentId))
  return { commitment, caseLabel: (await findCaseLabel(trx)).label, readBy: await listReadersOf(trx, 'plan'), you, version: commitment.version }
})

export const makeACommitment = act(routes.makeCommitment, async (here, { ownerId, text, dueOn, goalId, meetingId }) => {
  await insistOnOwner(here, ownerId)
  const meeting = meetingId === undefined ? undefined : found(await findMeeting(here.trx, meetingId))
  insist(mayMakeCommitment, here.you, {})
  if (meeting) insist(mayRecord, here.you, meeting.course)
  const id = newId()
  await insertCommitment(here.trx, { id, ownerId, text, dueOn, goalId: goalId ?? null, meetingId: meetingId ?? null })
  await record(here, commitmentMade, { caseId: here.you.caseId, commitmentId: id }, { objectId: id })
  // What one promises oneself needs no second yes.
  if (here.you.parties.includes(ownerId)) await insertStep(here.trx, { id: newId(), commitmentId: id, version: 1, state: 'accepted' })
  return { id }
})

export const answerACommitment = act(routes.answerCommitment, async (here, { commitmentId, ...given }) => {
  const commitment = await loadAt(here, commitmentId)
  insist(mayAnswerCommitment, here.you, commitment)
  await addStep(here, commitment, { state: given.answer, reason: given.answer === 'declined' ? given.reason : null })
  await record(here, commitmentAnswered, { caseId: here.you.caseId, commitmentId, answer: given.answer }, { objectId: commitmentId })
  await tellTheFamily(here, commitment)
  return null
})

export const reportACommitment = act(routes.reportCommitment, async (here, { commitmentId, ...given }) => {
  const commitment = await loadAt(here, commitmentId)
  insist(mayReportCommitment, here.you, commitment)
  await addStep(here, commitment, {
    state: given.outcome,
    note: 'note' in given ? given.note : null,
    reason: 'reason' in given ? given.reason : null,
    dueOn: 'dueOn' in given ? given.dueOn : null,
  })
  await record(here, commitmentReported, { caseId: here.you.caseId, commitmentId, outcome: given.outcome }, { objectId: commitmentId })
  await tellTheFamily(here, commitment)
  return null
})

export const settleACommitment = act(routes.settleCommitment, async (here, { commitmentId, ...given }) => {
  const commitment = await loadAt(here, commitmentId)
  if (given.how === 'handed-over') await insistOnOwner(here, given.ownerId)
  insist(maySettleCommitment, here.you, commitment)
  await addStep(here, commitment, { state: given.how, reason: given.reason, ownerId: given.how === 'handed-over' ? given.ownerId : null })
  await record(here, commitmentSettled, { caseId: here.you.caseId, commitmentId, how: given.how }, { objectId: commitmentId })
  return null
})

/** Whoever takes part can own a promise; a relative is there to read. */
async function insistOnOwner({ trx }: HereInCase, ownerId: string) {
  if (isRelative(found(await findParty(trx, ownerId)))) throw new Refusal('refused', { reason: 'consent-missing' })
}

/** Loads the promise, and ends as "stale" when it has moved on since the version that the editor had in sight. */
async function loadAt(here: HereInCase, id: string): Promise<Commitment> {
  const commitment = found(await findCommitment(here.trx, id))
  if (here.ifMatch !== undefined && here.ifMatch !== commitment.version) throw new Refusal('stale')
  return commitment
}

const addStep = (here: HereInCase, commitment: Commitment, step: Omit<Parameters<typeof insertStep>[1], 'id' | 'commitmentId' | 'version'>) =>
  insertStep(here.trx, { id: newId(), commitmentId: commitment.id, version: commitment.version + 1, ...step })

/**
 * A guardian's step is that guardian's own row, and nothing live reaches the rest of the family by it; but the promise stands in
 * the plan of them all. One that the guardian made unasked is known to nobody else in the family, and nothing is said of it.
 */
async function tellTheFamily(here: HereInCase, { id }: Commitment) {
  if (here.you.kind !== 'guardian' || (await isOwnWord(here.trx, id))) return
  await recordConsequence(here, commitmentMoved, { caseId: here.you.caseId, commitmentId: id }, { objectId: id })
}
