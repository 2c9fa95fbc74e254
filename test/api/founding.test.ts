import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { agendas } from '@kring/words/agendas'
import { subjectHashOf, staffIssuer } from '@kring/server/features/agencies/identity'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secret } from '../world/app.ts'
import { behind } from '../world/behind.ts'
import { createDatabase, type TestDatabase } from '../world/database.ts'

let database: TestDatabase
let admin: Awaited<ReturnType<typeof behind>>
let folder: string
beforeAll(async () => {
  database = await createDatabase()
  admin = await behind({ database })
  folder = mkdtempSync(join(tmpdir(), 'kring-found-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await admin.close()
  await database.drop()
})

const program = fileURLToPath(new URL('../../server/src/found.ts', import.meta.url))
const whole = { municipality: { name: 'Lillby kommun', phone: '000-11 11 11' }, agency: { name: 'Socialförvaltningen' }, administrator: { name: 'Alva Adminsson', account: 'alva' } }

function begin(given: unknown) {
  const file = join(folder, 'municipality.json')
  writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given))
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], {
    encoding: 'utf8', env: { PATH: process.env['PATH'], DATABASE_URL: database.url, KRING_DEMO: '1', KRING_SECRET: secret },
  })
  return { status, told: `${stdout}${stderr}`.trim() }
}
const municipalities = () => admin.query<{ name: string }>('select name from municipality')

test('what is wrong in the file is said in one line, and nothing is founded', async () => {
  for (const [given, says] of [['{', 'JSON'], [{ ...whole, administrator: { name: 'Alva' } }, 'account'], [{ ...whole, munincipality: {} }, 'munincipality']] as const) {
    const { status, told } = begin(given)
    expect(status).toBe(1)
    expect(told.split('\n')).toHaveLength(1)
    expect(told).toContain(says)
  }
  expect(await municipalities()).toEqual([])
})

test('a municipality begins with one administrator, its rules and agendas, and is not founded twice', async () => {
  expect(begin(whole)).toEqual({ status: 0, told: 'Lillby kommun is founded. Alva Adminsson signs in and adds agencies, functions and staff under "Personal".' })
  expect(await admin.query(`select p.name, f.administers, f.coordinates from function_holding h join person p on p.id = h.person_id join agency_function f on f.id = h.function_id`))
    .toEqual([{ name: 'Alva Adminsson', administers: true, coordinates: false }])
  const [login] = await admin.query<{ subject_hash: Buffer }>('select subject_hash from login')
  expect(login!.subject_hash.equals(subjectHashOf(secret, staffIssuer, 'alva'))).toBe(true)
  expect((await admin.query('select from consent_rule')).length).toBe(2)
  expect((await admin.query('select from agenda_template')).length).toBe(agendas.length)
  expect(begin(whole)).toEqual({ status: 1, told: 'a municipality is founded in this database already' })
  expect(await municipalities()).toHaveLength(1)
})
