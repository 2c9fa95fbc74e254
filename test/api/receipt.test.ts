import { createHash } from 'node:crypto'
import { checkContact, readConsent, refuseConsent, requestConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import { readConsentRecord, readReceipt } from '@kring/contract/receipts'
import { Day } from '@kring/domain/kernel/time'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, linesFor, sign, withdraw, type CaseMade } from '../world/a-case.ts'
import { startWorld, type World } from '../world/app.ts'
import { readPdf } from '../world/pdf.ts'

let world: World
beforeAll(async () => { world = await startWorld() }, 120_000)
afterAll(() => world.close())

const ofRequest = ({ caseId, requestId }: CaseMade) => ({ caseId, requestId })
const receiptOf = async (name: CastName, made: CaseMade) => Buffer.from(await (await world.as(name)).do(readReceipt, { params: ofRequest(made) }))
const recordOf = async (name: CastName, made: CaseMade) => (await world.as(name)).do(readConsentRecord, { params: ofRequest(made) })
const lettersOf = (text: string) => text.replaceAll(/\s/g, '')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Tuva's case, signed by her mother, who has read the text in Arabic. */
async function signedInArabic() {
  const made = await aCase(world, { until: 'consent-pending', youth: 'tuva', guardians: ['nour'] })
  const nour = await world.as('nour')
  const request = (await nour.do(readConsent, { params: { caseId: made.caseId }, query: { locale: 'ar' } })).requests[0]!
  await nour.do(signConsent, { params: ofRequest(made), body: { locale: 'ar', textHash: request.textHash, understood: true } })
  return { made, request }
}

test('the receipt is a tagged PDF/A-2a: headings, table and lists, in Swedish with the own language marked as such', async () => {
  const { made } = await signedInArabic()
  const { info, xmp, isMarked, roles, languages } = await readPdf(await receiptOf('nour', made))
  expect(isMarked).toBe(true)
  expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'H3', 'P', 'Table', 'TR', 'TH', 'TD', 'L', 'LI']))
  expect(info).toMatchObject({ Title: 'Kvitto på samtycke', Language: 'sv' })
  expect([...languages]).toContain('ar')
  expect(xmp).toMatch(/<pdfaid:part>2<\/pdfaid:part>/)
  expect(xmp).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/)
})

test('the receipt does nothing by itself: no script, no link, no attachment, and every font in it', async () => {
  const { made } = await signedInArabic()
  const { scripts, annotations, fonts, fontsMissing } = await readPdf(await receiptOf('nour', made))
  expect({ scripts, annotations, fontsMissing }).toEqual({ scripts: [], annotations: 0, fontsMissing: 0 })
  expect(fonts).toBeGreaterThan(2)
})

