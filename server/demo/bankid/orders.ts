import { createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Authority, Holder } from './authority.ts'
import { answerOcsp, signAsBankId } from './signature.ts'

/** BankID's answer to a request that it does not take: status, code and a word for developers. */
export class ProtocolError extends Error {
  readonly status: number
  readonly errorCode: string
  constructor(status: number, errorCode: string, details = 'simulated') {
    super(details)
    this.status = status
    this.errorCode = errorCode
  }
}

const base64 = (most: number) => z.base64().max(most).transform((text) => Buffer.from(text, 'base64').toString())
/** What may stand in an order to sign. Strict: an unknown field is refused, and a personal number is one. */
const ToSign = z.strictObject({
  endUserIp: z.union([z.ipv4(), z.ipv6()]),
  userVisibleData: base64(40_000),
  userVisibleDataFormat: z.literal('simpleMarkdownV1').optional(),
  userNonVisibleData: base64(200_000).optional(),
  returnUrl: z.url({ protocol: /^https?$/ }).optional(),
})
const OrderRef = z.strictObject({ orderRef: z.uuid() })

export interface Order {
  orderRef: string
  autoStartToken: string
  qrStartToken: string
  qrStartSecret: string
  begunAt: number
  visible: string
  nonVisible: string
  returnUrl: string | undefined
  status: 'pending' | 'failed' | 'complete'
  hintCode: string
  isStarted: boolean
  /** How often it was collected. */
  collects: number
  completionData?: { user: object; device: object; bankIdIssueDate: string; stepUp: boolean; signature: string; ocspResponse: string }
  endedAt?: number
}

export interface Person { name: string; personalNumber: string }
/** An answer that the next request of a kind gets instead of its own. */
export interface Trouble { on: 'sign' | 'collect' | 'cancel'; status: number; errorCode: string; times?: number }

const startSeconds = 30
const lastsSeconds = 180
const keptSeconds = 300

/** The orders of the simulator, and all that a person, a phone or an accident can do to them. */
export class Orders {
  readonly #authority: Authority
  readonly #relyingParty: string
  readonly #orders = new Map<string, Order>()
  readonly #bankIds = new Map<string, Promise<Holder>>()
  #troubles: Trouble[] = []
  /** What relying parties sent, to be looked through. */
  readonly received: { method: string; body: unknown }[] = []

  constructor(authority: Authority, relyingParty: string) {
    this.#authority = authority
    this.#relyingParty = relyingParty
  }

  /** Answers one call of the protocol. */
  async answer(method: string, body: unknown): Promise<object> {
    this.received.push({ method, body })
    const trouble = this.#troubles.find(({ on }) => on === method)
    if (trouble) {
      trouble.times = (trouble.times ?? 1) - 1
      if (trouble.times <= 0) this.#troubles = this.#troubles.filter((one) => one !== trouble)
      throw new ProtocolError(trouble.status, trouble.errorCode)
    }
    if (method === 'sign') return this.#begin(read(ToSign, body))
    if (method === 'collect') return this.#collect(read(OrderRef, body).orderRef)
    if (method === 'cancel') return this.#cancel(read(OrderRef, body).orderRef)
    throw new ProtocolError(404, 'notFound')
  }

