import { z } from 'zod'
import { CheckConsent, CoverScreen, GoToItem, MarkPresence, SetItemAside } from '@kring/domain/agenda'
import { Id } from '@kring/domain/kernel/ids'
import { AnswerInvitation, CancelMeeting, Meeting, MeetingLine, MoveMeeting, PlanMeeting } from '@kring/domain/meetings'
import { get, nothing, post } from './route.ts'

const about = 'meeting'
const ofCase = { caseId: Id }
const one = { caseId: Id, meetingId: Id }
const item = { ...one, itemId: Id }
const at = '/cases/:caseId/meetings/:meetingId'

export const listMeetings = get('listMeetings', { path: '/cases/:caseId/meetings', about, summary: 'The meetings of a case, by time', params: ofCase, answer: z.object({ items: z.array(MeetingLine) }) })
export const readMeeting = get('readMeeting', { path: at, about, summary: 'A meeting as it stands: one state for facilitator, projector and participants', params: one, answer: Meeting })
export const planMeeting = post('planMeeting', { path: '/cases/:caseId/meetings', about, summary: 'Plan a meeting with the newest agenda of its kind', params: ofCase, body: PlanMeeting, answer: z.object({ id: Id }) })
export const moveMeeting = post('moveMeeting', { path: `${at}/time`, about, summary: 'Move a meeting; earlier answers to the invitation no longer count', params: one, body: MoveMeeting, answer: nothing, ifMatch: true })
export const cancelMeeting = post('cancelMeeting', { path: `${at}/cancellation`, about, summary: 'Cancel a meeting', params: one, body: CancelMeeting, answer: nothing })
export const answerInvitation = post('answerInvitation', { path: `${at}/answer`, about, summary: 'Say whether one’s own party comes', params: one, body: AnswerInvitation, answer: nothing })

export const openMeeting = post('openMeeting', { path: `${at}/opening`, about, summary: 'Begin at the first item', params: one, answer: nothing })
export const goToItem = post('goToItem', { path: `${at}/position`, about, summary: 'Go to an item, or to the next or previous one', params: one, body: GoToItem, answer: nothing, ifMatch: true })
export const markPresence = post('markPresence', { path: `${at}/presence`, about, summary: 'Mark who is in the room', params: one, body: MarkPresence, answer: nothing })
export const checkConsent = post('checkConsent', { path: `${at}/consent-check`, about, summary: 'Pass the consent check, or note that it failed', params: one, body: CheckConsent, answer: nothing })
export const coverScreen = post('coverScreen', { path: `${at}/cover`, about, summary: 'Cover or uncover the projector', params: one, body: CoverScreen, answer: nothing })
export const extendItem = post('extendItem', { path: `${at}/items/:itemId/extra-minutes`, about, summary: 'Give an item two minutes more', params: item, answer: nothing })
export const setItemAside = post('setItemAside', { path: `${at}/items/:itemId/not-applicable`, about, summary: 'Mark an item as not applicable, with the reason', params: item, body: SetItemAside, answer: nothing })
export const closeMeeting = post('closeMeeting', { path: `${at}/closure`, about, summary: 'End the meeting; the next one is set by then', params: one, answer: nothing, ifMatch: true })

export const meetingRoutes = [
  listMeetings, readMeeting, planMeeting, moveMeeting, cancelMeeting, answerInvitation,
  openMeeting, goToItem, markPresence, checkConsent, coverScreen, extendItem, setItemAside, closeMeeting,
]
