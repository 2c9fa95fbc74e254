import { listMessages, listTopics, markRead, openTopic, sendMessage } from '@kring/contract/messages'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
let params: { caseId: string }
let file: CaseMade
beforeAll(async () => {
  world = await startWorld()
  file = await aCase(world)
  params = { caseId: file.caseId }
})
afterAll(() => world.close())

test('what is said is read by those who are named before one writes', async () => {
  const sara = await world.as('sara')
  const topics = await sara.do(listTopics, { params })
  expect(topics.readBy).toEqual(['Socialtjänsten', 'Lindskolan', 'Vilgot Provlund', 'Asta Provlund', 'Nils Exempelsson', 'Polisen Granköping', 'Fritidsgården Kastanjen'])
  const { id: topicId } = await sara.do(openTopic, { params, body: { title: 'Skolmorgnar', text: 'Hej alla' } })
  for (const name of ['majken', 'ture', 'ester', 'agda', 'vilgot', 'asta', 'nils'] as const) {
    const reader = await world.as(name)
    expect((await reader.do(listTopics, { params })).items).toMatchObject([{ id: topicId, title: 'Skolmorgnar', unread: true }])
    const { items } = await reader.do(listMessages, { params: { ...params, topicId } })
    expect(items).toMatchObject([{ text: 'Hej alla', mine: false, author: { kind: 'agency', label: 'Lindskolan, mentor', name: 'Sara Låtsasdotter' } }])
  }
  const ove = await world.as('ove')
  expect(await ove.verdict(listTopics, { params })).toBe('404')
})

test("a guardian's words reach the agencies and no other member of the family, and the page says so", async () => {
  const asta = await world.as('asta')
  expect((await asta.do(listTopics, { params })).readBy).toEqual(['Socialtjänsten', 'Lindskolan', 'Polisen Granköping', 'Fritidsgården Kastanjen'])
  const { id: topicId } = await asta.do(openTopic, { params, body: { title: 'Kvällarna hemma', text: 'Det är tungt.' } })
  for (const name of ['nils', 'vilgot'] as const) {
    const other = await world.as(name)
    expect((await other.do(listTopics, { params })).items.map(({ id }) => id)).not.toContain(topicId)
    expect(await other.verdict(listMessages, { params: { ...params, topicId } })).toBe('404')
    expect(await other.verdict(sendMessage, { params: { ...params, topicId }, body: { text: 'Hej' } })).toBe('404')
  }
  const ture = await world.as('ture')
  const { items } = await ture.do(listMessages, { params: { ...params, topicId } })
  expect(items).toMatchObject([{ text: 'Det är tungt.', author: { kind: 'guardian', label: 'Asta Provlund', name: 'Asta Provlund' } }])
  const vilgot = await world.as('vilgot')
  expect((await vilgot.do(listTopics, { params })).readBy).toContain('Asta Provlund')
})

test('a mark reaches as far as what was shown: what came meanwhile stays unread, and going back changes nothing', async () => {
  const [sara, ture] = [await world.as('sara'), await world.as('ture')]
  const { id: topicId } = await sara.do(openTopic, { params, body: { title: 'Fredag' } })
  const topic = { ...params, topicId }
  const unread = async () => (await ture.do(listTopics, { params })).items.find(({ id }) => id === topicId)!.unread
  expect(await unread()).toBe(false)
  const { id: first } = await sara.do(sendMessage, { params: topic, body: { text: 'Ett' } })
  const { id: second } = await sara.do(sendMessage, { params: topic, body: { text: 'Två' } })
  await ture.do(markRead, { params: topic, body: { messageId: first } })
  expect(await unread()).toBe(true)
  await ture.do(markRead, { params: topic, body: { messageId: second } })
  await ture.do(markRead, { params: topic, body: { messageId: first } })
  expect(await unread()).toBe(false)
  expect(await ture.verdict(markRead, { params: { ...params, topicId: '99999999-0000-4000-8000-000000000000' }, body: { messageId: first } })).toBe('404')
})

test('pages hold every message once, the newest page first and the newest message last', async () => {
  const [sara, majken] = [await world.as('sara'), await world.as('majken')]
  const { id: topicId } = await sara.do(openTopic, { params, body: { title: 'Lång tråd' } })
  const topic = { ...params, topicId }
  for (let n = 1; n <= 7; n++) await sara.do(sendMessage, { params: topic, body: { text: String(n) } })
  const read: string[][] = []
  let cursor: string | null | undefined
  do {
    const page = await majken.do(listMessages, { params: topic, query: { limit: 3, ...(cursor ? { cursor } : {}) } })
    read.push(page.items.map(({ text }) => text))
    expect(page.hasMore).toBe(page.cursor !== null)
    cursor = page.cursor
  } while (cursor)
  expect(read).toEqual([['5', '6', '7'], ['2', '3', '4'], ['1']])
  expect(await majken.verdict(listMessages, { params: topic, query: { cursor: 'eyJhdCI6.abc' } })).toBe('422')
})

test('a party that has lost the consent reads and writes nothing more, and keeps its own words', async () => {
  const [majken, ture] = [await world.as('majken'), await world.as('ture')]
  const { id: topicId } = await ture.do(openTopic, { params, body: { title: 'Polisens ämne', text: 'Vi ses.' } })
  const { id: other } = await majken.do(openTopic, { params, body: { title: 'Efteråt', text: 'Hemligt för polisen.' } })
  await withdraw(world, 'asta', file, file.parties.ture)
  expect((await ture.do(listTopics, { params })).items.map(({ id }) => id)).toEqual([topicId])
  expect(await ture.verdict(listMessages, { params: { ...params, topicId: other } })).toBe('404')
  expect(await ture.verdict(sendMessage, { params: { ...params, topicId: other }, body: { text: 'Hej' } })).toBe('404')
  expect(await ture.verdict(sendMessage, { params: { ...params, topicId }, body: { text: 'Hej' } })).toBe('refused:consent-missing')
  expect((await majken.do(listTopics, { params })).readBy).not.toContain('Polisen Granköping')
  expect((await ture.do(listTopics, { params })).readBy).toEqual([])
})
