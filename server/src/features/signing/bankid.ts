import { createHmac, X509Certificate } from 'node:crypto'
import { Agent, request } from 'node:https'
import { readRoots, verifyBankId } from '@kring/evidence'
import { z } from 'zod'
import type { BankIdAccess } from '../../platform/config.ts'
import { nothingToShow, ProviderTrouble, type SigningProvider } from './provider.ts'

/** Where BankID is, whom to trust there, and who asks: PEM texts. */
export interface BankIdSetting {
  url: string
  ca: string
  cert: string
  key: string
}

const Begun = z.object({ orderRef: z.uuid(), autoStartToken: z.string().min(1).max(100), qrStartToken: z.string().min(1).max(100), qrStartSecret: z.string().min(1).max(100) })
export type BegunOrder = z.infer<typeof Begun>

/** A code of BankID's: letters alone, so that nothing else from there reaches a page or a log. */
const Code = z.string().regex(/^[A-Za-z]{1,64}$/).catch('unknown')
const Answer = z.object({ signature: z.string().max(500_000), ocspResponse: z.string().max(100_000) })
const Collected = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending'), hintCode: Code }),
  z.object({ status: z.literal('failed'), hintCode: Code }),
  z.object({ status: z.literal('complete'), completionData: Answer }),
])
export type Collected = z.infer<typeof Collected>
const Problem = z.object({ errorCode: Code })

/** BankID said no, or nothing that can be understood: its own code, or `unreachable`, `timeout`, `unreadable`. Holds nothing of the order. */
export class BankIdTrouble extends ProviderTrouble {
  readonly code: string
  constructor(code: string) {
    super(`BankID: ${code}`, `error:${code}`, ['unreachable', 'timeout', 'unreadable', 'requestTimeout', 'internalError', 'maintenance'].includes(code))
    this.code = code
  }
}

/** BankID's relying party API v6 (developers.bankid.com), as far as signing goes. */
export interface BankId {
  /**
   * Begins an order to sign. Nobody's personal number goes along: whoever scans or starts the app signs, and who that was is
   * read from the certificate.
   */
  sign(order: { endUserIp: string; visibleText: string; statement: string; returnUrl: string }): Promise<BegunOrder>
  /** How an order stands. May be asked every two seconds; what BankID has forgotten is `invalidParameters`. */
  collect(orderRef: string): Promise<Collected>
  /** Ends an order, so that it does not stand in the way of the person's next one. What is over already counts as ended. */
  cancel(orderRef: string): Promise<void>
  close(): void
}

const longestAnswer = 1_000_000

