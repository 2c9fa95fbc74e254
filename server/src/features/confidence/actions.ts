import * as routes from '@kring/contract/confidence'
import { isCoordinator } from '@kring/domain/actor'
import {
  assessmentEnded, canConfide, confidenceAsked, confidenceConfirmed, confidenceStateOf, isUnderWay, maturityAssessed, mayAskInConfidence, mayAssessMaturity, mayConfirmConfidence,
  mayEndAssessment, type Confidence, type ConfidenceRequest,
} from '@kring/domain/confidence'
import { answerOf, mayConfirmWithout } from '@kring/domain/consent'
import type { Locale } from '@kring/domain/people'
import { confidenceFormVersion, confidenceTexts } from '@kring/words/confidence'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { changeReaders } from '../cases/actions.ts'
import { findState, labelOf, listParties, listReadersOf } from '../cases/queries.ts'
import { findRule, insertAdmission, insertConfirmation, insertRequest, listContactChecks, listNonAuthorityKinds } from '../consent/queries.ts'
import { findRequest, listRequests, sha256, signersFrom } from '../consent/requests.ts'
import { findSafeguards } from '../protection/queries.ts'
import * as queries from './queries.ts'

export const readTheConfidence = view(routes.readConfidence, (here, { locale }) => lookAtConfidence(here, locale ?? null))

/** The confidence of the entered case as its reader may know it now; who takes no part in one finds it empty. */
export async function lookAtConfidence(here: HereInCase, locale: Locale | null): Promise<Confidence> {
  const { trx, you } = here
  const rule = found(await findRule(trx))
  const { rows, requests, parties, isUnbound } = await listRequests(here, rule, locale, 'confidence')
  const assessments = await queries.listAssessments(trx)
  const own = await queries.listOwnAssessments(trx)
  const known = requests.map((request): ConfidenceRequest => {
    const assessed = assessments.filter(({ requestId }) => requestId === request.id)
    const waitsFor = [...new Set(request.lines.filter(({ gives }) => gives).map(({ partyId }) => partyId))].filter((id) => !assessed.some(({ partyId }) => partyId === id))
    const marks = rows.find(({ id }) => id === request.id)!.marks
    // Whoever may not know of the signature knows of the request because it stands.
    const answer = marks[0] ? answerOf(marks, marks[0].partyId) : request.complete ? 'signed' : 'waiting'
    return {
      ...request, waitsFor, assessments: assessed, state: confidenceStateOf({ answer, waitsFor, ended: request.ended, complete: request.complete }),
      yourAssessment: own.find(({ requestId }) => requestId === request.id) ?? null,
    }
  })
  return {
    requests: known, parties: parties.filter(({ id }) => !isUnbound || id === you.partyId),
    readBy: isUnbound ? [] : await listReadersOf(trx, 'confidence'),
    asking: isCoordinator(you) ? await askingFrom(here, rule) : null, you,
  }
}

async function askingFrom(here: HereInCase, rule: NonNullable<Awaited<ReturnType<typeof findRule>>>) {
  const { youth } = await signersFrom(here)
  const checks = await listContactChecks(here.trx)
  return {
    fromAge: rule.confidenceFromAge, maxValidUntilOn: rule.maxValidUntilOn, isOfAge: canConfide(youth?.bornOn ?? null, rule, rule.today),
    contactIsSafe: checks.some(({ partyId, safe }) => partyId === youth?.partyId && safe),
  }
}

