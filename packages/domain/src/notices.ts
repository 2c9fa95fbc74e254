import { z } from 'zod'
import { Answer } from './agenda.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { Day, Instant } from './kernel/time.ts'

// 1 shapes

/** Every notice names its case, with the label where the name is the reader's to read, and the day by which it is sorted. */
const ofCase = { caseId: Id, caseLabel: z.string().nullable(), on: Day }
const ofCommitment = { ...ofCase, commitmentId: Id, text: z.string(), dueOn: Day, version: z.number().int() }

/**
 * Something that waits for its reader, worked out from what they may read at this moment and stored nowhere: when the right
 * to it ends, it is gone with it.
 */
export const Notice = z.discriminatedUnion('kind', [
  /** For the coordinator: a first question. */
  z.object({ kind: z.literal('new-inquiry'), ...ofCase }),
  /** For the family: a consent that asks for one's own signature. */
  z.object({ kind: z.literal('sign-consent'), ...ofCase, requestId: Id }),
  /** For an agency: a consent in force that it has not confirmed for itself. */
  z.object({ kind: z.literal('confirm-consent'), ...ofCase, requestId: Id }),
  /** For the young person: a confidence that asks for their answer; for an agency: one that it has not confirmed for itself. */
  z.object({ kind: z.literal('answer-confidence'), ...ofCase, requestId: Id }),
  z.object({ kind: z.literal('confirm-confidence'), ...ofCase, requestId: Id }),
  /** For a coordinator: an exception that a colleague has noted and that needs a second person. */
  z.object({ kind: z.literal('confirm-exception'), ...ofCase }),
  /** For a coordinator: that a colleague has said that the protection of the case should end. */
  z.object({ kind: z.literal('confirm-protection-end'), ...ofCase }),
  /** For a coordinator: a signature that a colleague has noted, and a withdrawal of which nobody knows yet whether it was they. */
  z.object({ kind: z.literal('confirm-signature'), ...ofCase }),
  z.object({ kind: z.literal('check-withdrawal'), ...ofCase }),
  /** Promises of one's own party; `version` goes into If-Match. */
  z.object({ kind: z.literal('accept-commitment'), ...ofCommitment }),
  z.object({ kind: z.literal('commitment-due'), ...ofCommitment }),
  z.object({ kind: z.literal('commitment-overdue'), ...ofCommitment }),
  /** For the coordinator: a promise of a party that consent no longer reaches. */
  z.object({ kind: z.literal('review-commitment'), ...ofCommitment }),
  /** A meeting within 14 days, or one that is open now; `answer` is one's own party's. */
  z.object({ kind: z.literal('meeting'), ...ofCase, meetingId: Id, startsAt: Instant, place: z.string().nullable(), open: z.boolean(), answer: Answer.nullable() }),
  /** Minutes that one's own party has not approved. */
  z.object({ kind: z.literal('approve-minutes'), ...ofCase, meetingId: Id, closedAt: Instant }),
  /** For an agency: the family has answered the closing evaluation, and one's own party has not. */
  z.object({ kind: z.literal('evaluate-case'), ...ofCase }),
  z.object({ kind: z.literal('unread-topic'), ...ofCase, topicId: Id, title: z.string() }),
  /** For the coordinator: kinds of agency that the case requires and that no consent reaches any more. */
  z.object({ kind: z.literal('party-lost'), ...ofCase, agencyKinds: z.array(z.string()) }),
])
export type Notice = z.infer<typeof Notice>

/** By which ways one is reached outside the product. A mail goes only to whoever has an address and wants it (JO 1376-2013). */
export const Channels = z.object({ mail: z.boolean(), hasAddress: z.boolean() })
export type Channels = z.infer<typeof Channels>

// 2 inputs

export const ChooseChannels = z.object({ mail: z.boolean() })

// 3 rules

/** What holds before somebody has chosen: an employee is reminded at work, a family only if it asks for it. */
export const wantsMailAtFirst = (kind: 'staff' | 'family') => kind === 'staff'

// 4 events

export const channelsChosen = event('channels.chosen', 'channel', null, z.object({ mail: z.boolean() }))

export const noticeEvents = [channelsChosen]
