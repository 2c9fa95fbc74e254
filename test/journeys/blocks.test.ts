import { setBlock } from '@kring/contract/blocks'
import { setGoal } from '@kring/contract/plan'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cast } from '../../server/demo/cast.ts'
import { aCase } from '../world/a-case.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue } from './tongue.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const reason = 'Han är granne med min bror.'
const fits = async ({ page }: Person) => expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), page.url()).toBe(0)

test('a guardian blocks somebody on a small phone: his open page is empty at once, the coordinator sees that and not whose it is, and it can be lifted', async () => {
  const { caseId } = await aCase(stage.world)
  await (await stage.world.as('majken')).do(setGoal, { params: { caseId }, body: { professionalWords: 'I skolan varje morgon', area: 'school', term: 'short' } })
  const [asta, nils, ture, majken] = [
    await stage.enter('asta', 'smallPhone'), await stage.enter('nils', 'phone'), await stage.enter('ture', 'phone'), await stage.enter('majken', 'desktop'),
  ]
  await ture.goTo(`/arenden/${caseId}/plan`)
  await ture.reads('I skolan varje morgon')
  await majken.goTo(`/arenden/${caseId}`)
  await majken.reads('Ture Fiktivius')

  await asta.goTo(`/sv/arende/${caseId}/samtycke`)
  await asta.look('family-own-consent-and-block')
  await asta.follow('Spärra någon')
  await asta.answer('En person', /^Ture Fiktivius/)
  await fits(asta)
  await asta.look('family-block-1')
  await asta.press('Nästa')
  await asta.heading('Spärra Ture Fiktivius?').waitFor()
  await asta.write(/^Vill du skriva varför\?/, reason)
  await fits(asta)
  await asta.look('family-block-2')
  const began = performance.now()
  await asta.press('Spärra')
  await ture.heading('Din åtkomst har upphört').waitFor()
  console.log(`the page of whom she blocked was empty ${Math.round(performance.now() - began)} ms after the press`)
  expect(await ture.everything()).not.toMatch(/I skolan varje morgon|Vilgot|Asta|spärr/i)
  await ture.look('staff-blocked')
  await asta.heading('Spärren gäller nu').waitFor()
  await asta.look('family-block-3')

  await majken.reads('Ture Fiktivius är spärrad i det här ärendet')
  await majken.reads('Vem som läser har ändrats')
  await majken.look('staff-team-with-a-block')
  expect(await majken.everything()).not.toContain(reason)
  await majken.press('Mer om Polisen Granköping, kontaktperson')
  await majken.page.getByRole('menuitem', { name: 'Spärra' }).click()
  const dialog = majken.dialog('Spärr för Polisen Granköping, kontaktperson')
  await dialog.waitFor()
  expect(await dialog.textContent()).not.toMatch(/Asta|Ta bort spärren/)
  await majken.look('staff-block-dialog')
  await majken.press('Avbryt', dialog)

  await nils.goTo(`/sv/arende/${caseId}/samtycke/sparra`)
  await nils.heading('Vem vill du spärra?').waitFor()
  expect(await nils.everything()).not.toMatch(/Dina spärrar|Asta/)

  await asta.follow('Se dina spärrar')
  await asta.reads(`Du skrev: ${reason}`)
  await fits(asta)
  await asta.look('family-blocks')
  await asta.press('Ta bort spärren')
  const sure = asta.page.getByRole('alertdialog')
  await sure.waitFor()
  await asta.look('family-block-lift')
  await asta.press('Ta bort spärren', sure)
  await asta.reads('Spärren är borttagen.')
  await asta.readsNoMore('Dina spärrar')

  await ture.goTo(`/arenden/${caseId}/plan`)
  await ture.reads('I skolan varje morgon')
  await majken.readsNoMore('Ture Fiktivius är spärrad i det här ärendet')
})

