import { checkContact, readConsent } from '@kring/contract/consent'
import { setGoal } from '@kring/contract/plan'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cast } from '../../server/demo/cast.ts'
import { aCase, confirm, sign } from '../world/a-case.ts'
import { aCaseWithRelative } from '../world/a-relative.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const words = 'Jag vill orka gå till skolan.'
const fits = async ({ page }: Person) => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), page.url()).toBe(0)

test('D15: the adult youth lets his mother in: she promises on a phone and reads, he takes it back, and her page is empty at once', async () => {
  const { caseId, parties } = await aCase(stage.world, { until: 'mapping', bornOn: '2008-05-05' })
  const majkens = await stage.world.as('majken')
  await majkens.do(checkContact, { params: { caseId }, body: { partyId: parties.vilgot, safe: true, channel: 'telefon' } })

  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${caseId}`)
  await majken.press('Lägg till person')
  const dialog = majken.dialog('Lägg till person')
  await majken.answer('Vem är det?', 'Närstående som får läsa', dialog)
  await majken.write('Namn', cast.asta.name, dialog)
  await majken.write(/^Personnummer/, cast.asta.subject, dialog)
  await majken.write(/^Relation/, 'mamma', dialog)
  await majken.look('staff-add-relative')
  await majken.press('Lägg till', dialog)
  await majken.reads('Asta Provlund är tillagd.')

  await majken.goTo(`/arenden/${caseId}/samtycke/ny`)
  await majken.answer('Är det säkert att kontakta Asta Provlund?', 'Ja')
  await majken.answer('På vilket sätt?', 'Telefon')
  await majken.look('staff-relative-contact')
  await majken.press('Vidare')
  await majken.heading('Vilka får veta vad?').waitFor()
  const reads = majken.page.getByRole('group', { name: /^Vad ska Asta Provlund få läsa/ })
  await majken.tick('Planen med mål och åtaganden', reads)
  await majken.tick('Meddelanden i tjänsten', reads)
  await majken.tick('Asta Provlund får svara i meddelanden')
  await majken.look('staff-relative-scope')
  await majken.press('Vidare')
  await majken.answer(/^Hur har familjen fått veta/, 'I ett möte')
  await majken.press('Vidare')
  await majken.heading('Kontrollera och skicka').waitFor()
  await majken.look('staff-relative-check')
  await majken.press('Fråga familjen')
  await majken.reads('Familjen är tillfrågad.')

  const vilgot = await stage.enter('vilgot', 'phone')
  await vilgot.goTo(`/sv/arende/${caseId}/samtycke`)
  const { requests: [request] } = await (await stage.world.as('vilgot')).do(readConsent, { params: { caseId } })
  expect(request!.text).toContain('Asta Provlund (närstående)')
  await sign(stage.world, 'vilgot', caseId, request!.id)
  await confirm(stage.world, 'majken', caseId, request!.id)
  await majkens.do(setGoal, { params: { caseId }, body: { youthWords: words, area: 'school', term: 'short' } })

  const asta = await stage.enter('asta', 'smallPhone')
  await asta.goTo('/sv')
  await asta.reads('Du är välkommen att läsa om')
  expect(await asta.everything()).not.toContain(words)
  await fits(asta)
  await asta.look('relative-promise')
  await asta.press('Lova och läs')
  await asta.reads('Det här behöver ett svar.')
  await asta.tick('Jag har läst och jag lovar det.')
  await asta.press('Lova och läs')
  await asta.reads('Det här får du läsa om')
  await fits(asta)
  await asta.look('relative-home')
  await asta.follow('Läs planen')
  await asta.reads(words)
  expect(await asta.everything()).not.toContain('Vem kan läsa det här?')
  await asta.look('relative-plan')

  await vilgot.goTo(`/sv/arende/${caseId}/samtycke`)
  await vilgot.reads('Asta Provlund')
  await vilgot.look('youth-consent-with-relative')
  await vilgot.follow('Ta tillbaka samtycket')
  await vilgot.answer('Vem ska inte längre få dela uppgifter?', 'Asta Provlund')
  await vilgot.press('Nästa')
  await vilgot.reads('Den personen ser direkt inget mer av det som andra har skrivit.')
  await vilgot.look('youth-withdraws-from-relative')
  const began = performance.now()
  await vilgot.press('Ta tillbaka samtycket')
  await asta.readsNoMore(words)
  console.log(`her page was empty ${Math.round(performance.now() - began)} ms after the press`)
  await vilgot.heading('Nu är det tillbakataget').waitFor()
  await asta.goTo('/sv')
  await asta.reads('Inget delas med dig nu.')
  expect(await asta.everything()).not.toMatch(/Vilgot|orka gå/)
  await asta.look('relative-nothing-left')
})

test('a relative reads what to promise in their own language, with the Swedish that counts behind it', async () => {
  const { caseId } = await aCaseWithRelative(stage.world, { until: 'signed', relative: 'nour' })
  const nour = await stage.enter('nour', 'phone')
  await nour.goTo(`/ar/arende/${caseId}`)
  await nour.reads('ما تتعهد به')
  await fits(nour)
  await nour.look('relative-promise-ar')
})
