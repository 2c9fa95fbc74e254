import { createHash, randomInt } from 'node:crypto'
import * as routes from '@kring/contract/noted-signatures'
import { isCoordinator } from '@kring/domain/actor'
import {
  formNumberOf, formNumberSigns, mayAddScan, mayCheckWithdrawal, mayConfirmSignature, mayDropSignature, mayMakePaperForm, mayNoteSignature,
  notedSignatureConfirmed, notedSignatureDropped, paperFormMade, signatureNoted, signatureScanned, withdrawalChecked,
} from '@kring/domain/noted-signatures'
import type { Locale } from '@kring/domain/people'
import { act, enter, view, viewOutside, type HereInCase, type Served } from '../../platform/act.ts'
import { found, insist, notFound, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { drawAnew } from '../../platform/pictures.ts'
import { record } from '../../platform/record.ts'
import { findState } from '../cases/queries.ts'
import { openWhatIsComplete, statementOf } from '../consent/actions.ts'
import { findRequest } from '../consent/requests.ts'
import { findRule, listCompleteRequests } from '../consent/queries.ts'
import * as queries from './queries.ts'

export const listTheNotedSignatures = view(routes.listNotedSignatures, async ({ trx, you }) => {
  if (!isCoordinator(you)) throw new Refusal('refused', { reason: 'not-coordinator' })
  return { items: await queries.listNotedSignatures(trx), withdrawals: await queries.listNotedWithdrawals(trx) }
})

export const listWhatIsNotedForMe = view(routes.listNotedForMe, async ({ trx }) => ({ items: await queries.listNotedForMe(trx) }))

/** One paper for each person and request: who prints it again prints the same. */
export const makeAPaperForm = act(routes.makePaperForm, async (here, { requestId, partyId }) => {
  const { slot, asked } = await findAsked(here, requestId, partyId)
  insist(mayMakePaperForm, here.you, asked)
  const before = await queries.findFormOf(here.trx, requestId, slot)
  if (before) return { id: before.id }
  const id = newId()
  const number = formNumberOf(Array.from({ length: 8 }, () => formNumberSigns[randomInt(formNumberSigns.length)]).join(''))
  await queries.insertForm(here.trx, { id, requestId, slot, number })
  await record(here, paperFormMade, { caseId: here.you.caseId, requestId }, { objectId: id })
  return { id }
})

export const readThePaperForm = view(routes.readPaperForm, async ({ trx }, { paperFormId, locale }) => {
  const { supportTexts, ...form } = found(await queries.findForm(trx, paperFormId))
  return { ...form, supportText: (locale && supportTexts[locale]) ?? null }
})

export const findThePaperForm = viewOutside(routes.findPaperForm, async ({ trx }, { number }) => {
  const answer = found(await queries.findFormByNumber(trx, number))
  return { answer, cases: [answer.caseId] }
})

/** It counts for nothing until another person has confirmed it. */
export const noteASignature = act(routes.noteSignature, async (here, given) => {
  const { trx, you } = here
  const { requestId, partyId, method, signedOn, locale, identity, note, witness } = given
  const { slot, asked, madeOn } = await findAsked(here, requestId, partyId)
  const isNoted = (await queries.listNotedSignatures(trx)).some((one) => one.requestId === requestId && one.partyId === partyId && one.state === 'waiting')
  insist(mayNoteSignature, you, { ...asked, isNoted })
  if (signedOn < madeOn || signedOn > found(await findRule(trx)).today) throw new Refusal('invalid', { errors: [{ path: 'signedOn', message: 'is not between the question and today' }] })
  const form = await queries.findFormOf(trx, requestId, slot)
  if (given.method === 'paper' && form?.number !== given.formNumber) throw new Refusal('invalid', { errors: [{ path: 'formNumber', message: 'is not the number of this paper' }] })
  const id = newId()
  await queries.insertNotedSignature(trx, { id, requestId, slot, method, signedOn, locale, identity, note: note ?? null, witness: witness ?? null, paperFormId: method === 'paper' ? form!.id : null })
  await record(here, signatureNoted, { caseId: you.caseId, notedSignatureId: id }, { objectId: id })
  return { id }
})

/** Drawing a file anew takes longer than an act: who knows of no such note is told before, and nobody waits meanwhile. */
export const addAScan: Served = {
  route: routes.addScan,
  async answer(database, request) {
    const { caseId, notedSignatureId } = request.params as { caseId: string; notedSignatureId: string }
    await database.as(request.actor, async (trx) => {
      await enter(trx, caseId)
      await findNoted(trx, notedSignatureId)
    })
    const drawn = await drawAnew(request.file ?? new Uint8Array())
    const add = act(routes.addScan, async (here) => {
      insist(mayAddScan, here.you, await findNoted(here.trx, notedSignatureId))
      await queries.insertPages(here.trx, drawn.map((bytes, index) => ({ id: newId(), notedSignatureId, page: index + 1, bytes })))
      await record(here, signatureScanned, { caseId, notedSignatureId }, { objectId: notedSignatureId })
      return null
    })
    return add.answer(database, request)
  },
}

export const readAPage = view(routes.readScan, async ({ trx }, { notedSignatureId, page }) => found(await queries.findPage(trx, notedSignatureId, page)) as Uint8Array<ArrayBuffer>)

/** From now on it counts like every other signature, in the name of the person who gave it. Whatever they have decided meanwhile wins. */
export const confirmTheSignature = act(routes.confirmSignature, async (here, { notedSignatureId }) => {
  const { trx, you } = here
  const noted = await findNoted(trx, notedSignatureId)
  const { requestId, partyId, locale, method, signedOn } = noted
  const { asked, consent } = await findAsked(here, requestId, partyId, locale)
  insist(mayConfirmSignature, you, { ...noted, ...asked })
  const scanHashes = (await queries.listPages(trx, notedSignatureId)).map((page) => createHash('sha256').update(page).digest('hex'))
  const statement = await statementOf(here, consent, { requestId, locale, textHash: consent.request.textHash }, method)
  const complete = await listCompleteRequests(trx)
  await queries.insertSignatureConfirmation(trx, { id: newId(), notedSignatureId })
  await queries.putNotedSignature(trx, { id: newId(), notedSignatureId, signedBytes: Buffer.from(JSON.stringify({ ...statement, partyId, notedSignatureId, signedOn, scanHashes })) })
  await record(here, notedSignatureConfirmed, { caseId: you.caseId, notedSignatureId, requestId, partyId }, { objectId: notedSignatureId })
  await openWhatIsComplete(here, complete)
  return null
})

export const dropTheSignature = act(routes.dropSignature, async (here, { notedSignatureId }) => {
  insist(mayDropSignature, here.you, await findNoted(here.trx, notedSignatureId))
  await queries.insertSignatureEnd(here.trx, { id: newId(), notedSignatureId })
  await record(here, notedSignatureDropped, { caseId: here.you.caseId, notedSignatureId }, { objectId: notedSignatureId })
  return null
})

/** Nothing opens again by it: the withdrawal stands, and the way back is a new request. */
export const checkTheWithdrawal = act(routes.checkWithdrawal, async (here, { withdrawalId, how, outcome, note }) => {
  const withdrawal = found((await queries.listNotedWithdrawals(here.trx)).find(({ id }) => id === withdrawalId))
  insist(mayCheckWithdrawal, here.you, withdrawal)
  const all = await queries.listUncheckedWith(here.trx, withdrawalId)
  await queries.insertChecks(here.trx, all.map((id) => ({ id: newId(), withdrawalId: id, how, outcome, note: note ?? null })))
  await record(here, withdrawalChecked, { caseId: here.you.caseId, withdrawalId }, { objectId: withdrawalId })
  return null
})

const findNoted = async (trx: HereInCase['trx'], id: string) => found((await queries.listNotedSignatures(trx)).find((one) => one.id === id))

/** What somebody was asked, and how it stands now. */
async function findAsked(here: HereInCase, requestId: string, partyId: string, locale: Locale | null = null) {
  const consent = await findRequest(here, requestId, locale)
  const { request, row, parties, isNewest } = consent
  const party = parties.find(({ id, kind }) => id === partyId && (kind === 'youth' || kind === 'guardian'))
  if (!party) throw notFound()
  const answer = request.answers.find((one) => one.partyId === partyId)?.answer ?? null
  return { consent, slot: party.slot, madeOn: row.madeOn, asked: { caseState: await findState(here.trx), answer, ended: request.ended, isNewest } }
}
