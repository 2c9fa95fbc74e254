import { expect, test } from 'vitest'
import { fuzz } from '../prove/fuzz.ts'

test('Wrong input for every route, hostile requests and hostile frames break nothing and are told nothing', async () => {
  for (const { property, violations, control } of await fuzz({ n: 6, seed: 20261122 })) {
    expect({ property, violations, control }).toEqual({ property, violations: [], control: 'found' })
  }
}, 180_000)
