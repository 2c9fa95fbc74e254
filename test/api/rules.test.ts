import { randomUUID } from 'node:crypto'
import { listCases } from '@kring/contract/cases'
import { readConsent, readConsentRule, requestConsent } from '@kring/contract/consent'
import { confirmException, makeException } from '@kring/contract/exceptions'
import { answerInvitation, listMeetings, planMeeting } from '@kring/contract/meetings'
import { listNotices } from '@kring/contract/notices'
import type { BodyOf } from '@kring/contract/route'
import { changeConsentRule, listConsentRules } from '@kring/contract/rules'
import { readMe } from '@kring/contract/sessions'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cast, municipality, type CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, sign, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { answerOfDatabase } from '../world/behind.ts'

let world: World
let ada: Client
beforeAll(async () => {
  world = await startWorld()
  ada = await world.as('ada')
}, 120_000)
afterAll(() => world.close())

type Kind = 'sspf' | 'sig'
const rules = async (kind: Kind = 'sspf', as = ada) => {
  const { today, kinds } = await as.do(listConsentRules)
  return { today, versions: kinds.find(({ caseKind }) => caseKind === kind)!.versions }
}
const after = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
type Terms = Partial<BodyOf<typeof changeConsentRule>>

/** What the newest version says, with these changes, from tomorrow: what a form sends. */
async function sent(more: Terms = {}) {
  const { today, versions } = await rules(more.caseKind)
  const { version, youthSignsFromAge, guardians, maxValidityDays, familyInMeeting, exceptions, confidenceFromAge } = versions[0]!
  return {
    body: { caseKind: 'sspf' as const, inForceFrom: after(today, 1), youthSignsFromAge, guardians, maxValidityDays, familyInMeeting, exceptions, confidenceFromAge, ...more },
    ifMatch: version,
  }
}
const change = async (more: Terms = {}) => (await ada.do(changeConsentRule, await sent(more))).version
const tried = async (more: Terms) => (await ada.send(changeConsentRule, await sent(more))).body
const begun = async (more: Terms) => {
  await change(more)
  await world.later('1 day')
  ada = await world.as('ada')
}

const signers = async (name: CastName, { caseId }: CaseMade) => (await (await world.as(name)).do(readConsentRule, { params: { caseId } }))
const consentFor = async (name: CastName, { caseId }: CaseMade) => (await world.as(name)).do(readConsent, { params: { caseId } })
async function askAgain(made: CaseMade) {
  const { maxValidUntilOn } = await signers('majken', made)
  return (await (await world.as('majken')).do(requestConsent, { params: { caseId: made.caseId }, body: {
    lines: linesFor([made.parties.majken, made.parties.sara, made.parties.agda, made.parties.ture, made.parties.ester]), purpose: 'Att hjälpas åt.',
    validUntilOn: maxValidUntilOn, reach: 'all', informed: { how: 'meeting', interpreter: false } } })).id
}

test('the administrator reads the rule of each kind of case: what holds, since when, and what it says', async () => {
  const { kinds } = await ada.do(listConsentRules)
  expect(kinds.map(({ caseKind, hasMore }) => [caseKind, hasMore])).toEqual([['sspf', false], ['sig', false]])
  expect((await rules()).versions).toMatchObject([{
    version: 1, inForceFrom: '2026-01-01', state: 'in-force', youthSignsFromAge: 15, guardians: 'all', maxValidityDays: 183, familyInMeeting: true,
    exceptions: ['hindered', 'legal-review'], madeBy: null,
  }])
  expect((await ada.do(readMe)).functions.map(({ administers }) => administers)).toEqual([true])
})

test('a new version holds from its day and not before, and says who made it', async () => {
  const made = await aCase(world, { until: 'mapping' })
  const { today } = await rules()
  expect(await change({ maxValidityDays: 90, inForceFrom: after(today, 2) })).toBe(2)
  expect((await rules()).versions.map(({ version, state }) => [version, state])).toEqual([[2, 'coming'], [1, 'in-force']])
  expect((await rules()).versions[0]).toMatchObject({ madeBy: 'Ada Ordningsson', inForceFrom: after(today, 2) })
  await world.later('1 day')
  expect(await signers('majken', made)).toMatchObject({ version: 1, maxValidUntilOn: after(today, 1 + 183) })
  await world.later('1 day')
  expect(await signers('majken', made)).toMatchObject({ version: 2, maxValidUntilOn: after(today, 2 + 90) })
  ada = await world.as('ada')
  expect((await rules()).versions.map(({ state }) => state)).toEqual(['in-force', 'past'])
})

