import { checkContact, readConsent, readConsentRule, requestConsent } from '@kring/contract/consent'
import { endLegalReview, listLegalReviews, makeLegalReview, noteCare } from '@kring/contract/legal-reviews'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, linesFor } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { answerOfDatabase } from '../world/behind.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.close())

const review = {
  about: 'lvu-care' as const, question: 'Vem råder över sekretessen under vården?', answeredBy: 'Jonna Juristsson, kommunjurist',
  answer: 'Nämnden har inte fattat något beslut enligt 11 §. Vårdnadshavarna tillfrågas som vanligt.', answeredOn: '2026-11-20', validUntilOn: '2027-05-01',
}
const care = { fromOn: '2026-10-01', source: 'Förvaltningsrättens dom', checkedOn: '2026-11-22' }

/** Milo's family has been talked to and contact is safe; nobody has been asked. */
async function readyToAsk() {
  const made = await aCase(world, { until: 'mapping', youth: 'milo', guardians: ['disa'], agencies: ['ture', 'ester'] })
  const majken = await world.as('majken')
  const params = { caseId: made.caseId }
  for (const name of ['milo', 'disa'] as const) await majken.do(checkContact, { params, body: { partyId: made.parties[name], safe: true, channel: 'Telefon' } })
  const { maxValidUntilOn } = await majken.do(readConsentRule, { params })
  const { majken: coordinator, sara, ture, ester } = made.parties
  const request = { params, body: { lines: linesFor([coordinator, sara, ture, ester]), purpose: 'Att Milo kommer hem.', validUntilOn: maxValidUntilOn, informed: { how: 'meeting' as const, interpreter: false } } }
  return { ...made, majken, params, request }
}

test('D12: while the young person is in care under LVU the family is asked when a lawyer has answered, and not before', async () => {
  const { majken, params, request, caseId } = await readyToAsk()
  await majken.do(noteCare, { params, body: care })
  expect(await majken.verdict(requestConsent, request)).toBe('refused:needs-legal-review')
  expect((await majken.do(readConsentRule, { params })).missingReviews).toEqual(['lvu-care'])
  expect(await answerOfDatabase(world, 'majken', caseId, `insert into consent_request (id, gate, purpose, valid_until_on, reach, form_version, text_sv, text_hash, informed)
    values (gen_random_uuid(), app.gate_here(0), 'p', '2026-12-01', 'all', '1', 't', '\\x00', '{}')`)).toBe('42501')
  // An answer about something else is none.
  await majken.do(makeLegalReview, { params, body: { ...review, about: 'disputed' } })
  expect(await majken.verdict(requestConsent, request)).toBe('refused:needs-legal-review')

  await majken.do(makeLegalReview, { params, body: review })
  const rule = await majken.do(readConsentRule, { params })
  expect(rule).toMatchObject({ missingReviews: [], reviews: [{ about: 'lvu-care', validUntilOn: '2027-05-01' }, { about: 'disputed' }] })
  // That there is one, and not what it says; and who signs is who signed before.
  expect(JSON.stringify(rule)).not.toMatch(/Nämnden|Juristsson/)
  expect(rule.signers.map(({ because }) => because)).toEqual(['sole-custody', 'signing-age'])
  const { id } = await majken.do(requestConsent, request)
  expect((await majken.do(readConsent, { params })).requests[0]!.id).toBe(id)
})

test('what a lawyer has answered is read by the coordinators and by nobody else, and is dated by what has happened', async () => {
  const { caseId } = await aCase(world)
  const params = { caseId }
  const [majken, berit, sara, asta] = await Promise.all([world.as('majken'), world.as('berit'), world.as('sara'), world.as('asta')])
  const { id } = await majken.do(makeLegalReview, { params, body: review })
  await majken.do(noteCare, { params, body: care })
  expect((await berit.do(listLegalReviews, { params })).items).toMatchObject([{ id, ...review, notedBy: 'Majken Testberg', inForce: true, endedAt: null }])
  for (const other of [sara, asta]) {
    expect(await other.verdict(listLegalReviews, { params })).toBe('refused:not-coordinator')
    expect(await other.verdict(makeLegalReview, { params, body: review })).toBe('refused:not-coordinator')
    expect(await other.verdict(noteCare, { params, body: care })).toBe('refused:not-coordinator')
    expect(await other.verdict(endLegalReview, { params: { ...params, reviewId: id } })).toBe('404')
    expect(await other.do(readConsentRule, { params })).toMatchObject({ reviews: [], missingReviews: [], dangers: [] })
  }
  expect(await majken.verdict(makeLegalReview, { params, body: { ...review, answeredOn: '2026-11-23' } })).toBe('422')
  expect(await majken.verdict(makeLegalReview, { params, body: { ...review, answeredOn: '2026-11-01', validUntilOn: '2026-11-21' } })).toBe('422')
  expect(await majken.verdict(makeLegalReview, { params, body: { ...review, validUntilOn: '2027-11-21' } })).toBe('refused:end-too-late')
  expect(await majken.verdict(noteCare, { params, body: { ...care, untilOn: '2026-09-01' } })).toBe('422')
})

test('an answer that was ended, or whose last day has passed, is asked for again; care that is over asks for none', async () => {
  const { majken, params, request } = await readyToAsk()
  await majken.do(noteCare, { params, body: care })
  const { id: reviewId } = await majken.do(makeLegalReview, { params, body: { ...review, validUntilOn: '2026-12-01' } })
  await majken.do(endLegalReview, { params: { ...params, reviewId } })
  expect(await majken.verdict(endLegalReview, { params: { ...params, reviewId } })).toBe('refused:already-done')
  expect(await majken.verdict(requestConsent, request)).toBe('refused:needs-legal-review')
  await majken.do(makeLegalReview, { params, body: { ...review, validUntilOn: '2026-11-22' } })
  expect((await majken.do(listLegalReviews, { params })).missing).toEqual([])
  await world.later('1 day')
  const tomorrow = await world.as('majken')
  expect((await tomorrow.do(listLegalReviews, { params })).missing).toEqual(['lvu-care'])
  await tomorrow.do(noteCare, { params, body: { ...care, untilOn: '2026-11-22', checkedOn: '2026-11-23' } })
  expect(await tomorrow.do(listLegalReviews, { params })).toMatchObject({ missing: [], care: { untilOn: '2026-11-22', holds: false } })
  expect(await tomorrow.verdict(requestConsent, request)).toBe('sees')
})
