import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { certificateInPem, makeAuthority, type Authority, type Holder } from '../../server/demo/bankid/authority.ts'
import { answerOcsp, signAsBankId } from '../../server/demo/bankid/signature.ts'
import { canonicalJson, checks, fingerprintOf, organisationNumberIn, readRoots, sha256, verifyBankId, verifyConsentFile, type BankIdFile } from '@kring/evidence'
import { canonical, readXml } from '@kring/evidence/xml'

let authority: Authority
let asta: Holder
let file: BankIdFile
const text = '# Samtycke\n\nSamtycket gäller Vilgot P., född 2012.\n'

beforeAll(async () => {
  authority = await makeAuthority()
  asta = await authority.bankIdOf({ name: 'Asta Provlund', personalNumber: '198104042388' })
  const { issuer, bank, responder } = authority.people
  const statement = canonicalJson({ caseId: 'c', requestId: 'r', validUntilOn: '2027-01-31', textHash: sha256(text) })
  const visibleText = `# Samtycke\n\nKontrollsumma: ${fingerprintOf(sha256(text))}`
  const relyingParty = 'cn=Kring,serialNumber=2120000001,c=SE'
  const signature = await signAsBankId({ visible: visibleText, nonVisible: statement, relyingParty, signer: asta, issuers: [issuer, bank] })
  const at = new Date().toISOString()
  file = {
    format: 'kring-consent-signature/1', method: 'bankid', text, visibleText, statement, signature, ocspResponse: await answerOcsp({ signature, of: asta, issuer, responder }),
    relyingParty: '2120000001', signer: '198104042388', orderedAt: at, collectedAt: at,
  }
})

const expected = () => ({
  visibleText: file.visibleText, statement: file.statement, relyingParty: file.relyingParty, isSigner: (number: string) => number === file.signer,
  from: new Date(file.orderedAt), to: new Date(file.collectedAt), roots: readRoots(certificateInPem(authority.people.root)),
})

test('a genuine signature is accepted, with everything that was looked at and the time that BankID vouches for', () => {
  const verdict = verifyBankId(file, expected())
  expect(verdict).toMatchObject({ ok: true, checks, personalNumber: '198104042388', name: 'Asta Provlund' })
})

test('xml-crypto and OpenSSL, which share nothing with the verifier, find the same signature and the same answer good', async () => {
  const { SignedXml } = await import('xml-crypto')
  const xml = Buffer.from(file.signature, 'base64').toString()
  const other = new SignedXml({ publicCert: certificateInPem(asta), getCertFromKeyInfo: () => null })
  other.loadSignature(/<Signature.*<\/Signature>/s.exec(xml)![0])
  expect(other.checkSignature(xml)).toBe(true)
  const signed = other.getSignedReferences()
  expect(signed).toEqual(expect.arrayContaining([canonical(readXml(Buffer.from(/<bankIdSignedData.*<\/bankIdSignedData>/s.exec(xml)![0])))]))

  if (spawnSync('openssl', ['version']).status !== 0) return
  const folder = mkdtempSync(join(tmpdir(), 'kring-ocsp-'))
  const { root, bank, issuer } = authority.people
  const put = (name: string, content: string | Buffer) => (writeFileSync(join(folder, name), content), join(folder, name))
  const said = spawnSync('openssl', ['ocsp', '-no_nonce', '-respin', put('answer', Buffer.from(file.ocspResponse, 'base64')), '-issuer', put('issuer', certificateInPem(issuer)),
    '-cert', put('cert', certificateInPem(asta)), '-CAfile', put('chain', [root, bank, issuer].map(certificateInPem).join(''))], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  expect(said.stdout + said.stderr).toMatch(/cert: good/)
  expect(said.stdout + said.stderr).toMatch(/Response verify OK/)
})

test('a file is refused when the consent text, the shown text or the one who was asked is another', () => {
  const trust = { roots: readRoots(certificateInPem(authority.people.root)), providers: [] }
  expect(verifyConsentFile(file, trust)).toMatchObject({ ok: true, name: 'Asta Provlund', facts: { caseId: 'c', requestId: 'r' } })
  const changed: [Partial<Record<keyof BankIdFile, unknown>>, RegExp][] = [
    [{ text: `${text}Och polisen.` }, /^text/], [{ visibleText: `${file.visibleText} ` }, /^text/], [{ visibleText: 'Hej' }, /^text/],
    [{ statement: ` ${file.statement}` }, /^statement/], [{ statement: file.statement.replace('"c"', '"d"') }, /^statement/],
    [{ signer: '197905052397' }, /^personal-number/], [{ signer: null }, /nobody says/], [{ relyingParty: '2120000002' }, /^relying-party/],
    [{ collectedAt: '2020-01-01T00:00:00Z' }, /^time/], [{ orderedAt: 'never' }, /^time/], [{ method: 'paper' }, /not an exported/], [{ format: 'x' }, /not an exported/], [{ signature: 7 }, /not an exported/],
  ]
  for (const [change, why] of changed) expect(verifyConsentFile({ ...file, ...change }, trust), JSON.stringify(change)).toMatchObject({ ok: false, why: expect.stringMatching(why) })
  expect(verifyConsentFile(file, trust, '197905052397')).toMatchObject({ ok: false })
  expect(verifyConsentFile(file, { roots: [], providers: [] })).toMatchObject({ ok: false, why: expect.stringMatching(/^chain/) })
  for (const nothing of [null, 7, 'x', [], {}]) expect(verifyConsentFile(nothing, trust)).toMatchObject({ ok: false })
})

test('the command says it in plain words, without the application: 0 for good, 1 for not, 2 where it cannot be asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kring-evidence-'))
  const put = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name))
  const roots = put('roots.pem', certificateInPem(authority.people.root))
  const verify = (...args: string[]) => spawnSync(process.execPath, [fileURLToPath(new URL('../../packages/evidence/src/verify.ts', import.meta.url)), ...args], { encoding: 'utf8' })
  const good = put('good.json', JSON.stringify(file))
  expect(verify(good, '--roots', roots)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^GODKÄND[\s\S]*Asta Provlund, 198104042388/) })
  expect(verify(good, '--roots', roots, '--signer', '197905052397')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^UNDERKÄND/) })
  expect(verify(put('bad.json', JSON.stringify({ ...file, text: 'Annat.' })), '--roots', roots)).toMatchObject({ status: 1 })
  expect(verify(good)).toMatchObject({ status: 2 })
  expect(verify(join(folder, 'absent.json'), '--roots', roots)).toMatchObject({ status: 2 })
  rmSync(folder, { recursive: true })
})

test('a relying party is known by the one organisation number in its name', () => {
  expect(organisationNumberIn('cn=Kring,name=Granköping,serialNumber=2120000001,o=G,c=SE')).toBe('2120000001')
  for (const name of ['', 'serialNumber=212000000', 'cn=serialNumber 2120000001', 'serialNumber=2120000001,serialNumber=2120000002', 'name=xserialNumber=2120000001']) expect(organisationNumberIn(name)).toBe('')
})

