import { readCase } from '@kring/contract/cases'
import { readConsent, readConsentRule, refuseConsent, requestConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import { readCaseEvents } from '@kring/contract/history'
import {
  addScan, checkWithdrawal, confirmSignature, dropSignature, findPaperForm, listNotedForMe, listNotedSignatures, makePaperForm, noteSignature, readPaperForm, readScan,
} from '@kring/contract/noted-signatures'
import { listNotices } from '@kring/contract/notices'
import { readPlan } from '@kring/contract/plan'
import { formNumberInGroups, formNumberOf, formNumberSigns, readFormNumber } from '@kring/domain/noted-signatures'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, linesFor, sign, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.close())

/** One white dot: a picture as small as there is. */
const dot = { type: 'image/png', bytes: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9BUNFygAAAABJRU5ErkJggg==', 'base64') }
const today = '2026-11-22'

/** Loke's family: Freja has signed, Bo signs outside Kring. */
async function waitingForBo() {
  const made = await aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  await sign(world, 'freja', made.caseId, made.requestId)
  return made
}
const majken = () => world.as('majken')
const berit = () => world.as('berit')
const spoken = ({ parties, requestId }: CaseMade, more: object = {}) =>
  ({ method: 'spoken' as const, requestId, partyId: parties.bo, signedOn: today, locale: 'sv' as const, identity: 'known' as const, witness: 'Mira Mottagning', ...more })
const say = async (made: CaseMade, more: object = {}) => (await (await majken()).do(noteSignature, { params: { caseId: made.caseId }, body: spoken(made, more) })).id
async function print({ caseId, requestId, parties }: CaseMade, name: 'bo' | 'freja' = 'bo') {
  const client = await majken()
  const { id: paperFormId } = await client.do(makePaperForm, { params: { caseId, requestId }, body: { partyId: parties[name] } })
  return client.do(readPaperForm, { params: { caseId, paperFormId }, query: { locale: 'so' } })
}
/** The paper has come back: noted, and its picture laid beside it. */
async function onPaper(made: CaseMade) {
  const { number } = await print(made)
  const body = { method: 'paper' as const, requestId: made.requestId, partyId: made.parties.bo, signedOn: today, locale: 'so' as const, identity: 'id-document' as const, formNumber: formNumberInGroups(number).toLowerCase() }
  const { id: notedSignatureId } = await (await majken()).do(noteSignature, { params: { caseId: made.caseId }, body })
  return { caseId: made.caseId, notedSignatureId }
}
const state = async (caseId: string) => (await (await majken()).do(readCase, { params: { caseId } })).state
const answerOfBo = async ({ caseId, requestId, parties }: CaseMade) =>
  (await (await majken()).do(readConsent, { params: { caseId } })).requests.find(({ id }) => id === requestId)!.answers.find(({ partyId }) => partyId === parties.bo)!.answer
const waits = async (name: 'majken' | 'berit', kind: string, caseId: string) =>
  (await (await world.as(name)).do(listNotices)).items.some((one) => one.kind === kind && one.caseId === caseId)

test('a signature on paper opens nothing until a second person has seen the paper and confirmed it, and then what an own signature opens', async () => {
  const made = await waitingForBo()
  const params = await onPaper(made)
  expect(await (await berit()).verdict(confirmSignature, { params })).toBe('refused:needs-scan')
  await (await majken()).do(addScan, { params, file: dot })
  expect(await (await majken()).verdict(confirmSignature, { params })).toBe('refused:needs-second-person')
  expect([await answerOfBo(made), await state(made.caseId), await (await world.as('ture')).verdict(readPlan, { params })]).toEqual(['waiting', 'consent-pending', '404'])
  expect([await waits('berit', 'confirm-signature', made.caseId), await waits('majken', 'confirm-signature', made.caseId)]).toEqual([true, false])

  const freja = await world.as('freja')
  const ears = await freja.listen()
  await (await berit()).do(confirmSignature, { params })
  expect([await answerOfBo(made), await state(made.caseId)]).toEqual(['signed', 'active'])
  await expect.poll(() => ears.heard.some(({ what, about }) => what === 'changed' && about === 'consent')).toBe(true)
  ears.close()
  expect(await (await berit()).verdict(confirmSignature, { params })).toBe('refused:already-done')
  expect(await waits('berit', 'confirm-signature', made.caseId)).toBe(false)
  expect((await (await majken()).do(listNotedSignatures, { params })).items).toMatchObject([
    { state: 'confirmed', method: 'paper', pages: 1, notedBy: 'Majken Testberg', confirmedBy: 'Berit Vikariesson', partyId: made.parties.bo, locale: 'so' }])
})

test('what somebody said is noted with who else heard it, and counts when a second person has confirmed it', async () => {
  const made = await waitingForBo()
  const client = await majken()
  const { witness: _nobody, ...alone } = spoken(made)
  expect(await client.verdict(noteSignature, { params: { caseId: made.caseId }, body: alone as never })).toBe('422')
  const notedSignatureId = await say(made)
  expect(await client.verdict(noteSignature, { params: { caseId: made.caseId }, body: spoken(made) })).toBe('refused:already-done')
  expect(await answerOfBo(made)).toBe('waiting')
  await (await berit()).do(confirmSignature, { params: { caseId: made.caseId, notedSignatureId } })
  expect(await answerOfBo(made)).toBe('signed')
})

test('the signature is its person\'s own: they read it, take it back, and it does not live on by another request', async () => {
  const made = await waitingForBo()
  const { caseId, requestId } = made
  await (await berit()).do(confirmSignature, { params: { caseId, notedSignatureId: await say(made) } })
  const bo = await world.as('bo')
  expect((await bo.do(readConsent, { params: { caseId } })).requests[0]!.yourAnswer).toBe('signed')
  expect((await bo.do(listNotedForMe, { params: { caseId } })).items).toEqual([{ requestId, what: 'signed', method: 'spoken', on: today, wasNotYou: false }])
  expect((await (await world.as('freja')).do(listNotedForMe, { params: { caseId } })).items).toEqual([])
  expect(await (await world.as('ture')).verdict(readConsent, { params: { caseId } })).toBe('sees')
  await withdraw(world, 'bo', made, null)
  expect(await (await world.as('ture')).verdict(readConsent, { params: { caseId } })).toBe('404')
})

test('whatever its person has decided meanwhile wins over what was noted, and nothing is lost', async () => {
  const outcomes: Record<string, (made: CaseMade) => Promise<unknown>> = {
    'refused:already-signed': ({ caseId, requestId }) => sign(world, 'bo', caseId, requestId),
    'refused:has-said-no': async ({ caseId, requestId }) => (await world.as('bo')).do(refuseConsent, { params: { caseId, requestId } }),
    'refused:asked-anew': async ({ caseId, parties }) => {
      const client = await majken()
      const { maxValidUntilOn } = await client.do(readConsentRule, { params: { caseId } })
      await client.do(requestConsent, { params: { caseId }, body: {
        lines: linesFor([parties.majken, parties.sara, parties.agda, parties.ture, parties.ester]), purpose: 'Något annat.', validUntilOn: maxValidUntilOn, reach: 'from-now', informed: { how: 'meeting', interpreter: false } } })
    },
  }
  for (const [outcome, decide] of Object.entries(outcomes)) {
    const made = await waitingForBo()
    const params = { caseId: made.caseId, notedSignatureId: await say(made) }
    await decide(made)
    expect(await (await berit()).verdict(confirmSignature, { params })).toBe(outcome)
    expect((await (await majken()).do(listNotedSignatures, { params })).items).toMatchObject([{ state: 'waiting', witness: 'Mira Mottagning' }])
  }
})

test('a no that came by telephone between the note and its confirmation stands', async () => {
  const made = await waitingForBo()
  const { caseId, requestId, parties } = made
  const params = { caseId, notedSignatureId: await say(made) }
  await (await majken()).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: null, method: 'telephone', forPartyId: parties.bo } })
  expect(await (await berit()).verdict(confirmSignature, { params })).toBe('refused:has-said-no')
  expect(await answerOfBo(made)).toBe('withdrawn')
})

