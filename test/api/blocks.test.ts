import { liftBlock, listBlocks, setBlock } from '@kring/contract/blocks'
import { addParty, endParty, listCases, readCase } from '@kring/contract/cases'
import { listCommitments, makeCommitment } from '@kring/contract/commitments'
import { readConsent } from '@kring/contract/consent'
import { readCaseEvents } from '@kring/contract/history'
import { readMyDay } from '@kring/contract/home'
import { listMessages, listTopics, openTopic } from '@kring/contract/messages'
import { readPlan, setGoal } from '@kring/contract/plan'
import { openLog } from '@kring/server/platform/log'
import { readConfig } from '@kring/server/platform/config'
import { openWork } from '@kring/server/work'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, functions } from '../../server/demo/cast.ts'
import { aCase } from '../world/a-case.ts'
import { secret, startWorld, type World } from '../world/app.ts'
import { fence } from '../world/behind.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.close())

const blockOf = (caseId: string, body: { functionId?: string; personId?: string; reason?: string }) => ({ params: { caseId }, body })

test('a blocked function loses the case in the same instant, whatever consent and membership say', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, ture, asta] = await Promise.all([world.as('majken'), world.as('ture'), world.as('asta')])
  const { id: topicId } = await majken.do(openTopic, { params, body: { title: 'Morgnarna', text: 'Hur har veckan varit?' } })
  expect(await ture.verdict(readPlan, { params })).toBe('sees')
  const [turesEar, majkensEar] = await Promise.all([ture.listen(), majken.listen()])
  const { id: blockId } = await asta.do(setBlock, blockOf(caseId, { functionId: functions.police, reason: 'Jag känner honom.' }))
  for (const ask of [() => ture.verdict(readCase, { params }), () => ture.verdict(readPlan, { params }), () => ture.verdict(listTopics, { params }),
    () => ture.verdict(listMessages, { params: { ...params, topicId } }), () => ture.verdict(listBlocks, { params }),
    () => ture.verdict(setGoal, { params, body: { professionalWords: 'Hej', area: 'school', term: 'short' } })]) {
    expect(await ask()).toBe('404')
  }
  expect((await ture.do(listCases)).items.map(({ id }) => id)).not.toContain(caseId)
  await expect.poll(() => turesEar.heard.filter(({ what }) => what === 'knock')).toHaveLength(1)
  await majken.do(openTopic, { params, body: { title: 'Kvällarna', text: 'Och sedan?' } })
  await expect.poll(() => majkensEar.heard.some(({ about }) => about === 'message' || about === 'conversation' || about === 'topic')).toBe(true)
  expect(turesEar.heard.filter(({ what }) => what !== 'knock')).toEqual([])
  for (const ear of [turesEar, majkensEar]) ear.close()

  const file = await majken.do(readCase, { params })
  expect(file.parties.find(({ id }) => id === parties.ture)?.names).toEqual([])
  expect((await majken.do(readConsent, { params })).matrix.map(({ partyId }) => partyId)).not.toContain(parties.ture)
  expect((await majken.do(readConsent, { params })).requiredPartyMissing).toEqual(['police'])

  await asta.do(liftBlock, { params: { ...params, blockId } })
  expect(await ture.verdict(readPlan, { params })).toBe('sees')
})

test('the promises of a blocked function ask for a decision', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, asta] = await Promise.all([world.as('majken'), world.as('asta')])
  await majken.do(makeCommitment, { params, body: { ownerId: parties.ture, text: 'Ring Asta på fredag', dueOn: '2027-01-15' } })
  await majken.do(makeCommitment, { params, body: { ownerId: parties.sara, text: 'Ring hem', dueOn: '2027-01-15' } })
  const work = await openWork(readConfig({ DATABASE_URL: world.database.url, KRING_DEMO: '1', KRING_SECRET: secret }), world.door, openLog('silent'))
  await asta.do(setBlock, blockOf(caseId, { functionId: functions.police }))
  const states = async () => (await majken.do(listCommitments, { params })).items.map((one) => [one.ownerId, one.state])
  await expect.poll(states, { timeout: 15_000 }).toEqual(expect.arrayContaining([[parties.ture, 'needs-review'], [parties.sara, 'proposed']]))
  await work.close()
})

test('a blocked person loses it, and another who holds the same function does not', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, berit, vilgot] = await Promise.all([world.as('majken'), world.as('berit'), world.as('vilgot')])
  expect((await vilgot.do(readCase, { params })).parties.find(({ id }) => id === parties.majken)?.names).toEqual(['Berit Vikariesson', 'Majken Testberg'])
  await vilgot.do(setBlock, blockOf(caseId, { personId: cast.berit.id }))
  expect(await berit.verdict(readCase, { params })).toBe('404')
  expect(await majken.verdict(readCase, { params })).toBe('sees')
  expect((await vilgot.do(readCase, { params })).parties.find(({ id }) => id === parties.majken)?.names).toEqual(['Majken Testberg'])
})

test('who set a block, and why, nobody reads but the party that set it', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, ture, asta, nils, vilgot, sara] = await Promise.all(
    [world.as('majken'), world.as('ture'), world.as('asta'), world.as('nils'), world.as('vilgot'), world.as('sara')])
  const { id } = await asta.do(setBlock, blockOf(caseId, { personId: cast.ester.id, reason: 'Hon är granne med pappan.' }))
  expect((await asta.do(listBlocks, { params })).blocks).toMatchObject([{ id, personId: cast.ester.id, partyIds: [parties.ester], reason: 'Hon är granne med pappan.', yours: true, mayLift: true }])
  expect((await majken.do(listBlocks, { params })).blocks).toMatchObject([{ id, personId: cast.ester.id, partyIds: [parties.ester], reason: null, yours: false, mayLift: false }])
  for (const other of [nils, vilgot, ture, sara]) {
    expect((await other.do(listBlocks, { params })).blocks).toEqual([])
    expect(await other.verdict(liftBlock, { params: { ...params, blockId: id } })).toBe('404')
  }
  expect(await majken.verdict(liftBlock, { params: { ...params, blockId: id } })).toBe('refused:not-yours')
})

