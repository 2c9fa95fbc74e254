import { readCase } from '@kring/contract/cases'
import { askInConfidence, assessMaturity, confirmConfidence, endAssessment, readConfidence } from '@kring/contract/confidence'
import { checkContact, confirmConsent, readConsent, readConsentRule, refuseConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import { readHistory } from '@kring/contract/history'
import { listMessages, listTopics, openTopic, sendMessage } from '@kring/contract/messages'
import { readReceipt } from '@kring/contract/receipts'
import { noteCare } from '@kring/contract/legal-reviews'
import { listNotices } from '@kring/contract/notices'
import { confidenceStateOf } from '@kring/domain/confidence'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CastName } from '../../server/demo/cast.ts'
import { aCase, confirm, sign, type CaseMade, type CaseWanted } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { answerOfDatabase } from '../world/behind.ts'

let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const sixteen = '2010-05-05'
/** Vilgot at 16, whose team works with a consent that all three have signed. */
async function aFamily(wanted: CaseWanted = {}) {
  const made = await aCase(world, { bornOn: sixteen, ...wanted, until: 'consent-pending' })
  if (wanted.until === 'consent-pending') return made
  for (const name of ['vilgot', 'asta', 'nils'] as const) await sign(world, name, made.caseId, made.requestId)
  for (const name of ['majken', 'sara', 'agda', 'ture', 'ester'] as const) await confirm(world, name, made.caseId, made.requestId)
  return made
}
const look = async (name: CastName, { caseId }: Pick<CaseMade, 'caseId'>) => (await world.as(name)).do(readConfidence, { params: { caseId } })
const lastDay = async ({ caseId }: CaseMade) => (await (await world.as('majken')).do(readConsentRule, { params: { caseId } })).maxValidUntilOn

/** Majken asks: Sara (school) tells and reads, Majken reads. */
async function ask(made: CaseMade, lines = [{ partyId: made.parties.sara, reads: true, gives: true }, { partyId: made.parties.majken, reads: true, gives: false }]) {
  const body = { lines, purpose: 'Att Vilgot kan prata med någon han litar på.', validUntilOn: await lastDay(made), informed: { how: 'meeting' as const, interpreter: false } }
  const { id } = await (await world.as('majken')).do(askInConfidence, { params: { caseId: made.caseId }, body })
  return { caseId: made.caseId, requestId: id }
}
async function signAlone(one: { caseId: string; requestId: string }) {
  const { requests: [request] } = await look('vilgot', one)
  await (await world.as('vilgot')).do(signConsent, { params: one, body: { locale: 'sv', textHash: request!.textHash, understood: true } })
}
const assessment = async (made: CaseMade) => ({ basis: 'Har resonerat klokt om följderna i tre samtal.', decidedBy: 'Sara Mentorsson, mentor', validUntilOn: await lastDay(made) })
/** Asked, signed, assessed and confirmed: Vilgot, Sara and Majken read. */
async function opened(made: CaseMade) {
  const one = await ask(made)
  await signAlone(one)
  await (await world.as('sara')).do(confirmConfidence, { params: one, body: { assessment: await assessment(made) } })
  await (await world.as('majken')).do(confirmConfidence, { params: one, body: {} })
  return one
}
const confide = async (name: CastName, { caseId }: { caseId: string }, text: string) =>
  (await (await world.as(name)).do(openTopic, { params: { caseId }, body: { title: 'Förtroligt', text, inConfidence: true } })).id
const topics = async (name: CastName, { caseId }: { caseId: string }) =>
  (await (await world.as(name)).do(listTopics, { params: { caseId } })).items.filter(({ inConfidence }) => inConfidence).length

