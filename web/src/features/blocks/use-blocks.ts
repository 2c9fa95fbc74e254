import { listBlocks } from '@kring/contract/blocks'
import type { AccessBlock, AccessBlocks, Blockable } from '@kring/domain/blocks'
import type { Party } from '@kring/domain/cases'
import { useView } from '../../api.ts'

/** The blocks of the case that the reader may know of, and whom they could block; cards, dialogs and pages read the same answer. */
export const useBlocks = (caseId: string) => useView(listBlocks, { params: { caseId } })

/** What a choice, or an address, calls somebody who can be blocked. */
export const keyOf = ({ functionId, personId }: Pick<Blockable, 'functionId' | 'personId'>) => functionId ?? personId ?? ''

/** Whether the reader has blocked them already. */
export const isBlockedByYou = (blocks: readonly AccessBlock[], one: Blockable) => blocks.some((block) => block.yours && keyOf(block) === keyOf(one))

/** Of what the reader may know and do: the blocks and the people of one party. */
export const blocksAt = ({ blocks, blockable }: AccessBlocks, { id }: Party) => {
  const isHere = ({ partyIds }: { partyIds: readonly string[] }) => partyIds.includes(id)
  return {
    inForce: blocks.filter(isHere),
    toLift: blocks.filter((block) => block.mayLift && isHere(block)),
    toSet: blockable.filter((one) => isHere(one) && !isBlockedByYou(blocks, one)),
  }
}
