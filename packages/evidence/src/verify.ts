import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readRoots } from './certificates.ts'
import { verifyConsentFile } from './consent-file.ts'

/**
 * Checks an exported consent on any computer, without Kring and without a network:
 * `node packages/evidence/src/verify.ts consent.json --roots bankid-roots.pem [--signer 198101011234]`. Exit code 0 when the
 * signature is good, 1 when it is not, 2 when it could not be asked.
 */
function main(): 0 | 1 | 2 {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { roots: { type: 'string' }, signer: { type: 'string' } } })
  const [path] = positionals
  if (!path || !values.roots) {
    console.error('Så här: node verify.ts samtycke.json --roots bankid-rot.pem [--signer ÅÅÅÅMMDDNNNN]')
    return 2
  }
  const roots = readRoots(readFileSync(values.roots, 'utf8'))
  const verdict = verifyConsentFile(JSON.parse(readFileSync(path, 'utf8')), roots, values.signer)
  if (!verdict.ok) {
    console.log(`UNDERKÄND. Underskriften styrker inte samtycket.\nFörsta felet: ${verdict.why}`)
    return 1
  }
  const { name, personalNumber, signedAt, facts } = verdict
  console.log([
    'GODKÄND. Underskriften styrker samtycket.',
    `Undertecknat av ${name}, ${personalNumber}`,
    `Tid enligt BankID: ${signedAt.toISOString()}`,
    `Ärende ${facts.caseId}, begäran ${facts.requestId}, gäller till och med ${facts.validUntilOn}`,
    `Textens SHA-256: ${facts.textHash}`,
    'Kontrollerat: texten och dess kontrollsumma, det som visades i appen, underskriften, certifikatkedjan till den angivna roten,',
    'att certifikatet inte var spärrat då (OCSP-svaret hör till just den här underskriften), personnumret, mottagaren och tiden.',
  ].join('\n'))
  return 0
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(`Kunde inte läsas: ${(error as Error).message}`)
  process.exitCode = 2
}
