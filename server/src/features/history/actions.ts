import * as routes from '@kring/contract/history'
import { mayReadReadings } from '@kring/domain/history'
import { view } from '../../platform/act.ts'
import { pageOf, readCursor, type Place } from '../../platform/cursor.ts'
import { insist } from '../../platform/errors.ts'
import { findReadersOfWeek, listEventRows, listSittings } from './queries.ts'

/** Reading who has read is a reading like any other, and is in the list the next time. */
export const readTheHistory = view(routes.readHistory, async ({ trx, you }, { limit, cursor }) => {
  insist(mayReadReadings, you, {})
  const sittings = await listSittings(trx, limit + 1, readCursor<Place>(cursor))
  return { ...pageOf(sittings, limit), thisWeek: await findReadersOfWeek(trx), exceptions: true as const, you }
})

export const readTheEvents = view(routes.readCaseEvents, async ({ trx, you }, { limit, cursor }) =>
  ({ ...pageOf(await listEventRows(trx, limit + 1, readCursor<Place>(cursor)), limit), you }))
