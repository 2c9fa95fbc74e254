import { z } from 'zod'
import { isCoordinator, Standing, type PartyKind } from './actor.ts'
import { AgendaItem, Answer, Attendee, ConsentCheck, Cover, MeetingKind, MeetingStatus, type Course } from './agenda.ts'
import { isOfFamily, type CaseState } from './cases.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'
import { Approval, ConsentChange, Decision, FactChoice, Note, SharedFact, SpokenView } from './minutes.ts'

// 1 shapes

/** A meeting in the list of its case. */
export const MeetingLine = z.object({
  id: Id,
  kind: MeetingKind,
  title: z.string(),
  startsAt: Instant,
  place: z.string().nullable(),
  status: MeetingStatus,
  /** Whether the family is invited. Whoever is not still reads what the meeting leaves behind. */
  familyAttends: z.boolean(),
  version: z.number().int(),
  /** Your own party's answer for the present time. */
  answer: Answer.nullable(),
})
export type MeetingLine = z.infer<typeof MeetingLine>

export const ItemState = z.enum(['ahead', 'current', 'done', 'not-applicable'])
/** An item with what it has given so far, as far as its reader may know it. What is hidden leaves no trace, in number or order. */
export const MeetingItem = AgendaItem.extend({
  id: Id,
  position: z.number().int(),
  state: ItemState,
  /** Why it was set aside. */
  reason: z.string().nullable(),
  extraMinutes: z.number().int(),
  note: Note,
  decisions: z.array(Decision),
  facts: z.array(SharedFact),
  views: z.array(SpokenView),
})
export type MeetingItem = z.infer<typeof MeetingItem>

/**
 * One state for all who follow a meeting: the facilitator, the projector and each participant read the same, each as far as
 * consent lets them. `version` grows with every step of its course and goes into If-Match; notes have versions of their own.
 */
export const Meeting = z.object({
  id: Id,
  caseId: Id,
  /** The young person's first name and initial; null where it is not yours to read. Never for the projector. */
  caseLabel: z.string().nullable(),
  kind: MeetingKind,
  title: z.string(),
  startsAt: Instant,
  place: z.string().nullable(),
  status: MeetingStatus,
  familyAttends: z.boolean(),
  version: z.number().int(),
  openedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  check: ConsentCheck,
  checkedAt: Instant.nullable(),
  cover: Cover.nullable(),
  current: z.object({ itemId: Id, startedAt: Instant, minutes: z.number().int(), extraMinutes: z.number().int() }).nullable(),
  /** In the order of the agenda; the same items for everybody. */
  items: z.array(MeetingItem),
  /** What the family wants raised or not raised, and other words about the meeting as a whole. */
  wishes: z.array(SpokenView),
  attendees: z.array(Attendee),
  /** The promises made here; read them from the case's commitments. */
  commitmentIds: z.array(Id),
  nextMeeting: z.object({ id: Id, startsAt: Instant, place: z.string().nullable() }).nullable(),
  approvals: z.array(Approval),
  /** Under which categories your party can share a fact now. */
  factChoices: z.array(FactChoice),
  /** Who reads each category that this meeting uses; empty for one that you neither read nor give. */
  readBy: z.record(z.string(), z.array(z.string())),
  /** The categories that everybody in the room may read now. Nothing of any other belongs on the projector. */
  forTheRoom: z.array(z.string()),
  /** The server's clock, for timers. */
  serverNow: Instant,
  you: Standing,
})
export type Meeting = z.infer<typeof Meeting>

/** What the meeting left behind, composed for its reader at the moment of reading. */
export const Minutes = Meeting.pick({
  id: true, caseId: true, caseLabel: true, kind: true, title: true, startsAt: true, place: true, status: true, version: true, openedAt: true, closedAt: true,
  items: true, wishes: true, commitmentIds: true, nextMeeting: true, approvals: true, you: true,
}).extend({
  attendees: z.array(Attendee.omit({ covered: true })),
  consentChanges: z.array(ConsentChange),
})
export type Minutes = z.infer<typeof Minutes>

// 2 inputs

/** Without `familyAttends` the family is invited where the municipality's rule says so. */
export const PlanMeeting = z.object({ kind: MeetingKind, startsAt: Instant, place: Text(200).optional(), familyAttends: z.boolean().optional() })
export const MoveMeeting = z.object({ startsAt: Instant, place: Text(200).optional() })
export const CancelMeeting = z.object({ reason: Text(300) })
export const AnswerInvitation = z.object({ answer: Answer })

// 3 rules

/** Where an item stands in the course of its meeting. */
export const itemStateOf = ({ status, current, reached, setAside }: Pick<Course, 'status' | 'current' | 'reached' | 'setAside'>, itemId: Id): z.infer<typeof ItemState> => {
  if (setAside.has(itemId)) return 'not-applicable'
  if (status === 'open' && current?.itemId === itemId) return 'current'
  return reached.has(itemId) ? 'done' : 'ahead'
}

type Planned = Pick<Course, 'status'>

/** A meeting belongs to a case that consent has opened. */
export const mayPlanMeeting = rule<{ state: CaseState }>((you, { state }) => [
  [isCoordinator(you), 'not-coordinator'],
  [state === 'active' || state === 'closing', 'wrong-state'],
])
export const mayMoveMeeting = rule<Planned>((you, { status }) => [
  [isCoordinator(you), 'not-coordinator'],
  [status === 'planned', 'wrong-state'],
])
/** Whether a party is asked to come to a meeting. */
export const isInvited = ({ familyAttends }: { familyAttends: boolean }, party: { kind: PartyKind }) => familyAttends || !isOfFamily(party)
export const mayAnswerInvitation = rule<Planned & { familyAttends: boolean }>((you, { status, familyAttends }) => [
  [status === 'planned', 'wrong-state'],
  [isInvited({ familyAttends }, you), 'not-invited'],
  [you.gives.includes('meeting'), 'consent-missing'],
])
/** A meeting that was planned can be held while the case pauses: nothing is shared there, and the family can sign anew. */
export const mayOpenMeeting = rule<Planned & { state: CaseState }>((you, { status, state }) => [
  [isCoordinator(you), 'not-facilitator'],
  [status === 'planned', 'wrong-state'],
  [['active', 'closing', 'paused'].includes(state), 'wrong-state'],
])
/** As long as the case goes on, a meeting does not end before the next one is set. */
export const mayCloseMeeting = rule<Planned & { state: CaseState; hasNext: boolean }>((you, { status, state, hasNext }) => [
  [isCoordinator(you), 'not-facilitator'],
  [status === 'open', 'meeting-not-open'],
  [hasNext || state !== 'active', 'needs-next-meeting'],
])

// 4 events

const OfMeeting = z.object({ caseId: Id, meetingId: Id })
export const meetingPlanned = event('meeting.planned', 'meeting', 'meeting', OfMeeting)
export const meetingMoved = event('meeting.moved', 'meeting', 'meeting', OfMeeting)
export const meetingCancelled = event('meeting.cancelled', 'meeting', 'meeting', OfMeeting)
export const invitationAnswered = event('invitation.answered', 'meeting', 'meeting', OfMeeting.extend({ partyId: Id, answer: Answer }))
export const meetingOpened = event('meeting.opened', 'meeting', 'meeting', OfMeeting)
export const meetingClosed = event('meeting.closed', 'meeting', 'meeting', OfMeeting.extend({ nextMeetingId: Id.nullable() }))

export const meetingEvents = [meetingPlanned, meetingMoved, meetingCancelled, invitationAnswered, meetingOpened, meetingClosed]