test('of an own signature and a confirmation at the same moment one counts, and of two confirmations', async () => {
  for (let round = 0; round < 3; round++) {
    const made = await waitingForBo()
    const { caseId, requestId } = made
    const params = { caseId, notedSignatureId: await say(made) }
    const bo = await world.as('bo')
    const { textHash } = (await bo.do(readConsent, { params: { caseId } })).requests[0]!
    const second = await berit()
    const answers = await Promise.all([
      bo.verdict(signConsent, { params: { caseId, requestId }, body: { locale: 'sv', textHash, understood: true } }),
      second.verdict(confirmSignature, { params }), second.verdict(confirmSignature, { params }),
    ])
    expect(answers.filter((answer) => answer === 'sees')).toHaveLength(1)
    expect(await answerOfBo(made)).toBe('signed')
  }
})

test('no row of SQL writes somebody else\'s signature: not without a second person, not for another, not by the one who noted it', async () => {
  const made = await waitingForBo()
  const { caseId, requestId } = made
  const notedSignatureId = await say(made)
  const as = (personId: string, work: string[]) => inSql(world, personId, caseId, work)
  const [majkens, berits] = await Promise.all(['majken', 'berit'].map((name) => personIdOf(name as 'majken')))
  const put = `select app.put_noted_signature(gen_random_uuid(), '${notedSignatureId}', '\\x00')`
  const confirm = `insert into noted_signature_confirmation (id, noted_signature_id) values (gen_random_uuid(), '${notedSignatureId}')`
  const slot = `(select slot from case_party where id = '${made.parties.bo}')`
  const directly = (method: string) => `insert into consent_signature (id, gate, request_id, slot, method, locale, signed_text_hash, signed_bytes)
    values (gen_random_uuid(), app.gate_here(1), '${requestId}', ${slot}, '${method}', 'sv', '\\x00', '\\x00')`
  expect(await as(majkens!, [put])).toBe('42501')
  expect(await as(berits!, [put])).toBe('42501')
  expect(await as(majkens!, [confirm])).toBe('42501')
  for (const method of ['paper', 'spoken', 'e-id', 'demo-step-up']) expect(await as(berits!, [directly(method)])).toBe('42501')
  expect(await as(berits!, [confirm, put])).toBe('')
})

