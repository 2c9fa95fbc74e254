import { addParty, closeCase, evaluate, listEvaluations, moveCase, readCase } from '@kring/contract/cases'
import { listCommitments, makeCommitment } from '@kring/contract/commitments'
import { confirmConsent, withdrawConsent } from '@kring/contract/consent'
import {
  answerInvitation, cancelMeeting, checkConsent, closeMeeting, coverScreen, extendItem, goToItem, listMeetings, markPresence, moveMeeting,
  openMeeting, planMeeting, readMeeting, setItemAside,
} from '@kring/contract/meetings'
import { approveMinutes, makeDecision, readMinutes, saveNote, shareFact, speakView } from '@kring/contract/minutes'
import { markGoal, readPlan, setGoal } from '@kring/contract/plan'
import type { Meeting } from '@kring/domain/meetings'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { functions, type CastName } from '../../server/demo/cast.ts'
import { aCase, decideToStart, linesFor, sign, type CaseMade, type CaseWanted } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import type { Client } from '../world/as.ts'

let world: World
beforeAll(async () => { world = await startWorld({ nodes: 2 }) })
afterAll(() => world.close())

const soon = '2030-01-10T13:00:00.000Z'
const later = '2030-02-07T13:00:00.000Z'
const absent = '99999999-0000-4000-8000-000000000000'

/** Joint work for all; attendance from the school and leisure-time contacts from the police, each for social services alone. */
const withFacts = (agencies: readonly CastName[] = ['majken', 'sara', 'agda', 'ture', 'ester']): NonNullable<CaseWanted['lines']> => (parties) => [
  ...linesFor(agencies.map((name) => parties[name])),
  ...(['majken', 'agda'] as const).flatMap((name) =>
    ['school-attendance', 'police-leisure'].map((category) => ({ partyId: parties[name], category, reads: true, gives: false }))),
  { partyId: parties.sara, category: 'school-attendance', reads: false, gives: true },
  { partyId: parties.ture, category: 'police-leisure', reads: false, gives: true },
]

interface Held extends CaseMade { params: { caseId: string; meetingId: string }; majken: Client }

async function aPlannedMeeting(kind: Meeting['kind'] = 'follow-up', given?: CaseMade): Promise<Held> {
  const made = given ?? (await aCase(world, { lines: withFacts() }))
  const majken = await world.as('majken')
  const { id: meetingId } = await majken.do(planMeeting, { params: made, body: { kind, startsAt: soon, place: 'Kastanjen' } })
  return { ...made, majken, params: { caseId: made.caseId, meetingId } }
}

/** Opened, everybody of these in the room, and the consent check passed. */
const everybody: CastName[] = ['majken', 'sara', 'agda', 'ture', 'ester', 'vilgot', 'asta', 'nils']
async function aMeeting(kind: Meeting['kind'] = 'follow-up', { present = everybody, made }: { present?: CastName[]; made?: CaseMade } = {}): Promise<Held> {
  const held = await aPlannedMeeting(kind, made)
  await held.majken.do(openMeeting, held)
  await inTheRoom(held, present)
  await held.majken.do(checkConsent, { ...held, body: { outcome: 'passed' } })
  return held
}

const inTheRoom = ({ majken, params, parties }: Held, names: CastName[], presence: 'present' | 'excused' = 'present') =>
  majken.do(markPresence, { params, body: { parties: names.map((name) => ({ partyId: parties[name], presence })) } })

const read = (client: Client, { params }: Held) => client.do(readMeeting, { params })
const itemOf = (meeting: Pick<Meeting, 'items'>, code: string) => {
  const item = meeting.items.find((one) => one.code === code)
  if (!item) throw new Error(`no item ${code}`)
  return item
}
const at = async (held: Held, code: string) => ({ ...held.params, itemId: itemOf(await read(held.majken, held), code).id })
/** Listens as each of these from this moment on: a goal is the mark after which what they hear counts. */
async function listenFromNow(held: Held, ...clients: Client[]) {
  const listening = await Promise.all(clients.map((client) => client.listen()))
  await held.majken.do(setGoal, { params: held.params, body: { professionalWords: 'Ett märke i tiden', area: 'school' } })
  const ears = listening.map(({ heard, close }) => {
    const all = () => heard.filter((one) => one.case === held.caseId).map(({ what, about }) => (what === 'knock' ? what : about))
    return { heard: () => all().slice(all().indexOf('plan') + 1), hasBegun: () => all().includes('plan'), close }
  })
  await vi.waitFor(() => expect(ears.every((ear) => ear.hasBegun())).toBe(true), 5000)
  return ears
}

/** Everything that somebody wrote, wherever it stands in an answer. */
const wordsIn = (answer: Pick<Meeting, 'items' | 'wishes'>) => new Set([
  ...answer.items.flatMap(({ note, decisions, facts, views }) => [note.text, ...[...decisions, ...facts, ...views].map(({ text }) => text ?? 'inget nytt')]),
  ...answer.wishes.map(({ text }) => text),
].filter((text) => text !== ''))

