import { listDisclosures } from '@kring/contract/grounds'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cast, functions } from '../../server/demo/cast.ts'
import { aCase, withdraw } from '../world/a-case.ts'
import { behind } from '../world/behind.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let admin: Awaited<ReturnType<typeof behind>>
beforeAll(async () => {
  stage = await openStage()
  admin = await behind(stage.world)
})
afterEach(async ({ task }) => {
  await admin.query('update municipality set disclosure_needs_second_person = false')
  await stage.tellWhereAllStand(task)
})
afterAll(async () => {
  await admin.close()
  await stage.close()
})

const facts = 'En namngiven person är utpekad för i morgon kväll.'
const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const risk = '10 kap. 18 a § OSL – risk att en ung person begår brott'
const lawyersRule = '10 kap. 15 a § 2 OSL – utreda brott'

test('Agda notes what she told the police without consent; a second person confirms it, and a withdrawal leaves it', async () => {
  const made = await aCase(stage.world)
  const { caseId } = made
  await admin.query('update municipality set disclosure_needs_second_person = true')
  const agda = await stage.enter('agda', 'desktop')
  await agda.goTo(`/arenden/${caseId}`)
  await agda.press('Mer')
  await agda.page.getByRole('menuitem', { name: 'Lämna ut utan samtycke' }).click()
  await agda.reads('Inget är antecknat.')
  await agda.look('staff-disclosures-empty')
  await agda.follow('Nytt utlämnande')
  await agda.heading('Nytt utlämnande').waitFor()
  await agda.look('staff-disclosure-ground')
  await agda.chooseFrom('Vilken regel stöder ni er på?', lawyersRule)
  await agda.answer('Vilken sekretess skyddar uppgifterna?', /^Socialtjänstens/)
  await agda.reads('Kring avgör inte vilken som gäller. Fråga en jurist.')
  // No recipient is proposed, and who sits in the group is not one of the choices.
  expect(await agda.field('Mottagarens namn').inputValue()).toBe('')
  await agda.look('staff-disclosure-legal-review')

  await agda.chooseFrom('Vilken regel stöder ni er på?', risk)
  await agda.write('Vilka uppgifter lämnades ut?', facts)
  // What is typed outlives the page.
  await agda.reads(/^Utkast sparat/)
  await agda.page.reload()
  await expect.poll(() => agda.field('Vilka uppgifter lämnades ut?').inputValue(), { timeout: 15_000 }).toBe(facts)
  await agda.answer('Vem fick uppgifterna?', 'Polismyndigheten')
  await agda.write('Mottagarens namn', 'Polisens ledningscentral')
  await agda.answer('Hur lämnades de?', 'På telefon')
  await agda.page.getByLabel('Vilken dag?').fill(yesterday())
  await agda.page.getByLabel('Klockan').fill('07:30')
  await agda.tick(/har inte fyllt 21 år$/)
  await agda.tick(/^Konkreta omständigheter/)
  await agda.write('Varför behövs uppgifterna?', 'Risk för ett grovt våldsbrott.')
  await agda.write('Varför är det inte olämpligt?', 'Kontaktfamiljen berörs inte.')
  await agda.write('Vem beslutade?', 'Enhetschef Exempel')
  await agda.write('Med stöd av vilken delegation?', 'Delegationsordningen 7.3')
  await agda.press('Anteckna utlämnandet')
  await agda.reads('Grunden kräver att villkoren är uppfyllda.')
  await agda.look('staff-disclosure-form')
  await agda.tick(/^Det gäller inte misstanke/)
  await agda.press('Anteckna utlämnandet')
  await agda.reads('Till Polisens ledningscentral')
  await agda.reads('Väntar på en andra person')
  await agda.open('Mottagare, behov och beslut')
  await agda.look('staff-disclosures-waiting')

  await admin.query(`insert into function_holding (id, function_id, person_id, during) values (gen_random_uuid(), $1, $2, tstzrange(app.now() - interval '1 minute', null))`,
    [functions.socialSecretary, cast.siv.id])
  const siv = await stage.enter('siv', 'phone')
  await siv.goTo(`/arenden/${caseId}/utlamnanden`)
  await siv.reads(facts)
  await siv.look('staff-disclosures-to-confirm')
  await siv.press('Bekräfta som andra person')
  await siv.reads('Bekräftat av två')
  await agda.reads('Bekräftat av två')

  for (const [name, screen] of [['majken', 'desktop'], ['ture', 'phone']] as const) {
    const other = await stage.enter(name, screen)
    await other.goTo(`/arenden/${caseId}/utlamnanden`)
    await other.reads('Inget är antecknat.')
    expect(await other.everything()).not.toContain('ledningscentral')
  }
  const asta = await stage.enter('asta', 'smallPhone')
  await asta.goTo(`/sv/arende/${caseId}`)
  await asta.heading(/./).first().waitFor()
  expect(await asta.everything()).not.toMatch(/utlämn|Lämna ut/i)

  await withdraw(stage.world, 'asta', made, null)
  await agda.goTo(`/arenden/${caseId}`)
  await agda.press('Mer')
  await agda.page.getByRole('menuitem', { name: 'Lämna ut utan samtycke' }).click()
  await agda.reads(facts)
  await agda.look('staff-disclosures-after-withdrawal')
})

