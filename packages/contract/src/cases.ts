import { z } from 'zod'
import {
  AddFamilyMember, AddParty, CaseFile, CaseLine, ChooseLegalFrame, CloseCase, EndParty, Evaluate, Evaluation, MakeInquiry, MappingNote, MoveCase, NameInquiry, NoteStartDecision, WaitsFor, WriteMappingNote,
} from '@kring/domain/cases'
import { Id } from '@kring/domain/kernel/ids'
import { AgencyFunction } from '@kring/domain/people'
import { get, nothing, page, paging, post } from './route.ts'

const ofCase = { caseId: Id }
export const Made = z.object({ id: Id })

export const listCases = get('listCases', { path: '/cases', about: 'case', summary: 'My cases, the ones that moved last first', query: paging, answer: page(CaseLine) })
export const makeInquiry = post('makeInquiry', { path: '/inquiries', about: 'case', summary: 'Ask the coordinator, without a name', body: MakeInquiry, answer: Made })
export const readCase = get('readCase', { path: '/cases/:caseId', about: 'case', summary: 'A case as I may know it now', params: ofCase, answer: CaseFile })
export const nameInquiry = post('nameInquiry', { path: '/cases/:caseId/naming', about: 'case', summary: 'Name the young person, with the ground noted', params: ofCase, body: NameInquiry, answer: nothing })
export const moveCase = post('moveCase', { path: '/cases/:caseId/steps', about: 'case', summary: 'Move the case to its next state', params: ofCase, body: MoveCase, answer: nothing })
export const noteStartDecision = post('noteStartDecision', { path: '/cases/:caseId/start-decisions', about: 'case', summary: 'Note that an agency has decided to start', params: ofCase, body: NoteStartDecision, answer: nothing })
export const chooseLegalFrame = post('chooseLegalFrame', { path: '/cases/:caseId/legal-frame', about: 'case', summary: 'Say on what legal ground the young person takes part', params: ofCase, body: ChooseLegalFrame, answer: nothing })
export const readMapping = get('readMapping', { path: '/cases/:caseId/mapping', about: 'mapping', summary: 'The mapping talk, for the coordinator alone', params: ofCase, answer: z.object({ notes: z.array(MappingNote) }) })
export const writeMappingNote = post('writeMappingNote', { path: '/cases/:caseId/mapping', about: 'mapping', summary: 'Write down one area of the mapping talk', params: ofCase, body: WriteMappingNote, answer: nothing })
export const addFamilyMember = post('addFamilyMember', { path: '/cases/:caseId/people', about: 'case', summary: 'Add the young person, a guardian, a sibling or an important adult', params: ofCase, body: AddFamilyMember, answer: Made })
export const addParty = post('addParty', { path: '/cases/:caseId/parties', about: 'case', summary: 'Foresee an agency function in the team; it sees nothing before consent', params: ofCase, body: AddParty, answer: Made })
export const endParty = post('endParty', { path: '/cases/:caseId/parties/:partyId/end', about: 'case', summary: 'End a part in the case', params: { ...ofCase, partyId: Id }, body: EndParty, answer: nothing })
export const evaluate = post('evaluate', { path: '/cases/:caseId/evaluations', about: 'case', summary: 'Answer one block of the closing evaluation', params: ofCase, body: Evaluate, answer: Made })
export const listEvaluations = get('listEvaluations', { path: '/cases/:caseId/evaluations', about: 'case', summary: 'The closing evaluation so far, and who would read my own answers', params: ofCase, answer: z.object({ evaluations: z.array(Evaluation), waitsFor: WaitsFor, readBy: z.array(z.string()) }) })
export const closeCase = post('closeCase', { path: '/cases/:caseId/closure', about: 'case', summary: 'Close the case with its reason', params: ofCase, body: CloseCase, answer: nothing })
export const listFunctions = get('listFunctions', { path: '/functions', about: 'agency', summary: 'The functions of the municipality and its partners', query: { coordinates: z.enum(['true', 'false']).optional() }, answer: z.object({ functions: z.array(AgencyFunction) }) })

export const caseRoutes = [
  listCases, makeInquiry, readCase, nameInquiry, moveCase, noteStartDecision, chooseLegalFrame, readMapping, writeMappingNote, addFamilyMember, addParty, endParty, evaluate, listEvaluations, closeCase, listFunctions,
]