test('a start meeting goes from invitation to approved minutes, and all read one state', async () => {
  const held = await aPlannedMeeting('start')
  const { params, parties, majken } = held
  const [sara, vilgot, asta] = [await world.as('sara', 1), await world.as('vilgot'), await world.as('asta')]

  expect((await sara.do(listMeetings, { params })).items).toMatchObject([{ kind: 'start', title: 'Startmöte', startsAt: soon, place: 'Kastanjen', status: 'planned', answer: null }])
  await sara.do(answerInvitation, { params, body: { answer: 'coming' } })
  expect((await sara.do(listMeetings, { params })).items[0]!.answer).toBe('coming')
  expect(await read(sara, held)).toMatchObject({ status: 'planned', cover: 'welcome', current: null, version: 0 })

  await majken.do(openMeeting, { params })
  await inTheRoom(held, ['majken', 'sara', 'agda', 'vilgot', 'asta'])
  await inTheRoom(held, ['ture', 'ester', 'nils'], 'excused')
  const begun = await read(majken, held)
  expect(begun).toMatchObject({ status: 'open', check: 'waiting', cover: null, current: { itemId: begun.items[0]!.id, minutes: 5, extraMinutes: 0 } })
  expect(begun.items.map(({ code }) => code)).toEqual(['welcome', 'consent', 'child-view', 'guardian-view', 'strengths', 'worries', 'goals', 'commitments', 'contact', 'read-back'])

  const step = async (to: 'next' | 'previous' | string) => majken.send(goToItem, { params, ifMatch: (await read(majken, held)).version, body: { to } })
  expect((await step('next')).status).toBe(204)
  expect((await step('next')).body.reason).toBe('consent-check-first')
  await majken.do(checkConsent, { params, body: { outcome: 'passed' } })
  for (let n = 3; n <= 10; n++) expect((await step('next')).status).toBe(204)
  expect((await step('next')).body.reason).toBe('wrong-state')

  await vilgot.do(speakView, { params, body: { partyId: parties.vilgot, itemId: (await at(held, 'child-view')).itemId, form: 'speech', text: 'Jag vill spela mer.' } })
  await majken.do(saveNote, { params: await at(held, 'strengths'), ifMatch: 0, body: { text: 'Vilgot tränar två gånger i veckan.' } })
  await majken.do(makeDecision, { params: await at(held, 'contact'), body: { text: 'Vi hörs på måndagar.' } })
  await majken.do(extendItem, { params: await at(held, 'read-back') })
  const { id: goalId } = await vilgot.do(setGoal, { params, body: { youthWords: 'Komma i tid', area: 'school' } })
  await vilgot.do(markGoal, { params: { ...params, goalId }, body: { value: 3, moment: 'start', meetingId: params.meetingId } })
  const { id: commitmentId } = await sara.do(makeCommitment, { params, body: { ownerId: parties.sara, text: 'Ringer hem varje fredag', dueOn: '2030-01-31', meetingId: params.meetingId } })

  const live = await read(sara, held)
  expect(live).toMatchObject({ commitmentIds: [commitmentId], current: { minutes: 1, extraMinutes: 2 }, check: 'passed' })
  expect(itemOf(live, 'strengths')).toMatchObject({ state: 'done', note: { text: 'Vilgot tränar två gånger i veckan.', version: 1 } })
  expect((await sara.do(readPlan, { params })).goals[0]).toMatchObject({ start: 3, marks: [{ meetingId: params.meetingId, byPartyId: parties.vilgot }] })
  expect((await sara.do(listCommitments, { params })).items[0]).toMatchObject({ id: commitmentId, meetingId: params.meetingId })

  const close = async () => majken.send(closeMeeting, { params, ifMatch: (await read(majken, held)).version })
  expect((await close()).body.reason).toBe('needs-next-meeting')
  const { id: nextId } = await majken.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: later } })
  expect(await sara.verdict(approveMinutes, { params })).toBe('refused:wrong-state')
  expect((await close()).status).toBe(204)

  for (const client of [majken, sara, vilgot, asta]) await client.do(approveMinutes, { params })
  expect(await sara.verdict(approveMinutes, { params })).toBe('refused:already-done')
  const minutes = await majken.do(readMinutes, { params })
  expect(minutes).toMatchObject({ status: 'closed', nextMeeting: { id: nextId, startsAt: later }, commitmentIds: [commitmentId], consentChanges: [] })
  expect(minutes.approvals.map(({ partyId }) => partyId)).toEqual([parties.majken, parties.sara, parties.vilgot, parties.asta])
  expect(minutes.attendees.find(({ partyId }) => partyId === parties.nils)).toMatchObject({ presence: 'excused' })
  expect(await majken.verdict(saveNote, { params: await at(held, 'strengths'), ifMatch: 1, body: { text: 'Ändrat efteråt.' } })).toBe('refused:meeting-not-open')
})

