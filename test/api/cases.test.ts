import {
  chooseLegalFrame, closeCase, evaluate, listCases, listEvaluations, makeInquiry, moveCase, nameInquiry, noteStartDecision, readCase,
} from '@kring/contract/cases'
import type { ClosureReason } from '@kring/domain/cases'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { functions } from '../../server/demo/cast.ts'
import { aCase, decideToStart, sign } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { behind } from '../world/behind.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())

const question = { kind: 'sspf', asFunctionId: functions.mentor, toFunctionId: functions.coordinator, concern: 'En elev i åttan är borta mer och mer.', familyKnows: true } as const

test('an inquiry exists for its sender and the coordinator, and for nobody else', async () => {
  const sara = await world.as('sara')
  const { id: caseId } = await sara.do(makeInquiry, { body: question })

  const majken = await world.as('majken')
  expect((await majken.do(readCase, { params: { caseId } })).inquiry?.concern).toBe(question.concern)
  expect((await sara.do(readCase, { params: { caseId } })).you.inquirer).toBe(true)
  for (const other of ['ture', 'ester', 'agda', 'rune', 'ove', 'asta', 'ada'] as const) {
    const client = await world.as(other)
    expect(await client.verdict(readCase, { params: { caseId } })).toBe('404')
    expect((await client.do(listCases)).items).toEqual([])
  }
  expect(await world.nobody.verdict(readCase, { params: { caseId } })).toBe('401')
})

test('an inquiry cannot be made as a function that one does not hold', async () => {
  const ove = await world.as('ove')
  expect(await ove.verdict(makeInquiry, { body: question })).toBe('404')
})

test('a repeated attempt with the same key opens one case', async () => {
  const sara = await world.as('sara')
  const key = 'one-and-the-same-key'
  const answers = await Promise.all([1, 2, 3].map(() => sara.do(makeInquiry, { body: question, key })))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await sara.verdict(makeInquiry, { body: { ...question, concern: 'Något annat.' }, key })).toBe('422')
})

test('only the inquirer names the young person, and only the coordinator moves the case', async () => {
  const sara = await world.as('sara')
  const majken = await world.as('majken')
  const { id: caseId } = await sara.do(makeInquiry, { body: question })
  const naming = { name: 'Vilgot Provlund', bornYear: 2012, ground: 'guardian-go-ahead', groundNote: 'Mamma sa ja i telefon.' } as const
  expect(await majken.verdict(nameInquiry, { params: { caseId }, body: naming })).toBe('refused:not-yours')
  await sara.do(nameInquiry, { params: { caseId }, body: naming })
  expect(await sara.verdict(moveCase, { params: { caseId }, body: { state: 'screening' } })).toBe('refused:not-coordinator')
  await majken.do(moveCase, { params: { caseId }, body: { state: 'screening' } })
  expect(await majken.verdict(moveCase, { params: { caseId }, body: { state: 'active' } })).toBe('refused:wrong-state')
  const seen = await majken.do(readCase, { params: { caseId } })
  expect(seen.state).toBe('screening')
  expect(seen.inquiry?.naming?.name).toBe('Vilgot Provlund')
})

test('hidden and absent answer byte for byte alike', async () => {
  const sara = await world.as('sara')
  const { id: hidden } = await sara.do(makeInquiry, { body: question })
  const ture = await world.as('ture')
  const headers = { 'x-request-id': 'the-same-request' }
  const [toHidden, toAbsent] = await Promise.all(
    [hidden, '99999999-0000-4000-8000-000000000000'].map((caseId) => ture.send(readCase, { params: { caseId }, headers })))
  expect(toHidden!.text).toBe(toAbsent!.text)
  const comparable = ({ date, ...rest }: Record<string, string>) => rest
  expect(comparable(toHidden!.headers)).toEqual(comparable(toAbsent!.headers))
})

test('a pause has a ground, and the case tells which party paused it, and why', async () => {
  const { caseId } = await aCase(world)
  const params = { caseId }
  const majken = await world.as('majken')
  for (const body of [{ state: 'paused' }, { state: 'paused', pause: 'other' }, { state: 'closing', pause: 'placement' }] as const) {
    expect(await majken.verdict(moveCase, { params, body })).toBe('422')
  }
  await majken.do(moveCase, { params, body: { state: 'paused', pause: 'placement' } })
  const { steps } = await (await world.as('ture')).do(readCase, { params })
  expect(steps.at(-1)).toMatchObject({ state: 'paused', pause: 'placement', reason: null, by: expect.stringContaining('Socialtjänsten') })
})

