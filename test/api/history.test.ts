import { listCases, readCase } from '@kring/contract/cases'
import { answerCommitment, listCommitments, makeCommitment, reportCommitment } from '@kring/contract/commitments'
import { readCaseEvents, readHistory } from '@kring/contract/history'
import { readMyDay } from '@kring/contract/home'
import { openTopic } from '@kring/contract/messages'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../world/as.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
let params: { caseId: string }
let file: CaseMade
beforeAll(async () => {
  world = await startWorld()
  file = await aCase(world)
  params = { caseId: file.caseId }
  // Building the case was reading it; the stories below begin later.
  await world.later('1 day')
})
afterAll(() => world.close())

const latest = async (reader: Client, limit = 20) => (await reader.do(readHistory, { params, query: { limit } })).items

test('what somebody reads within half an hour is one line with its nouns; a later return is another', async () => {
  const ture = await world.as('ture')
  await ture.do(readCase, { params })
  await ture.do(listCommitments, { params, headers: { 'x-kring-manner': 'live' } })
  await world.later('20 minutes')
  await ture.do(listCommitments, { params })
  await world.later('45 minutes')
  await (await world.as('ture')).do(readCase, { params })
  const lines = (await latest(await world.as('asta'))).filter(({ who }) => who.name === 'Ture Fiktivius')
  expect(lines).toMatchObject([
    { nouns: ['case'], manners: ['open'], who: { kind: 'agency', label: 'Polisen Granköping, kontaktperson' }, mine: false },
    { nouns: ['case', 'commitment'], manners: ['live', 'open'] },
  ])
  expect(Date.parse(lines[1]!.lastAt) - Date.parse(lines[1]!.firstAt)).toBeGreaterThan(19 * 60_000)
})

test("nobody is told of another family member's readings, and everybody is told that there may be such", async () => {
  for (const name of ['asta', 'nils', 'vilgot'] as const) await (await world.as(name)).do(readCase, { params })
  for (const name of ['asta', 'nils', 'vilgot', 'majken'] as const) {
    const reader = await world.as(name)
    const { items, exceptions } = await reader.do(readHistory, { params, query: { limit: 100 } })
    expect(exceptions).toBe(true)
    const family = items.filter(({ who }) => who.kind === 'guardian' || who.kind === 'youth')
    expect(new Set(family.map(({ mine }) => mine))).toEqual(new Set(name === 'majken' ? [] : [true]))
  }
})

test('the list of readings is for the family and the coordinator, and reading it is a reading', async () => {
  const [sara, ove] = [await world.as('sara'), await world.as('ove')]
  expect(await sara.verdict(readHistory, { params })).toBe('refused:not-coordinator')
  expect(await ove.verdict(readHistory, { params })).toBe('404')
  await world.later('40 minutes')
  await (await world.as('majken')).do(readHistory, { params })
  expect((await latest(await world.as('asta')))[0]).toMatchObject({ nouns: ['history'], who: { name: 'Majken Testberg' } })
})

test('a list over all cases that showed the name is a reading too', async () => {
  await world.later('40 minutes')
  await (await world.as('ester')).do(listCases)
  expect((await latest(await world.as('asta')))[0]).toMatchObject({ nouns: ['case'], who: { label: 'Fritidsgården Kastanjen, fritidsledare' } })
})

test('the week is summed up in people per agency', async () => {
  const { thisWeek } = await (await world.as('vilgot')).do(readHistory, { params })
  expect(thisWeek.agencies).toContainEqual({ agency: 'Polisen Granköping', agencyKind: 'police', people: 1 })
  expect(thisWeek.agencies.map(({ agencyKind }) => agencyKind)).not.toContain(null)
  await world.later('8 days')
  expect((await (await world.as('vilgot')).do(readHistory, { params })).thisWeek.agencies).toEqual([])
})

test('pages give every sitting once', async () => {
  const asta = await world.as('asta')
  const whole = await latest(asta, 100)
  const pieces: unknown[] = []
  let cursor: string | null | undefined
  do {
    const page = await asta.do(readHistory, { params, query: { limit: 3, ...(cursor ? { cursor } : {}) } })
    pieces.push(...page.items)
    cursor = page.cursor
  } while (cursor)
  // Looking at the whole was a sitting of her own, and the first piece tells of it.
  expect(pieces[0]).toMatchObject({ mine: true, nouns: ['history'] })
  expect(pieces.slice(1)).toEqual(whole)
})

test('a guardian’s report is one line for whoever reads it, and for the rest of the family the change alone; nothing is missing behind it', async () => {
  const [majken, asta, vilgot] = [await world.as('majken'), await world.as('asta'), await world.as('vilgot')]
  const { id: commitmentId } = await majken.do(makeCommitment, { params, body: { ownerId: file.parties.asta, text: 'Väcka i tid', dueOn: '2027-01-10' } })
  await asta.do(answerCommitment, { params: { ...params, commitmentId }, body: { answer: 'accepted' }, ifMatch: 0 })
  await asta.do(reportCommitment, { params: { ...params, commitmentId }, body: { outcome: 'done' }, ifMatch: 1 })
  const newest = async (who: typeof asta) => (await who.do(readCaseEvents, { params, query: { limit: 2 } })).items.map(({ name, repeats }) => ({ name, repeats }))
  for (const who of [majken, asta]) expect(await newest(who)).toEqual([{ name: 'commitment.moved', repeats: true }, { name: 'commitment.reported', repeats: false }])
  expect((await newest(vilgot))[0]).toEqual({ name: 'commitment.moved', repeats: false })
  const news = async (who: typeof asta) => (await who.do(readMyDay)).news.cases.flatMap(({ events }) => events.map(({ name }) => name))
  expect((await news(majken))[0]).toBe('commitment.reported')
  for (const who of [majken, asta]) expect(await news(who)).not.toContain('commitment.moved')
  expect(await news(vilgot)).toContain('commitment.moved')
})

test('what has happened is told to each as far as they may know of it, in its own order and page by page', async () => {
  const [sara, asta, nils] = [await world.as('sara'), await world.as('asta'), await world.as('nils')]
  await sara.do(makeCommitment, { params, body: { ownerId: file.parties.sara, text: 'Ringa varje morgon', dueOn: '2027-01-10' } })
  const { id: topicId } = await asta.do(openTopic, { params, body: { title: 'Bara för er' } })
  const [toSara, toNils] = await Promise.all([sara, nils].map((reader) => reader.do(readCaseEvents, { params, query: { limit: 2 } })))
  expect(toSara!.items).toMatchObject([
    { name: 'topic.opened', about: 'message', by: { kind: 'guardian', name: 'Asta Provlund' }, mine: false, details: { topicId } },
    { name: 'commitment.made', by: { label: 'Lindskolan, mentor', name: 'Sara Låtsasdotter' }, mine: true },
  ])
  expect(toNils!.items.map(({ name }) => name)).not.toContain('topic.opened')
  expect(JSON.stringify(toSara)).not.toContain('Bara för er')
  const next = await sara.do(readCaseEvents, { params, query: { limit: 2, cursor: toSara!.cursor! } })
  expect(next.items[0]!.at <= toSara!.items[1]!.at).toBe(true)
  expect(await (await world.as('ove')).verdict(readCaseEvents, { params })).toBe('404')
})
