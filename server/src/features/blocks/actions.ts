import * as routes from '@kring/contract/blocks'
import { blockLifted, blockSet, mayLiftBlock, maySetBlock } from '@kring/domain/blocks'
import { act, view } from '../../platform/act.ts'
import { found, insist } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { changeReaders } from '../cases/actions.ts'
import * as queries from './queries.ts'

export const listTheBlocks = view(routes.listBlocks, async ({ trx }) => ({
  blocks: await queries.listBlocks(trx), blockable: await queries.listBlockable(trx),
}))

/** Keeps a function or a person out of the case at the instant of commit. Nothing is deleted by it. */
export const setABlock = act(routes.setBlock, async (here, { functionId = null, personId = null, reason }) => {
  const { trx, you } = here
  const same = (one: { functionId: string | null; personId: string | null }) => one.functionId === functionId && one.personId === personId
  const target = found((await queries.listBlockable(trx)).find(same))
  insist(maySetBlock, you, {
    isBlockable: await queries.mayBeBlocked(trx, target), isBlockedByYou: (await queries.listBlocks(trx)).some((block) => block.yours && same(block)),
  })
  const id = newId()
  await changeReaders(here, () => queries.insertBlock(trx, { id, functionId, personId, reason: reason ?? null }),
    (knocks) => record(here, blockSet, { caseId: you.caseId, blockId: id }, { objectId: id, knocks }))
  return { id }
})

export const liftABlock = act(routes.liftBlock, async (here, { blockId }) => {
  const { trx, you } = here
  insist(mayLiftBlock, you, found((await queries.listBlocks(trx)).find(({ id }) => id === blockId)))
  await changeReaders(here, () => queries.insertBlockEnd(trx, { id: newId(), blockId }),
    (knocks) => record(here, blockLifted, { caseId: you.caseId, blockId }, { objectId: blockId, knocks }))
  return null
})
