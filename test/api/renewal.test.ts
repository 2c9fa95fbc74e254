import { readCase } from '@kring/contract/cases'
import { listCommitments, makeCommitment } from '@kring/contract/commitments'
import { noteCustody, readConsent, readConsentRule, refuseConsent, requestConsent } from '@kring/contract/consent'
import { readFamilyHome, readMyDay } from '@kring/contract/home'
import { checkConsent, markPresence, openMeeting, planMeeting, readMeeting } from '@kring/contract/meetings'
import { listTopics, openTopic } from '@kring/contract/messages'
import { shareFact } from '@kring/contract/minutes'
import { listNotices } from '@kring/contract/notices'
import { readPlan } from '@kring/contract/plan'
import { readReceipt } from '@kring/contract/receipts'
import { ClosureReason } from '@kring/domain/cases'
import { followTheClock } from '@kring/server/features/cases/queries'
import { listEnding } from '@kring/server/features/notices/queries'
import { foretellEnd } from '@kring/server/features/notices/reminders'
import { openLog } from '@kring/server/platform/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, confirm, linesFor, sign, type CaseMade, type CaseWanted } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const clerk = { kind: 'system', name: 'clerk' } as const
/** No birthday of Vilgot's comes near. */
const young = { bornOn: '2015-06-01' } as const
const agencies = ['majken', 'sara', 'agda', 'ture', 'ester'] as const
const consentAs = async (name: CastName, { caseId }: CaseMade) => (await world.as(name)).do(readConsent, { params: { caseId } })
const foreseen = async (made: CaseMade) => (await consentAs('majken', made)).foreseen
const foreseenInTheDay = async ({ caseId }: CaseMade) =>
  (await (await world.as('majken')).do(readMyDay)).consentsEnding.filter((end) => end.caseId === caseId).map(({ caseId: _, caseLabel: __, ...end }) => end)
const homeOf = async (name: CastName, { caseId }: CaseMade) => (await (await world.as(name)).do(readFamilyHome)).cases.find((one) => one.caseId === caseId)
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const today = async () => (await (await world.as('majken')).do(readMyDay)).today
const bornToBe = (age: number, on: string) => `${Number(on.slice(0, 4)) - age}${on.slice(4)}`

/** Asks anew with the old lines, after custody has been checked again. */
async function renew(made: CaseMade, guardians: readonly CastName[], validUntilOn: string) {
  const majken = await world.as('majken')
  const params = { caseId: made.caseId }
  for (const name of guardians) {
    await majken.do(noteCustody, { params, body: { partyId: made.parties[name], kind: guardians.length > 1 ? 'joint' : 'sole', evidence: 'Folkbokföringen', checkedOn: await today() } })
  }
  const [newest] = (await consentAs('majken', made)).requests
  const { lines, purpose } = newest!
  const body = { lines, purpose, validUntilOn, reach: 'all' as const, informed: { how: 'meeting' as const, interpreter: false } }
  return (await majken.do(requestConsent, { params, body })).id
}
const promise = async (made: CaseMade, text: string) =>
  (await world.as('sara')).do(makeCommitment, { params: { caseId: made.caseId }, body: { ownerId: made.parties.sara, text, dueOn: addDays(await today(), 80) } })
const promisesSeenBy = async (name: CastName, { caseId }: CaseMade) =>
  (await (await world.as(name)).do(listCommitments, { params: { caseId } })).items.map(({ text }) => text)

test('an end is foreseen sixty days ahead by the clock alone, by the coordinator and nobody else', async () => {
  const made = await aCase(world, { ...young, validUntilOn: addDays(await today(), 61) })
  expect(await foreseen(made)).toEqual([])
  await world.later('1 day')
  const end = { endsOn: addDays(await today(), 60), because: 'last-day', isAsked: false }
  expect(await foreseen(made)).toMatchObject([end])
  expect(await foreseenInTheDay(made)).toEqual([end])
  for (const name of ['sara', 'ture', 'asta', 'vilgot'] as const) expect([name, (await consentAs(name, made)).foreseen]).toEqual([name, []])
})

test('a renewal is a new request; the old consent holds until its own end, and then the new one alone', async () => {
  const on = await today()
  const made = await aCase(world, { ...young, validUntilOn: addDays(on, 20) })
  await promise(made, 'Före förnyelsen.')
  const renewed = await renew(made, ['asta', 'nils'], addDays(on, 120))
  expect(await foreseen(made)).toMatchObject([{ endsOn: addDays(on, 20), isAsked: true }])
  expect((await consentAs('ture', made)).endsOn).toBe(addDays(on, 20))

  for (const name of ['asta', 'nils'] as const) await sign(world, name, made.caseId, renewed)
  for (const name of agencies) await confirm(world, name, made.caseId, renewed)
  expect(await foreseen(made)).toEqual([])
  expect((await consentAs('majken', made)).requests.map(({ complete }) => complete)).toEqual([true, true])
  await world.later('21 days')
  expect((await consentAs('majken', made)).requests.map(({ complete, ended }) => [complete, ended])).toEqual([[true, false], [false, true]])
  expect(await promisesSeenBy('ture', made)).toEqual(['Före förnyelsen.'])
})

