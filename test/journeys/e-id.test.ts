import { readFileSync } from 'node:fs'
import { readConsent } from '@kring/contract/consent'
import { thumbprintOf, verifyConsentFile, type OidcFile } from '@kring/evidence'
import { bankIdSentence } from '@kring/words/bankid'
import { inTongue, ownFailureSentences, signingSentences } from '@kring/words/signing'
import { afterEach, expect, test } from 'vitest'
import { startBankIdSimulator } from '../../server/demo/bankid/simulator.ts'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, type CaseMade } from '../world/a-case.ts'
import type { Person } from './person.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue } from './tongue.ts'

let stage: Stage
afterEach(({ task }) => stage.tellWhereAllStand(task))

const page = ({ caseId, requestId }: CaseMade, locale = 'sv') => `/${locale}/arende/${caseId}/samtycke/${requestId}/skriv-under`
const answerOf = async (name: CastName, { caseId, requestId }: CaseMade) =>
  (await (await stage.world.as(name)).do(readConsent, { params: { caseId } })).requests.find(({ id }) => id === requestId)!.yourAnswer
const words = (locale: string) => ({
  inWords: tongue(locale),
  say: (name: keyof typeof signingSentences) => inTongue(signingSentences[name], locale),
  why: (code: string) => inTongue(ownFailureSentences[code]!, locale),
})
const beThere = async (person: Person, name: CastName) => {
  await person.heading('Skriv under').waitFor()
  await person.page.getByRole('button', { name: new RegExp(`^${cast[name].name}`) }).click()
}
/** Presses what saves the evidence, and gives the file. */
async function download(person: Person, button: string) {
  const [file] = await Promise.all([person.page.waitForEvent('download'), person.press(button)])
  expect(file.suggestedFilename()).toMatch(/^bevis-\d{4}-\d\d-\d\d\.json$/)
  return JSON.parse(readFileSync(await file.path(), 'utf8')) as { items: OidcFile[] }
}
const isGood = (file: OidcFile, signer: CastName) =>
  verifyConsentFile(file, { roots: [], providers: [{ issuer: file.issuer, clientId: file.clientId, claim: 'personal_number', acr: [], thumbprints: [thumbprintOf(file.key)] }] }, cast[signer].subject).ok
const overflow = (person: Person) => person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('on a phone one reads what one says yes to, goes to the e-ID and comes back signed, in Swedish and, from right to left, in Arabic; gives up once, and keeps the evidence', async () => {
  stage = await openStage({ oidc: {} })
  for (const [name, locale] of [['asta', 'sv'], ['nils', 'ar']] as const) {
    const made = await aCase(stage.world, { until: 'consent-pending' })
    const { inWords, say, why } = words(locale)
    const person = await stage.enter(name, 'smallPhone')
    await person.goTo(page(made, locale))
    await person.heading(inWords('Skriv under')).waitFor()
    await person.tick(inWords('Jag har läst och förstått, och jag säger ja.'))
    await person.look(`e-id-1-sign-${locale}`)
    expect(await overflow(person)).toBe(0)

    await person.press(inWords('Skriv under'))
    await person.reads(say('read-then-go-on'))
    await person.reads(/Textens kontrollsumma/)
    await person.look(`e-id-2-text-${locale}`)
    expect(await overflow(person)).toBe(0)
    await person.follow(say('go-on'))
    await person.heading('Skriv under').waitFor()
    await person.reads(/Textens kontrollsumma/)
    await person.look(`e-id-3-provider-${locale}`)
    await person.press('Avbryt')

    await person.reads(why('own:cancelled'))
    await person.reads(say('nothing-signed'))
    await person.look(`e-id-4-cancelled-${locale}`)
    expect(await answerOf(name, made)).toBe('waiting')
    await person.press(inWords('Försök igen'))
    await person.follow(say('go-on'))
    await beThere(person, name)
    await person.heading(inWords('Tack. Du har skrivit under.')).waitFor()
    expect(await answerOf(name, made)).toBe('signed')

    await person.goTo(`/${locale}/arende/${made.caseId}/samtycke`)
    await person.button(say('evidence')).waitFor()
    await person.look(`e-id-5-consent-${locale}`)
    expect(await overflow(person)).toBe(0)
    const { items } = await download(person, say('evidence'))
    expect(items.map((file) => isGood(file, name))).toEqual([true])
  }
  await stage.close()
})

test('where there are several e-IDs they are equals; another person\'s does not count, and the coordinator keeps the evidence', async () => {
  const simulator = await startBankIdSimulator({ people: [] })
  const { url, ca, cert, key, roots } = simulator
  stage = await openStage({ bankId: { url, ca, cert, key, roots }, oidc: { KRING_SIGN_OIDC_NAME: 'Freja' } })
  const made = await aCase(stage.world, { until: 'consent-pending' })
  const { say, why } = words('sv')
  const asta = await stage.enter('asta', 'desktop')
  await asta.goTo(page(made))
  const ways = asta.page.getByRole('radiogroup', { name: say('which') })
  await ways.waitFor()
  expect(await ways.getByRole('radio').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))).toEqual([false, false, false])
  await asta.tick('Jag har läst och förstått, och jag säger ja.')
  await asta.look('e-id-6-several-sv')

  await asta.answer(say('which'), say('other-device'))
  await asta.press('Skriv under')
  await asta.page.getByRole('img', { name: say('qr-code') }).waitFor()
  await asta.reads(bankIdSentence('RFA1', 'sv'))
  await asta.press('Avbryt')

  await asta.answer(say('which'), 'Freja')
  await asta.press('Skriv under')
  await asta.follow(say('go-on'))
  await beThere(asta, 'nils')
  await asta.reads(why('own:someone-else'))
  await asta.look('e-id-7-somebody-else-sv')
  await asta.press('Försök igen')
  await asta.follow(say('go-on'))
  await beThere(asta, 'asta')
  await asta.heading('Tack. Du har skrivit under.').waitFor()

  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${made.caseId}/samtycke`)
  await majken.button('Ladda ner bevis').waitFor()
  await majken.look('e-id-8-coordinator-sv')
  const { items } = await download(majken, 'Ladda ner bevis')
  expect(items.map((file) => isGood(file, 'asta'))).toEqual([true])
  await stage.close()
  await simulator.close()
})
