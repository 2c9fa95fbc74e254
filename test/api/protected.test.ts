import { allRoutes } from '@kring/contract'
import { setBlock } from '@kring/contract/blocks'
import { listCases, readCase } from '@kring/contract/cases'
import { makeCommitment, readCommitment } from '@kring/contract/commitments'
import { checkContact, readConsent, readConsentRule, requestConsent } from '@kring/contract/consent'
import { confirmException, makeException } from '@kring/contract/exceptions'
import { readCaseEvents } from '@kring/contract/history'
import { readFamilyHome, readMyDay } from '@kring/contract/home'
import { makeLegalReview } from '@kring/contract/legal-reviews'
import { planMeeting } from '@kring/contract/meetings'
import { listTopics, openTopic } from '@kring/contract/messages'
import { readMinutes } from '@kring/contract/minutes'
import { listNotices } from '@kring/contract/notices'
import { readPlan } from '@kring/contract/plan'
import { confirmProtectionEnd, endProtection, listPerson, nameDanger, protectCase, readProtection, unlistPerson } from '@kring/contract/protection'
import { endHolding } from '@kring/contract/staff'
import { listDue } from '@kring/server/features/notices/queries'
import { sendReminder } from '@kring/server/features/notices/reminders'
import { listCodeNames } from '@kring/server/features/protection/queries'
import { codeNames } from '@kring/words/code-names'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, functions, type CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, sign } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { answerOfDatabase, behind, fence } from '../world/behind.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.close())

const ground = 'Skyddad folkbokföring. Familjen har flyttat efter hot.'
const protect = async (caseId: string, { names = [], danger = [] }: { names?: CastName[]; danger?: string[] } = {}) =>
  (await world.as('majken')).do(protectCase, { params: { caseId }, body: { ground, personIds: names.map((name) => cast[name].id), dangerPartyIds: danger } })
const review = {
  about: 'protected' as const, question: 'Hur ska familjen tillfrågas?', answeredBy: 'Jonna Juristsson, kommunjurist', answer: 'Pappan ska inte kontaktas.',
  answeredOn: '2026-11-20', validUntilOn: '2027-05-01',
}
const confirmed = async (caseId: string, partyId: string) => {
  const validUntilOn = (await (await world.as('majken')).do(readConsentRule, { params: { caseId } })).maxValidUntilOn
  const { id: exceptionId } = await (await world.as('majken')).do(makeException, { params: { caseId }, body: { partyId, kind: 'legal-review', reason: 'Hot.', decidedBy: 'Jonna Juristsson', validUntilOn } })
  await (await world.as('berit')).do(confirmException, { params: { caseId, exceptionId } })
}

