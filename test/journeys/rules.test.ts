import { readConsentRule } from '@kring/contract/consent'
import { changeConsentRule, listConsentRules } from '@kring/contract/rules'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const newest = async () => (await (await stage.world.as('ada')).do(listConsentRules)).kinds.find(({ caseKind }) => caseKind === 'sspf')!.versions[0]!

test('the administrator changes who signs, sees what it means for families of all kinds, and the next family is asked by it', async () => {
  const ada = await stage.enter('ada', 'desktop')
  await ada.goTo('/')
  await ada.follow('Regler')
  await ada.reads('Den unge skriver också under från 15 år.')
  await ada.reads('Kommunen började med den.')
  await ada.look('staff-rules')

  await ada.follow('Ändra regeln för SSPF')
  await ada.reads('Samma personer skriver under som idag.')
  await ada.answer('Från vilken ålder skriver den unge också under?', '14 år')
  await ada.reads('För en 14-åring med gemensam vårdnad skriver båda vårdnadshavarna och den unge under.')
  await ada.reads('Idag: båda vårdnadshavarna.')
  await ada.page.getByLabel(/^Från vilken dag/).fill(inDays(3))
  await ada.look('staff-rule-change')
  await ada.press('Spara ny version')
  await ada.reads(/^Sparat\. Regeln gäller från/)
  await ada.reads('Version 2 kommer')
  await ada.reads('Den unge skriver också under från 14 år.')
  await ada.look('staff-rules-coming')
  expect(await newest()).toMatchObject({ version: 2, youthSignsFromAge: 14, inForceFrom: inDays(3), madeBy: 'Ada Ordningsson' })

  const { caseId } = await aCase(stage.world, { until: 'mapping' })
  const asked = async () => (await (await stage.world.as('majken')).do(readConsentRule, { params: { caseId } })).youthSignsFromAge
  expect(await asked()).toBe(15)
  await stage.later(4)
  expect(await asked()).toBe(14)
})

test('of two who change the same rule on the phone and at a desk the later one loses nothing that was written', async () => {
  const ada = await stage.enter('ada', 'phone')
  await ada.goTo('/regler/sspf')
  await ada.answer('Från vilken ålder skriver den unge också under?', 'En annan ålder')
  await ada.reads('Skriv en ålder, så ser du vad den betyder.')
  await ada.write(/^Vilken ålder/, '16')
  await ada.reads('För en 15-åring med ensam vårdnad skriver vårdnadshavaren under.')
  await ada.look('staff-rule-change-phone')

  const { version, youthSignsFromAge, guardians, maxValidityDays, familyInMeeting } = await newest()
  const desk = await stage.world.as('ada')
  const { today } = await desk.do(listConsentRules)
  const inForceFrom = new Date(Date.parse(today) + 30 * 86_400_000).toISOString().slice(0, 10)
  await desk.do(changeConsentRule, { body: { caseKind: 'sspf', inForceFrom, youthSignsFromAge, guardians, maxValidityDays, familyInMeeting, exceptions: ['legal-review'], confidenceFromAge: 15 }, ifMatch: version })
  await ada.reads('Regeln har ändrats sedan du började.')
  await ada.look('staff-rule-changed-meanwhile')
  await ada.press('Spara ny version')
  await ada.reads('Det gick inte att spara')
  await ada.press('Behåll det jag har skrivit')
  expect(await ada.field(/^Vilken ålder/).inputValue()).toBe('16')
  await ada.reads(/är planerad och ersätts av den här/)
  await ada.press('Spara ny version')
  await ada.reads(/^Sparat\. Regeln gäller från/)
  expect(await newest()).toMatchObject({ version: version + 2, youthSignsFromAge: 16, exceptions: ['hindered', 'legal-review'] })
  await ada.open('Tidigare versioner')
  await ada.reads('Började aldrig gälla')
  await ada.look('staff-rules-phone')
})

test('nobody else is led to the rules, and finds no page there', async () => {
  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo('/regler')
  await majken.reads('Sidan finns inte, eller så får du inte se den.')
  expect(await majken.link('Regler').count()).toBe(0)
})

test('a meeting is planned without the family where the rule says so, and the family is told that it is not asked to come', async () => {
  const { version, youthSignsFromAge, guardians, maxValidityDays, exceptions } = await newest()
  const desk = await stage.world.as('ada')
  const { today } = await desk.do(listConsentRules)
  const inForceFrom = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
  await desk.do(changeConsentRule, { body: { caseKind: 'sspf', inForceFrom, youthSignsFromAge, guardians, maxValidityDays, familyInMeeting: false, exceptions, confidenceFromAge: 15 }, ifMatch: version })
  await stage.later(1)
  const { caseId } = await aCase(stage.world)
  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${caseId}/moten`)
  await majken.press('Planera möte')
  const dialog = majken.dialog('Planera möte')
  await majken.reads(/^Kommunens regel är att verksamheterna möts utan familjen/, dialog)
  await majken.look('staff-plan-meeting-without-family')
  await majken.press('Planera mötet', dialog)
  await majken.follow('Öppna agendan')
  await majken.reads('är inte inbjuden')
  await majken.look('staff-meeting-without-family')
  const asta = await stage.enter('asta', 'smallPhone')
  await asta.goTo('/sv')
  await asta.reads(/^Den här gången träffas verksamheterna utan er/)
  expect(await asta.button('Jag kommer').count()).toBe(0)
  await asta.look('family-not-invited')
})
