import { z } from 'zod'
import { Standing } from './actor.ts'
import { Author, CaseState, isOpen } from './cases.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'

// 1 shapes

/** What one conversation of a case is about. `unread` is a dot for its reader alone; it counts nothing that they cannot open. */
export const Topic = z.object({
  id: Id,
  title: z.string(),
  /** What is said in it no guardian reads; who does stands beside the composer. */
  inConfidence: z.boolean(),
  openedAt: Instant,
  lastAt: Instant,
  unread: z.boolean(),
})
export type Topic = z.infer<typeof Topic>

export const Message = z.object({ id: Id, text: z.string(), sentAt: Instant, author: Author, mine: z.boolean() })
export type Message = z.infer<typeof Message>

/**
 * What stands beside every composer: `readBy` are the parties that would read what you write now ("Läses av: ..."), and
 * `state` with it is the subject of `mayWriteMessage`.
 */
export const Composer = z.object({ readBy: z.array(z.string()), inConfidence: z.boolean(), state: CaseState, you: Standing })
export type Composer = z.infer<typeof Composer>

// 2 inputs

/** A topic, with its first message where one is written. */
export const OpenTopic = z.object({ title: Text(120), text: Text(4000).optional(), inConfidence: z.boolean().default(false) })
export const SendMessage = z.object({ text: Text(4000) })
/** Read as far as this message, and not further: what came meanwhile stays unread. */
export const MarkRead = z.object({ messageId: Id })

// 3 rules

/** The category in which a conversation stands. */
export const conversationOf = ({ inConfidence }: Pick<Composer, 'inConfidence'>) => (inConfidence ? 'confidence' : 'conversation')

/** Whoever may give to the conversation writes in an open case, as long as somebody else would read it. */
export const mayWriteMessage = rule<Pick<Composer, 'readBy' | 'inConfidence' | 'state'>>((you, { readBy, inConfidence, state }) => [
  [isOpen({ state }), 'case-closed'],
  [you.gives.includes(conversationOf({ inConfidence })) && readBy.length > 0, 'consent-missing'],
])

// 4 events

const OfTopic = z.object({ caseId: Id, topicId: Id })
export const topicOpened = event('topic.opened', 'message', 'conversation', OfTopic)
export const messageSent = event('message.sent', 'message', 'conversation', OfTopic.extend({ messageId: Id }))

export const messageEvents = [topicOpened, messageSent]
