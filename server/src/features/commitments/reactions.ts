import { consentWithdrawn, readersChanged } from '@kring/domain/consent'
import { reaction, type JobTools } from '../../platform/jobs.ts'
import { askForReview } from './queries.ts'

/**
 * The promises of the parties that no consent reaches now ask for a decision. Runs as the clerk, who learns nothing by it; done
 * twice it does nothing more.
 */
const review = ({ database }: JobTools, { body }: { body: { caseId: string } }) =>
  database.as({ kind: 'system', name: 'clerk' }, (trx) => askForReview(trx, body.caseId))

export const reviewWhenTakenBack = reaction({ to: consentWithdrawn, name: 'review promises', run: review })
export const reviewWhenBlocked = reaction({ to: readersChanged, name: 'review promises of the blocked', run: review })
