import { feature } from '../../platform/feature.ts'
import { listTheFunctions } from './actions.ts'

/** Which agencies there are, and as which functions they can take part. */
export const agencies = feature('agencies', { serves: [listTheFunctions] })