test('what the family was asked under one version is judged by it for ever, and what it is asked later by the next', async () => {
  const made = await aCase(world, { until: 'consent-pending' })
  expect((await signers('majken', made)).signers.map(({ role }) => role)).toEqual(['guardian', 'guardian'])
  // Vilgot is 14.
  await begun({ youthSignsFromAge: 12, maxValidityDays: 60 })
  expect((await signers('majken', made)).signers.map(({ role }) => role)).toEqual(['guardian', 'guardian', 'youth'])
  expect((await consentFor('majken', made)).requests[0]!.complete).toBe(false)
  for (const name of ['asta', 'nils'] as const) await sign(world, name, made.caseId, made.requestId)
  expect((await consentFor('majken', made)).requests[0]!.complete).toBe(true)

  const next = await askAgain(made)
  for (const name of ['asta', 'nils'] as const) await sign(world, name, made.caseId, next)
  const { requests } = await consentFor('majken', made)
  expect(requests.map(({ id, complete }) => [id, complete])).toEqual([[next, false], [made.requestId, true]])
  await sign(world, 'vilgot', made.caseId, next)
  expect((await consentFor('majken', made)).requests[0]!.complete).toBe(true)
})

test('whom a request asks is told by its own version too', async () => {
  await begun({ youthSignsFromAge: null, maxValidityDays: 183 })
  const made = await aCase(world, { until: 'consent-pending', youth: 'alma', guardians: ['hodan'] })
  expect((await consentFor('alma', made)).requests[0]!.yourAnswer).toBe(null)
  await begun({ youthSignsFromAge: 15 })
  expect((await consentFor('alma', made)).requests[0]!.yourAnswer).toBe(null)
  expect((await consentFor('majken', made)).requests[0]!.answers.map(({ partyId }) => partyId)).toEqual([made.parties.hodan])
  await askAgain(made)
  expect((await consentFor('alma', made)).requests.map(({ yourAnswer }) => yourAnswer)).toEqual(['waiting', null])
})

test('of those whose day has come the newest holds, so that a version made later for an earlier day replaces the one that was to come', async () => {
  const { today } = await rules('sig')
  await change({ caseKind: 'sig', youthSignsFromAge: 12, inForceFrom: after(today, 30) })
  await change({ caseKind: 'sig', youthSignsFromAge: 13, inForceFrom: after(today, 30) })
  expect((await rules('sig')).versions.map(({ state }) => state)).toEqual(['coming', 'replaced', 'in-force'])
  await change({ caseKind: 'sig', youthSignsFromAge: 14, inForceFrom: after(today, 10) })
  await change({ caseKind: 'sig', youthSignsFromAge: 16, inForceFrom: after(today, 20) })
  const made = await aCase(world, { until: 'mapping', kind: 'sig' })
  const held: [number, number | null][] = []
  for (let day = 0; day < 4; day += 1) {
    const { version, youthSignsFromAge } = await signers('majken', made)
    held.push([version, youthSignsFromAge])
    await world.later('10 days')
  }
  expect(held).toEqual([[1, 15], [4, 14], [5, 16], [5, 16]])
  ada = await world.as('ada')
  expect((await rules('sig')).versions.map(({ version, state }) => [version, state])).toEqual([[5, 'in-force'], [4, 'past'], [3, 'replaced'], [2, 'replaced'], [1, 'past']])
})

test('of the versions that are over the newest twenty are listed, and none is left out that holds or comes', async () => {
  const { today } = await rules('sig')
  for (let days = 100; days < 122; days += 1) await change({ caseKind: 'sig', maxValidityDays: days, inForceFrom: after(today, 300) })
  const sig = (await ada.do(listConsentRules)).kinds.find(({ caseKind }) => caseKind === 'sig')!
  const states = sig.versions.map(({ state }) => state)
  expect(sig.hasMore).toBe(true)
  expect([states[0], states.filter((state) => state === 'in-force').length, states.filter((state) => state === 'replaced' || state === 'past').length]).toEqual(['coming', 1, 20])
})

test('of two who change the same rule at once one is asked to look again, and neither overwrites the other', async () => {
  const given = await sent({ maxValidityDays: 100 })
  const other = { ...given, body: { ...given.body, maxValidityDays: 200 } }
  const answers = await Promise.all([ada.verdict(changeConsentRule, given), ada.verdict(changeConsentRule, other)])
  expect(answers.toSorted()).toEqual([expect.stringMatching(/409|412/), 'sees'])
  expect(await ada.verdict(changeConsentRule, other)).toBe('412')
  expect((await rules()).versions.filter(({ version }) => version === given.ifMatch + 1)).toHaveLength(1)
})

