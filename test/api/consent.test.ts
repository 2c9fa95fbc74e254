import { addFamilyMember, endParty, listCases, moveCase, readCase } from '@kring/contract/cases'
import { listCommitments, makeCommitment } from '@kring/contract/commitments'
import {
  checkContact, confirmConsent, noteCustody, readConsent, readConsentRule, refuseConsent, requestConsent, signConsent, withdrawConsent,
} from '@kring/contract/consent'
import { openLog } from '@kring/server/platform/log'
import { readConfig } from '@kring/server/platform/config'
import { openWork } from '@kring/server/work'
import { agencyKindNames, categoryNames } from '@kring/words/names'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, sign, type CaseMade } from '../world/a-case.ts'
import { secret, startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld({ nodes: 2 }) })
afterAll(() => world.close())

const agencies = ['agda', 'ture', 'ester'] as const
const consentAs = async (name: CastName, caseId: string) => (await world.as(name)).do(readConsent, { params: { caseId } })
const newest = async (name: CastName, caseId: string) => (await consentAs(name, caseId)).requests[0]!
const confirm = async (name: CastName, caseId: string, requestId: string) => (await world.as(name)).do(confirmConsent, { params: { caseId, requestId }, body: {} })
const promise = async (name: CastName, { caseId, parties }: CaseMade, text: string) =>
  (await world.as(name)).do(makeCommitment, { params: { caseId }, body: { ownerId: parties[name], text, dueOn: '2027-01-15' } })
const promisesSeenBy = async (name: CastName, caseId: string) =>
  (await (await world.as(name)).do(listCommitments, { params: { caseId } })).items.map(({ text }) => text)
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
/** Today by the world's clock: the rule allows 183 days. */
const today = async (caseId: string) => addDays((await (await world.as('majken')).do(readConsentRule, { params: { caseId } })).maxValidUntilOn, -183)
/** Somebody's birthday so that they reach an age in so many days. */
const bornToBe = (age: number, on: string) => `${Number(on.slice(0, 4)) - age}${on.slice(4)}`
const withdraw = async (name: CastName, { caseId, requestId }: CaseMade, towards: string | null = null) =>
  (await world.as(name)).do(withdrawConsent, { params: { caseId, requestId }, body: { towards, method: 'self' } })
async function ask({ caseId, parties }: CaseMade, more: Partial<Parameters<typeof body>[0]> = {}) {
  const majken = await world.as('majken')
  return (await majken.do(requestConsent, { params: { caseId }, body: await body({ caseId, parties, ...more }) })).id
}
async function body({ caseId, parties, reach = 'from-now', who = ['majken', 'sara', ...agencies], validUntilOn }: {
  caseId: string; parties: CaseMade['parties']; reach?: 'from-now' | 'all'; who?: readonly CastName[]; validUntilOn?: string
}) {
  return {
    lines: linesFor(who.map((name) => parties[name])), purpose: 'Att det går bättre.', reach,
    validUntilOn: validUntilOn ?? addDays(await today(caseId), 90), informed: { how: 'meeting', interpreter: false },
  } as const
}
async function behind<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: world.database.adminUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
async function until(holds: () => boolean | Promise<boolean>, ms = 1000) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) if (await holds()) return
  throw new Error('did not come')
}

test('before the last signature an invited agency is told that the case does not exist, and before its own confirmation it reads the consent alone', async () => {
  const made = await aCase(world, { until: 'consent-pending' })
  const { caseId, requestId } = made
  const seesNothing = async () => {
    for (const name of agencies) {
      const client = await world.as(name)
      expect(await client.verdict(readCase, { params: { caseId } })).toBe('404')
      expect(await client.verdict(readConsent, { params: { caseId } })).toBe('404')
      expect(await client.verdict(readConsentRule, { params: { caseId } })).toBe('404')
      expect(await client.verdict(confirmConsent, { params: { caseId, requestId }, body: {} })).toBe('404')
      expect((await client.do(listCases)).items.map(({ id }) => id)).not.toContain(caseId)
    }
    expect(await consentAs('sara', caseId)).toMatchObject({ state: 'none', requests: [], matrix: [], parties: [] })
  }
  await seesNothing()
  await sign(world, 'asta', caseId, requestId)
  await seesNothing()
  expect(await consentAs('asta', caseId)).toMatchObject({ state: 'partial', endsOn: null, matrix: [] })
  expect(await (await world.as('majken')).verdict(confirmConsent, { params: { caseId, requestId }, body: {} })).toBe('refused:consent-missing')

  await sign(world, 'nils', caseId, requestId)
  expect((await (await world.as('majken')).do(readCase, { params: { caseId } })).state).toBe('active')
  const ture = await world.as('ture')
  const before = await ture.do(readConsent, { params: { caseId } })
  expect(before.you.reads).toEqual(['consent'])
  expect(before.requests[0]).toMatchObject({ id: requestId, complete: true, yourConfirmation: false, yourAnswer: null, answers: [], confirmations: [] })
  expect(before.parties.map(({ kind }) => kind).sort()).toEqual(['agency', 'agency', 'agency', 'agency', 'coordinator'])

  for (const name of ['majken', 'sara', 'ester'] as const) await confirm(name, caseId, requestId)
  await promise('sara', made, 'Ringa hem på fredagar.')
  expect(await promisesSeenBy('ester', caseId)).toEqual(['Ringa hem på fredagar.'])
  expect(await promisesSeenBy('ture', caseId)).toEqual([])
  expect(await ture.verdict(makeCommitment, { params: { caseId }, body: { ownerId: made.parties.ture, text: 'Nej.', dueOn: '2027-01-15' } })).toBe('404')
  await confirm('ture', caseId, requestId)
  expect(await promisesSeenBy('ture', caseId)).toEqual(['Ringa hem på fredagar.'])
  expect(await ture.verdict(confirmConsent, { params: { caseId, requestId }, body: {} })).toBe('refused:already-done')
})

