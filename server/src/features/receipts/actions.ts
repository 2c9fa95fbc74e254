import * as routes from '@kring/contract/receipts'
import { isFamily } from '@kring/domain/actor'
import { view, type HereInCase } from '../../platform/act.ts'
import { found } from '../../platform/errors.ts'
import { toPdf } from '../../platform/pdf.ts'
import { findRule } from '../consent/queries.ts'
import { findRequest } from '../consent/requests.ts'
import { documentOf } from './document.ts'
import { findOwnSignature, listOwnWithdrawals } from './queries.ts'
import { recordOf } from './record.ts'

const template = new URL('./receipt.typ', import.meta.url)

/** Made from the rows at the moment: the same facts give the same bytes, so that two copies can be compared. */
export const readTheReceipt = view(routes.readReceipt, async (here, { requestId }) => {
  const receipt = await lookAtReceipt(here, requestId)
  return toPdf(template, documentOf(receipt), { language: 'sv', title: 'Kvitto på samtycke', at: receipt.signature.madeAt })
})

export const readTheRecord = view(routes.readConsentRecord, async (here, { requestId }) => recordOf(await lookAtReceipt(here, requestId)))

export type Receipt = Awaited<ReturnType<typeof lookAtReceipt>>

/**
 * What somebody has signed, and nothing that depends on the answers of others (docs/decisions/0013): whoever has not signed, and
 * whoever signs nothing, finds no receipt.
 */
async function lookAtReceipt(here: HereInCase, requestId: string) {
  const { trx, you } = here
  const { request, parties } = await findRequest(here, requestId)
  const signature = found(isFamily(you) ? await findOwnSignature(trx, requestId, you.partyId) : undefined)
  const { municipality, phone } = found(await findRule(trx))
  return {
    caseId: you.caseId, request, signature, municipality, phone,
    signer: found(parties.find(({ id }) => id === you.partyId)),
    youth: found(parties.find(({ kind }) => kind === 'youth')),
    named: parties.filter(({ id }) => request.lines.some(({ partyId }) => partyId === id)),
    withdrawals: await listOwnWithdrawals(trx, requestId, you.partyId),
  }
}
