import * as routes from '@kring/contract/consent'
import { isCoordinator, isRelative } from '@kring/domain/actor'
import { confidenceCompleted, confidenceRefused, confidenceSigned, confidenceWithdrawn } from '@kring/domain/confidence'
import {
  consentCompleted, consentConfirmed, consentRefused, consentRequested, consentSigned, consentStateOf, consentWithdrawn, contactChecked, contactIsSafe, custodyIsFresh,
  custodyNoted, isTakenBack, mayCheckContact, mayConfirmConsent, mayConfirmWithout, mayNoteCustody, mayNoteRefusal, mayRefuseConsent, mayRequestConsent, maySignConsent, mayWithdrawConsent,
  missingKinds, type Consent,
} from '@kring/domain/consent'
import type { NotedMethod } from '@kring/domain/noted-signatures'
import type { Locale } from '@kring/domain/people'
import { mustBeSafe } from '@kring/domain/relatives'
import { consentFormVersion, consentTexts } from '@kring/words/consent'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist, notFound, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record, recordConsequence } from '../../platform/record.ts'
import { changeReaders, followConsent, moveTo } from '../cases/actions.ts'
import { findState, findToday, insertCustody, labelOf, listParties } from '../cases/queries.ts'
import { findSafeguards } from '../protection/queries.ts'
import { areThirdPersonsForeseen } from '../third-persons/queries.ts'
import { insistOnLines, partiesInWords } from './lines.ts'
import * as queries from './queries.ts'
import { findRequest, listRequests, sha256, signersFrom } from './requests.ts'
import type { SignatureProvider } from './signing.ts'

export const readTheConsent = view(routes.readConsent, (here, { locale }) => lookAtConsent(here, locale ?? null))

/** The consent of the entered case as its reader may know it now. */
export async function lookAtConsent(here: HereInCase, locale: Locale | null): Promise<Consent> {
  const { trx, you } = here
  const rule = found(await queries.findRule(trx))
  const { requests, isUnbound, parties: all } = await listRequests(here, rule, locale, 'family')
  const parties = all.filter(({ id }) => !isUnbound || id === you.partyId)
  const { partyIds, endsOn } = await queries.findReach(trx)
  const reached = parties.filter(({ id }) => partyIds.includes(id))
  return {
    state: consentStateOf(requests, endsOn, rule.today),
    endsOn, requests,
    matrix: isUnbound ? [] : await queries.listMatrix(trx),
    parties,
    requiredPartyMissing: isCoordinator(you) && endsOn !== null ? missingKinds(rule.requiredAgencyKinds, reached) : [],
    foreseen: isCoordinator(you) ? (await queries.listForeseenEnds(trx)).filter(({ caseId }) => caseId === you.caseId) : [],
    contactChecks: await queries.listContactChecks(trx),
    you,
  }
}

export const readTheRule = view(routes.readConsentRule, async (here) => {
  const rule = found(await queries.findRule(here.trx))
  const { signers } = await signersFrom(here)
  return {
    ...rule, signers: signers(rule, rule.today, rule.maxValidUntilOn), excepted: await queries.listExcepted(here.trx, rule), ...await findSafeguards(here.trx),
    custody: await queries.listCustodyNotes(here.trx), nonAuthorityKinds: await queries.listNonAuthorityKinds(here.trx), categories: await queries.listCategories(here.trx),
  }
})

export const checkTheContact = act(routes.checkContact, async (here, { partyId, safe, channel, note }) => {
  const party = found((await listParties(here.trx)).find(({ id, casePersonId }) => id === partyId && casePersonId !== null))
  insist(mayCheckContact, here.you, { state: await findState(here.trx) })
  await queries.insertContactCheck(here.trx, { id: newId(), slot: party.slot, safe, channel, note: note ?? null })
  await record(here, contactChecked, { caseId: here.you.caseId, partyId }, { objectId: partyId })
  return null
})

/** What the new finding does not cover is over in the same instant. It completes nothing that was asked of somebody whom it leaves out. */
export const noteTheCustody = act(routes.noteCustody, async (here, { partyId, kind, evidence, checkedOn }) => {
  const { trx, you } = here
  const party = found((await listParties(trx)).find((one) => one.id === partyId && one.kind === 'guardian'))
  insist(mayNoteCustody, you, { state: await findState(trx) })
  if (checkedOn > (await findToday(trx))) throw new Refusal('invalid', { errors: [{ path: 'checkedOn', message: 'has not come yet' }] })
  await changeReaders(here, () => insertCustody(trx, { id: newId(), slot: party.slot, kind, evidence, checkedOn }),
    (knocks) => record(here, custodyNoted, { caseId: you.caseId, partyId }, { objectId: partyId, knocks }))
  return null
})