test('before the consent check has passed nothing but presence is recorded, by anybody', async () => {
  const held = await aPlannedMeeting('follow-up')
  const { params, parties, majken } = held
  const [sara, vilgot] = [await world.as('sara'), await world.as('vilgot')]
  await majken.do(openMeeting, { params })
  await inTheRoom(held, ['majken', 'sara', 'vilgot'])
  const { id: goalId } = await vilgot.do(setGoal, { params, body: { youthWords: 'Komma i tid', area: 'school' } })
  const item = await at(held, 'facts')
  const everyWrite = () => Promise.all([
    majken.verdict(saveNote, { params: item, ifMatch: 0, body: { text: 'För tidigt.' } }),
    majken.verdict(makeDecision, { params: item, body: { text: 'För tidigt.' } }),
    majken.verdict(setItemAside, { params: item, body: { reason: 'För tidigt.' } }),
    majken.verdict(goToItem, { params, ifMatch: 2, body: { to: item.itemId } }),
    sara.verdict(shareFact, { params: item, body: { category: 'school-attendance', text: 'För tidigt.' } }),
    sara.verdict(shareFact, { params: item, body: { category: 'school-attendance', text: null } }),
    vilgot.verdict(speakView, { params, body: { partyId: parties.vilgot, form: 'speech', text: 'För tidigt.' } }),
    vilgot.verdict(speakView, { params, body: { partyId: parties.vilgot, form: 'wish', text: 'För tidigt.' } }),
    majken.verdict(speakView, { params, body: { partyId: parties.asta, form: 'through-adult', text: 'För tidigt.' } }),
    vilgot.verdict(markGoal, { params: { ...params, goalId }, body: { value: 3, moment: 'now', meetingId: params.meetingId } }),
    sara.verdict(makeCommitment, { params, body: { ownerId: parties.sara, text: 'För tidigt.', dueOn: '2030-01-31', meetingId: params.meetingId } }),
  ])
  expect(new Set(await everyWrite())).toEqual(new Set(['refused:consent-check-first']))
  await majken.do(checkConsent, { params, body: { outcome: 'failed' } })
  expect(await read(majken, held)).toMatchObject({ check: 'failed', cover: null })
  expect(new Set(await everyWrite())).toEqual(new Set(['refused:consent-check-first', '412'])) // the check was a step
  expect(wordsIn(await read(majken, held))).toEqual(new Set())
})

test('the check does not pass over somebody in the room whom consent does not cover, and names them to the facilitator alone', async () => {
  const held = await aPlannedMeeting('follow-up')
  const { params, parties, majken } = held
  const { id: association } = await majken.do(addParty, { params, body: { functionId: functions.association } })
  parties.kalle = association
  await majken.do(openMeeting, { params })
  expect(await majken.verdict(checkConsent, { params, body: { outcome: 'passed' } })).toBe('refused:nobody-present')
  await inTheRoom(held, ['majken', 'sara', 'vilgot', 'kalle'])
  expect(await majken.verdict(checkConsent, { params, body: { outcome: 'passed' } })).toBe('refused:somebody-not-covered')

  const seen = await read(majken, held)
  expect(seen.attendees.filter(({ covered }) => covered === false).map(({ partyId }) => partyId)).toEqual([association])
  for (const name of ['sara', 'vilgot', 'asta'] as const) {
    expect((await read(await world.as(name), held)).attendees.map(({ covered }) => covered).every((covered) => covered === null)).toBe(true)
  }
  expect((await majken.do(readMinutes, { params })).attendees.some((attendee) => 'covered' in attendee)).toBe(false)
  expect(await (await world.as('kalle')).verdict(readMeeting, { params })).toBe('404')

  await inTheRoom(held, ['kalle'], 'excused')
  await majken.do(checkConsent, { params, body: { outcome: 'passed' } })
  await inTheRoom(held, ['kalle'])
  expect(await read(await world.as('sara'), held)).toMatchObject({ check: 'changed', cover: 'paused' })
})

test('two who write the same note lose nothing: the first stands, the second is told and writes on', async () => {
  const held = await aMeeting()
  const berit = await world.as('berit', 1)
  const params = await at(held, 'assessment')
  const texts = ['Majkens ord.', 'Berits ord.']
  const [first, second] = await Promise.all([held.majken, berit].map((client, index) => client.send(saveNote, { params, ifMatch: 0, body: { text: texts[index]! } })))
  expect([first!.status, second!.status].toSorted()).toEqual([200, 412])
  const [winner, loser] = first!.status === 200 ? [0, 1] : [1, 0]
  const client = [held.majken, berit][loser]!
  const { note } = itemOf(await read(client, held), 'assessment')
  expect(note).toMatchObject({ text: texts[winner], version: 1 })
  expect(await client.do(saveNote, { params, ifMatch: note.version, body: { text: `${note.text} ${texts[loser]}` } })).toEqual({ version: 2 })
  expect(itemOf(await read(held.majken, held), 'assessment').note.text).toBe(`${texts[winner]} ${texts[loser]}`)
  await held.majken.do(saveNote, { params, ifMatch: 2, body: { text: '' } })
  expect(itemOf(await read(held.majken, held), 'assessment').note).toMatchObject({ text: '', version: 3 })
})

