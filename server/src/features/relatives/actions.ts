import { createHash } from 'node:crypto'
import * as routes from '@kring/contract/relatives'
import { isRelative } from '@kring/domain/actor'
import { consentConfirmed } from '@kring/domain/consent'
import { mayPromise, type RelativePart } from '@kring/domain/relatives'
import { relativeReservationTexts } from '@kring/words/reservation'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { insertConfirmation } from '../consent/queries.ts'
import * as queries from './queries.ts'

export const readTheRelativePart = view(routes.readRelativePart, async (here) => found((await lookAtRelativePart(here)) ?? undefined))

/** What the relative who asks is told of the consents that name them; nothing for everybody else. */
export async function lookAtRelativePart({ trx, you }: HereInCase): Promise<RelativePart | null> {
  if (!isRelative(you)) return null
  const { municipality, kind } = found(await queries.findReservationParts(trx))
  const promised = await queries.listPromised(trx)
  return {
    namedIn: (await queries.listNamedIn(trx)).map(({ youth: _, ...row }) => {
      const accepted = promised.find(({ requestId }) => requestId === row.requestId)
      const { sv, support } = relativeReservationTexts({ municipality, kind, validUntilOn: row.validUntilOn })
      const text = accepted?.text ?? sv
      return { ...row, reservation: { text, hash: createHash('sha256').update(text).digest('hex'), support }, promisedAt: accepted?.at ?? null }
    }),
    promised: promised.map(({ text, at }) => ({ text, at })),
  }
}

/** From here on the relative reads what the consent names them for; the words of the promise are kept with it. */
export const promiseTheReservation = act(routes.promiseReservation, async (here, { requestId, reservationHash }) => {
  const { trx, you } = here
  const named = found((await lookAtRelativePart(here))?.namedIn.find((one) => one.requestId === requestId))
  insist(mayPromise, you, named)
  if (reservationHash !== named.reservation.hash) throw new Refusal('stale')
  const { slot } = found(await queries.findReservationParts(trx))
  const id = newId()
  await insertConfirmation(trx, { id, scope: 'family', requestId, slot, reservation: named.reservation.text })
  await record(here, consentConfirmed, { caseId: you.caseId, requestId, partyId: you.partyId }, { objectId: id })
  return null
})
