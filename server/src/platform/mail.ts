import { createTransport } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import type { Config } from './config.ts'
import type { SendMail } from './jobs.ts'

/**
 * Hands mails to the municipality's mail server (SMTP). A mail says nothing personal: its words are fixed, its sender neutral,
 * and it carries no tracking and no link with an id.
 */
export function openMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): { send: SendMail | undefined; close(): void } {
  if (smtpUrl === undefined) return { send: undefined, close: () => {} }
  const transport = createTransport({ url: smtpUrl, pool: true, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 20_000 } as SMTPPool.Options)
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