test('what cannot be meant is refused with the field that is wrong', async () => {
  const { today } = await rules()
  const paths = async (more: Terms) => ((await tried(more)).errors as { path: string }[] | undefined)?.map(({ path }) => path)
  expect(await paths({ inForceFrom: today })).toEqual(['inForceFrom'])
  expect(await paths({ inForceFrom: after(today, 367) })).toEqual(['inForceFrom'])
  expect(await paths({ youthSignsFromAge: 18 })).toEqual(['youthSignsFromAge'])
  expect(await paths({ youthSignsFromAge: -1 })).toEqual(['youthSignsFromAge'])
  expect(await paths({ maxValidityDays: 0 })).toEqual(['maxValidityDays'])
  expect(await paths({ maxValidityDays: 731 })).toEqual(['maxValidityDays'])
  expect(await paths({ exceptions: ['hindered', 'hindered'] })).toEqual(['exceptions'])
  expect(await paths({ guardians: 'none' as never })).toEqual(['guardians'])
  expect((await ada.send(changeConsentRule, { body: (await sent()).body })).status).toBe(428)
})

describe('the database itself', () => {
  const insert = (name: CastName, values: { municipality?: string; version?: number; inForceFrom?: string; adultAge?: number; madeBy?: string }) =>
    world.door.as({ kind: 'person', personId: cast[name].id, sessionId: cast[name].id }, (trx) => sql`
      insert into consent_rule (municipality_id, case_kind, version, in_force_from, youth_signs_from_age, adult_age, guardians, max_validity_days, made_by)
      values (${values.municipality ?? municipality.id}::uuid, 'sspf', coalesce(${values.version ?? null}::integer, app.next_rule_version(${municipality.id}::uuid, 'sspf')),
        ${values.inForceFrom ?? '2027-09-01'}::date, 15, ${values.adultAge ?? 18}, 'all', 183, ${values.madeBy ?? cast[name].id}::uuid)`.execute(trx)).then(() => 'written', (error: { code: string }) => error.code)

  test('lets nobody write a rule who does not administer, and the administrator none that holds already, skips a version or is another’s', async () => {
    const { today, versions } = await rules()
    for (const name of ['majken', 'sara', 'ove', 'asta', 'vilgot'] as const) expect(await insert(name, {}), name).toBe('42501')
    expect(await insert('ada', { inForceFrom: today })).toBe('42501')
    expect(await insert('ada', { inForceFrom: '2020-01-01' })).toBe('42501')
    expect(await insert('ada', { version: versions[0]!.version + 2 })).toBe('42501')
    expect(await insert('ada', { version: versions[0]!.version })).toBe('42501')
    expect(await insert('ada', { adultAge: 17 })).toBe('42501')
    expect(await insert('ada', { madeBy: cast.majken.id })).toBe('42501')
    expect(await insert('ada', { municipality: randomUUID() })).toBe('42501')
    expect(await insert('ada', {})).toBe('written')
  })

  test('asks no family under another version than the one that holds, nor for longer than it allows', async () => {
    const { caseId } = await aCase(world)
    const { version, maxValidUntilOn } = await (await world.as('majken')).do(readConsentRule, { params: { caseId } })
    const request = (ruleVersion: number, until: string) => answerOfDatabase(world, 'majken', caseId, `
      insert into consent_request (id, gate, purpose, valid_until_on, reach, form_version, text_sv, text_hash, rule_version, informed)
      values (gen_random_uuid(), app.gate_here(0), 'x', '${until}', 'all', '1', 'x', '\\x00', ${ruleVersion}, '{}')`)
    expect(await request(version, maxValidUntilOn)).toBe('done')
    expect(await request(version, after(maxValidUntilOn, 1))).toBe('42501')
    expect(await request(version - 1, maxValidUntilOn)).toBe('42501')
    expect(await request(version + 1, maxValidUntilOn)).toBe('42501')
  })

  test('changes and deletes no rule', async () => {
    for (const act of [sql`update consent_rule set guardians = 'one'`, sql`delete from consent_rule`]) {
      await expect(world.door.as({ kind: 'person', personId: cast.ada.id, sessionId: cast.ada.id }, (trx) => act.execute(trx))).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test('a change is told to those who administer and to nobody else, and opens no case to them', async () => {
  const majken = await world.as('majken')
  const [ears, others] = await Promise.all([ada.listen(), majken.listen()])
  await aCase(world, { until: 'inquiry' })
  await change({ maxValidityDays: 183 })
  await expect.poll(() => ears.heard.map(({ about, case: of }) => [about, of])).toEqual([['rule', null]])
  await expect.poll(() => others.heard.map(({ about }) => about)).toContain('case')
  expect(others.heard.map(({ about }) => about)).not.toContain('rule')
  expect((await ada.do(listCases)).items).toEqual([])
  ears.close()
  others.close()
})

test('an exception that the rule does not know is not made and not confirmed; one that stands goes on for what was asked under its version alone', async () => {
  const family = { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2016-07-07' } as const
  await begun({ exceptions: ['hindered', 'legal-review'], maxValidityDays: 183 })
  const made = await aCase(world, family)
  const params = { caseId: made.caseId }
  await sign(world, 'freja', made.caseId, made.requestId)
  const bodyFor = async (kind: 'hindered' | 'legal-review') => ({
    partyId: made.parties.bo, kind, reason: 'Till sjöss.', decidedBy: 'Berit Vikariesson, samordnare', validUntilOn: (await signers('majken', made)).maxValidUntilOn })
  const { id: exceptionId } = await (await world.as('majken')).do(makeException, { params, body: await bodyFor('hindered') })
  await (await world.as('berit')).do(confirmException, { params: { ...params, exceptionId } })
  expect((await signers('majken', made)).excepted).toEqual([made.parties.bo])

  await begun({ exceptions: ['legal-review'] })
  expect(await signers('majken', made)).toMatchObject({ exceptions: ['legal-review'], excepted: [] })
  expect((await consentFor('majken', made)).requests[0]!.complete).toBe(true)
  const next = await askAgain(made)
  await sign(world, 'freja', made.caseId, next)
  expect((await consentFor('majken', made)).requests.map(({ complete }) => complete)).toEqual([false, true])
  await sign(world, 'bo', made.caseId, next)
  expect((await consentFor('majken', made)).requests.map(({ complete }) => complete)).toEqual([true, true])

  const other = await aCase(world, family)
  const late = { params: { caseId: other.caseId }, body: { ...(await bodyFor('hindered')), partyId: other.parties.bo } }
  expect(await (await world.as('majken')).verdict(makeException, late)).toBe('refused:exception-not-in-rule')
  const { id: waiting } = await (await world.as('majken')).do(makeException, { ...late, body: { ...late.body, kind: 'legal-review' } })
  const waits = async () => (await (await world.as('berit')).do(listNotices)).items.some(({ kind, caseId }) => kind === 'confirm-exception' && caseId === other.caseId)
  expect(await waits()).toBe(true)
  await begun({ exceptions: [] })
  expect(await waits()).toBe(false)
  expect(await (await world.as('berit')).verdict(confirmException, { params: { caseId: other.caseId, exceptionId: waiting } })).toBe('refused:exception-not-in-rule')
})

test('whether the family sits in a meeting is proposed by the rule and decided when it is planned; whoever is not invited still reads it', async () => {
  await begun({ familyInMeeting: true, maxValidityDays: 183 })
  const { caseId } = await aCase(world)
  const params = { caseId }
  const startsAt = `${after((await rules()).today, 20)}T14:00:00+01:00`
  const plan = async (more: { familyAttends?: boolean } = {}) => (await (await world.as('majken')).do(planMeeting, { params, body: { kind: 'start', startsAt, ...more } })).id
  const before = await plan()
  await begun({ familyInMeeting: false })
  const planned = { without: await plan(), all: await plan({ familyAttends: true }) }
  const answer = async (name: CastName, meetingId: string) => (await world.as(name)).verdict(answerInvitation, { params: { caseId, meetingId }, body: { answer: 'coming' } })
  expect(await answer('asta', planned.without)).toBe('refused:not-invited')
  expect(await answer('vilgot', planned.without)).toBe('refused:not-invited')
  expect(await answer('ture', planned.without)).toBe('sees')
  for (const meetingId of [before, planned.all]) expect(await answer('asta', meetingId)).toBe('sees')
  expect((await (await world.as('asta')).do(listMeetings, { params })).items.map(({ id, familyAttends }) => [id, familyAttends])).toEqual(
    expect.arrayContaining([[before, true], [planned.without, false], [planned.all, true]]))
})

test('whoever administers no more finds nothing from the same moment on', async () => {
  const given = await sent()
  const admin = new pg.Client({ connectionString: world.database.adminUrl })
  await admin.connect()
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1', [cast.ada.id])
  await admin.end()
  expect(await ada.verdict(listConsentRules)).toBe('404')
  expect(await ada.verdict(changeConsentRule, given)).toBe('404')
})
