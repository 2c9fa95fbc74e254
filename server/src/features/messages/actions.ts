import * as routes from '@kring/contract/messages'
import { conversationOf, mayWriteMessage, messageSent, topicOpened, type Composer } from '@kring/domain/messages'
import { check } from '@kring/domain/kernel/rule'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { pageOf, readCursor, type Place } from '../../platform/cursor.ts'
import { found, insist, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findState, listReadersOf } from '../cases/queries.ts'
import { findTopic, insertMessage, insertTopic, listMessageRows, listTopicRows, markTopic } from './queries.ts'

export const listTheTopics = view(routes.listTopics, async (here, { limit, cursor }) => {
  const rows = await listTopicRows(here.trx, { limit: limit + 1, after: readCursor<Place>(cursor) })
  const confidence = await composerFor(here, true)
  return { ...pageOf(rows, limit), ...(await composerFor(here, false)), confidence: check(mayWriteMessage, here.you, confidence).ok ? confidence : null }
})

export const openATopic = act(routes.openTopic, async (here, { title, text, inConfidence }) => {
  insist(mayWriteMessage, here.you, await composerFor(here, inConfidence))
  const id = newId()
  const category = conversationOf({ inConfidence })
  await insertTopic(here.trx, { id, title, category })
  await record(here, topicOpened, { caseId: here.you.caseId, topicId: id }, { objectId: id, category })
  if (text !== undefined) await send(here, { id, inConfidence }, text)
  return { id }
})

export const listTheMessages = view(routes.listMessages, async (here, { topicId, limit, cursor }) => {
  const topic = found(await findTopic(here.trx, topicId))
  const { items, ...rest } = pageOf(await listMessageRows(here.trx, topicId, limit + 1, readCursor<Place>(cursor)), limit)
  return { topic, items: items.toReversed(), ...rest, ...(await composerFor(here, topic.inConfidence)) }
})

export const sendAMessage = act(routes.sendMessage, async (here, { topicId, text }) => {
  const topic = found(await findTopic(here.trx, topicId))
  insist(mayWriteMessage, here.you, await composerFor(here, topic.inConfidence))
  return { id: await send(here, topic, text) }
})

/** How far one has read is told to nobody, so it is no event. */
export const markATopic = act(routes.markRead, async ({ trx }, { topicId, messageId }) => {
  if (!(await markTopic(trx, { topicId, messageId }))) throw notFound()
  return null
})

const composerFor = async ({ trx, you }: HereInCase, inConfidence: boolean): Promise<Composer> =>
  ({ readBy: await listReadersOf(trx, conversationOf({ inConfidence })), inConfidence, state: await findState(trx), you })

async function send(here: HereInCase, topic: { id: string; inConfidence: boolean }, text: string): Promise<string> {
  const id = newId()
  const category = conversationOf(topic)
  await insertMessage(here.trx, { id, topicId: topic.id, text, category })
  await record(here, messageSent, { caseId: here.you.caseId, topicId: topic.id, messageId: id }, { objectId: id, category })
  return id
}
