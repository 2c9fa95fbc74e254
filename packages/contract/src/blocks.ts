import { AccessBlocks, SetBlock } from '@kring/domain/blocks'
import { Id } from '@kring/domain/kernel/ids'
import { Made } from './cases.ts'
import { get, nothing, post } from './route.ts'

const ofCase = { caseId: Id }

export const listBlocks = get('listBlocks', { path: '/cases/:caseId/blocks', about: 'block', summary: 'Whom you have blocked, and whom you could', params: ofCase, answer: AccessBlocks })
export const setBlock = post('setBlock', { path: '/cases/:caseId/blocks', about: 'block', summary: 'Block a function or a person from the case, whatever consent says', params: ofCase, body: SetBlock, answer: Made })
export const liftBlock = post('liftBlock', { path: '/cases/:caseId/blocks/:blockId/end', about: 'block', summary: 'Lift a block', params: { caseId: Id, blockId: Id }, answer: nothing })

export const blockRoutes = [listBlocks, setBlock, liftBlock]
