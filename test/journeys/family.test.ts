import { confirmConsent, readConsent } from '@kring/contract/consent'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase, sign } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue } from './tongue.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const pages = [
  ['sprak', 'Välj språk'], ['om', 'Vad handlar det om?'], ['vem', 'Vem får veta vad?'],
  ['hur-lange', 'Hur länge gäller det?'], ['kontrollera', 'Stämmer det här?'], ['skriv-under', 'Skriv under'],
] as const

test('what a guardian signs fits a small phone in Swedish, in easy Swedish and, from right to left, in Arabic', async () => {
  const { caseId, requestId } = await aCase(stage.world, { until: 'consent-pending' })
  const asta = await stage.enter('asta', 'smallPhone')
  for (const [locale, dir] of [['sv', 'ltr'], ['sv-x-lattlast', 'ltr'], ['ar', 'rtl']] as const) {
    const inWords = tongue(locale)
    await asta.goTo(`/${locale}/arende/${caseId}/samtycke/${requestId}/sprak`)
    for (const [place, [address, title]] of pages.entries()) {
      await asta.heading(inWords(title)).waitFor()
      expect(await asta.page.locator('html').getAttribute('dir')).toBe(dir)
      expect(await asta.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${address} in ${locale} is wider than the phone`).toBe(0)
      await asta.look(`family-sign-${place + 1}-${locale}`)
      if (address === 'sprak') await asta.goTo(`/${locale}/arende/${caseId}/samtycke/${requestId}/om`)
      else if (address !== 'skriv-under') await asta.follow(inWords('Nästa'))
    }
  }
})

test('all of it is taken back in two steps, and the other guardian is told neither who nor why', async () => {
  const made = await aCase(stage.world, { until: 'consent-pending' })
  for (const name of ['asta', 'nils'] as const) await sign(stage.world, name, made.caseId, made.requestId)
  for (const name of ['majken', 'sara', 'agda', 'ture', 'ester'] as const) await (await stage.world.as(name)).do(confirmConsent, { params: made, body: {} })
  const [asta, nils] = [await stage.enter('asta', 'smallPhone'), await stage.enter('nils', 'smallPhone')]
  const home = `/sv/arende/${made.caseId}`
  await nils.goTo(home)
  await nils.reads('Samtycke finns.')

  await asta.goTo(`${home}/samtycke`)
  await asta.look('family-own-consent')
  await asta.follow('Ta tillbaka samtycket')
  await asta.answer('Vem ska inte längre få dela uppgifter?', /^Alla/)
  await asta.press('Nästa')
  await asta.heading('Ta tillbaka hela samtycket').waitFor()
  await asta.look('family-withdrawal')
  await asta.press('Ta tillbaka samtycket')
  await asta.heading('Nu är det tillbakataget').waitFor()
  await asta.follow('Till startsidan')
  await asta.goTo(home)
  await asta.reads('Du har tagit tillbaka ditt samtycke.')

  await nils.readsNoMore('Samtycke finns.')
  await nils.look('family-the-other-guardian')
  expect(await nils.everything()).not.toMatch(/Asta|har tagit tillbaka|tillbakatage/)
})

test('one kind of thing is taken back on a phone, and the rest of the consent goes on', async () => {
  const made = await aCase(stage.world, { until: 'active' })
  const asta = await stage.enter('asta', 'smallPhone')
  await asta.goTo(`/sv/arende/${made.caseId}/samtycke`)
  await asta.follow('Ta tillbaka samtycket')
  await asta.answer('Eller är det bara något av det som ingen längre ska dela?', 'meddelanden i tjänsten')
  await asta.look('family-withdrawal-of-a-category-1')
  await asta.press('Nästa')
  await asta.heading(/^Ta tillbaka samtycket för: /).waitFor()
  await asta.look('family-withdrawal-of-a-category-2')
  await asta.press('Ta tillbaka samtycket')
  await asta.heading('Nu är det tillbakataget').waitFor()
  const { matrix, state } = await (await stage.world.as('majken')).do(readConsent, { params: made })
  expect(state).toBe('active')
  expect(matrix.map(({ category }) => category)).not.toContain('conversation')
  expect(matrix.map(({ category }) => category)).toContain('plan')
})
