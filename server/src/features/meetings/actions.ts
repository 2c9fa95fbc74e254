import * as routes from '@kring/contract/meetings'
import { readMinutes } from '@kring/contract/minutes'
import {
  invitationAnswered, itemStateOf, mayAnswerInvitation, mayCloseMeeting, mayMoveMeeting, mayOpenMeeting, mayPlanMeeting, meetingCancelled,
  meetingClosed, meetingMoved, meetingOpened, meetingPlanned, type Meeting, type MeetingItem, type MeetingLine,
} from '@kring/domain/meetings'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { addSteps, insistOnVersion } from '../agenda/actions.ts'
import { findAgenda, findMeeting, insertAttendance, listForTheRoom, type RunningMeeting } from '../agenda/queries.ts'
import { findCaseLabel, findState } from '../cases/queries.ts'
import { findRule } from '../consent/queries.ts'
import * as minutes from '../minutes/queries.ts'
import * as queries from './queries.ts'

export const listTheMeetings = view(routes.listMeetings, async ({ trx }) => {
  const answers = await queries.listOwnAnswers(trx)
  return {
    items: (await queries.listCourses(trx)).map(({ id, kind, title, familyAttends, course: { startsAt, place, status, version, movedAt } }): MeetingLine => {
      const answer = answers.find(({ meetingId, at }) => meetingId === id && (movedAt === null || at >= movedAt))
      return { id, kind, title, startsAt, place, status, familyAttends, version, answer: answer?.state ?? null }
    }),
  }
})

/** Copies the newest agenda of its kind; a later version of the agenda leaves the meeting as it is. */
export const planAMeeting = act(routes.planMeeting, async (here, { kind, startsAt, place, familyAttends }) => {
  const { trx, you } = here
  insist(mayPlanMeeting, you, { state: await findState(trx) })
  const agenda = found(await findAgenda(trx, kind))
  const id = newId()
  await queries.insertMeeting(trx, { id, templateId: agenda.id, kind, startsAt, place: place ?? null, familyAttends: familyAttends ?? found(await findRule(trx)).familyInMeeting })
  await queries.insertItems(trx, id, agenda.items.map((item) => ({ ...item, id: newId() })))
  await record(here, meetingPlanned, { caseId: you.caseId, meetingId: id }, { objectId: id })
  return { id }
})

export const moveAMeeting = act(routes.moveMeeting, async (here, { meetingId, startsAt, place }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  insistOnVersion(here, meeting)
  insist(mayMoveMeeting, here.you, meeting.course)
  await addSteps(here, meeting, { step: 'moved', startsAt, place: place ?? meeting.course.place })
  await record(here, meetingMoved, { caseId: here.you.caseId, meetingId }, { objectId: meetingId })
  return null
})

export const cancelAMeeting = act(routes.cancelMeeting, async (here, { meetingId, reason }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  insist(mayMoveMeeting, here.you, meeting.course)
  await addSteps(here, meeting, { step: 'cancelled', reason })
  await record(here, meetingCancelled, { caseId: here.you.caseId, meetingId }, { objectId: meetingId })
  return null
})

export const answerAnInvitation = act(routes.answerInvitation, async (here, { meetingId, answer }) => {
  const { trx, you } = here
  const { course, familyAttends } = found(await findMeeting(trx, meetingId))
  insist(mayAnswerInvitation, you, { ...course, familyAttends })
  const id = newId()
  await insertAttendance(trx, { id, meetingId, partyId: you.partyId, state: answer })
  await record(here, invitationAnswered, { caseId: you.caseId, meetingId, partyId: you.partyId, answer }, { objectId: id })
  return null
})

export const openTheMeeting = act(routes.openMeeting, async (here, { meetingId }) => {
  const { trx, you } = here
  const meeting = found(await findMeeting(trx, meetingId))
  insist(mayOpenMeeting, you, { ...meeting.course, state: await findState(trx) })
  await addSteps(here, meeting, { step: 'opened' }, { step: 'item', itemId: meeting.items[0]!.id })
  await record(here, meetingOpened, { caseId: you.caseId, meetingId }, { objectId: meetingId })
  return null
})