/** Asks the family. What is composed here is what is stored, hashed, shown and signed. */
export const requestAConsent = act(routes.requestConsent, async (here, { lines, purpose, validUntilOn, reach, exclusions, informed }) => {
  const { trx, you } = here
  const rule = found(await queries.findRule(trx))
  const parties = (await listParties(trx)).filter(({ endedAt }) => endedAt === null)
  const categories = (await queries.listCategories(trx)).map(({ code }) => code)
  const named = lines.map((line) => ({ ...line, id: newId(), party: found(parties.find(({ id }) => id === line.partyId)) }))
  insistOnLines(named, categories)
  if (validUntilOn <= rule.today) throw new Refusal('invalid', { errors: [{ path: 'validUntilOn', message: 'has passed' }] })

  const state = await findState(trx)
  const { youth, signers: signersBetween } = await signersFrom(here)
  const signers = signersBetween(rule, rule.today, validUntilOn)
  const { dangers, missingReviews } = await findSafeguards(trx)
  const checks = (await queries.listContactChecks(trx)).filter(({ partyId }) => !dangers.includes(partyId))
  const family = parties.filter(({ casePersonId }) => casePersonId !== null)
  const safeAsWell = mustBeSafe(family, lines.map(({ partyId }) => partyId))
  insist(mayRequestConsent, you, {
    state, validUntilOn, maxValidUntilOn: rule.maxValidUntilOn, hasSigners: signers.length > 0,
    custodyIsFresh: custodyIsFresh(signers, await queries.listCustodyNotes(trx), rule.today),
    missingReviews, contactIsSafe: contactIsSafe({ signers, excepted: await queries.listExcepted(trx, rule), rule, admitted: safeAsWell, checks }),
    missingKinds: missingKinds(rule.requiredAgencyKinds, named.map(({ party }) => party)),
  })

  const texts = consentTexts({
    municipality: rule.municipality, phone: rule.phone, kind: rule.caseKind,
    youth: { label: labelOf(youth?.name ?? ''), bornYear: Number(youth?.bornOn?.slice(0, 4)) },
    parties: partiesInWords(named, await queries.listNonAuthorityKinds(trx)), purpose, validUntilOn, reach, exclusions: exclusions ?? null,
    foreseesOthers: await areThirdPersonsForeseen(trx),
  })
  const id = newId()
  await queries.insertRequest(trx, {
    id, purpose, validUntilOn, reach, exclusions: exclusions ?? null, informed, formVersion: consentFormVersion, ruleVersion: rule.version,
    textSv: texts.sv, textHash: sha256(texts.sv), supportTexts: texts.support,
  }, named.map((line) => ({ ...line, slot: line.party.slot })))
  const isSafe = (partyId: string) => checks.some((check) => check.partyId === partyId && check.safe)
  const asked = (party: (typeof family)[number]) => party.kind === 'youth' || signers.some(({ partyId }) => partyId === party.id) || (isRelative(party) && safeAsWell.includes(party.id))
  for (const party of family.filter((one) => !one.admitted && isSafe(one.id) && asked(one))) {
    await queries.insertAdmission(trx, { id: newId(), slot: party.slot })
  }
  await record(here, consentRequested, { caseId: you.caseId, requestId: id }, { objectId: id })
  if (state === 'mapping' || state === 'paused') await moveTo(here, 'consent-pending', null)
  return { id }
})

export const signTheConsent = (provider: SignatureProvider) => act(routes.signConsent, async (here, given) => {
  const asked = await readyToSign(here, given)
  const signedBytes = await provider.sign(here, JSON.stringify(await statementOf(here, asked, given, provider.method)))
  await putSignature(here, asked, { ...given, method: provider.method, signedBytes })
  return null
})

interface ToSign { requestId: string; locale: Locale; textHash: string }
type Asked = Awaited<ReturnType<typeof readyToSign>>

/** The request as the one who was asked may sign it now, under the very text that they have read. */
export async function readyToSign(here: HereInCase, { requestId, locale, textHash }: ToSign) {
  const asked = await findRequest(here, requestId, locale)
  insist(maySignConsent, here.you, asked.request)
  if (textHash !== asked.request.textHash) throw new Refusal('stale')
  return asked
}

/** What is signed, in the order of its keys: who says yes to which request, in which words and to what. */
export const statementOf = async ({ trx, you }: HereInCase, { request }: Asked, { requestId, locale, textHash }: ToSign, method: SignatureProvider['method'] | NotedMethod) => ({
  at: await queries.findInstant(trx), caseId: you.caseId, exclusions: request.exclusions, formVersion: request.formVersion, lines: request.lines,
  locale, method, partyId: you.partyId, purpose: request.purpose, reach: request.reach, requestId,
  shownTextHash: sha256(request.supportText ?? request.text).toString('hex'), textHash, validUntilOn: request.validUntilOn,
})

