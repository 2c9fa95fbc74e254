import { readConfig } from '@kring/server/platform/config'
import { openMail } from '@kring/server/platform/mail'
import { neutralMail } from '@kring/words/mails'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailCatcher } from '../../server/demo/mail-catcher.ts'
import { startWorld, type World } from '../world/app.ts'

let world: World
beforeAll(async () => { world = await startWorld() })
afterAll(() => world.close())

test('in the demo a mail goes to the catcher beside it, and can be looked at', async () => {
  const [url] = world.urls
  const { port } = new URL(url!)
  const catcher = await startMailCatcher(Number(port) + 2)
  const mail = openMail(readConfig({ PORT: port, DATABASE_URL: world.database.url, KRING_DEMO: '1' }))
  const { subject, text } = neutralMail('sv', '000-12 34 56')
  await mail.send!({ to: 'någon@example.invalid', subject, text, messageId: 'one-and-the-same' })
  const { items } = await (await fetch(`${url}/api/demo/mails`)).json()
  expect(items).toEqual([{ to: [expect.stringContaining('example.invalid')], subject, text: expect.stringContaining('Ring 000-12 34 56.'), messageId: expect.stringMatching(/^<one-and-the-same@/) }])
  expect(items[0].text.trim()).toBe(text.trim())
  mail.close()
  await catcher.close()
})

test('without a mail server there is nothing that could send', () => {
  const { smtpUrl, mailFrom } = readConfig({ DATABASE_URL: world.database.url, KRING_SECRET: 'x'.repeat(32), KRING_OIDC_ISSUER: 'https://id.invalid', KRING_OIDC_CLIENT_ID: 'a', KRING_OIDC_CLIENT_SECRET: 'b' })
  expect(openMail({ smtpUrl, mailFrom }).send).toBeUndefined()
})

test('the neutral mail is the same for everybody but for its language, and falls back to Swedish', () => {
  expect(neutralMail('ti', '1')).toEqual(neutralMail('sv', '1'))
  for (const locale of ['sv', 'sv-x-lattlast', 'en', 'ar', 'so'] as const) {
    const { subject, text } = neutralMail(locale, '000-00 00 00')
    expect(`${subject} ${text}`).not.toMatch(/https?:|samtycke|SSPF|möte|barn|polis|skola|social/i)
    expect(text).toContain('000-00 00 00')
  }
})
