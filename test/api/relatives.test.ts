import { addFamilyMember, closeCase, endParty, evaluate, listEvaluations, moveCase, readCase } from '@kring/contract/cases'
import { liftBlock, listBlocks, setBlock } from '@kring/contract/blocks'
import { makeCommitment } from '@kring/contract/commitments'
import { checkContact, confirmConsent, readConsent, readConsentRule, requestConsent, withdrawConsent } from '@kring/contract/consent'
import { listDisclosures } from '@kring/contract/grounds'
import { readCaseEvents, readHistory } from '@kring/contract/history'
import { readFamilyHome } from '@kring/contract/home'
import { planMeeting, readMeeting } from '@kring/contract/meetings'
import { listMessages, listTopics, openTopic, sendMessage } from '@kring/contract/messages'
import { readPlan, setGoal } from '@kring/contract/plan'
import { readReaders } from '@kring/contract/readers'
import { promiseReservation, readRelativePart } from '@kring/contract/relatives'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { linesFor, sign, type CaseMade } from '../world/a-case.ts'
import { aCaseWithRelative, promise } from '../world/a-relative.ts'
import { startWorld, type World } from '../world/app.ts'

/** Vilgot is 18 and has named his mother, whose part as a guardian ended with his birthday. */
let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const as = (name: CastName) => world.as(name)
const goal = { youthWords: 'Jag vill orka gå till skolan.', area: 'school', term: 'short' } as const
const goalsOf = async (name: CastName, { caseId }: CaseMade) => (await (await as(name)).do(readPlan, { params: { caseId } })).goals.length
const part = async ({ caseId }: CaseMade) => (await as('asta')).do(readRelativePart, { params: { caseId } })
const withdraw = async (made: CaseMade, towards: string | null, category: string | null = null) =>
  (await as('vilgot')).do(withdrawConsent, { params: { caseId: made.caseId, requestId: made.requestId }, body: { towards, category, method: 'self' } })

test('a relative reads nothing, not even that the case exists, before the young person has signed', async () => {
  const made = await aCaseWithRelative(world, { until: 'asked' })
  expect(await (await as('asta')).verdict(readCase, { params: { caseId: made.caseId } })).toBe('404')
  expect((await (await as('asta')).do(readFamilyHome, {})).cases.map(({ caseId }) => caseId)).not.toContain(made.caseId)
})

test('signed, a relative is told of their own lines and of the reservation, and reads nothing before it is accepted in the words on screen', async () => {
  const made = await aCaseWithRelative(world, { until: 'signed' })
  const params = { caseId: made.caseId }
  const [asta, majken] = [await as('asta'), await as('majken')]
  await majken.do(setGoal, { params, body: goal })
  const { namedIn: [named], promised } = await part(made)
  expect(named).toMatchObject({ requestId: made.requestId, reads: ['plan', 'conversation'], gives: ['conversation'], promisedAt: null })
  expect(named!.reservation.text).toContain('Du är ingen myndighet')
  expect(Object.keys(named!.reservation.support).toSorted()).toEqual(['ar', 'en', 'so', 'sv-x-lattlast'])
  expect(promised).toEqual([])
  const file = await asta.do(readCase, { params })
  expect(file).toMatchObject({ label: 'Vilgot P.', state: null, steps: [], people: [], parties: [], inquiry: null, you: { kind: 'relative', reads: [] } })
  expect((await asta.do(readConsent, { params }))).toMatchObject({ requests: [], parties: [], matrix: [] })
  expect(await goalsOf('asta', made)).toBe(0)
  expect((await asta.do(readCaseEvents, { params, query: {} })).items).toEqual([])

  const promised2 = { params: { ...params, requestId: made.requestId } }
  expect(await asta.verdict(promiseReservation, { ...promised2, body: { reservationHash: '0'.repeat(64) } })).toBe('412')
  expect(await asta.verdict(confirmConsent, { ...promised2, body: {} })).toBe('404')
  expect(await (await as('sara')).verdict(promiseReservation, { ...promised2, body: { reservationHash: named!.reservation.hash } })).toBe('404')
  expect(await goalsOf('asta', made)).toBe(0)
  await promise(world, 'asta', made)
  expect(await goalsOf('asta', made)).toBe(1)
  expect(await asta.verdict(promiseReservation, { ...promised2, body: { reservationHash: named!.reservation.hash } })).toBe('refused:already-done')
  expect((await part(made)).promised).toMatchObject([{ text: named!.reservation.text }])
})