/** Asks the young person alone. Nothing of it reaches a guardian: not the request, not that the young person was let in by it. */
export const askTheYouth = act(routes.askInConfidence, async (here, { lines, purpose, validUntilOn, informed }) => {
  const { trx, you } = here
  const rule = found(await findRule(trx))
  const { asking, requests } = await lookAtConfidence(here, null)
  const parties = (await listParties(trx)).filter(({ endedAt }) => endedAt === null)
  const named = lines.map((line) => ({ ...line, id: newId(), category: 'confidence', party: found(parties.find(({ id }) => id === line.partyId)) }))
  if (named.some(({ party }) => party.functionId === null)) throw new Refusal('refused', { reason: 'not-for-family' })
  insist(mayAskInConfidence, you, {
    state: await findState(trx), isOffered: rule.confidenceFromAge !== null, isOfAge: asking?.isOfAge ?? false, contactIsSafe: asking?.contactIsSafe ?? false,
    isUnderWay: requests.some(isUnderWay), missingReviews: (await findSafeguards(trx)).missingReviews, validUntilOn, maxValidUntilOn: rule.maxValidUntilOn,
  })
  if (validUntilOn <= rule.today) throw new Refusal('invalid', { errors: [{ path: 'validUntilOn', message: 'has passed' }] })
  const { youth } = await signersFrom(here)
  const nonAuthorityKinds = await listNonAuthorityKinds(trx)
  const texts = confidenceTexts({
    municipality: rule.municipality, phone: rule.phone, youth: { label: labelOf(youth?.name ?? ''), bornYear: Number(youth?.bornOn?.slice(0, 4)) }, purpose, validUntilOn,
    parties: named.map(({ party, reads, gives }) => ({ label: party.label, agencyKind: party.agencyKind ?? '', authority: !nonAuthorityKinds.includes(party.agencyKind ?? ''), reads, gives })),
  })
  const id = newId()
  await insertRequest(trx, {
    id, scope: 'confidence', purpose, validUntilOn, reach: 'from-now', exclusions: null, informed, formVersion: confidenceFormVersion, ruleVersion: rule.version,
    textSv: texts.sv, textHash: sha256(texts.sv), supportTexts: texts.support,
  }, named.map((line) => ({ ...line, slot: line.party.slot })))
  const inFamily = parties.find((party) => party.kind === 'youth' && !party.admitted)
  if (inFamily) await insertAdmission(trx, { id: newId(), slot: inFamily.slot })
  await record(here, confidenceAsked, { caseId: you.caseId, requestId: id }, { objectId: id })
  return { id }
})

export const confirmTheConfidence = act(routes.confirmConfidence, async (here, { requestId, assessment, reservationHash }) => {
  const { request, slot } = await findOne(here, requestId)
  insist(mayConfirmConfidence, here.you, { ...request, withAssessment: assessment !== undefined })
  const reservation = request.yourReservation
  if (reservationHash === undefined) insist(mayConfirmWithout, here.you, request)
  else if (reservationHash !== reservation?.hash) throw new Refusal('stale')
  const id = newId()
  await changeReaders(here, async () => {
    if (assessment && request.yourAssessment === null) await assess(here, { requestId, slot, ...assessment })
    await insertConfirmation(here.trx, { id, scope: 'confidence', requestId, slot, reservation: reservation?.text ?? null })
  }, (knocks) => record(here, confidenceConfirmed, { caseId: here.you.caseId, requestId, partyId: here.you.partyId }, { objectId: id, knocks }))
  return null
})

export const assessTheMaturity = act(routes.assessMaturity, async (here, { requestId, ...assessment }) => {
  const { request, slot } = await findOne(here, requestId)
  insist(mayAssessMaturity, here.you, request)
  await changeReaders(here, () => assess(here, { requestId, slot, ...assessment }),
    (knocks) => record(here, maturityAssessed, { caseId: here.you.caseId, requestId, partyId: here.you.partyId }, { objectId: requestId, knocks }))
  return null
})

/** Nobody who was named reads in it any more, from this instant, until it is assessed anew. */
export const endTheAssessment = act(routes.endAssessment, async (here, { requestId }) => {
  const { request } = await findOne(here, requestId)
  insist(mayEndAssessment, here.you, request)
  await changeReaders(here, () => queries.endAssessments(here.trx, requestId, newId),
    (knocks) => record(here, assessmentEnded, { caseId: here.you.caseId, requestId, partyId: here.you.partyId }, { objectId: requestId, knocks }))
  return null
})

async function assess(here: HereInCase, { requestId, slot, basis, decidedBy, validUntilOn }: { requestId: string; slot: number; basis: string; decidedBy: string; validUntilOn: string }) {
  const rule = found(await findRule(here.trx))
  if (validUntilOn <= rule.today) throw new Refusal('invalid', { errors: [{ path: 'validUntilOn', message: 'has passed' }] })
  await queries.insertAssessment(here.trx, { id: newId(), requestId, slot, basis, decidedBy, validUntilOn })
}

async function findOne(here: HereInCase, id: string) {
  const { requests } = await lookAtConfidence(here, null)
  return { request: found(requests.find((one) => one.id === id)), slot: (await findRequest(here, id)).slot }
}
