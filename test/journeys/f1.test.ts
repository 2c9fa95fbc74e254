import { afterAll, beforeAll, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

/*
 * Scenario F.1: an ordinary course around Vilgot, 14, whose parents share custody. Each test is a stage of one story and
 * goes on where the one before has ended.
 */

let stage: Stage
let casePath: string
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('the school asks without a name, and only the coordinator learns of it', async () => {
  const sara = await stage.arrive('sara', 'desktop')
  await sara.goTo('/arenden/ny')
  await sara.look('f1-01-sign-in')
  await sara.follow('Logga in')
  await sara.page.getByRole('button', { name: /Sara Låtsasdotter/ }).click()
  await sara.heading('Ny förfrågan').waitFor()

  await sara.write('Vad är du orolig för?', 'En elev i åttan är borta mer och mer. I början var det enstaka lektioner, nu är det hela dagar, och hen har slutat komma till fotbollen.')
  await sara.write('Vad har ni provat?', 'Samtal med eleven varje vecka och en anpassad morgon.')
  await sara.answer('Vet familjen om att du frågar?', 'Ja')
  await sara.look('f1-02-inquiry')
  await sara.press('Skicka förfrågan')
  await sara.heading('Ärende utan namn').waitFor()
  casePath = new URL(sara.page.url()).pathname

  for (const name of ['ture', 'agda', 'ester'] as const) {
    const other = await stage.enter(name, name === 'ture' ? 'phone' : 'desktop')
    await other.goTo('/arenden')
    await other.reads('Du är inte med i något ärende.')
    await other.goTo(casePath)
    await other.reads('Sidan finns inte, eller så får du inte se den.')
  }
  await stage.person('ture').look('f1-03-hidden')
})
