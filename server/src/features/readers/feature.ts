import { feature } from '../../platform/feature.ts'
import { readTheReaders } from './actions.ts'

/** Who can read one thing, and by which signatures, rule and dates. */
export const readers = feature('readers', { serves: [readTheReaders] })