test('F.6, D13: a family that must not be found: a code name, three named people, and nothing to the guardian who is the danger', async () => {
  const { caseId, parties } = await aCase(world, { until: 'mapping', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  const params = { caseId }
  const [majken, berit, ture, bo, freja] = await Promise.all([world.as('majken'), world.as('berit'), world.as('ture'), world.as('bo'), world.as('freja')])
  await protect(caseId, { names: ['berit', 'ture'], danger: [parties.bo] })
  const { label, isProtected } = await majken.do(readCase, { params })
  expect(codeNames).toContain(label)
  expect(isProtected).toBe(true)
  const { protection } = await berit.do(readProtection, { params })
  expect(protection).toMatchObject({ codeName: label, ground, begunBy: 'Majken Testberg', dangerPartyIds: [parties.bo], end: null })
  expect(protection!.listed.map(({ name, coordinates }) => `${name} ${coordinates}`).toSorted()).toEqual(['Berit Vikariesson true', 'Majken Testberg true', 'Ture Fiktivius false'])

  // With custody the danger would have to sign, so the system stops and asks for a lawyer.
  for (const name of ['loke', 'freja', 'bo'] as const) await majken.do(checkContact, { params, body: { partyId: parties[name], safe: true, channel: 'Telefon' } })
  const rule = await majken.do(readConsentRule, { params })
  expect(rule).toMatchObject({ dangers: [parties.bo], missingReviews: ['protected'] })
  const request = { params, body: {
    lines: linesFor([parties.majken, parties.sara, parties.agda, parties.ture, parties.ester]), purpose: 'Att Loke trivs.', validUntilOn: rule.maxValidUntilOn, informed: { how: 'meeting' as const, interpreter: false },
  } }
  expect(await majken.verdict(requestConsent, request)).toBe('refused:needs-legal-review')
  await majken.do(makeLegalReview, { params, body: review })
  // Not even a check that says contact is safe makes it so.
  expect(await majken.verdict(requestConsent, request)).toBe('refused:contact-not-safe')
  await confirmed(caseId, parties.bo)
  const { id: requestId } = await majken.do(requestConsent, request)
  await sign(world, 'freja', caseId, requestId)
  expect((await freja.do(readConsent, { params })).requests[0]!.complete).toBe(true)
  expect(await ture.verdict(readConsent, { params })).toBe('sees')

  // Bo was never let in, asked or told.
  const admin = await behind(world)
  expect(await admin.query(`select from party_admission a join case_party p on p.case_number = a.case_number and p.slot = a.slot where p.id = $1`, [parties.bo])).toEqual([])
  await admin.close()
  expect(await answerOfDatabase(world, 'majken', caseId, `insert into party_admission (id, gate, slot) select gen_random_uuid(), null, slot from case_party where id = '${parties.bo}'`)).toBe('42501')
  expect((await bo.do(listNotices, {})).items).toEqual([])
  expect((await bo.do(readFamilyHome, {})).cases).toEqual([])
  expect(await bo.verdict(readConsent, { params })).toBe('404')
})

test('for whoever is not on the list, and for the guardian who is the danger, the case is not there: at no door, in no list, signal or mail, byte for byte', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, ture, sara, berit, nils, asta] = await Promise.all(
    [world.as('majken'), world.as('ture'), world.as('sara'), world.as('berit'), world.as('nils'), world.as('asta')])
  const lost = { sara, berit, nils }
  await majken.do(makeCommitment, { params, body: { ownerId: parties.sara, text: 'Ring hem', dueOn: '2026-11-24' } })
  await majken.do(makeCommitment, { params, body: { ownerId: parties.nils, text: 'Väck Vilgot', dueOn: '2026-11-23' } })
  const listed = async (client: typeof ture) => JSON.stringify([(await client.do(listCases)).items, (await client.do(listNotices, {})).items])
  const before = await Promise.all(Object.values(lost).map(listed))
  expect(before.every((told) => told.includes(caseId))).toBe(true)
  const ears = await Promise.all(Object.entries(lost).map(async ([name, client]) => ({ personId: cast[name as CastName].id, live: await client.listen() })))
  await protect(caseId, { names: ['ture'], danger: [parties.nils] })
  for (const { live } of ears) await expect.poll(() => live.heard.filter(({ what }) => what === 'knock')).toHaveLength(1)

  const absent = '00000000-0000-4000-8000-00000000aaaa'
  const sameBytes = (text: string) => text.replaceAll(/"instance":"[^"]+"/g, '')
  for (const client of Object.values(lost)) {
    expect(await listed(client)).not.toContain(caseId)
    for (const route of allRoutes.filter(({ inCase, method }) => inCase && method === 'GET')) {
      const at = (id: string) => Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, name === 'caseId' ? id : name === 'page' ? '1' : absent]))
      const [here, nowhere] = await Promise.all([client.send(route, { params: at(caseId) } as never), client.send(route, { params: at(absent) } as never)])
      expect(`${here.status} ${sameBytes(here.text)}`, route.name).toBe(`${nowhere.status} ${sameBytes(nowhere.text)}`)
      expect([404, 422], route.name).toContain(here.status)
    }
  }
  // What is written on goes to those who are let in, and to nobody else.
  const turesEar = { personId: cast.ture.id, live: await ture.listen() }
  await majken.do(openTopic, { params, body: { title: 'Morgnarna', text: 'Hur har veckan varit?' } })
  await fence(world, [...ears, turesEar])
  expect(turesEar.live.heard.filter(({ what }) => what === 'changed')).not.toEqual([])
  for (const { live } of ears) expect(live.heard.filter(({ what }) => what !== 'knock')).toEqual([])
  for (const { live } of [...ears, turesEar]) live.close()

  expect(await ture.verdict(readPlan, { params })).toBe('sees')
  const team = (await ture.do(readCase, { params })).parties
  expect(team.find(({ id }) => id === parties.sara)?.names).toEqual([])
  expect(team.find(({ id }) => id === parties.majken)?.names).toEqual(['Majken Testberg'])
  expect(team.find(({ id }) => id === parties.nils)?.admitted).toBe(false)
  expect(await asta.verdict(readPlan, { params })).toBe('sees')
  expect((await asta.do(readCase, { params })).label).toBe((await ture.do(readCase, { params })).label)
})

