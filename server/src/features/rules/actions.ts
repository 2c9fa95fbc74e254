import * as routes from '@kring/contract/rules'
import { mayBeginBetween, ruleChanged, statesOf, type ConsentRules } from '@kring/domain/rules'
import { actOutside, viewOutside } from '../../platform/act.ts'
import { found, Refusal } from '../../platform/errors.ts'
import { recordOutside } from '../../platform/record.ts'
import { findAdministered, insertVersion, listAdministrators, listVersions } from './queries.ts'

const mostOver = 20

/** Rules hold nothing of any case: reading them opens none, and shows none. */
export const listTheRules = viewOutside(routes.listConsentRules, async ({ trx }) => {
  const { municipalityId, today } = found(await findAdministered(trx))
  const kinds = Map.groupBy(await listVersions(trx, municipalityId), ({ caseKind }) => caseKind)
  const answer: ConsentRules = {
    today,
    kinds: [...kinds].map(([caseKind, rows]) => {
      const states = statesOf(rows, today)
      const versions = rows.map((row) => ({ ...row, state: states.get(row.version)! }))
      const over = versions.filter(({ state }) => state === 'past' || state === 'replaced')
      const left = over.slice(mostOver)
      return { caseKind, versions: versions.filter((version) => !left.includes(version)), hasMore: left.length > 0 }
    }),
  }
  return { answer, cases: [] }
})

/** Nothing that holds today changes: requests keep the version that they were made under, and the new one begins on its day. */
export const changeTheRule = actOutside(routes.changeConsentRule, async (here, { caseKind, inForceFrom, ...terms }) => {
  const { trx } = here
  const { municipalityId, today } = found(await findAdministered(trx))
  const newest = found((await listVersions(trx, municipalityId)).find((row) => row.caseKind === caseKind))
  if (newest.version !== here.ifMatch) throw new Refusal('stale')
  const { first, last } = mayBeginBetween(today)
  if (inForceFrom < first) throw new Refusal('invalid', { errors: [{ path: 'inForceFrom', message: 'begins tomorrow at the earliest' }] })
  if (inForceFrom > last) throw new Refusal('invalid', { errors: [{ path: 'inForceFrom', message: 'is more than a year away' }] })
  const version = newest.version + 1
  await insertVersion(trx, { ...terms, municipalityId, caseKind, version, inForceFrom })
  await recordOutside(here, ruleChanged, { municipalityId, caseKind, version }, { objectId: municipalityId, addressees: await listAdministrators(trx, municipalityId) })
  return { version }
})