test('an association is told that the rules are not for it, and when to ring', async () => {
  const { caseId } = await aCase(stage.world, { agencies: ['agda', 'ture', 'ester', 'kalle'] })
  const kalle = await stage.enter('kalle', 'phone')
  await kalle.goTo(`/arenden/${caseId}/utlamnanden`)
  await kalle.reads('De här reglerna gäller bara myndigheter.')
  expect(await kalle.link('Nytt utlämnande').count()).toBe(0)
  await kalle.look('staff-disclosures-association')
})

test('by keyboard alone Ture finds the register and notes a disclosure', async () => {
  const { caseId } = await aCase(stage.world)
  const ture = await stage.enter('ture', 'phone')
  const { keyboard } = ture.page
  await ture.goTo(`/arenden/${caseId}/utlamnanden`)
  await enter(ture, ture.link('Nytt utlämnande'))
  await ture.heading('Nytt utlämnande').waitFor()
  await tabTo(ture, ture.page.getByRole('combobox', { name: 'Vilken regel stöder ni er på?' }))
  await keyboard.type('10 kap. 15 a § 1')
  await ture.reads('Ni väger det mot det som sekretessen skyddar.')
  await type(ture, 'Vilka uppgifter lämnades ut?', facts)
  await choose(ture, 'Polisens (35 kap. OSL)')
  await choose(ture, 'Socialtjänst')
  await type(ture, 'Mottagarens namn', 'Socialjouren')
  await choose(ture, 'På telefon')
  await ture.page.getByLabel('Vilken dag?').fill(yesterday())
  await ture.page.getByLabel('Klockan').fill('22:15')
  await type(ture, 'Varför behövs uppgifterna?', 'För att avvärja ett brott.')
  await type(ture, 'Hur vägde ni det mot det som sekretessen skyddar?', 'Risken för liv vägde tyngst.')
  await type(ture, 'Vem beslutade?', 'Gruppchef Exempel')
  await type(ture, 'Med stöd av vilken delegation?', 'Arbetsordningen')
  await enter(ture, ture.button('Anteckna utlämnandet'))
  await ture.reads('Till Socialjouren')
  await ture.look('staff-disclosures-phone')
  expect((await (await stage.world.as('ture')).do(listDisclosures, { params: { caseId } })).items).toMatchObject([{ ground: 'osl-10-15a-1', state: 'noted' }])
})

async function tabTo({ page }: Person, target: Locator) {
  await target.waitFor()
  for (let count = 0; count < 60; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`60 times Tab do not lead to ${String(target)}`)
}
async function enter(person: Person, target: Locator) {
  await tabTo(person, target)
  await person.page.keyboard.press('Enter')
}
async function type(person: Person, field: string, words: string) {
  await tabTo(person, person.field(field))
  await person.page.keyboard.type(words)
}
/** A group of answers is one stop of Tab; arrows go through it. */
async function choose(person: Person, answer: string) {
  const radio = person.page.getByRole('radio', { name: answer, exact: true })
  const first = radio.locator('xpath=ancestor::*[@role="radiogroup"]').getByRole('radio').first()
  await tabTo(person, first)
  for (let count = 0; count < 10 && !(await radio.evaluate((element) => element === document.activeElement)); count += 1) await person.page.keyboard.press('ArrowDown')
  if (!(await radio.isChecked())) await person.page.keyboard.press('Space')
}
