import { createHash, randomBytes } from 'node:crypto'
import { signingReturnPath } from '@kring/contract/signing'
import { isOpen } from '@kring/domain/cases'
import type { Locale } from '@kring/domain/people'
import type { OwnSigningFailure, SigningMethod } from '@kring/domain/signing'
import { actLater } from '../../platform/act.ts'
import type { Config } from '../../platform/config.ts'
import type { Database } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { familyIssuer, subjectHashOf } from '../agencies/identity.ts'
import { findState } from '../cases/queries.ts'
import { putSignature, readyToSign } from '../consent/actions.ts'
import { doorkeeper, findPersonByLogin } from '../sessions/queries.ts'
import { bankIdProvider } from './bankid.ts'
import { oidcProvider } from './oidc.ts'
import { ProviderTrouble, type SigningProvider } from './provider.ts'
import * as queries from './queries.ts'

/** The providers with which people sign here, as equals. */
export interface Signatures {
  providers: readonly SigningProvider[]
  /** Where people reach us: an app or a provider leads back there. */
  origin: string
  /** Keys the hashes under which people's personal numbers are known. */
  secret: string
}

/** Opens the providers that are configured; nothing is sent before it is needed. */
export function openSignatures({ signWith, bankId, signingOidc, url, secret }: Config): Signatures {
  const opened: Record<SigningMethod, () => SigningProvider[]> = {
    bankid: () => (bankId && bankId !== 'simulator' ? [bankIdProvider(bankId)] : []),
    oidc: () => [oidcProvider(signingOidc)],
  }
  return { providers: signWith.flatMap((method) => (method === 'demo-step-up' ? [] : opened[method]())), origin: new URL(url).origin, secret }
}

/** The provider of a method, where people sign with it here. */
export const providerFor = ({ providers }: Signatures, method: SigningMethod) => providers.find((one) => one.method === method)

export const hashOfReturn = (token: string) => createHash('sha256').update(token).digest()

// Nothing below asks a provider while a transaction is open: each step commits what it knows before it asks.

/** Asks the provider for the order of a signature that was begun. Harmless twice: the first to claim it asks. */
export async function startOrder(signatures: Signatures, database: Database, id: string, endUserIp: string): Promise<void> {
  const token = randomBytes(24).toString('base64url')
  const row = await database.as(queries.collector, (trx) => queries.claimStart(trx, id, hashOfReturn(token)))
  const provider = row && providerFor(signatures, row.method)
  if (!provider) return
  try {
    const order = await provider.begin({ endUserIp, visibleText: row.visibleText, statement: row.statement, back: `${signatures.origin}/api${signingReturnPath}`, token })
    const isWanted = await database.as(queries.collector, (trx) => queries.saveOrder(trx, id, order))
    if (!isWanted) await provider.cancel(order.kept).catch(() => {})
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error
    await database.as(queries.collector, (trx) => queries.fail(trx, id, error.failure))
  }
}

/** How far a signature has come: whether there is more to ask for, and for the operator why it was not believed. */
export interface Progress { isMore: boolean; notBelieved?: string | undefined }

/** Brings one signature as far as it comes now. Any number may do so at once. */
export async function bringOn(signatures: Signatures, database: Database, id: string): Promise<Progress> {
  const before = await database.as(queries.collector, (trx) => queries.findSigning(trx, id))
  const provider = before && providerFor(signatures, before.method)
  if (!provider) return { isMore: false }
  if (provider.isAsked) await askProvider(provider, database, id)
  const row = await database.as(queries.collector, (trx) => queries.findSigning(trx, id))
  const notBelieved = row?.state === 'signed' ? await complete(signatures, provider, database, row) : undefined
  if (row?.state === 'ending') await cancelOrder(provider, database, row)
  if (row) await giveUpOld(provider, database, row)
  return { isMore: row !== undefined && row.state !== 'failed' && (provider.isAsked || row.state === 'signed'), notBelieved }
}

async function askProvider(provider: SigningProvider, database: Database, id: string) {
  const row = await database.as(queries.collector, (trx) => queries.claimQuestion(trx, id))
  if (!row?.kept) return
  try {
    await save(database, id, await provider.bringOn(row.kept, null))
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error
    if (!error.mayPass) await database.as(queries.collector, (trx) => queries.fail(trx, id, error.failure))
  }
}

/**
 * Somebody has come back: gives where they were, once and in the session that began, and for the operator why nothing came of
 * it. Where the provider's answer comes with them, it is taken at once; what cannot be finished now, the page and the jobs go on with.
 */
