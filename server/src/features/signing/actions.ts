import * as routes from '@kring/contract/signing'
import { isOpen } from '@kring/domain/cases'
import { signingBegun, type Signing } from '@kring/domain/signing'
import { canonicalJson, fingerprintOf, sha256 } from '@kring/evidence'
import { familyLocaleOf } from '@kring/words/names'
import { textToSign } from '@kring/words/signing'
import { act, actOutside, view, viewOutside, type HereInCase, type Served } from '../../platform/act.ts'
import { found, notFound, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordOutside } from '../../platform/record.ts'
import { findState, labelOf } from '../cases/queries.ts'
import { readyToSign, statementOf } from '../consent/actions.ts'
import { qrText, startLinks } from './bankid.ts'
import { bringOn, startOrder, type Signatures } from './collecting.ts'
import * as queries from './queries.ts'


export const readTheMethod = (signatures: Signatures | undefined) =>
  viewOutside(routes.readSigningMethod, async () => ({ answer: { method: signatures ? 'bankid' as const : 'step-up' as const }, cases: [] }))

/** Begins a signature: what will be shown and signed is composed and kept here, then the provider is asked. One at a time for each person. */
export const beginASigning = (signatures: Signatures | undefined): Served => {
  const begin = act(routes.beginSigning, async (here, { requestId, locale, textHash, device, returnTo }) => {
    if (!signatures) throw notFound()
    const { trx, me, you } = here
    const asked = await readyToSign(here, { requestId, locale, textHash })
    if (!isOpen({ state: await findState(trx) })) throw new Refusal('refused', { reason: 'case-closed' })
    const id = newId()
    const visibleText = await textFor(here, asked, locale, textHash)
    const statement = canonicalJson({ ...(await statementOf(here, asked, { requestId, locale, textHash }, 'e-id')), signingId: id, visibleTextHash: sha256(visibleText) })
    const { origin } = new URL(signatures.origin)
    const back = URL.canParse(returnTo, origin) && new URL(returnTo, origin).origin === origin ? new URL(returnTo, origin) : new URL('/', origin)
    await queries.insertSigning(trx, { id, sessionId: me.sessionId, caseId: you.caseId, requestId, locale, textHash, visibleText, statement, device, returnTo: back.pathname })
    await recordOutside(here, signingBegun, { signingId: id }, { objectId: id, addressees: [me.personId] })
    return { id }
  })
  return {
    route: routes.beginSigning,
    async answer(database, request) {
      const before = signatures && request.actor.kind === 'person' ? await database.as(request.actor, queries.listMyLiveSignings) : []
      const { id } = (await begin.answer(database, request)) as { id: string }
      if (!signatures) return { id }
      for (const old of before.filter((one) => one !== id)) {
        await database.as(queries.collector, (trx) => queries.giveUp(trx, old))
        await bringOn(signatures, database, old)
      }
      await startOrder(signatures, database, id, request.address ?? '127.0.0.1')
      return { id }
    },
  }
}

/** How it is going: asks the provider first, so that whoever waits on the page waits no longer than they must. */
export const readASigning = (signatures: Signatures | undefined): Served => {
  const read = viewOutside(routes.readSigning, async ({ trx }, { signingId }) => {
    const row = found(await queries.findSigning(trx, signingId))
    if (row.state === 'ending') throw notFound()
    return { answer: asShown(row), cases: [] }
  })
  return {
    route: routes.readSigning,
    async answer(database, request) {
      const { signingId } = request.params as { signingId: string }
      const mine = request.actor.kind === 'person' && (await database.as(request.actor, (trx) => queries.findSigning(trx, signingId)))
      if (signatures && mine) await bringOn(signatures, database, signingId)
      return read.answer(database, request)
    },
  }
}

/** Gives it up. What is signed already stays signed: it is taken back like every other consent. */
export const cancelASigning = (signatures: Signatures | undefined): Served => {
  const cancel = actOutside(routes.cancelSigning, async ({ trx }, { signingId }) => {
    found(await queries.findSigning(trx, signingId))
    return null
  })
  return {
    route: routes.cancelSigning,
    async answer(database, request) {
      const { signingId } = request.params as { signingId: string }
      await cancel.answer(database, request)
      await database.as(queries.collector, (trx) => queries.giveUp(trx, signingId))
      if (signatures) await bringOn(signatures, database, signingId)
      return null
    },
  }
}

export const readTheEvidence = view(routes.readEvidence, async ({ trx }, { requestId }) => ({
  items: (await queries.listEvidence(trx, requestId)).map((evidence) => ({ format: 'kring-consent-signature/1' as const, method: 'bankid' as const, signer: null, ...evidence })),
}))

/** How many seconds of QR codes go to the page at once: it asks every other second. */
const secondsAhead = 5

function asShown(row: queries.SigningRow): Signing {
  const { id, caseId, requestId, device, state, code, qrStartToken, qrStartSecret, autoStartToken, seconds } = row
  const isError = code.startsWith('error:')
  const isToBeStarted = state === 'waiting' && (code === 'outstandingTransaction' || code === 'noClient')
  return {
    id, caseId, requestId, device, isError, code: isError ? code.slice('error:'.length) : code, state: state === 'failed' ? 'failed' : 'waiting',
    qr: isToBeStarted && device === 'other' && qrStartToken && qrStartSecret
      ? Array.from({ length: secondsAhead }, (_, ahead) => qrText({ qrStartToken, qrStartSecret }, seconds + ahead)) : [],
    links: isToBeStarted && device === 'this' && autoStartToken ? startLinks(autoStartToken) : null,
  }
}

/** What the app will show to this person. */
async function textFor({ trx, you }: HereInCase, { request, parties }: Awaited<ReturnType<typeof readyToSign>>, locale: string, textHash: string): Promise<string> {
  const subject = found(await queries.findSubject(trx))
  const named = parties.filter(({ id }) => request.lines.some(({ partyId }) => partyId === id))
  const linesOf = (partyId: string) => request.lines.filter((line) => line.partyId === partyId)
  return textToSign({
    municipality: subject.municipality, signer: found(parties.find(({ id }) => id === you.partyId)).label, locale: familyLocaleOf(locale),
    youth: { label: labelOf(subject.youth), bornYear: Number(subject.bornOn?.slice(0, 4)), isSigner: you.kind === 'youth' },
    parties: named.map(({ id, label }) => ({ label, reads: linesOf(id).some(({ reads }) => reads), gives: linesOf(id).some(({ gives }) => gives) })),
    validUntilOn: request.validUntilOn, fingerprint: fingerprintOf(textHash),
  })
}
