import { z } from 'zod'
import { Id } from '@kring/domain/kernel/ids'
import { AnswerForThirdPerson, NoteThirdPerson, ThirdPerson } from '@kring/domain/third-persons'
import { Made } from './cases.ts'
import { get, post } from './route.ts'

const ofCase = { caseId: Id }

export const listThirdPersons = get('listThirdPersons', { path: '/cases/:caseId/third-persons', about: 'consent', summary: 'Whose own consent is needed besides: for the coordinator all, for a guardian what is foreseen of themselves', params: ofCase, answer: z.object({ items: z.array(ThirdPerson) }) })
export const noteThirdPerson = post('noteThirdPerson', { path: '/cases/:caseId/third-persons', about: 'consent', summary: 'Note that facts about somebody else are foreseen', params: ofCase, body: NoteThirdPerson, answer: Made })
export const answerForThirdPerson = post('answerForThirdPerson', { path: '/cases/:caseId/third-persons/:thirdPersonId/answers', about: 'consent', summary: 'Answer for one\'s own data, or note what somebody else has answered for theirs', params: { ...ofCase, thirdPersonId: Id }, body: AnswerForThirdPerson, answer: Made })

export const thirdPersonRoutes = [listThirdPersons, noteThirdPerson, answerForThirdPerson]
