import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'
import type { SendMail } from './jobs.ts'

/**
 * Hands mails to the municipality's mail server (SMTP). A mail says nothing personal: its words are fixed, its sender neutral,
 * and it carries no tracking and no link with an id (experience.md 5).
 */
export function openMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): { send: SendMail | undefined; close(): void } {
  if (smtpUrl === undefined) return { send: undefined, close: () => {} }
  const transport = createTransport(smtpUrl, { pool: true, connectionTimeout: 5000, greetingTimeout: 5000 } as never)
  return {
    async send({ to, subject, text, messageId }) {
      await transport.sendMail({
        from: { name: 'Kommunens samverkanstjänst', address: mailFrom },
        to, subject, text,
        messageId: `<${messageId}@${mailFrom.split('@')[1]}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    },
    close: () => transport.close(),
  }
}
