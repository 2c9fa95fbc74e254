import { feature } from '../../platform/feature.ts'
import { markTheDay, readTheDay, readTheFamilyHome } from './actions.ts'

/** The first page: what an employee's day holds, and what a family meets. It shows what the features above know. */
export const home = feature('home', { serves: [readTheDay, markTheDay, readTheFamilyHome] })