test('a fact of a category that one may not read leaves no trace: no count, no place, no version, no signal', async () => {
  const held = await aMeeting()
  const { params } = held
  const [ester, ture, agda] = [await world.as('ester'), await world.as('ture'), await world.as('agda', 1)]
  const item = await at(held, 'facts')
  const [toEster, toAgda] = await listenFromNow(held, ester, agda)
  const before = await read(ester, held)
  await ture.do(shareFact, { params: item, body: { category: 'police-leisure', text: 'Var på torget två gånger.' } })
  await ture.do(shareFact, { params: item, body: { category: 'police-leisure', text: null } })
  await vi.waitFor(() => expect(toAgda!.heard()).toEqual(['meeting', 'meeting']), 5000)

  const after = await read(ester, held)
  expect({ ...after, serverNow: '', you: { ...after.you, endsInMs: 0 } }).toEqual({ ...before, serverNow: '', you: { ...before.you, endsInMs: 0 } })
  expect(toEster!.heard()).toEqual([])
  expect(itemOf(await read(agda, held), 'facts').facts).toMatchObject([{ text: 'Var på torget två gånger.', category: 'police-leisure', partyId: held.parties.ture }, { text: null }])
  expect(itemOf(await read(ture, held), 'facts').facts).toHaveLength(2)
  expect((await read(ture, held)).factChoices).toEqual([{ category: 'police-leisure', hint: 'police-decided', readBy: ['Socialtjänsten'], ownConsentMissing: [] }])
  toEster!.close(); toAgda!.close()

  expect(await ture.verdict(shareFact, { params: item, body: { category: 'school-attendance', text: 'Inte mitt att berätta.' } })).toBe('refused:consent-missing')
  expect(await ture.verdict(shareFact, { params: item, body: { category: 'no-such-thing', text: 'Inte mitt att berätta.' } })).toBe('refused:consent-missing')
  expect(await ture.verdict(shareFact, { params: await at(held, 'commitments'), body: { category: 'police-leisure', text: 'Fel punkt.' } })).toBe('refused:not-in-this-item')
  await inTheRoom(held, ['ture'], 'excused')
  expect(await ture.verdict(shareFact, { params: item, body: { category: 'police-leisure', text: 'Inte här.' } })).toBe('refused:not-present')
  expect(params.meetingId).toBe(after.id)
})

test('only what everybody in the room may read is for the room', async () => {
  const held = await aMeeting('follow-up', { present: ['majken', 'sara', 'vilgot'] })
  expect((await read(held.majken, held)).forTheRoom).toEqual(expect.arrayContaining(['meeting', 'plan', 'voice']))
  expect((await read(held.majken, held)).forTheRoom).not.toContain('guardian-view')
  await inTheRoom(held, ['asta'])
  expect((await read(held.majken, held)).forTheRoom).not.toContain('voice')
})