test('nothing is mailed to whoever is kept out, and what is mailed to the others names nobody and nothing', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const majken = await world.as('majken')
  await majken.do(makeCommitment, { params, body: { ownerId: parties.majken, text: 'Ring hem på Ekvägen', dueOn: '2026-11-23' } })
  await protect(caseId, { danger: [parties.nils] })
  const letters: { to: string }[] = []
  const tools = { database: world.door, mail: async (letter: { to: string }) => { letters.push(letter) } }
  const due = await world.door.as({ kind: 'system', name: 'clerk' }, (trx) => listDue(trx, 'staff'))
  expect(due.map(({ personId }) => personId)).toEqual(expect.arrayContaining([cast.majken.id, cast.berit.id]))
  for (const ids of due.filter((one) => one.caseId === caseId)) await sendReminder.run(tools as never, ids)
  expect(letters.map(({ to }) => to)).toEqual([expect.stringContaining('majken')])
  const { label } = await majken.do(readCase, { params })
  expect(JSON.stringify(letters)).not.toMatch(new RegExp(`Vilgot|Provlund|Ekvägen|Ring hem|${label}`))
})

test('wherever the case is named it has its code name, and outside it nobody of the family has a name', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, asta, ture] = await Promise.all([world.as('majken'), world.as('asta'), world.as('ture')])
  await asta.do(openTopic, { params, body: { title: 'Kvällarna', text: 'Vi ses.' } })
  const { id: meetingId } = await majken.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: '2026-11-22T14:00:00+01:00', place: 'Kastanjen, rum 2' } })
  const { id: commitmentId } = await ture.do(makeCommitment, { params, body: { ownerId: parties.majken, text: 'Skriv brevet', dueOn: '2026-11-25' } })
  expect(JSON.stringify(await majken.do(readMyDay, {}))).toMatch(/Asta Provlund/)
  await protect(caseId, { names: ['ture'] })
  const label = (await majken.do(readCase, { params })).label!
  const ofCase = <One extends { caseId: string }>(items: readonly One[]) => items.filter((one) => one.caseId === caseId)
  for (const client of [majken, ture]) {
    expect((await client.do(listCases)).items.find(({ id }) => id === caseId)?.label).toBe(label)
    const notices = ofCase((await client.do(listNotices, {})).items)
    expect([...new Set(notices.map(({ caseLabel }) => caseLabel))]).toEqual([label])
    const day = await client.do(readMyDay, {})
    const told = [...ofCase(day.waiting.items), ...ofCase(day.news.cases), ...ofCase(day.consentsEnding), ...ofCase(day.nextMeeting ? [day.nextMeeting] : [])]
    expect(told.map(({ caseLabel }) => caseLabel)).toEqual(told.map(() => label))
    expect(JSON.stringify(told)).not.toMatch(/Vilgot|Provlund|Exempelsson/)
  }
  expect((await majken.do(readCommitment, { params: { ...params, commitmentId } })).caseLabel).toBe(label)
  expect((await majken.do(readMinutes, { params: { ...params, meetingId } })).caseLabel).toBe(label)
  expect((await asta.do(readFamilyHome, {})).cases.find((one) => one.caseId === caseId)?.caseLabel).toBe(label)
  // Inside the case the people are who they are.
  expect((await ture.do(readCase, { params })).people.map(({ name }) => name)).toContain('Vilgot Provlund')
  expect((await ture.do(listTopics, { params })).items.length).toBeGreaterThan(0)
})

