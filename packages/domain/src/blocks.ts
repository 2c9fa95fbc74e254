import { z } from 'zod'
import { isRelative } from './actor.ts'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'
import { rule } from './kernel/rule.ts'
import { Instant, Text } from './kernel/time.ts'

// 1 shapes

/**
 * A block (spärr) that holds in a case: a function takes no part in it, or a person takes none through any function, whatever consent
 * and membership say. Whose it is nobody reads but the party that set it.
 */
export const AccessBlock = z.object({
  id: Id,
  /** One of the two. */
  functionId: Id.nullable(),
  personId: Id.nullable(),
  /** The agency and function, or the person's name. */
  label: z.string(),
  /** The parties of the case that take no part through it, wholly or in one person. */
  partyIds: z.array(Id),
  /** Yours alone to read. */
  reason: z.string().nullable(),
  /** Yours alone to read: the moment would tell whose it is. */
  setAt: Instant.nullable(),
  yours: z.boolean(),
  /** Whether you may lift it: you set it, or you coordinate and whoever set it takes part no more. */
  mayLift: z.boolean(),
})
export type AccessBlock = z.infer<typeof AccessBlock>

/** Whom you can name: the function of an agency in the case, somebody who holds a function in it, or a relative; and as which parties they take part. */
export const Blockable = AccessBlock.pick({ functionId: true, personId: true, label: true, partyIds: true })
export type Blockable = z.infer<typeof Blockable>

export const AccessBlocks = z.object({ blocks: z.array(AccessBlock), blockable: z.array(Blockable) })
export type AccessBlocks = z.infer<typeof AccessBlocks>

// 2 inputs

export const SetBlock = z
  .object({ functionId: Id.optional(), personId: Id.optional(), reason: Text(500).optional() })
  .refine(({ functionId, personId }) => (functionId === undefined) !== (personId === undefined), { path: ['functionId'], message: 'a function or a person' })

// 3 rules

/**
 * Any party but a relative, who is let in by others, blocks a function or a person, at once, for any reason or none. A case keeps a coordinator: `isBlockable` is false
 * for one as long as nobody else holds the function.
 */
export const maySetBlock = rule<{ isBlockable: boolean; isBlockedByYou: boolean }>((you, { isBlockable, isBlockedByYou }) => [
  [!isRelative(you), 'not-yours'],
  [!isBlockedByYou, 'already-done'],
  [isBlockable, 'needs-another-coordinator'],
])
export const mayLiftBlock = rule<Pick<AccessBlock, 'mayLift'>>((_you, { mayLift }) => [[mayLift, 'not-yours']])

// 4 events

const OfBlock = z.object({ caseId: Id, blockId: Id })
/** The setter's own; its knocks are the people who lost sight of something. */
export const blockSet = event('block.set', 'block', null, OfBlock)
export const blockLifted = event('block.lifted', 'block', null, OfBlock)

export const blockEvents = [blockSet, blockLifted]
