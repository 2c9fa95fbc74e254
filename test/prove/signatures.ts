import { verifyBankId, verifyOidc } from '@kring/evidence'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Random } from '../access/random.ts'
import { kindsOf, makeEvidence, type Kind } from './forged-evidence.ts'
import { makeOidc, oidcKindsOf, type OidcKind } from './forged-oidc.ts'
import type { Proof } from './proofs.ts'
import { note, property } from './property.ts'

/** A way to sign, with everything that its forgeries are made from. */
interface Method<Evidence, Expected, K extends string> {
  label: string
  /** The verifier's file and its function in it. */
  file: string
  name: string
  verify: Verify<Evidence, Expected>
  genuine: readonly Evidence[]
  expected: Expected
  kinds: Record<K, (random: Random) => Promise<Forgery<Evidence, Expected>> | Forgery<Evidence, Expected>>
  /** Kinds of which there are more, because they are refused before anything costly is read. */
  cheap: readonly K[]
  faults: readonly Fault<K>[]
}
type Verify<Evidence, Expected> = (evidence: Evidence, expected: Expected) => { ok: true } | { ok: false; check: string }
interface Forgery<Evidence, Expected> { evidence: Evidence; expected?: Expected; what: string }

/**
 * The verifiers of signatures against forgeries: `n` for each method, spread over every kind, made from genuine signatures by
 * one who holds the real authorities' or provider's keys wherever that makes the forgery harder to notice. Each planted fault is
 * one line of the verifier taken away, and must let a forgery through. The genuine signatures are accepted before, between and after.
 */
export const signatures: Proof = async ({ n = 20_000, seed = 1 }) => [await proved(await bankId(), n, seed), await proved(oidc(), n, seed)]

async function bankId() {
  const made = await makeEvidence()
  return { label: 'BankID', file: 'bankid.ts', name: 'verifyBankId', verify: verifyBankId, genuine: [made.genuine], expected: made.expected, kinds: kindsOf(made), cheap, faults }
}

function oidc() {
  const made = makeOidc()
  const kinds = oidcKindsOf(made)
  return { label: 'OpenID Connect', file: 'oidc.ts', name: 'verifyOidc', verify: verifyOidc, genuine: made.genuine, expected: made.expected, kinds, cheap: Object.keys(kinds) as OidcKind[], faults: oidcFaults }
}

async function proved<Evidence, Expected, K extends string>(method: Method<Evidence, Expected, K>, n: number, seed: number) {
  const { verify, genuine, expected: usual, kinds, cheap } = method
  const names = Object.keys(kinds) as K[]
  const made = property(`forgeries of ${method.label}`, 'Nothing but the genuine signature of the expected person under exactly this consent is accepted.')
  const share = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>
  const refusedBy: Record<string, number> = {}
  const began = process.cpuUsage()
  const noteGenuine = (when: string) => note(made, genuine.every((one) => verify(one, usual).ok) ? undefined : `the genuine signature was refused ${when}`)

  noteGenuine('at first')
  for (let number = 0; number < n; number += 1) {
    const random = new Random(seed, number)
    const kind = number % 6 === 0 ? names[(number / 6) % names.length]! : random.pick(cheap)
    const { evidence, expected = usual, what } = await kinds[kind](random)
    const verdict = verify(evidence, expected)
    share[kind] += 1
    if (!verdict.ok) refusedBy[verdict.check] = (refusedBy[verdict.check] ?? 0) + 1
    note(made, verdict.ok ? `forgery ${number}, ${kind}: ${what}` : undefined)
    if (number % 500 === 0) noteGenuine(`after ${number}`)
  }
  noteGenuine('at last')

  const { user } = process.cpuUsage(began)
  const foundIn = Object.fromEntries(await Promise.all(method.faults.map(async (fault) => [fault.name, await forgeryThatShows(fault, method, seed)] as const)))
  const control: 'found' | 'missed' = Object.values(foundIn).every((number) => number !== null) ? 'found' : 'missed'
  return { ...made, control, kinds: share, refusedBy, foundInForgery: foundIn, cpuSeconds: Math.round(user / 1e5) / 10 }
}

const cheap: readonly Kind[] = ['a flipped bit of the signature', 'truncated', 'changed after signing', 'wrapped', 'a doubled Id', 'a document with more than elements', 'other certificates']

