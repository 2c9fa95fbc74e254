import { readCase } from '@kring/contract/cases'
import { checkContact, readConsent, readConsentRule, refuseConsent, requestConsent, withdrawConsent } from '@kring/contract/consent'
import { confirmException, makeException } from '@kring/contract/exceptions'
import { listDisclosures, makeDisclosure } from '@kring/contract/grounds'
import { readPlan, setGoal } from '@kring/contract/plan'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, sign } from '../world/a-case.ts'
import { aCaseWithRelative } from '../world/a-relative.ts'
import { startWorld, type World } from '../world/app.ts'

/**
 * The families of the consent rule table that are told from question to answer: who signs at which age is a table of its own
 * (packages/domain/src/rules.test.ts), and here stands what follows for those who would read.
 */
let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const family = { until: 'consent-pending', youth: 'vilgot', guardians: ['asta', 'nils'] } as const
const sixteen = '2010-05-05'
const thirteen = '2013-05-05'
const refuse = async (name: CastName, params: { caseId: string; requestId: string }) => (await world.as(name)).do(refuseConsent, { params })
/** Whether the consent is in force as the coordinator is told, and the invited police let in; the two must agree. */
async function isOpen(caseId: string) {
  const { requests: [request] } = await (await world.as('majken')).do(readConsent, { params: { caseId } })
  expect((await (await world.as('ture')).verdict(readConsent, { params: { caseId } })) === 'sees').toBe(request!.complete)
  return request!.complete
}

test('D7: at 16 the youth says yes and the guardians say no: nothing is shared on consent', async () => {
  const made = await aCase(world, { ...family, bornOn: sixteen })
  await sign(world, 'vilgot', made.caseId, made.requestId)
  for (const name of ['asta', 'nils'] as const) await refuse(name, made)
  expect(await isOpen(made.caseId)).toBe(false)
})

test('D8: at 16 the guardians say yes and the youth says no: nothing is shared on consent', async () => {
  const made = await aCase(world, { ...family, bornOn: sixteen })
  for (const name of ['asta', 'nils'] as const) await sign(world, name, made.caseId, made.requestId)
  expect(await isOpen(made.caseId)).toBe(false)
  await refuse('vilgot', made)
  expect(await isOpen(made.caseId)).toBe(false)
})

test('D9: one guardian of two says no: nothing is shared, and the other is told no more than that signatures are missing', async () => {
  const made = await aCase(world, { ...family, bornOn: thirteen })
  await sign(world, 'asta', made.caseId, made.requestId)
  const asTold = async () => {
    const { you, ...consent } = await (await world.as('asta')).do(readConsent, { params: { caseId: made.caseId } })
    return { ...consent, you: { ...you, endsInMs: 0 } }
  }
  const before = await asTold()
  await refuse('nils', made)
  expect(await isOpen(made.caseId)).toBe(false)
  expect(await asTold()).toEqual(before)
})

test('D10: one guardian of two cannot be reached: it waits, until two people have noted why he is not waited for', async () => {
  const made = await aCase(world, { ...family, bornOn: thirteen })
  const params = { caseId: made.caseId }
  await sign(world, 'asta', made.caseId, made.requestId)
  expect(await isOpen(made.caseId)).toBe(false)
  const { maxValidUntilOn } = await (await world.as('majken')).do(readConsentRule, { params })
  const { id: exceptionId } = await (await world.as('majken')).do(makeException, {
    params, body: { partyId: made.parties.nils, kind: 'hindered', reason: 'Till sjöss till våren.', decidedBy: 'Majken Testberg', validUntilOn: maxValidUntilOn },
  })
  expect(await isOpen(made.caseId)).toBe(false)
  await (await world.as('berit')).do(confirmException, { params: { ...params, exceptionId } })
  expect(await isOpen(made.caseId)).toBe(true)
})