test('the receipt holds the signed Swedish text to the letter and the own language as it was kept, who signed, until when and how to take it back', async () => {
  const { made, request } = await signedInArabic()
  const { letters } = await readPdf(await receiptOf('nour', made))
  for (const line of request.text.split('\n')) expect(letters).toContain(lettersOf(line.replace(/^#+ /, '')))
  // Arabic letters are drawn from the right; the words that have no mark above them come back as they were.
  expect(letters).toContain([...'الموافقة'].join(''))
  for (const said of ['Nour Låtsas, vårdnadshavare', '22 november 2026, 09.00', 'Granköpings kommun, 000-00 00 00', request.textHash, sha256(request.supportText!), request.id]) {
    expect(letters).toContain(lettersOf(said))
  }
})

test('whoever has read in Swedish gets a receipt in Swedish alone', async () => {
  const made = await aCase(world)
  const { languages, letters, pages } = await readPdf(await receiptOf('asta', made))
  expect([...languages]).toEqual([])
  expect(letters).toContain(lettersOf('Asta Provlund, vårdnadshavare'))
  expect(pages).toBeLessThan(6)
})

test('the same facts give the same bytes, whoever else answers, refuses, withdraws or waits, and however much later', async () => {
  const made = await aCase(world, { until: 'consent-pending' })
  await sign(world, 'asta', made.caseId, made.requestId)
  const before = await receiptOf('asta', made)
  const recordBefore = await recordOf('asta', made)
  const isTheSame = async () => {
    expect((await receiptOf('asta', made)).equals(before)).toBe(true)
    expect(await recordOf('asta', made)).toEqual(recordBefore)
  }
  await sign(world, 'nils', made.caseId, made.requestId)
  await isTheSame()
  await withdraw(world, 'nils', made, null)
  await world.later('3 days')
  await isTheSame()

  const other = await aCase(world, { until: 'consent-pending' })
  await sign(world, 'asta', other.caseId, other.requestId)
  const waiting = await receiptOf('asta', other)
  await (await world.as('nils')).do(refuseConsent, { params: ofRequest(other) })
  expect((await receiptOf('asta', other)).equals(waiting)).toBe(true)
})

test('nothing of the other guardian stands in a receipt or record: neither name nor answer nor id', async () => {
  const made = await aCase(world)
  const record = JSON.stringify(await recordOf('asta', made))
  const { letters } = await readPdf(await receiptOf('asta', made))
  for (const told of [letters, record]) {
    expect(told).not.toContain('Nils')
    expect(told).not.toContain(made.parties.nils)
  }
})

test('what somebody takes back stands in their own receipt and record from then on, also where the coordinator noted it', async () => {
  const made = await aCase(world)
  const before = await receiptOf('asta', made)
  await withdraw(world, 'asta', made, made.parties.ture)
  await (await world.as('majken')).do(withdrawConsent, { params: ofRequest(made), body: { towards: null, method: 'telephone', forPartyId: made.parties.asta } })
  const after = await receiptOf('asta', made)
  expect(after.equals(before)).toBe(false)
  const { letters } = await readPdf(after)
  expect(letters).toContain(lettersOf('25 november 2026: Polisen'))
  expect(letters).toContain(lettersOf('25 november 2026: Hela samtycket'))
  const { events, consent_receipt } = await recordOf('asta', made)
  expect(events.map(({ event_state, method, towards_party_id }) => ({ event_state, method, towards_party_id }))).toEqual([
    { event_state: 'consent-given', method: 'demo-step-up', towards_party_id: null },
    { event_state: 'consent-partly-withdrawn', method: 'self', towards_party_id: made.parties.ture },
    { event_state: 'consent-withdrawn', method: 'telephone', towards_party_id: null },
  ])
  expect(consent_receipt.receipt_id).toMatch(/-2$/)
  expect((await recordOf('nils', made)).events).toHaveLength(1)
})

test('what somebody wrote is letters and never markup, and a letter that no font has stands as its code', async () => {
  const made = await aCase(world, { until: 'mapping' })
  const majken = await world.as('majken')
  for (const name of ['vilgot', 'asta', 'nils'] as const) await majken.do(checkContact, { params: { caseId: made.caseId }, body: { partyId: made.parties[name], safe: true, channel: 'telefon' } })
  const purpose = '#eval("1+1") *fet* $x$ \\ #include "/etc/passwd" 😀 \u202eomvänt'
  const lines = linesFor((['majken', 'sara', 'agda', 'ture', 'ester'] as const).map((name) => made.parties[name]))
  const { id: requestId } = await majken.do(requestConsent, {
    params: { caseId: made.caseId }, body: { lines, purpose, validUntilOn: Day.parse('2027-01-22'), exclusions: '= Rubrik #set page(width: 1pt)', informed: { how: 'meeting', interpreter: false } },
  })
  await sign(world, 'asta', made.caseId, requestId)
  const { letters } = await readPdf(await receiptOf('asta', { ...made, requestId }))
  expect(letters).toContain(lettersOf('#eval("1+1") *fet* $x$ \\ #include "/etc/passwd" [U+1F600] [U+202E]omvänt'))
  expect(letters).toContain(lettersOf('= Rubrik #set page(width: 1pt)'))
})

test('who has not signed, who signs nothing and who is outside find no receipt and no record', async () => {
  const made = await aCase(world, { until: 'consent-pending' })
  await sign(world, 'asta', made.caseId, made.requestId)
  for (const name of ['nils', 'vilgot', 'majken', 'sara', 'ture', 'freja', 'ove'] as const) {
    const client = await world.as(name)
    expect([name, await client.verdict(readReceipt, { params: ofRequest(made) }), await client.verdict(readConsentRecord, { params: ofRequest(made) })]).toEqual([name, '404', '404'])
  }
  expect(await world.nobody.verdict(readReceipt, { params: ofRequest(made) })).toBe('401')
})

test('the record has the fields that ISO/IEC TS 27560 asks for, says that no GDPR consent is given, and holds no personal number', async () => {
  const { made, request } = await signedInArabic()
  const record = await recordOf('nour', made)
  expect(record).toMatchObject({ schema_version: 'ISO/IEC TS 27560:2023', pii_principal_id: made.parties.tuva, consent_receipt: { schema_version: 'ISO/IEC TS 27560:2023' } })
  expect(record.pii_processing.privacy_notice).toMatchObject({ text: request.text, text_sha256: request.textHash, shown_text: request.supportText, shown_text_sha256: sha256(request.supportText!) })
  expect(record.pii_processing.language).toBe('ar')
  const purpose = record.pii_processing.purposes[0]!
  expect(purpose.lawful_basis).toMatch(/10 kap\. 1 § och 12 kap\. 2 och 3 §§ offentlighets- och sekretesslagen.*inte ett samtycke enligt dataskyddsförordningen/)
  expect(purpose.pii_information).toHaveLength(new Set(request.lines.map(({ category }) => category)).size)
  // Every party that the record speaks of is in its list of parties.
  const parties = record.party_identification.map(({ party_id }) => party_id)
  expect(parties).toEqual(expect.arrayContaining([...purpose.pii_controllers, ...purpose.recipient_third_parties, record.pii_principal_id, ...record.events.map(({ entity_id }) => entity_id)]))
  expect(record.events).toMatchObject([{ event_state: 'consent-given', validity_duration: expect.stringMatching(/^2026-11-\d\dT.*\/\d{4}-\d\d-\d\d$/), entity_id: made.parties.nour }])
  const text = JSON.stringify(record)
  for (const name of ['nour', 'tuva'] as const) expect(text).not.toContain(cast[name].subject)
})

test('each reading of it is noted with who read', async () => {
  const made = await aCase(world)
  const client = new pg.Client({ connectionString: world.database.adminUrl })
  await client.connect()
  const count = async () => Number((await client.query('select count(*) from access where person_id = $1', [cast.asta.id])).rows[0].count)
  const before = await count()
  await receiptOf('asta', made)
  await recordOf('asta', made)
  expect(await count()).toBe(before + 2)
  await client.end()
})
