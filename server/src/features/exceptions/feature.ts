import { feature } from '../../platform/feature.ts'
import { confirmAnException, endAnException, listTheExceptions, makeAnException } from './actions.ts'

/** The guardians whose signature a consent does not wait for: noted by one person, counted when another has confirmed it. */
export const exceptions = feature('exceptions', { serves: [listTheExceptions, makeAnException, confirmAnException, endAnException] })
