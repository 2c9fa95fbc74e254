import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const database = { DATABASE_URL: 'postgresql://app@localhost/kring' }
const demo = { ...database, KRING_DEMO: '1' }
const outside = { ...database, KRING_DEMO: '0', KRING_SECRET: 'x'.repeat(32), KRING_OIDC_ISSUER: 'https://login.example', KRING_OIDC_CLIENT_ID: 'kring', KRING_OIDC_CLIENT_SECRET: 'secret' }

test('a demo needs nothing but its database, and brings its own provider on the port beside it', () => {
  expect(readConfig(demo)).toMatchObject({ port: 3000, url: 'http://localhost:3000', demo: true, identityProvider: { own: true, issuer: 'http://127.0.0.1:3001' } })
  expect(readConfig({ ...demo, KRING_URL: '' }).url).toBe('http://localhost:3000')
  expect(readConfig(outside)).toMatchObject({ demo: false, identityProvider: { own: false, issuer: 'https://login.example', staffClaim: 'sub', familyClaim: 'personal_number' } })
})

test('every wrong setting is named in one line', () => {
  const refused: [wrong: object, line: RegExp][] = [
    [{ ...demo, KRING_DEMO: 'yes' }, /^KRING_DEMO /],
    [{ ...demo, PORT: '65535' }, /^PORT /],
    [{ ...demo, DATABASE_URL: 'mysql://localhost' }, /^DATABASE_URL must start with postgresql/],
    [{ ...demo, KRING_URL: 'http://kring.example' }, /^KRING_URL plain http is refused beyond loopback/],
    [{ ...demo, KRING_URL: 'http://localhost.elsewhere.example' }, /^KRING_URL plain http is refused beyond loopback/],
    [{ ...demo, KRING_OIDC_ISSUER: 'https://login.example' }, /^KRING_OIDC_ISSUER, KRING_OIDC_CLIENT_ID and KRING_OIDC_CLIENT_SECRET are needed together/],
    [{ ...outside, KRING_OIDC_ISSUER: 'http://login.example' }, /^KRING_OIDC_ISSUER plain http is refused beyond loopback/],
    [{ ...outside, KRING_OIDC_CLIENT_SECRET: '' }, /^KRING_OIDC_ISSUER, KRING_OIDC_CLIENT_ID and KRING_OIDC_CLIENT_SECRET are needed together/],
    [{ ...outside, KRING_SECRET: undefined }, /^KRING_SECRET is needed outside the demo/],
    [{ ...outside, KRING_LOG: 'debug' }, /^KRING_LOG debug tells too much/],
  ]
  for (const [wrong, line] of refused) {
    expect(() => readConfig(wrong as NodeJS.ProcessEnv)).toThrow(line)
    expect(() => readConfig(wrong as NodeJS.ProcessEnv)).toThrow(/^[^\n]+$/)
  }
})
