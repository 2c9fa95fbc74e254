import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../shape/files.ts'
import { freePorts } from '../world/ports.ts'

let dataDir: string
beforeAll(async () => { dataDir = await mkdtemp(join(tmpdir(), 'kring-start-')) })
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const wrong: [settings: Record<string, string>, line: RegExp][] = [
  [{ KRING_DEMO: 'yes' }, /^Kring: KRING_DEMO /],
  [{ KRING_LOG: 'loud' }, /^Kring: KRING_LOG /],
  [{ KRING_URL: 'kring.example' }, /^Kring: KRING_URL /],
  [{ KRING_URL: 'http://kring.example' }, /^Kring: KRING_URL plain http is refused beyond loopback/],
  [{ KRING_OIDC_ISSUER: 'https://login.example' }, /^Kring: KRING_OIDC_ISSUER, KRING_OIDC_CLIENT_ID and KRING_OIDC_CLIENT_SECRET are needed together/],
  [{ SMTP_URL: 'mail.example:25' }, /^Kring: SMTP_URL must start with smtp/],
  [{ SMTP_URL: 'smtp://' }, /^Kring: SMTP_URL /],
  [{ KRING_MAIL_FROM: 'Kring' }, /^Kring: KRING_MAIL_FROM /],
  [{ KRING_BANKID_URL: 'https://appapi2.bankid.com' }, /^Kring: KRING_BANKID_URL, _CERT, _KEY, _CA and _ROOTS are needed together/],
  [{ KRING_DEMO: '0' }, /^Kring: KRING_SECRET is needed outside the demo/],
]

test('a wrong setting stops npm start with one line and exit code 1, before PostgreSQL or anything else is begun', async () => {
  const port = await freePorts(4)
  for (const [settings, line] of wrong) {
    const { code, told, announced } = await start({ PORT: String(port), KRING_DATA_DIR: dataDir, ...settings })
    expect(told).toMatch(line)
    expect(told).toMatch(/^[^\n]+\n$/)
    expect({ code, announced }).toEqual({ code: 1, announced: '' })
  }
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
})

async function start(settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings }
  const child = spawn(process.execPath, ['infra/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 })
  const [[code], announced, told] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code, announced, told }
}
