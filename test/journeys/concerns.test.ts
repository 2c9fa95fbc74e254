import { planMeeting } from '@kring/contract/meetings'
import type { Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { functions } from '../../server/demo/cast.ts'
import { concern } from '../access/subject.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import { behind } from '../world/behind.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let file: CaseMade
beforeAll(async () => {
  stage = await openStage()
  file = await aCase(stage.world)
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const fill = async (person: Person, { guardiansKnow = 'Nej' } = {}) => {
  await person.write('Vem gäller det?', concern.childName)
  await person.write(/^Personnummer eller födelsedatum/, concern.childIdentity)
  await person.write(/^Adress eller skola/, concern.childPlace)
  await person.write('Vad har du sett eller hört?', concern.observed)
  await person.write('När var det?', concern.observedWhen)
  await person.answer('Är barnet i fara just nu?', 'Vet inte')
  await person.answer('Vet vårdnadshavarna om att du anmäler?', guardiansKnow)
}

test('a leisure leader reports from within a case, the intake receives it and answers, and nobody else sees a trace', async () => {
  const [ester, mira, majken] = [await stage.enter('ester', 'desktop'), await stage.enter('mira', 'desktop'), await stage.enter('majken', 'desktop')]
  await mira.goTo('/')
  await majken.goTo(`/arenden/${file.caseId}`)
  await majken.reads('Vilgot P.')
  await ester.goTo(`/arenden/${file.caseId}`)
  await ester.reads('Vilgot P.')

  const sent: string[] = []
  const note = (request: Request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  await ester.follow('Anmäl oro')
  await ester.heading('Anmäl oro för ett barn').waitFor()
  ester.page.on('request', note)
  await ester.reads('Är någon i fara nu? Ring 112.')
  await ester.reads(/ska du genast anmäla/)
  await ester.press('Skicka anmälan')
  await ester.reads(/saker behöver rättas/)
  await ester.look('staff-concern-faults')
  await fill(ester)
  await ester.answer('Vill du få veta om en utredning inleds?', 'Ja')
  await ester.look('staff-concern-form')
  await ester.press('Skicka anmälan')
  await ester.heading(/^Anmälan [2-9A-Z]{4}-[2-9A-Z]{4}$/).waitFor()
  await ester.reads('Inte ännu. Är det bråttom, ring.')
  await ester.look('staff-concern-copy')
  ester.page.off('request', note)
  expect(sent.length).toBeGreaterThan(1)
  expect(sent.filter((request) => request.includes(file.caseId) || /"referer":"[^"]/i.test(request))).toEqual([])
  expect(await ester.page.evaluate(() => JSON.stringify([history.state, document.referrer, { ...localStorage }, { ...sessionStorage }]))).not.toContain(file.caseId)
  const admin = await behind(stage.world)
  expect((await admin.query("select 1 from event where about = 'concern-report' and (case_number is not null or body::text like '%' || $1 || '%')", [file.caseId]))).toEqual([])
  expect(await admin.query("select place from draft")).toEqual([])
  await admin.close()

  await mira.page.getByRole('link', { name: 'Mottagning (nytt)' }).click()
  await mira.look('staff-intake-waiting')
  await mira.follow(/^Anmälan /)
  await mira.reads(concern.observed)
  await mira.look('staff-intake-report')
  await mira.press('Ta emot')
  await mira.page.getByRole('alertdialog').waitFor()
  await mira.look('staff-intake-receive')
  await mira.press('Ja, ta emot')
  await mira.heading('Anmälan går inte att läsa här').waitFor()
  expect(await mira.everything()).not.toMatch(/Tage|blåmärken/)
  await mira.look('staff-intake-gone')
  await mira.follow('Till mottagningen')
  await mira.reads(/av Mira Mottagsson/)
  expect(await mira.everything()).not.toMatch(/Tage|blåmärken|Ester/)
  await mira.press('Ge återkoppling')
  await mira.answer(/^Vad gäller för anmälan/, /^Utredning inleds$/)
  await mira.look('staff-intake-feedback')
  await mira.press('Lämna återkoppling')
  await mira.reads('Utredning inleds')
  await mira.look('staff-intake-received')

  await ester.goTo('/oro/mina')
  await ester.reads('Utredning inleds')
  await ester.look('staff-concern-mine')
  await ester.follow(/^Anmälan /)
  await ester.press('Ta bort min kopia')
  await ester.page.getByRole('alertdialog').waitFor()
  await ester.press('Ta bort')
  await ester.heading('Ingen kopia finns här').waitFor()
  await ester.look('staff-concern-removed')
  await ester.follow('Mina anmälningar')
  await ester.reads('Du har inga anmälningar här.')

  expect(await majken.everything()).not.toMatch(/Tage|blåmärken|orosanmäl|Mottagning/i)
  await majken.goTo('/mottagning')
  await majken.reads('Sidan finns inte, eller så får du inte se den.')
})

test('a club’s leader meets the other text and no question about feedback, and gets all the way by keyboard on a phone', async () => {
  const kalle = await stage.enter('kalle', 'phone')
  await kalle.goTo('/')
  await kalle.link('Anmäl oro').focus()
  await kalle.page.keyboard.press('Enter')
  await kalle.reads(/bör anmäla det/)
  expect(await kalle.everything()).not.toMatch(/Vill du få veta|ska du genast/)
  await kalle.field('Vem gäller det?').focus()
  const { keyboard } = kalle.page
  for (const words of [concern.childName, concern.childIdentity, concern.childPlace, concern.observed, concern.observedWhen]) {
    await keyboard.type(words)
    await keyboard.press('Tab')
  }
  await keyboard.press('Space')
  await kalle.reads('Ring 112 först. Skicka sedan anmälan.')
  await keyboard.press('Tab')
  await keyboard.press('ArrowRight')
  await kalle.look('staff-concern-phone')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  const title = kalle.heading(/^Anmälan [2-9A-Z]{4}-/)
  await title.waitFor()
  await kalle.look('staff-concern-copy-phone')

  const mira = await stage.enter('mira', 'phone')
  await mira.goTo('/mottagning')
  await mira.reads('Fara nu')
  await mira.look('staff-intake-phone')
  await mira.follow((await title.textContent())!)
  await mira.reads('Bör anmäla (19 kap. 4 §)')
  await mira.look('staff-intake-report-phone')
})

test('what hangs on the wall in the room does not speak of it', async () => {
  const majken = await stage.world.as('majken')
  const { id } = await majken.do(planMeeting, { params: { caseId: file.caseId }, body: { kind: 'start', startsAt: new Date(Date.now() + 3_600_000).toISOString(), place: 'Rum 2' } })
  const room = await stage.enter('majken', 'projector')
  await room.goTo(`/arenden/${file.caseId}/moten/${id}/projektor`)
  await room.heading(/./).first().waitFor()
  expect(await room.everything()).not.toMatch(/Anmäl oro/)
})

test('where the municipality has its own form, or nobody at the intake, the page leads there', async () => {
  const admin = await behind(stage.world)
  await admin.query('update function_holding set during = tstzrange(lower(during), app.now()) where function_id = $1', [functions.intake])
  const ester = await stage.enter('ester', 'phone')
  await ester.goTo('/oro')
  await ester.link('Ring 000-00 00 00').waitFor()
  await ester.look('staff-concern-call')
  await admin.query("update municipality set concern_form_url = 'https://orosanmalan.example.invalid/'")
  await ester.goTo('/oro')
  const link = ester.link('Öppna kommunens formulär')
  await link.waitFor()
  expect([await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual(['https://orosanmalan.example.invalid/', 'noopener noreferrer'])
  await ester.look('staff-concern-link')
  await admin.close()
})
