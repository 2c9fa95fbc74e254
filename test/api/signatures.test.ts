import { expect, test } from 'vitest'
import { signatures } from '../prove/signatures.ts'

test('5,000 forgeries of a signature with BankID and 5,000 with OpenID Connect, of every kind, and not one is accepted, while the genuine one is', async () => {
  for (const { property, runs, violations, control } of await signatures({ n: 5000, seed: 20261122 })) {
    expect({ property, violations, control }).toEqual({ property, violations: [], control: 'found' })
    expect(runs).toBeGreaterThan(5000)
  }
}, 180_000)
