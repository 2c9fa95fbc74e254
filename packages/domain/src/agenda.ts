import { z } from 'zod'
import { isCoordinator, PartyKind } from './actor.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'

// 1 shapes

export const MeetingKind = z.enum(['start', 'follow-up', 'closing'])
export type MeetingKind = z.infer<typeof MeetingKind>

/** What an item is there to record; the screens offer the tools that fit. */
export const Recorded = z.enum([
  'attendance', 'consent-check', 'child-view', 'guardian-view', 'note', 'shared-fact', 'goal', 'goal-mark', 'goal-state', 'commitment',
  'commitment-report', 'commitment-settlement', 'evaluation', 'closure', 'next-meeting', 'approval',
])
/** Whose turn it is. */
export const Speaker = z.enum(['facilitator', 'youth', 'guardians', 'agencies', 'everybody'])

/** One item of an agenda. `question` is the one sentence that stands on the projector; `category` gates notes and decisions. */
export const AgendaItem = z.object({
  code: z.string(),
  title: z.string(),
  question: z.string(),
  minutes: z.number().int(),
  records: z.array(Recorded),
  category: z.string(),
  speaks: Speaker,
})
export type AgendaItem = z.infer<typeof AgendaItem>

/** A fixed agenda for one kind of meeting. A change is a new version; planned meetings keep the one they have. */
export const Agenda = z.object({ id: Id, code: MeetingKind, version: z.number().int(), title: z.string(), items: z.array(AgendaItem) })
export type Agenda = z.infer<typeof Agenda>

export const MeetingStatus = z.enum(['planned', 'open', 'closed', 'cancelled'])
export type MeetingStatus = z.infer<typeof MeetingStatus>

/** `changed`: it had passed, but consent or the people in the room are not what they were, so it counts no more. */
export const ConsentCheck = z.enum(['waiting', 'passed', 'failed', 'changed'])
export type ConsentCheck = z.infer<typeof ConsentCheck>

/** What stands on the projector instead of the item: the welcome before the start, what the facilitator hid, or a pause until the check has passed again. */
export const Cover = z.enum(['welcome', 'hidden', 'paused'])
export type Cover = z.infer<typeof Cover>

export const Answer = z.enum(['coming', 'cannot-come'])
export const Presence = z.enum(['present', 'excused', 'absent'])

/** A party and its part in one meeting. */
export const Attendee = z.object({
  partyId: Id,
  kind: PartyKind,
  agencyKind: z.string().nullable(),
  label: z.string(),
  names: z.array(z.string()),
  /** What it answered to the invitation for the present time; null for no answer, or one that is not yours to read. */
  answer: Answer.nullable(),
  /** What the facilitator marked in the room. */
  presence: Presence.nullable(),
  /** Whether consent covers that it takes part now; null for everybody but the facilitator. */
  covered: z.boolean().nullable(),
})
export type Attendee = z.infer<typeof Attendee>

export const StepName = z.enum([
  'moved', 'opened', 'item', 'check-passed', 'check-failed', 'covered', 'uncovered', 'not-applicable', 'extra-minutes', 'cancelled', 'closed',
])

/** One row of a meeting's course. `holds` says whether the case's consent is still what it was at that moment. */
export interface Step {
  step: z.infer<typeof StepName>
  itemId: Id | null
  reason: string | null
  startsAt: Instant | null
  place: string | null
  at: Instant
  position: number
  holds: boolean
}

/** Where a meeting stands: what its steps add up to. */
export interface Course {
  status: MeetingStatus
  /** Grows by one with every step; goes into If-Match. */
  version: number
  startsAt: Instant
  place: string | null
  movedAt: Instant | null
  openedAt: Instant | null
  closedAt: Instant | null
  current: { itemId: Id; startedAt: Instant } | null
  check: ConsentCheck
  checkedAt: Instant | null
  cover: Cover | null
  reached: ReadonlySet<Id>
  /** Items that were set aside, with the reason. */
  setAside: ReadonlyMap<Id, string>
  extraMinutes: ReadonlyMap<Id, number>
}

// 2 inputs

/** By name, or relative to the item that stands now. */
export const GoToItem = z.object({ to: z.union([z.enum(['next', 'previous']), Id]) })
export const MarkPresence = z.object({ parties: z.array(z.object({ partyId: Id, presence: Presence })).min(1).max(60) })
export const CheckConsent = z.object({ outcome: z.enum(['passed', 'failed']) })
export const CoverScreen = z.object({ covered: z.boolean() })
export const SetItemAside = z.object({ reason: Text(300) })

// 3 rules

/** How many minutes one press adds to an item. */
export const extraMinutes = 2

/**
 * Adds up the steps of a meeting, in order. `isRoomCovered` says whether consent covers everybody in the room at this moment: a
 * check that has passed counts only as long as it does and no consent has changed since.
 */
