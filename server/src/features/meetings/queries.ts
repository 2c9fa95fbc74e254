import { courseOf, type AgendaItem, type Attendee, type Course, type MeetingKind } from '@kring/domain/agenda'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'
import { listMeetingRows, listSteps, type MeetingRow } from '../agenda/queries.ts'

/** The meetings of the case where they stand now, by time. */
export async function listCourses(trx: Trx): Promise<(MeetingRow & { course: Course })[]> {
  const steps = Map.groupBy(await listSteps(trx), ({ meetingId }) => meetingId)
  return (await listMeetingRows(trx))
    .map((meeting) => ({ ...meeting, course: courseOf(meeting, steps.get(meeting.id) ?? [], true) }))
    .sort((one, other) => one.course.startsAt.localeCompare(other.course.startsAt))
}

/** The next meeting that is planned for after this moment, beside the given one. */
export async function findNext(trx: Trx, besides: string) {
  const at = await readClock(trx)
  const next = (await listCourses(trx)).find(({ id, course }) => id !== besides && course.status === 'planned' && course.startsAt > at)
  return next && { id: next.id, startsAt: next.course.startsAt, place: next.course.place }
}

export const readClock = async (trx: Trx): Promise<string> => (await sql<{ at: string }>`select app.now() as at`.execute(trx)).rows[0]!.at

interface OwnAnswer { meetingId: string; state: NonNullable<Attendee['answer']>; at: string }
/** The newest answer of the entered party to each invitation. */
export async function listOwnAnswers(trx: Trx): Promise<OwnAnswer[]> {
  const { rows } = await sql<OwnAnswer>`
    select distinct on (a.meeting_id) a.meeting_id, a.state, a.made_at as at from attendance a
    where a.own = app.own_here() and a.state in ('coming', 'cannot-come') order by a.meeting_id, a.made_at desc, a.version desc`.execute(trx)
  return rows
}

/** The promises that were made in a meeting, as far as you may read them. */
export const listCommitmentIds = async (trx: Trx, meetingId: string) =>
  (await trx.selectFrom('commitment').select('id').where('meetingId', '=', meetingId).orderBy('madeAt').orderBy('id').execute()).map(({ id }) => id)

export const insertMeeting = (trx: Trx, row: { id: string; templateId: string; kind: MeetingKind; startsAt: string; place: string | null; familyAttends: boolean }) =>
  trx.insertInto('meeting').values({ ...row, gate: gateOf('meeting') }).execute()

/** Copies the agenda into the meeting, in its order. */
export const insertItems = (trx: Trx, meetingId: string, items: readonly (AgendaItem & { id: string })[]) =>
  trx.insertInto('meetingItem').values(items.map(({ category, ...item }, index) => ({
    ...item, meetingId, position: index + 1, category: sql<number>`(select number from category where code = ${category})`, gate: gateOf('meeting'),
  }))).execute()