test('a kind of case knows its own states and its usual weeks between meetings; a state that it does not know is refused, and never reached by itself', async () => {
  const sig = await aCase(world, { kind: 'sig', until: 'consent-pending' })
  const other = await aCase(world, { youth: 'loke', guardians: ['freja', 'bo'] })
  const majken = await world.as('majken')
  const admin = await behind(world)
  const toSig = async (states: string) => { await admin.query(`update case_kind set states = ${states}, cadence_weeks = 6 where code = 'sig'`) }
  const file = () => majken.do(readCase, { params: { caseId: sig.caseId } })
  const pause = (caseId: string) => majken.verdict(moveCase, { params: { caseId }, body: { state: 'paused', pause: 'no-consent' } })

  await toSig("array_remove(states, 'active')")
  for (const name of ['asta', 'nils'] as const) await sign(world, name, sig.caseId, sig.requestId)
  await decideToStart(world, sig.caseId)
  expect((await file()).state).toBe('consent-pending')
  expect(await majken.verdict(moveCase, { params: { caseId: sig.caseId }, body: { state: 'active' } })).toBe('refused:wrong-state')

  await toSig("array_append(array_remove(states, 'paused'), 'active')")
  await majken.do(moveCase, { params: { caseId: sig.caseId }, body: { state: 'active' } })
  const { states, cadenceWeeks } = await file()
  expect({ knowsPause: states.includes('paused'), cadenceWeeks }).toEqual({ knowsPause: false, cadenceWeeks: 6 })
  expect(await pause(sig.caseId)).toBe('refused:wrong-state')
  expect(await pause(other.caseId)).toBe('sees')
  await admin.close()
})

test('that a case became active by itself is said of nobody', async () => {
  const { caseId } = await aCase(world)
  const { steps } = await (await world.as('majken')).do(readCase, { params: { caseId } })
  expect(steps.find(({ state }) => state === 'active')).toMatchObject({ by: null })
})

test('a closed case is followed up with a reason, and closed again', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const majken = await world.as('majken')
  await majken.do(moveCase, { params, body: { state: 'closing' } })
  await (await world.as('vilgot')).do(evaluate, { params, body: { partyId: parties.vilgot, block: 'alliance', answers: { reached: 8 } } })
  expect(await majken.verdict(moveCase, { params, body: { state: 'closed' } })).toBe('refused:wrong-state')
  await majken.do(closeCase, { params, body: { reason: 'as-planned', copyGivenOn: '2026-11-01' } })
  expect(await majken.verdict(moveCase, { params, body: { state: 'follow-up' } })).toBe('422')
  await majken.do(moveCase, { params, body: { state: 'follow-up', reason: 'Som vi kom överens om.' } })
  await majken.do(moveCase, { params, body: { state: 'closed' } })
  expect((await majken.do(readCase, { params })).steps.slice(-3).map(({ state }) => state)).toEqual(['closed', 'follow-up', 'closed'])
})

test('a SIG starts when social services and the police have decided, and the police do so when the consent is in force', async () => {
  const made = await aCase(world, { kind: 'sig', youth: 'alma', guardians: ['hodan'], until: 'consent-pending' })
  const params = { caseId: made.caseId }
  const majken = await world.as('majken')
  const state = async () => (await majken.do(readCase, { params })).state
  const decision = (agencyKind: string) => ({ params, body: { agencyKind, decidedBy: 'Den som beslutar', decidedOn: '2026-11-20' } })
  expect(await majken.verdict(noteStartDecision, decision('police'))).toBe('refused:consent-missing')
  for (const name of ['hodan', 'alma'] as const) await sign(world, name, made.caseId, made.requestId)
  expect(await state()).toBe('consent-pending')
  expect(await majken.verdict(moveCase, { params, body: { state: 'active' } })).toBe('refused:needs-start-decision')
  expect(await (await world.as('ture')).verdict(noteStartDecision, decision('police'))).toBe('refused:not-coordinator')
  expect(await majken.verdict(noteStartDecision, { params, body: { ...decision('police').body, decidedOn: '2199-01-01' } })).toBe('422')
  await majken.do(noteStartDecision, decision('police'))
  expect(await majken.verdict(noteStartDecision, decision('police'))).toBe('refused:already-done')
  expect(await majken.verdict(noteStartDecision, decision('school'))).toBe('refused:wrong-state')
  expect(await state()).toBe('consent-pending')
  await majken.do(noteStartDecision, decision('social'))
  expect(await state()).toBe('active')
  expect((await majken.do(readCase, { params })).startDecisions).toMatchObject([{ agencyKind: 'social', decidedOn: '2026-11-20' }, { agencyKind: 'police' }])
})

