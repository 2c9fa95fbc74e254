import { feature } from '../../platform/feature.ts'
import { listTheMessages, listTheTopics, markATopic, openATopic, sendAMessage } from './actions.ts'

/** One conversation per case, by topic, with everybody who reads it named before one writes. */
export const messages = feature('messages', {
  serves: [listTheTopics, openATopic, listTheMessages, sendAMessage, markATopic],
})