test('a withdrawal in the middle of a meeting holds in the same instant, pauses it for the others and reaches nobody else', async () => {
  const made = await aCase(world, { kind: 'sig', youth: 'alma', guardians: ['hodan'], until: 'consent-pending', lines: withFacts() })
  for (const name of ['hodan', 'alma'] as const) await sign(world, name, made.caseId, made.requestId)
  await decideToStart(world, made.caseId)
  for (const name of ['majken', 'sara', 'agda', 'ture', 'ester'] as const) await (await world.as(name)).do(confirmConsent, { params: made, body: {} })
  const held = await aMeeting('follow-up', { made, present: ['majken', 'sara', 'agda', 'ture', 'alma', 'hodan'] })
  const { params, requestId, parties, majken } = held
  const [ture, sara, alma] = [await world.as('ture', 1), await world.as('sara', 1), await world.as('alma')]
  await ture.do(shareFact, { params: await at(held, 'facts'), body: { category: 'police-leisure', text: 'Var på torget.' } })
  await majken.do(goToItem, { params, ifMatch: (await read(majken, held)).version, body: { to: (await at(held, 'commitment-review')).itemId } })
  const [toTure, toSara] = await listenFromNow(held, ture, sara)

  await alma.do(withdrawConsent, { params: { caseId: params.caseId, requestId }, body: { towards: parties.ture, method: 'self' } })
  await vi.waitFor(() => expect(toTure!.heard()).toEqual(['knock']), 5000)
  expect(await ture.verdict(readMeeting, { params })).toBe('404')
  expect(await ture.verdict(readMinutes, { params })).toBe('404')
  expect(await ture.verdict(shareFact, { params: await at(held, 'facts'), body: { category: 'police-leisure', text: 'Ett ord till.' } })).toBe('404')
  expect((await ture.do(listMeetings, { params })).items).toEqual([])

  for (const client of [majken, sara, alma]) expect(await read(client, held)).toMatchObject({ check: 'changed', cover: 'paused', status: 'open' })
  expect(await majken.verdict(saveNote, { params: await at(held, 'assessment'), ifMatch: 0, body: { text: 'Vi fortsätter.' } })).toBe('refused:consent-check-first')
  expect(await majken.verdict(coverScreen, { params, body: { covered: false } })).toBe('refused:consent-check-first')
  expect(await majken.verdict(checkConsent, { params, body: { outcome: 'passed' } })).toBe('refused:somebody-not-covered')
  await inTheRoom(held, ['ture'], 'excused')
  expect(await read(sara, held)).toMatchObject({ check: 'changed', cover: 'paused' })
  await majken.do(checkConsent, { params, body: { outcome: 'passed' } })
  expect(await read(sara, held)).toMatchObject({ check: 'passed', cover: null, current: { itemId: (await at(held, 'commitment-review')).itemId } })
  await majken.do(saveNote, { params: await at(held, 'assessment'), ifMatch: 0, body: { text: 'Vi fortsätter.' } })

  await vi.waitFor(() => expect(toSara!.heard()).toEqual(['consent', 'meeting', 'meeting', 'meeting']), 5000)
  expect(toTure!.heard()).toEqual(['knock'])
  toTure!.close(); toSara!.close()

  expect((await sara.do(readMinutes, { params })).consentChanges).toMatchObject([{ towards: null }])
  expect((await majken.do(readMinutes, { params })).consentChanges).toMatchObject([{ towards: parties.ture }])
})

test('facilitators on two nodes step together: one step is one step, and everybody hears of it', async () => {
  const held = await aMeeting()
  const { params, majken } = held
  const berit = await world.as('berit', 1)
  const ears = await listenFromNow(held, await world.as('sara'), await world.as('vilgot', 1))
  const before = await read(majken, held)
  expect(before.version).toBe((await read(berit, held)).version)
  const both = await Promise.all([majken, berit].map((client) => client.send(goToItem, { params, ifMatch: before.version, body: { to: 'next' } })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([204, 412])
  for (const client of [majken, berit]) expect(await read(client, held)).toMatchObject({ version: before.version + 1, current: { itemId: before.items[1]!.id } })
  for (const ear of ears) await vi.waitFor(() => expect(ear.heard()).toEqual(['meeting']), 5000)
  for (const ear of ears) ear.close()
})

test('the same press sent twice is one step, also at once', async () => {
  const held = await aMeeting()
  const { version } = await read(held.majken, held)
  const press = () => held.majken.do(goToItem, { ...held, ifMatch: version, body: { to: 'next' }, key: 'one-press-of-a-key' })
  await Promise.all([press(), press()])
  await press()
  expect((await read(held.majken, held)).version).toBe(version + 1)
})

test('a guardian reads no other guardian’s words, whoever wrote them down, and always the own', async () => {
  const held = await aMeeting()
  const { params, parties, majken } = held
  const [asta, nils, vilgot] = [await world.as('asta'), await world.as('nils', 1), await world.as('vilgot')]
  const [toNils] = await listenFromNow(held, nils)
  const { itemId } = await at(held, 'guardian-view')
  await asta.do(speakView, { params, body: { partyId: parties.asta, itemId, form: 'speech', text: 'Astas egna ord.' } })
  await majken.do(speakView, { params, body: { partyId: parties.asta, itemId, form: 'speech', text: 'Astas ord, antecknade.' } })
  await nils.do(speakView, { params, body: { partyId: parties.nils, itemId, form: 'letter', text: 'Nils brev.' } })
  await majken.do(makeDecision, { params: await at(held, 'facts'), body: { text: 'Ett beslut för alla.' } })

  for (const route of [readMeeting, readMinutes] as const) {
    const words = async (client: Client) => wordsIn(await client.do(route, { params }))
    expect(await words(nils)).toEqual(new Set(['Nils brev.', 'Ett beslut för alla.']))
    expect(await words(asta)).toEqual(new Set(['Astas egna ord.', 'Astas ord, antecknade.', 'Ett beslut för alla.']))
    expect(await words(vilgot)).toEqual(new Set(['Ett beslut för alla.']))
    expect(await words(await world.as('agda'))).toEqual(new Set(['Astas egna ord.', 'Astas ord, antecknade.', 'Nils brev.', 'Ett beslut för alla.']))
  }
  expect(itemOf(await read(asta, held), 'guardian-view').views.map(({ byFacilitator }) => byFacilitator)).toEqual([false, true])
  await vi.waitFor(() => expect(toNils!.heard()).toEqual(['meeting', 'meeting']), 5000) // his own, and the decision
  toNils!.close()
  expect(await nils.verdict(speakView, { params, body: { partyId: parties.asta, form: 'speech', text: 'I någon annans namn.' } })).toBe('refused:not-yours')
  expect(await majken.verdict(speakView, { params, body: { partyId: parties.sara, form: 'speech', text: 'Skolan säger.' } })).toBe('refused:not-for-staff')
})

test('a guardian’s answer and approval are not told to the other guardian', async () => {
  const held = await aPlannedMeeting('follow-up')
  const { params, parties } = held
  const [asta, nils, sara] = [await world.as('asta'), await world.as('nils'), await world.as('sara')]
  await asta.do(answerInvitation, { params, body: { answer: 'cannot-come' } })
  const answerOf = async (client: Client) => (await read(client, held)).attendees.find(({ partyId }) => partyId === parties.asta)?.answer
  expect(await answerOf(nils)).toBe(null)
  expect(await answerOf(asta)).toBe('cannot-come')
  expect(await answerOf(sara)).toBe('cannot-come')
})

test('a meeting ends only when the next one is set, unless the case is closing', async () => {
  const held = await aMeeting('closing')
  const { params, majken } = held
  const close = async () => majken.verdict(closeMeeting, { params, ifMatch: (await read(majken, held)).version })
  expect(await close()).toBe('refused:needs-next-meeting')
  const { id: cancelled } = await majken.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: later } })
  await majken.do(cancelMeeting, { params: { ...params, meetingId: cancelled }, body: { reason: 'Fel dag.' } })
  expect(await close()).toBe('refused:needs-next-meeting')
  await majken.do(moveCase, { params, body: { state: 'closing' } })
  expect(await majken.verdict(closeMeeting, { params, ifMatch: 1 })).toBe('412')
  expect(await close()).toBe('sees')
  expect(await majken.verdict(goToItem, { params, ifMatch: (await read(majken, held)).version, body: { to: 'next' } })).toBe('refused:meeting-not-open')
})

