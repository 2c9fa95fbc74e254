import { listCommitments, makeCommitment, readCommitment } from '@kring/contract/commitments'
import { confirmConsent, readConsent, requestConsent, withdrawConsent } from '@kring/contract/consent'
import { liftBlock, setBlock } from '@kring/contract/blocks'
import { openTopic } from '@kring/contract/messages'
import { setGoal } from '@kring/contract/plan'
import { readReaders } from '@kring/contract/readers'
import type { ReadersOfThing } from '@kring/domain/readers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { functions, type CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, sign, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())

const everybody = ['majken', 'sara', 'ture', 'agda', 'ester', 'vilgot', 'asta', 'nils'] as const
const promise = async (name: CastName, { caseId, parties }: CaseMade) =>
  (await (await world.as(name)).do(makeCommitment, { params: { caseId }, body: { ownerId: parties[name], text: 'Ringa hem på fredagar.', dueOn: '2027-01-15' } })).id
const askedBy = async (name: CastName, { caseId }: CaseMade, id: string) =>
  (await world.as(name)).do(readReaders, { params: { caseId }, query: { thing: 'commitment', id } })
const groundsOf = ({ readers }: ReadersOfThing, partyId: string) => readers.find((one) => one.partyId === partyId)?.grounds.map(({ kind }) => kind) ?? []

test('the answer names the request, its rule, since when and until when; who signed it is for the coordinator and for the signer alone', async () => {
  const made = await aCase(world)
  const id = await promise('sara', made)
  const { requestId, parties } = made
  const told = await askedBy('majken', made, id)
  const [ground] = told.readers.find(({ partyId }) => partyId === parties.ture)!.grounds
  expect(ground).toMatchObject({ kind: 'consent', requestId, ruleVersion: 1 })
  const { requests: [request] } = await (await world.as('majken')).do(readConsent, { params: { caseId: made.caseId } })
  expect(ground).toMatchObject({ askedAt: request!.madeAt })
  expect(groundsOf(told, parties.sara).toSorted()).toEqual(['consent', 'own'])
  expect(groundsOf(told, parties.majken)).toEqual(['consent'])
  expect(groundsOf(told, parties.vilgot)).toEqual(['rule'])
  expect(told.signatures.map(({ label }) => label)).toEqual(['Asta Provlund', 'Nils Exempelsson'])

  expect((await askedBy('ture', made, id)).signatures).toEqual([])
  expect((await askedBy('nils', made, id)).signatures.map(({ label }) => label)).toEqual(['Nils Exempelsson'])
  // Of the family a guardian is told nothing, and a young person nothing of themselves.
  expect((await askedBy('nils', made, id)).readers.map(({ kind }) => kind)).not.toContain('guardian')
  expect((await askedBy('nils', made, id)).readers.map(({ kind }) => kind)).not.toContain('youth')
  expect((await askedBy('vilgot', made, id)).readers.map(({ partyId }) => partyId)).not.toContain(parties.vilgot)
})

test('who does not know the team learns of the family neither who, how many nor how old; a block that was lifted leaves no mark', async () => {
  const made = await aCase(world, {
    lines: (parties) => [
      ...linesFor([parties.majken, parties.sara, parties.agda, parties.ester]),
      { partyId: parties.ture, category: 'plan', reads: true, gives: true },
    ],
  })
  const id = await promise('sara', made)
  const told = await askedBy('ture', made, id)
  expect(told.readers.filter(({ agencyKind }) => agencyKind === null)).toEqual([{ partyId: null, kind: null, agencyKind: null, label: 'familjen', grounds: [{ kind: 'family' }] }])
  const nils = await world.as('nils')
  const { id: blockId } = await nils.do(setBlock, { params: { caseId: made.caseId }, body: { functionId: functions.leisure } })
  await world.later('2 days')
  await (await world.as('nils')).do(liftBlock, { params: { caseId: made.caseId, blockId } })
  const of = (name: CastName, from: ReadersOfThing) => from.readers.find(({ partyId }) => partyId === made.parties[name])
  expect(of('ester', await askedBy('majken', made, id))).toEqual(of('ester', told))
})

