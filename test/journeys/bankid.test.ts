import { readConsent } from '@kring/contract/consent'
import { bankIdSentence } from '@kring/words/bankid'
import { inTongue, ownFailureSentences, signingSentences } from '@kring/words/signing'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startBankIdSimulator, type BankIdSimulator } from '../../server/demo/bankid/simulator.ts'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue } from './tongue.ts'

let simulator: BankIdSimulator
let stage: Stage
beforeAll(async () => {
  simulator = await startBankIdSimulator({ people: [] })
  const { url, ca, cert, key, roots } = simulator
  stage = await openStage({ bankId: { url, ca, cert, key, roots } })
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(async () => {
  await stage.close()
  await simulator.close()
})

const order = () => simulator.orders.list()[0]!
const signAs = (name: CastName) => simulator.orders.sign(order().orderRef, { name: cast[name].name, personalNumber: cast[name].subject })
const page = ({ caseId, requestId }: CaseMade, locale = 'sv') => `/${locale}/arende/${caseId}/samtycke/${requestId}/skriv-under`
const answerOf = async (name: CastName, { caseId, requestId }: CaseMade) =>
  (await (await stage.world.as(name)).do(readConsent, { params: { caseId } })).requests.find(({ id }) => id === requestId)!.yourAnswer
const agree = async (person: Person, inWords: (swedish: string) => string) => {
  await person.heading(inWords('Skriv under')).waitFor()
  await person.tick(inWords('Jag har läst och förstått, och jag säger ja.'))
}

test('on a phone one signs with the app on the same phone, in Swedish and, from right to left, in Arabic; cancels, fails and tries again', async () => {
  for (const [name, locale] of [['asta', 'sv'], ['nils', 'ar']] as const) {
    const made = await aCase(stage.world, { until: 'consent-pending' })
    const inWords = tongue(locale)
    const say = (name: keyof typeof signingSentences) => inTongue(signingSentences[name], locale)
    const says = (message: Parameters<typeof bankIdSentence>[0]) => person.reads(bankIdSentence(message, locale))
    const person = await stage.enter(name, 'smallPhone')
    await person.goTo(page(made, locale))
    await agree(person, inWords)
    const [first, second] = await person.page.getByRole('button', { name: /BankID/ }).allTextContents()
    expect([first, second]).toEqual([say('this-device'), say('other-device')])
    await person.look(`bankid-1-choose-${locale}`)

    await person.press(say('this-device'))
    await says('RFA13')
    const href = await person.link(say('open')).getAttribute('href')
    expect(href).toContain(`https://app.bankid.com/?autostarttoken=${order().autoStartToken}`)
    await person.look(`bankid-2-open-${locale}`)
    await person.press(inWords('Avbryt'))
    await person.button(say('other-device')).waitFor()
    await expect.poll(() => simulator.orders.list().filter(({ status }) => status === 'pending').length).toBe(0)

    await person.press(say('this-device'))
    await person.link(say('open')).waitFor()
    simulator.orders.fail(order().orderRef, 'userCancel')
    await says('RFA6')
    await person.look(`bankid-3-cancelled-${locale}`)
    await person.press(inWords('Försök igen'))
    await person.link(say('open')).waitFor()
    simulator.orders.open(order().autoStartToken)
    await says('RFA9')
    await person.look(`bankid-4-code-${locale}`)
    // The app leads back into the same browser: the page comes anew and goes on.
    await person.goTo(order().returnUrl!)
    await says('RFA9')
    await signAs(name)
    await person.heading(inWords('Tack. Du har skrivit under.')).waitFor()
    expect(await answerOf(name, made)).toBe('signed')
    expect(await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  }
})

test('at a computer one scans a moving QR code with a phone; somebody else\'s signature does not count', async () => {
  const made = await aCase(stage.world, { until: 'consent-pending' })
  const inWords = tongue('sv')
  const asta = await stage.enter('asta', 'desktop')
  await asta.goTo(page(made))
  await agree(asta, inWords)
  const [first] = await asta.page.getByRole('button', { name: /BankID/ }).allTextContents()
  expect(first).toBe('BankID på en annan enhet')
  await asta.press('BankID på en annan enhet')
  const code = asta.page.getByRole('img', { name: 'QR-kod för BankID' })
  await code.waitFor()
  const box = (await code.boundingBox())!
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(200)
  const picture = () => code.locator('path').getAttribute('d')
  const before = await picture()
  await expect.poll(picture, { timeout: 5000 }).not.toBe(before)
  await asta.look('bankid-5-qr-sv')
  expect(await asta.everything()).not.toContain(order().qrStartSecret)

  simulator.orders.open(order().autoStartToken)
  await signAs('nils')
  await asta.reads(ownFailureSentences['own:someone-else']![0])
  await asta.look('bankid-6-somebody-else-sv')
  await asta.press('Försök igen')
  await code.waitFor()
  await signAs('asta')
  await asta.heading('Tack. Du har skrivit under.').waitFor()
  expect(await answerOf('asta', made)).toBe('signed')
})

test('the way back from the app in a browser that did not begin says only to go back', async () => {
  const made = await aCase(stage.world, { until: 'consent-pending' })
  const asta = await stage.enter('asta', 'phone')
  await asta.goTo(page(made))
  await agree(asta, tongue('sv'))
  await asta.press('BankID på den här enheten')
  await asta.link('Öppna BankID').waitFor()
  const stranger = await stage.arrive('nils', 'phone')
  await stranger.goTo(order().returnUrl!)
  await stranger.reads('Gå tillbaka dit där du började.')
  await stranger.look('bankid-7-elsewhere')
  expect(new URL(stranger.page.url()).pathname).not.toMatch(/arende|samtycke/)
})