test('a paper is found by its number, in any letters, by those who coordinate the case and by nobody else', async () => {
  const made = await waitingForBo()
  const { caseId, requestId, parties } = made
  const { number, signer, text, supportText, id } = await print(made)
  expect([signer, (await print(made)).id]).toEqual(['Bo Uppdiktad', id])
  expect(text).toMatch(/^# /)
  expect(supportText).toMatch(/^# /)
  expect(supportText).not.toBe(text)
  const written = formNumberInGroups(number).toLowerCase()
  expect(await (await berit()).do(findPaperForm, { params: { number: written } })).toEqual({ caseId, requestId, partyId: parties.bo })
  for (const name of ['sara', 'ture', 'freja', 'bo', 'ove'] as const) expect(await (await world.as(name)).verdict(findPaperForm, { params: { number: written } })).toBe('404')
  const wrong = [...number].with(2, formNumberSigns[(formNumberSigns.indexOf(number[2]!) + 1) % formNumberSigns.length]!).join('')
  expect(await (await majken()).verdict(findPaperForm, { params: { number: wrong } })).toBe('422')
})

test('a paper is noted for the person and the request that it was printed for, and for no other', async () => {
  const [one, other] = [await waitingForBo(), await waitingForBo()]
  const [{ number }, { number: another }] = [await print(one), await print(other)]
  const note = async (formNumber: string, more: object = {}) => (await majken()).send(noteSignature, { params: { caseId: one.caseId }, body: {
    method: 'paper', requestId: one.requestId, partyId: one.parties.bo, signedOn: today, locale: 'sv', identity: 'known', formNumber, ...more } })
  expect((await note(another)).body.errors).toEqual([{ path: 'formNumber', message: expect.any(String) }])
  for (const signedOn of ['2026-11-23', '2026-11-21']) expect((await note(number, { signedOn })).body.errors).toEqual([{ path: 'signedOn', message: expect.any(String) }])
  expect((await note(number)).status).toBe(200)
})

test('every wrong sign in a form number is found, and every two that changed places', () => {
  const number = formNumberOf('7K4MX2PQ')
  expect(readFormNumber(formNumberInGroups(number))).toBe(number)
  for (let place = 0; place < 9; place++) {
    for (const sign of formNumberSigns) if (sign !== number[place]) expect(readFormNumber([...number].with(place, sign).join(''))).toBeUndefined()
    for (let next = place + 1; next < 9; next++) {
      const swapped = [...number].with(place, number[next]!).with(next, number[place]!).join('')
      if (swapped !== number) expect(readFormNumber(swapped)).toBeUndefined()
    }
  }
})

test('the signed paper is drawn anew, shown as a picture and nothing else, and to the coordinators alone', async () => {
  const made = await waitingForBo()
  const params = await onPaper(made)
  const client = await majken()
  for (const [file, status] of [[{ type: 'image/png', bytes: Buffer.from('<script>') }, 422], [{ type: 'text/html', bytes: Buffer.from('x') }, 415], [{ type: 'image/jpeg', bytes: Buffer.alloc(11 * 1024 * 1024) }, 413]] as const) {
    expect((await client.send(addScan, { params, file })).status).toBe(status)
  }
  const key = 'the-same-attempt'
  await client.do(addScan, { params, file: dot, key })
  await client.do(addScan, { params, file: dot, key })
  expect(await client.verdict(addScan, { params, file: dot })).toBe('refused:already-done')
  const { headers, body } = await (await berit()).send(readScan, { params: { ...params, page: 1 } })
  expect(headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': expect.stringContaining('sandbox') })
  expect((body as Buffer).subarray(0, 3)).toEqual(Buffer.of(0xff, 0xd8, 0xff))
  expect(await client.verdict(readScan, { params: { ...params, page: 2 } })).toBe('404')
  for (const name of ['sara', 'ture', 'freja', 'bo', 'loke'] as const) {
    expect(await (await world.as(name)).verdict(readScan, { params: { ...params, page: 1 } })).toBe('404')
    expect(await (await world.as(name)).verdict(addScan, { params, file: dot })).toBe('404')
  }
})

test('a route that takes JSON takes no picture', async () => {
  const made = await waitingForBo()
  const answer = await (await majken()).send(noteSignature, { params: { caseId: made.caseId }, file: dot })
  expect(answer.status).toBe(415)
})

test('what was noted wrongly is dropped, and the right thing noted instead', async () => {
  const made = await waitingForBo()
  const params = { caseId: made.caseId, notedSignatureId: await say(made) }
  await (await berit()).do(dropSignature, { params })
  expect(await (await berit()).verdict(confirmSignature, { params })).toBe('refused:already-done')
  await (await berit()).do(confirmSignature, { params: { ...params, notedSignatureId: await say(made, { witness: 'Någon annan' }) } })
  expect(await answerOfBo(made)).toBe('signed')
})

test('a withdrawal by telephone counts at once, whoever it came from, and waits until somebody knows', async () => {
  const made = await waitingForBo()
  const { caseId, requestId, parties } = made
  await (await berit()).do(confirmSignature, { params: { caseId, notedSignatureId: await say(made) } })
  const ture = await world.as('ture')
  expect(await ture.verdict(readConsent, { params: { caseId } })).toBe('sees')
  await (await majken()).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: null, method: 'telephone', forPartyId: parties.bo } })
  expect(await ture.verdict(readConsent, { params: { caseId } })).toBe('404')
  expect(await waits('majken', 'check-withdrawal', caseId)).toBe(true)

  const unchecked = async () => (await (await majken()).do(listNotedSignatures, { params: { caseId } })).withdrawals
  const [withdrawal] = await unchecked()
  expect(withdrawal).toMatchObject({ partyId: parties.bo, method: 'telephone', isChecked: false, checks: [] })
  const check = async (outcome: 'not-reached' | 'not-them' | 'confirmed') =>
    (await majken()).verdict(checkWithdrawal, { params: { caseId, withdrawalId: withdrawal!.id }, body: { how: 'called-back', outcome } })
  expect(await check('not-reached')).toBe('sees')
  expect((await unchecked())[0]).toMatchObject({ isChecked: false, checks: [{ outcome: 'not-reached', by: 'Majken Testberg' }] })
  expect(await check('not-them')).toBe('sees')
  expect(await check('confirmed')).toBe('refused:already-done')
  expect([await waits('majken', 'check-withdrawal', caseId), (await unchecked())[0]!.isChecked]).toEqual([false, true])

  // Nothing opens again by itself, and its person is told what was done in their name.
  expect([await ture.verdict(readConsent, { params: { caseId } }), await answerOfBo(made)]).toEqual(['404', 'withdrawn'])
  expect((await (await world.as('bo')).do(listNotedForMe, { params: { caseId } })).items).toContainEqual({ requestId, what: 'withdrawn', method: 'telephone', on: today, wasNotYou: true })
  for (const name of ['freja', 'bo', 'loke'] as const) {
    expect(await (await world.as(name)).verdict(listNotedSignatures, { params: { caseId } })).toBe('refused:not-coordinator')
    expect(await (await world.as(name)).verdict(checkWithdrawal, { params: { caseId, withdrawalId: withdrawal!.id }, body: { how: 'met', outcome: 'confirmed' } })).toBe('404')
  }
})

