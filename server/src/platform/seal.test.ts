import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const secret = 'a secret of thirty-two letters or more'

test('what is sealed opens again, and only with its own secret and purpose', () => {
  const sealed = seal(secret, 'sign-in', { to: '/cases' })
  expect(unseal(secret, 'sign-in', sealed)).toEqual({ to: '/cases' })
  expect(unseal(`${secret}!`, 'sign-in', sealed)).toBeUndefined()
  expect(unseal(secret, 'cursor', sealed)).toBeUndefined()
})

test('it cannot be read, and no change of a single bit goes unnoticed', () => {
  const sealed = seal(secret, 'sign-in', { to: '/cases' })
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('cases')
  expect(seal(secret, 'sign-in', { to: '/cases' })).not.toBe(sealed)
  const bytes = Buffer.from(sealed, 'base64url')
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    expect(unseal(secret, 'sign-in', changed.toString('base64url'))).toBeUndefined()
  }
  for (const other of ['', 'x', '%', sealed.slice(0, 20), bytes.subarray(0, 28).toString('base64url')]) expect(unseal(secret, 'sign-in', other)).toBeUndefined()
})
