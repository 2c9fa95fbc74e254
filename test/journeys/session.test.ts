import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase } from '../world/a-case.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const words = 'En elev i sjuan kommer inte till lektionerna efter lunch.'

test('what was typed is there again after the session has ended and one has signed in anew', async () => {
  const sara = await stage.enter('sara', 'desktop')
  await sara.goTo('/arenden/ny')
  await sara.write('Vad är du orolig för?', words)
  await sara.answer('Vet familjen om att du frågar?', 'Ja')
  await sara.reads(/^Utkast sparat/)
  await stage.world.later('40 minutes')
  await sara.press('Skicka förfrågan')
  await sara.heading('Du är utloggad').waitFor()
  expect(await sara.everything()).not.toContain(words)
  await sara.look('session-ended')
  await sara.follow('Logga in igen')
  await sara.page.getByRole('button', { name: /Sara Låtsasdotter/ }).click()
  await sara.heading('Ny förfrågan').waitFor()
  await expect.poll(() => sara.field('Vad är du orolig för?').inputValue()).toBe(words)
})

test('what was typed without contact stays on the page and is kept as soon as there is contact', async () => {
  const sara = await stage.enter('sara', 'desktop')
  await sara.goTo('/arenden/ny')
  await sara.field('Vad är du orolig för?').waitFor()
  await sara.context.setOffline(true)
  await sara.reads(/^Ingen kontakt just nu/)
  await sara.write('Vad är du orolig för?', `${words} I dag var hen borta hela dagen.`)
  await sara.look('session-offline')
  await sara.context.setOffline(false)
  await sara.readsNoMore(/^Ingen kontakt just nu/)
  await sara.reads(/^Utkast sparat/)
  await sara.page.reload()
  await expect.poll(() => sara.field('Vad är du orolig för?').inputValue()).toContain('I dag var hen borta')
})

test('who signs out leaves nothing behind, not even for Back', async () => {
  const { caseId } = await aCase(stage.world)
  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo('/arenden')
  await majken.follow(/^Vilgot P\./)
  await majken.heading('Vilgot P.').waitFor()
  await majken.press(/^Ditt konto|Majken Testberg/)
  await majken.page.getByRole('menuitem', { name: 'Logga ut' }).click()
  await majken.heading('Du är utloggad').waitFor()
  expect(await whatIsLeft(majken)).not.toMatch(/Vilgot|Asta|Provlund/)
  await majken.page.goBack()
  await majken.page.getByRole('link', { name: /^Logga in/ }).waitFor()
  await majken.heading('Du är utloggad').waitFor()
  expect(await whatIsLeft(majken)).not.toMatch(/Vilgot|Asta|Provlund/)
  const answer = await majken.context.request.get(`/api/cases/${caseId}`)
  expect(answer.status()).toBe(401)
})

/** Everything on the page but the demo's list of whom one can be, which names all the cast. */
const whatIsLeft = async ({ page }: Person) => {
  const cast = await page.getByRole('region', { name: /^Övningsmiljö: välj/ }).innerHTML()
  return (await page.locator('html').innerHTML()).replace(cast, '')
}
