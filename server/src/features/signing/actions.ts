import type { AnswerOf } from '@kring/contract/route'
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
import { bringOn, providerFor, startOrder, type Signatures } from './collecting.ts'
import { nothingToShow } from './provider.ts'
import * as queries from './queries.ts'

export const readTheMethod = ({ providers }: Signatures) =>
  viewOutside(routes.readSigningMethod, async () => ({ answer: { methods: providers.map(({ method, name, practice }) => ({ method, name, practice })) }, cases: [] }))

/** Begins a signature: what will be shown and signed is composed and kept here, then the provider is asked. One at a time for each person. */
export const beginASigning = (signatures: Signatures): Served => {
  const begin = act(routes.beginSigning, async (here, { requestId, locale, textHash, method, device, returnTo }) => {
    if (!providerFor(signatures, method)) throw notFound()
    const { trx, me, you } = here
    const asked = await readyToSign(here, { requestId, locale, textHash })
    if (!isOpen({ state: await findState(trx) })) throw new Refusal('refused', { reason: 'case-closed' })
    const id = newId()
    const visibleText = await textFor(here, asked, locale, textHash)
    const statement = canonicalJson({ ...(await statementOf(here, asked, { requestId, locale, textHash }, 'e-id')), signingId: id, visibleTextHash: sha256(visibleText) })
    const { origin } = new URL(signatures.origin)
    const back = URL.canParse(returnTo, origin) && new URL(returnTo, origin).origin === origin ? new URL(returnTo, origin) : new URL('/', origin)
    await queries.insertSigning(trx, { id, sessionId: me.sessionId, caseId: you.caseId, requestId, locale, textHash, visibleText, statement, method, device, returnTo: back.pathname })
    await recordOutside(here, signingBegun, { signingId: id }, { objectId: id, addressees: [me.personId] })
    return { id }
  })
  return {
    route: routes.beginSigning,
    async answer(database, request) {
      const before = request.actor.kind === 'person' ? await database.as(request.actor, queries.listMyLiveSignings) : []
      const { id } = (await begin.answer(database, request)) as { id: string }
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
export const readASigning = (signatures: Signatures): Served => {
  const read = viewOutside(routes.readSigning, async ({ trx }, { signingId }) => {
    const row = found(await queries.findSigning(trx, signingId))
    if (row.state === 'ending') throw notFound()
    const shown = asShown(signatures, row)
    return { answer: shown, cases: shown.elsewhere ? [row.caseId] : [] }
  })
  return {
    route: routes.readSigning,
    async answer(database, request) {
      const { signingId } = request.params as { signingId: string }
      const mine = request.actor.kind === 'person' && (await database.as(request.actor, (trx) => queries.findSigning(trx, signingId)))
      if (mine) await bringOn(signatures, database, signingId)
      return read.answer(database, request)
    },
  }
}

/** Gives it up. What is signed already stays signed: it is taken back like every other consent. */
export const cancelASigning = (signatures: Signatures): Served => {
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
      await bringOn(signatures, database, signingId)
      return null
    },
  }
}

export const readTheEvidence = view(routes.readEvidence, async ({ trx }, { requestId }) => ({
  // What was kept is parsed by the answer's schema, as its method wants it.
  items: (await queries.listEvidence(trx, requestId)).map(({ proof, ...evidence }) => ({ format: 'kring-consent-signature/1', signer: null, ...evidence, ...proof }) as AnswerOf<typeof routes.readEvidence>['items'][number]),
}))

function asShown(signatures: Signatures, row: queries.SigningRow): Signing {
  const { id, caseId, requestId, method, device, state, code } = row
  const isError = code.startsWith('error:')
  return {
    id, caseId, requestId, method, device, isError, code: isError ? code.slice('error:'.length) : code, state: state === 'failed' ? 'failed' : 'waiting',
    ...(state === 'waiting' ? providerFor(signatures, method)?.show(row) ?? nothingToShow : nothingToShow),
  }
}

/** What will be shown to this person when they sign. */
async function textFor({ trx, you }: HereInCase, { request, parties, scope }: Awaited<ReturnType<typeof readyToSign>>, locale: string, textHash: string): Promise<string> {
  const subject = found(await queries.findSubject(trx))
  const named = parties.filter(({ id }) => request.lines.some(({ partyId }) => partyId === id))
  const linesOf = (partyId: string) => request.lines.filter((line) => line.partyId === partyId)
  return textToSign({
    municipality: subject.municipality, signer: found(parties.find(({ id }) => id === you.partyId)).label, locale: familyLocaleOf(locale),
    youth: { label: labelOf(subject.youth), bornYear: Number(subject.bornOn?.slice(0, 4)), isSigner: you.kind === 'youth' },
    parties: named.map(({ id, label }) => ({ label, reads: linesOf(id).some(({ reads }) => reads), gives: linesOf(id).some(({ gives }) => gives) })),
    validUntilOn: request.validUntilOn, inConfidence: scope === 'confidence', fingerprint: fingerprintOf(textHash),
  })
}
