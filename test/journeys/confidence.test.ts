import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aCase, confirm, sign } from '../world/a-case.ts'
import { openStage, type Stage } from './stage.ts'
import { tongue } from './tongue.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(({ task }) => stage.tellWhereAllStand(task))
afterAll(() => stage.close())

const secret = 'Jag vågar inte vara hemma på helgerna.'

test('a young person of sixteen opens a conversation that her mother, beside her on the same case, never learns of', async () => {
  const made = await aCase(stage.world, { until: 'consent-pending', bornOn: '2010-05-05' })
  const { caseId } = made
  for (const name of ['vilgot', 'asta', 'nils'] as const) await sign(stage.world, name, caseId, made.requestId)
  for (const name of ['majken', 'sara', 'agda', 'ture', 'ester'] as const) await confirm(stage.world, name, caseId, made.requestId)
  const [majken, vilgot, sara, asta] = [
    await stage.enter('majken', 'desktop'), await stage.enter('vilgot', 'smallPhone'), await stage.enter('sara', 'phone'), await stage.enter('asta', 'smallPhone'),
  ]
  const home = `/sv/arende/${caseId}`
  await asta.goTo(home)
  await asta.reads('Samtycke finns.')

  await majken.goTo(`/arenden/${caseId}/samtycke`)
  await majken.follow('Till det förtroliga samtalet')
  await majken.heading('Fråga den unge').waitFor()
  await majken.look('staff-confidence-ask')
  await majken.pick(majken.page.getByRole('group', { name: /^Vilka får berätta/ }).getByRole('checkbox', { name: /Lindskolan/ }))
  await majken.write(/^Varför\?/, 'Att Vilgot har någon att prata med i skolan.')
  await majken.answer(/^Hur har den unge fått veta/, 'I ett möte')
  await majken.press('Fråga den unge')
  await majken.reads('Väntar på den unge')
  await majken.look('staff-confidence-waiting')

  await vilgot.goTo(home)
  await vilgot.reads('Bara för dig')
  await vilgot.look('youth-confidence-asked')
  for (const locale of ['sv', 'sv-x-lattlast', 'ar'] as const) {
    const say = tongue(locale)
    await vilgot.goTo(`/${locale}/arende/${caseId}`)
    await vilgot.follow(say('Läs och svara'))
    await vilgot.goTo(vilgot.page.url().replace(/\/sprak$/, '/om'))
    for (const [place, title] of ['Vad handlar det om?', 'Vem får veta vad?', 'Hur länge gäller det?', 'Stämmer det här?'].entries()) {
      await vilgot.heading(say(title)).waitFor()
      expect(await vilgot.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${title} in ${locale} is wider than the phone`).toBe(0)
      await vilgot.look(`youth-confide-${place + 1}-${locale}`)
      if (place < 3) await vilgot.follow(say('Nästa'))
    }
  }
  await vilgot.goTo(vilgot.page.url().replace('/ar/', '/sv/').replace(/\/kontrollera$/, '/skriv-under'))
  expect(await vilgot.page.title()).not.toMatch(/förtroligt/i)
  expect(vilgot.page.url()).not.toMatch(/fortrolig|confid/)
  await vilgot.tick('Jag har läst och förstått, och jag säger ja.')
  await vilgot.press('Skriv under')
  await vilgot.heading('Tack. Du har skrivit under.').waitFor()
  await vilgot.look('youth-confide-done')
  await vilgot.follow('Till det förtroliga samtalet')
  await vilgot.reads('Vi väntar på: Lindskolan')

  await sara.goTo('/')
  await sara.follow(/Bedöm och bekräfta ett förtroligt samtal/)
  await sara.heading('Bedöm och bekräfta för din verksamhet').waitFor()
  await sara.look('staff-confidence-assess')
  await sara.write(/^Varför är den unge mogen/, 'Resonerar klokt om vad som delas och vad som kan hända.')
  await sara.write('Vem har beslutat?', 'Sara Mentorsson, mentor')
  await sara.press('Bekräfta')
  await sara.reads('Öppet')
  await sara.look('staff-confidence-open')

  await vilgot.reads('Samtalet är öppet.')
  await vilgot.look('youth-confidence-open')
  await vilgot.follow('Läs och skriv')
  await vilgot.press('Skriv om något nytt')
  await vilgot.answer('Vilka ska läsa?', /^Bara de som är med/)
  await vilgot.write(/^Vad handlar det om/, 'Helgerna')
  await vilgot.field(/^Första meddelandet|^Ditt meddelande/).fill(secret)
  await vilgot.look('youth-confidence-write')
  await vilgot.page.getByRole('button', { name: /^Skicka|^Börja/ }).click()
  await vilgot.reads(secret)
  await vilgot.look('youth-confidence-topic')

  await sara.follow('Till samtalen')
  await sara.follow(/Helgerna/)
  await sara.reads(secret)
  await sara.look('staff-confidence-topic')

  // She sits with the same case open all the while.
  for (const path of ['', '/samtycke', '/meddelanden', '/vem-har-last', '/plan', '/mitt']) {
    await asta.goTo(`${home}${path}`)
    await asta.heading(/./).first().waitFor()
    expect(await asta.everything()).not.toMatch(/förtrolig|Helgerna|vågar inte|mognad/i)
  }

  await vilgot.goTo(`${home}/mitt`)
  await vilgot.press('Ta tillbaka samtycket')
  await vilgot.look('youth-confidence-take-back')
  await vilgot.press('Ja, ta tillbaka')
  await vilgot.reads('Du har tagit tillbaka ditt samtycke.')
  await sara.readsNoMore(secret)
})