export async function comeBack(signatures: Signatures, database: Database, { token, sessionId, here }: { token: string; sessionId: string; here: URL }) {
  const row = await database.as(queries.collector, (trx) => queries.takeReturn(trx, hashOfReturn(token), sessionId))
  const provider = row && providerFor(signatures, row.method)
  if (!row || !provider || provider.isAsked || !row.kept || row.state !== 'waiting') return { returnTo: row?.returnTo }
  const outcome = row.minutes < provider.minutes ? await provider.bringOn(row.kept, here) : { status: 'failed' as const, code: 'own:expired' satisfies OwnSigningFailure }
  await save(database, row.id, outcome)
  const { notBelieved } = await bringOn(signatures, database, row.id).catch(() => ({ notBelieved: 'not finished yet' }))
  return { returnTo: row.returnTo, why: 'why' in outcome ? outcome.why : notBelieved }
}

const save = (database: Database, id: string, outcome: Awaited<ReturnType<SigningProvider['bringOn']>>) =>
  database.as(queries.collector, async (trx) => {
    if (outcome.status === 'complete') await queries.saveAnswer(trx, id, outcome.answer)
    else if (outcome.status === 'failed') await queries.fail(trx, id, outcome.code)
    else await queries.saveHint(trx, id, outcome.code)
  })

/**
 * Takes the signature as its person's own act: the evidence holds, who signed is the person who was asked, and the request still
 * waits for this person under this very text. Whatever was decided meanwhile wins: an answer, a withdrawal, a changed text, a
 * closed case.
 */
async function complete({ secret }: Signatures, provider: SigningProvider, database: Database, row: queries.SigningRow): Promise<string | undefined> {
  const refuse = async (code: OwnSigningFailure, why: string = code) => {
    await database.as(queries.collector, (trx) => queries.fail(trx, row.id, code))
    return why
  }
  const { startedAt, collectedAt, requestId, textHash, visibleText, statement, method } = row
  if (!startedAt || !collectedAt) return refuse('own:not-proven', 'form')

  const judged = provider.complete({ ...row, startedAt, collectedAt })
  if (!judged.ok) return refuse('own:not-proven', judged.check)
  const subjectHash = subjectHashOf(secret, familyIssuer, judged.personalNumber)
  const signer = await database.as(doorkeeper, (trx) => findPersonByLogin(trx, { issuer: familyIssuer, subjectHash }))
  if (signer?.id !== row.personId) return refuse('own:someone-else')

  try {
    await actLater(database, { personId: row.personId, sessionId: row.sessionId }, { caseId: row.caseId, requestId: row.id }, async (here) => {
      // Of two who come to finish the same, the second finds nothing left.
      if ((await queries.findSigning(here.trx, row.id))?.state !== 'signed') return
      if (!isOpen({ state: await findState(here.trx) })) throw new Refusal('refused', { reason: 'case-closed' })
      const asked = await readyToSign(here, { requestId, locale: row.locale as Locale, textHash })
      const signatureId = await putSignature(here, asked, { requestId, locale: row.locale as Locale, textHash, method: 'e-id', signedBytes: Buffer.from(statement) })
      await queries.insertEvidence(here.trx, {
        id: newId(), signatureId, requestId, visibleText, statement, method, proof: judged.proof, orderedAt: startedAt, collectedAt, signedAt: judged.signedAt.toISOString(),
      })
      await queries.deleteSigning(here.trx, row.id)
    })
  } catch (error) {
    // A busy clock or a database that is away is tried again; the evidence waits.
    if (!(error instanceof Refusal) || error.code === 'unavailable') throw error
    return refuse('own:too-late')
  }
  return undefined
}

async function cancelOrder(provider: SigningProvider, database: Database, { id, kept }: queries.SigningRow) {
  const isOver = kept === null || (await provider.cancel(kept).then(() => true, (error) => error instanceof ProviderTrouble && !error.mayPass))
  if (isOver) await database.as(queries.collector, (trx) => queries.deleteSigning(trx, id))
}

/** What the provider has forgotten by now has failed here too, and is forgotten after as long again; what was signed is not given up. */
async function giveUpOld({ minutes }: SigningProvider, database: Database, { id, state, minutes: age }: queries.SigningRow) {
  if (state === 'signed' || age < minutes) return
  await database.as(queries.collector, async (trx) => {
    if (state !== 'failed' && state !== 'ending') await queries.fail(trx, id, 'own:expired' satisfies OwnSigningFailure)
    if (age >= 2 * minutes) await queries.deleteSigning(trx, id)
  })
}
