import { createHash } from 'node:crypto'
import { wantsMailAtFirst } from '@kring/domain/notices'
import { neutralMail } from '@kring/words/mails'
import type { RawBuilder } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { JobTools } from '../../platform/jobs.ts'
import { endDispatch, findMyChannels, takeDispatch } from './queries.ts'

const clerk = { kind: 'system', name: 'clerk' } as const

/**
 * Sends the neutral mail to one person for one occasion, once. `phoneFor` looks as the recipient, at the moment of sending, and
 * gives the number that the mail names, or nothing where there is nothing to tell any more. A crash between sending and noting
 * can repeat the mail, with the same Message-ID.
 */
export async function sendOnce({ database, mail }: JobTools, personId: string, occasion: RawBuilder<string>, phoneFor: (trx: Trx, requestId: string) => Promise<string | undefined>) {
  if (!mail) return
  const dispatchId = await database.as(clerk, (trx) => takeDispatch(trx, newId(), personId, occasion))
  if (dispatchId === undefined) return
  const letter = await database.asOfNow({ kind: 'person', personId, sessionId: '' }, async (trx) => {
    const channels = await findMyChannels(trx)
    if (!channels?.address || !(channels.chosen ?? wantsMailAtFirst(channels.kind))) return undefined
    const phone = await phoneFor(trx, `reminder-${dispatchId}`)
    return phone === undefined ? undefined : { to: channels.address, ...neutralMail(channels.locale, phone) }
  })
  if (letter) await mail({ ...letter, messageId: createHash('sha256').update(dispatchId).digest('hex').slice(0, 40) })
  await database.as(clerk, (trx) => endDispatch(trx, dispatchId, letter ? 'sent' : 'dropped'))
}
