import type { Signing, SigningMethod } from '@kring/domain/signing'
import type { SigningRow } from './queries.ts'

/** What an adapter must remember of its order until it is over. Nothing of it leaves the server but what `show` gives. */
export type Kept = Readonly<Record<string, string>>

/** What is to be signed, and the way there and back. */
export interface ToSign extends Pick<SigningRow, 'visibleText' | 'statement'> {
  endUserIp: string
  /** The address to come back to, and what nobody can guess, which must come back with the person: good once, in the session that began. */
  back: string
  token: string
}

/** How an order stands: a code that the page has words for, or the evidence to be kept, to the letter. */
export type Outcome = { status: 'pending' } & Told | { status: 'failed' } & Told | { status: 'complete'; answer: Readonly<Record<string, unknown>> }
/** `why` is for the operator's log: a word that says nothing of anybody. */
interface Told { code: string; why?: string }

/** `proof` is kept for ever, and exported as it is; `check` is the first that failed. */
export type Judged = { ok: true; personalNumber: string; signedAt: Date; proof: Readonly<Record<string, unknown>> } | { ok: false; check: string }

/** The port for signing with an e-ID. Each provider is one file that satisfies it; nothing in it runs inside a transaction. */
export interface SigningProvider {
  readonly method: SigningMethod
  /** What people know it by; null where its method has words of its own. */
  readonly name: string | null
  /** In a demo, where to play the person with the app; null where the app is real. */
  readonly practice: string | null
  /** How long a signature may be under way. */
  readonly minutes: number
  /** Whether the provider is asked how it goes; else its answer comes with the person who comes back. */
  readonly isAsked: boolean
  /** Begins an order. Throws ProviderTrouble. */
  begin(toSign: ToSign): Promise<{ kept: Kept; code: string }>
  /** Brings an order on: asks the provider, or takes what the person has brought back in the address. Throws ProviderTrouble. */
  bringOn(kept: Kept, back: URL | null): Promise<Outcome>
  /** Ends an order that nobody waits for, so that it stands in nobody's way. Throws ProviderTrouble. */
  cancel(kept: Kept): Promise<void>
  /** Judges what was answered, offline: whether it proves that a person signed just this, and who that was. */
  complete(row: SigningRow & { startedAt: string; collectedAt: string }): Judged
  /** What the page needs so that the person can go on. */
  show(row: SigningRow): Pick<Signing, 'qr' | 'links' | 'elsewhere'>
}

/** A provider said no, or nothing that can be understood. Holds nothing of the order. */
export class ProviderTrouble extends Error {
  /** What the page is told: `error:` and the provider's own code, or one of ours. */
  readonly failure: string
  /** Whether asking again may help: the provider is away or busy, and the order may well be as it was. */
  readonly mayPass: boolean
  constructor(message: string, failure: string, mayPass: boolean) {
    super(message)
    this.failure = failure
    this.mayPass = mayPass
  }
}

/** A page that waits for something has nothing to show. */
export const nothingToShow = { qr: [], links: null, elsewhere: null }
