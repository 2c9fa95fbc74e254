import { readCase } from '@kring/contract/cases'
import { checkContact, confirmConsent, noteRefusal, readConsent, refuseConsent, signConsent } from '@kring/contract/consent'
import { chooseMail } from '@kring/contract/notices'
import { readPlan } from '@kring/contract/plan'
import { listToAnswer } from '@kring/server/features/notices/queries'
import { askForAnswer } from '@kring/server/features/notices/reminders'
import { openLog } from '@kring/server/platform/log'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, sign, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { answerOfDatabase, tallies } from '../world/behind.ts'

let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const clerk = { kind: 'system', name: 'clerk' } as const
/** Loke, 13: Freja and Bo have joint custody. */
const aFamily = () => aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
const toAnswer = async ({ requestId }: CaseMade) => (await world.door.as(clerk, listToAnswer)).filter((one) => one.requestId === requestId)
const named = async (made: CaseMade) => (await toAnswer(made)).map(({ personId, turn }) => [Object.keys(cast).find((name) => cast[name as CastName].id === personId), turn]).sort()

/** Tells everybody whom it is time to tell; gives the mails. */
async function tell(made: CaseMade) {
  const sent: { to: string; subject: string; text: string }[] = []
  const tools = { database: world.door, log: openLog('silent'), mail: async (mail: (typeof sent)[number]) => { sent.push(mail) }, queue: () => Promise.reject(new Error('queues nothing')) }
  for (const one of await toAnswer(made)) {
    await askForAnswer.run(tools, one)
    await askForAnswer.run(tools, one)
  }
  return sent
}

test('F.3: one guardian signs and the other says no: nothing is shared, the first is told neither who nor why, and nobody is asked any more', async () => {
  const made = await aFamily()
  const { caseId } = made
  for (const name of ['freja', 'bo'] as const) await (await world.as(name)).do(chooseMail, { body: { mail: true } })
  expect(await tell(made)).toHaveLength(2)
  await sign(world, 'freja', caseId, made.requestId)
  await world.later('4 days')
  // Loke, 13, signs nothing: he is looked at as himself, and told nothing.
  expect(await named(made)).toEqual([['bo', 1], ['loke', 1]])
  const mails = await tell(made)
  expect(mails).toHaveLength(1)
  expect(JSON.stringify(mails)).not.toMatch(/samtycke|Loke|SSPF|Freja/i)

  const asTold = async () => {
    const { you, ...consent } = await (await world.as('freja')).do(readConsent, { params: { caseId } })
    return { ...consent, you: { ...you, endsInMs: 0 } }
  }
  const before = await asTold()
  const counted = await tallies(world)
  await (await world.as('bo')).do(refuseConsent, { params: made })
  expect(await asTold()).toEqual(before)
  expect(await tallies(world)).toBe(counted + 1)
  const { requests: [request] } = await (await world.as('majken')).do(readConsent, { params: { caseId } })
  expect(request).toMatchObject({ complete: false, answers: expect.arrayContaining([{ partyId: made.parties.bo, answer: 'refused' }, { partyId: made.parties.freja, answer: 'signed' }]) })
  expect((await (await world.as('majken')).do(readCase, { params: { caseId } })).state).toBe('consent-pending')
  for (const name of ['sara', 'ture', 'agda', 'ester'] as const) {
    const client = await world.as(name)
    expect([name, await client.verdict(readPlan, { params: { caseId } }), await client.verdict(confirmConsent, { params: made, body: {} })]).toEqual(
      // She asked, and enters as who asked.
      [name, name === 'sara' ? 'sees' : '404', '404'])
  }
  await world.later('30 days')
  expect(await tell(made)).toEqual([])
  expect((await named(made)).map(([name]) => name)).not.toContain('bo')
})

test('who is asked is told at once and two times more at most, and never when contact is not safe, no mail is wanted or nothing is asked of them', async () => {
  const made = await aFamily()
  await (await world.as('bo')).do(chooseMail, { body: { mail: true } })
  await (await world.as('freja')).do(chooseMail, { body: { mail: false } })
  expect(await named(made)).toEqual([['bo', 0], ['freja', 0], ['loke', 0]])
  expect(await tell(made)).toHaveLength(1)
  expect(await tell(made)).toHaveLength(0)
  for (const [days, mails] of [[3, 1], [3, 0], [5, 1], [20, 0], [40, 0]] as const) {
    await world.later(`${days} days`)
    expect([days, (await tell(made)).length]).toEqual([days, mails])
  }
  const unsafe = await aFamily()
  await (await world.as('majken')).do(checkContact, { params: { caseId: unsafe.caseId }, body: { partyId: unsafe.parties.bo, safe: false, channel: 'ingen' } })
  expect((await named(unsafe)).map(([name]) => name)).not.toContain('bo')
})

test('a no that is said on the telephone counts at once, is its person’s own to see, and can be noted by the coordinator alone', async () => {
  const made = await aFamily()
  const { caseId, requestId } = made
  const params = { caseId, requestId }
  const [majken, bo, freja] = await Promise.all([world.as('majken'), world.as('bo'), world.as('freja')])
  const body = { forPartyId: made.parties.bo, method: 'telephone' as const }
  expect(await freja.verdict(noteRefusal, { params, body })).toBe('refused:not-coordinator')
  expect(await majken.verdict(noteRefusal, { params, body: { ...body, forPartyId: made.parties.loke } })).toBe('refused:not-a-signer')
  const asTold = async () => (await freja.do(readConsent, { params: { caseId } })).requests
  const before = await asTold()
  const counted = await tallies(world)
  await majken.do(noteRefusal, { params, body })
  expect(await asTold()).toEqual(before)
  expect(await tallies(world)).toBe(counted + 1)
  const { requests: [request] } = await bo.do(readConsent, { params: { caseId } })
  expect(request!.yourAnswer).toBe('refused')
  expect(await bo.verdict(signConsent, { params, body: { locale: 'sv', textHash: request!.textHash, understood: true } })).toBe('refused:already-done')
  expect(await majken.verdict(noteRefusal, { params, body })).toBe('refused:already-done')
  expect((await named(made)).map(([name]) => name)).not.toContain('bo')
  const statement = (method: string, slot: string) => `insert into consent_refusal (id, request_id, slot, method, gate) values (gen_random_uuid(), '${requestId}', ${slot}, '${method}', app.gate_here(1))`
  const ownSlot = '(app.own_here() & 65535)::integer'
  expect(await answerOfDatabase(world, 'freja', caseId, statement('telephone', ownSlot))).toBe('42501')
  expect(await answerOfDatabase(world, 'majken', caseId, statement('self', '99'))).toBe('42501')
})
