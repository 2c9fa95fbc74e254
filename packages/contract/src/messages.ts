import { z } from 'zod'
import { Id } from '@kring/domain/kernel/ids'
import { Composer, MarkRead, Message, OpenTopic, SendMessage, Topic } from '@kring/domain/messages'
import { get, nothing, page, paging, post } from './route.ts'

const ofCase = { caseId: Id }
const ofTopic = { caseId: Id, topicId: Id }

export const listTopics = get('listTopics', { path: '/cases/:caseId/topics', about: 'message', summary: 'The topics of a case, the latest word first', params: ofCase, query: paging, answer: page(Topic).extend({ ...Composer.shape, confidence: Composer.nullable() }) })
export const openTopic = post('openTopic', { path: '/cases/:caseId/topics', about: 'message', summary: 'Open a topic', params: ofCase, body: OpenTopic, answer: z.object({ id: Id }) })
export const listMessages = get('listMessages', {
  path: '/cases/:caseId/topics/:topicId/messages', about: 'message', summary: 'What has been said: the latest page, newest last; the cursor leads to what came before', params: ofTopic, query: paging,
  answer: page(Message).extend({ topic: Topic, ...Composer.shape }),
})
export const sendMessage = post('sendMessage', { path: '/cases/:caseId/topics/:topicId/messages', about: 'message', summary: 'Say something', params: ofTopic, body: SendMessage, answer: z.object({ id: Id }) })
export const markRead = post('markRead', { path: '/cases/:caseId/topics/:topicId/mark', about: 'message', summary: 'Remember, for me alone, how far I have read', params: ofTopic, body: MarkRead, answer: nothing, idempotent: false })

export const messageRoutes = [listTopics, openTopic, listMessages, sendMessage, markRead]