test('who is no authority reads nothing before it has accepted the reservation, in the words that it was shown', async () => {
  const made = await aCase(world, { until: 'consent-pending', agencies: ['ture', 'ester', 'kalle'] })
  const { caseId, requestId } = made
  for (const name of ['asta', 'nils'] as const) await sign(world, name, caseId, requestId)
  for (const name of ['majken', 'sara', 'ture'] as const) await confirm(name, caseId, requestId)
  await promise('sara', made, 'Ringa hem på fredagar.')

  expect((await newest('ture', caseId)).yourReservation).toBeNull()
  const unread = await consentAs('kalle', caseId)
  expect(unread).toMatchObject({ matrix: [], parties: [{ id: made.parties.kalle }], requests: [{ id: requestId, purpose: '', exclusions: null, text: '', supportText: null }] })
  expect(new Set(unread.requests[0]!.lines.map(({ partyId }) => partyId))).toEqual(new Set([made.parties.kalle]))
  expect(JSON.stringify(unread)).not.toContain('Vilgot')
  const kalle = await world.as('kalle')
  const { text, hash } = (await newest('kalle', caseId)).yourReservation!
  expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
  for (const said of ['Ni är ingen myndighet', 'Granköping', 'för någon annan', 'orosanmälan', '10 kap. 14 §']) expect(text).toContain(said)
  expect(await kalle.verdict(confirmConsent, { params: { caseId, requestId }, body: {} })).toBe('refused:needs-reservation')
  expect(await kalle.verdict(confirmConsent, { params: { caseId, requestId }, body: { reservationHash: 'a'.repeat(64) } })).toBe('412')
  expect(await promisesSeenBy('kalle', caseId)).toEqual([])

  await kalle.do(confirmConsent, { params: { caseId, requestId }, body: { reservationHash: hash } })
  expect(await promisesSeenBy('kalle', caseId)).toEqual(['Ringa hem på fredagar.'])
  expect(await newest('kalle', caseId)).toMatchObject({ yourReservation: { text, hash }, text: expect.stringContaining('Vilgot P.') })
  const { confirmations } = await newest('majken', caseId)
  expect(confirmations).toContainEqual({ partyId: made.parties.kalle, confirmed: true, withReservation: true })
  expect(confirmations).toContainEqual({ partyId: made.parties.ture, confirmed: true, withReservation: false })
  expect((await newest('asta', caseId)).text).toContain('De får veta något först när de har lovat att inte berätta det vidare.')
})

test('what is stored is what is shown, hashed and signed, and nothing else can be signed', async () => {
  const { caseId, requestId } = await aCase(world, { until: 'consent-pending' })
  const asta = await world.as('asta')
  const { requests: [request] } = await asta.do(readConsent, { params: { caseId }, query: { locale: 'so' } })
  expect(createHash('sha256').update(request!.text).digest('hex')).toBe(request!.textHash)
  expect(request!.text).toContain('Samtycket gäller Vilgot P., född 2012.')
  expect(request!.supportText).toContain('Turjumaaddani waa caawimo.')

  const signature = { locale: 'so', textHash: request!.textHash, understood: true } as const
  const params = { caseId, requestId }
  expect(await asta.verdict(signConsent, { params, body: { ...signature, textHash: 'f'.repeat(64) } })).toBe('412')
  expect(await asta.verdict(signConsent, { params, body: { ...signature, understood: false as never } })).toBe('422')
  await asta.do(signConsent, { params, body: signature })
  expect(await asta.verdict(signConsent, { params, body: signature })).toBe('refused:already-signed')
  expect(await asta.verdict(refuseConsent, { params })).toBe('refused:already-signed')

  const [stored] = await behind<{ text_sv: string; text_hash: Buffer; signed_text_hash: Buffer; signed_bytes: Buffer; support: string }>(
    `select r.text_sv, r.text_hash, s.signed_text_hash, s.signed_bytes, r.support_texts ->> 'so' as support
     from consent_request r join consent_signature s on s.request_id = r.id where r.id = $1`, [requestId])
  const signed = JSON.parse(stored!.signed_bytes.toString())
  expect(stored!.text_sv).toBe(request!.text)
  expect(stored!.text_hash.equals(stored!.signed_text_hash)).toBe(true)
  expect(signed).toMatchObject({ textHash: request!.textHash, requestId, caseId, locale: 'so', shownTextHash: createHash('sha256').update(stored!.support).digest('hex') })
})