test('what one answers at the end is read by those who work with the family, and by no other member of it', async () => {
  const held = await aMeeting('closing')
  const { params, parties, majken } = held
  const [vilgot, asta, nils, sara] = await Promise.all((['vilgot', 'asta', 'nils', 'sara'] as const).map((name) => world.as(name))) as [Client, Client, Client, Client]
  await majken.do(moveCase, { params, body: { state: 'closing' } })
  const answer = (client: Client, party: string, words: string) =>
    client.verdict(evaluate, { params, body: { partyId: party, block: 'alliance', answers: { words } } })
  expect(await answer(asta, parties.asta, 'För tidigt.')).toBe('refused:needs-evaluation')
  expect(await answer(vilgot, parties.vilgot, 'Vilgots ord.')).toBe('sees')
  expect(await answer(asta, parties.asta, 'Astas ord.')).toBe('sees')
  expect(await answer(sara, parties.sara, 'För tidigt.')).toBe('refused:needs-guardian-evaluation')
  expect(await answer(majken, parties.nils, 'Nils ord, antecknade.')).toBe('sees')
  expect(await answer(sara, parties.sara, 'Skolans ord.')).toBe('sees')

  const words = async (client: Client) => (await client.do(listEvaluations, { params })).evaluations.map(({ answers }) => answers['words'])
  expect(await words(vilgot)).toEqual(['Vilgots ord.', 'Skolans ord.'])
  expect(await words(asta)).toEqual(['Astas ord.', 'Skolans ord.'])
  expect(await words(nils)).toEqual(['Nils ord, antecknade.', 'Skolans ord.'])
  for (const one of [majken, sara]) expect(await words(one)).toEqual(['Vilgots ord.', 'Astas ord.', 'Nils ord, antecknade.', 'Skolans ord.'])
})

test('the closing meeting asks the young person first, closes the case, and then itself', async () => {
  const held = await aMeeting('closing')
  const { params, parties, majken } = held
  const vilgot = await world.as('vilgot')
  await majken.do(moveCase, { params, body: { state: 'closing' } })
  const closure = { reason: 'as-planned', continuingSupport: 'Mentorn finns kvar.', followUpOn: '2030-04-10', copyGivenOn: '2026-11-01' } as const
  expect(await majken.verdict(closeCase, { params, body: closure })).toBe('refused:needs-evaluation')
  await vilgot.do(evaluate, { params, body: { partyId: parties.vilgot, block: 'alliance', answers: { helped: 'Att Ester ringde.', reached: 8 } } })
  const tomorrow = await majken.send(closeCase, { params, body: { ...closure, copyGivenOn: '2030-01-10' } })
  expect(tomorrow.status).toBe(422)
  expect(JSON.parse(tomorrow.text).errors).toMatchObject([{ path: 'copyGivenOn' }])
  expect((await vilgot.do(readCase, { params })).closure).toBe(null)
  await majken.do(closeCase, { params, body: closure })
  for (const client of [majken, vilgot, await world.as('asta'), await world.as('ture')]) {
    expect((await client.do(readCase, { params })).closure).toMatchObject(closure)
  }
  await majken.do(goToItem, { params, ifMatch: (await read(majken, held)).version, body: { to: (await at(held, 'thanks')).itemId } })
  await majken.do(closeMeeting, { params, ifMatch: (await read(majken, held)).version })
  await vilgot.do(approveMinutes, { params })
  expect((await majken.do(readCase, { params })).state).toBe('closed')
  expect(await majken.do(readMinutes, { params })).toMatchObject({ status: 'closed', nextMeeting: null, approvals: [{ partyId: parties.vilgot }] })
})