test('a renewal that nobody signs leaves the old end as it was, and a no says that nobody is asked any more', async () => {
  const on = await today()
  const made = await aCase(world, { ...young, validUntilOn: addDays(on, 20) })
  const renewed = await renew(made, ['asta', 'nils'], addDays(on, 120))
  await (await world.as('nils')).do(refuseConsent, { params: { caseId: made.caseId, requestId: renewed } })
  expect(await foreseen(made)).toMatchObject([{ endsOn: addDays(on, 20), isAsked: false }])
  await world.later('21 days')
  expect((await consentAs('majken', made)).matrix).toEqual([])
})

test('what one agency has not confirmed of the new consent still ends with the old one, and is foreseen', async () => {
  const on = await today()
  const made = await aCase(world, { ...young, validUntilOn: addDays(on, 20) })
  const renewed = await renew(made, ['asta', 'nils'], addDays(on, 120))
  for (const name of ['asta', 'nils'] as const) await sign(world, name, made.caseId, renewed)
  for (const name of agencies.filter((one) => one !== 'ture')) await confirm(world, name, made.caseId, renewed)
  expect(await foreseen(made)).toMatchObject([{ endsOn: addDays(on, 20) }])
})

test('a renewal asks for custody to be checked again when the last check is old', async () => {
  const made = await aCase(world)
  await world.later('40 days')
  const { lines, purpose } = (await consentAs('majken', made)).requests[0]!
  const body = { lines, purpose, validUntilOn: addDays(await today(), 90), informed: { how: 'meeting' as const, interpreter: false } }
  expect(await (await world.as('majken')).verdict(requestConsent, { params: { caseId: made.caseId }, body })).toBe('refused:custody-check-old')
  await renew(made, ['asta', 'nils'], addDays(await today(), 90))
})

test('each coordinator gets one mail for each end, which says nothing, and none once the family has been asked', async () => {
  const on = await today()
  const made = await aCase(world, { ...young, validUntilOn: addDays(on, 30) })
  const listed = async () => (await world.door.as(clerk, listEnding)).filter(({ caseId }) => caseId === made.caseId)
  const ends = await listed()
  expect(ends.map(({ personId }) => personId).toSorted()).toEqual([cast.majken.id, cast.berit.id].toSorted())
  expect(ends.map(({ endsOn }) => endsOn)).toEqual([addDays(on, 30), addDays(on, 30)])

  const sent: { to: string; subject: string; text: string }[] = []
  const tools = { database: world.door, log: openLog('silent'), mail: async (mail: (typeof sent)[number]) => { sent.push(mail) }, queue: () => Promise.reject(new Error('queues nothing')) }
  const [toMajken, toBerit] = [cast.majken, cast.berit].map(({ id }) => ends.find(({ personId }) => personId === id)!)
  await foretellEnd.run(tools, toMajken!)
  await foretellEnd.run(tools, toMajken!)
  expect(sent).toHaveLength(1)
  expect(JSON.stringify(sent)).not.toMatch(/samtycke|Vilgot|SSPF/i)
  expect((await listed()).map(({ personId }) => personId)).toEqual([cast.berit.id])

  await renew(made, ['asta', 'nils'], addDays(on, 120))
  await foretellEnd.run(tools, toBerit!)
  expect(sent).toHaveLength(1)
  expect(await listed()).toEqual([])
})

/** A family whose child comes of an age in so many days, with guardians alone having signed. */
async function comingOfAge(age: number, inDays: number, wanted: CaseWanted) {
  const birthday = addDays(await today(), inDays)
  return { birthday, made: await aCase(world, { ...wanted, bornOn: bornToBe(age, birthday) }) }
}

