import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cast } from '../../server/demo/cast.ts'
import { aCase } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

test('a police contact is replaced: the open page of who leaves is emptied at once, and who comes finds the case', async () => {
  const { caseId } = await aCase(stage.world)
  const ture = await stage.enter('ture', 'desktop')
  await ture.goTo(`/arenden/${caseId}`)
  await ture.heading('Vilgot P.').waitFor()
  const siv = await stage.enter('siv', 'phone')
  await siv.goTo('/arenden')

  const ada = await stage.enter('ada', 'desktop')
  await ada.goTo('/')
  await ada.follow('Personal')
  await ada.heading('Personal och funktioner').waitFor()
  await ada.look('staff')
  await ada.press('Ge funktionen kontaktperson hos Polisen Granköping')
  await ada.chooseFrom(/^Vem\?/, cast.siv.name, ada.dialog(/^Ge funktionen/))
  await ada.look('staff-give')
  await ada.press('Ge funktionen', ada.dialog(/^Ge funktionen/))
  await ada.reads('Funktionen är given.')
  // Her page looks anew by itself.
  await siv.link(/^Vilgot P\./).waitFor()

  // The family is told who it is.
  const asta = await stage.enter('asta', 'phone')
  await asta.goTo('/')
  await asta.heading('Ny person i arbetet').waitFor()
  await asta.reads(/Siv Påhittsdotter.*är ny hos/)
  await asta.look('family-new-contact')

  await ada.press('Avsluta funktionen kontaktperson för Ture Fiktivius')
  await ada.look('staff-end')
  await ada.press('Ja, avsluta')
  await ada.reads('Funktionen är avslutad.')
  await ture.heading('Vilgot P.').waitFor({ state: 'detached' })
  expect(await ture.everything()).not.toContain('Vilgot')
})

test('an agency, a function and an employee are added; an account that is taken is said by its field, and nothing typed is lost', async () => {
  const ada = await stage.enter('ada', 'phone')
  await ada.goTo('/personal')
  await ada.look('staff-phone')
  await ada.press('Ny verksamhet')
  await ada.write('Verksamhetens namn', 'Fritidsgården Björken', ada.dialog('Ny verksamhet'))
  await ada.chooseFrom('Vad är det för verksamhet?', 'fritid', ada.dialog('Ny verksamhet'))
  await ada.press('Lägg till', ada.dialog('Ny verksamhet'))
  await ada.press('Ny funktion hos Fritidsgården Björken')
  const layer = ada.dialog(/^Ny funktion/)
  await ada.write('Funktionens namn', 'ledare', layer)
  await ada.look('staff-function')
  await ada.press('Lägg till', layer)
  await ada.button('Ge funktionen ledare hos Fritidsgården Björken').waitFor()

  await ada.press('Ny medarbetare')
  const form = ada.dialog('Ny medarbetare')
  await ada.write('Namn', 'Nya Nyström', form)
  await ada.write(/^Konto/, 'nya', form)
  await ada.press('Lägg till', form)
  await form.waitFor({ state: 'detached' })
  await ada.press('Ny medarbetare')
  await ada.write('Namn', 'Andra Andersson', form)
  await ada.write(/^Konto/, 'nya', form)
  await ada.press('Lägg till', form)
  await ada.reads('Kontot finns redan hos någon.', form)
  expect(await form.getByRole('textbox', { name: 'Namn' }).inputValue()).toBe('Andra Andersson')
  await ada.look('staff-account-taken')
})
