import { allRoutes } from '@kring/contract'
import { endParty, readCase } from '@kring/contract/cases'
import { setBlock } from '@kring/contract/blocks'
import { confirmDisclosure, listDisclosures, makeDisclosure } from '@kring/contract/grounds'
import { readCaseEvents, readHistory } from '@kring/contract/history'
import type { BodyOf } from '@kring/contract/route'
import { DisclosureGround, RecipientKind, Secrecy } from '@kring/domain/grounds'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, functions, type CastName } from '../../server/demo/cast.ts'
import { aCase, withdraw } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { answerOfDatabase, behind, fence } from '../world/behind.ts'
import type { Client } from '../world/as.ts'

let world: World
let admin: Awaited<ReturnType<typeof behind>>
beforeAll(async () => {
  world = await startWorld()
  admin = await behind(world)
}, 120_000)
afterAll(async () => {
  await admin.close()
  await world.close()
})

type Given = BodyOf<typeof makeDisclosure>
/** Somebody is about to be recruited for a violent act, and the police is told (OSL 10:18 a). */
const toThePolice: Given = {
  ground: 'osl-10-18a', facts: 'Vilgot har fått en bostad och en kontakt utpekad för i morgon kväll.', secrecy: 'social-services', recipientKind: 'police',
  recipient: 'Polisens ledningscentral', recipientPerson: 'Vakthavande befäl', channel: 'phone', need: 'Risk för ett grovt våldsbrott i morgon.',
  conditions: ['under-21', 'concrete-risk', 'not-a-committed-crime'], suitability: 'Kontaktfamiljen berörs inte.',
  decidedBy: 'Enhetschef Exempel', delegation: 'Delegationsordningen 7.3', handedOutAt: '2026-11-22T07:30:00Z',
}
const disclose = async (name: CastName, caseId: string, more: Partial<Given> = {}) =>
  (await (await world.as(name)).do(makeDisclosure, { params: { caseId }, body: { ...toThePolice, ...more } })).id
const register = async (client: Client, caseId: string) => (await client.do(listDisclosures, { params: { caseId } })).items
const others = ['majken', 'sara', 'ture', 'ester', 'vilgot', 'asta', 'nils'] as const

/** Everything that somebody can read without naming anything but the case, but the instants at which it was read. */
async function everythingFor(client: Client, caseId: string) {
  const fleeting = new Set(['endsInMs', 'leftMs', 'lastAt', 'lastActAt', 'since', 'instance'])
  const routes = allRoutes.filter(({ method, path, open }) => method === 'GET' && !open && !/:(?!caseId)/.test(path) && !['/drafts', '/sessions', '/me'].includes(path))
  const ask = async (route: (typeof routes)[number]) => {
    const { status, body } = await client.send(route, route.inCase ? { params: { caseId } } : {})
    return `${route.name} ${status} ${JSON.stringify({ ...body, at: undefined }, (key, value) => (fleeting.has(key) ? undefined : value))}`
  }
  // Who has read is asked last, when the own readings stand in it.
  return [...(await Promise.all(routes.filter((route) => route !== readHistory).map(ask))), await ask(readHistory)]
}

test('a disclosure is read by the party that made it and by nobody else: nobody\'s pages, lists, counts or connections differ by a byte', async () => {
  const { caseId } = await aCase(world)
  const agda = await world.as('agda')
  const askers = await Promise.all(others.map(async (name) => ({ personId: cast[name].id, client: await world.as(name) })))
  // Read once before, so that who has read is the same from here on.
  for (const { client } of askers) await everythingFor(client, caseId)
  const before: string[][] = []
  const differing = (one: string[], other: string[]) => one.filter((line, index) => line !== other[index]).map((line) => line.slice(0, 40))
  for (const { client } of askers) before.push(await everythingFor(client, caseId))
  const listeners = await Promise.all(askers.map(async ({ personId, client }) => ({ personId, live: await client.listen() })))
  const waiting = await admin.query('select count(*) from dispatch')

  const id = await disclose('agda', caseId)

  await fence(world, listeners)
  expect(listeners.map(({ live }) => live.heard)).toEqual(others.map(() => []))
  for (const [index, { client }] of askers.entries()) expect(differing(await everythingFor(client, caseId), before[index]!), others[index]).toEqual([])
  for (const { live } of listeners) live.close()
  expect(await admin.query('select count(*) from dispatch')).toEqual(waiting)

  expect(await register(agda, caseId)).toMatchObject([{ id, ...toThePolice, handedOutAt: '2026-11-22T07:30:00.000Z', notedBy: 'Agda Exempelkvist', notedByYou: true, state: 'noted', legalReviewBy: null }])
  for (const name of ['majken', 'sara', 'ture', 'ester'] as const) expect(await register(await world.as(name), caseId)).toEqual([])
  for (const name of ['vilgot', 'asta', 'nils'] as const) expect(await (await world.as(name)).verdict(listDisclosures, { params: { caseId } })).toBe('refused:not-for-family')
}, 90_000)

