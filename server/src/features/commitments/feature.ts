import { feature } from '../../platform/feature.ts'
import { answerACommitment, listTheCommitments, makeACommitment, readOneCommitment, reportACommitment, settleACommitment } from './actions.ts'
import { reviewWhenBlocked, reviewWhenTakenBack } from './reactions.ts'

/** Promises: one owner, one date, reported in twenty seconds, kept. */
export const commitments = feature('commitments', {
  serves: [listTheCommitments, readOneCommitment, makeACommitment, answerACommitment, reportACommitment, settleACommitment],
  reactsTo: [reviewWhenTakenBack, reviewWhenBlocked],
})