test('D13: where one guardian is the threat nothing goes out, and he learns of no case', async () => {
  const { caseId, parties } = await aCase(world, { ...family, until: 'mapping', bornOn: thirteen })
  const majken = await world.as('majken')
  const check = (name: CastName, safe: boolean) => majken.do(checkContact, { params: { caseId }, body: { partyId: parties[name], safe, channel: 'telefon' } })
  await check('vilgot', true)
  await check('asta', true)
  await check('nils', false)
  const { maxValidUntilOn } = await majken.do(readConsentRule, { params: { caseId } })
  const lines = linesFor((['majken', 'sara', 'agda', 'ture', 'ester'] as const).map((name) => parties[name]))
  const body = { lines, purpose: 'Att må bättre.', validUntilOn: maxValidUntilOn, reach: 'from-now' as const, informed: { how: 'meeting' as const, interpreter: false } }
  expect(await majken.verdict(requestConsent, { params: { caseId }, body })).toBe('refused:contact-not-safe')
  for (const name of ['asta', 'nils'] as const) expect(await (await world.as(name)).verdict(readCase, { params: { caseId } })).toBe('404')
})

test('D14: at 18 the young person alone says yes, and the guardians read nothing', async () => {
  const made = await aCase(world, { ...family, bornOn: '2008-05-05' })
  await sign(world, 'vilgot', made.caseId, made.requestId)
  expect(await isOpen(made.caseId)).toBe(true)
  for (const name of ['asta', 'nils'] as const) expect(await (await world.as(name)).verdict(readCase, { params: { caseId: made.caseId } })).toBe('404')
})

test('D15: at 18 the young person names his mother, who was his guardian, and she reads what he says when she has promised, and nothing after he takes it back', async () => {
  const made = await aCaseWithRelative(world, { reads: ['plan'] })
  const params = { caseId: made.caseId }
  await (await world.as('majken')).do(setGoal, { params, body: { youthWords: 'Jag vill orka gå till skolan.', area: 'school', term: 'short' } })
  const read = async (name: CastName) => (await (await world.as(name)).do(readPlan, { params })).goals.length
  expect(await read('asta')).toBe(1)
  await (await world.as('vilgot')).do(withdrawConsent, { params: { ...params, requestId: made.requestId }, body: { towards: made.relativeId, category: null, method: 'self' } })
  expect(await read('asta')).toBe(0)
  expect(await read('sara')).toBe(1)
  expect(await (await world.as('nils')).verdict(readCase, { params })).toBe('404')
})

test('D16 and D17: what is said of somebody else, a guardian too, needs their own consent, and the text says so', async () => {
  const { caseId } = await aCase(world, { ...family, bornOn: thirteen })
  const { text } = (await (await world.as('asta')).do(readConsent, { params: { caseId } })).requests[0]!
  expect(text).toContain('Samtycket gäller Vilgot P.')
  expect(text).toContain('Uppgifter som rör någon annan kräver ett eget samtycke från den personen.')
})

test('D19 to D23: the text says that it is no consent to an intervention, and none under data protection law', async () => {
  const { caseId } = await aCase(world, { ...family, bornOn: thirteen })
  const { text } = (await (await world.as('asta')).do(readConsent, { params: { caseId } })).requests[0]!
  expect(text).toContain('Det här är inte ett samtycke till någon insats.')
  expect(text).toContain('Det här är inte ett samtycke enligt dataskyddsförordningen (GDPR).')
})

test('D24: what was handed out on a ground of law stands when consent is withdrawn, and is noted beside it', async () => {
  const made = await aCase(world)
  const params = { caseId: made.caseId }
  const agda = await world.as('agda')
  await agda.do(makeDisclosure, {
    params, body: {
      ground: 'osl-10-15a-1', facts: 'Att han har hotats till att bära något.', secrecy: 'social-services', recipientKind: 'police', recipient: 'Polisen, regionens underrättelseenhet',
      channel: 'phone', need: 'Att hindra att han rekryteras.', weighing: 'Faran för honom väger tyngre.', decidedBy: 'Agda Exempelkvist', delegation: 'Punkt 4.2', handedOutAt: '2026-11-22T07:00:00Z',
    },
  })
  await (await world.as('asta')).do(withdrawConsent, { params: { ...params, requestId: made.requestId }, body: { towards: null, category: null, method: 'self' } })
  expect((await agda.do(listDisclosures, { params })).items).toMatchObject([{ ground: 'osl-10-15a-1', recipient: 'Polisen, regionens underrättelseenhet' }])
  expect((await agda.do(readPlan, { params })).goals).toEqual([])
})
