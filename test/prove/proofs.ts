import { consent } from './consent.ts'
import { durability } from './durability.ts'
import { fuzz } from './fuzz.ts'
import type { Property } from './property.ts'
import { signatures } from './signatures.ts'
import { silence } from './silence.ts'
import { twins } from './twins.ts'

/** Proves a promise with `n` runs, each of which follows from the seed. */
export type Proof = (options: { n?: number; seed?: number; from?: number }) => Promise<Property[]>

export const proofs: Record<string, Proof> = { consent, silence, durability, fuzz, signatures, twins }
