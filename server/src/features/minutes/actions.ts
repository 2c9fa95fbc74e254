import * as routes from '@kring/contract/minutes'
import {
  decisionMade, factShared, mayApproveMinutes, mayShareFact, maySpeakView, mayTakeMinutes, minutesApproved, noteSaved, viewSpoken, voiceOf,
} from '@kring/domain/minutes'
import { act, view } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findMeeting } from '../agenda/queries.ts'
import * as queries from './queries.ts'

export const saveANote = act(routes.saveNote, async (here, { meetingId, itemId, text }) => {
  const { trx, you } = here
  const meeting = found(await findMeeting(trx, meetingId))
  const item = found(meeting.items.find(({ id }) => id === itemId))
  insist(mayTakeMinutes, you, meeting.course)
  const version = (await queries.listNotes(trx, meetingId)).find((note) => note.itemId === itemId)?.version ?? 0
  if (here.ifMatch !== version) throw new Refusal('stale')
  const id = newId()
  await queries.insertNote(trx, item.category, { id, itemId, version: version + 1, text })
  await record(here, noteSaved, { caseId: you.caseId, meetingId, itemId, version: version + 1 }, { objectId: id, category: item.category })
  return { version: version + 1 }
})

export const listTheDecisions = view(routes.listDecisions, async ({ trx }) => ({ items: await queries.listCaseDecisions(trx) }))

export const makeADecision = act(routes.makeDecision, async (here, { meetingId, itemId, text }) => {
  const { trx, you } = here
  const meeting = found(await findMeeting(trx, meetingId))
  const item = found(meeting.items.find(({ id }) => id === itemId))
  insist(mayTakeMinutes, you, meeting.course)
  const id = newId()
  await queries.insertDecision(trx, item.category, { id, itemId, text })
  await record(here, decisionMade, { caseId: you.caseId, meetingId, itemId, decisionId: id }, { objectId: id, category: item.category })
  return { id }
})

/** The one way in which a fact reaches the others in a meeting: its own party says it, under a category that consent covers. */
export const shareAFact = act(routes.shareFact, async (here, { meetingId, itemId, category, text }) => {
  const { trx, you } = here
  const { course, items, present } = found(await findMeeting(trx, meetingId))
  const { records } = found(items.find(({ id }) => id === itemId))
  const choices = await queries.listFactChoices(trx, you.gives)
  insist(mayShareFact, you, {
    ...course, records, youArePresent: present.includes(you.partyId), isYoursToGive: choices.some((choice) => choice.category === category),
  })
  const id = newId()
  await queries.insertFact(trx, category, { id, itemId, partyId: you.partyId, text })
  await record(here, factShared, { caseId: you.caseId, meetingId, itemId, factId: id }, { objectId: id, category })
  return { id }
})

export const speakAView = act(routes.speakView, async (here, { meetingId, partyId, itemId, form, text }) => {
  const { trx, you } = here
  const { course, items, attendees } = found(await findMeeting(trx, meetingId))
  if (itemId !== undefined) found(items.find(({ id }) => id === itemId))
  const { kind } = found(attendees.find((attendee) => attendee.partyId === partyId))
  insist(maySpeakView, you, { ...course, forParty: { id: partyId, kind }, form })
  const id = newId()
  await queries.insertView(trx, voiceOf(kind), { id, meetingId, itemId: itemId ?? null, partyId, form, text })
  await record(here, viewSpoken, { caseId: you.caseId, meetingId, viewId: id }, { objectId: id, category: voiceOf(kind) })
  return { id }
})

export const approveTheMinutes = act(routes.approveMinutes, async (here, { meetingId }) => {
  const { trx, you } = here
  const { course } = found(await findMeeting(trx, meetingId))
  const youHaveApproved = (await queries.listApprovals(trx, meetingId)).some(({ partyId }) => partyId === you.partyId)
  insist(mayApproveMinutes, you, { ...course, youHaveApproved })
  const id = newId()
  await queries.insertApproval(trx, { id, meetingId, partyId: you.partyId })
  await record(here, minutesApproved, { caseId: you.caseId, meetingId, partyId: you.partyId }, { objectId: id })
  return null
})
