import { feature } from '../../platform/feature.ts'
import { approveTheMinutes, makeADecision, saveANote, shareAFact, speakAView } from './actions.ts'

/** What a meeting records: notes and decisions, facts by the party that knows them, the family's own words, approval. */
export const minutes = feature('minutes', { serves: [saveANote, makeADecision, shareAFact, speakAView, approveTheMinutes] })
