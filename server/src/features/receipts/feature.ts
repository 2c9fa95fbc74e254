import { feature } from '../../platform/feature.ts'
import { readTheReceipt, readTheRecord } from './actions.ts'

/** What each member of the family can keep of what they have signed: a document to read, and the same for machines. */
export const receipts = feature('receipts', { serves: [readTheReceipt, readTheRecord] })