test('one signs for oneself: not as the coordinator, not as a youth whose age asks for no signature, not as a guardian without custody', async () => {
  const made = await aCase(world, { until: 'consent-pending', bornOn: '2014-06-01' })
  const { caseId, requestId } = made
  const { textHash } = await newest('asta', caseId)
  const body = { locale: 'sv', textHash, understood: true } as const
  for (const name of ['majken', 'vilgot'] as const) {
    expect(await (await world.as(name)).verdict(signConsent, { params: { caseId, requestId }, body })).toBe('refused:not-a-signer')
  }
  const majken = await world.as('majken')
  await majken.do(addFamilyMember, { params: { caseId }, body: {
    role: 'guardian', name: cast.bo.name, personalNumber: cast.bo.subject, custody: { kind: 'none', evidence: 'Dom', checkedOn: '2026-11-01' } } })
  const bo = (await majken.do(readCase, { params: { caseId } })).parties.find(({ label }) => label === cast.bo.name)!
  await majken.do(checkContact, { params: { caseId }, body: { partyId: bo.id, safe: true, channel: 'telefon' } })
  await ask(made)
  expect(await (await world.as('bo')).verdict(readConsent, { params: { caseId } })).toBe('404')
  expect((await majken.do(readConsentRule, { params: { caseId } })).signers.map(({ because }) => because)).toEqual(['joint-custody', 'joint-custody'])
})

test('signing asks for a proof of identity from the last ten minutes', async () => {
  const { caseId, requestId } = await aCase(world, { until: 'consent-pending' })
  const asta = await world.as('asta')
  const { textHash } = (await asta.do(readConsent, { params: { caseId } })).requests[0]!
  await world.later('11 minutes')
  expect(await asta.verdict(signConsent, { params: { caseId, requestId }, body: { locale: 'sv', textHash, understood: true } })).toBe('refused:step-up-needed')
  await sign(world, 'asta', caseId, requestId)
})

