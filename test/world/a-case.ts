import { addFamilyMember, addParty, makeInquiry, moveCase, nameInquiry, noteStartDecision, readCase } from '@kring/contract/cases'
import { checkContact, confirmConsent, readConsent, readConsentRule, requestConsent, signConsent, withdrawConsent } from '@kring/contract/consent'
import type { BodyOf } from '@kring/contract/route'
import { cast, functions, type CastName } from '../../server/demo/cast.ts'
import type { World } from './app.ts'

type Asked = BodyOf<typeof requestConsent>
type Line = Asked['lines'][number]

export interface CaseWanted {
  /** How far the case comes: what happens after it, the test does itself. */
  until?: 'inquiry' | 'mapping' | 'consent-pending' | 'active'
  kind?: 'sspf' | 'sig'
  /** The family by its names in the cast; every guardian holds joint custody, a single one sole custody. */
  youth?: CastName
  bornOn?: string
  guardians?: readonly CastName[]
  /** The agencies beside the coordinator and the inquiring school, by who holds the function. */
  agencies?: readonly CastName[]
  /** The last day of the consent; without it the last that the rule allows. */
  validUntilOn?: string
  reach?: Asked['reach']
  /** Who reads and gives which category; without it everybody everything that belongs to the plan and its meetings. */
  lines?: (parties: Record<CastName, string>) => Line[]
}

export interface CaseMade {
  caseId: string
  /** Party ids by the names of the cast. */
  parties: Record<CastName, string>
  /** The consent request, from 'consent-pending' on. */
  requestId: string
}

/** What a team shares to work on a plan together. */
export const jointCategories = ['team', 'plan', 'meeting', 'conversation', 'voice', 'guardian-view'] as const
export const linesFor = (partyIds: readonly string[], categories: readonly string[] = jointCategories): Line[] =>
  partyIds.flatMap((partyId) => categories.map((category) => ({ partyId, category, reads: true, gives: true })))

/**
 * Builds Vilgot's case (or another family's) through the real actions: Sara asks, Majken maps, the family
 * signs, the agencies confirm.
 */
export async function aCase(world: Pick<World, 'as'>, wanted: CaseWanted = {}): Promise<CaseMade> {
  const { until = 'active', kind = 'sspf', youth = 'vilgot', guardians = ['asta', 'nils'], agencies = ['agda', 'ture', 'ester'] } = wanted
  const sara = await world.as('sara')
  const majken = await world.as('majken')
  const { id: caseId } = await sara.do(makeInquiry, {
    body: { kind, asFunctionId: functions.mentor, toFunctionId: functions.coordinator, concern: 'En elev i åttan är borta mer och mer.', familyKnows: true },
  })
  const params = { caseId }
  const parties = {} as Record<CastName, string>
  const nameParties = async () => {
    const file = await majken.do(readCase, { params })
    const roleOf = new Map<CastName, string>([['majken', functions.coordinator], ['sara', functions.mentor], ...agencies.map((name) => [name, cast[name].holds[0]!] as const)])
    for (const [name, functionId] of roleOf) {
      const party = file.parties.find((one) => one.functionId === functionId)
      if (party) parties[name] = party.id
    }
    for (const name of [youth, ...guardians]) {
      const party = file.parties.find((one) => one.casePersonId !== null && one.label === cast[name].name)
      if (party) parties[name] = party.id
    }
  }
  await nameParties()
  if (until === 'inquiry') return { caseId, parties, requestId: '' }

  const bornOn = wanted.bornOn ?? bornOnOf(youth)
  await sara.do(nameInquiry, { params, body: { name: cast[youth].name, bornYear: Number(bornOn.slice(0, 4)), ground: 'guardian-go-ahead', groundNote: 'Sa ja i telefon.' } })
  for (const state of ['screening', 'mapping'] as const) await majken.do(moveCase, { params, body: { state } })
  await majken.do(addFamilyMember, { params, body: { role: 'youth', name: cast[youth].name, bornOn, personalNumber: cast[youth].subject } })
  const today = (await majken.do(readCase, { params })).inquiry!.madeAt.slice(0, 10)
  for (const name of guardians) {
    const custody = { kind: guardians.length > 1 ? 'joint' : 'sole', evidence: 'Folkbokföringen', checkedOn: today } as const
    await majken.do(addFamilyMember, { params, body: { role: 'guardian', name: cast[name].name, personalNumber: cast[name].subject, custody } })
  }
  for (const name of agencies) await majken.do(addParty, { params, body: { functionId: cast[name].holds[0]! } })
  await nameParties()
  if (until === 'mapping') return { caseId, parties, requestId: '' }

  for (const name of [youth, ...guardians]) {
    await majken.do(checkContact, { params, body: { partyId: parties[name], safe: true, channel: 'telefon, dagtid' } })
  }
  const professionals = (['majken', 'sara', ...agencies] as const).map((name) => parties[name])
  const requestId = await askFor(world, { caseId }, wanted.lines?.(parties) ?? linesFor(professionals), wanted)
  if (until === 'consent-pending') return { caseId, parties, requestId }

  for (const name of guardians) await sign(world, name, caseId, requestId)
  await decideToStart(world, caseId)
  for (const name of ['majken', 'sara', ...agencies] as const) {
    await confirm(world, name, caseId, requestId)
  }
  return { caseId, parties, requestId }
}

