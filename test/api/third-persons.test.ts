import { planMeeting, readMeeting } from '@kring/contract/meetings'
import { checkContact, readConsent } from '@kring/contract/consent'
import { answerForThirdPerson, listThirdPersons, noteThirdPerson } from '@kring/contract/third-persons'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CastName } from '../../server/demo/cast.ts'
import { aCase, askFor, linesFor, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const as = (name: CastName) => world.as(name)
const told = async (name: CastName, { caseId }: CaseMade) => (await (await as(name)).do(listThirdPersons, { params: { caseId } })).items
const note = async ({ caseId }: CaseMade, body: object) => (await (await as('majken')).do(noteThirdPerson, { params: { caseId }, body: body as never })).id
const answer = async (name: CastName, { caseId }: CaseMade, thirdPersonId: string, given: 'yes' | 'no' | 'withdrawn' | 'left-out', method: 'self' | 'meeting' | 'telephone' | 'paper') =>
  (await as(name)).verdict(answerForThirdPerson, { params: { caseId, thirdPersonId }, body: { answer: given, method } })
const newest = async (made: CaseMade) => (await told('majken', made)).map((third) => third.answer?.answer ?? null)

test('D16: that facts about a sibling are foreseen is the coordinator’s note, without a name, and each answer is noted with how it came', async () => {
  const made = await aCase(world)
  const id = await note(made, { relation: 'sibling', categories: ['health', 'family'] })
  expect(await told('majken', made)).toMatchObject([{ id, relation: 'sibling', partyId: null, categories: ['health', 'family'], answer: null }])
  for (const name of ['sara', 'asta', 'vilgot', 'nils'] as const) expect(await told(name, made)).toEqual([])
  expect(await answer('sara', made, id, 'yes', 'telephone')).toBe('404')
  expect(await answer('majken', made, id, 'yes', 'self')).toBe('refused:not-yours')
  expect(await answer('majken', made, id, 'withdrawn', 'telephone')).toBe('refused:wrong-state')
  expect(await answer('majken', made, id, 'left-out', 'meeting')).toBe('sees')
  expect(await answer('majken', made, id, 'yes', 'telephone')).toBe('sees')
  expect(await answer('majken', made, id, 'yes', 'telephone')).toBe('refused:already-done')
  expect(await answer('majken', made, id, 'withdrawn', 'telephone')).toBe('sees')
  expect(await told('majken', made)).toMatchObject([{ answer: { answer: 'withdrawn', method: 'telephone' } }])
  const sent = { params: { caseId: made.caseId }, body: { relation: 'friend' as const, categories: ['health'] } }
  expect(await (await as('sara')).verdict(noteThirdPerson, sent)).toBe('refused:not-coordinator')
  expect(await (await as('majken')).verdict(noteThirdPerson, { ...sent, body: { relation: 'friend', categories: ['plan'] } })).toBe('422')
  expect(await (await as('majken')).verdict(noteThirdPerson, { ...sent, body: { relation: 'friend', categories: ['health'], name: 'Tage' } as never })).toBe('sees')
  expect(JSON.stringify(await told('majken', made))).not.toContain('Tage')
})

test('D17: of a guardian’s own data that guardian alone says yes, and takes it back; the coordinator can note no yes, and the rest of the family learns nothing', async () => {
  const made = await aCase(world)
  const id = await note(made, { relation: 'guardian', partyId: made.parties.asta, categories: ['health'] })
  expect(await told('asta', made)).toMatchObject([{ id, partyId: made.parties.asta, categories: ['health'], answer: null }])
  for (const name of ['nils', 'vilgot', 'sara'] as const) expect(await told(name, made)).toEqual([])
  expect(await answer('majken', made, id, 'yes', 'telephone')).toBe('refused:not-yours')
  expect(await answer('nils', made, id, 'yes', 'self')).toBe('404')
  expect(await answer('asta', made, id, 'yes', 'self')).toBe('sees')
  expect(await newest(made)).toEqual(['yes'])
  expect(await answer('asta', made, id, 'withdrawn', 'self')).toBe('sees')
  expect(await newest(made)).toEqual(['withdrawn'])
  await answer('asta', made, id, 'yes', 'self')
  expect(await answer('majken', made, id, 'withdrawn', 'telephone')).toBe('sees')
  expect(await told('asta', made)).toMatchObject([{ answer: { answer: 'withdrawn', method: 'telephone' } }])
})

test('the text that is signed says that it does not cover somebody else’s facts where they are foreseen, and neither whose nor which', async () => {
  const made = await aCase(world, { until: 'mapping' })
  await note(made, { relation: 'guardian', partyId: made.parties.asta, categories: ['health'] })
  for (const name of ['vilgot', 'asta', 'nils'] as const) await (await as('majken')).do(checkContact, { params: { caseId: made.caseId }, body: { partyId: made.parties[name], safe: true, channel: 'telefon' } })
  await askFor(world, made, linesFor((['majken', 'sara', 'agda', 'ture', 'ester'] as const).map((name) => made.parties[name])))
  const { text } = (await (await as('nils')).do(readConsent, { params: { caseId: made.caseId } })).requests[0]!
  expect(text).toContain('Uppgifter om någon annan än den unge kan behöva tas upp.')
  expect(text).toContain('Det här samtycket gäller inte den personens egna uppgifter.')
  expect(text).not.toMatch(/hälsa|Asta|vårdnadshavare kan/)
})

test('whoever could share such a fact in a meeting is told whose own consent is missing, by relation alone, until there is a yes; it filters nothing', async () => {
  const made = await aCase(world, { lines: (parties) => [
    ...linesFor([parties.majken, parties.sara, parties.agda, parties.ture, parties.ester]),
    ...[parties.majken, parties.sara, parties.agda].map((partyId) => ({ partyId, category: 'health', reads: true, gives: partyId === parties.agda })),
  ] })
  const params = { caseId: made.caseId }
  const majken = await as('majken')
  const sibling = await note(made, { relation: 'sibling', categories: ['health'] })
  const mother = await note(made, { relation: 'guardian', partyId: made.parties.asta, categories: ['health'] })
  const { id: meetingId } = await majken.do(planMeeting, { params, body: { kind: 'start', startsAt: '2026-12-15T14:00:00+01:00', place: 'Kastanjen' } })
  const missing = async (name: CastName) => (await (await as(name)).do(readMeeting, { params: { ...params, meetingId } })).factChoices.map(({ category, ownConsentMissing }) => [category, ownConsentMissing])
  expect(await missing('agda')).toEqual([['health', ['guardian', 'sibling']]])
  for (const name of ['sara', 'asta', 'vilgot'] as const) expect(await missing(name)).toEqual([])
  await answer('majken', made, sibling, 'yes', 'paper')
  await answer('asta', made, mother, 'yes', 'self')
  expect(await missing('agda')).toEqual([['health', []]])
  await answer('asta', made, mother, 'withdrawn', 'self')
  expect(await missing('agda')).toEqual([['health', ['guardian']]])
})
