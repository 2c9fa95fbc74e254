import * as routes from '@kring/contract/cases'
import { isCoordinator, isFamily, isOfAgency } from '@kring/domain/actor'
import {
  caseClosed, caseEvaluated, caseInquired, caseMoved, familyMemberAdded, inquiryNamed, isOfFamily, isStartDecided, legalFrameChosen, mappingNoted, mayChangeTeam, mayChooseLegalFrame, mayCloseCase,
  mayEvaluate, mayMoveCase, mayNameInquiry, mayNoteStartDecision, mayWriteMapping, partyAdded, partyEnded, startDecided, takesPart, type CaseFile, type CaseState,
  type LegalFrame, type PauseGround,
} from '@kring/domain/cases'
import { confidenceChanged } from '@kring/domain/confidence'
import { changeOf, readersChanged } from '@kring/domain/consent'
import { voiceOf } from '@kring/domain/minutes'
import { act, actOutside, enter, view, viewOutside, type HereInCase } from '../../platform/act.ts'
import { pageOf, readCursor, type Place } from '../../platform/cursor.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record, recordConsequence } from '../../platform/record.ts'
import { familyIssuer, subjectHashOf } from '../agencies/identity.ts'
import * as queries from './queries.ts'

export const listMyCases = viewOutside(routes.listCases, async ({ trx }, { limit, cursor }) => {
  const page = pageOf(await queries.listCaseLines(trx, limit + 1, readCursor<Place>(cursor)), limit)
  return { answer: page, cases: page.items.map((line) => line.id) }
})

/** The first question opens a case that only the sender and the coordinator know of, without a name. */
export const makeAnInquiry = actOutside(routes.makeInquiry, async (here, { kind, asFunctionId, toFunctionId, concern, tried, familyKnows }) => {
  const caseId = newId()
  await queries.openCase(here.trx, { caseId, kind, inquiring: asFunctionId, coordinating: toFunctionId, coordinatorParty: newId(), inquirerParty: newId() })
  const entered = { ...here, you: await enter(here.trx, caseId) }
  await queries.insertInquiry(here.trx, { id: newId(), concern, tried: tried ?? null, familyKnows })
  await record(entered, caseInquired, { caseId }, { objectId: caseId })
  return { id: caseId }
})

export const readOneCase = view(routes.readCase, async ({ trx, you }): Promise<CaseFile> => {
  const file = found(await queries.findCaseFile(trx, you.caseId))
  const steps = await queries.listSteps(trx)
  return {
    id: file.id,
    kind: file.kind as CaseFile['kind'],
    legalFrame: isCoordinator(you) ? ((await queries.findChosenFrame(trx)) ?? (file.legalFrame as LegalFrame)) : null,
    startDecisions: you.reads.includes('team') ? await queries.listStartDecisions(trx) : [],
    requiredAgencyKinds: file.requiredAgencyKinds,
    states: file.states as CaseState[],
    cadenceWeeks: file.cadenceWeeks,
    state: you.reads.includes('progress') ? (steps.at(-1)?.state ?? 'inquiry') : null,
    steps,
    ...await queries.findCaseLabel(trx),
    people: await queries.listCasePeople(trx),
    parties: await queries.listParties(trx),
    inquiry: await queries.findInquiry(trx),
    closure: await queries.findClosure(trx),
    you,
  }
})

export const nameAnInquiry = act(routes.nameInquiry, async (here, { name, bornYear, ground, groundNote }) => {
  const state = await queries.findState(here.trx)
  insist(mayNameInquiry, here.you, { state })
  const id = newId()
  await queries.insertNaming(here.trx, { id, name, bornYear, ground, groundNote })
  await record(here, inquiryNamed, { caseId: here.you.caseId }, { objectId: id })
  return null
})

/** States that are reached by an act of their own: consent opens, closing asks its questions. */
const ownActs: readonly CaseState[] = ['consent-pending', 'closed']

export const moveTheCase = act(routes.moveCase, async (here, { state: to, pause, reason }) => {
  const state = await queries.findState(here.trx)
  insist(mayMoveCase, here.you, { state, to, states: await queries.listStates(here.trx) })
  if (ownActs.includes(to) && state !== 'follow-up') throw new Refusal('refused', { reason: 'wrong-state' })
  if (to === 'active' && !(await queries.isConsentInForce(here.trx))) throw new Refusal('refused', { reason: 'consent-missing' })
  if (to === 'active' && !isStartDecided(await queries.listStartDecisions(here.trx))) throw new Refusal('refused', { reason: 'needs-start-decision' })
  await moveTo(here, to, reason ?? null, pause)
  return null
})