test('a no opens nothing, is told to the coordinator alone, and is counted without identity', async () => {
  const { caseId, parties, requestId } = await aCase(world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'] })
  await sign(world, 'freja', caseId, requestId)
  const whileWaiting = await newest('freja', caseId)
  const freja = await world.as('freja')
  const ears = await freja.listen()
  const before = (await behind<{ count: number }>('select count(*)::int as count from refusal_tally'))[0]!.count

  await (await world.as('bo')).do(refuseConsent, { params: { caseId, requestId } })
  expect(await newest('freja', caseId)).toEqual(whileWaiting)
  expect(whileWaiting).toMatchObject({ complete: false, yourAnswer: 'signed', answers: [] })
  expect((await newest('loke', caseId)).complete).toBe(false)
  expect((await newest('majken', caseId)).answers).toContainEqual({ partyId: parties.bo, answer: 'refused' })
  expect(await (await world.as('ture')).verdict(readCase, { params: { caseId } })).toBe('404')
  expect(await (await world.as('bo')).verdict(signConsent, { params: { caseId, requestId }, body: { locale: 'sv', textHash: whileWaiting.textHash, understood: true } }))
    .toBe('refused:already-done')

  const tallies = await behind('select * from refusal_tally')
  expect(tallies.length).toBe(before + 1)
  expect(Object.keys(tallies[0]!).sort()).toEqual(['id', 'kind', 'quarter'])
  expect(tallies.at(-1)).toMatchObject({ quarter: expect.stringMatching(/^\d{4}-[1-4]$/), kind: 'sspf' })
  // Freja's connection is alive and hears what is hers to hear, and has heard nothing of Bo's no.
  await (await world.as('majken')).do(addFamilyMember, { params: { caseId }, body: { role: 'important-adult', name: 'Moster Mia' } })
  await until(() => ears.heard.some(({ about }) => about === 'case'), 3000)
  expect(ears.heard.filter(({ about }) => about === 'consent')).toEqual([])
  ears.close()
})

test('waiting, refused and taken back look alike to the other guardian', async () => {
  const cases = await Promise.all([0, 1, 2].map(() => aCase(world, { until: 'consent-pending' })))
  for (const { caseId, requestId } of cases) await sign(world, 'asta', caseId, requestId)
  await (await world.as('nils')).do(refuseConsent, { params: cases[1]! })
  await sign(world, 'nils', cases[2]!.caseId, cases[2]!.requestId)
  await withdraw('nils', cases[2]!)
  const seen = await Promise.all(cases.map(async ({ caseId }) => {
    const { state, endsOn, matrix, requests: [request] } = await consentAs('asta', caseId)
    const { complete, yourAnswer, takenBack, answers, confirmations } = request!
    return { state, endsOn, matrix, complete, yourAnswer, takenBack, answers, confirmations }
  }))
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
  expect(await consentAs('nils', cases[2]!.caseId)).toMatchObject({ state: 'revoked', requests: [{ yourAnswer: 'withdrawn' }] })
})

test('what comes into force or ends is told in nobody\'s name', async () => {
  const made = await aCase(world)
  await withdraw('nils', made)
  const told = await behind<{ name: string; own: string | null; made_by: string | null }>(
    `select name, own, made_by from event where object_id in ($1, $2) or case_number = (select number from case_file where id = $2) and name = 'case.moved' order by seq`,
    [made.requestId, made.caseId])
  const neutral = told.filter(({ name, made_by }) => ['consent.completed', 'readers.changed'].includes(name) || (name === 'case.moved' && made_by === null))
  expect(neutral.map(({ name }) => name)).toEqual(['consent.completed', 'case.moved', 'readers.changed', 'case.moved'])
  expect(neutral.every(({ own, made_by }) => own === null && made_by === null)).toBe(true)
})

test('a withdrawal towards one agency ends its reading in its next request, leaves it its own rows, and lets the others go on', async () => {
  const made = await aCase(world)
  const { caseId, parties, requestId } = made
  await promise('sara', made, 'Ringa hem.')
  await promise('ture', made, 'Prata på fritiden.')
  expect((await promisesSeenBy('ture', caseId)).length).toBe(2)

  await withdraw('asta', made, parties.ture)
  const ture = await world.as('ture')
  expect(await promisesSeenBy('ture', caseId)).toEqual(['Prata på fritiden.'])
  expect(await ture.do(readConsent, { params: { caseId } })).toMatchObject({ state: 'none', requests: [], matrix: [], parties: [], you: { reads: [], gives: [] } })
  expect((await ture.do(readCase, { params: { caseId } })).people).toEqual([])
  expect(await ture.verdict(makeCommitment, { params: { caseId }, body: { ownerId: parties.ture, text: 'Mer.', dueOn: '2027-01-15' } })).toBe('404')
  expect((await promisesSeenBy('sara', caseId)).length).toBe(2)
  expect((await consentAs('ester', caseId)).matrix.some(({ partyId }) => partyId === parties.ture)).toBe(false)

  expect(await consentAs('majken', caseId)).toMatchObject({ state: 'active', requiredPartyMissing: ['police'], requests: [{ takenBack: [{ towards: parties.ture, category: null }] }] })
  expect(await consentAs('asta', caseId)).toMatchObject({ requiredPartyMissing: [], requests: [{ takenBack: [{ towards: parties.ture, category: null }], yourAnswer: 'signed' }] })
  expect((await newest('nils', caseId)).takenBack).toEqual([])
  expect(await (await world.as('asta')).verdict(withdrawConsent, { params: { caseId, requestId }, body: { towards: parties.ture, method: 'self' } })).toBe('refused:already-done')
})

test('a category that is taken back closes for everybody, or for one party alone, and the rest of the consent stands', async () => {
  const made = await aCase(world)
  const { caseId, requestId, parties } = made
  const asta = await world.as('asta')
  const takeBack = (towards: string | null, category: string) =>
    ({ params: { caseId, requestId }, body: { towards, category, method: 'self' as const } })
  const cells = async () => (await consentAs('majken', caseId)).matrix.map(({ partyId, category }) => `${partyId} ${category}`)
  const before = await cells()
  expect(before).toContain(`${parties.ture} plan`)
  expect(await asta.verdict(withdrawConsent, takeBack(null, 'no-such-category'))).toBe('404')

  await promise('sara', made, 'Ringa hem.')
  await asta.do(withdrawConsent, takeBack(parties.ture, 'plan'))
  expect(await cells()).toEqual(before.filter((cell) => cell !== `${parties.ture} plan`))
  expect(await promisesSeenBy('ture', caseId)).toEqual([])
  expect((await promisesSeenBy('agda', caseId))).toEqual(['Ringa hem.'])
  expect((await (await world.as('ture')).do(readCase, { params: { caseId } })).people.length).toBeGreaterThan(0)

  await asta.do(withdrawConsent, takeBack(null, 'plan'))
  expect(await cells()).toEqual(before.filter((cell) => !cell.endsWith(' plan')))
  expect(await promisesSeenBy('agda', caseId)).toEqual([])
  expect(await asta.verdict(withdrawConsent, takeBack(parties.agda, 'plan'))).toBe('refused:already-done')
  expect((await newest('asta', caseId)).takenBack).toEqual([{ towards: parties.ture, category: 'plan' }, { towards: null, category: 'plan' }])
  expect((await newest('nils', caseId)).takenBack).toEqual([])

  // Whoever has lost the last category reads nothing of the case any more, not even what is consented to.
  for (const { category } of (await newest('asta', caseId)).lines.filter(({ partyId, category: code }) => partyId === parties.ester && code !== 'plan')) {
    expect(await consentAs('ester', caseId)).toMatchObject({ state: 'active' })
    await asta.do(withdrawConsent, takeBack(parties.ester, category))
  }
  expect(await consentAs('ester', caseId)).toMatchObject({ state: 'none', requests: [], matrix: [], parties: [], you: { reads: [], gives: [] } })
})

test('a request that is taken back before the last signature never opens anything, and nobody can tell', async () => {
  const { caseId, requestId, ...rest } = await aCase(world, { until: 'consent-pending' })
  await sign(world, 'nils', caseId, requestId)
  await withdraw('nils', { caseId, requestId, ...rest })
  await sign(world, 'asta', caseId, requestId)
  expect(await newest('asta', caseId)).toMatchObject({ complete: false, yourAnswer: 'signed' })
  expect(await (await world.as('ture')).verdict(readCase, { params: { caseId } })).toBe('404')
  expect((await (await world.as('sara')).do(readCase, { params: { caseId } })).state).toBe('consent-pending')
  expect(await (await world.as('majken')).verdict(moveCase, { params: { caseId }, body: { state: 'active' } })).toBe('refused:consent-missing')
})

test('an agency that was never confirmed and wrote nothing is told again that the case does not exist', async () => {
  const made = await aCase(world, { until: 'consent-pending' })
  for (const name of ['asta', 'nils'] as const) await sign(world, name, made.caseId, made.requestId)
  expect(await (await world.as('ester')).verdict(readCase, { params: made })).toBe('sees')
  await withdraw('asta', made)
  expect(await (await world.as('ester')).verdict(readCase, { params: made })).toBe('404')
})

test('a withdrawal of all ends every agency\'s reading, by whichever paper it was given', async () => {
  const made = await aCase(world)
  const { caseId, parties } = made
  await promise('sara', made, 'Ringa hem.')
  const second = await ask(made, { reach: 'all' })
  for (const name of ['asta', 'nils'] as const) await sign(world, name, caseId, second)
  for (const name of ['majken', 'sara', ...agencies] as const) await confirm(name, caseId, second)

  // Vilgot, who turns 15 while it holds, has signed neither; his no ends both.
  await withdraw('vilgot', made)
  for (const name of agencies) expect(await promisesSeenBy(name, caseId)).toEqual([])
  expect(await promisesSeenBy('sara', caseId)).toEqual(['Ringa hem.'])
  const seen = await consentAs('majken', caseId)
  expect(seen).toMatchObject({ state: 'revoked', endsOn: null, matrix: [] })
  expect(seen.requests.every(({ answers }) => answers.find(({ partyId }) => partyId === parties.vilgot)?.answer === 'withdrawn')).toBe(true)
  // To Asta it looks like waiting; she may still take back what she signed.
  await withdraw('asta', made)
  expect((await newest('asta', caseId)).yourAnswer).toBe('withdrawn')
})

test('a new consent from now on opens only what is shared after it, and one for all opens what was shared before', async () => {
  for (const [reach, seen] of [['from-now', ['Nytt.']], ['all', ['Gammalt.', 'Nytt.']]] as const) {
    const made = await aCase(world)
    const { caseId } = made
    await promise('sara', made, 'Gammalt.')
    await withdraw('asta', made)
    const again = await ask(made, { reach })
    for (const name of ['asta', 'nils'] as const) await sign(world, name, caseId, again)
    for (const name of ['majken', 'sara', ...agencies] as const) await confirm(name, caseId, again)
    await promise('sara', made, 'Nytt.')
    expect(await promisesSeenBy('ture', caseId)).toEqual(seen)
  }
})

test('the coordinator notes a withdrawal that was heard, and it is the guardian\'s own', async () => {
  const made = await aCase(world)
  const { caseId, parties } = made
  const note = { params: made, body: { towards: null, method: 'telephone', forPartyId: parties.nils } } as const
  for (const [name, verdict] of [['asta', 'refused:not-coordinator'], ['sara', 'refused:not-coordinator']] as const) {
    expect(await (await world.as(name)).verdict(withdrawConsent, { ...note })).toBe(name === 'sara' ? '404' : verdict)
  }
  expect(await (await world.as('asta')).verdict(withdrawConsent, { params: made, body: { towards: null, method: 'paper' } })).toBe('422')
  expect(await (await world.as('majken')).verdict(withdrawConsent, { params: made, body: { ...note.body, method: 'self' } })).toBe('422')
  expect(await (await world.as('majken')).verdict(withdrawConsent, { params: made, body: { towards: null, method: 'self' } })).toBe('refused:not-a-signer')
  expect(await (await world.as('ture')).verdict(withdrawConsent, { params: made, body: { towards: null, method: 'self' } })).toBe('refused:not-a-signer')

  await (await world.as('majken')).do(withdrawConsent, note)
  expect((await newest('nils', caseId)).yourAnswer).toBe('withdrawn')
  expect(await newest('asta', caseId)).toMatchObject({ yourAnswer: 'signed', complete: false, takenBack: [] })
  expect(await promisesSeenBy('ture', caseId)).toEqual([])
})

test('a guardian who gets custody has not signed: sharing pauses in the same instant, and whoever loses by it is told so', async () => {
  const { caseId, parties } = await aCase(world, { youth: 'loke', guardians: ['freja'], bornOn: '2013-07-07' })
  const params = { caseId }
  const [majken, ture] = await Promise.all([world.as('majken'), world.as('ture')])
  const ears = await ture.listen()
  await majken.do(addFamilyMember, { params, body: {
    role: 'guardian', name: cast.bo.name, personalNumber: cast.bo.subject, custody: { kind: 'joint', evidence: 'Dom', checkedOn: '2020-01-01' } } })
  expect((await ture.do(readCase, { params })).state).toBeNull()
  await until(() => ears.heard.some(({ what, case: of }) => what === 'knock' && of === caseId))
  expect(await majken.do(readCase, { params })).toMatchObject({ state: 'paused' })
  const bo = (await majken.do(readCase, { params })).parties.find(({ label }) => label === cast.bo.name)!
  await majken.do(noteCustody, { params, body: { partyId: bo.id, kind: 'none', evidence: 'Ny dom', checkedOn: '2020-02-02' } })
  expect((await ture.do(readCase, { params })).state).toBe('active')
  expect(await majken.do(readCase, { params })).toMatchObject({ state: 'active' })
  expect(await majken.verdict(noteCustody, { params, body: { partyId: bo.id, kind: 'none', evidence: 'Dom', checkedOn: '2199-01-01' } })).toBe('422')
  expect(await majken.verdict(noteCustody, { params, body: { partyId: parties.loke, kind: 'sole', evidence: 'Dom', checkedOn: '2020-02-02' } })).toBe('404')
  ears.close()
})

test('custody that was not checked lately is checked again before a family is asked', async () => {
  const made = await aCase(world, { until: 'mapping' })
  const { caseId, parties } = made
  const majken = await world.as('majken')
  for (const name of ['asta', 'nils', 'vilgot'] as const) await majken.do(checkContact, { params: { caseId }, body: { partyId: parties[name], safe: true, channel: 'Telefon' } })
  const note = (name: CastName, checkedOn: string) =>
    majken.do(noteCustody, { params: { caseId }, body: { partyId: parties[name], kind: 'joint', evidence: 'Folkbokföringen', checkedOn } })
  await note('asta', '2020-01-01')
  expect(await majken.verdict(requestConsent, { params: { caseId }, body: await body(made) })).toBe('refused:custody-check-old')
  await note('asta', (await majken.do(readCase, { params: { caseId } })).inquiry!.madeAt.slice(0, 10))
  expect(await majken.verdict(requestConsent, { params: { caseId }, body: await body(made) })).toBe('sees')
})

test('a case pauses by itself when no consent is left, in nobody’s name, and goes on when one is again', async () => {
  const made = await aCase(world)
  const { caseId, requestId } = made
  const majken = await world.as('majken')
  const read = async () => majken.do(readCase, { params: { caseId } })
  await (await world.as('asta')).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: null, method: 'self' } })
  expect((await read()).state).toBe('paused')
  expect((await read()).steps.at(-1)).toMatchObject({ state: 'paused', pause: 'no-consent', by: null })
})

