import { endParty, readCase } from '@kring/contract/cases'
import { checkContact, noteCustody, readConsent, readConsentRule, refuseConsent, requestConsent, signConsent } from '@kring/contract/consent'
import { confirmException, endException, listExceptions, makeException } from '@kring/contract/exceptions'
import { readPlan } from '@kring/contract/plan'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, linesFor, sign, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.close())

const day = async (caseId: string) => (await (await world.as('majken')).do(readConsentRule, { params: { caseId } })).maxValidUntilOn
const bodyFor = async ({ caseId, parties }: CaseMade, kind: 'hindered' | 'legal-review' = 'hindered') => ({
  partyId: parties.bo, kind, reason: 'Arbetar till sjöss till våren och svarar varken på brev eller telefon.', decidedBy: 'Berit Vikariesson, samordnare', validUntilOn: await day(caseId),
})
/** Loke's family: Freja has signed, Bo has not answered. */
async function waitingForBo() {
  const made = await aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  await sign(world, 'freja', made.caseId, made.requestId)
  return made
}
const except = async (made: CaseMade) => (await (await world.as('majken')).do(makeException, { params: { caseId: made.caseId }, body: await bodyFor(made) })).id
const state = async (caseId: string) => (await (await world.as('majken')).do(readCase, { params: { caseId } })).state
const isComplete = async (name: 'freja' | 'majken', caseId: string) => (await (await world.as(name)).do(readConsent, { params: { caseId } })).requests[0]!.complete

test('a guardian who is hindered is not waited for when a second person has confirmed it, and not before', async () => {
  const made = await waitingForBo()
  const { caseId } = made
  const [majken, berit] = await Promise.all([world.as('majken'), world.as('berit')])
  const exceptionId = await except(made)
  const params = { caseId, exceptionId }
  expect(await isComplete('majken', caseId)).toBe(false)
  expect(await majken.verdict(confirmException, { params })).toBe('refused:needs-second-person')
  expect(await state(caseId)).toBe('consent-pending')
  await berit.do(confirmException, { params })
  expect(await isComplete('majken', caseId)).toBe(true)
  expect(await state(caseId)).toBe('active')
  expect(await berit.verdict(confirmException, { params })).toBe('refused:already-done')
  expect((await majken.do(listExceptions, { params: { caseId } })).items).toMatchObject([{
    state: 'in-force', kind: 'hindered', notedBy: 'Majken Testberg', confirmedBy: 'Berit Vikariesson', decidedBy: 'Berit Vikariesson, samordnare', notedByYou: true,
  }])
})

test('the no of a guardian who was not waited for stands: it ends what stood without them, in the same instant', async () => {
  const made = await waitingForBo()
  const { caseId, requestId } = made
  await (await world.as('berit')).do(confirmException, { params: { caseId, exceptionId: await except(made) } })
  const ture = await world.as('ture')
  const ears = await ture.listen()
  expect(await ture.verdict(readConsent, { params: { caseId } })).toBe('sees')
  await (await world.as('bo')).do(refuseConsent, { params: { caseId, requestId } })
  expect(await ture.verdict(readConsent, { params: { caseId } })).toBe('404')
  await expect.poll(() => ears.heard.map(({ what }) => what)).toContain('knock')
  expect(await isComplete('freja', caseId)).toBe(false)
  ears.close()
})

test('an exception that is ended takes back what stood on it alone', async () => {
  const made = await waitingForBo()
  const { caseId } = made
  const exceptionId = await except(made)
  await (await world.as('berit')).do(confirmException, { params: { caseId, exceptionId } })
  const majken = await world.as('majken')
  await majken.do(endException, { params: { caseId, exceptionId } })
  expect(await isComplete('freja', caseId)).toBe(false)
  expect(await (await world.as('agda')).verdict(readPlan, { params: { caseId } })).toBe('404')
  expect(await majken.verdict(endException, { params: { caseId, exceptionId } })).toBe('refused:already-done')
  // Signed at last: it stands again, on the signature.
  await sign(world, 'bo', caseId, made.requestId)
  expect(await isComplete('freja', caseId)).toBe(true)
})

test('nobody is passed over alone, twice, for longer than a consent can last, or without holding custody', async () => {
  const made = await waitingForBo()
  const { caseId, parties } = made
  const majken = await world.as('majken')
  const tried = async (more: object) => majken.verdict(makeException, { params: { caseId }, body: { ...(await bodyFor(made)), ...more } })
  expect(await tried({ partyId: parties.loke })).toBe('404')
  expect(await tried({ partyId: parties.ture })).toBe('404')
  expect(await tried({ validUntilOn: '2199-01-01' })).toBe('refused:end-too-late')
  expect(await tried({ validUntilOn: '2020-01-01' })).toBe('422')
  await except(made)
  expect(await tried({})).toBe('refused:already-done')
  const alone = await aCase(world, { until: 'consent-pending', youth: 'alma', guardians: ['hodan'] })
  expect(await majken.verdict(makeException, { params: { caseId: alone.caseId }, body: { ...(await bodyFor(made)), partyId: alone.parties.hodan } })).toBe('refused:needs-signers')
  for (const name of ['freja', 'bo', 'loke'] as const) {
    expect(await (await world.as(name)).verdict(listExceptions, { params: { caseId } })).toBe('refused:not-coordinator')
  }
})