test('a relative reads what the lines name and not who else is in the case, what it is called, how it goes or what stands in the consent', async () => {
  const made = await aCaseWithRelative(world)
  const params = { caseId: made.caseId }
  const [asta, majken] = [await as('asta'), await as('majken')]
  const { id: goalId } = await majken.do(setGoal, { params, body: goal })
  const { id: meetingId } = await majken.do(planMeeting, { params, body: { kind: 'start', startsAt: '2026-12-15T14:00:00+01:00', place: 'Kastanjen' } })
  const file = await asta.do(readCase, { params })
  expect(file.you.reads).toEqual(['conversation', 'plan'])
  expect(file).toMatchObject({ state: null, steps: [], people: [], parties: [], closure: null })
  const consent = await asta.do(readConsent, { params })
  expect(consent).toMatchObject({ requests: [], parties: [], matrix: [], endsOn: null })
  expect((await asta.do(readConsentRule, { params })).signers).toEqual([])
  expect(await asta.verdict(readMeeting, { params: { ...params, meetingId } })).toBe('404')
  expect(await asta.verdict(readReaders, { params, query: { thing: 'goal', id: goalId } })).toBe('refused:consent-missing')
  expect(await asta.verdict(readHistory, { params })).toBe('refused:not-coordinator')
  expect(await asta.verdict(listDisclosures, { params })).toBe('refused:not-for-family')
  expect((await asta.do(listEvaluations, { params })).waitsFor).toBeNull()
  const { readBy } = await asta.do(listTopics, { params, query: {} })
  expect(readBy.toSorted()).toEqual(['familjen', 'verksamheterna som är med'])
  const everything = JSON.stringify([file, consent, await asta.do(readFamilyHome, {}), await asta.do(readCaseEvents, { params, query: {} })])
  for (const name of ['Lindskolan', 'Polisen', 'Ture', 'Sara', 'Agda', 'Nils']) expect(everything).not.toContain(name)
})

test('a relative answers in the conversation, and the young person, the agencies and nobody else are shown their words', async () => {
  const made = await aCaseWithRelative(world)
  const params = { caseId: made.caseId }
  const [asta, majken, vilgot, sara] = [await as('asta'), await as('majken'), await as('vilgot'), await as('sara')]
  const { id: topicId } = await majken.do(openTopic, { params, body: { title: 'Morgnarna', text: 'Hur har veckan varit?' } })
  await asta.do(sendMessage, { params: { ...params, topicId }, body: { text: 'Han kom upp varje dag.' } })
  for (const reader of [vilgot, sara]) {
    const { items, readBy } = await reader.do(listMessages, { params: { ...params, topicId }, query: {} })
    expect(items.at(-1)).toMatchObject({ text: 'Han kom upp varje dag.', author: { kind: 'relative', label: 'Asta Provlund' } })
    expect(readBy).toContain('Asta Provlund')
  }
  expect(await (await as('nils')).verdict(listMessages, { params: { ...params, topicId }, query: {} })).toBe('404')
  expect(await asta.verdict(setGoal, { params, body: { professionalWords: 'Närvaro', area: 'school', term: 'short' } })).toBe('refused:consent-missing')
  expect(await asta.verdict(makeCommitment, { params, body: { ownerId: made.parties.sara, text: 'Ring', dueOn: '2027-01-15' } })).not.toBe('sees')
  expect(await majken.verdict(makeCommitment, { params, body: { ownerId: made.relativeId, text: 'Ring', dueOn: '2027-01-15' } })).toBe('refused:consent-missing')
  expect(await asta.verdict(evaluate, { params, body: { partyId: made.relativeId, block: 'alliance', answers: { reached: 7 } } })).not.toBe('sees')
})

