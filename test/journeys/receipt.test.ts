import { readFileSync, mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { readConsent, signConsent } from '@kring/contract/consent'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase } from '../world/a-case.ts'
import { pagesOf, readPdf } from '../world/pdf.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const output = new URL('../output/', import.meta.url).pathname

/** What the browser saves when a link is followed, by its suggested name. */
async function saved(person: Awaited<ReturnType<Stage['enter']>>, link: string) {
  const [download] = await Promise.all([person.page.waitForEvent('download'), person.follow(link)])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

test('a mother who reads Arabic saves her receipt, with both languages beside each other, and the same as a data file', async () => {
  const made = await aCase(stage.world, { until: 'consent-pending', youth: 'tuva', guardians: ['nour'], bornOn: '2013-06-01' })
  const params = { caseId: made.caseId, requestId: made.requestId }
  const client = await stage.world.as('nour')
  const [request] = (await client.do(readConsent, { params: { caseId: made.caseId } })).requests
  await client.do(signConsent, { params, body: { locale: 'ar', textHash: request!.textHash, understood: true } })

  const nour = await stage.enter('nour', 'phone')
  await nour.goTo(`/ar/arende/${made.caseId}/samtycke`)
  await nour.reads('احفظ الإيصال (PDF)')
  await nour.look('family-receipt-arabic')
  const receipt = await saved(nour, 'احفظ الإيصال (PDF)')
  expect(receipt.name).toBe('kvitto.pdf')
  const { letters, languages } = await readPdf(receipt.bytes)
  expect(letters).toContain('NourLåtsas,vårdnadshavare')
  expect([...languages]).toContain('ar')
  mkdirSync(output, { recursive: true })
  for (const [index, png] of (await pagesOf(receipt.bytes)).entries()) await writeFile(`${output}receipt-page-${index + 1}.png`, png)

  const record = await saved(nour, 'احفظه كملف بيانات')
  expect(record.name).toBe('kvitto.json')
  expect(JSON.parse(record.bytes.toString())).toMatchObject({ schema_version: 'ISO/IEC TS 27560:2023' })

  await nour.goTo(`/sv/arende/${made.caseId}/samtycke`)
  await nour.reads('Spara kvitto (PDF)')
  await nour.look('family-receipt')
})

test('an end that comes near is told in time: on the coordinator’s day, on the page of the consent with a way to renew it, and calmly to the family', async () => {
  const { caseId } = await aCase(stage.world, { bornOn: '2013-06-01', validUntilOn: inDays(20) })
  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo('/')
  await majken.reads('Samtycken som löper ut')
  await majken.look('staff-day-consent-ending')
  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.reads('Det här tar slut snart')
  await majken.look('staff-renewal')
  await majken.follow('Förnya samtycket')
  await majken.reads('Vilka får veta vad?')

  const asta = await stage.enter('asta', 'phone')
  await asta.goTo(`/sv/arende/${caseId}/samtycke`)
  await asta.reads('Ni kan bli tillfrågade igen.')
  await asta.look('family-consent-expiring')
})

test('a young person who soon needs to sign as well is asked in time, and told of the own say from fifteen on', async () => {
  const soon = inDays(20)
  const made = await aCase(stage.world, { youth: 'tuva', guardians: ['nour'], bornOn: `${Number(soon.slice(0, 4)) - 15}${soon.slice(4)}` })
  const tuva = await stage.enter('tuva', 'phone')
  await tuva.goTo(`/sv/arende/${made.caseId}`)
  await tuva.reads('Nu frågar vi om det som kommer sedan.')
  await tuva.look('family-sign-soon')
  const majken = await stage.enter('majken', 'phone')
  await majken.goTo(`/arenden/${made.caseId}/samtycke`)
  await majken.reads(/behövs den unges egen underskrift/)
  await majken.look('staff-signing-age')

  await stage.later(21)
  const older = await stage.enter('tuva', 'phone')
  await older.goTo(`/sv/arende/${made.caseId}`)
  await older.reads('Du har fyllt 15 år.')
  await older.look('family-own-say')
})