test('the minutes of one meeting are four different texts for four readers, exactly as the categories say', async () => {
  const held = await aMeeting()
  const { params, parties, majken } = held
  const as = (name: CastName) => world.as(name)
  const view = async (code: string) => ({ itemId: (await at(held, code)).itemId })
  await (await as('vilgot')).do(speakView, { params, body: { partyId: parties.vilgot, ...(await view('child-view')), form: 'letter', text: 'voice' } })
  await (await as('asta')).do(speakView, { params, body: { partyId: parties.asta, ...(await view('guardian-view')), form: 'speech', text: 'asta' } })
  for (const [code, category] of [['child-view', 'voice note'], ['guardian-view', 'guardian note'], ['assessment', 'plan note'], ['facts', 'meeting note']] as const) {
    await majken.do(saveNote, { params: await at(held, code), ifMatch: 0, body: { text: category } })
  }
  await majken.do(makeDecision, { params: await at(held, 'assessment'), body: { text: 'plan decision' } })
  await (await as('sara')).do(shareFact, { params: await at(held, 'facts'), body: { category: 'school-attendance', text: 'school' } })
  await (await as('ture')).do(shareFact, { params: await at(held, 'facts'), body: { category: 'police-leisure', text: 'police' } })
  await majken.do(planMeeting, { params, body: { kind: 'follow-up', startsAt: later } })
  await majken.do(closeMeeting, { params, ifMatch: (await read(majken, held)).version })

  const joint = ['plan note', 'meeting note', 'plan decision']
  const professional = [...joint, 'voice', 'voice note', 'asta', 'guardian note']
  const expected: [CastName, string[]][] = [
    ['agda', [...professional, 'school', 'police']],
    ['sara', [...professional, 'school']],
    ['ester', professional],
    ['vilgot', [...joint, 'voice', 'voice note']],
    ['asta', [...joint, 'asta']],
    ['nils', joint],
  ]
  for (const [name, texts] of expected) expect([name, wordsIn(await (await as(name)).do(readMinutes, { params }))]).toEqual([name, new Set(texts)])
})

test('a wish comes before the meeting; everything else waits for it', async () => {
  const held = await aPlannedMeeting('follow-up')
  const { params, parties } = held
  const vilgot = await world.as('vilgot')
  expect((await read(vilgot, held)).readBy['voice']).toContain('Lindskolan')
  await vilgot.do(speakView, { params, body: { partyId: parties.vilgot, form: 'wish', text: 'Ta inte upp gymmet.' } })
  expect(await vilgot.verdict(speakView, { params, body: { partyId: parties.vilgot, form: 'letter', text: 'Ett brev.' } })).toBe('refused:meeting-not-open')
  expect((await read(held.majken, held)).wishes).toMatchObject([{ text: 'Ta inte upp gymmet.', form: 'wish', itemId: null, byFacilitator: false }])
  expect((await read(await world.as('asta'), held)).wishes).toEqual([])
})

test('a moved meeting asks again who comes, and a cancelled one is over', async () => {
  const held = await aPlannedMeeting('follow-up')
  const { params, parties, majken } = held
  const sara = await world.as('sara')
  await sara.do(answerInvitation, { params, body: { answer: 'coming' } })
  await majken.do(moveMeeting, { params, ifMatch: 0, body: { startsAt: later } })
  expect(await majken.verdict(moveMeeting, { params, ifMatch: 0, body: { startsAt: soon } })).toBe('412')
  const moved = await read(majken, held)
  expect(moved).toMatchObject({ startsAt: later, place: 'Kastanjen', version: 1 })
  expect(moved.attendees.find(({ partyId }) => partyId === parties.sara)?.answer).toBe(null)
  expect((await sara.do(listMeetings, { params })).items).toMatchObject([{ startsAt: later, answer: null }])
  await sara.do(answerInvitation, { params, body: { answer: 'cannot-come' } })
  expect((await sara.do(listMeetings, { params })).items[0]!.answer).toBe('cannot-come')

  await majken.do(cancelMeeting, { params, body: { reason: 'Sjukdom.' } })
  expect(await majken.verdict(openMeeting, { params })).toBe('refused:wrong-state')
  expect(await sara.verdict(answerInvitation, { params, body: { answer: 'coming' } })).toBe('refused:wrong-state')
  expect((await sara.do(listMeetings, { params })).items).toMatchObject([{ status: 'cancelled' }])
})

