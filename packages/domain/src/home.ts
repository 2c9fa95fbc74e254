import { z } from 'zod'
import { PartyKind, Standing } from './actor.ts'
import { Answer, MeetingKind } from './agenda.ts'
import { CaseState } from './cases.ts'
import { Commitment } from './commitments.ts'
import { ConsentState, ForeseenEnd } from './consent.ts'
import { CaseEvent, ReadersOfWeek } from './history.ts'
import { Id } from './kernel/ids.ts'
import { Day, Instant } from './kernel/time.ts'
import { Topic } from './messages.ts'
import { Notice } from './notices.ts'
import { RelativePart } from './relatives.ts'

// 1 shapes

/** A case by the name that its reader may know; null where the name is not theirs. */
const ofCase = { caseId: Id, caseLabel: z.string().nullable() }

/** A meeting that is near: who comes, and whether consent holds. */
export const NearMeeting = z.object({
  ...ofCase,
  meetingId: Id,
  kind: MeetingKind,
  title: z.string(),
  startsAt: Instant,
  place: z.string().nullable(),
  open: z.boolean(),
  familyAttends: z.boolean(),
  attendees: z.array(z.object({ partyId: Id, kind: PartyKind, agencyKind: z.string().nullable(), label: z.string(), answer: Answer.nullable() })),
  /** Your own party's answer. */
  answer: Answer.nullable(),
  consent: z.object({ state: ConsentState, endsOn: Day.nullable() }),
})
export type NearMeeting = z.infer<typeof NearMeeting>

/** What an employee begins the day with, across all their cases. */
export const MyDay = z.object({
  /** The server's instant of this reading; give it back to say that all of it has been seen. */
  at: Instant,
  today: Day,
  /** Within 24 hours, or open now. */
  nextMeeting: NearMeeting.nullable(),
  /** When the next one is, within 14 days, for a day on which nothing waits. */
  nextMeetingAt: Instant.nullable(),
  /** What waits, by date; meetings and topics stand elsewhere on the page. */
  waiting: z.object({ items: z.array(Notice).max(7), hasMore: z.boolean() }),
  /** What others have done since `since`, the latest first; at most ten cases and five lines each. */
  news: z.object({
    since: Instant,
    cases: z.array(z.object({ ...ofCase, events: z.array(CaseEvent), hasMore: z.boolean() })),
    hasMore: z.boolean(),
  }),
  /** Monday to Friday of this week: meetings that are still ahead, and own promises by their day. */
  week: z.array(z.object({ on: Day, meetings: z.number().int(), commitments: z.number().int() })),
  /** For coordinators: consents of which something runs out within 60 days, and why. */
  consentsEnding: z.array(ForeseenEnd.extend(ofCase)),
})
export type MyDay = z.infer<typeof MyDay>

/** One case as the family's start page tells it, each part as far as this reader may know it. */
export const FamilyCase = z.object({
  ...ofCase,
  state: CaseState,
  nextMeeting: NearMeeting.nullable(),
  /** The language of the interpreter that the reader has asked for. */
  interpreter: z.string().nullable(),
  /** What the agencies have promised, and what the family has: open ones by date, then what was reported in the last two weeks. */
  theirCommitments: z.array(Commitment),
  ourCommitments: z.array(Commitment),
  /** `toSign` is the request that asks for the reader's own signature. */
  consent: z.object({ state: ConsentState, endsOn: Day.nullable(), toSign: Id.nullable() }),
  /** What is asked of the young person alone, or open; null where there is none, and for every guardian. */
  confidence: z.object({ toSign: Id.nullable(), isOpen: z.boolean() }).nullable(),
  /** The young person has come to the age of an own say before social services. */
  ownSay: z.boolean(),
  /** Who has come to an agency's function in the last 14 days, while it took part: they read what it reads, and can be kept out. */
  newContacts: z.array(z.object({ name: z.string(), label: z.string(), since: Instant })),
  readThisWeek: ReadersOfWeek,
  /** The topics with the latest words, at most five. */
  topics: z.array(Topic),
  contact: z.object({ names: z.array(z.string()), label: z.string(), phone: z.string() }),
  /** For a relative alone: what consent lets them read, and what they have promised. */
  relative: RelativePart.nullable(),
  you: Standing,
})
export type FamilyCase = z.infer<typeof FamilyCase>

export const FamilyHome = z.object({
  today: Day,
  /** Usually one; at most five, the newest first. */
  cases: z.array(FamilyCase),
  /** The promise that stands beside the conversation. */
  answerWithinWorkdays: z.number().int(),
})
export type FamilyHome = z.infer<typeof FamilyHome>

/** Within how many workdays a family gets an answer. */
export const answerWithinWorkdays = 2

/** From 15 on a child speaks for itself in cases under the social services act (SoL 3:4). */
export const ownSayAge = 15

// 2 inputs

export const MarkSeen = z.object({ at: Instant })