test('that the register was opened stands in the list of readings as a reading of the case, and as nothing else', async () => {
  const { caseId } = await aCase(world)
  const [agda, asta] = await Promise.all([world.as('agda'), world.as('asta')])
  await agda.do(readCase, { params: { caseId } })
  const agdas = async () => (await asta.do(readHistory, { params: { caseId } })).items.filter(({ who }) => who.name === 'Agda Exempelkvist').flatMap(({ nouns }) => nouns)
  const before = await agdas()
  await disclose('agda', caseId)
  await register(agda, caseId)
  expect(await agdas()).toEqual(before)
  expect(before).toContain('case')
  const rows = await admin.query('select fields from access a join case_file f on f.number = a.case_number where f.id = $1 and person_id = $2', [caseId, cast.agda.id])
  expect(rows.filter(({ fields }) => fields.includes('case')).length).toBeGreaterThanOrEqual(2)
})

test('the colleagues who hold the same function read it, in the register and in what has happened', async () => {
  const { caseId } = await aCase(world)
  await disclose('agda', caseId)
  await hold(cast.siv.id, functions.socialSecretary)
  const siv = await world.as('siv')
  expect(await register(siv, caseId)).toMatchObject([{ notedByYou: false, yours: true }])
  expect((await siv.do(readCaseEvents, { params: { caseId } })).items.map(({ name }) => name)).toContain('disclosure.made')
  await letGo(cast.siv.id)
  expect(await siv.verdict(listDisclosures, { params: { caseId } })).toBe('404')
})

test('a withdrawal touches neither what was handed out nor the right to note it', async () => {
  const made = await aCase(world)
  const { caseId } = made
  const first = await disclose('agda', caseId)
  await withdraw(world, 'asta', made, null)
  const agda = await world.as('agda')
  expect((await agda.do(readCase, { params: { caseId } })).you.reads).toEqual([])
  expect((await register(agda, caseId)).map(({ id }) => id)).toEqual([first])
  const second = await disclose('agda', caseId)
  expect((await register(agda, caseId)).map(({ id }) => id)).toEqual([second, first])
})

test('to be told gives no standing: the recipient finds no case, and reads no register', async () => {
  const { caseId } = await aCase(world)
  const ove = await world.as('ove')
  await disclose('agda', caseId, { ground: 'osl-10-15a-1', weighing: 'Vi vägde.', recipientKind: 'school', recipient: 'Bergskolan', recipientPerson: cast.ove.name })
  for (const route of [readCase, listDisclosures, readCaseEvents]) expect(await ove.verdict(route, { params: { caseId } })).toBe('404')
})

test('a part that ends, and a block, take the register with them', async () => {
  const ended = await aCase(world)
  await disclose('agda', ended.caseId)
  const [majken, agda, asta] = await Promise.all([world.as('majken'), world.as('agda'), world.as('asta')])
  await majken.do(endParty, { params: { caseId: ended.caseId, partyId: ended.parties.agda }, body: { reason: 'Insatsen är slut.' } })
  expect(await agda.verdict(listDisclosures, { params: { caseId: ended.caseId } })).toBe('404')
  const { caseId } = await aCase(world)
  await disclose('agda', caseId)
  await asta.do(setBlock, { params: { caseId }, body: { functionId: functions.socialSecretary } })
  expect(await agda.verdict(listDisclosures, { params: { caseId } })).toBe('404')
  expect(await agda.verdict(makeDisclosure, { params: { caseId }, body: toThePolice })).toBe('404')
})

test('what its ground does not allow is not noted under it, and the answer names the condition', async () => {
  const { caseId } = await aCase(world)
  const tried = async (name: CastName, more: Partial<Given>) => (await world.as(name)).verdict(makeDisclosure, { params: { caseId }, body: { ...toThePolice, ...more } })
  expect(await tried('agda', { conditions: ['concrete-risk'] })).toBe('refused:ground-condition-missing')
  expect(await tried('agda', { ground: 'osl-10-27', weighing: 'Vi vägde.', conditions: ['obviously-outweighs'] })).toBe('refused:ground-other-secrecy')
  expect(await tried('agda', { ground: 'osl-10-15a-2', weighing: 'Vi vägde.' })).toBe('refused:needs-legal-review')
  expect(await tried('sara', {})).toBe('refused:ground-not-yours')
  expect(await tried('sara', { ground: 'upl-7', secrecy: 'school', weighing: 'Vi vägde.' })).toBe('refused:needs-principal')
  expect(await tried('agda', { ground: 'osl-10-15a-1', weighing: 'Vi vägde.', handedOutAt: '2025-11-30T22:30:00Z' })).toBe('refused:ground-not-in-force')
  // Midnight in Granköping.
  expect(await tried('agda', { ground: 'osl-10-15a-1', weighing: 'Vi vägde.', handedOutAt: '2025-11-30T23:30:00Z' })).toBe('sees')
  expect(await tried('agda', { handedOutAt: '2026-12-24T08:00:00Z' })).toBe('422')
  for (const name of ['vilgot', 'asta'] as const) expect(await tried(name, {})).toBe('refused:not-for-family')
})

