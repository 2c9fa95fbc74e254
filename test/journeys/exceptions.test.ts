import { readCase } from '@kring/contract/cases'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase, sign } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const reason = 'Arbetar till sjöss till våren. Ringt tre gånger och skrivit två brev.'

test('a guardian who cannot be reached is not waited for when a colleague has confirmed it, and the case begins', async () => {
  const { caseId, requestId } = await aCase(stage.world, { until: 'consent-pending', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  await sign(stage.world, 'freja', caseId, requestId)
  const [majken, berit, freja] = [await stage.enter('majken', 'desktop'), await stage.enter('berit', 'phone'), await stage.enter('freja', 'smallPhone')]
  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.press('Anteckna undantag')
  const dialog = majken.dialog('Underskrift som inte inväntas')
  await majken.answer('Vems underskrift inväntas inte?', 'Bo Uppdiktad', dialog)
  await majken.answer('Av vilken anledning?', /^Förhindrad/, dialog)
  await majken.write(/^Vad har hänt/, reason, dialog)
  await majken.write('Vem har beslutat?', 'Majken Testberg, samordnare', dialog)
  await dialog.getByLabel(/^Till och med vilken dag/).fill(inDays(30))
  await majken.look('staff-exception-form')
  await majken.press('Anteckna', dialog)
  await majken.reads('Väntar på bekräftelse')
  await majken.reads('En annan än den som antecknade det måste bekräfta.')
  await majken.look('staff-exception-waiting')

  await berit.goTo('/')
  await berit.follow(/Bekräfta ett undantag från underskrift/)
  await berit.reads(reason)
  await berit.look('staff-exception-to-confirm')
  await berit.press('Bekräfta')
  await majken.reads('Inväntas inte')
  await majken.look('staff-exception-in-force')
  expect((await (await stage.world.as('majken')).do(readCase, { params: { caseId } })).state).toBe('active')

  await freja.goTo(`/sv/arende/${caseId}/samtycke`)
  await freja.reads('Samtycke finns.')
  expect(await freja.everything()).not.toMatch(/sjöss|inväntas/i)
})

test('where contact with a guardian is not safe nothing goes out, and the page leads to what a lawyer has found', async () => {
  const { caseId } = await aCase(stage.world, { until: 'mapping', youth: 'loke', guardians: ['freja', 'bo'], bornOn: '2013-07-07' })
  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${caseId}/samtycke/ny`)
  await majken.answer('Är det säkert att kontakta Bo Uppdiktad?', 'Nej')
  await majken.reads('Då skickas ingen förfrågan.')
  for (const [place, name] of ['Loke Sagosson', 'Freja Sagosson'].entries()) {
    await majken.answer(`Är det säkert att kontakta ${name}?`, 'Ja')
    await majken.pick(majken.page.getByRole('radiogroup', { name: 'På vilket sätt?' }).nth(place).getByRole('radio', { name: 'Telefon' }))
  }
  await majken.look('staff-contact-not-safe')
  await majken.press('Spara')
  await majken.press('Anteckna undantag')
  await majken.dialog('Underskrift som inte inväntas').waitFor()
  await majken.look('staff-exception-legal-review')
})
