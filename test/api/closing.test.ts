import { closeCase, evaluate, listEvaluations, moveCase, readCase } from '@kring/contract/cases'
import { listCommitments, makeCommitment, settleCommitment } from '@kring/contract/commitments'
import { readConsent } from '@kring/contract/consent'
import { checkConsent, goToItem, markPresence, openMeeting, planMeeting, readMeeting } from '@kring/contract/meetings'
import { listDecisions, makeDecision } from '@kring/contract/minutes'
import { listNotices } from '@kring/contract/notices'
import { markGoal, readPlan, setGoal } from '@kring/contract/plan'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, type CaseWanted } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())

/** A case that is being closed, with somebody's answer to a block of the evaluation. */
async function closing(wanted: CaseWanted = {}) {
  const { caseId, parties } = await aCase(world, wanted)
  const params = { caseId }
  await (await world.as('majken')).do(moveCase, { params, body: { state: 'closing' } })
  const answered = async (by: CastName, block: 'alliance' | 'efforts' | 'effects', answers: Record<string, string | number>, whose = by) =>
    (await world.as(by)).verdict(evaluate, { params, body: { partyId: parties[whose], block, answers } })
  return { params, parties, answered }
}
const waits = async (name: CastName, caseId: string) =>
  (await (await world.as(name)).do(listNotices, { query: { limit: 100 } })).items.filter((one) => one.caseId === caseId).map(({ kind }) => kind)

test('a closing answer is read by those who work with the family, by whoever gave it, and by no other member of the family', async () => {
  const { params, answered } = await closing()
  const words = async (name: CastName) => JSON.stringify((await (await world.as(name)).do(listEvaluations, { params })).evaluations.map(({ answers }) => answers))
  expect(await answered('majken', 'alliance', { helped: 'sagt av vilgot' }, 'vilgot')).toBe('sees')
  expect(await answered('vilgot', 'alliance', { words: 'skrivet av vilgot' })).toBe('sees')
  expect(await answered('asta', 'alliance', { words: 'skrivet av asta' })).toBe('sees')
  expect(await answered('majken', 'alliance', { 'no-answer': 'nils hör inte av sig' }, 'nils')).toBe('sees')
  expect(await answered('ture', 'efforts', { missing: 'skrivet av ture' })).toBe('sees')
  const told = ['sagt av vilgot', 'skrivet av vilgot', 'skrivet av asta', 'nils hör inte', 'skrivet av ture']
  for (const [name, reads] of [
    ['majken', told], ['sara', told],
    ['vilgot', ['sagt av vilgot', 'skrivet av vilgot', 'skrivet av ture']],
    ['asta', ['skrivet av asta', 'skrivet av ture']],
    ['nils', ['nils hör inte', 'skrivet av ture']],
  ] as const) {
    const all = await words(name)
    expect(told.filter((one) => all.includes(one)), name).toEqual(reads)
  }
  const readBy = async (name: CastName) => (await (await world.as(name)).do(listEvaluations, { params })).readBy
  expect(await readBy('ture')).toEqual(expect.arrayContaining(['Vilgot Provlund', 'Asta Provlund', 'Nils Exempelsson']))
  expect(await readBy('asta')).not.toContain('Nils Exempelsson')
  // The coordinator writes down what the family says, and nothing in an agency's name.
  expect(await answered('majken', 'effects', { better: 9 }, 'ture')).toBe('refused:not-yours')
})

test('that somebody does not answer is noted with the reason and no answers beside it, and lets the next one answer', async () => {
  const { params, answered } = await closing({ guardians: ['asta'] })
  expect(await answered('majken', 'alliance', { 'no-answer': 'Vill inte.', helped: 'Fotbollen' }, 'vilgot')).toBe('422')
  expect(await answered('majken', 'alliance', { 'no-answer': 7 }, 'vilgot')).toBe('422')
  expect(await answered('majken', 'alliance', { 'no-answer': 'Vill inte.' }, 'vilgot')).toBe('sees')
  expect((await (await world.as('majken')).do(listEvaluations, { params })).waitsFor).toBe('guardian')
  // Whoever changes their mind is heard.
  expect(await answered('vilgot', 'alliance', { helped: 'Fotbollen' })).toBe('sees')
})

test('the closing evaluation waits for an agency when the family has answered, and no longer when it has', async () => {
  const { params, answered } = await closing({ guardians: ['asta'] })
  const asks = async (name: CastName) => (await waits(name, params.caseId)).includes('evaluate-case')
  expect(await asks('ture')).toBe(false)
  await answered('vilgot', 'alliance', { better: 8 })
  expect(await asks('ture')).toBe(false)
  await answered('asta', 'alliance', { better: 8 })
  expect(await asks('ture')).toBe(true)
  for (const name of ['vilgot', 'asta', 'majken', 'ove'] as const) expect(await asks(name), name).toBe(false)
  expect(await answered('ture', 'efforts', { together: 7 })).toBe('sees')
  expect([await asks('ture'), await asks('ester')]).toEqual([false, true])
})

