import { closeCase, evaluate, moveCase } from '@kring/contract/cases'
import { answerCommitment, listCommitments, makeCommitment, readCommitment, reportCommitment, settleCommitment } from '@kring/contract/commitments'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { until } from '../world/behind.ts'

let world: World
let made: CaseMade
let params: { caseId: string }
let majken: Client
let ture: Client
beforeAll(async () => {
  world = await startWorld()
  made = await aCase(world, { until: 'active' })
  params = { caseId: made.caseId }
  ;[majken, ture] = await Promise.all([world.as('majken'), world.as('ture')])
})
afterAll(() => world.close())

const aPromise = (by: Client, ownerId: string, text = 'Ringa Asta på fredag') =>
  by.do(makeCommitment, { params, body: { ownerId, text, dueOn: '2027-01-15' } })
const find = async (client: Client, commitmentId: string) => (await client.do(readCommitment, { params: { ...params, commitmentId } })).commitment

test('a promise that somebody else is given stays proposed until its owner accepts; what one promises oneself needs no second yes', async () => {
  const { id } = await aPromise(majken, made.parties.ture)
  expect((await find(majken, id)).state).toBe('proposed')
  expect(await majken.verdict(answerCommitment, { params: { ...params, commitmentId: id }, body: { answer: 'accepted' }, ifMatch: 0 })).toBe('refused:not-yours')
  await ture.do(answerCommitment, { params: { ...params, commitmentId: id }, body: { answer: 'accepted' }, ifMatch: 0 })
  expect((await find(majken, id)).state).toBe('accepted')
  const { id: own } = await aPromise(ture, made.parties.ture, 'Äta på Kastanjen')
  expect((await find(ture, own)).state).toBe('accepted')
})

test('every promise has one owner and one date: without them it is not taken', async () => {
  for (const body of [{ ownerId: made.parties.ture, text: 'Utan datum' }, { text: 'Utan ägare', dueOn: '2027-01-15' }, { ownerId: made.parties.ture, text: ' ', dueOn: '2027-01-15' }]) {
    expect(await majken.verdict(makeCommitment, { params, body: body as never })).toBe('422')
  }
  expect(await majken.verdict(makeCommitment, { params, body: { ownerId: '99999999-0000-4000-8000-000000000000', text: 'Till ingen', dueOn: '2027-01-15' } })).toBe('404')
})

test('its whole life stays readable, in order, with who and why', async () => {
  const { id } = await aPromise(ture, made.parties.ture)
  const at = { ...params, commitmentId: id }
  await ture.do(reportCommitment, { params: at, body: { outcome: 'more-time', dueOn: '2027-02-01', reason: 'Semester' }, ifMatch: 1 })
  await ture.do(reportCommitment, { params: at, body: { outcome: 'done', note: 'Hon blev glad.' }, ifMatch: 2 })
  const commitment = await find(majken, id)
  expect(commitment).toMatchObject({ state: 'done', dueOn: '2027-02-01', version: 3 })
  expect(commitment.steps.map(({ state, reason, note, byPartyId }) => ({ state, reason, note, byPartyId }))).toEqual([
    { state: 'accepted', reason: null, note: null, byPartyId: made.parties.ture },
    { state: 'more-time', reason: 'Semester', note: null, byPartyId: made.parties.ture },
    { state: 'done', reason: null, note: 'Hon blev glad.', byPartyId: made.parties.ture },
  ])
})

test('two who report at once meet a clear no: one report stands, and the other is told that it moved on', async () => {
  const { id } = await aPromise(ture, made.parties.ture)
  const at = { ...params, commitmentId: id }
  const answers = await Promise.all([
    ture.verdict(reportCommitment, { params: at, body: { outcome: 'done' }, ifMatch: 1 }),
    majken.verdict(reportCommitment, { params: at, body: { outcome: 'partly' }, ifMatch: 1 }),
  ])
  expect(answers.toSorted()).toEqual(['412', 'sees'])
  expect((await find(majken, id)).version).toBe(2)
  expect(await ture.verdict(reportCommitment, { params: at, body: { outcome: 'done' } })).toBe('428')
})

test('only the owner reports, or the coordinator who goes through them; only the coordinator settles', async () => {
  const { id } = await aPromise(majken, made.parties.sara)
  const at = { ...params, commitmentId: id }
  for (const other of ['ture', 'asta', 'vilgot'] as const) {
    expect(await (await world.as(other)).verdict(reportCommitment, { params: at, body: { outcome: 'done' }, ifMatch: 0 })).toBe('refused:not-yours')
  }
  const sara = await world.as('sara')
  expect(await sara.verdict(settleCommitment, { params: at, body: { how: 'closed', reason: 'Nej' }, ifMatch: 0 })).toBe('refused:not-coordinator')
  await majken.do(settleCommitment, { params: at, body: { how: 'handed-over', ownerId: made.parties.ester, reason: 'Ester är närmare.' }, ifMatch: 0 })
  expect(await find(majken, id)).toMatchObject({ state: 'handed-over', ownerId: made.parties.ester })
  expect(await sara.verdict(reportCommitment, { params: at, body: { outcome: 'done' }, ifMatch: 1 })).toBe('refused:not-yours')
})

