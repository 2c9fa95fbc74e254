import * as routes from '@kring/contract/readers'
import { mayAskWhoReads } from '@kring/domain/readers'
import { view } from '../../platform/act.ts'
import { found, insist } from '../../platform/errors.ts'
import { listConsentParties } from '../consent/queries.ts'
import * as queries from './queries.ts'

/** Answers only about what the asker can read themselves. */
export const readTheReaders = view(routes.readReaders, async ({ trx, you }, { thing, id }) => {
  insist(mayAskWhoReads, you, {})
  const keys = found(await queries.findKeys(trx, thing, id))
  const readers = await queries.listReadings(trx, keys)
  const requestIds = readers.flatMap(({ grounds }) => grounds.flatMap((ground) => (ground.kind === 'consent' ? ground.requestId : [])))
  // Who has nothing left of it but their own words is not told who reads, and so not who does not.
  const agencies = keys.byCategory ? (await listConsentParties(trx)).filter(({ kind }) => kind === 'agency' || kind === 'relative') : []
  return {
    readers,
    others: agencies.filter((party) => readers.every(({ partyId }) => partyId !== party.id)).map(({ id: partyId, kind, agencyKind, label }) => ({ partyId, kind, agencyKind, label })),
    signatures: await queries.listSignatures(trx, [...new Set(requestIds)]),
    you,
  }
})