test('a consent from now on opens nothing older, and the answer says so for each thing', async () => {
  const made = await aCase(world, { agencies: ['agda', 'ture', 'ester'] })
  const { caseId, parties } = made
  const old = await promise('sara', made)
  const [majken] = [await world.as('majken')]
  const { requests: [first] } = await majken.do(readConsent, { params: { caseId } })
  await (await world.as('asta')).do(withdrawConsent, { params: { caseId, requestId: first!.id }, body: { towards: parties.agda, category: null, method: 'self' } })
  const { id: requestId } = await majken.do(requestConsent, {
    params: { caseId },
    body: { lines: linesFor([parties.majken, parties.agda, parties.sara, parties.ture, parties.ester]), purpose: 'Att gå vidare.', validUntilOn: first!.validUntilOn, reach: 'from-now', informed: { how: 'meeting', interpreter: false } },
  })
  for (const name of ['asta', 'nils'] as const) await sign(world, name, caseId, requestId)
  for (const name of ['majken', 'agda', 'sara', 'ester'] as const) await (await world.as(name)).do(confirmConsent, { params: { caseId, requestId }, body: {} })
  const fresh = await promise('sara', made)
  expect(groundsOf(await askedBy('majken', made, fresh), parties.agda)).toEqual(['consent'])
  expect(groundsOf(await askedBy('majken', made, old), parties.agda)).toEqual([])
  expect((await (await world.as('agda')).do(listCommitments, { params: { caseId } })).items.map(({ id }) => id)).toEqual([fresh])
})

test('one asks only about what one reads; hidden, absent and of another kind are the same answer', async () => {
  const made = await aCase(world)
  const { caseId } = made
  const params = { caseId }
  const id = await promise('sara', made)
  const sara = await world.as('sara')
  const { id: goalId } = await sara.do(setGoal, { params, body: { area: 'school', professionalWords: 'Vara i skolan varje dag.' } })
  const { id: topicId } = await sara.do(openTopic, { params, body: { title: 'Fredagar', text: 'Hej.' } })
  for (const [thing, thingId] of [['goal', goalId], ['topic', topicId]] as const) {
    expect((await sara.do(readReaders, { params, query: { thing, id: thingId } })).readers.length).toBeGreaterThan(3)
  }
  const absent = await sara.send(readReaders, { params, query: { thing: 'commitment', id: '00000000-0000-4000-8000-000000000000' } })
  const ofAnotherKind = await sara.send(readReaders, { params, query: { thing: 'goal', id } })
  const [loser] = [await world.as('ture')]
  await (await world.as('asta')).do(withdrawConsent, { params: { caseId, requestId: made.requestId }, body: { towards: made.parties.ture, category: 'plan', method: 'self' } })
  const hidden = await loser.send(readReaders, { params, query: { thing: 'commitment', id } })
  const bare = ({ status, body: { instance: _, ...body } }: typeof absent) => ({ status, body })
  expect([bare(ofAnotherKind), bare(hidden)]).toEqual([bare(absent), bare(absent)])
  expect(absent.status).toBe(404)
})

test('who can read a promise is told exactly: whoever is named reads it, and whoever is not does not, whatever has happened to the consent', async () => {
  const made = await aCase(world)
  const { caseId, parties, requestId } = made
  const id = await promise('sara', made)
  const tellsTheTruth = async () => {
    const { readers, others } = await askedBy('majken', made, id)
    const named = new Set(readers.map(({ partyId }) => partyId))
    for (const name of everybody) {
      expect([name, named.has(parties[name])]).toEqual([name, (await (await world.as(name)).verdict(readCommitment, { params: { caseId, commitmentId: id } })) === 'sees'])
    }
    expect(others.every(({ partyId }) => !named.has(partyId))).toBe(true)
    return { readers, others }
  }
  expect((await tellsTheTruth()).others).toEqual([])
  await (await world.as('asta')).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: parties.ture, category: 'plan', method: 'self' } })
  expect((await tellsTheTruth()).others.map(({ partyId }) => partyId)).toEqual([parties.ture])
  await (await world.as('nils')).do(setBlock, { params: { caseId }, body: { functionId: functions.leisure } })
  expect((await tellsTheTruth()).others.map(({ partyId }) => partyId).toSorted()).toEqual([parties.ture, parties.ester].toSorted())
  // A party that keeps its own words but not the category is not told that the others do not read: they do.
  await (await world.as('asta')).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: parties.sara, category: 'plan', method: 'self' } })
  expect(await askedBy('sara', made, id)).toMatchObject({ readers: [{ partyId: parties.sara, grounds: [{ kind: 'own' }] }], others: [] })
  await (await world.as('nils')).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: null, category: null, method: 'self' } })
  // Who has nothing left but their own words is told of nobody else, now or later: the rest is none of theirs any more.
  for (const wait of ['1 minute', '400 days']) {
    await world.later(wait)
    const { readers, others } = await askedBy('sara', made, id)
    expect(readers).toMatchObject([{ partyId: parties.sara, grounds: [{ kind: 'own' }] }])
    expect(others).toEqual([])
  }
})