  #begin({ userVisibleData, userNonVisibleData, returnUrl }: z.output<typeof ToSign>) {
    const order: Order = {
      orderRef: randomUUID(), autoStartToken: randomUUID(), qrStartToken: randomUUID(), qrStartSecret: randomUUID(), begunAt: Date.now(),
      visible: userVisibleData, nonVisible: userNonVisibleData ?? '', returnUrl, status: 'pending', hintCode: 'outstandingTransaction', isStarted: false, collects: 0,
    }
    this.#orders.set(order.orderRef, order)
    const { orderRef, autoStartToken, qrStartToken, qrStartSecret } = order
    return { orderRef, autoStartToken, qrStartToken, qrStartSecret }
  }

  #collect(orderRef: string) {
    const order = this.#find(orderRef)
    order.collects += 1
    const { status, hintCode, completionData } = order
    return status === 'complete' ? { orderRef, status, completionData } : { orderRef, status, hintCode }
  }

  #cancel(orderRef: string) {
    this.#find(orderRef)
    this.#orders.delete(orderRef)
    return {}
  }

  #find(orderRef: string): Order {
    const order = this.#orders.get(orderRef)
    if (order) this.#age(order)
    if (!order || !this.#orders.has(orderRef)) throw new ProtocolError(400, 'invalidParameters', 'No such order')
    return order
  }

  #age(order: Order) {
    const seconds = (Date.now() - order.begunAt) / 1000
    if (order.status === 'pending' && !order.isStarted && seconds > startSeconds) this.fail(order.orderRef, 'startFailed')
    if (order.status === 'pending' && seconds > lastsSeconds) this.fail(order.orderRef, 'expiredTransaction')
    if (order.endedAt && Date.now() - order.endedAt > keptSeconds * 1000) this.#orders.delete(order.orderRef)
  }

  /** Every order that is not forgotten, the newest first. */
  list(): Order[] {
    for (const order of this.#orders.values()) this.#age(order)
    return [...this.#orders.values()].reverse()
  }

  /** A phone's camera reads a QR code: it opens the order only while the code is fresh and right. */
  scan(text: string): Order {
    const [, token, time, code] = /^bankid\.([0-9a-f-]{36})\.(\d{1,4})\.([0-9a-f]{64})$/.exec(text) ?? []
    const order = this.list().find(({ qrStartToken }) => qrStartToken === token)
    const age = order ? (Date.now() - order.begunAt) / 1000 - Number(time) : NaN
    const isRight = order && createHmac('sha256', order.qrStartSecret).update(time!).digest('hex') === code
    if (!order || !isRight || Math.abs(age) > 5) throw new ProtocolError(400, 'invalidParameters', 'QR code not valid')
    return this.#start(order)
  }

  /** The app on the same device is started by a link. */
  open(autoStartToken: string): Order {
    const order = this.list().find((one) => one.autoStartToken === autoStartToken)
    if (!order) throw new ProtocolError(400, 'invalidParameters', 'No such order')
    return this.#start(order)
  }

  #start(order: Order): Order {
    if (order.status === 'pending') Object.assign(order, { isStarted: true, hintCode: 'userSign' })
    return order
  }

  /** Leaves an order waiting with another hint. */
  wait(orderRef: string, hintCode: string) {
    Object.assign(this.#find(orderRef), { isStarted: true, hintCode })
  }

  fail(orderRef: string, hintCode: string) {
    Object.assign(this.#orders.get(orderRef) ?? {}, { status: 'failed', hintCode, endedAt: Date.now() })
  }

  /** The next answers to a kind of request are an error. */
  trouble(trouble: Trouble) {
    this.#troubles.push({ ...trouble })
  }

  /** Somebody enters the code of their BankID: the order is complete, whoever they are. */
  async sign(orderRef: string, person: Person): Promise<void> {
    const order = this.#find(orderRef)
    if (order.status !== 'pending') throw new ProtocolError(400, 'invalidParameters', 'Not pending')
    const { bank, issuer, responder } = this.#authority.people
    const signer = await this.bankIdOf(person)
    const signature = await signAsBankId({ visible: order.visible, nonVisible: order.nonVisible, relyingParty: this.#relyingParty, signer, issuers: [issuer, bank] })
    const ocspResponse = await answerOcsp({ signature, of: signer, issuer, responder })
    const [givenName = '', ...rest] = person.name.split(' ')
    Object.assign(order, {
      status: 'complete', hintCode: '', isStarted: true, endedAt: Date.now(),
      completionData: {
        user: { personalNumber: person.personalNumber, name: person.name, givenName, surname: rest.join(' ') },
        device: { ipAddress: '127.0.0.1', uhi: 'simulator' }, bankIdIssueDate: '2026-01-15', stepUp: false, signature, ocspResponse,
      },
    })
  }

  bankIdOf(person: Person): Promise<Holder> {
    const known = this.#bankIds.get(person.personalNumber) ?? this.#authority.bankIdOf(person)
    this.#bankIds.set(person.personalNumber, known)
    return known
  }
}

function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const given = schema.safeParse(body)
  if (!given.success) throw new ProtocolError(400, 'invalidParameters', given.error.issues.map(({ path }) => path.join('.')).join(', '))
  return given.data
}