test('nothing is sent and nobody is admitted before contact is found safe with everybody who signs', async () => {
  const made = await aCase(world, { until: 'mapping' })
  const { caseId, parties } = made
  const majken = await world.as('majken')
  const sent = { params: { caseId }, body: await body(made) }
  const check = (name: CastName, safe: boolean) => majken.do(checkContact, { params: { caseId }, body: { partyId: parties[name], safe, channel: 'telefon, dagtid', note: 'Inte på kvällen.' } })
  expect(await majken.verdict(requestConsent, sent)).toBe('refused:contact-not-safe')
  await check('asta', true)
  await check('nils', true)
  await check('nils', false)
  expect(await majken.verdict(requestConsent, sent)).toBe('refused:contact-not-safe')
  for (const name of ['asta', 'nils', 'vilgot'] as const) {
    expect(await (await world.as(name)).verdict(readCase, { params: { caseId } })).toBe('404')
    expect((await (await world.as(name)).do(listCases)).items.map(({ id }) => id)).not.toContain(caseId)
  }
  expect((await majken.do(readConsent, { params: { caseId } })).requests).toEqual([])

  await check('nils', true)
  await majken.do(requestConsent, sent)
  expect(await (await world.as('nils')).verdict(readConsent, { params: { caseId } })).toBe('sees')
  expect(await (await world.as('vilgot')).verdict(readConsent, { params: { caseId } })).toBe('404')
  expect((await consentAs('asta', caseId)).contactChecks).toEqual([])
  expect(await (await world.as('asta')).verdict(checkContact, { params: { caseId }, body: { partyId: parties.nils, safe: true, channel: 'x' } })).toBe('refused:not-coordinator')
})