/** Opens a client with a certificate of one's own (mutual TLS). Connects when it is first needed. */
export function openBankId({ url, ca, cert, key }: BankIdSetting, { timeoutMs = 10_000 } = {}): BankId {
  const agent = new Agent({ ca, cert, key, keepAlive: true, maxSockets: 20, minVersion: 'TLSv1.2' })

  const post = async <Answer extends z.ZodType>(method: string, body: object, answer: Answer): Promise<z.output<Answer>> => {
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const fail = (code: string) => reject(new BankIdTrouble(code))
      const asking = request(new URL(`/rp/v6.0/${method}`, url), { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
        const parts: Buffer[] = []
        let length = 0
        response.on('data', (part: Buffer) => {
          length += part.length
          if (length > longestAnswer) response.destroy(new Error('too long'))
          else parts.push(part)
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
        response.on('error', () => fail('unreadable'))
      })
      const patience = setTimeout(() => { fail('timeout'); asking.destroy() }, timeoutMs)
      asking.on('close', () => clearTimeout(patience))
      asking.on('error', () => fail('unreachable'))
      asking.end(JSON.stringify(body))
    })
    const said = jsonIn(text)
    if (status !== 200) throw new BankIdTrouble(Problem.safeParse(said).data?.errorCode ?? 'unreadable')
    const read = answer.safeParse(said)
    if (!read.success) throw new BankIdTrouble('unreadable')
    return read.data
  }
  const base64 = (text: string) => Buffer.from(text).toString('base64')

  return {
    sign: ({ endUserIp, visibleText, statement, returnUrl }) =>
      post('sign', {
        endUserIp, returnUrl, userVisibleData: base64(visibleText), userVisibleDataFormat: 'simpleMarkdownV1', userNonVisibleData: base64(statement),
      }, Begun),
    collect: (orderRef) => post('collect', { orderRef }, Collected),
    async cancel(orderRef) {
      await post('cancel', { orderRef }, z.object({})).catch((error) => {
        if (!(error instanceof BankIdTrouble) || error.code !== 'invalidParameters') throw error
      })
    },
    close: () => agent.destroy(),
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the QR code says in one second of an order's life; only the server can say it, for the secret never leaves it. */
export const qrText = ({ qrStartToken, qrStartSecret }: Pick<BegunOrder, 'qrStartToken' | 'qrStartSecret'>, seconds: number) =>
  `bankid.${qrStartToken}.${seconds}.${createHmac('sha256', qrStartSecret).update(String(seconds)).digest('hex')}`

/** The links that start the app on the same device: one for phones and tablets, one for computers. The way back was named to BankID itself. */
export const startLinks = (autoStartToken: string) => ({
  phone: `https://app.bankid.com/?autostarttoken=${encodeURIComponent(autoStartToken)}&redirect=null`,
  computer: `bankid:///?autostarttoken=${encodeURIComponent(autoStartToken)}&redirect=null`,
})

/** The organisation number in a relying party's certificate: what its signatures will name. Empty where there is none. */
export const organisationNumberOf = (cert: string): string => /^serialNumber=(\d{10})$/m.exec(new X509Certificate(cert).subject)?.[1] ?? ''

/** How many seconds of QR codes go to the page at once: it asks every other second. */
const secondsAhead = 5

/** BankID as a provider: the app on this device or by a QR code; the server asks how it goes. */
export function bankIdProvider({ roots, controlUrl, ...setting }: BankIdAccess): SigningProvider {
  const bankId = openBankId(setting)
  const trusted = readRoots(roots)
  const relyingParty = organisationNumberOf(setting.cert)
  return {
    method: 'bankid',
    name: null,
    practice: controlUrl ?? null,
    minutes: 5,
    isAsked: true,
    async begin({ endUserIp, visibleText, statement, back, token }) {
      const order = await bankId.sign({ endUserIp, visibleText, statement, returnUrl: `${back}?state=${token}` })
      return { kept: { ...order }, code: 'outstandingTransaction' }
    },
    async bringOn(kept) {
      const collected = await bankId.collect(Begun.parse(kept).orderRef)
      return collected.status === 'complete' ? { status: 'complete', answer: collected.completionData } : { status: collected.status, code: collected.hintCode }
    },
    cancel: (kept) => bankId.cancel(Begun.parse(kept).orderRef),
    complete({ answer, visibleText, statement, startedAt, collectedAt }) {
      const evidence = Answer.safeParse(answer).data
      const verdict = evidence && verifyBankId(evidence, {
        // Who that is, is asked of the keyed hashes; the number itself is kept nowhere but in the certificate.
        visibleText, statement, relyingParty, roots: trusted, isSigner: () => true, from: new Date(startedAt), to: new Date(collectedAt),
      })
      return verdict?.ok ? { ...verdict, proof: { ...evidence, relyingParty } } : { ok: false, check: verdict?.check ?? 'form' }
    },
    show({ kept, code, device, seconds }) {
      const order = Begun.safeParse(kept).data
      if (!order || !(code === 'outstandingTransaction' || code === 'noClient')) return nothingToShow
      if (device === 'this') return { ...nothingToShow, links: startLinks(order.autoStartToken) }
      return { ...nothingToShow, qr: Array.from({ length: secondsAhead }, (_, ahead) => qrText(order, seconds + ahead)) }
    },
  }
}
