import { feature } from '../../platform/feature.ts'
import { liftABlock, listTheBlocks, setABlock } from './actions.ts'

/** Who is kept out of a case by somebody in it, whatever consent and membership say. */
export const blocks = feature('blocks', { serves: [listTheBlocks, setABlock, liftABlock] })
