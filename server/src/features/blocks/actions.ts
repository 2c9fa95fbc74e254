import * as routes from '@kring/contract/blocks'
import { blockLifted, blockSet, mayLiftBlock, maySetBlock } from '@kring/domain/blocks'
import { losers, type Reader } from '@kring/domain/consent'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { tellOfReaders } from '../cases/actions.ts'
import { listReaders } from '../cases/queries.ts'
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
  const before = await listReaders(trx)
  const id = newId()
  await queries.insertBlock(trx, { id, functionId, personId, reason: reason ?? null })
  await tellWhoReads(here, before, (knocks) => record(here, blockSet, { caseId: you.caseId, blockId: id }, { objectId: id, knocks }))
  return { id }
})

export const liftABlock = act(routes.liftBlock, async (here, { blockId }) => {
  const { trx, you } = here
  insist(mayLiftBlock, you, found((await queries.listBlocks(trx)).find(({ id }) => id === blockId)))
  const before = await listReaders(trx)
  await queries.insertBlockEnd(trx, { id: newId(), blockId })
  await tellWhoReads(here, before, (knocks) => record(here, blockLifted, { caseId: you.caseId, blockId }, { objectId: blockId, knocks }))
  return null
})

/** Records what was done with those who lost something by it, and lets the others hear that other people read. */
async function tellWhoReads(here: HereInCase, before: readonly Reader[], recordAct: (knocks: string[]) => Promise<void>) {
  const after = await listReaders(here.trx)
  await recordAct(losers(before, after))
  await tellOfReaders(here, before, after)
}
