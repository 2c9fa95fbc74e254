import { listFunctions } from '@kring/contract/cases'
import { viewOutside } from '../../platform/act.ts'
import { listAgencyFunctions } from './queries.ts'

export const listTheFunctions = viewOutside(listFunctions, async ({ trx }, { coordinates }) => ({
  answer: { functions: await listAgencyFunctions(trx, { coordinates: coordinates === undefined ? undefined : coordinates === 'true' }) },
  cases: [],
}))
