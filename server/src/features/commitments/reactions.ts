import { consentWithdrawn } from '@kring/domain/consent'
import { reaction } from '../../platform/jobs.ts'
import { askForReview } from './queries.ts'

/**
 * When consent is taken back, the promises of the parties that it no longer reaches ask for a decision. Runs as the clerk, who
 * learns nothing by it; done twice it does nothing more.
 */
export const reviewPromises = reaction({
  to: consentWithdrawn,
  name: 'review promises',
  run: ({ database }, { body }) => database.as({ kind: 'system', name: 'clerk' }, (trx) => askForReview(trx, body.caseId)),
})
