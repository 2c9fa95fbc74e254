import { feature } from '../../platform/feature.ts'
import { readTheEvents, readTheHistory } from './actions.ts'

/** What has happened in a case, and who has read it: for the family above all. */
export const history = feature('history', { serves: [readTheHistory, readTheEvents] })
