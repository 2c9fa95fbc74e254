import { Agenda, Answer, courseOf, Presence, type AgendaItem, type Attendee, type Course, type MeetingKind, type Step } from '@kring/domain/agenda'
import { isRelative } from '@kring/domain/actor'
import { sql } from 'kysely'
import type { Trx } from '../../platform/database.ts'
import { gateOf } from '../../platform/record.ts'
import { listParties } from '../cases/queries.ts'

export interface MeetingRow { id: string; kind: MeetingKind; title: string; startsAt: string; place: string | null; familyAttends: boolean }
export type ItemRow = AgendaItem & { id: string; position: number }
/** A meeting with its agenda, who takes part and where it stands at this moment. */
export interface RunningMeeting extends MeetingRow {
  items: readonly ItemRow[]
  attendees: Attendee[]
  /** Ids of the parties that were marked as present. */
  present: readonly string[]
  /** Whether consent covers everybody in the room now. */
  isRoomCovered: boolean
  course: Course
}

/** The newest version of the agenda for a kind of meeting in the case's municipality. */
export async function findAgenda(trx: Trx, kind: MeetingKind): Promise<Agenda | undefined> {
  const { rows } = await sql<Agenda>`
    select t.id, t.code, t.version, t.title, t.items from agenda_template t join case_file f on f.municipality_id = t.municipality_id
    where f.number = app.case_here() and t.code = ${kind} order by t.version desc limit 1`.execute(trx)
  return rows[0] && Agenda.parse(rows[0])
}

/** The meetings that you may read in the entered case, as they were planned. */
export async function listMeetingRows(trx: Trx): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.kind, t.title, m.starts_at, m.place, m.family_attends from meeting m join agenda_template t on t.id = m.template_id
    where m.case_number = app.case_here() order by m.made_at, m.id`.execute(trx)
  return rows
}

/** The steps of one or all meetings of the case, in order. A step holds as long as no consent and no membership of the case has changed since. */
export async function listSteps(trx: Trx, meetingId?: string): Promise<(Step & { meetingId: string })[]> {
  const { rows } = await sql<Step & { meetingId: string }>`
    select s.meeting_id, s.step, s.item_id, s.reason, s.starts_at, s.place, s.made_at as at, s.position, s.epoch = app.epoch_here() as holds
    from meeting_step s where s.case_number = app.case_here() and ${meetingId ? sql`s.meeting_id = ${meetingId}::uuid` : sql`true`}
    order by s.meeting_id, s.position`.execute(trx)
  return rows
}

/** A meeting as it stands now, or nothing where it is hidden or absent. */
export async function findMeeting(trx: Trx, id: string): Promise<RunningMeeting | undefined> {
  const meeting = (await listMeetingRows(trx)).find((row) => row.id === id)
  if (!meeting) return undefined
  const steps = await listSteps(trx, id)
  const marks = await listMarks(trx, id)
  const parties = await listParties(trx)
  const [covered] = await listCovered(trx, ['meeting'])
  const newest = newestOf(marks, steps.findLast(({ step }) => step === 'moved')?.at ?? null)
  const present = [...new Set(marks.map(({ partyId }) => partyId))].filter((partyId) => newest(partyId).presence === 'present')
  const isRoomCovered = covered !== undefined && reaches(covered, present)
  return {
    ...meeting,
    items: await listItems(trx, id),
    attendees: parties
      .filter((party) => party.endedAt === null || marks.some(({ partyId }) => partyId === party.id))
      // A relative comes only where consent lets them read the meeting.
      .filter((party) => !isRelative(party) || covered?.parties.includes(party.id))
      .map(({ id: partyId, kind, agencyKind, label, names }) => ({
        partyId, kind, agencyKind, label, names, ...newest(partyId), covered: covered?.parties.includes(partyId) ?? false,
      })),
    present,
    isRoomCovered,
    course: courseOf(meeting, steps, isRoomCovered),
  }
}

interface Mark { partyId: string; state: string; at: string }
const listMarks = async (trx: Trx, meetingId: string): Promise<Mark[]> =>
  (await sql<Mark>`select a.party_id, a.state, a.made_at as at from attendance a where a.meeting_id = ${meetingId}::uuid order by a.made_at, a.version`.execute(trx)).rows

/** The newest answer and mark of each party; an answer counts for the time for which it was given. */
const newestOf = (marks: readonly Mark[], movedAt: string | null) => (partyId: string) => {
  const its = marks.filter((mark) => mark.partyId === partyId)
  const newest = <State extends string>(states: readonly State[], since: string | null) =>
    (its.findLast(({ state, at }) => states.some((one) => one === state) && (since === null || at >= since))?.state ?? null) as State | null
  return { answer: newest(Answer.options, movedAt), presence: newest(Presence.options, null) }
}

interface Covered { category: string; parties: string[]; coordinator: boolean }
/** Which parties read each of these categories now; none for a category that you neither read nor give. */
const listCovered = async (trx: Trx, categories: readonly string[]): Promise<Covered[]> =>
  (await sql<Covered>`
    select c.code as category, coalesce(array_agg(p.party_id) filter (where p.party_id is not null), '{}') as parties,
      coalesce(bool_or(p.kind = 'coordinator'), false) as coordinator
    from category c left join lateral app.parties_covered(c.number) p on true
    where c.code = any (${categories}::text[]) group by c.number order by c.number`.execute(trx)).rows

/** Whether everybody in the room is among them. The facilitator's own party is in the room by leading the meeting. */
const reaches = ({ parties, coordinator }: Covered, present: readonly string[]) => coordinator && present.every((partyId) => parties.includes(partyId))

/** Those of the categories that everybody in the room may read now. */
export const listForTheRoom = async (trx: Trx, present: readonly string[], categories: readonly string[]) =>
  (await listCovered(trx, categories)).filter((covered) => reaches(covered, present)).map(({ category }) => category)

const listItems = async (trx: Trx, meetingId: string): Promise<ItemRow[]> => {
  const { rows } = await sql<ItemRow>`
    select i.id, i.position, i.code, i.title, i.question, i.minutes, i.records, c.code as category, i.speaks
    from meeting_item i join category c on c.number = i.category where i.meeting_id = ${meetingId}::uuid order by i.position`.execute(trx)
  return rows
}

export type NewStep = Pick<Step, 'step'> & Partial<Pick<Step, 'itemId' | 'reason' | 'startsAt' | 'place'>>

/** Adds the next step to the course of a meeting. Two at once for the same position meet in the unique key. */
export const insertStep = (trx: Trx, id: string, meetingId: string, position: number, { step, itemId, reason, startsAt, place }: NewStep) =>
  trx.insertInto('meetingStep').values({
    id, meetingId, position, step, itemId: itemId ?? null, reason: reason ?? null, startsAt: startsAt ?? null, place: place ?? null,
    epoch: sql<string>`app.epoch_here()`, gate: gateOf('meeting'),
  }).execute()

/** What the entered party says or marks of a party's coming; each hand has versions of its own. */
export const insertAttendance = (trx: Trx, row: { id: string; meetingId: string; partyId: string; state: string }) =>
  sql`insert into attendance (id, gate, meeting_id, party_id, state, version)
    select ${row.id}::uuid, ${gateOf('meeting')}, ${row.meetingId}::uuid, ${row.partyId}::uuid, ${row.state},
      coalesce((select max(a.version) from attendance a where a.meeting_id = ${row.meetingId}::uuid and a.party_id = ${row.partyId}::uuid
                and a.own = app.own_here()), 0) + 1`.execute(trx)