export function courseOf(planned: { startsAt: Instant; place: string | null }, steps: readonly Step[], isRoomCovered: boolean): Course {
  let status: MeetingStatus = 'planned'
  let { startsAt, place } = planned
  let movedAt: Instant | null = null
  let openedAt: Instant | null = null
  let closedAt: Instant | null = null
  let current: Course['current'] = null
  let lastCheck: Step | undefined
  let hidden = false
  const reached = new Set<Id>()
  const setAside = new Map<Id, string>()
  const extra = new Map<Id, number>()

  for (const step of steps) {
    const { itemId, at } = step
    switch (step.step) {
      case 'moved':
        startsAt = step.startsAt ?? startsAt
        place = step.place
        movedAt = at
        break
      case 'opened':
        status = 'open'
        openedAt = at
        break
      case 'item':
        if (itemId === null) break
        current = { itemId, startedAt: at }
        reached.add(itemId)
        // Whoever goes to an item that was set aside takes it up again.
        setAside.delete(itemId)
        break
      case 'check-passed':
      case 'check-failed':
        lastCheck = step
        break
      case 'covered':
      case 'uncovered':
        hidden = step.step === 'covered'
        break
      case 'not-applicable':
        if (itemId !== null) setAside.set(itemId, step.reason ?? '')
        break
      case 'extra-minutes':
        if (itemId !== null) extra.set(itemId, (extra.get(itemId) ?? 0) + extraMinutes)
        break
      case 'cancelled':
        status = 'cancelled'
        break
      case 'closed':
        status = 'closed'
        closedAt = at
        break
    }
  }

  const check: ConsentCheck =
    lastCheck === undefined ? 'waiting'
    : lastCheck.step === 'check-failed' ? 'failed'
    : status !== 'open' || (lastCheck.holds && isRoomCovered) ? 'passed' : 'changed'
  const cover = status === 'planned' ? 'welcome' : status !== 'open' ? null : check === 'changed' ? 'paused' : hidden ? 'hidden' : null
  return {
    status, version: steps.at(-1)?.position ?? 0, startsAt, place, movedAt, openedAt, closedAt, current,
    check, checkedAt: lastCheck?.at ?? null, cover, reached, setAside, extraMinutes: extra,
  }
}

/** The nearest item in that direction that is not set aside; undefined at either end. */
export function neighbourOf<Item extends { id: Id }>(items: readonly Item[], { current, setAside }: Pick<Course, 'current' | 'setAside'>, to: 'next' | 'previous'): Item | undefined {
  const at = items.findIndex(({ id }) => id === current?.itemId)
  const ahead = to === 'next' ? items.slice(at + 1) : items.slice(0, Math.max(at, 0)).toReversed()
  return ahead.find(({ id }) => !setAside.has(id))
}

type Running = Pick<Course, 'status' | 'check'>
const isOpen = ({ status }: Running) => status === 'open'

/** The facilitator is whoever holds the coordinator's function; a colleague takes over without anything being lost. */
export const mayMarkPresence = rule<Running>((you, meeting) => [
  [isCoordinator(you), 'not-facilitator'],
  [isOpen(meeting), 'meeting-not-open'],
])
/** It passes only when somebody is there and consent covers everybody who is. */
export const mayCheckConsent = rule<Running & { outcome: 'passed' | 'failed'; present: number; isRoomCovered: boolean }>((you, { outcome, present, isRoomCovered, ...meeting }) => [
  [isCoordinator(you), 'not-facilitator'],
  [isOpen(meeting), 'meeting-not-open'],
  [outcome === 'failed' || present > 0, 'nobody-present'],
  [outcome === 'failed' || isRoomCovered, 'somebody-not-covered'],
])
/** Up to the consent check the facilitator moves freely; beyond it only once it has passed. */
export const mayGoToItem = rule<Running & { position: number; checkPosition: number }>((you, { position, checkPosition, ...meeting }) => [
  [isCoordinator(you), 'not-facilitator'],
  [isOpen(meeting), 'meeting-not-open'],
  [position <= checkPosition || meeting.check === 'passed', 'consent-check-first'],
])
export const mayExtendItem = rule<Running>((you, meeting) => [
  [isCoordinator(you), 'not-facilitator'],
  [isOpen(meeting), 'meeting-not-open'],
])
/** Covering is always possible; a pause ends by the consent check and not by uncovering. */
export const mayCoverScreen = rule<Running & { covered: boolean }>((you, { covered, ...meeting }) => [
  [isCoordinator(you), 'not-facilitator'],
  [isOpen(meeting), 'meeting-not-open'],
  [covered || meeting.check !== 'changed', 'consent-check-first'],
])
/** No item can be dropped, and the consent check not even set aside. */
export const maySetItemAside = rule<Running & { isCheck: boolean }>((you, { isCheck, ...meeting }) => [
  [isCoordinator(you), 'not-facilitator'],
  ...recording(meeting),
  [!isCheck, 'not-in-this-item'],
])
/** Before the consent check has passed nothing but presence is recorded in a meeting, by anybody. */
export const mayRecord = rule<Running>((_you, meeting) => recording(meeting))

/** The requirements of everything that is recorded in a meeting. */
export const recording = (meeting: Running) => [
  [isOpen(meeting), 'meeting-not-open'],
  [meeting.check === 'passed', 'consent-check-first'],
] as const

// 4 events

const OfMeeting = z.object({ caseId: Id, meetingId: Id })
const OfItem = OfMeeting.extend({ itemId: Id })
export const itemReached = event('item.reached', 'meeting', 'meeting', OfItem)
export const itemExtended = event('item.extended', 'meeting', 'meeting', OfItem)
export const itemSetAside = event('item.set-aside', 'meeting', 'meeting', OfItem)
export const presenceMarked = event('presence.marked', 'meeting', 'meeting', OfMeeting)
export const consentChecked = event('consent.checked', 'meeting', 'meeting', OfMeeting.extend({ outcome: z.enum(['passed', 'failed']) }))
export const screenCovered = event('screen.covered', 'meeting', 'meeting', OfMeeting)
export const screenUncovered = event('screen.uncovered', 'meeting', 'meeting', OfMeeting)

export const agendaEvents = [itemReached, itemExtended, itemSetAside, presenceMarked, consentChecked, screenCovered, screenUncovered]
