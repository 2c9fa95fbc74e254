import { answerCommitment, makeCommitment } from '@kring/contract/commitments'
import { checkConsent, markPresence, openMeeting, planMeeting, readMeeting } from '@kring/contract/meetings'
import { setGoal } from '@kring/contract/plan'
import type { Locator } from 'playwright-core'
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

/** Goes on by Tab until something has focus; nobody needs more than this many. */
async function tabTo({ page }: Person, target: Locator, most = 60) {
  await target.waitFor()
  for (let count = 0; count < most; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} times Tab do not lead to ${String(target)}`)
}
async function enter(person: Person, target: Locator) {
  await tabTo(person, target)
  await person.page.keyboard.press('Enter')
}
/** A new page begins at its heading. */
const beginsAt = async (person: Person, title: string | RegExp) => {
  const heading = person.page.getByRole('heading', { level: 1, name: title })
  await heading.waitFor()
  await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
}
const inAWeek = () => new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString()

test('by keyboard alone one signs in, opens a case and reports a promise', async () => {
  const { caseId, parties } = await aCase(stage.world)
  const majken = await stage.world.as('majken')
  const { id: commitmentId } = await majken.do(makeCommitment, {
    params: { caseId }, body: { ownerId: parties.ture, text: 'Följer med till träningen', dueOn: inAWeek().slice(0, 10) },
  })
  await (await stage.world.as('ture')).do(answerCommitment, { params: { caseId, commitmentId }, ifMatch: 0, body: { answer: 'accepted' } })

  const ture = await stage.arrive('ture', 'desktop')
  await ture.goTo('/arenden')
  await enter(ture, ture.link('Logga in'))
  await enter(ture, ture.page.getByRole('button', { name: /Ture Fiktivius/ }))
  await ture.heading('Ärenden').waitFor()
  await enter(ture, ture.link(/^Vilgot P\./))
  await beginsAt(ture, 'Vilgot P.')
  await enter(ture, ture.page.getByRole('link', { name: /Följer med till träningen/ }))
  await enter(ture, ture.button('Klart'))
  const thanks = ture.heading(/^Tack\. Sparat/)
  await thanks.waitFor()
  expect(await thanks.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('by keyboard alone a guardian reads and signs', async () => {
  await aCase(stage.world, { until: 'consent-pending', youth: 'tuva', guardians: ['nour'] })
  const nour = await stage.enter('nour', 'phone')
  await nour.goTo('/sv')
  await enter(nour, nour.link('Läs och svara'))
  await beginsAt(nour, 'Välj språk')
  await enter(nour, nour.link('Svenska'))
  for (const title of ['Vad handlar det om?', 'Vem får veta vad?', 'Hur länge gäller det?', 'Stämmer det här?']) {
    await beginsAt(nour, title)
    await enter(nour, nour.link('Nästa'))
  }
  await beginsAt(nour, 'Skriv under')
  await tabTo(nour, nour.page.getByRole('checkbox', { name: /^Jag har läst och förstått/ }))
  await nour.page.keyboard.press('Space')
  await enter(nour, nour.button('Skriv under'))
  await nour.heading('Tack. Du har skrivit under.').waitFor()
})

test('by keyboard alone a guardian blocks somebody', async () => {
  const { caseId } = await aCase(stage.world)
  const asta = await stage.enter('asta', 'phone')
  await asta.goTo(`/sv/arende/${caseId}/samtycke`)
  await enter(asta, asta.link('Spärra någon'))
  await beginsAt(asta, 'Spärra någon')
  await tabTo(asta, asta.page.getByRole('radio', { name: /^Berit Vikariesson/ }))
  await asta.page.keyboard.press('Space')
  await enter(asta, asta.button('Nästa'))
  await beginsAt(asta, 'Spärra Berit Vikariesson?')
  await enter(asta, asta.button('Spärra'))
  await beginsAt(asta, 'Spärren gäller nu')
  await enter(asta, asta.link('Se dina spärrar'))
  await beginsAt(asta, 'Spärra någon')
  await enter(asta, asta.button('Ta bort spärren'))
  const sure = asta.page.getByRole('alertdialog')
  await enter(asta, sure.getByRole('button', { name: 'Ta bort spärren' }))
  await asta.readsNoMore('Dina spärrar')
})

test('a presenter’s keys step through the meeting', async () => {
  const made = await aCase(stage.world)
  const client = await stage.world.as('majken')
  const { id: meetingId } = await client.do(planMeeting, { params: made, body: { kind: 'start', startsAt: inAWeek() } })
  const params = { caseId: made.caseId, meetingId }
  await client.do(openMeeting, { params })
  const { attendees } = await client.do(readMeeting, { params })
  await client.do(markPresence, { params, body: { parties: attendees.map(({ partyId }) => ({ partyId, presence: 'present' as const })) } })
  await client.do(checkConsent, { params, body: { outcome: 'passed' } })

  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${made.caseId}/moten/${meetingId}/styr`)
  for (const [key, title] of [['PageDown', 'Samtycke'], ['PageDown', 'Den unges röst'], ['PageUp', 'Samtycke']] as const) {
    await majken.page.getByRole('heading', { level: 1 }).waitFor()
    await majken.page.keyboard.press(key)
    await majken.page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor()
  }
})

test('a promise is written in one line, is read back before it is made, and can be kept to the letter', async () => {
  const { caseId } = await aCase(stage.world)
  await (await stage.world.as('majken')).do(setGoal, { params: { caseId }, body: { area: 'school', professionalWords: 'Godkänt i matematik' } })
  const majken = await stage.enter('majken', 'desktop')
  await majken.goTo(`/arenden/${caseId}/plan`)
  await majken.button('Lägg till åtagande').first().click()
  const line = majken.field('Vad ska göras?')
  await line.fill('Ring mentorn om två veckor @ture')
  await majken.reads('Läses som: Ring mentorn')
  expect(await majken.page.getByRole('radiogroup', { name: 'Vem gör det?' }).getByRole('radio', { name: /^Polisen/ }).isChecked()).toBe(true)
  await majken.look('plan-quick-add')
  await line.press('Enter')
  await majken.reads(/^Föreslaget\./)
  await expect.poll(() => line.inputValue()).toBe('')
  const promise = majken.page.getByRole('listitem').filter({ hasText: 'Ring mentorn' })
  await promise.getByText('Polisen Granköping, kontaktperson').first().waitFor()
  expect(await majken.everything()).not.toContain('om två veckor @ture')

  // "På måndag" can also be what is to be said.
  await line.fill('Fråga hur det känns på måndag @ture')
  await majken.press('Behåll orden som de står')
  await majken.answer('Vem gör det?', /^Polisen/)
  await majken.answer('Till när?', /^1 vecka/)
  await line.press('Enter')
  await majken.page.getByRole('listitem').filter({ hasText: 'Fråga hur det känns på måndag @ture' }).first().waitFor()
})
