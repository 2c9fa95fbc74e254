import { z } from 'zod'
import { AnswerCommitment, Commitment, CommitmentAlone, MakeCommitment, ReportCommitment, SettleCommitment } from '@kring/domain/commitments'
import { Id } from '@kring/domain/kernel/ids'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }
const one = { caseId: Id, commitmentId: Id }

export const listCommitments = get('listCommitments', { path: '/cases/:caseId/commitments', about: 'commitment', summary: 'The promises of a case, by date', params: ofCase, answer: z.object({ items: z.array(Commitment) }) })
export const readCommitment = get('readCommitment', { path: '/cases/:caseId/commitments/:commitmentId', about: 'commitment', summary: 'One promise', params: one, answer: CommitmentAlone })
export const makeCommitment = post('makeCommitment', { path: '/cases/:caseId/commitments', about: 'commitment', summary: 'Make or propose a promise: one owner, one date', params: ofCase, body: MakeCommitment, answer: z.object({ id: Id }) })
export const answerCommitment = post('answerCommitment', { path: '/cases/:caseId/commitments/:commitmentId/answer', about: 'commitment', summary: 'Accept or decline a proposed promise', params: one, body: AnswerCommitment, answer: nothing, ifMatch: true })
export const reportCommitment = post('reportCommitment', { path: '/cases/:caseId/commitments/:commitmentId/report', about: 'commitment', summary: 'Tell how it went', params: one, body: ReportCommitment, answer: nothing, ifMatch: true })
export const settleCommitment = post('settleCommitment', { path: '/cases/:caseId/commitments/:commitmentId/settlement', about: 'commitment', summary: 'Close an open promise or hand it to a named owner', params: one, body: SettleCommitment, answer: nothing, ifMatch: true })

export const commitmentRoutes = [listCommitments, readCommitment, makeCommitment, answerCommitment, reportCommitment, settleCommitment]