test('an agency that its consent does not let give to the meetings is not asked, and told why it cannot answer', async () => {
  const { params, answered } = await closing({
    guardians: ['asta'],
    lines: (parties) => [
      ...linesFor([parties.majken, parties.sara, parties.agda, parties.ester]),
      ...['team', 'plan', 'meeting'].map((category) => ({ partyId: parties.ture, category, reads: true, gives: category !== 'meeting' })),
    ],
  })
  await answered('vilgot', 'alliance', { better: 8 })
  await answered('asta', 'alliance', { better: 8 })
  expect(await waits('ture', params.caseId)).not.toContain('evaluate-case')
  expect(await answered('ture', 'efforts', { together: 7 })).toBe('refused:consent-missing')
})

test('the day of the family’s copy is noted where a work came to its end, and may be left out where it broke off', async () => {
  const { params, answered } = await closing({ guardians: ['asta'] })
  const majken = await world.as('majken')
  await answered('vilgot', 'alliance', { better: 8 })
  expect(await majken.verdict(closeCase, { params, body: { reason: 'as-planned' } })).toBe('422')
  await majken.do(closeCase, { params, body: { reason: 'moved-away' } })
  expect((await majken.do(readCase, { params })).closure).toMatchObject({ reason: 'moved-away', copyGivenOn: null })
})

test('the family reads to the end what was theirs to read: plan, promises, decisions, consent, closure and own answers', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, vilgot] = [await world.as('majken'), await world.as('vilgot')]
  const { id: goalId } = await vilgot.do(setGoal, { params, body: { youthWords: 'Spela fotboll igen', area: 'leisure' } })
  await majken.do(markGoal, { params: { caseId, goalId }, body: { value: 3, moment: 'start' } })
  const { id: commitmentId } = await majken.do(makeCommitment, { params, body: { ownerId: parties.ture, goalId, text: 'Följer med till träningen', dueOn: '2027-02-01' } })
  const startsAt = (await majken.do(readCase, { params })).steps.at(-1)!.at
  const { id: meetingId } = await majken.do(planMeeting, { params, body: { kind: 'closing', startsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(), place: 'Rum 2' } })
  const here = { caseId, meetingId }
  await majken.do(openMeeting, { params: here })
  await majken.do(markPresence, { params: here, body: { parties: [{ partyId: parties.vilgot, presence: 'present' }] } })
  await majken.do(checkConsent, { params: here, body: { outcome: 'passed' } })
  const { items, version } = await majken.do(readMeeting, { params: here })
  const support = items.find(({ code }) => code === 'support')!
  const ofYouth = items.find(({ code }) => code === 'child-evaluation')!
  await majken.do(goToItem, { params: here, body: { to: support.id }, ifMatch: version })
  await majken.do(makeDecision, { params: { ...here, itemId: support.id }, body: { text: 'Mentorn finns kvar.' } })
  await majken.do(makeDecision, { params: { ...here, itemId: ofYouth.id }, body: { text: 'Det som den unge ville.' } })
  await majken.do(moveCase, { params, body: { state: 'closing' } })
  await vilgot.do(evaluate, { params, body: { partyId: parties.vilgot, block: 'alliance', answers: { words: 'Tack' } } })
  await majken.do(settleCommitment, { params: { caseId, commitmentId }, body: { how: 'handed-over', ownerId: parties.sara, reason: 'Skolan ordnar.' }, ifMatch: 0 })
  await majken.do(closeCase, { params, body: { reason: 'as-planned', copyGivenOn: '2026-11-01' } })
  await world.later('400 days')

  for (const name of ['vilgot', 'asta', 'nils'] as const) {
    const client = await world.as(name)
    expect((await client.do(readCase, { params })).closure?.reason).toBe('as-planned')
    expect((await client.do(readPlan, { params })).goals).toMatchObject([{ start: 3, words: { youth: { text: 'Spela fotboll igen' } } }])
    expect((await client.do(listCommitments, { params })).items).toMatchObject([{ state: 'handed-over', ownerId: parties.sara, steps: [{ reason: 'Skolan ordnar.' }] }])
    expect((await client.do(readConsent, { params })).requests).toHaveLength(1)
    const decisions = (await client.do(listDecisions, { params })).items.map(({ text }) => text)
    expect(decisions, name).toEqual(name === 'vilgot' ? ['Mentorn finns kvar.', 'Det som den unge ville.'] : ['Mentorn finns kvar.'])
    expect((await client.do(listEvaluations, { params })).evaluations).toHaveLength(name === 'vilgot' ? 1 : 0)
  }
  // With the consent over, an agency is left with what it wrote itself.
  expect((await (await world.as('ture')).do(listDecisions, { params })).items).toEqual([])
})
