import type { Here } from '../../platform/act.ts'
import { Refusal } from '../../platform/errors.ts'
import { isJustProven } from './queries.ts'

/** Signing inside the act: what the demo does. With an e-ID it takes minutes and ends in an act of its own (features/signing). */
export interface SignatureProvider {
  readonly method: 'demo-step-up' | 'e-id'
  /**
   * Makes sure that the person behind the session agrees to exactly this statement now, and gives the bytes that prove it
   * for keeping. Ends as "step-up-needed" where that is not so. Asks nobody over the network: it runs inside the act.
   */
  sign(here: Here, statement: string): Promise<Buffer>
}

/** Signs with an e-ID alone, which takes longer than an act (features/signing): a proof of identity is no signature then. */
export const eIdAlone: SignatureProvider = {
  method: 'e-id',
  sign: () => Promise.reject(new Refusal('refused', { reason: 'e-id-needed' })),
}

/** How long ago the person may have proven who they are, by signing in or by stepping up. */
export const provenWithinMinutes = 10

/** Signs by a fresh proof of identity; what is kept is the statement itself, which proves nothing to anybody else. For demos and tests alone. */
export const demoStepUp: SignatureProvider = {
  method: 'demo-step-up',
  async sign({ trx, me }, statement) {
    if (!(await isJustProven(trx, me.sessionId, provenWithinMinutes))) throw new Refusal('refused', { reason: 'step-up-needed' })
    return Buffer.from(statement)
  },
}