test('that a block was set is told only to the person who set it, and to no colleague with the same function', async () => {
  const { caseId } = await aCase(world)
  const [majken, berit] = await Promise.all([world.as('majken'), world.as('berit')])
  await majken.do(setBlock, blockOf(caseId, { functionId: functions.leisure }))
  const told = async (reader: typeof majken) => (await reader.do(readCaseEvents, { params: { caseId } })).items.map(({ about }) => about)
  expect(await told(majken)).toContain('block')
  expect(await told(berit)).not.toContain('block')
  const news = (await berit.do(readMyDay, {})).news.cases.find((one) => one.caseId === caseId)!
  expect(news.events.map(({ about }) => about)).not.toContain('block')
  expect(news.events).not.toEqual([])
})

test('whom a colleague has blocked hears nothing of it when they may read again', async () => {
  const { caseId } = await aCase(world)
  const [majken, berit] = await Promise.all([world.as('majken'), world.as('berit')])
  const { id: blockId } = await majken.do(setBlock, blockOf(caseId, { personId: cast.berit.id }))
  const ears = { personId: cast.berit.id, live: await berit.listen() }
  await majken.do(liftBlock, { params: { caseId, blockId } })
  await fence(world, [ears])
  expect(ears.live.heard.map(({ about }) => about)).not.toContain('block')
  expect(ears.live.heard.map(({ about }) => about)).toContain('consent')
  ears.live.close()
})

test('whom one can block is told with the parties as which they take part', async () => {
  const { caseId, parties } = await aCase(world)
  const { blockable } = await (await world.as('asta')).do(listBlocks, { params: { caseId } })
  expect(blockable.filter(({ partyIds }) => partyIds.includes(parties.ture))).toEqual([
    { functionId: functions.police, personId: null, label: 'Polisen Granköping, kontaktperson', partyIds: [parties.ture] },
    { functionId: null, personId: cast.ture.id, label: 'Ture Fiktivius', partyIds: [parties.ture] },
  ])
  expect(blockable.filter(({ partyIds }) => partyIds.includes(parties.majken)).map(({ label }) => label)).toEqual(['Berit Vikariesson', 'Majken Testberg'])
})

test('two who block the same are two blocks: lifting one leaves the other', async () => {
  const { caseId } = await aCase(world)
  const params = { caseId }
  const [ester, asta, nils] = await Promise.all([world.as('ester'), world.as('asta'), world.as('nils')])
  const { id: first } = await asta.do(setBlock, blockOf(caseId, { personId: cast.ester.id }))
  const { id: second } = await nils.do(setBlock, blockOf(caseId, { personId: cast.ester.id }))
  expect(await asta.verdict(setBlock, blockOf(caseId, { personId: cast.ester.id }))).toBe('refused:already-done')
  await asta.do(liftBlock, { params: { ...params, blockId: first } })
  expect(await ester.verdict(readCase, { params })).toBe('404')
  await nils.do(liftBlock, { params: { ...params, blockId: second } })
  expect(await ester.verdict(readCase, { params })).toBe('sees')
})

test('a case keeps a coordinator, and nobody blocks themselves or somebody outside it', async () => {
  const { caseId } = await aCase(world)
  const params = { caseId }
  const [majken, asta, ture] = await Promise.all([world.as('majken'), world.as('asta'), world.as('ture')])
  await asta.do(setBlock, blockOf(caseId, { personId: cast.berit.id }))
  expect(await asta.verdict(setBlock, blockOf(caseId, { personId: cast.majken.id }))).toBe('refused:needs-another-coordinator')
  expect(await asta.verdict(setBlock, blockOf(caseId, { functionId: functions.coordinator }))).toBe('404')
  expect(await majken.verdict(setBlock, blockOf(caseId, { personId: cast.majken.id }))).toBe('404')
  expect(await ture.verdict(setBlock, blockOf(caseId, { functionId: functions.police }))).toBe('404')
  // Nor by the way round: the coordinator's function does not join a second time.
  expect(await majken.verdict(addParty, { params, body: { functionId: functions.coordinator } })).toBe('refused:already-done')
  expect(await majken.verdict(addParty, { params, body: { functionId: functions.police } })).toBe('refused:already-done')
  for (const id of [cast.ove.id, cast.bo.id, cast.nils.id, cast.vilgot.id]) expect(await asta.verdict(setBlock, blockOf(caseId, { personId: id }))).toBe('404')
  expect(await asta.verdict(setBlock, blockOf(caseId, {}))).toBe('422')
  expect(await majken.verdict(readCase, { params })).toBe('sees')
})

test('the coordinator lifts a block when the agency that set it takes part no more', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, sara, ester] = await Promise.all([world.as('majken'), world.as('sara'), world.as('ester')])
  const { id: blockId } = await sara.do(setBlock, blockOf(caseId, { functionId: functions.leisure }))
  expect(await majken.verdict(liftBlock, { params: { ...params, blockId } })).toBe('refused:not-yours')
  await majken.do(endParty, { params: { ...params, partyId: parties.sara }, body: { reason: 'Byter skola.' } })
  expect(await ester.verdict(readCase, { params })).toBe('404')
  await majken.do(liftBlock, { params: { ...params, blockId } })
  expect(await ester.verdict(readCase, { params })).toBe('sees')
})
