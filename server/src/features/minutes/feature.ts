import { feature } from '../../platform/feature.ts'
import { approveTheMinutes, listTheDecisions, makeADecision, saveANote, shareAFact, speakAView } from './actions.ts'

/** What a meeting records: notes and decisions, facts by the party that knows them, the family's own words, approval. */
export const minutes = feature('minutes', { serves: [listTheDecisions, saveANote, makeADecision, shareAFact, speakAView, approveTheMinutes] })
