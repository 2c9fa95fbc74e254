import type { OpenAPIHono } from '@hono/zod-openapi'
import { SMTPServer } from 'smtp-server'
import type { Knock } from '../src/platform/http.ts'

/** A mail as it came in: whom the envelope names, and what stands in it. */
export interface CaughtMail {
  to: string[]
  subject: string
  messageId: string
  text: string
  /** Every byte of it, for whoever looks for what must not be there. */
  raw: string
}

const mostKept = 500
const caught = new Map<number, CaughtMail[]>()

/** The mails that were caught on a port, newest first. */
export const mailsOn = (port: number): readonly CaughtMail[] => caught.get(port) ?? []

/** A mail server on loopback that delivers to nobody and keeps the newest mails in memory. */
export async function startMailCatcher(port: number): Promise<{ close(): Promise<void> }> {
  const mails: CaughtMail[] = []
  caught.set(port, mails)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        mails.unshift(readMail(Buffer.concat(pieces).toString('utf8'), session.envelope.rcptTo.map(({ address }) => address)))
        mails.length = Math.min(mails.length, mostKept)
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  }).catch((error) => {
    throw new Error(`PORT + 2 (${port}), the demo mail, ${error.code === 'EADDRINUSE' ? 'is taken by another program' : error.message}`)
  })
  return { close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Shows what was caught: `GET /api/demo/mails`. Exists only with KRING_DEMO=1. */
export function serveDemoMails(app: OpenAPIHono<Knock>, port: number) {
  app.get('/api/demo/mails', (context) => context.json({ items: mailsOn(port).map(({ raw: _, ...mail }) => mail) }))
}

function readMail(raw: string, to: string[]): CaughtMail {
  const at = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, at).replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const body = raw.slice(at + 4)
  const encoding = header('content-transfer-encoding').toLowerCase()
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body
  return { to, subject: inWords(header('subject')), messageId: header('message-id'), text: text.replaceAll('\r\n', '\n'), raw }
}

const fromQuotedPrintable = (text: string) => bytesOf(text.replaceAll(/=\r\n/g, ''))
const bytesOf = (text: string) =>
  Buffer.from(text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString()
/** RFC 2047: words in a header that are not plain ASCII. */
const inWords = (text: string) =>
  text.replaceAll(/(\?=)\s+(=\?)/g, '$1$2').replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
    how.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : bytesOf(word.replaceAll('_', ' ')))
