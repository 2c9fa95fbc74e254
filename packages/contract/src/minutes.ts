import { z } from 'zod'
import { Id } from '@kring/domain/kernel/ids'
import { Minutes } from '@kring/domain/meetings'
import { Decision, MakeDecision, SaveNote, ShareFact, SpeakView } from '@kring/domain/minutes'
import { get, nothing, post, put } from './route.ts'

const about = 'meeting'
const one = { caseId: Id, meetingId: Id }
const item = { ...one, itemId: Id }
const at = '/cases/:caseId/meetings/:meetingId'
const Made = z.object({ id: Id })

export const readMinutes = get('readMinutes', { path: `${at}/minutes`, about, summary: 'The minutes, composed for their reader at this moment', params: one, answer: Minutes })
export const saveNote = put('saveNote', { path: `${at}/items/:itemId/note`, about, summary: 'Save the item’s common wording; If-Match is the note’s own version', params: item, body: SaveNote, answer: z.object({ version: z.number().int() }), ifMatch: true })
export const listDecisions = get('listDecisions', { path: '/cases/:caseId/decisions', about, summary: 'What was decided in the meetings of a case, by time', params: { caseId: Id }, answer: z.object({ items: z.array(Decision) }) })
export const makeDecision = post('makeDecision', { path: `${at}/items/:itemId/decisions`, about, summary: 'Write down a decision', params: item, body: MakeDecision, answer: Made })
export const shareFact = post('shareFact', { path: `${at}/items/:itemId/facts`, about, summary: 'Share a fact as one’s own party, or say that there is nothing new', params: item, body: ShareFact, answer: Made })
export const speakView = post('speakView', { path: `${at}/views`, about, summary: 'The young person’s or a guardian’s own words', params: one, body: SpeakView, answer: Made })
export const approveMinutes = post('approveMinutes', { path: `${at}/approval`, about, summary: 'Approve the minutes as one’s own party', params: one, answer: nothing })

export const minutesRoutes = [readMinutes, listDecisions, saveNote, makeDecision, shareFact, speakView, approveMinutes]
