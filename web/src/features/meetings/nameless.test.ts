import { expect, test } from 'vitest'
import { nameless } from './nameless.ts'

test('the young person’s names never reach the wall, alone, together or with an ending', () => {
  const names = ['Vilgot Provlund']
  expect(nameless('Möter Vilgot vid porten', names)).toBe('Möter den unge vid porten')
  expect(nameless('Vilgot Provlund ringer. Vilgots mamma svarar.', names)).toBe('Den unge ringer. Den unges mamma svarar.')
  expect(nameless('Tar med VILGOT till Provlunds.', names)).toBe('Tar med den unge till den unges.')
})

test('words that only begin like a name stay, and without names everything does', () => {
  expect(nameless('Åsalund och Åsa', ['Åsa'])).toBe('Åsalund och den unge')
  expect(nameless('Möter Vilgot', [])).toBe('Möter Vilgot')
})