test('what one takes back oneself is nobody\'s to check', async () => {
  const made = await waitingForBo()
  await withdraw(world, 'freja', made, null)
  expect((await (await majken()).do(listNotedSignatures, { params: { caseId: made.caseId } })).withdrawals).toEqual([])
  expect(await waits('majken', 'check-withdrawal', made.caseId)).toBe(false)
})

test('neither the paper nor the note is told to anybody else by what happens in the case', async () => {
  const made = await waitingForBo()
  const params = await onPaper(made)
  await (await majken()).do(addScan, { params, file: dot })
  await (await berit()).do(confirmSignature, { params })
  for (const name of ['sara', 'agda'] as const) {
    const { items } = await (await world.as(name)).do(readCaseEvents, { params: { caseId: made.caseId } })
    expect(items.filter(({ name: event }) => /noted|paper-form|scanned/.test(event))).toEqual([])
  }
})

async function personIdOf(name: 'majken' | 'berit'): Promise<string> {
  const { cast } = await import('../../server/demo/cast.ts')
  return cast[name].id
}

/** One transaction of the product's role as somebody who has entered the case: the SQLSTATE with which it failed, or '' when it was done. */
async function inSql(of: World, personId: string, caseId: string, statements: string[]): Promise<string> {
  const client = new pg.Client({ connectionString: of.database.url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.person_id', $1, true), set_config('app.system', '', true)`, [personId])
    await client.query('select app.enter($1)', [caseId])
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
    return ''
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error)
  } finally {
    await client.end()
  }
}
