import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readRoots } from './certificates.ts'
import { verifyConsentFile, type FileVerdict, type Trust } from './consent-file.ts'
import { thumbprintOf, type PublicJwk } from './jwk.ts'
import type { TrustedProvider } from './oidc.ts'

const usage = `Så här: node verify.ts bevis.json --signer ÅÅÅÅMMDDNNNN [--roots bankid-rot.pem] [--provider leverantör.json]
--signer och --provider får stå flera gånger. leverantör.json: {"issuer", "clientId", "claim", "acr": [], "keys": [], "thumbprints": []}`

/**
 * Checks exported consents on any computer, without Kring and without a network: BankID against `--roots`, OpenID Connect against
 * `--provider`, a JSON file with the provider's archived keys. Exit code 0 when every signature in the file is good, 1 when one
 * is not, 2 when it could not be asked.
 */
function main(): 0 | 1 | 2 {
  const { values, positionals } = parseArgs({
    allowPositionals: true, options: { roots: { type: 'string' }, provider: { type: 'string', multiple: true }, signer: { type: 'string', multiple: true } },
  })
  const [path] = positionals
  if (!path || !(values.roots || values.provider)) {
    console.error(usage)
    return 2
  }
  const trust: Trust = { roots: values.roots ? readRoots(readFileSync(values.roots, 'utf8')) : [], providers: (values.provider ?? []).map(readProvider) }
  const given = JSON.parse(readFileSync(path, 'utf8')) as { items?: unknown }
  const files: unknown[] = Array.isArray(given?.items) ? given.items : [given]
  if (files.length === 0) {
    console.error('Filen innehåller inga underskrifter.')
    return 2
  }
  const verdicts = files.map((file) => verifyConsentFile(file, trust, ...(values.signer ?? [])))
  console.log(verdicts.map(inWords).join('\n\n'))
  return verdicts.every(({ ok }) => ok) ? 0 : 1
}

/** A provider as it was archived; of its keys only the thumbprints count. */
function readProvider(path: string): TrustedProvider {
  const { issuer, clientId, claim = 'personal_number', acr = [], keys = [], thumbprints = [] } = JSON.parse(readFileSync(path, 'utf8')) as Partial<TrustedProvider> & { keys?: PublicJwk[] }
  if (!issuer || !clientId) throw new Error(`${path} names no issuer, or no clientId`)
  return { issuer, clientId, claim, acr, thumbprints: [...thumbprints, ...keys.map(thumbprintOf)].filter(Boolean) }
}

const looked = {
  bankid: ['Tid enligt BankID', `Kontrollerat: texten och dess kontrollsumma, det som visades i appen, underskriften, certifikatkedjan till den angivna roten,
att certifikatet inte var spärrat då (OCSP-svaret hör till just den här underskriften), personnumret, mottagaren och tiden.`],
  oidc: ['Tid enligt e-legitimationens leverantör', `Kontrollerat: texten och dess kontrollsumma, det som visades, att svaret gäller just det här uttalandet, leverantörens underskrift
med en av de angivna nycklarna, personnumret, mottagaren, tillitsnivån och tiden.`],
} as const

function inWords(verdict: FileVerdict): string {
  if (!verdict.ok) return `UNDERKÄND. Underskriften styrker inte samtycket.\nFörsta felet: ${verdict.why}`
  const { name, personalNumber, signedAt, facts } = verdict
  const [time, what] = looked[verdict.method]
  return [
    'GODKÄND. Underskriften styrker samtycket.',
    `Undertecknat av ${[name, personalNumber].filter(Boolean).join(', ')}`,
    `${time}: ${signedAt.toISOString()}`,
    `Ärende ${facts.caseId}, begäran ${facts.requestId}, gäller till och med ${facts.validUntilOn}`,
    `Textens SHA-256: ${facts.textHash}`,
    what,
  ].join('\n')
}

try {
  process.exitCode = main()
} catch (error) {
  console.error(`Kunde inte läsas: ${(error as Error).message}`)
  process.exitCode = 2
}