test('who has said no is not passed over, in this request or in the next', async () => {
  const made = await waitingForBo()
  const { caseId, requestId, parties } = made
  const [majken, bo] = await Promise.all([world.as('majken'), world.as('bo')])
  await bo.do(refuseConsent, { params: { caseId, requestId } })
  expect(await majken.verdict(makeException, { params: { caseId }, body: await bodyFor(made) })).toBe('refused:has-said-no')

  // Noted before he answered, it ends with his answer, for what is asked later as well.
  const again = await waitingForBo()
  const here = { caseId: again.caseId }
  await (await world.as('berit')).do(confirmException, { params: { ...here, exceptionId: await except(again) } })
  await (await world.as('bo')).do(refuseConsent, { params: { ...here, requestId: again.requestId } })
  const { id: next } = await majken.do(requestConsent, { params: here, body: {
    lines: linesFor([again.parties.majken, again.parties.sara, again.parties.agda, again.parties.ture, again.parties.ester]), purpose: 'Att hjälpas åt.',
    validUntilOn: await day(again.caseId), reach: 'from-now', informed: { how: 'meeting', interpreter: false } } })
  await sign(world, 'freja', again.caseId, next)
  expect((await majken.do(readConsent, { params: here })).requests.map(({ complete }) => complete)).toEqual([false, false])
  expect(parties.bo).not.toBe(again.parties.bo)
})

test('one person\'s note on custody completes nothing that was asked of the one it leaves out', async () => {
  const made = await waitingForBo()
  const { caseId, requestId, parties } = made
  const majken = await world.as('majken')
  await (await world.as('bo')).do(refuseConsent, { params: { caseId, requestId } })
  await majken.do(noteCustody, { params: { caseId }, body: { partyId: parties.bo, kind: 'none', evidence: 'Hört sägas', checkedOn: '2026-11-01' } })
  expect(await isComplete('majken', caseId)).toBe(false)
  await majken.do(endParty, { params: { caseId, partyId: parties.bo }, body: { reason: 'Svarar inte.' } })
  expect(await isComplete('majken', caseId)).toBe(false)
  expect(await state(caseId)).toBe('consent-pending')
})

test('an exception alone opens nothing: somebody who holds custody has signed', async () => {
  const made = await aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  await (await world.as('berit')).do(confirmException, { params: { caseId: made.caseId, exceptionId: await except(made) } })
  expect(await isComplete('majken', made.caseId)).toBe(false)
  await sign(world, 'freja', made.caseId, made.requestId)
  expect(await isComplete('majken', made.caseId)).toBe(true)
})

test('after a legal review a guardian who may not be contacted is neither asked nor told, and the rest of the family is', async () => {
  const made = await aCase(world, { until: 'mapping', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  const { caseId, parties } = made
  const params = { caseId }
  const [majken, berit, bo, freja] = await Promise.all([world.as('majken'), world.as('berit'), world.as('bo'), world.as('freja')])
  for (const [name, safe] of [['freja', true], ['loke', true], ['bo', false]] as const) {
    await majken.do(checkContact, { params, body: { partyId: parties[name], safe, channel: 'Telefon' } })
  }
  const validUntilOn = await day(caseId)
  const request = {
    params,
    body: {
      lines: linesFor([parties.majken, parties.sara, parties.agda, parties.ture, parties.ester]), purpose: 'Att hjälpas åt.', validUntilOn, reach: 'from-now' as const,
      informed: { how: 'meeting' as const, interpreter: false },
    },
  }
  expect(await majken.verdict(requestConsent, request)).toBe('refused:contact-not-safe')
  const { id: exceptionId } = await majken.do(makeException, { params, body: await bodyFor(made, 'legal-review') })
  expect(await majken.verdict(requestConsent, request)).toBe('refused:contact-not-safe')
  await berit.do(confirmException, { params: { caseId, exceptionId } })
  expect((await majken.do(readConsentRule, { params })).excepted).toEqual([parties.bo])
  const { id: requestId } = await majken.do(requestConsent, request)
  expect(await bo.verdict(readCase, { params })).toBe('404')
  const { textHash } = (await freja.do(readConsent, { params })).requests[0]!
  await freja.do(signConsent, { params: { caseId, requestId }, body: { locale: 'sv', textHash, understood: true } })
  expect(await isComplete('freja', caseId)).toBe(true)
  expect((await freja.do(readConsentRule, { params })).excepted).toEqual([])
  expect(await bo.verdict(readCase, { params })).toBe('404')
})