test('taken back from a relative, all of it or one category, they lose it in the same instant and keep their own words and promise', async () => {
  const made = await aCaseWithRelative(world)
  const params = { caseId: made.caseId }
  const [asta, majken] = [await as('asta'), await as('majken')]
  await majken.do(setGoal, { params, body: goal })
  const { id: topicId } = await majken.do(openTopic, { params, body: { title: 'Morgnarna', text: 'Hur har veckan varit?' } })
  await asta.do(sendMessage, { params: { ...params, topicId }, body: { text: 'Bra.' } })
  await withdraw(made, made.relativeId, 'plan')
  expect(await goalsOf('asta', made)).toBe(0)
  expect((await part(made)).namedIn).toMatchObject([{ reads: ['conversation'], gives: ['conversation'] }])
  await withdraw(made, made.relativeId)
  const { namedIn, promised } = await part(made)
  expect(namedIn).toEqual([])
  expect(promised).toHaveLength(1)
  expect(await asta.do(readCase, { params })).toMatchObject({ label: null, state: null, you: { reads: [], gives: [] } })
  expect((await asta.do(listTopics, { params, query: {} })).items).toEqual([])
  expect(await asta.verdict(sendMessage, { params: { ...params, topicId }, body: { text: 'Hallå?' } })).toBe('404')
  expect(await goalsOf('sara', made)).toBe(1)
})

test('a block on the person beats the consent, and a relative blocks nobody', async () => {
  const made = await aCaseWithRelative(world)
  const params = { caseId: made.caseId }
  const [asta, vilgot] = [await as('asta'), await as('vilgot')]
  expect(await asta.verdict(setBlock, { params, body: { personId: cast.ture.id } })).toBe('404')
  const { blockable } = await vilgot.do(listBlocks, { params })
  expect(blockable).toContainEqual({ functionId: null, personId: cast.asta.id, label: 'Asta Provlund', partyIds: [made.relativeId] })
  const { id: blockId } = await vilgot.do(setBlock, { params, body: { personId: cast.asta.id } })
  expect(await asta.verdict(readCase, { params })).toBe('404')
  const { readBy } = await vilgot.do(listTopics, { params, query: {} })
  expect(readBy).not.toContain('Asta Provlund')
  await vilgot.do(liftBlock, { params: { ...params, blockId } })
  expect(await asta.verdict(readCase, { params })).toBe('sees')
})

test('a relative whose part is ended reads nothing any more', async () => {
  const made = await aCaseWithRelative(world)
  const params = { caseId: made.caseId }
  await (await as('majken')).do(endParty, { params: { ...params, partyId: made.relativeId }, body: { reason: 'Vill inte längre.' } })
  expect(await (await as('asta')).verdict(readCase, { params })).toBe('404')
})

test('a relative is named in the text as a person, with what they read; for facts, guardians’ words or an unsafe contact they cannot be named', async () => {
  const made = await aCaseWithRelative(world, { until: 'asked' })
  const params = { caseId: made.caseId }
  const [majken, vilgot] = [await as('majken'), await as('vilgot')]
  const { text } = (await vilgot.do(readConsent, { params })).requests[0]!
  expect(text).toContain('Asta Provlund (närstående)')
  expect(text).toContain('Det är en enskild person och ingen myndighet.')
  const ask = (line: { category: string; reads: boolean; gives: boolean }) => majken.verdict(requestConsent, {
    params, body: {
      lines: [...linesFor([made.parties.majken, made.parties.sara, made.parties.ture, made.parties.ester]), { partyId: made.relativeId, ...line }],
      purpose: 'Stöd.', validUntilOn: '2027-01-31', reach: 'from-now', informed: { how: 'meeting', interpreter: false },
    },
  })
  expect(await ask({ category: 'health', reads: true, gives: true })).toBe('422')
  expect(await ask({ category: 'plan', reads: true, gives: true })).toBe('422')
  expect(await ask({ category: 'guardian-view', reads: true, gives: false })).toBe('422')
  await majken.do(checkContact, { params, body: { partyId: made.relativeId, safe: false, channel: 'telefon' } })
  expect(await ask({ category: 'plan', reads: true, gives: false })).toBe('refused:contact-not-safe')
})

