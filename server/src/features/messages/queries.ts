import type { Message, Topic } from '@kring/domain/messages'
import { sql } from 'kysely'
import type { Place, Placed } from '../../platform/cursor.ts'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'
import { authorOf } from '../cases/queries.ts'

/** The topics that you may read in the entered case, the latest word first, each with its place. */
export async function listTopicRows(trx: Trx, only: { id?: string; limit?: number; after?: Place | undefined } = {}): Promise<(Topic & Placed)[]> {
  const { rows } = await sql<Topic & Placed>`
    select t.id, t.title, app.in_confidence((t.gate >> 8 & 255)::integer) as in_confidence, t.made_at as opened_at, last.at as last_at, last.at::text as sorted_by,
      exists (select from message m where m.topic_id = t.id and m.made_by <> app.person_here()
              and m.made_at > coalesce(mark.read_at, '-infinity')) as unread
    from topic t
    left join topic_mark mark on mark.topic_id = t.id
    cross join lateral (select coalesce(max(m.made_at), t.made_at) as at from message m where m.topic_id = t.id) last
    where t.case_number = app.case_here() and ${only.id ? sql`t.id = ${only.id}::uuid` : sql`true`}
      and ${only.after ? sql`(last.at, t.id) < (${only.after.at}::timestamptz, ${only.after.id}::uuid)` : sql`true`}
    order by last.at desc, t.id desc limit ${only.limit ?? 1}`.execute(trx)
  return rows
}

export const findTopic = async (trx: Trx, id: string) => (await listTopicRows(trx, { id }))[0]

/** What has been said in a topic, the newest first, each with its place. */
export async function listMessageRows(trx: Trx, topicId: string, limit: number, before: Place | undefined): Promise<(Message & Placed)[]> {
  const { rows } = await sql<Message & Placed>`
    select m.id, m.text, m.made_at as sent_at, m.made_at::text as sorted_by, m.made_by = app.person_here() as mine, ${authorOf('m')} as author
    from message m where m.topic_id = ${topicId}::uuid
      and ${before ? sql`(m.made_at, m.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`}
    order by m.made_at desc, m.id desc limit ${limit}`.execute(trx)
  return rows
}

export const insertTopic = (trx: Trx, { category, ...row }: { id: string; title: string; category: string }) =>
  trx.insertInto('topic').values({ ...row, gate: gateOf(category) }).execute()
export const insertMessage = (trx: Trx, { category, ...row }: { id: string; topicId: string; text: string; category: string }) =>
  trx.insertInto('message').values({ ...row, gate: gateOf(category) }).execute()

/** Marks a topic as read up to one of its messages. Never moves the mark back; tells whether there is such a message. */
export async function markTopic(trx: Trx, { topicId, messageId }: { topicId: string; messageId: string }): Promise<boolean> {
  const { rows } = await sql`
    insert into topic_mark (topic_id, read_at)
    select m.topic_id, m.made_at from message m where m.id = ${messageId}::uuid and m.topic_id = ${topicId}::uuid
    on conflict (topic_id, person_id) do update set read_at = greatest(topic_mark.read_at, excluded.read_at)
    returning topic_id`.execute(trx)
  return rows.length > 0
}