/** Puts the case into a state as part of another act; the caller has judged that it may, and the kind of case knows the state. */
export async function moveTo(here: Parameters<typeof record>[0], state: CaseState, reason: string | null, pause: PauseGround | null = null) {
  if (!(await queries.listStates(here.trx)).includes(state)) throw new Refusal('refused', { reason: 'wrong-state' })
  const id = newId()
  await queries.insertStep(here.trx, { id, state, pause, reason })
  await record(here, caseMoved, { caseId: here.you.caseId, state }, { objectId: id })
}

/** The last decision starts a case whose consent is in force, as the last signature starts one that is decided. */
export const noteAStartDecision = act(routes.noteStartDecision, async (here, { agencyKind, decidedBy, decidedOn }) => {
  const state = await queries.findState(here.trx)
  const consentIsInForce = await queries.isConsentInForce(here.trx)
  insist(mayNoteStartDecision, here.you, { state, agencyKind, consentIsInForce, decisions: await queries.listStartDecisions(here.trx) })
  if (decidedOn > (await queries.findToday(here.trx))) throw new Refusal('invalid', { errors: [{ path: 'decidedOn', message: 'has not come yet' }] })
  const id = newId()
  await queries.insertStartDecision(here.trx, { id, agencyKind, decidedBy, decidedOn })
  await record(here, startDecided, { caseId: here.you.caseId, agencyKind }, { objectId: id })
  await followConsent(here)
  return null
})

/**
 * Does what may change who reads in the case. `tell` records the act, with those who lose something by it as its knocks. After it the
 * others hear that other people read than before, if so, and neither whose doing it was nor why; and then the case follows its consent.
 */
export async function changeReaders(here: HereInCase, change: () => Promise<unknown>, tell: (knocks: string[]) => Promise<unknown>) {
  const before = await queries.listReaders(here.trx)
  await change()
  const after = await queries.listReaders(here.trx)
  const { knocks, joint, inConfidence } = changeOf(before, after)
  await tell(knocks)
  if (inConfidence) await recordConsequence(here, confidenceChanged, { caseId: here.you.caseId }, { objectId: here.you.caseId })
  if (joint) {
    await recordConsequence(here, readersChanged, { caseId: here.you.caseId }, { objectId: here.you.caseId })
    await followConsent(here)
  }
}

/** Starts, pauses or goes on with the case if that follows from what the act brought. Comes after the act's own event. */
export async function followConsent(here: HereInCase) {
  const stepId = newId()
  const state = await queries.followConsent(here.trx, stepId)
  if (state) await recordConsequence(here, caseMoved, { caseId: here.you.caseId, state }, { objectId: stepId })
}

export const chooseTheLegalFrame = act(routes.chooseLegalFrame, async (here, { legalFrame }) => {
  insist(mayChooseLegalFrame, here.you, { state: await queries.findState(here.trx) })
  const id = newId()
  await queries.insertLegalFrame(here.trx, { id, frame: legalFrame })
  await record(here, legalFrameChosen, { caseId: here.you.caseId, legalFrame }, { objectId: id })
  return null
})

export const readTheMapping = view(routes.readMapping, async ({ trx, you }) => {
  insist(mayWriteMapping, you, { state: 'mapping' })
  return { notes: (await queries.listMappingNotes(trx)) as never }
})

export const writeAMappingNote = act(routes.writeMappingNote, async (here, { area, text }) => {
  insist(mayWriteMapping, here.you, { state: await queries.findState(here.trx) })
  const earlier = (await queries.listMappingNotes(here.trx)).find((note) => note.area === area)
  const id = newId()
  await queries.insertMappingNote(here.trx, { id, area, text, version: (earlier?.version ?? 0) + 1 })
  await record(here, mappingNoted, { caseId: here.you.caseId, area }, { objectId: id })
  return null
})