/** Asks the family for a consent of these lines; gives its id. */
export async function askFor(world: Pick<World, 'as'>, { caseId }: Pick<CaseMade, 'caseId'>, lines: Line[], { validUntilOn, reach }: Pick<CaseWanted, 'validUntilOn' | 'reach'> = {}): Promise<string> {
  const majken = await world.as('majken')
  const params = { caseId }
  const { id } = await majken.do(requestConsent, {
    params,
    body: {
      lines,
      purpose: 'Att Vilgot kommer tillbaka till skolan och trivs på fritiden.',
      validUntilOn: validUntilOn ?? (await majken.do(readConsentRule, { params })).maxValidUntilOn,
      reach: reach ?? 'from-now',
      informed: { how: 'meeting', interpreter: false },
    },
  })
  return id
}

/** Confirms for one's own agency; who is no authority accepts the reservation that is on screen. */
export async function confirm(world: Pick<World, 'as'>, name: CastName, caseId: string, requestId: string) {
  const client = await world.as(name)
  const params = { caseId, requestId }
  if ((await client.verdict(confirmConsent, { params, body: {} })) === 'sees') return
  const { requests } = await client.do(readConsent, { params: { caseId } })
  await client.do(confirmConsent, { params, body: { reservationHash: requests.find(({ id }) => id === requestId)?.yourReservation?.hash } })
}

/** Signs the text that is on screen, as a member of the family does: alone, just signed in. */
export async function sign(world: Pick<World, 'as'>, name: CastName, caseId: string, requestId: string) {
  const client = await world.as(name)
  const { requests } = await client.do(readConsent, { params: { caseId } })
  const request = requests.find(({ id }) => id === requestId)
  if (!request) throw new Error(`${name} sees no such request`)
  await client.do(signConsent, { params: { caseId, requestId }, body: { locale: 'sv', textHash: request.textHash, understood: true } })
}

/** Notes every decision that the kind of case asks for; the consent is in force. */
export async function decideToStart(world: Pick<World, 'as'>, caseId: string) {
  const majken = await world.as('majken')
  const { startDecisions } = await majken.do(readCase, { params: { caseId } })
  for (const { agencyKind } of startDecisions) {
    await majken.do(noteStartDecision, { params: { caseId }, body: { agencyKind, decidedBy: 'Den som beslutar', decidedOn: '2026-11-20' } })
  }
}

/** Takes the consent back as a member of the family: towards one party, or all of it. */
export const withdraw = async (world: Pick<World, 'as'>, name: CastName, { caseId, requestId }: CaseMade, towards: string | null) =>
  (await world.as(name)).do(withdrawConsent, { params: { caseId, requestId }, body: { towards, method: 'self' } })

/** The birthday that a personal number of the cast tells. */
const bornOnOf = (name: CastName) => cast[name].subject.replace(/^(\d{4})(\d{2})(\d{2}).*/, '$1-$2-$3')