test('F.4: turning 15 is foreseen sixty days ahead, and on the day what the young person has not signed pauses by the clock alone', async () => {
  const { birthday, made } = await comingOfAge(15, 61, { youth: 'tuva', guardians: ['nour'] })
  const params = { caseId: made.caseId }
  await promise(made, 'Ringa hem på fredagar.')
  expect(await foreseen(made)).toEqual([])
  expect(await homeOf('tuva', made)).toMatchObject({ ownSay: false, consent: { toSign: null } })

  await world.later('1 day')
  expect(await foreseen(made)).toMatchObject([{ endsOn: addDays(birthday, -1), because: 'signing-age', isAsked: false }])
  expect((await homeOf('tuva', made))?.consent.toSign).toBe(made.requestId)
  expect((await (await world.as('tuva')).do(listNotices)).items.filter(({ kind, caseId }) => kind === 'sign-consent' && caseId === made.caseId)).toHaveLength(1)
  expect((await homeOf('nour', made))?.consent.toSign).toBeNull()

  const { id: meetingId } = await (await world.as('majken')).do(planMeeting, { params, body: { kind: 'follow-up', startsAt: `${addDays(birthday, 1)}T14:00:00+01:00`, place: 'Kastanjen' } })
  await world.later('61 days')
  expect(await promisesSeenBy('ture', made)).toEqual([])
  // The clock's own job only says what is so already.
  await world.door.as(clerk, followTheClock)
  const majken = await world.as('majken')
  expect((await majken.do(readCase, { params })).state).toBe('paused')

  const here = { ...params, meetingId }
  await majken.do(openMeeting, { params: here })
  await majken.do(markPresence, { params: here, body: { parties: [made.parties.majken, made.parties.tuva].map((partyId) => ({ partyId, presence: 'present' as const })) } })
  expect(await (await world.as('ture')).verdict(readMeeting, { params: here })).toBe('404')
  const meeting = await majken.do(readMeeting, { params: here })
  const item = meeting.items.find(({ records }) => records.includes('shared-fact'))!
  const fact = { params: { ...here, itemId: item.id }, body: { category: 'plan', text: 'Något nytt.' } }
  expect(await majken.verdict(checkConsent, { params: here, body: { outcome: 'passed' }, ifMatch: meeting.version })).toBe('refused:somebody-not-covered')
  expect(await majken.verdict(shareFact, fact)).toBe('refused:consent-check-first')
  expect(await homeOf('tuva', made)).toMatchObject({ ownSay: true, consent: { toSign: made.requestId } })
  await sign(world, 'tuva', made.caseId, made.requestId)
  expect(await promisesSeenBy('ture', made)).toEqual(['Ringa hem på fredagar.'])
  expect((await majken.do(readCase, { params })).state).toBe('active')
})

test('whoever signs before the day loses nothing on it', async () => {
  const { made } = await comingOfAge(15, 30, { youth: 'tuva', guardians: ['nour'] })
  await promise(made, 'Ringa hem.')
  await sign(world, 'tuva', made.caseId, made.requestId)
  expect(await foreseen(made)).toEqual([])
  expect((await homeOf('tuva', made))?.consent.toSign).toBeNull()
  await world.later('31 days')
  expect(await promisesSeenBy('ture', made)).toEqual(['Ringa hem.'])
})

test('F.5: at midnight of the 18th birthday the guardians\' part and consent end with no job running, and the next consent is the young person\'s alone', async () => {
  const { birthday, made } = await comingOfAge(18, 60, { until: 'consent-pending', youth: 'sixten', guardians: ['asta'] })
  const params = { caseId: made.caseId }
  for (const name of ['asta', 'sixten'] as const) await sign(world, name, made.caseId, made.requestId)
  for (const name of agencies) await confirm(world, name, made.caseId, made.requestId)
  await (await world.as('majken')).do(openTopic, { params, body: { title: 'Till familjen', text: 'Hej.' } })
  expect(await foreseen(made)).toMatchObject([{ endsOn: addDays(birthday, -1), because: 'of-age' }])
  expect(await (await world.as('asta')).verdict(readPlan, { params })).toBe('sees')

  await world.later('60 days')
  const majken = await world.as('majken')
  const asta = await world.as('asta')
  for (const route of [readCase, readPlan, listTopics, readConsent]) expect([route.name, await asta.verdict(route, { params })]).toEqual([route.name, '404'])
  expect(await asta.verdict(readReceipt, { params: { ...params, requestId: made.requestId } })).toBe('404')
  expect((await asta.do(listNotices)).items.filter(({ caseId }) => caseId === made.caseId)).toEqual([])
  expect((await asta.do(readFamilyHome)).cases.filter(({ caseId }) => caseId === made.caseId)).toEqual([])
  expect((await consentAs('majken', made)).matrix).toEqual([])
  expect((await consentAs('sixten', made)).requests[0]).toMatchObject({ ended: true, hasReceipt: true })

  const body = { lines: linesFor(agencies.map((name) => made.parties[name])), purpose: 'Att klara gymnasiet.', validUntilOn: addDays(await today(), 90), informed: { how: 'meeting' as const, interpreter: false } }
  const { id: requestId } = await majken.do(requestConsent, { params, body })
  expect((await majken.do(readConsentRule, { params })).signers).toEqual([{ partyId: made.parties.sixten, role: 'youth', because: 'of-age', fromOn: null }])
  await sign(world, 'sixten', made.caseId, requestId)
  expect((await consentAs('majken', made)).requests[0]!.complete).toBe(true)
  expect(await asta.verdict(readCase, { params })).toBe('404')
  expect(ClosureReason.options).toContain('turned-18-no-consent')
})
