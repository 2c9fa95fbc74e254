import { randomUUID } from 'node:crypto'
import { setBlock } from '@kring/contract/blocks'
import { readCase } from '@kring/contract/cases'
import { readFamilyHome } from '@kring/contract/home'
import { readMe } from '@kring/contract/sessions'
import { addAgency, addEmployee, addFunction, endHolding, giveFunction, readStaff } from '@kring/contract/staff'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { staffIssuer, subjectHashOf } from '@kring/server/features/agencies/identity'
import { cast, functions, municipality, type CastName } from '../../server/demo/cast.ts'
import { aCase } from '../world/a-case.ts'
import { secret, startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'
import { answerOfDatabase, behind, until } from '../world/behind.ts'

let world: World
let ada: Client
let admin: Awaited<ReturnType<typeof behind>>
beforeAll(async () => {
  world = await startWorld()
  admin = await behind(world)
  ada = await world.as('ada')
}, 120_000)
afterAll(async () => {
  await admin.close()
  await world.close()
})

const give = (functionId: string, name: CastName, more: { untilOn?: string } = {}) => ({ params: { functionId }, body: { personId: cast[name].id, ...more } })
const holdersOf = async (functionId: string) =>
  (await ada.do(readStaff)).agencies.flatMap((agency) => agency.functions).find(({ id }) => id === functionId)!.holders.map(({ name }) => name)

test('those who administer read who holds what, and everybody else finds nothing there; it opens no case', async () => {
  const { agencies, people } = await ada.do(readStaff)
  expect(agencies.find(({ kind }) => kind === 'police')!.functions.map(({ name, holders }) => [name, holders.map((holder) => holder.name)])).toContainEqual(['kontaktperson', ['Ture Fiktivius']])
  expect(people.map(({ name }) => name)).toEqual(Object.values(cast).filter(({ kind }) => kind === 'staff').map(({ name }) => name).toSorted())
  for (const name of ['majken', 'ture', 'mira', 'asta', 'vilgot'] as const) {
    const client = await world.as(name)
    expect(await client.verdict(readStaff), name).toBe('404')
    expect(await client.verdict(addAgency, { body: { kind: 'police', name: 'X' } }), name).toBe('404')
    expect(await client.verdict(addEmployee, { body: { name: 'X', account: 'x' } }), name).toBe('404')
    expect(await client.verdict(giveFunction, give(functions.coordinator, 'ture')), name).toBe('404')
    expect(await client.verdict(endHolding, give(functions.coordinator, 'berit')), name).toBe('404')
  }
})

test('a new agency, its function and a new employee who signs in with the account that was named', async () => {
  const { id: agencyId } = await ada.do(addAgency, { body: { kind: 'leisure', name: 'Fritidsgården Björken' } })
  const { id: functionId } = await ada.do(addFunction, { params: { agencyId }, body: { name: 'ledare', task: 'takes-part' } })
  const { id: personId } = await ada.do(addEmployee, { body: { name: 'Nya Nyström', account: 'nya.nystrom', mail: 'nya@grankoping.invalid' } })
  await ada.do(giveFunction, { params: { functionId }, body: { personId } })
  expect(await holdersOf(functionId)).toEqual(['Nya Nyström'])
  const [login] = await admin.query<{ subject_hash: Buffer }>('select subject_hash from login where person_id = $1', [personId])
  expect(login!.subject_hash.equals(subjectHashOf(secret, staffIssuer, 'nya.nystrom'))).toBe(true)
  // The name of the account stands nowhere.
  expect(await admin.query(`select from person where name like '%nya.nystrom%' or mail like '%nya.nystrom%'`)).toEqual([])
})

test('an account that is somebody’s already makes no second person, and says so by the field', async () => {
  await ada.do(addEmployee, { body: { name: 'Först Förstsson', account: 'forst' } })
  const before = (await ada.do(readStaff)).people.length
  const answer = await ada.send(addEmployee, { body: { name: 'Andra Andersson', account: 'forst' } })
  expect([answer.status, (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path)]).toEqual([422, ['account']])
  expect((await ada.do(readStaff)).people).toHaveLength(before)
})

test('F.7: a police contact is replaced: the new one takes over the case and its promises in the same instant, and the old one’s page is empty', async () => {
  const { caseId } = await aCase(world)
  const [ture, siv] = [await world.as('ture'), await world.as('siv')]
  const live = await ture.listen()
  expect(await siv.verdict(readCase, { params: { caseId } })).toBe('404')
  await ada.do(giveFunction, give(functions.police, 'siv'))
  await ada.do(endHolding, give(functions.police, 'ture'))
  expect(await ture.verdict(readCase, { params: { caseId } })).toBe('404')
  expect(await siv.verdict(readCase, { params: { caseId } })).toBe('sees')
  await until(() => live.heard.some(({ what, case: about }) => what === 'knock' && about === null))
  expect((await ture.do(readMe)).functions).toEqual([])
  // The family is told who it is, for a fortnight, and can keep her out.
  const newContacts = async () => (await (await world.as('asta')).do(readFamilyHome)).cases.find((one) => one.caseId === caseId)!.newContacts
  expect(await newContacts()).toEqual([{ name: 'Siv Påhittsdotter', label: 'Polisen Granköping, kontaktperson', since: expect.any(String) }])
  await (await world.as('asta')).do(setBlock, { params: { caseId }, body: { personId: cast.siv.id } })
  expect(await newContacts()).toEqual([])
  expect(await siv.verdict(readCase, { params: { caseId } })).toBe('404')
  // What he has done stays with his name.
  expect((await admin.query('select from event where made_by = $1', [cast.ture.id])).length).toBeGreaterThan(0)
  live.close()
  await ada.do(giveFunction, give(functions.police, 'ture'))
  await ada.do(endHolding, give(functions.police, 'siv'))
})

test('a function that is given until a day ends by itself when the day has passed', async () => {
  const { today } = await ada.do(readStaff)
  await ada.do(giveFunction, give(functions.leisure, 'siv', { untilOn: today }))
  expect(await holdersOf(functions.leisure)).toContain('Siv Påhittsdotter')
  expect((await ada.send(giveFunction, give(functions.mentor, 'siv', { untilOn: '2020-01-01' }))).status).toBe(422)
  await world.later('1 day')
  ada = await world.as('ada')
  expect(await holdersOf(functions.leisure)).not.toContain('Siv Påhittsdotter')
})

test('nobody gives or takes a function for themselves, not twice, and not to a family', async () => {
  expect(await ada.verdict(giveFunction, give(functions.coordinator, 'ada'))).toBe('refused:not-for-oneself')
  expect(await ada.verdict(endHolding, give(functions.administrator, 'ada'))).toBe('refused:not-for-oneself')
  expect(await ada.verdict(giveFunction, give(functions.coordinator, 'majken'))).toBe('refused:already-done')
  expect(await ada.verdict(endHolding, give(functions.coordinator, 'ture'))).toBe('refused:already-done')
  expect(await ada.verdict(giveFunction, give(functions.coordinator, 'asta'))).toBe('404')
  expect(await ada.verdict(giveFunction, { params: { functionId: randomUUID() }, body: { personId: cast.siv.id } })).toBe('404')
})

test('the database itself lets an administrator neither into a case nor into another’s account', async () => {
  const tries = (statement: string, name: CastName = 'ada') => answerOfDatabase(world, name, null, statement)
  const holding = (functionId: string, personId: string, during = 'tstzrange(app.now(), null)', madeBy = cast.ada.id) =>
    `insert into function_holding (id, function_id, person_id, during, made_by) values (gen_random_uuid(), '${functionId}', '${personId}', ${during}, '${madeBy}')`
  expect(await tries(holding(functions.fieldWorker, cast.siv.id))).toBe('done')
  expect(await tries(holding(functions.coordinator, cast.ada.id))).toBe('42501')
  expect(await tries(holding(functions.coordinator, cast.asta.id))).toBe('42501')
  expect(await tries(holding(functions.coordinator, cast.siv.id, `tstzrange(app.now() - interval '1 year', null)`))).toBe('42501')
  expect(await tries(holding(functions.coordinator, cast.siv.id, 'tstzrange(app.now(), null)', cast.majken.id))).toBe('42501')
  expect(await tries(holding(functions.coordinator, cast.siv.id), 'majken')).toBe('42501')
  const login = (personId: string, issuer = 'municipal') => `insert into login (person_id, issuer, subject_hash) values ('${personId}', '${issuer}', sha256(gen_random_uuid()::text::bytea))`
  expect(await tries(login(cast.majken.id))).toBe('42501')
  expect(await tries(login(cast.asta.id, 'personal-number'))).toBe('42501')
  expect(await tries(`update function_holding set during = tstzrange(lower(during) - interval '1 year', app.now()) where person_id = '${cast.ture.id}'`)).toBe('42501')
  expect(await tries(`update function_holding set during = tstzrange(lower(during), null) where person_id = '${cast.siv.id}'`)).toBe('42501')
  expect(await tries(`insert into agency (id, municipality_id, kind, name) values (gen_random_uuid(), '${randomUUID()}', 'social', 'X')`)).toBe('42501')
  expect(await tries(`insert into person (id, kind, name) values (gen_random_uuid(), 'family', 'X')`)).toBe('42501')
  expect(await tries(`insert into agency (id, municipality_id, kind, name) values (gen_random_uuid(), '${municipality.id}', 'social', 'X')`, 'majken')).toBe('42501')
})
