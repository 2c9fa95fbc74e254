import { expect, test } from 'vitest'
import { durability } from '../prove/durability.ts'

test('Killing API, worker and PostgreSQL while people write loses, changes and doubles nothing, and what follows is done', async () => {
  for (const { property, violations, control } of await durability({ n: 3, seed: 20261122 })) {
    expect({ property, violations, control }).toEqual({ property, violations: [], control: 'found' })
  }
}, 300_000)
