import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from './errors.ts'

// A key of this process: a cursor that a restart or another node does not know is refused, and the list begins anew.
let key = randomBytes(32)

/** Lets several nodes understand each other's cursors. */
export const keyCursorsWith = (secret: string) => {
  key = createHmac('sha256', secret).update('cursor').digest()
}

const sign = (body: string) => createHmac('sha256', key).update(body).digest('base64url').slice(0, 22)

/** An opaque, signed place in a list; it holds only what the reader has already been shown. */
export const cursorOf = (place: object): string => {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${body}.${sign(body)}`
}

/** Reads a cursor that this server has given, or refuses it as invalid. */
export function readCursor<Place>(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined
  const [body = '', signature = ''] = cursor.split('.')
  const right = Buffer.from(sign(body))
  const given = Buffer.from(signature)
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new Refusal('invalid', { errors: [{ path: 'cursor', message: 'is not one of ours' }] })
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Place
}

/** A place in a list by time. The instant is the database's own text: an ISO instant would lose its microseconds. */
export interface Place { at: string; id: string }
/** A row that knows what it is sorted by before its id: an instant, as the database's own text, or a day. */
export interface Placed { id: string; sortedBy: string }

/** The page of rows of which one more than the limit was asked for; its cursor is the place of the last one shown. */
export function pageOf<Row extends Placed>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const hasMore = rows.length > limit
  return { items, hasMore, cursor: hasMore && last ? cursorOf({ at: last.sortedBy, id: last.id } satisfies Place) : null }
}