test('the list is kept by its coordinators: who is added reads, who is taken off loses it at once, and the last of them stays', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, berit, ture, asta] = await Promise.all([world.as('majken'), world.as('berit'), world.as('ture'), world.as('asta')])
  await protect(caseId)
  expect(await majken.verdict(protectCase, { params, body: { ground, personIds: [], dangerPartyIds: [] } })).toBe('refused:already-done')
  const { protection, listable } = await majken.do(readProtection, { params })
  expect(listable.map(({ name }) => name)).toContain('Ture Fiktivius')
  expect(listable.map(({ name }) => name)).not.toContain('Majken Testberg')
  const own = protection!.listed[0]!.listingId
  expect(await majken.verdict(unlistPerson, { params: { ...params, listingId: own } })).toBe('refused:needs-listed-coordinator')
  expect(await answerOfDatabase(world, 'majken', caseId, `insert into case_listing_end (id, gate, listing_id) values (gen_random_uuid(), null, '${own}')`)).toBe('42501')
  expect(await asta.verdict(setBlock, { params, body: { personId: cast.majken.id } })).toBe('refused:needs-another-coordinator')
  // Whoever holds no function in the case does not come in by the list.
  expect(await majken.verdict(listPerson, { params, body: { personId: cast.ove.id } })).toBe('404')

  const { id: turesListing } = await majken.do(listPerson, { params, body: { personId: cast.ture.id } })
  expect(await majken.verdict(listPerson, { params, body: { personId: cast.ture.id } })).toBe('refused:already-done')
  expect(await ture.verdict(readPlan, { params })).toBe('sees')
  expect(await ture.verdict(readProtection, { params })).toBe('refused:not-coordinator')
  expect(await ture.verdict(unlistPerson, { params: { ...params, listingId: own } })).toBe('404')
  const ear = await ture.listen()
  await majken.do(unlistPerson, { params: { ...params, listingId: turesListing } })
  await expect.poll(() => ear.heard.filter(({ what }) => what === 'knock')).toHaveLength(1)
  ear.close()
  expect(await ture.verdict(readPlan, { params })).toBe('404')
  expect(await majken.verdict(unlistPerson, { params: { ...params, listingId: turesListing } })).toBe('404')

  await majken.do(listPerson, { params, body: { personId: cast.berit.id } })
  expect((await asta.do(readCase, { params })).parties.find(({ id }) => id === parties.majken)?.names).toEqual(['Berit Vikariesson', 'Majken Testberg'])
  await majken.do(unlistPerson, { params: { ...params, listingId: own } })
  expect(await majken.verdict(readCase, { params })).toBe('404')
  expect(await berit.verdict(readCase, { params })).toBe('sees')
})

test('no two protected cases are called alike before the same person', async () => {
  const made = await Promise.all([aCase(world, { until: 'mapping' }), aCase(world, { until: 'mapping' })])
  for (const { caseId } of made) await protect(caseId)
  const majken = await world.as('majken')
  const labels = await Promise.all(made.map(async ({ caseId }) => (await majken.do(readCase, { params: { caseId } })).label))
  // What the lot leaves out, asked as it is: inside a case that is not protected.
  const { caseId } = await aCase(world, { until: 'mapping' })
  const taken = await world.door.as({ kind: 'person', personId: cast.majken.id, sessionId: cast.majken.id }, async (trx) => {
    await sql`select app.lock_case(${caseId}::uuid), app.enter(${caseId}::uuid)`.execute(trx)
    return listCodeNames(trx)
  })
  expect(taken).toEqual(expect.arrayContaining(labels))
  expect(new Set(labels).size).toBe(2)
})

test('what the last listed coordinator holds does not end before another is on the list, also not by a statement of SQL', async () => {
  const { caseId } = await aCase(world)
  const [majken, ada] = await Promise.all([world.as('majken'), world.as('ada')])
  await protect(caseId)
  const ending = { params: { functionId: functions.coordinator }, body: { personId: cast.majken.id } }
  expect(await ada.verdict(endHolding, ending)).toBe('refused:needs-listed-coordinator')
  await answerOfDatabase(world, 'ada', null, `update function_holding set during = tstzrange(lower(during), app.now()) where person_id = '${cast.majken.id}'`)
  expect(await majken.verdict(readCase, { params: { caseId } })).toBe('sees')
})

