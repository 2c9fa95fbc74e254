import { describe, expect, test } from 'vitest'
import { historyThatFinds, tellHistories, toText } from '../prove/consent.ts'
import { properties, type Property } from './examine.ts'
import { faults } from './faults.ts'

const seed = 20261025
const minutes = 60_000

test(`In 20,000 random histories the gate and the model agree on every question, in both directions (seed ${seed})`, async () => {
  const { histories, comparisons, findings } = await tellHistories({ n: 20_000, seed })
  expect(findings.slice(0, 3).map(toText)).toEqual([])
  expect(histories).toBe(20_000)
  for (const property of Object.keys(properties) as Property[]) expect(comparisons[property], property).toBeGreaterThan(5_000)
}, 20 * minutes)

describe.concurrent('A fault that is planted into the gate is found', () => {
  test.each(faults)('$name: $wrong', async (fault) => {
    expect(await historyThatFinds(fault, seed)).not.toBeNull()
  }, 5 * minutes)
})