test('D7, D18: what a youth of 16 alone opens is read by whom it names when they have assessed and confirmed, and not a moment before', async () => {
  const made = await aFamily()
  const one = await ask(made)
  const [sara, vilgot, majken] = await Promise.all([world.as('sara'), world.as('vilgot'), world.as('majken')])
  expect((await vilgot.do(listNotices)).items).toContainEqual(expect.objectContaining({ kind: 'answer-confidence', requestId: one.requestId }))
  expect((await look('sara', made)).requests).toEqual([])
  expect(await vilgot.verdict(openTopic, { params: { caseId: made.caseId }, body: { title: 'Förtroligt', inConfidence: true } })).toBe('refused:consent-missing')

  await signAlone(one)
  expect((await sara.do(listNotices)).items).toContainEqual(expect.objectContaining({ kind: 'confirm-confidence', requestId: one.requestId }))
  expect((await look('sara', made)).requests).toMatchObject([{ state: 'not-assessed', waitsFor: [made.parties.sara], yourConfirmation: false }])
  expect(await sara.verdict(confirmConfidence, { params: one, body: {} })).toBe('refused:needs-assessment')
  await majken.do(confirmConfidence, { params: one, body: {} })
  expect((await look('majken', made)).readBy).toEqual([])
  expect(await sara.verdict(openTopic, { params: { caseId: made.caseId }, body: { title: 'Förtroligt', inConfidence: true } })).toBe('refused:consent-missing')

  await sara.do(confirmConfidence, { params: one, body: { assessment: await assessment(made) } })
  expect((await look('vilgot', made)).requests).toMatchObject([{ state: 'open', waitsFor: [] }])
  const { status } = await vilgot.send(readReceipt, { params: one })
  expect(status).toBe(200)
  expect(await majken.verdict(readReceipt, { params: one })).toBe('404')
  const topicId = await confide('vilgot', made, 'Jag orkar inte hemma.')
  await sara.do(sendMessage, { params: { caseId: made.caseId, topicId }, body: { text: 'Tack för att du berättar.' } })
  const { items, readBy } = await majken.do(listMessages, { params: { caseId: made.caseId, topicId } })
  expect(items.map(({ text }) => text)).toEqual(['Jag orkar inte hemma.', 'Tack för att du berättar.'])
  expect(readBy).toEqual(['Socialtjänsten', 'Lindskolan', 'Vilgot Provlund'])
  // The others of the team read the plan and nothing of this.
  const ture = await world.as('ture')
  expect(await ture.verdict(listMessages, { params: { caseId: made.caseId, topicId } })).toBe('404')
  expect(await topics('ture', made)).toBe(0)
  expect((await look('ture', made)).requests).toEqual([])
})