test('whoever is a guardian or the young person of the case now is not added as a relative, and a relative needs a sign-in', async () => {
  const made = await aCaseWithRelative(world, { bornOn: '2012-03-03', until: 'mapping' })
  const majken = await as('majken')
  const add = (body: object) => majken.verdict(addFamilyMember, { params: { caseId: made.caseId }, body: { role: 'relative', name: 'N', ...body } as never })
  expect(await add({ personalNumber: cast.nils.subject })).toBe('refused:already-done')
  expect(await add({ personalNumber: cast.vilgot.subject })).toBe('refused:already-done')
  expect(await add({})).toBe('422')
})

test('while the young person is a minor the guardians sign for a relative as for everything else, and are shown that the relative reads', async () => {
  const made = await aCaseWithRelative(world, { bornOn: '2012-03-03', relative: 'hodan' })
  const params = { caseId: made.caseId }
  const { id: goalId } = await (await as('majken')).do(setGoal, { params, body: goal })
  expect(await goalsOf('hodan', made)).toBe(1)
  for (const name of ['asta', 'vilgot', 'sara'] as const) {
    const { readers } = await (await as(name)).do(readReaders, { params, query: { thing: 'goal', id: goalId } })
    expect(readers).toContainEqual(expect.objectContaining({ partyId: made.relativeId, kind: 'relative', label: 'Hodan Påhittad', grounds: [expect.objectContaining({ kind: 'consent' })] }))
  }
  const { items } = await (await as('asta')).do(readHistory, { params, query: {} })
  expect(items.map(({ who }) => who.label)).toContain('Hodan Påhittad')
})

test('the young person is shown that a relative has read', async () => {
  const made = await aCaseWithRelative(world)
  await goalsOf('asta', made)
  const { items } = await (await as('vilgot')).do(readHistory, { params: { caseId: made.caseId }, query: {} })
  expect(items.filter(({ who }) => who.kind === 'relative')).toMatchObject([{ who: { label: 'Asta Provlund' } }])
})

test('when the work is over a relative writes no more', async () => {
  const made = await aCaseWithRelative(world)
  const params = { caseId: made.caseId }
  const { id: topicId } = await (await as('majken')).do(openTopic, { params, body: { title: 'Morgnarna', text: 'Hej.' } })
  await (await as('majken')).do(moveCase, { params, body: { state: 'closing' } })
  await (await as('majken')).do(closeCase, { params, body: { reason: 'moved-away' } })
  expect(await (await as('asta')).verdict(sendMessage, { params: { ...params, topicId }, body: { text: 'Hej då.' } })).toBe('refused:case-closed')
})

test('a relative named twice is asked to promise once for each consent, and one promise opens no other', async () => {
  const made = await aCaseWithRelative(world, { reads: ['conversation'] })
  const params = { caseId: made.caseId }
  const majken = await as('majken')
  await majken.do(setGoal, { params, body: goal })
  const { id: requestId } = await majken.do(requestConsent, {
    params, body: {
      lines: [...linesFor([made.parties.majken, made.parties.sara, made.parties.agda, made.parties.ture, made.parties.ester]), { partyId: made.relativeId, category: 'plan', reads: true, gives: false }],
      purpose: 'Stöd.', validUntilOn: '2027-01-31', reach: 'all', informed: { how: 'meeting', interpreter: false },
    },
  })
  await sign(world, 'vilgot', made.caseId, requestId)
  expect(await goalsOf('asta', made)).toBe(0)
  expect((await part(made)).namedIn.map(({ promisedAt }) => promisedAt === null)).toEqual([true, false])
  await promise(world, 'asta', { ...made, requestId })
  expect(await goalsOf('asta', made)).toBe(1)
})

// Time passes here, so it comes last.
test('D15: what the mother wrote and read as a guardian stays with that part: as a relative she reads none of it, however far the consent reaches', async () => {
  const made = await aCaseWithRelative(world, { reach: 'all', wordsBefore: true })
  const asta = await as('asta')
  const { items } = await asta.do(listTopics, { params: { caseId: made.caseId }, query: {} })
  expect(items.map(({ title }) => title)).toEqual(['Från samordnaren'])
  const { items: messages } = await asta.do(listMessages, { params: { caseId: made.caseId, topicId: items[0]!.id }, query: {} })
  expect(messages.map(({ text }) => text)).toEqual(['Hur går det?'])
})