test('a request ends in time, holds the required agencies and knows who signs', async () => {
  const made = await aCase(world, { until: 'mapping', guardians: ['asta'] })
  const { caseId, parties } = made
  const majken = await world.as('majken')
  for (const name of ['asta', 'vilgot'] as const) await majken.do(checkContact, { params: { caseId }, body: { partyId: parties[name], safe: true, channel: 'telefon' } })
  const { maxValidUntilOn, requiredAgencyKinds } = await majken.do(readConsentRule, { params: { caseId } })
  expect(requiredAgencyKinds).toEqual(['social', 'school', 'police', 'leisure'])
  const tried = async (more: object) => majken.verdict(requestConsent, { params: { caseId }, body: { ...(await body(made)), ...more } })
  expect(await tried({ validUntilOn: addDays(maxValidUntilOn, 1) })).toBe('refused:end-too-late')
  expect(await tried({ validUntilOn: '2026-01-01' })).toBe('422')
  expect(await tried({ lines: linesFor([parties.majken, parties.sara, parties.ture]) })).toBe('refused:needs-required-parties')
  expect(await tried({ lines: linesFor([parties.majken, parties.asta]) })).toBe('refused:not-for-family')
  expect(await tried({ lines: linesFor([parties.majken], ['signature']) })).toBe('422')
  expect(await tried({ lines: linesFor(['99999999-0000-4000-8000-000000000000']) })).toBe('404')
  expect(await tried({ lines: [...linesFor([parties.majken]), ...linesFor([parties.majken])] })).toBe('422')
  // Socialtjänsten is in it by the coordinator's own function.
  expect(await tried({ lines: linesFor([parties.majken, parties.sara, parties.ture, parties.ester]), validUntilOn: maxValidUntilOn })).toBe('sees')

  const unknown = await aCase(world, { until: 'mapping', guardians: [] })
  expect(await majken.verdict(requestConsent, { params: { caseId: unknown.caseId }, body: await body(unknown) })).toBe('refused:needs-signers')
})