test('a guardian is told nothing of it: every answer stays the same byte for byte, and no signal comes', async () => {
  const made = await aFamily()
  const asta = await world.as('asta')
  const { caseId } = made
  const told = async () => {
    const answers = await Promise.all([
      asta.send(readCase, { params: { caseId } }), asta.send(readConsent, { params: { caseId } }), asta.send(readConfidence, { params: { caseId } }), asta.send(listTopics, { params: { caseId } }),
      asta.send(readHistory, { params: { caseId } }), asta.send(listNotices),
    ])
    return answers.map(({ status, body }) => JSON.stringify([status, body]).replaceAll(/"endsInMs":\d+/g, '').replaceAll(/"requestId":"[^"]*"/g, ''))
  }
  const ears = await asta.listen()
  const heard = ears.heard.length
  const before = await told()
  const one = await ask(made)
  await signAlone(one)
  await (await world.as('sara')).do(confirmConfidence, { params: one, body: { assessment: await assessment(made) } })
  const topicId = await confide('vilgot', made, 'Det här vet inte mamma.')
  await look('sara', made)
  const withdrawn = async () => (await world.as('vilgot')).do(withdrawConsent, { params: one, body: { towards: null, category: null, method: 'self' } })
  await withdrawn()
  // Sara's readings of the team's own conversation are told as before.
  const [, , , , readings] = await told()
  expect((await told()).filter((_, place) => place !== 4)).toEqual(before.filter((_, place) => place !== 4))
  expect(readings).not.toContain('confidence')
  for (const guess of [{ params: { caseId, topicId } }]) expect(await asta.verdict(listMessages, guess)).toBe('404')
  expect(await asta.verdict(signConsent, { params: one, body: { locale: 'sv', textHash: '0'.repeat(64), understood: true } })).toBe('404')
  expect(await asta.verdict(withdrawConsent, { params: one, body: { towards: null, category: null, method: 'self' } })).toBe('404')
  // What is told to everybody afterwards comes after what would have been told of it.
  await (await world.as('majken')).do(checkContact, { params: { caseId }, body: { partyId: made.parties.asta, safe: true, channel: 'telefon' } })
  await (await world.as('majken')).do(openTopic, { params: { caseId }, body: { title: 'Till alla', text: 'Hej' } })
  await expect.poll(() => ears.heard.length).toBeGreaterThan(heard)
  expect(JSON.stringify(ears.heard.slice(heard))).not.toMatch(/confidence|maturity|assessment|signature|knock/)
  ears.close()
})

test('where the guardians have said no, a confidence alone lets in whom it names, to it and to nothing else', async () => {
  const made = await aFamily({ until: 'consent-pending' })
  const { caseId } = made
  for (const name of ['asta', 'nils'] as const) await (await world.as(name)).do(refuseConsent, { params: made })
  const one = await ask(made, [{ partyId: made.parties.ester, reads: true, gives: true }])
  const ester = await world.as('ester')
  expect(await ester.verdict(readCase, { params: { caseId } })).toBe('404')
  await signAlone(one)
  await ester.do(confirmConfidence, { params: one, body: { assessment: await assessment(made) } })
  const topicId = await confide('ester', made, 'Vi ses på gården på torsdag.')
  expect((await ester.do(readCase, { params: { caseId } })).you).toMatchObject({ reads: ['confidence', 'confidence-consent'] })
  expect(await ester.verdict(confirmConsent, { params: one, body: {} })).toBe('404')
  // The case goes on as it stood, and nobody but the coordinator and the youth learns that Ester is here.
  expect((await (await world.as('majken')).do(readCase, { params: { caseId } })).state).toBe('consent-pending')
  await ester.do(listTopics, { params: { caseId } })
  const readings = await (await world.as('asta')).do(readHistory, { params: { caseId } })
  expect(JSON.stringify(readings)).not.toContain('Ester')
  expect(JSON.stringify(await (await world.as('vilgot')).do(readHistory, { params: { caseId } }))).toContain('Ester')
  // Taken back by the one who gave it: in the same instant the case does not exist for her.
  await (await world.as('vilgot')).do(withdrawConsent, { params: one, body: { towards: null, category: null, method: 'self' } })
  expect(await (await world.as('ture')).verdict(listMessages, { params: { caseId, topicId } })).toBe('404')
  expect((await look('vilgot', made)).requests).toMatchObject([{ state: 'taken-back' }])
  expect((await ester.do(listTopics, { params: { caseId } })).items.every(({ inConfidence }) => inConfidence)).toBe(true)
  expect(await ester.verdict(sendMessage, { params: { caseId, topicId }, body: { text: 'Hej' } })).toBe('refused:consent-missing')
})

test('whoever no longer stands by the assessment ends the reading of all, until it is assessed anew', async () => {
  const made = await aFamily()
  const one = await opened(made)
  await confide('vilgot', made, 'Bara ni.')
  const [sara, majken] = await Promise.all([world.as('sara'), world.as('majken')])
  const ears = await majken.listen()
  await sara.do(endAssessment, { params: one })
  expect(await topics('majken', made)).toBe(0)
  await expect.poll(() => ears.heard.map(({ what }) => what)).toContain('knock')
  ears.close()
  expect((await look('vilgot', made)).requests).toMatchObject([{ state: 'not-assessed', waitsFor: [made.parties.sara] }])
  expect(await sara.verdict(endAssessment, { params: one })).toBe('refused:already-done')
  expect(await majken.verdict(assessMaturity, { params: one, body: await assessment(made) })).toBe('refused:not-a-party')
  await sara.do(assessMaturity, { params: one, body: await assessment(made) })
  expect(await topics('majken', made)).toBe(1)
  // Why somebody is found mature is the own authority's; until when is told.
  expect((await look('majken', made)).requests).toMatchObject([{ yourAssessment: null, assessments: [{ partyId: made.parties.sara }] }])
  expect(JSON.stringify(await look('majken', made))).not.toContain('resonerat')
})

test('an assessment and a consent end with their last day, and a confidence with the day before the 18th birthday, with no job running', async () => {
  const made = await aFamily({ bornOn: '2008-12-20' })
  const one = await ask(made)
  await signAlone(one)
  await (await world.as('sara')).do(confirmConfidence, { params: one, body: { assessment: { ...(await assessment(made)), validUntilOn: '2026-12-05' } } })
  await confide('sara', made, 'Här är vi.')
  const reads = async (name: CastName) => topics(name, made)
  await world.later('15 days')
  expect((await look('majken', made)).requests).toMatchObject([{ state: 'not-assessed' }])
  await (await world.as('sara')).do(assessMaturity, { params: one, body: await assessment(made) })
  expect(await reads('sara')).toBe(1)
  await world.later('60 days')
  expect((await look('vilgot', made)).requests).toMatchObject([{ state: 'ended' }])
})

test('all that the young person takes back ends it too; what a guardian takes back does not', async () => {
  const made = await aFamily()
  const one = await opened(made)
  const { caseId } = made
  await confide('vilgot', made, 'Bara ni.')
  const all = { towards: null, category: null, method: 'self' } as const
  await (await world.as('asta')).do(withdrawConsent, { params: made, body: all })
  expect(await topics('sara', made)).toBe(1)
  // Said to the coordinator for a guardian it reaches no further either.
  await (await world.as('majken')).do(withdrawConsent, { params: made, body: { ...all, method: 'telephone', forPartyId: made.parties.nils } })
  expect((await look('vilgot', { caseId })).requests).toMatchObject([{ state: 'open' }])
  await (await world.as('vilgot')).do(withdrawConsent, { params: made, body: { ...all, towards: made.parties.sara } })
  expect((await (await world.as('sara')).do(listTopics, { params: { caseId } })).items.filter(({ title }) => title === 'Förtroligt')).toEqual([])
  expect((await look('majken', { caseId })).readBy).toEqual(['Socialtjänsten', 'Vilgot Provlund'])
  expect(one.caseId).toBe(caseId)
})

test('it is asked of one who is old enough, can be reached safely and is asked nothing else, where the municipality offers it', async () => {
  const young = await aFamily({ bornOn: '2012-05-05' })
  const majken = await world.as('majken')
  const body = async (made: CaseMade) => ({ lines: [{ partyId: made.parties.sara, reads: true, gives: true }], purpose: 'p', validUntilOn: await lastDay(made), informed: { how: 'meeting' as const, interpreter: false } })
  const tried = async (made: CaseMade, more: object = {}) => majken.verdict(askInConfidence, { params: { caseId: made.caseId }, body: { ...(await body(made)), ...more } })
  expect(await tried(young)).toBe('refused:not-of-the-age')
  const made = await aFamily()
  expect(await tried(made, { lines: [{ partyId: made.parties.asta, reads: true, gives: false }] })).toBe('refused:not-for-family')
  expect(await tried(made, { validUntilOn: '2030-01-01' })).toBe('refused:end-too-late')
  await majken.do(checkContact, { params: { caseId: made.caseId }, body: { partyId: made.parties.vilgot, safe: false, channel: 'ingen' } })
  expect(await tried(made)).toBe('refused:contact-not-safe')
  await majken.do(checkContact, { params: { caseId: made.caseId }, body: { partyId: made.parties.vilgot, safe: true, channel: 'i skolan' } })
  expect(await (await world.as('sara')).verdict(askInConfidence, { params: { caseId: made.caseId }, body: await body(made) })).toBe('refused:not-coordinator')
  const one = await ask(made)
  expect(await tried(made)).toBe('refused:already-done')
  await (await world.as('vilgot')).do(refuseConsent, { params: one })
  expect((await look('majken', made)).requests).toMatchObject([{ state: 'refused' }])
  // In care it is disputed who disposes over secrecy: a lawyer is asked before the young person is.
  const on = (await majken.do(readConsentRule, { params: { caseId: made.caseId } })).custody[0]!.checkedOn
  await majken.do(noteCare, { params: { caseId: made.caseId }, body: { fromOn: on, source: 'Beslut', checkedOn: on } })
  expect(await tried(made)).toBe('refused:needs-legal-review')
})

test('the database itself keeps a confidence in its register, and an assessment to who would tell something', async () => {
  const made = await aFamily()
  const one = await ask(made)
  await signAlone(one)
  const line = `insert into consent_line (id, request_id, slot, category, reads, gives, gate) values (gen_random_uuid(), '${one.requestId}', 1, 11, true, true, app.gate_here(10))`
  const request = (scope: string, register: number) => `insert into consent_request (id, gate, purpose, valid_until_on, reach, scope, form_version, text_sv, text_hash, informed)
    values (gen_random_uuid(), app.gate_here(${register}), 'p', app.now()::date + 9, 'from-now', '${scope}', '1', 't', '\\x00', '{}')`
  const assess = (own: string) => `insert into maturity_assessment (id, request_id, slot, basis, decided_by, valid_until_on, gate)
    values (gen_random_uuid(), '${one.requestId}', (app.own_here() & 65535)::integer, 'b', 'd', app.now()::date + 9, ${own})`
  expect(await answerOfDatabase(world, 'majken', made.caseId, line)).toBe('42501')
  expect(await answerOfDatabase(world, 'majken', made.caseId, request('confidence', 0))).toBe('42501')
  expect(await answerOfDatabase(world, 'majken', made.caseId, request('family', 10))).toBe('42501')
  expect(await answerOfDatabase(world, 'majken', made.caseId, request('confidence', 10))).toBe('done')
  expect(await answerOfDatabase(world, 'majken', made.caseId, assess('null'))).toBe('42501')
  expect(await answerOfDatabase(world, 'sara', made.caseId, assess('app.gate_here(10)'))).toBe('42501')
  expect(await answerOfDatabase(world, 'sara', made.caseId, assess('null'))).toBe('done')
})

test('where it stands follows from what the young person said, then from the clock, then from the assessments', () => {
  const base = { answer: 'signed', ended: false, waitsFor: [], complete: true } as const
  expect(confidenceStateOf(base)).toBe('open')
  expect(confidenceStateOf({ ...base, waitsFor: ['a'] })).toBe('not-assessed')
  expect(confidenceStateOf({ ...base, ended: true, waitsFor: ['a'] })).toBe('ended')
  expect(confidenceStateOf({ ...base, answer: 'withdrawn', ended: true })).toBe('taken-back')
  expect(confidenceStateOf({ ...base, answer: 'refused' })).toBe('refused')
  expect(confidenceStateOf({ ...base, answer: 'waiting', complete: false })).toBe('waiting')
})