test('a whole function is blocked in Arabic, from right to left', async () => {
  const { caseId } = await aCase(stage.world)
  const inWords = tongue('ar')
  const [asta, ture, majken] = [await stage.enter('asta', 'smallPhone'), await stage.enter('ture', 'phone'), await stage.enter('majken', 'desktop')]
  await ture.goTo(`/arenden/${caseId}`)
  await ture.reads('Polisen Granköping, kontaktperson')
  await majken.goTo(`/arenden/${caseId}`)
  await asta.goTo(`/ar/arende/${caseId}/samtycke/ta-tillbaka`)
  await asta.follow(inWords('Spärra någon'))
  await asta.answer(inWords('Eller en hel verksamhet'), /Polisen/)
  await fits(asta)
  await asta.look('family-block-1-ar')
  await asta.press(inWords('Nästa'))
  await asta.page.getByRole('heading', { level: 1, name: /Polisen Granköping, kontaktperson/ }).waitFor()
  await fits(asta)
  await asta.look('family-block-2-ar')
  await asta.press(inWords('Spärra'))
  await ture.heading('Din åtkomst har upphört').waitFor()
  await asta.heading(inWords('Spärren gäller nu')).waitFor()
  await asta.look('family-block-3-ar')
  await majken.reads('Spärrad i det här ärendet')
  await majken.look('staff-team-with-a-blocked-function')
  await asta.follow(inWords('Se dina spärrar'))
  await fits(asta)
  await asta.look('family-blocks-ar')
})

test('the one who coordinates alone cannot be blocked, and it is said in one’s language whom to ring', async () => {
  const { caseId } = await aCase(stage.world)
  await (await stage.world.as('asta')).do(setBlock, { params: { caseId }, body: { personId: cast.berit.id } })
  const vilgot = await stage.enter('vilgot', 'phone')
  await vilgot.goTo(`/sv/arende/${caseId}/samtycke/sparra/${cast.majken.id}`)
  await vilgot.press('Spärra')
  await vilgot.reads('Den som samordnar kan spärras när någon annan kan ta över. Ring kommunen, så ordnar de det.')
  await vilgot.page.getByRole('main').getByRole('link', { name: '000-00 00 00' }).waitFor()
  await vilgot.look('family-block-refused')
})

test('an agency sets and lifts a block of its own from the team, and the other agencies notice nothing but that nobody is named', async () => {
  const { caseId } = await aCase(stage.world)
  const [sara, ester] = [await stage.enter('sara', 'desktop'), await stage.enter('ester', 'desktop')]
  await ester.goTo(`/arenden/${caseId}`)
  await ester.reads(/^Ture Fiktivius$/)
  await sara.goTo(`/arenden/${caseId}`)
  const menu = sara.button('Mer om Polisen Granköping, kontaktperson')
  const dialog = sara.dialog('Spärr för Polisen Granköping, kontaktperson')
  await menu.focus()
  for (const key of ['Enter', 'Enter']) await sara.page.keyboard.press(key)
  await dialog.waitFor()
  await dialog.getByRole('radio', { name: 'Alla som har funktionen' }).focus()
  await sara.page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Spärra' }).focus()
  await sara.page.keyboard.press('Enter')
  await sara.reads('Spärren gäller nu.')
  await sara.reads('Spärrad i det här ärendet')
  await ester.readsNoMore(/^Ture Fiktivius$/)
  expect(await ester.everything()).not.toMatch(/spärrad|Ingen har funktionen/)
  await ester.reads('Samtycke finns: socialtjänst, skola, fritid.')
  await ester.look('staff-team-of-another')

  await menu.focus()
  for (const key of ['Enter', 'Enter']) await sara.page.keyboard.press(key)
  await dialog.waitFor()
  await sara.look('staff-block-dialog-own')
  await sara.press('Ta bort spärren', dialog)
  await dialog.waitFor({ state: 'detached' })
  await sara.readsNoMore('Spärrad i det här ärendet')
  await ester.reads(/^Ture Fiktivius$/)
  await ester.reads('Samtycke finns: socialtjänst, skola, polis, fritid.')
})