test('on the 15th birthday sharing pauses until the young person has signed too', async () => {
  const on = await today((await aCase(world, { until: 'inquiry' })).caseId)
  const made = await aCase(world, { youth: 'tuva', guardians: ['nour'], bornOn: bornToBe(15, addDays(on, 20)) })
  const { caseId, parties, requestId } = made
  await promise('sara', made, 'Ringa hem.')
  expect((await (await world.as('majken')).do(readConsentRule, { params: { caseId } })).signers).toEqual([
    { partyId: parties.nour, role: 'guardian', because: 'sole-custody', fromOn: null },
    { partyId: parties.tuva, role: 'youth', because: 'signing-age', fromOn: addDays(on, 20) },
  ])
  expect(await consentAs('ture', caseId)).toMatchObject({ state: 'expiring', endsOn: addDays(on, 19) })
  await world.later('20 days')
  expect(await promisesSeenBy('ture', caseId)).toEqual([])
  expect(await consentAs('tuva', caseId)).toMatchObject({ state: 'partial', requests: [{ complete: false, yourAnswer: 'waiting' }] })
  await sign(world, 'tuva', caseId, requestId)
  expect(await promisesSeenBy('ture', caseId)).toEqual(['Ringa hem.'])
})

test('on the 18th birthday the guardians\' consent and their own part end, and a new one is the young person\'s alone', async () => {
  const on = await today((await aCase(world, { until: 'inquiry' })).caseId)
  const made = await aCase(world, { until: 'consent-pending', youth: 'alma', guardians: ['hodan'], bornOn: bornToBe(18, addDays(on, 20)) })
  const { caseId, parties } = made
  await sign(world, 'hodan', caseId, made.requestId)
  expect((await consentAs('alma', caseId)).state).toBe('partial')
  await sign(world, 'alma', caseId, made.requestId)
  await confirm('sara', caseId, made.requestId)
  await world.later('20 days')
  expect(await (await world.as('hodan')).verdict(readCase, { params: { caseId } })).toBe('404')
  expect(await (await world.as('sara')).verdict(makeCommitment, { params: { caseId }, body: { ownerId: parties.sara, text: 'x', dueOn: '2027-01-15' } })).not.toBe('sees')
  expect(await newest('alma', caseId)).toMatchObject({ ended: true, complete: false })

  const again = await ask(made)
  expect((await newest('majken', caseId)).answers).toEqual([{ partyId: parties.alma, answer: 'waiting' }])
  await sign(world, 'alma', caseId, again)
  expect((await consentAs('alma', caseId)).state).toBe('active')
})

