import { feature } from '../../platform/feature.ts'
import { markAGoal, moveAGoal, readThePlan, setAGoal, wordAGoal } from './actions.ts'

/** A few goals, in the young person's words first, with marks from 0 to 10 and a word for how far one has come. */
export const plan = feature('plan', { serves: [readThePlan, setAGoal, wordAGoal, markAGoal, moveAGoal] })