test('an SSPF asks for no decision besides consent', async () => {
  const { caseId } = await aCase(world)
  expect(await (await world.as('majken')).do(readCase, { params: { caseId } })).toMatchObject({ state: 'active', startDecisions: [] })
})

test('the coordinator says on what legal frame the young person takes part, and nobody else learns it', async () => {
  const { caseId } = await aCase(world, { until: 'mapping' })
  const params = { caseId }
  const majken = await world.as('majken')
  const sara = await world.as('sara')
  expect((await majken.do(readCase, { params })).legalFrame).toBe('no-individual-assessment')
  expect(await sara.verdict(chooseLegalFrame, { params, body: { legalFrame: 'sentence' } })).toBe('refused:not-coordinator')
  await majken.do(chooseLegalFrame, { params, body: { legalFrame: 'lvu-22' } })
  await majken.do(chooseLegalFrame, { params, body: { legalFrame: 'assistance-decision' } })
  expect((await majken.do(readCase, { params })).legalFrame).toBe('assistance-decision')
  expect((await sara.do(readCase, { params })).legalFrame).toBeNull()
  const { caseId: active } = await aCase(world)
  expect(await majken.verdict(chooseLegalFrame, { params: { caseId: active }, body: { legalFrame: 'lvu-22' } })).toBe('refused:wrong-state')
})

test('at the end the young person answers first, then the guardians, then the agencies', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, vilgot, asta, ture] = await Promise.all([world.as('majken'), world.as('vilgot'), world.as('asta'), world.as('ture')])
  await majken.do(moveCase, { params, body: { state: 'closing' } })
  const answers = { reached: 8 }
  const byTure = () => ture.verdict(evaluate, { params, body: { partyId: parties.ture, block: 'efforts', answers } })
  const waitsFor = async (client: typeof majken) => (await client.do(listEvaluations, { params })).waitsFor
  expect(await asta.verdict(evaluate, { params, body: { partyId: parties.asta, block: 'alliance', answers } })).toBe('refused:needs-evaluation')
  expect(await byTure()).toBe('refused:needs-evaluation')
  expect(await waitsFor(ture)).toBe('youth')
  expect(await vilgot.verdict(evaluate, { params, body: { partyId: parties.vilgot, block: 'alliance', answers: {} } })).toBe('422')
  await vilgot.do(evaluate, { params, body: { partyId: parties.vilgot, block: 'alliance', answers } })
  expect(await byTure()).toBe('refused:needs-guardian-evaluation')
  await asta.do(evaluate, { params, body: { partyId: parties.asta, block: 'alliance', answers } })
  expect(await byTure()).toBe('refused:needs-guardian-evaluation')
  expect([await waitsFor(ture), await waitsFor(asta)]).toEqual(['guardian', null])
  await majken.do(evaluate, { params, body: { partyId: parties.nils, block: 'alliance', answers: { 'no-answer': 'Nils hör inte av sig.' } } })
  expect(await waitsFor(ture)).toBe(null)
  expect(await byTure()).toBe('sees')
})

test('a case that broke off is closed with its reason; one that came to its end is evaluated first', async () => {
  const majken = await world.as('majken')
  const running = { caseId: (await aCase(world)).caseId }
  await majken.do(moveCase, { params: running, body: { state: 'closing' } })
  const close = (params: { caseId: string }, reason: ClosureReason) =>
    majken.verdict(closeCase, { params, body: { reason, copyGivenOn: '2026-11-01' } })
  for (const reason of ['as-planned', 'not-as-planned'] as const) expect(await close(running, reason)).toBe('refused:needs-evaluation')
  expect(await close(running, 'moved-away')).toBe('sees')
  const asked = { caseId: (await aCase(world, { until: 'consent-pending' })).caseId }
  expect(await close(asked, 'as-planned')).toBe('refused:needs-evaluation')
  expect(await close(asked, 'aborted')).toBe('sees')
  expect(await majken.do(readCase, { params: asked })).toMatchObject({ state: 'closed', closure: { reason: 'aborted', continuingSupport: null } })
})