test('a withdrawal on one node knocks at the loser\'s browser on another, and nothing later is told to it', async () => {
  const made = await aCase(world)
  const { caseId, parties, requestId } = made
  const ture = await (await world.as('ture', 0)).listen()
  const ester = await (await world.as('ester', 0)).listen()
  await (await world.as('asta', 1)).do(withdrawConsent, { params: { caseId, requestId }, body: { towards: parties.ture, method: 'self' } })
  await until(() => ture.heard.some(({ what, case: of }) => what === 'knock' && of === caseId))
  await promise('sara', made, 'Sagt efteråt.')
  await until(() => ester.heard.some(({ about }) => about === 'commitment'), 3000)
  // What was told before may still have been on its way.
  const told = ture.heard.filter(({ case: of }) => of === caseId).map(({ what }) => what)
  expect(told.slice(told.indexOf('knock'))).toEqual(['knock'])
  expect(ester.heard.filter(({ case: of }) => of === caseId).map(({ what, about }) => [what, about]).slice(-2)).toEqual([['changed', 'consent'], ['changed', 'commitment']])
  ture.close()
  ester.close()
})

test('an agency whose part ends gets a knock and nothing more', async () => {
  const { caseId, parties } = await aCase(world)
  const ture = await world.as('ture')
  const ears = await ture.listen()
  await (await world.as('majken', 1)).do(endParty, { params: { caseId, partyId: parties.ture }, body: { reason: 'Ny kontaktperson.' } })
  await until(() => ears.heard.some(({ what, case: of }) => what === 'knock' && of === caseId))
  expect(await ture.verdict(readCase, { params: { caseId } })).toBe('404')
  ears.close()
})

test('the promises of a party that lost its consent ask for a decision, once', async () => {
  const made = await aCase(world)
  const { caseId, parties } = made
  await promise('ture', made, 'Prata på fritiden.')
  await promise('sara', made, 'Ringa hem.')
  const work = await openWork(readConfig({ DATABASE_URL: world.database.url, KRING_DEMO: '1', KRING_SECRET: secret }), world.door, openLog('silent'))
  await withdraw('asta', made, parties.ture)
  const states = async () => (await (await world.as('sara')).do(listCommitments, { params: { caseId } })).items.map(({ text, state, steps }) => [text, state, steps.length])
  await until(async () => (await states()).some(([, state]) => state === 'needs-review'), 15_000)
  await withdraw('nils', made, parties.ture)
  await until(async () => (await behind(`select from outbox o join event e on e.id = o.event_id where e.name = 'consent.withdrawn'`)).length === 0, 15_000)
  expect(await states()).toEqual(expect.arrayContaining([['Prata på fritiden.', 'needs-review', 2], ['Ringa hem.', 'accepted', 1]]))
  await work.close()
})

test('every category and kind of agency that the database knows has words', async () => {
  const codes = await behind<{ code: string }>('select code from category')
  const kinds = await behind<{ code: string }>('select code from agency_kind')
  expect(codes.filter(({ code }) => !categoryNames[code])).toEqual([])
  expect(kinds.filter(({ code }) => !agencyKindNames[code])).toEqual([])
})
