import { expect, test } from 'vitest'
import { nextDay } from './cadence.ts'

test('the next meeting is proposed the usual number of weeks after the last one, and never in the past', () => {
  expect(nextDay('2026-11-20', 4, '2026-11-22')).toBe('2026-12-18')
  expect(nextDay('2026-11-20', 6, '2026-11-22')).toBe('2027-01-01')
  expect(nextDay('2026-08-01', 4, '2026-11-22')).toBe('2026-11-22')
})