export const closeTheMeeting = act(routes.closeMeeting, async (here, { meetingId }) => {
  const { trx, you } = here
  const meeting = found(await findMeeting(trx, meetingId))
  insistOnVersion(here, meeting)
  const next = await queries.findNext(trx, meetingId)
  insist(mayCloseMeeting, you, { ...meeting.course, state: await findState(trx), hasNext: next !== undefined })
  await addSteps(here, meeting, { step: 'closed' })
  await record(here, meetingClosed, { caseId: you.caseId, meetingId, nextMeetingId: next?.id ?? null }, { objectId: meetingId })
  return null
})

/** One state for facilitator, projector and participants; who is not covered is told to the facilitator alone. */
export const readOneMeeting = view(routes.readMeeting, async (here, { meetingId }): Promise<Meeting> => {
  const { trx, you } = here
  const meeting = found(await findMeeting(trx, meetingId))
  const { course, attendees, items, present } = meeting
  const recorded = await readRecorded(here, meeting)
  const current = recorded.items.find(({ id }) => id === course.current?.itemId)
  const facts = recorded.items.flatMap((item) => item.facts)
  const categories = [...new Set(['voice', 'guardian-view', ...[...items, ...facts].map(({ category }) => category)])]
  const isPolice = attendees.some(({ partyId, agencyKind }) => partyId === you.partyId && agencyKind === 'police')
  return {
    ...recorded,
    check: course.check,
    checkedAt: course.checkedAt,
    cover: course.cover,
    current: current && course.current ? { ...course.current, minutes: current.minutes, extraMinutes: current.extraMinutes } : null,
    attendees: attendees.map((attendee) => ({ ...attendee, covered: you.kind === 'coordinator' ? attendee.covered : null })),
    factChoices: (await minutes.listFactChoices(trx, you.gives)).map((choice) => ({ ...choice, hint: isPolice ? 'police-decided' : null })),
    readBy: await minutes.listReadersOfEach(trx, categories),
    forTheRoom: await listForTheRoom(trx, present, categories),
    serverNow: await queries.readClock(trx),
  }
})

/** The minutes are composed for their reader at this moment: what consent does not cover now is not in them, and leaves no gap. */
export const readTheMinutes = view(readMinutes, async (here, { meetingId }) => {
  const meeting = found(await findMeeting(here.trx, meetingId))
  const { openedAt, closedAt } = meeting.course
  return {
    ...(await readRecorded(here, meeting)),
    attendees: meeting.attendees,
    consentChanges: openedAt === null ? [] : await minutes.listConsentChanges(here.trx, openedAt, closedAt),
  }
})

/** What a meeting has recorded so far, under each of its items. */
async function readRecorded({ trx, you }: HereInCase, { id, kind, title, familyAttends, course, items }: RunningMeeting) {
  const notes = await minutes.listNotes(trx, id)
  const decisions = await minutes.listDecisions(trx, id)
  const facts = await minutes.listFacts(trx, id)
  const views = await minutes.listViews(trx, id)
  const of = <Row extends { itemId: string | null }>(rows: readonly Row[], itemId: string | null) => rows.filter((row) => row.itemId === itemId)
  return {
    id,
    caseId: you.caseId,
    caseLabel: (await findCaseLabel(trx)).label,
    kind,
    title,
    startsAt: course.startsAt,
    place: course.place,
    status: course.status,
    familyAttends,
    version: course.version,
    openedAt: course.openedAt,
    closedAt: course.closedAt,
    items: items.map((item): MeetingItem => ({
      ...item,
      state: itemStateOf(course, item.id),
      reason: course.setAside.get(item.id) ?? null,
      extraMinutes: course.extraMinutes.get(item.id) ?? 0,
      note: of(notes, item.id)[0] ?? { text: '', version: 0, savedAt: null },
      decisions: of(decisions, item.id),
      facts: of(facts, item.id),
      views: of(views, item.id),
    })),
    wishes: of(views, null),
    commitmentIds: await queries.listCommitmentIds(trx, id),
    nextMeeting: (await queries.findNext(trx, id)) ?? null,
    approvals: await minutes.listApprovals(trx, id),
    you,
  }
}