test('Kring has no place for where a family lives, goes to school or can be reached', async () => {
  const admin = await behind(world)
  const columns = await admin.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_name ~ '(address|street|postal|city|school|phone|location|place|residence|mail)' order by 1`)
  // Where people meet; whom a concern report is about; how the municipality and those who have a sign-in are reached; and what only sounds like it.
  expect(columns.map(({ name }) => name)).toEqual(['channel_choice.mail', 'concern_report.child_place', 'draft.place', 'event.addressees', 'meeting.place', 'meeting_step.place', 'municipality.phone', 'person.mail'])
  await admin.close()
})

test('a danger that becomes known later is out in the same instant, and their signature stays what it was', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, nils, ture, sara] = await Promise.all([world.as('majken'), world.as('nils'), world.as('ture'), world.as('sara')])
  expect(await majken.verdict(nameDanger, { params, body: { partyId: parties.nils } })).toBe('refused:wrong-state')
  await protect(caseId, { names: ['ture'] })
  const ear = await nils.listen()
  expect(await majken.verdict(nameDanger, { params, body: { partyId: parties.vilgot } })).toBe('404')
  await majken.do(nameDanger, { params, body: { partyId: parties.nils } })
  expect(await majken.verdict(nameDanger, { params, body: { partyId: parties.nils } })).toBe('refused:already-done')
  await expect.poll(() => ear.heard.filter(({ what }) => what === 'knock')).toHaveLength(1)
  ear.close()
  expect(await nils.verdict(readCase, { params })).toBe('404')
  // Custody is what it was: nobody is passed over by it, and what both have signed goes on for those who are let in.
  expect((await majken.do(readConsentRule, { params })).signers.map(({ partyId }) => partyId)).toContain(parties.nils)
  expect(await ture.verdict(readPlan, { params })).toBe('sees')
  expect(await sara.verdict(readPlan, { params })).toBe('404')
})

test('two people end a protection: one says so, another who is on the list confirms it, and nobody alone', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  const [majken, berit, sara, nils] = await Promise.all([world.as('majken'), world.as('berit'), world.as('sara'), world.as('nils')])
  await protect(caseId, { names: ['berit'], danger: [parties.nils] })
  expect(await berit.verdict(confirmProtectionEnd, { params })).toBe('404')
  await majken.do(endProtection, { params, body: { reason: 'Hotet är över enligt polisen.' } })
  expect(await majken.verdict(endProtection, { params, body: { reason: 'Igen.' } })).toBe('refused:already-done')
  expect(await majken.verdict(confirmProtectionEnd, { params })).toBe('refused:needs-second-person')
  expect(await answerOfDatabase(world, 'majken', caseId, `insert into case_protection_end_confirmation (id, gate, end_id) select gen_random_uuid(), null, id from case_protection_end`)).toBe('42501')
  expect(await sara.verdict(readCase, { params })).toBe('404')
  expect((await berit.do(listNotices, {})).items.filter((one) => one.caseId === caseId).map(({ kind }) => kind)).toContain('confirm-protection-end')
  expect((await majken.do(listNotices, {})).items.map(({ kind }) => kind)).not.toContain('confirm-protection-end')
  await berit.do(confirmProtectionEnd, { params })
  expect(await sara.verdict(readCase, { params })).toBe('sees')
  expect(await nils.verdict(readCase, { params })).toBe('sees')
  expect((await sara.do(readCase, { params })).label).toBe('Vilgot P.')
  expect((await majken.do(readProtection, { params })).protection).toBeNull()
  // It can begin again, with a list of its own.
  await protect(caseId)
  expect(await berit.verdict(readCase, { params })).toBe('404')
})

test('why and by whom a family must not be found is read by the coordinators on the list alone', async () => {
  const { caseId, parties } = await aCase(world)
  const params = { caseId }
  await protect(caseId, { names: ['ture', 'sara'], danger: [parties.nils] })
  for (const name of ['ture', 'sara', 'asta', 'vilgot'] as const) {
    const client = await world.as(name)
    expect(await client.verdict(readProtection, { params })).toBe('refused:not-coordinator')
    expect((await client.do(readCaseEvents, { params })).items.map((one) => one.name)).not.toContain('protection.begun')
    expect(JSON.stringify(await client.do(readConsentRule, { params }))).not.toMatch(/Skyddad|hot/)
  }
})