/** One line of the verifier that is taken away, and the kind of forgery that then passes. */
interface Fault<K extends string> { name: string; file: string; without: string | RegExp; instead?: string; shows: K }
const faults: readonly Fault<Kind>[] = [
  { name: 'any person', file: 'bankid.ts', without: /demand\(expected\.isSigner.*\n/, shows: 'another person' },
  { name: 'any text', file: 'bankid.ts', without: /demand\(document\.visible\.equals.*\n/, shows: 'another text' },
  { name: 'any statement', file: 'bankid.ts', without: /demand\(document\.nonVisible\.equals.*\n/, shows: 'another case or request' },
  { name: 'any relying party', file: 'bankid.ts', without: /demand\(organisationNumberIn.*\n/, shows: 'another relying party' },
  { name: 'a sign-in will do', file: 'bankid.ts', without: /demand\(document\.purpose.*\n/, shows: 'a sign-in' },
  { name: 'any time', file: 'bankid.ts', without: /demand\(isInTime.*\n/, shows: 'another time' },
  { name: 'any algorithm', file: 'signed-document.ts', without: /exactly\(method!.*\n/, shows: 'a weaker algorithm' },
  { name: 'any digest', file: 'signed-document.ts', without: /demand\(matches\(signedData!.*\n/, shows: 'changed after signing' },
  { name: 'any certificates', file: 'signed-document.ts', without: /demand\(matches\(keyInfo!.*\n/, shows: 'other certificates' },
  { name: 'any Ids', file: 'signed-document.ts', without: /demand\(idsIn\(root\).*\n/, shows: 'a doubled Id' },
  { name: 'comments pass', file: 'xml.ts', without: /parser\.on\('comment'.*\n/, shows: 'a document with more than elements' },
  { name: 'any value of the signature', file: 'bankid.ts', without: ' && verify(\'sha256\', document.signedInfo, key, document.signatureValue)', instead: '', shows: 'a signature with another key' },
  { name: 'any root', file: 'certificates.ts', without: /demand\(root !== undefined &&.*\n/, instead: 'if (!root) return\n', shows: 'an authority of one\'s own' },
  { name: 'expired will do', file: 'certificates.ts', without: /demand\(\[\.\.\.chain, root\]\.every.*\n/, shows: 'expired or not yet valid' },
  { name: 'any status', file: 'ocsp.ts', without: /demand\(status instanceof.*\n/, shows: 'revoked' },
  { name: 'any certificate in the answer', file: 'ocsp.ts', without: /demand\(\s+isOf\([\s\S]*?'about another certificate'\)/, shows: 'an answer about another certificate' },
  { name: 'any nonce', file: 'ocsp.ts', without: /demand\(nonce\.length === 32.*\n/, shows: 'an answer to another signature' },
  { name: 'any signature under the answer', file: 'ocsp.ts', without: /demand\(verify\(hash.*\n/, shows: 'an answer that was changed' },
  { name: 'any responder', file: 'ocsp.ts', without: /demand\(responders\.length.*\n/, shows: 'an answer by somebody else' },
  { name: 'any spelling', file: 'base64.ts', without: /demand\(base64 !== ''.*\n/, shows: 'another spelling' },
]

const oidcFaults: readonly Fault<OidcKind>[] = [
  { name: 'any header', file: 'oidc.ts', without: /demand\(Object\.keys\(said\).*\n/, shows: 'a header that leads astray' },
  { name: 'any algorithm', file: 'oidc.ts', without: 'name === said[\'alg\'])', instead: 'name === said[\'alg\']) ?? (jwk.kty === \'EC\' ? \'ES256\' : \'RS256\')', shows: 'another algorithm' },
  { name: 'any name of the key', file: 'oidc.ts', without: /demand\(typeof said\['kid'\].*\n/, shows: 'a key that was changed' },
  { name: 'any key', file: 'oidc.ts', without: /demand\(thumbprint !== ''.*\n/, shows: 'another key' },
  { name: 'any use of the key', file: 'jwk.ts', without: /demand\(isMeant.*\n/, shows: 'a key that was changed' },
  { name: 'any strength', file: 'jwk.ts', without: /demand\(isStrong.*\n/, shows: 'a weak key' },
  { name: 'any signature', file: 'oidc.ts', without: /demand\(verify\('sha256'.*\n/, shows: 'changed after signing' },
  { name: 'any issuer', file: 'oidc.ts', without: /demand\(claims\['iss'\].*\n/, shows: 'another issuer' },
  { name: 'any client', file: 'oidc.ts', without: /demand\(audience ===.*\n/, shows: 'another client' },
  { name: 'any level', file: 'oidc.ts', without: /demand\(provider\.acr.*\n/, shows: 'a lower level' },
  { name: 'any statement', file: 'oidc.ts', without: /demand\(claims\['nonce'\].*\n/, shows: 'a replayed nonce' },
  { name: 'any text', file: 'oidc.ts', without: /demand\(readJsonObject\(Buffer\.from\(expected.*\n/, shows: 'another text' },
  { name: 'any person', file: 'oidc.ts', without: ' && expected.isSigner(personalNumber)', shows: 'another person' },
  { name: 'any time', file: 'oidc.ts', without: /demand\(isOrdered\(asked, provenAt\).*\n/, shows: 'another time' },
  { name: 'expired will do', file: 'oidc.ts', without: /demand\(goodUntil.*\n/, shows: 'another time' },
  { name: 'the last of two members', file: 'json.ts', without: /demand\(!namesTwice.*\n/, shows: 'a doubled member' },
  { name: 'any spelling', file: 'base64.ts', without: /demand\(base64 !== ''.*\n/, shows: 'another spelling' },
]
const patience = 400

/** The number of the first forgery of its kind that the verifier with the fault accepts, or null. */
async function forgeryThatShows<Evidence, Expected, K extends string>(fault: Fault<K>, method: Method<Evidence, Expected, K>, seed: number): Promise<number | null> {
  const verify = await verifierWith(fault, method)
  for (let number = 0; number < patience; number += 1) {
    const { evidence, expected = method.expected } = await method.kinds[fault.shows](new Random(seed, number))
    if (verify(evidence, expected).ok) return number
  }
  return null
}

/** The verifier as it would be with the fault: a copy beside the libraries that it uses. */
async function verifierWith<Evidence, Expected, K extends string>({ name, file, without, instead = '' }: Fault<K>, method: Method<Evidence, Expected, K>): Promise<Verify<Evidence, Expected>> {
  const home = fileURLToPath(new URL('../../packages/evidence', import.meta.url))
  const copy = mkdtempSync(join(tmpdir(), 'kring-fault-'))
  try {
    cpSync(join(home, 'src'), join(copy, 'src'), { recursive: true })
    symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'))
    const source = readFileSync(join(copy, 'src', file), 'utf8')
    const faulty = source.replace(without, instead)
    if (faulty === source) throw new Error(`the fault "${name}" finds nothing to take away`)
    writeFileSync(join(copy, 'src', file), faulty)
    return (await import(/* @vite-ignore */ pathToFileURL(join(copy, 'src', method.file)).href))[method.name]
  } finally {
    rmSync(copy, { recursive: true })
  }
}
