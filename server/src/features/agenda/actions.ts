import * as routes from '@kring/contract/meetings'
import {
  consentChecked, itemExtended, itemReached, itemSetAside, mayCheckConsent, mayCoverScreen, mayExtendItem, mayGoToItem, mayMarkPresence,
  maySetItemAside, neighbourOf, presenceMarked, screenCovered, screenUncovered,
} from '@kring/domain/agenda'
import { act, type HereInCase } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findMeeting, insertAttendance, insertStep, type ItemRow, type NewStep, type RunningMeeting } from './queries.ts'

/** Adds steps to the course of a meeting that was loaded in this act; the caller has judged that it may. */
export async function addSteps(here: HereInCase, { id, course }: Pick<RunningMeeting, 'id' | 'course'>, ...steps: NewStep[]) {
  for (const [index, step] of steps.entries()) await insertStep(here.trx, newId(), id, course.version + 1 + index, step)
}

/** Ends as "stale" when the meeting has moved on since the version that the person had in sight. */
export function insistOnVersion(here: HereInCase, { course }: Pick<RunningMeeting, 'course'>) {
  if (here.ifMatch !== course.version) throw new Refusal('stale')
}

const isCheck = ({ records }: ItemRow) => records.includes('consent-check')

export const goToAnItem = act(routes.goToItem, async (here, { meetingId, to }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  insistOnVersion(here, meeting)
  const { items, course } = meeting
  const item = to === 'next' || to === 'previous' ? neighbourOf(items, course, to) : found(items.find(({ id }) => id === to))
  if (!item) throw new Refusal('refused', { reason: 'wrong-state' })
  insist(mayGoToItem, here.you, { ...course, position: item.position, checkPosition: items.find(isCheck)?.position ?? 0 })
  await addSteps(here, meeting, { step: 'item', itemId: item.id })
  await record(here, itemReached, { caseId: here.you.caseId, meetingId, itemId: item.id }, { objectId: meetingId })
  return null
})

export const markThePresence = act(routes.markPresence, async (here, { meetingId, parties }) => {
  const { attendees, course } = found(await findMeeting(here.trx, meetingId))
  for (const { partyId } of parties) found(attendees.find((attendee) => attendee.partyId === partyId))
  insist(mayMarkPresence, here.you, course)
  for (const { partyId, presence } of parties) await insertAttendance(here.trx, { id: newId(), meetingId, partyId, state: presence })
  await record(here, presenceMarked, { caseId: here.you.caseId, meetingId }, { objectId: meetingId })
  return null
})

export const checkTheConsent = act(routes.checkConsent, async (here, { meetingId, outcome }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  const { course, present, isRoomCovered } = meeting
  insist(mayCheckConsent, here.you, { ...course, outcome, present: present.length, isRoomCovered })
  await addSteps(here, meeting, { step: outcome === 'passed' ? 'check-passed' : 'check-failed' })
  await record(here, consentChecked, { caseId: here.you.caseId, meetingId, outcome }, { objectId: meetingId })
  return null
})

export const coverTheScreen = act(routes.coverScreen, async (here, { meetingId, covered }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  insist(mayCoverScreen, here.you, { ...meeting.course, covered })
  await addSteps(here, meeting, { step: covered ? 'covered' : 'uncovered' })
  await record(here, covered ? screenCovered : screenUncovered, { caseId: here.you.caseId, meetingId }, { objectId: meetingId })
  return null
})

export const extendAnItem = act(routes.extendItem, async (here, { meetingId, itemId }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  found(meeting.items.find(({ id }) => id === itemId))
  insist(mayExtendItem, here.you, meeting.course)
  await addSteps(here, meeting, { step: 'extra-minutes', itemId })
  await record(here, itemExtended, { caseId: here.you.caseId, meetingId, itemId }, { objectId: meetingId })
  return null
})

export const setAnItemAside = act(routes.setItemAside, async (here, { meetingId, itemId, reason }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  const item = found(meeting.items.find(({ id }) => id === itemId))
  insist(maySetItemAside, here.you, { ...meeting.course, isCheck: isCheck(item) })
  await addSteps(here, meeting, { step: 'not-applicable', itemId, reason })
  await record(here, itemSetAside, { caseId: here.you.caseId, meetingId, itemId }, { objectId: meetingId })
  return null
})
