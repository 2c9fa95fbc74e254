import { createHash } from 'node:crypto'
import { isCoordinator, isFamily, isRelative } from '@kring/domain/actor'
import { answerOf, birthdayOn, isNeededSoon, requiredSigners, type ConsentRequest, type RequiredSigner, type Scope, type SigningRule } from '@kring/domain/consent'
import type { Locale } from '@kring/domain/people'
import { reservationText } from '@kring/words/reservation'
import type { HereInCase } from '../../platform/act.ts'
import { found } from '../../platform/errors.ts'
import * as queries from './queries.ts'

/** Who signs, by a rule, a consent that is asked for on one day and holds until another; for whoever may know who holds custody. */
export async function signersFrom({ trx, you }: HereInCase) {
  const youth = you.kind === 'agency' || isRelative(you) ? undefined : await queries.findYouthAsSigner(trx)
  const custody = await queries.listCustody(trx)
  const bornOn = youth?.bornOn ?? null
  return {
    youth,
    /** A consent that was asked for of guardians ends at the latest when the young person comes of age. */
    endedByAge: ({ adultAge }: SigningRule, madeOn: string, today: string) =>
      bornOn !== null && madeOn < birthdayOn(bornOn, adultAge) && today >= birthdayOn(bornOn, adultAge),
    signers: (rule: SigningRule, on: string, until: string) => requiredSigners({ youthPartyId: youth?.partyId ?? null, bornOn, custody, rule, on, until }),
  }
}

/** The requests as their reader may know them, each by the rule that it was made under: rows and marks come through the gate, what they add up to is said here. */
export async function listRequests(here: HereInCase, now: queries.RuleRow, locale: Locale | null, scope: Scope) {
  const { you } = here
  const { youth, signers, endedByAge } = await signersFrom(here)
  const rows = (await queries.listRequestRows(here.trx, locale)).filter((row) => row.scope === scope)
  const parties = await queries.listConsentParties(here.trx)
  const agencyKind = parties.find(({ id }) => id === you.partyId)?.agencyKind
  const isBoundByReservation = (await queries.listNonAuthorityKinds(here.trx)).includes(agencyKind ?? '')
  // Who has promised nothing yet is told what it would promise, and no more of anybody than its own lines.
  const isUnbound = isBoundByReservation && rows.every(({ acceptedReservation }) => acceptedReservation === null)
  const known = isUnbound ? rows.flatMap((row) => withoutWords(row, you.partyId)) : rows
  const requests = known.map(({ marks, confirmedBy, reservedBy, acceptedReservation, madeOn, rule, ...row }): ConsentRequest => {
    const due = scope === 'family' ? signers(rule, madeOn, row.validUntilOn) : alone(youth)
    const asked = new Set([...due, ...marks].map(({ partyId }) => partyId))
    const named = [...new Set(row.lines.map(({ partyId }) => partyId))]
    return {
      ...row,
      ended: row.ended || endedByAge(rule, madeOn, now.today),
      yourAnswer: isFamily(you) && asked.has(you.partyId) ? answerOf(marks, you.partyId) : null,
      hasReceipt: isFamily(you) && marks.some(({ partyId, what }) => partyId === you.partyId && what === 'signed'),
      needsYouSoon: row.complete && isNeededSoon(due.find(({ partyId }) => partyId === you.partyId)?.fromOn ?? null, now.today),
      yourConfirmation: named.includes(you.partyId) ? confirmedBy.includes(you.partyId) : null,
      yourReservation: isBoundByReservation && named.includes(you.partyId)
        ? reservationOf(acceptedReservation ?? reservationText({ municipality: now.municipality, kind: now.caseKind, validUntilOn: row.validUntilOn })) : null,
      takenBack: marks.filter(({ what }) => what === 'withdrawn').map(({ towards, category }) => ({ towards, category })),
      answers: isCoordinator(you) ? [...asked].map((partyId) => ({ partyId, answer: answerOf(marks, partyId) })) : [],
      confirmations: isCoordinator(you) ? named.map((partyId) => ({ partyId, confirmed: confirmedBy.includes(partyId), withReservation: reservedBy.includes(partyId) })) : [],
    }
  })
  return { rows, requests, parties, isUnbound }
}

const alone = (youth: { partyId: string } | undefined): RequiredSigner[] =>
  youth ? [{ partyId: youth.partyId, role: 'youth', because: 'signing-age', fromOn: null }] : []

/** A request that names the party, with its own lines alone; none of the others. */
const withoutWords = (row: queries.RequestRow, partyId: string): queries.RequestRow[] => {
  const lines = row.lines.filter((line) => line.partyId === partyId)
  return lines.length === 0 ? [] : [{ ...row, lines, purpose: '', exclusions: null, text: '', textHash: '', supportText: null }]
}

/** One request to act on, with the slot of the party that acts, and whether nothing newer is asked in its scope; hidden or absent is "not found". */
export async function findRequest(here: HereInCase, id: string, locale: Locale | null = null) {
  const scope = found(await queries.findScope(here.trx, id))
  const { rows, requests, parties } = await listRequests(here, found(await queries.findRule(here.trx)), locale, scope)
  const request = found(requests.find((one) => one.id === id))
  const row = found(rows.find((one) => one.id === id))
  return { request, row, scope, parties, slot: parties.find((party) => party.id === here.you.partyId)?.slot ?? 0, isNewest: requests[0]?.id === id }
}

const reservationOf = (text: string) => ({ text, hash: sha256(text).toString('hex') })

export const sha256 = (text: string) => createHash('sha256').update(text).digest()