test('who is no authority has no register: the secrecy act does not apply', async () => {
  const { caseId } = await aCase(world, { agencies: ['agda', 'ture', 'ester', 'kalle'] })
  const kalle = await world.as('kalle')
  expect(await kalle.do(listDisclosures, { params: { caseId } })).toMatchObject({ items: [], by: { agencyKind: 'association', isAuthority: false } })
  expect(await kalle.verdict(makeDisclosure, { params: { caseId }, body: { ...toThePolice, ground: 'osl-10-2', conditions: ['needed-for-own-work'] } })).toBe('refused:not-an-authority')
})

test('where the municipality asks for a second person it waits for one of the same function, and the act stands meanwhile', async () => {
  const { caseId } = await aCase(world)
  const early = await disclose('agda', caseId)
  await admin.query('update municipality set disclosure_needs_second_person = true')
  const id = await disclose('agda', caseId)
  const [agda, majken, ture] = await Promise.all([world.as('agda'), world.as('majken'), world.as('ture')])
  const params = { caseId, disclosureId: id }
  expect((await register(agda, caseId)).map(({ state }) => state)).toEqual(['waiting', 'noted'])
  expect(await agda.verdict(confirmDisclosure, { params })).toBe('refused:needs-second-person')
  for (const client of [majken, ture]) expect(await client.verdict(confirmDisclosure, { params })).toBe('404')
  await hold(cast.siv.id, functions.socialSecretary)
  const siv = await world.as('siv')
  expect(await siv.verdict(confirmDisclosure, { params: { caseId, disclosureId: early } })).toBe('refused:already-done')
  await siv.do(confirmDisclosure, { params })
  expect(await siv.verdict(confirmDisclosure, { params })).toBe('refused:already-done')
  expect((await register(agda, caseId))[0]).toMatchObject({ state: 'confirmed', confirmedBy: cast.siv.name })
  await admin.query('update municipality set disclosure_needs_second_person = false')
  await letGo(cast.siv.id)
})

test('the database itself shares no disclosure, takes none from the family, from who is no authority or of what is still to come, and no confirmation from who noted it', async () => {
  const { caseId } = await aCase(world, { agencies: ['agda', 'ture', 'ester', 'kalle'] })
  const id = await disclose('agda', caseId)
  const tries = (name: CastName, statement: string) => answerOfDatabase(world, name, caseId, statement)
  const row = (gate: string, more: { handedOutAt?: string; needsSecondPerson?: boolean } = {}) => `insert into disclosure (id, gate, ground, facts, secrecy, recipient_kind, recipient, channel, need, on_request, decided_by, delegation, handed_out_at, needs_second_person)
    values (gen_random_uuid(), ${gate}, 'osl-10-2', 'x', 'other', 'police', 'x', 'phone', 'x', false, 'x', 'x', ${more.handedOutAt ?? 'app.now()'}, ${more.needsSecondPerson ?? false})`
  expect(await tries('agda', row('null'))).toBe('done')
  expect(await tries('agda', row(`app.gate_here((select number from category where code = 'plan'))`))).toBe('42501')
  expect(await tries('asta', row('null'))).toBe('42501')
  // Who is no authority notes none; nothing is noted ahead, and the second person is asked for where the municipality asks.
  expect(await tries('kalle', row('null'))).toBe('42501')
  expect(await tries('agda', row('null', { handedOutAt: `app.now() + interval '1 minute'` }))).toBe('42501')
  expect(await tries('agda', row('null', { needsSecondPerson: true }))).toBe('42501')
  const confirmation = `insert into disclosure_confirmation (id, gate, disclosure_id) values (gen_random_uuid(), null, '${id}')`
  expect(await tries('agda', confirmation)).toBe('42501')
  expect(await tries('majken', confirmation)).toBe('42501')
})

test('the database and the language know the same grounds, kinds of secrecy and recipients', async () => {
  const known = async (column: string) => (await admin.query<{ def: string }>(`select pg_get_constraintdef(oid) as def from pg_constraint
    where conrelid = 'disclosure'::regclass and conname = 'disclosure_${column}_check'`))[0]!.def.match(/'[^']+'/g)!.map((word) => word.slice(1, -1))
  expect(await known('ground')).toEqual(DisclosureGround.options)
  expect(await known('secrecy')).toEqual(Secrecy.options)
  expect(await known('recipient_kind')).toEqual(RecipientKind.options)
})

const hold = (personId: string, functionId: string) =>
  admin.query(`insert into function_holding (id, function_id, person_id, during) values (gen_random_uuid(), $1, $2, tstzrange(app.now() - interval '1 minute', null))`, [functionId, personId])
const letGo = (personId: string) => admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where person_id = $1 and upper(during) is null', [personId])