export const addAFamilyMember = (secret: string) => act(routes.addFamilyMember, async (here, given) => {
  const { trx, you } = here
  insist(mayChangeTeam, you, { state: await queries.findState(trx) })
  if (given.custody && given.custody.checkedOn > (await queries.findToday(trx))) {
    throw new Refusal('invalid', { errors: [{ path: 'custody.checkedOn', message: 'has not come yet' }] })
  }
  const personId = given.personalNumber
    ? await queries.familyPersonFor(trx, { newId: newId(), name: given.name, issuer: familyIssuer, subjectHash: subjectHashOf(secret, familyIssuer, given.personalNumber) })
    : null
  // Whoever has a part already reads by that; a guardian's ends with the 18th birthday.
  if (given.role === 'relative' && personId !== null && (await queries.isInTheCase(trx, personId))) throw new Refusal('refused', { reason: 'already-done' })
  const id = newId()
  await changeReaders(here, async () => {
    await queries.insertCasePerson(trx, {
      id, role: given.role, name: given.name, bornOn: given.bornOn ?? null, personId, locale: given.locale,
      interpreter: given.interpreter ?? null, relation: given.relation ?? null,
    })
    if (!takesPart(given.role)) return
    const partyId = newId()
    const slot = await queries.nextSlot(trx)
    await queries.insertFamilyParty(trx, { id: partyId, slot, kind: given.role, casePersonId: id })
    // Who holds custody besides those who have signed has not signed.
    if (given.custody) await queries.insertCustody(trx, { id: newId(), slot, ...given.custody })
    await record(here, partyAdded, { caseId: you.caseId, partyId }, { objectId: partyId })
  }, (knocks) => record(here, familyMemberAdded, { caseId: you.caseId, casePersonId: id }, { objectId: id, knocks }))
  return { id }
})

/** Foresees an agency in the team. It learns nothing by it: without a grant the case does not exist for it. */
export const addAParty = act(routes.addParty, async (here, { functionId }) => {
  insist(mayChangeTeam, here.you, { state: await queries.findState(here.trx) })
  const isIn = (await queries.listParties(here.trx)).some((party) => party.functionId === functionId && party.endedAt === null)
  if (isIn) throw new Refusal('refused', { reason: 'already-done' })
  const id = newId()
  await queries.insertAgencyParty(here.trx, { id, slot: await queries.nextSlot(here.trx), functionId })
  await record(here, partyAdded, { caseId: here.you.caseId, partyId: id }, { objectId: id })
  return { id }
})

export const endAParty = act(routes.endParty, async (here, { partyId, reason }) => {
  const party = found(await queries.findParty(here.trx, partyId))
  insist(mayChangeTeam, here.you, { state: await queries.findState(here.trx) })
  if (party.kind === 'coordinator') throw new Refusal('refused', { reason: 'wrong-state' })
  await changeReaders(here, () => queries.insertPartyEnd(here.trx, { id: newId(), slot: party.slot, reason }),
    (knocks) => record(here, partyEnded, { caseId: here.you.caseId, partyId }, { objectId: partyId, knocks }))
  return null
})

/** What the family answers is read as its words in a meeting are: by those who work with it, and by no other member of it. */
export const evaluateTheCase = act(routes.evaluate, async (here, { partyId, block, answers }) => {
  const forParty = found(await queries.findParty(here.trx, partyId))
  insist(mayEvaluate, here.you, {
    state: await queries.findState(here.trx), forParty, waitsFor: await queries.findWhomEvaluationWaitsFor(here.trx),
  })
  const id = newId()
  await queries.insertEvaluation(here.trx, isOfFamily(forParty) ? voiceOf(forParty.kind) : 'meeting', { id, partyId, block, answers })
  // That the young person has answered is for everybody in the meeting: it lets the others answer.
  const told = forParty.kind === 'guardian' ? { category: voiceOf(forParty.kind) } : {}
  await record(here, caseEvaluated, { caseId: here.you.caseId, partyId, block }, { objectId: id, ...told })
  return { id }
})

/** Whom one waits for is told while the case is being closed, and not to the family: one guardian would learn of the other. */
export const listTheEvaluations = view(routes.listEvaluations, async ({ trx, you }) => {
  const asks = isOfAgency(you) && (await queries.findState(trx)) === 'closing'
  return {
    evaluations: await queries.listEvaluationRows(trx),
    waitsFor: asks ? await queries.findWhomEvaluationWaitsFor(trx) : null,
    readBy: await queries.listReadersOf(trx, isFamily(you) ? voiceOf(you.kind) : 'meeting'),
  }
})

export const closeTheCase = act(routes.closeCase, async (here, { reason, continuingSupport, followUpOn, copyGivenOn }) => {
  insist(mayCloseCase, here.you, {
    state: await queries.findState(here.trx),
    reason,
    openCommitments: await queries.countOpenCommitments(here.trx),
    youthHasAnswered: (await queries.findWhomEvaluationWaitsFor(here.trx)) !== 'youth',
  })
  if (copyGivenOn && copyGivenOn > (await queries.findToday(here.trx))) throw new Refusal('invalid', { errors: [{ path: 'copyGivenOn', message: 'has not come yet' }] })
  const id = newId()
  await queries.insertClosure(here.trx, { id, reason, continuingSupport: continuingSupport ?? null, followUpOn: followUpOn ?? null, copyGivenOn: copyGivenOn ?? null })
  await moveTo(here, 'closed', null)
  await record(here, caseClosed, { caseId: here.you.caseId, reason }, { objectId: id })
  return null
})
