import { evaluate, moveCase } from '@kring/contract/cases'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue } from './tongue.ts'

/* A case comes to its end without a meeting: because consent never came, or nobody is left to meet. */

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

test('the coordinator closes a case for which consent never came, and what she has written outlives the page', async () => {
  const { caseId } = await aCase(stage.world, { until: 'consent-pending' })
  const majken = await stage.enter('majken', 'phone')
  await majken.goTo(`/arenden/${caseId}`)
  await majken.press('Mer')
  await majken.page.getByRole('menuitem', { name: 'Avsluta ärendet' }).click()
  await majken.heading('Avsluta ärendet').waitFor()
  // A work that never began was not done as planned.
  expect(await majken.page.getByRole('combobox', { name: 'Varför avslutar vi?' }).getByRole('option', { name: 'Enligt plan', includeHidden: true }).count()).toBe(0)
  await majken.chooseFrom('Varför avslutar vi?', 'Avbrutet')
  await majken.write('Vilket stöd finns kvar?', 'Skolan fortsätter som förut.')
  await majken.reads(/^Utkast sparat/)
  await majken.goTo(`/arenden/${caseId}/avsluta`)
  await expect.poll(() => majken.field('Vilket stöd finns kvar?').inputValue()).toBe('Skolan fortsätter som förut.')
  await majken.look('closing-01-never-began')
  await majken.press('Avsluta ärendet')
  await majken.press('Avsluta ärendet', majken.page.getByRole('alertdialog'))
  await majken.heading('Så avslutades ärendet').waitFor()
  await majken.reads('Avbrutet')
  await majken.look('closing-02-closed')
})

test('who has answered stands in the case while it is being closed, and the family’s copy is theirs in every language', async () => {
  const { caseId, parties } = await aCase(stage.world)
  const params = { caseId }
  const majken = await stage.enter('majken', 'desktop')
  await (await stage.world.as('majken')).do(moveCase, { params, body: { state: 'closing' } })
  await (await stage.world.as('vilgot')).do(evaluate, { params, body: { partyId: parties.vilgot, block: 'alliance', answers: { better: 8, words: 'Tack för hjälpen.' } } })
  const ture = await stage.enter('ture', 'phone')
  await ture.goTo(`/arenden/${caseId}`)
  await ture.reads('Den unge och vårdnadshavarna svarar på utvärderingen först. Sedan är det verksamheternas tur.')
  await ture.look('closing-03-the-police-wait')

  await majken.goTo(`/arenden/${caseId}`)
  await majken.reads(/^Vilgot Provlund: har svarat/)
  await majken.reads(/^Asta Provlund: har inte svarat/)
  await majken.look('closing-04-who-has-answered')
  await majken.follow('Avsluta ärendet')
  await majken.chooseFrom('Varför avslutar vi?', 'Flyttat till annan kommun')
  await majken.look('closing-05-moved-away')
  await majken.press('Avsluta ärendet')
  await majken.press('Avsluta ärendet', majken.page.getByRole('alertdialog'))
  await majken.heading('Så avslutades ärendet').waitFor()

  const vilgot = await stage.enter('vilgot', 'desktop')
  for (const locale of ['sv-x-lattlast', 'so', 'en'] as const) {
    const word = tongue(locale)
    await vilgot.goTo(`/${locale}/arende/${caseId}/kopia`)
    await vilgot.reads(word('Ni har flyttat till en annan kommun.'))
    await vilgot.reads('Tack för hjälpen.')
    await vilgot.look(`closing-06-copy-${locale}`)
  }
})
