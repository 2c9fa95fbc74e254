import { makeInquiry, moveCase } from '@kring/contract/cases'
import { answerCommitment, listCommitments, makeCommitment, reportCommitment } from '@kring/contract/commitments'
import { markRead, openTopic, listMessages } from '@kring/contract/messages'
import { approveMinutes } from '@kring/contract/minutes'
import { checkConsent, closeMeeting, markPresence, openMeeting, planMeeting, readMeeting, goToItem } from '@kring/contract/meetings'
import { chooseMail, listNotices, readChannels } from '@kring/contract/notices'
import { confirmConsent } from '@kring/contract/consent'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { functions, type CastName } from '../../server/demo/cast.ts'
import { aCase, sign, withdraw } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind } from '../world/behind.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())

const waiting = async (name: CastName, caseId?: string) =>
  (await (await world.as(name)).do(listNotices, { query: { limit: 100 } })).items.filter((notice) => caseId === undefined || notice.caseId === caseId)
const kinds = async (name: CastName, caseId: string) => (await waiting(name, caseId)).map(({ kind }) => kind)
const dayFromNow = async (days: number) => {
  const admin = await behind(world)
  const rows = await admin.query<{ day: string }>(`select ((app.now() at time zone 'Europe/Stockholm')::date + $1::int)::text as day`, [days])
  await admin.close()
  return rows[0]!.day
}

test('a first question waits for the coordinator until it is looked into', async () => {
  const [sara, majken] = [await world.as('sara'), await world.as('majken')]
  const { id: caseId } = await sara.do(makeInquiry, { body: { kind: 'sspf', asFunctionId: functions.mentor, toFunctionId: functions.coordinator, concern: 'Oro.', familyKnows: false } })
  expect(await waiting('majken', caseId)).toMatchObject([{ kind: 'new-inquiry', caseLabel: null }])
  expect(await kinds('sara', caseId)).toEqual([])
  await majken.do(moveCase, { params: { caseId }, body: { state: 'screening' } })
  expect(await kinds('majken', caseId)).toEqual([])
})

test('a consent waits for those whose signature it needs, then for each agency to confirm', async () => {
  const { caseId, requestId } = await aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'] })
  expect(await waiting('freja', caseId)).toMatchObject([{ kind: 'sign-consent', requestId, caseLabel: 'Loke S.' }])
  expect(await kinds('loke', caseId)).toEqual([])
  expect(await kinds('ture', caseId)).toEqual([])
  await sign(world, 'freja', caseId, requestId)
  expect(await kinds('freja', caseId)).toEqual([])
  expect(await kinds('bo', caseId)).toEqual(['sign-consent'])
  await sign(world, 'bo', caseId, requestId)
  for (const name of ['majken', 'sara', 'ture'] as const) expect(await waiting(name, caseId)).toMatchObject([{ kind: 'confirm-consent', requestId }])
  await (await world.as('ture')).do(confirmConsent, { params: { caseId, requestId }, body: {} })
  expect(await kinds('ture', caseId)).toEqual([])
})