/** Writes the signature of the one who acts here, and what follows from it; gives its id. */
export async function putSignature(here: HereInCase, { slot, scope }: Asked, { requestId, locale, textHash, method, signedBytes }: ToSign & { method: SignatureProvider['method']; signedBytes: Buffer }) {
  const id = newId()
  const complete = await queries.listCompleteRequests(here.trx)
  await queries.insertSignature(here.trx, { id, requestId, slot, method, locale, signedTextHash: Buffer.from(textHash, 'hex'), signedBytes })
  await record(here, scope === 'family' ? consentSigned : confidenceSigned, { caseId: here.you.caseId, requestId, partyId: here.you.partyId }, { objectId: id })
  await openWhatIsComplete(here, complete)
  return id
}

/** What was not complete before is: the readers hear of it, and a case that waited for it is active. */
export async function openWhatIsComplete(here: HereInCase, before: readonly queries.Complete[]) {
  const opened = (await queries.listCompleteRequests(here.trx)).filter(({ id }) => !before.some((one) => one.id === id))
  for (const { id: requestId, scope } of opened) {
    await recordConsequence(here, scope === 'family' ? consentCompleted : confidenceCompleted, { caseId: here.you.caseId, requestId }, { objectId: requestId })
  }
  if (opened.some(({ scope }) => scope === 'family')) await followConsent(here)
}

export const refuseTheConsent = act(routes.refuseConsent, async (here, { requestId }) => {
  const { request, slot, scope } = await findRequest(here, requestId)
  insist(mayRefuseConsent, here.you, request)
  const id = newId()
  if (scope === 'family') await queries.insertTally(here.trx, newId())
  // The no of somebody who was not waited for ends what stood on that.
  await changeReaders(here, () => queries.insertRefusal(here.trx, { id, requestId, slot, method: 'self' }),
    (knocks) => record(here, scope === 'family' ? consentRefused : confidenceRefused, { caseId: here.you.caseId, requestId, partyId: here.you.partyId }, { objectId: id, knocks }))
  return null
})

export const noteTheRefusal = act(routes.noteRefusal, async (here, { requestId, forPartyId, method }) => {
  const { request, parties, scope } = await findRequest(here, requestId)
  const whose = found(parties.find(({ id }) => id === forPartyId))
  insist(mayNoteRefusal, here.you, { answer: request.answers.find(({ partyId }) => partyId === forPartyId)?.answer ?? null, ended: request.ended })
  const id = newId()
  if (scope === 'family') await queries.insertTally(here.trx, newId())
  await changeReaders(here, () => queries.insertRefusal(here.trx, { id, requestId, slot: whose.slot, method }),
    (knocks) => record(here, scope === 'family' ? consentRefused : confidenceRefused, { caseId: here.you.caseId, requestId, partyId: forPartyId }, { objectId: id, knocks }))
  return null
})

export const confirmTheConsent = act(routes.confirmConsent, async (here, { requestId, reservationHash }) => {
  const { request, slot, scope } = await findRequest(here, requestId)
  if (scope !== 'family') throw notFound()
  insist(mayConfirmConsent, here.you, request)
  const reservation = request.yourReservation
  if (reservationHash === undefined) insist(mayConfirmWithout, here.you, request)
  else if (reservationHash !== reservation?.hash) throw new Refusal('stale')
  const id = newId()
  await queries.insertConfirmation(here.trx, { id, scope, requestId, slot, reservation: reservation?.text ?? null })
  await record(here, consentConfirmed, { caseId: here.you.caseId, requestId, partyId: here.you.partyId }, { objectId: id })
  return null
})

/** Takes consent back at the instant of commit, wherever the same thing was consented to. Nothing is deleted by it. */
export const withdrawTheConsent = act(routes.withdrawConsent, async (here, { requestId, towards, category, method, forPartyId }) => {
  const { trx, you } = here
  const { request, row, parties, scope } = await findRequest(here, requestId)
  const whose = found(parties.find(({ id }) => id === (forPartyId ?? you.partyId)))
  const other = towards === null ? null : found(parties.find(({ id }) => id === towards && request.lines.some(({ partyId }) => partyId === id)))
  if (category !== null) found(request.lines.find((line) => line.category === category && (towards === null || line.partyId === towards)))
  insist(mayWithdrawConsent, you, {
    forAnother: forPartyId !== undefined,
    answer: forPartyId === undefined ? request.yourAnswer : (request.answers.find(({ partyId }) => partyId === forPartyId)?.answer ?? null),
    isTakenBack: isTakenBack(row.marks, { partyId: whose.id, towards, category }),
  })
  // A withdrawal that takes nothing from anybody looks to the others like waiting.
  await changeReaders(here, async () => {
    for (const id of await queries.listRequestsToWithdraw(trx, requestId, { slot: whose.slot, isYouth: whose.kind === 'youth', towards: other?.slot ?? null, category })) {
      await queries.insertWithdrawal(trx, { id: newId(), requestId: id, slot: whose.slot, towards: other?.slot ?? null, category, method })
    }
  }, (knocks) => record(here, scope === 'family' ? consentWithdrawn : confidenceWithdrawn, { caseId: you.caseId, requestId, partyId: whose.id, towardsPartyId: towards, category }, { objectId: requestId, knocks }))
  return null
})