test('a guardian answers for the own promise, and the other guardian is not told what was written there', async () => {
  const { id } = await aPromise(majken, made.parties.asta, 'Väcka Vilgot tidigare')
  const at = { ...params, commitmentId: id }
  const [asta, nils] = await Promise.all([world.as('asta'), world.as('nils')])
  await asta.do(answerCommitment, { params: at, body: { answer: 'accepted' }, ifMatch: 0 })
  await asta.do(reportCommitment, { params: at, body: { outcome: 'not-done', reason: 'Orkade inte.' }, ifMatch: 1 })
  expect((await find(majken, id)).state).toBe('not-done')
  const seenByNils = await nils.send(readCommitment, { params: at })
  expect(seenByNils.status).toBe(200)
  expect(seenByNils.text).not.toContain('Orkade inte')
})

test('the rest of the family reads what has become of a guardian’s promise, and none of the words', async () => {
  const [asta, nils, vilgot] = await Promise.all([world.as('asta'), world.as('nils'), world.as('vilgot')])
  const line = await vilgot.listen()
  const told = () => line.heard.filter(({ about }) => about === 'commitment').length
  const { id } = await aPromise(majken, made.parties.asta, 'Köra till träningen')
  const at = { ...params, commitmentId: id }
  await asta.do(answerCommitment, { params: at, body: { answer: 'accepted' }, ifMatch: 0 })
  await asta.do(reportCommitment, { params: at, body: { outcome: 'partly', note: 'Bilen var trasig.', dueOn: '2027-02-01' }, ifMatch: 1 })
  await until(() => told() === 3)
  for (const relative of [nils, vilgot]) {
    const seen = await find(relative, id)
    expect(seen).toMatchObject({ state: 'partly', dueOn: '2027-02-01', version: 2 })
    expect(seen.steps.map(({ state, byPartyId, note, reason }) => ({ state, byPartyId, note, reason }))).toEqual([
      { state: 'accepted', byPartyId: made.parties.asta, note: null, reason: null },
      { state: 'partly', byPartyId: made.parties.asta, note: null, reason: null },
    ])
    expect((await relative.send(listCommitments, { params })).text).not.toContain('Bilen')
  }
  // A promise that she made herself, unasked, is her own word and stays hidden whole.
  const { id: ownId } = await aPromise(asta, made.parties.asta, 'Sluta röka hemma')
  expect(await nils.verdict(readCommitment, { params: { ...params, commitmentId: ownId } })).toBe('404')
  await asta.do(reportCommitment, { params: { ...params, commitmentId: ownId }, body: { outcome: 'done' }, ifMatch: 1 })
  await aPromise(majken, made.parties.ture)
  await until(() => told() === 4)
  line.close()
})

test('a repeated press is one report', async () => {
  const { id } = await aPromise(ture, made.parties.ture)
  const sent = { params: { ...params, commitmentId: id }, body: { outcome: 'done' as const }, ifMatch: 1, key: 'one-press-on-a-phone' }
  await Promise.all([1, 2, 3, 4, 5].map(() => ture.do(reportCommitment, sent)))
  expect((await find(ture, id)).version).toBe(2)
  expect((await ture.do(listCommitments, { params })).items.filter((one) => one.id === id)).toHaveLength(1)
})

test('when the case has closed its promises stay as they were left', async () => {
  const other = await aCase(world, { until: 'active' })
  const at = { caseId: other.caseId }
  const { id } = await ture.do(makeCommitment, { params: at, body: { ownerId: other.parties.ture, text: 'Ringa Asta', dueOn: '2027-01-15' } })
  await ture.do(reportCommitment, { params: { ...at, commitmentId: id }, body: { outcome: 'done' }, ifMatch: 1 })
  await majken.do(moveCase, { params: at, body: { state: 'closing' } })
  await (await world.as('vilgot')).do(evaluate, { params: at, body: { partyId: other.parties.vilgot, block: 'alliance', answers: { reached: 8 } } })
  await majken.do(closeCase, { params: at, body: { reason: 'as-planned', copyGivenOn: '2026-11-01' } })
  expect(await ture.verdict(reportCommitment, { params: { ...at, commitmentId: id }, body: { outcome: 'partly' }, ifMatch: 2 })).toBe('refused:case-closed')
})
