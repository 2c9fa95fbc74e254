import { expect, test } from 'vitest'
import { silenceSmall } from '../prove/silence.ts'

test('Whoever loses sight of a case, by whatever way, is refused, told nothing more, told to put away, and not reminded', async () => {
  for (const { property, violations, control } of await silenceSmall({ n: 5, seed: 20261122 })) {
    expect({ property, violations, control }).toEqual({ property, violations: [], control: 'found' })
  }
}, 300_000)
