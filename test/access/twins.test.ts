import { expect, test } from 'vitest'
import { twins } from '../prove/twins.ts'

const minutes = 60_000

test('In two worlds that differ by what somebody wrote, or by whether they wrote it, whoever may not know of it is answered the same bytes and hears the same', async () => {
  for (const { property, runs, violations, control, faults } of await twins({ n: 24, seed: 20261122 })) {
    expect({ property, violations: violations.slice(0, 2), control, faults }).toMatchObject({ property, violations: [], control: 'found' })
    expect(runs).toBeGreaterThanOrEqual(48)
  }
}, 8 * minutes)