test('a promise waits to be accepted, then when it is due, and no longer once it has been reported', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, ester] = [await world.as('majken'), await world.as('ester')]
  const { id: commitmentId } = await majken.do(makeCommitment, { params, body: { ownerId: parties.ester, text: 'Följa med till träningen', dueOn: await dayFromNow(20) } })
  expect(await waiting('ester', caseId)).toMatchObject([{ kind: 'accept-commitment', commitmentId, text: 'Följa med till träningen', version: 0, caseLabel: 'Vilgot P.' }])
  expect(await kinds('majken', caseId)).toEqual([])
  await ester.do(answerCommitment, { params: { caseId, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
  expect(await kinds('ester', caseId)).toEqual([])
  await ester.do(reportCommitment, { params: { caseId, commitmentId }, body: { outcome: 'more-time', dueOn: await dayFromNow(5) }, ifMatch: 1 })
  expect(await waiting('ester', caseId)).toMatchObject([{ kind: 'commitment-due', dueOn: await dayFromNow(5), version: 2 }])
  await world.later('6 days')
  expect(await kinds('ester', caseId)).toEqual(['commitment-overdue'])
  await (await world.as('ester')).do(reportCommitment, { params: { caseId, commitmentId }, body: { outcome: 'not-done', reason: 'Sjuk' }, ifMatch: 2 })
  expect(await kinds('ester', caseId)).toEqual([])
})

test('an unread topic waits until it is read, and never tells of words that are hidden', async () => {
  const { caseId } = await aCase(world)
  const asta = await world.as('asta')
  const { id: topicId } = await asta.do(openTopic, { params: { caseId }, body: { title: 'Kvällar', text: 'Svårt.' } })
  expect(await waiting('agda', caseId)).toMatchObject([{ kind: 'unread-topic', topicId, title: 'Kvällar' }])
  for (const name of ['nils', 'vilgot', 'asta'] as const) expect(await kinds(name, caseId)).toEqual([])
  const agda = await world.as('agda')
  const { items } = await agda.do(listMessages, { params: { caseId, topicId } })
  await agda.do(markRead, { params: { caseId, topicId }, body: { messageId: items[0]!.id } })
  expect(await kinds('agda', caseId)).toEqual([])
})

test('a meeting waits from fourteen days before it, and its minutes wait for each party that was there', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const majken = await world.as('majken')
  const startsAt = `${await dayFromNow(10)}T13:00:00+01:00`
  const { id: meetingId } = await majken.do(planMeeting, { params, body: { kind: 'start', startsAt, place: 'Kastanjen' } })
  await majken.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: `${await dayFromNow(40)}T13:00:00+01:00` } })
  for (const name of ['sara', 'asta', 'vilgot'] as const) {
    expect(await waiting(name, caseId)).toMatchObject([{ kind: 'meeting', meetingId, place: 'Kastanjen', open: false, answer: null }])
  }
  const meeting = { params: { caseId, meetingId } }
  await majken.do(openMeeting, meeting)
  await majken.do(markPresence, { ...meeting, body: { parties: (['majken', 'sara', 'asta'] as const).map((name) => ({ partyId: parties[name], presence: 'present' as const })) } })
  const version = async () => (await majken.do(readMeeting, meeting)).version
  await majken.do(checkConsent, { ...meeting, body: { outcome: 'passed' } })
  await majken.do(goToItem, { ...meeting, body: { to: 'next' }, ifMatch: await version() })
  expect(await waiting('sara', caseId)).toMatchObject([{ kind: 'meeting', meetingId, open: true }])
  await majken.do(closeMeeting, { ...meeting, ifMatch: await version() })
  expect(await waiting('sara', caseId)).toMatchObject([{ kind: 'approve-minutes', meetingId }])
  expect(await kinds('ture', caseId)).toEqual([])
  await (await world.as('sara')).do(approveMinutes, meeting)
  expect(await kinds('sara', caseId)).toEqual([])
})

test('when a required agency is withdrawn, its notices end at once and the coordinator is told', async () => {
  const { caseId, parties, requestId } = await aCase(world)
  const majken = await world.as('majken')
  await majken.do(makeCommitment, { params: { caseId }, body: { ownerId: parties.ture, text: 'Ringa pappa', dueOn: await dayFromNow(3) } })
  expect(await kinds('ture', caseId)).toEqual(['accept-commitment'])
  await withdraw(world, 'asta', { caseId, requestId, parties }, parties.ture)
  expect(await kinds('ture', caseId)).toEqual([])
  expect(await waiting('majken', caseId)).toMatchObject([{ kind: 'party-lost', agencyKinds: ['police'] }])
  expect(await kinds('sara', caseId)).toEqual([])
})

test('pages hold every notice once, in the order of their days', async () => {
  const ture = await world.as('ture')
  const whole = await waiting('ture')
  const { caseId, parties } = await aCase(world)
  for (const days of [4, 2, 6, 2, 9]) {
    await (await world.as('majken')).do(makeCommitment, { params: { caseId }, body: { ownerId: parties.ture, text: `Om ${days}`, dueOn: await dayFromNow(days) } })
  }
  const seen: { on: string }[] = []
  let cursor: string | null | undefined
  do {
    const page = await ture.do(listNotices, { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
    seen.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  expect(seen.length).toBe(whole.length + 5)
  expect(seen.map(({ on }) => on)).toEqual(seen.map(({ on }) => on).toSorted())
  expect(new Set(seen.map((notice) => JSON.stringify(notice))).size).toBe(seen.length)
})

test('staff get mails until they say no, families only when they say yes', async () => {
  const [sara, asta] = [await world.as('sara'), await world.as('asta')]
  expect(await sara.do(readChannels)).toEqual({ mail: true, hasAddress: true })
  expect(await asta.do(readChannels)).toEqual({ mail: false, hasAddress: true })
  await sara.do(chooseMail, { body: { mail: false } })
  await asta.do(chooseMail, { body: { mail: true } })
  expect([(await sara.do(readChannels)).mail, (await asta.do(readChannels)).mail]).toEqual([false, true])
  expect(await world.nobody.verdict(listNotices)).toBe('401')
})

test('what is told here is in the list of readings', async () => {
  const { caseId, parties } = await aCase(world)
  const majken = await world.as('majken')
  await majken.do(makeCommitment, { params: { caseId }, body: { ownerId: parties.ture, text: 'Ringa', dueOn: await dayFromNow(3) } })
  await waiting('ture')
  const admin = await behind(world)
  const rows = await admin.query(`select a.fields from access a join case_file f on f.number = a.case_number where f.id = $1 and a.fields = '{notice}'`, [caseId])
  await admin.close()
  expect(rows.length).toBe(1)
  expect((await majken.do(listCommitments, { params: { caseId } })).items.length).toBe(1)
})