test('an item is set aside with a reason and taken up again, never dropped; the consent check is neither', async () => {
  const held = await aMeeting()
  const { params, majken } = held
  const aside = await at(held, 'child-view')
  await majken.do(setItemAside, { params: aside, body: { reason: 'Vilgot är sjuk i dag.' } })
  expect(itemOf(await read(majken, held), 'child-view')).toMatchObject({ state: 'not-applicable', reason: 'Vilgot är sjuk i dag.' })
  const step = async (to: string) => majken.do(goToItem, { params, ifMatch: (await read(majken, held)).version, body: { to } })
  await step('next')
  expect((await read(majken, held)).current?.itemId).toBe((await at(held, 'guardian-view')).itemId)
  await step(aside.itemId)
  expect(itemOf(await read(majken, held), 'child-view')).toMatchObject({ state: 'current', reason: null })
  expect(await majken.verdict(setItemAside, { params: await at(held, 'consent'), body: { reason: 'Hoppa över.' } })).toBe('refused:not-in-this-item')
  expect((await read(majken, held)).items).toHaveLength(8)
})

test('the facilitator covers and uncovers the screen, and nobody else runs the meeting', async () => {
  const held = await aMeeting()
  const { params, parties, majken } = held
  for (const covered of [true, false]) {
    await majken.do(coverScreen, { params, body: { covered } })
    expect((await read(await world.as('ester'), held)).cover).toBe(covered ? 'hidden' : null)
  }
  const { version } = await read(majken, held)
  for (const name of ['sara', 'ture', 'vilgot', 'asta'] as const) {
    const client = await world.as(name)
    const item = await at(held, 'assessment')
    expect(new Set(await Promise.all([
      client.verdict(coverScreen, { params, body: { covered: true } }),
      client.verdict(goToItem, { params, ifMatch: version, body: { to: 'next' } }),
      client.verdict(checkConsent, { params, body: { outcome: 'failed' } }),
      client.verdict(markPresence, { params, body: { parties: [{ partyId: parties.ture, presence: 'absent' }] } }),
      client.verdict(extendItem, { params: item }),
      client.verdict(setItemAside, { params: item, body: { reason: 'Nej.' } }),
      client.verdict(saveNote, { params: item, ifMatch: 0, body: { text: 'Nej.' } }),
      client.verdict(makeDecision, { params: item, body: { text: 'Nej.' } }),
      client.verdict(closeMeeting, { params, ifMatch: version }),
    ]))).toEqual(new Set(['refused:not-facilitator']))
    expect(await client.verdict(planMeeting, { params, body: { kind: 'follow-up', startsAt: later } })).toBe('refused:not-coordinator')
  }
})

test('for whoever has no part in the case a meeting does not exist, byte for byte', async () => {
  const held = await aMeeting()
  const { params } = held
  for (const name of ['ove', 'kalle', 'ada', 'freja', 'siv'] as const) {
    const client = await world.as(name)
    for (const route of [readMeeting, readMinutes, listMeetings] as const) expect(await client.verdict(route, { params })).toBe('404')
    const [hidden, gone] = await Promise.all([params.meetingId, absent].map((meetingId) => client.send(readMeeting, { params: { ...params, meetingId }, headers: { 'x-request-id': 'the-same-request' } })))
    expect(hidden!.text).toBe(gone!.text)
  }
  const sara = await world.as('sara')
  expect(await sara.verdict(readMeeting, { params: { ...params, meetingId: absent } })).toBe('404')
  expect(await held.majken.verdict(goToItem, { params, ifMatch: (await read(held.majken, held)).version, body: { to: absent } })).toBe('404')
  expect(await held.majken.verdict(markPresence, { params, body: { parties: [{ partyId: absent, presence: 'present' }] } })).toBe('404')
})

test('a time that no calendar has is wrong input and nothing else', async () => {
  const { params, majken } = await aPlannedMeeting()
  for (const startsAt of ['0000-01-01T00:00:00Z', '2030-01-10T13:00:00+23:00', '2030-02-30T13:00:00Z', '2030-01-10']) {
    expect(await majken.verdict(planMeeting, { params, body: { kind: 'follow-up', startsAt } })).toBe('422')
  }
})

test('a meeting is planned only in a case that consent has opened', async () => {
  const { caseId } = await aCase(world, { until: 'consent-pending' })
  expect(await (await world.as('majken')).verdict(planMeeting, { params: { caseId }, body: { kind: 'start', startsAt: soon } })).toBe('refused:wrong-state')
})
