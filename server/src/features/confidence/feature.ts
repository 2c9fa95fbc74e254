import { feature } from '../../platform/feature.ts'
import { askTheYouth, assessTheMaturity, confirmTheConfidence, endTheAssessment, readTheConfidence } from './actions.ts'

/** What the young person alone opens, after an assessment of maturity by whoever would tell something; no guardian reads it or that there is any. */
export const confidence = feature('confidence', { serves: [readTheConfidence, askTheYouth, confirmTheConfidence, assessTheMaturity, endTheAssessment] })
