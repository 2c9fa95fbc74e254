import { verifyBankId, type BankIdEvidence, type Expected } from '@kring/evidence'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Random } from '../access/random.ts'
import { kindsOf, makeEvidence, type Kind, type Made } from './forged-evidence.ts'
import type { Proof } from './proofs.ts'
import { note, property } from './property.ts'

type Verify = typeof verifyBankId
const cheap: readonly Kind[] = ['a flipped bit of the signature', 'truncated', 'changed after signing', 'wrapped', 'a doubled Id', 'a document with more than elements', 'other certificates']

/**
 * The verifier of signatures against forgeries: `n` of them, spread over every kind, made from genuine signatures by one who
 * holds the real authorities' keys wherever that makes the forgery harder to notice. Each planted fault is one line of the
 * verifier taken away, and must let a forgery through. The genuine signature is accepted before, between and after.
 */
export const signatures: Proof = async ({ n = 20_000, seed = 1 }) => {
  const made = await makeEvidence()
  const kinds = kindsOf(made)
  const names = Object.keys(kinds) as Kind[]
  const proved = property('forgeries', 'Nothing but the genuine signature of the expected person under exactly this consent is accepted.')
  const share = Object.fromEntries(names.map((name) => [name, 0]))
  const refusedBy: Record<string, number> = {}
  const began = process.cpuUsage()

  note(proved, isAccepted(verifyBankId, made.genuine, made.expected) ? undefined : 'the genuine signature was refused')
  for (let number = 0; number < n; number += 1) {
    const random = new Random(seed, number)
    // What is refused before any certificate is read costs little: of that there is more.
    const kind = number % 6 === 0 ? names[(number / 6) % names.length]! : random.pick(cheap)
    const { evidence, expected = made.expected, what } = await kinds[kind](random)
    const verdict = verifyBankId(evidence, expected)
    share[kind]! += 1
    if (!verdict.ok) refusedBy[verdict.check] = (refusedBy[verdict.check] ?? 0) + 1
    note(proved, verdict.ok ? `forgery ${number}, ${kind}: ${what}` : undefined)
    if (number % 500 === 0) note(proved, isAccepted(verifyBankId, made.genuine, made.expected) ? undefined : `the genuine signature was refused after ${number}`)
  }
  note(proved, isAccepted(verifyBankId, made.genuine, made.expected) ? undefined : 'the genuine signature was refused at last')

  const { user } = process.cpuUsage(began)
  const foundIn = Object.fromEntries(await Promise.all(faults.map(async (fault) => [fault.name, await forgeryThatShows(fault, made, seed)] as const)))
  const control = Object.values(foundIn).every((number) => number !== null) ? 'found' : 'missed'
  return [{ ...proved, control, kinds: share, refusedBy, foundInForgery: foundIn, cpuSeconds: Math.round(user / 1e5) / 10 }]
}

const isAccepted = (verify: Verify, evidence: BankIdEvidence, expected: Expected) => verify(evidence, expected).ok

/** One line of the verifier that is taken away, and the kind of forgery that then passes. */
interface Fault { name: string; file: string; without: string | RegExp; instead?: string; shows: Kind }
const faults: readonly Fault[] = [
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
const patience = 400

/** The number of the first forgery of its kind that the verifier with the fault accepts, or null. */
async function forgeryThatShows(fault: Fault, made: Made, seed: number): Promise<number | null> {
  const verify = await verifierWith(fault)
  const forge = kindsOf(made)[fault.shows]
  for (let number = 0; number < patience; number += 1) {
    const { evidence, expected = made.expected } = await forge(new Random(seed, number))
    if (isAccepted(verify, evidence, expected)) return number
  }
  return null
}

/** The verifier as it would be with the fault: a copy beside the libraries that it uses. */
async function verifierWith({ name, file, without, instead = '' }: Fault): Promise<Verify> {
  const home = fileURLToPath(new URL('../../packages/evidence', import.meta.url))
  const copy = mkdtempSync(join(tmpdir(), 'kring-fault-'))
  try {
    cpSync(join(home, 'src'), join(copy, 'src'), { recursive: true })
    symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'))
    const source = readFileSync(join(copy, 'src', file), 'utf8')
    const faulty = source.replace(without, instead)
    if (faulty === source) throw new Error(`the fault "${name}" finds nothing to take away`)
    writeFileSync(join(copy, 'src', file), faulty)
    return (await import(/* @vite-ignore */ pathToFileURL(join(copy, 'src/bankid.ts')).href)).verifyBankId
  } finally {
    rmSync(copy, { recursive: true })
  }
}

