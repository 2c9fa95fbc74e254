import { z } from 'zod'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { Day, Instant, Text } from './kernel/time.ts'

// 1 shapes

/** Whether somebody's work obliges them to report at once (SoL 19:1), or they ought to like everybody else (SoL 19:4). */
export const ConcernDuty = z.enum(['must', 'ought'])
export type ConcernDuty = z.infer<typeof ConcernDuty>

export const Knowing = z.enum(['yes', 'no', 'unknown'])
export type Knowing = z.infer<typeof Knowing>

/** What the board says to whoever reported by duty and asked (SoL 19:6), and no more than this. */
export const ConcernOutcome = z.enum(['opened', 'already-ongoing', 'not-opened'])
export type ConcernOutcome = z.infer<typeof ConcernOutcome>

/** The way to the board's intake: Kring's own form, the municipality's, or the telephone where nobody holds the intake. */
export const ConcernDoor = z.object({
  way: z.enum(['form', 'link', 'phone']),
  url: z.url().nullable(),
  phone: z.string(),
  /** As what you can report: the functions that you hold. */
  functions: z.array(z.object({ id: Id, label: z.string(), duty: ConcernDuty })),
})
export type ConcernDoor = z.infer<typeof ConcernDoor>

/** What a concern report (orosanmälan) says. It names nobody's case, and no row leads from it to one. */
const Told = {
  childName: z.string(),
  /** Birth date or personal number, as the sender knew it. */
  childIdentity: z.string().nullable(),
  /** Address or school. */
  childPlace: z.string().nullable(),
  observed: z.string(),
  observedWhen: z.string(),
  inDanger: Knowing,
  guardiansKnow: Knowing,
}

/** What the sender and the intake both know by: the number tells neither order nor how many there are. */
const Line = {
  id: Id,
  number: z.string(),
  sentAt: Instant,
  /** When the intake took it into the board's own system: from then on the words are the sender's alone (OSL 40:7 g). */
  receivedAt: Instant.nullable(),
  /** The last day for feedback; null where none was asked for or none may be given. */
  feedbackDueOn: Day.nullable(),
  outcome: ConcernOutcome.nullable(),
}

/** Where nobody holds the intake while it waits, the number to call; null otherwise. */
const callInstead = z.string().nullable()

/** The sender's receipt. */
export const ConcernReceipt = z.object({ ...Line, callInstead })
export type ConcernReceipt = z.infer<typeof ConcernReceipt>

/** The sender's own copy. */
export const ConcernCopy = z.object({ ...Line, callInstead, ...Told })
export type ConcernCopy = z.infer<typeof ConcernCopy>

/** A line at the intake, which names nobody: who sent it stands in the report. Whether there is danger now stands here until it is received. */
export const ConcernLine = z.object({
  ...Line,
  receivedBy: z.string().nullable(),
  inDanger: Knowing.nullable(),
})
export type ConcernLine = z.infer<typeof ConcernLine>

/** In how many milliseconds by the server's clock you hold the intake no longer; null while no end is set. */
const endsInMs = z.number().int().nullable()

/** What the intake finds. */
export const ConcernIntake = z.object({ at: Instant, endsInMs, waiting: z.array(ConcernLine), received: z.array(ConcernLine) })

/** What the intake reads until it has received it. */
export const ConcernReport = z.object({
  ...Told,
  endsInMs,
  id: Id,
  number: z.string(),
  sentAt: Instant,
  feedbackDueOn: Day.nullable(),
  /** The sender's name, with the function and agency as which they wrote. */
  sentBy: z.string(),
  sentAs: z.string().nullable(),
  duty: ConcernDuty,
})
export type ConcernReport = z.infer<typeof ConcernReport>

// 2 inputs

export const SendConcern = z.object({
  /** As which of your functions; without one you report like anybody. */
  asFunctionId: Id.optional(),
  childName: Text(160),
  childIdentity: Text(40).optional(),
  childPlace: Text(200).optional(),
  observed: Text(8000),
  observedWhen: Text(200),
  inDanger: Knowing,
  guardiansKnow: Knowing,
  wantsFeedback: z.boolean(),
})
export const GiveFeedback = z.object({ outcome: ConcernOutcome })

// 3 rules: outside every case nobody has a standing, so these ask of the report alone

export const isReceived = ({ receivedAt }: Pick<ConcernLine, 'receivedAt'>) => receivedAt !== null
/** Feedback is for who reported by duty and asked (OSL 26:9 a); it is given once, after the report is received. */
export const awaitsFeedback = (line: Pick<ConcernLine, 'receivedAt' | 'feedbackDueOn' | 'outcome'>) =>
  isReceived(line) && line.feedbackDueOn !== null && line.outcome === null

// 4 events

const OfConcern = z.object({ concernReportId: Id })
export const concernSent = event('concern-report.sent', 'concern-report', null, OfConcern)
export const concernReceived = event('concern-report.received', 'concern-report', null, OfConcern)
export const concernAnswered = event('concern-report.answered', 'concern-report', null, OfConcern)
export const concernCopyRemoved = event('concern-report.removed', 'concern-report', null, OfConcern)

export const concernEvents = [concernSent, concernReceived, concernAnswered, concernCopyRemoved]
