import * as routes from '@kring/contract/messages'
import { mayWriteMessage, messageSent, topicOpened, type Composer } from '@kring/domain/messages'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { pageOf, readCursor, type Place } from '../../platform/cursor.ts'
import { found, insist, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findState, listReadersOf } from '../cases/queries.ts'
import { findTopic, insertMessage, insertTopic, listMessageRows, listTopicRows, markTopic } from './queries.ts'

export const listTheTopics = view(routes.listTopics, async (here, { limit, cursor }) => {
  const rows = await listTopicRows(here.trx, { limit: limit + 1, after: readCursor<Place>(cursor) })
  return { ...pageOf(rows, limit), ...(await composerFor(here)) }
})

export const openATopic = act(routes.openTopic, async (here, { title, text }) => {
  insist(mayWriteMessage, here.you, await composerFor(here))
  const id = newId()
  await insertTopic(here.trx, { id, title })
  await record(here, topicOpened, { caseId: here.you.caseId, topicId: id }, { objectId: id })
  if (text !== undefined) await send(here, id, text)
  return { id }
})

export const listTheMessages = view(routes.listMessages, async (here, { topicId, limit, cursor }) => {
  const topic = found(await findTopic(here.trx, topicId))
  const { items, ...rest } = pageOf(await listMessageRows(here.trx, topicId, limit + 1, readCursor<Place>(cursor)), limit)
  return { topic, items: items.toReversed(), ...rest, ...(await composerFor(here)) }
})

export const sendAMessage = act(routes.sendMessage, async (here, { topicId, text }) => {
  found(await findTopic(here.trx, topicId))
  insist(mayWriteMessage, here.you, await composerFor(here))
  return { id: await send(here, topicId, text) }
})

/** How far one has read is told to nobody, so it is no event. */
export const markATopic = act(routes.markRead, async ({ trx }, { topicId, messageId }) => {
  if (!(await markTopic(trx, { topicId, messageId }))) throw notFound()
  return null
})

const composerFor = async ({ trx, you }: HereInCase): Promise<Composer> =>
  ({ readBy: await listReadersOf(trx, 'conversation'), state: await findState(trx), you })

async function send(here: HereInCase, topicId: string, text: string): Promise<string> {
  const id = newId()
  await insertMessage(here.trx, { id, topicId, text })
  await record(here, messageSent, { caseId: here.you.caseId, topicId, messageId: id }, { objectId: id })
  return id
}
