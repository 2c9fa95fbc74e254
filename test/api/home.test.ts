import { answerCommitment, makeCommitment, reportCommitment } from '@kring/contract/commitments'
import { markSeen, readFamilyHome, readMyDay } from '@kring/contract/home'
import { openTopic } from '@kring/contract/messages'
import { answerInvitation, planMeeting } from '@kring/contract/meetings'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cast, municipality, type CastName } from '../../server/demo/cast.ts'
import { aCase, sign, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind } from '../world/behind.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())
let file: CaseMade
beforeEach(async () => {
  file = await aCase(world)
  // What came before is seen, so that each test tells of its own.
  for (const name of ['majken', 'sara', 'ture', 'ester'] as const) {
    const client = await world.as(name)
    await client.do(markSeen, { body: { at: (await client.do(readMyDay)).at } })
  }
})

const day = async (name: CastName) => (await world.as(name)).do(readMyDay)
const family = async (name: CastName) => (await (await world.as(name)).do(readFamilyHome)).cases.find(({ caseId }) => caseId === file.caseId)
const inDays = async (days: number) => {
  const admin = await behind(world)
  const rows = await admin.query<{ day: string }>(`select ((app.now() at time zone 'Europe/Stockholm')::date + $1::int)::text as day`, [days])
  await admin.close()
  return rows[0]!.day
}
const promise = async (owner: CastName, text: string, days: number) => {
  const params = { caseId: file.caseId }
  const { id: commitmentId } = await (await world.as('majken')).do(makeCommitment, { params, body: { ownerId: file.parties[owner], text, dueOn: await inDays(days) } })
  if (owner !== 'majken') await (await world.as(owner)).do(answerCommitment, { params: { ...params, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
  return commitmentId
}

test('the day shows the next meeting within 24 hours, who comes and how consent stands', async () => {
  const majken = await world.as('majken')
  const { at } = await majken.do(readMyDay)
  const startsAt = new Date(Date.parse(at) + 20 * 3_600_000).toISOString()
  const { id: meetingId } = await majken.do(planMeeting, { params: { caseId: file.caseId }, body: { kind: 'start', startsAt, place: 'Kastanjen' } })
  await (await world.as('asta')).do(answerInvitation, { params: { caseId: file.caseId, meetingId }, body: { answer: 'coming' } })
  const { nextMeeting, nextMeetingAt } = await day('ester')
  expect(nextMeeting).toMatchObject({ meetingId, caseLabel: 'Vilgot P.', place: 'Kastanjen', open: false, answer: null, consent: { state: 'active' } })
  expect(nextMeeting!.attendees).toContainEqual(expect.objectContaining({ kind: 'guardian', label: 'Asta Provlund', answer: 'coming' }))
  expect(Date.parse(nextMeetingAt!)).toBe(Date.parse(startsAt))
  await withdraw(world, 'asta', file, file.parties.ester)
  expect(await day('ester')).toMatchObject({ nextMeeting: null, nextMeetingAt: null })
  await (await world.as('majken')).do(readMyDay)
})

test('at most seven things wait, the oldest first, and the page knows that there are more', async () => {
  for (let number = 1; number <= 8; number++) await promise('ture', `Löfte ${number}`, (number * 3) % 7)
  const { waiting, week, today } = await day('ture')
  expect(waiting.hasMore).toBe(true)
  expect(waiting.items.length).toBe(7)
  const days = waiting.items.map(({ on }) => on)
  expect(days).toEqual(days.toSorted())
  expect(days[0]).toBe(today)
  expect(week.map(({ on }) => new Date(on).getUTCDay())).toEqual([1, 2, 3, 4, 5])
})

test('news are what others have done since the last look, case by case, and a look ends when it is said to', async () => {
  const sara = await world.as('sara')
  const before = await sara.do(readMyDay)
  expect(before.news.cases).toEqual([])
  await promise('ture', 'Ringa pappa', 20)
  await sara.do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Från mig själv' } })
  const { news, at } = await sara.do(readMyDay)
  expect(news.cases).toMatchObject([{ caseId: file.caseId, caseLabel: 'Vilgot P.', hasMore: false }])
  expect(news.cases[0]!.events.map(({ name, by }) => [name, by.name])).toEqual([['commitment.answered', 'Ture Fiktivius'], ['commitment.made', 'Majken Testberg']])
  for (let number = 1; number <= 6; number++) await (await world.as('asta')).do(openTopic, { params: { caseId: file.caseId }, body: { title: `Ämne ${number}` } })
  expect((await sara.do(readMyDay)).news.cases[0]).toMatchObject({ hasMore: true, events: Array.from({ length: 5 }, () => ({ name: 'topic.opened' })) })
  await sara.do(markSeen, { body: { at } })
  expect((await sara.do(readMyDay)).news.cases[0]!.events.map(({ name }) => name)).not.toContain('commitment.made')
  await sara.do(markSeen, { body: { at: '2099-01-01T00:00:00Z' } })
  await promise('ture', 'Ringa mamma', 20)
  expect((await sara.do(readMyDay)).news.cases.length).toBe(1)
})

test('news hold nothing that is hidden', async () => {
  const ture = await world.as('ture')
  await withdraw(world, 'nils', file, file.parties.ture)
  await (await world.as('majken')).do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Utan polisen' } })
  expect((await ture.do(readMyDay)).news.cases).toEqual([])
})

test('consents that run out within sixty days are told to the coordinator', async () => {
  const short = await aCase(world, { youth: 'loke', guardians: ['freja', 'bo'], validUntilOn: await inDays(25) })
  expect((await day('majken')).consentsEnding).toContainEqual({ caseId: short.caseId, caseLabel: 'Loke S.', endsOn: await inDays(25), because: 'last-day', isAsked: false })
  expect((await day('majken')).consentsEnding.map(({ caseId }) => caseId)).not.toContain(file.caseId)
  expect((await day('sara')).consentsEnding).toEqual([])
})

test('the family meets the next meeting, what was promised, the consent, who has read and whom to call', async () => {
  const majken = await world.as('majken')
  const { id: meetingId } = await majken.do(planMeeting, { params: { caseId: file.caseId }, body: { kind: 'start', startsAt: `${await inDays(9)}T14:00:00+01:00`, place: 'Kastanjen' } })
  const [theirs, ours] = [await promise('ester', 'Följa med till träningen', 12), await promise('asta', 'Ringa skolan', 10)]
  await (await world.as('sara')).do(openTopic, { params: { caseId: file.caseId }, body: { title: 'Skolmorgnar', text: 'Hej' } })
  const toAsta = await family('asta')
  expect(toAsta).toMatchObject({
    caseLabel: 'Vilgot P.', state: 'active', nextMeeting: { meetingId, place: 'Kastanjen' },
    theirCommitments: [{ id: theirs, text: 'Följa med till träningen', ownerAgencyKind: 'leisure' }], ourCommitments: [{ id: ours, ownerKind: 'guardian' }],
    consent: { state: 'active', toSign: null }, topics: [{ title: 'Skolmorgnar', unread: true }],
    contact: { names: ['Berit Vikariesson', 'Majken Testberg'], label: 'Socialtjänsten, samordnare', phone: municipality.phone }, you: { kind: 'guardian' },
  })
  expect(toAsta!.readThisWeek.agencies.map(({ agency }) => agency)).toContain('Lindskolan')
  await (await world.as('ester')).do(reportCommitment, { params: { caseId: file.caseId, commitmentId: theirs }, body: { outcome: 'done' }, ifMatch: 1 })
  expect((await family('vilgot'))!.theirCommitments).toMatchObject([{ id: theirs, state: 'done' }])
  await world.later('15 days')
  expect((await family('vilgot'))!.theirCommitments).toEqual([])
})

test('before consent the family meets what it is asked, and nothing of what others have said', async () => {
  file = await aCase(world, { until: 'consent-pending', youth: 'tuva', guardians: ['nour'] })
  expect(await family('nour')).toMatchObject({
    state: 'consent-pending', nextMeeting: null, theirCommitments: [], ourCommitments: [], topics: [], consent: { state: 'partial', endsOn: null, toSign: file.requestId },
  })
  await sign(world, 'nour', file.caseId, file.requestId)
  expect((await family('nour'))!.consent).toMatchObject({ toSign: null })
})

test('what somebody shows another first page is in the list of readings, and a stranger meets an empty one', async () => {
  await promise('ture', 'Ringa', 2)
  await day('ture')
  await family('asta')
  const admin = await behind(world)
  const rows = await admin.query<{ personId: string }>(`select distinct a.person_id as "personId" from access a join case_file f on f.number = a.case_number where f.id = $1 and a.fields = '{home}'`, [file.caseId])
  await admin.close()
  expect(rows.map(({ personId }) => personId)).toEqual(expect.arrayContaining([cast.ture.id, cast.asta.id]))
  expect(await day('kalle')).toMatchObject({ nextMeeting: null, waiting: { items: [], hasMore: false }, news: { cases: [] }, consentsEnding: [] })
  expect((await (await world.as('hodan')).do(readFamilyHome)).cases).toEqual([])
  expect((await (await world.as('sara')).do(readFamilyHome)).cases).toEqual([])
})
