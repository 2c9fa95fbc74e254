import { readRoots, verifyBankId, type Known } from '@kring/evidence'
import { isOpen } from '@kring/domain/cases'
import { randomBytes, createHash } from 'node:crypto'
import { signingReturnPath } from '@kring/contract/signing'
import type { Locale } from '@kring/domain/people'
import type { OwnSigningFailure } from '@kring/domain/signing'
import { actLater } from '../../platform/act.ts'
import type { Database } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { familyIssuer, subjectHashOf } from '../agencies/identity.ts'
import { findState } from '../cases/queries.ts'
import { putSignature, readyToSign } from '../consent/actions.ts'
import { doorkeeper, findPersonByLogin } from '../sessions/queries.ts'
import { BankIdTrouble, openBankId, organisationNumberOf, type BankId } from './bankid.ts'
import * as queries from './queries.ts'

/** What it takes to sign with BankID: the client, and what its signatures are checked against. */
export interface Signatures {
  bankId: BankId
  roots: readonly Known[]
  relyingParty: string
  /** Where people reach us: the app leads back there. */
  origin: string
  /** Keys the hashes under which people's personal numbers are known. */
  secret: string
}

/** Opens BankID by its configuration; nothing is sent before it is needed. */
export const openSignatures = ({ url, ca, cert, key, roots }: { url: string; ca: string; cert: string; key: string; roots: string }, { origin, secret }: Pick<Signatures, 'origin' | 'secret'>): Signatures => ({
  bankId: openBankId({ url, ca, cert, key }), roots: readRoots(roots), relyingParty: organisationNumberOf(cert), origin, secret,
})

export const hashOfReturn = (nonce: string) => createHash('sha256').update(nonce).digest()

// Nothing below asks the provider while a transaction is open: each step commits what it knows before it asks.

/** Asks the provider for the order of a signature that was begun. Harmless twice: the first to claim it asks. */
export async function startOrder({ bankId, origin }: Signatures, database: Database, id: string, endUserIp: string): Promise<void> {
  const nonce = randomBytes(24).toString('base64url')
  const row = await database.as(queries.collector, (trx) => queries.claimStart(trx, id, hashOfReturn(nonce)))
  if (!row) return
  try {
    const order = await bankId.sign({ endUserIp, visibleText: row.visibleText, statement: row.statement, returnUrl: `${origin}/api${signingReturnPath}?n=${nonce}` })
    const isWanted = await database.as(queries.collector, (trx) => queries.saveOrder(trx, id, order))
    if (!isWanted) await bankId.cancel(order.orderRef).catch(() => {})
  } catch (error) {
    if (!(error instanceof BankIdTrouble)) throw error
    await database.as(queries.collector, (trx) => queries.fail(trx, id, `error:${error.code}`))
  }
}

/** Brings one signature as far as it comes now, and says whether there is more to come. Any number may do so at once. */
export async function bringOn(signatures: Signatures, database: Database, id: string): Promise<boolean> {
  await askProvider(signatures, database, id)
  const row = await database.as(queries.collector, (trx) => queries.findSigning(trx, id))
  if (row?.state === 'signed') await complete(signatures, database, row)
  if (row?.state === 'ending') await cancelOrder(signatures, database, row)
  if (row && row.minutes >= queries.orderMinutes) await giveUpOld(database, row)
  return row !== undefined && row.state !== 'failed'
}

async function askProvider({ bankId }: Signatures, database: Database, id: string) {
  const row = await database.as(queries.collector, (trx) => queries.claimQuestion(trx, id))
  if (!row?.orderRef) return
  try {
    const collected = await bankId.collect(row.orderRef)
    await database.as(queries.collector, async (trx) => {
      if (collected.status === 'complete') await queries.saveAnswer(trx, id, collected.completionData)
      else if (collected.status === 'failed') await queries.fail(trx, id, collected.hintCode)
      else await queries.saveHint(trx, id, collected.hintCode)
    })
  } catch (error) {
    if (!(error instanceof BankIdTrouble)) throw error
    if (!error.mayPass) await database.as(queries.collector, (trx) => queries.fail(trx, id, `error:${error.code}`))
  }
}

/**
 * Takes the signature as its person's own act: the evidence holds, the certificate is that of the person who was asked, and the
 * request still waits for this person under this very text. Whatever was decided meanwhile wins: an answer, a withdrawal, a
 * changed text, a closed case.
 */
async function complete(signatures: Signatures, database: Database, row: queries.SigningRow) {
  const refuse = (code: OwnSigningFailure) => database.as(queries.collector, (trx) => queries.fail(trx, row.id, code))
  const { signature, ocspResponse, startedAt, collectedAt, requestId, textHash } = row
  if (!signature || !ocspResponse || !startedAt || !collectedAt) return refuse('own:not-proven')

  const verdict = verifyBankId({ signature, ocspResponse }, {
    visibleText: row.visibleText, statement: row.statement, relyingParty: signatures.relyingParty, roots: signatures.roots,
    // Who that is, is asked below of the keyed hashes; the number itself is kept nowhere but in the certificate.
    isSigner: () => true, from: new Date(startedAt), to: new Date(collectedAt),
  })
  if (!verdict.ok) return refuse('own:not-proven')
  const subjectHash = subjectHashOf(signatures.secret, familyIssuer, verdict.personalNumber)
  const signer = await database.as(doorkeeper, (trx) => findPersonByLogin(trx, { issuer: familyIssuer, subjectHash }))
  if (signer?.id !== row.personId) return refuse('own:someone-else')

  try {
    await actLater(database, { personId: row.personId, sessionId: row.sessionId }, { caseId: row.caseId, requestId: row.id }, async (here) => {
      // Of two who come to finish the same, the second finds nothing left.
      if ((await queries.findSigning(here.trx, row.id))?.state !== 'signed') return
      if (!isOpen({ state: await findState(here.trx) })) throw new Refusal('refused', { reason: 'case-closed' })
      const asked = await readyToSign(here, { requestId, locale: row.locale as Locale, textHash })
      const signatureId = await putSignature(here, asked, { requestId, locale: row.locale as Locale, textHash, method: 'e-id', signedBytes: Buffer.from(row.statement) })
      await queries.insertEvidence(here.trx, {
        id: newId(), signatureId, requestId, visibleText: row.visibleText, statement: row.statement, signature, ocspResponse,
        relyingParty: signatures.relyingParty, orderedAt: startedAt, collectedAt, signedAt: verdict.signedAt.toISOString(),
      })
      await queries.deleteSigning(here.trx, row.id)
    })
  } catch (error) {
    // A busy clock or a database that is away is tried again; the evidence waits.
    if (!(error instanceof Refusal) || error.code === 'unavailable') throw error
    await refuse('own:too-late')
  }
  return undefined
}

async function cancelOrder({ bankId }: Signatures, database: Database, { id, orderRef }: queries.SigningRow) {
  const isOver = orderRef === null || (await bankId.cancel(orderRef).then(() => true, (error) => error instanceof BankIdTrouble && !error.mayPass))
  if (isOver) await database.as(queries.collector, (trx) => queries.deleteSigning(trx, id))
}

/** What the provider has forgotten by now is forgotten here too; what was signed is not given up. */
const giveUpOld = (database: Database, { id, state }: queries.SigningRow) =>
  database.as(queries.collector, async (trx) => {
    if (state !== 'signed') await queries.deleteSigning(trx, id)
  })
