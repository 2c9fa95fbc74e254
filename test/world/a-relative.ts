import { addFamilyMember, readCase } from '@kring/contract/cases'
import { checkContact } from '@kring/contract/consent'
import { openTopic } from '@kring/contract/messages'
import { promiseReservation, readRelativePart } from '@kring/contract/relatives'
import { cast, type CastName } from '../../server/demo/cast.ts'
import { aCase, askFor, confirm, decideToStart, linesFor, sign, type CaseMade } from './a-case.ts'
import type { World } from './app.ts'

export interface RelativeWanted {
  until?: 'mapping' | 'asked' | 'signed' | 'promised'
  /** 18 without it: Asta's part as a guardian is over. */
  bornOn?: string
  relative?: CastName
  reads?: readonly string[]
  reach?: 'from-now' | 'all'
  /** While he was a minor a consent was in force, and his mother and the coordinator have written. */
  wordsBefore?: boolean
}

export interface WithRelative extends CaseMade { relativeId: string }

const adult = '2008-05-05'

/** Vilgot's case in which a relative is named: to read the plan and the conversation and to answer there, if nothing else is wanted. */
export async function aCaseWithRelative(world: World, wanted: RelativeWanted = {}): Promise<WithRelative> {
  const { until = 'promised', relative = 'asta', reads = ['plan', 'conversation'], reach = 'from-now', wordsBefore = false } = wanted
  const bornOn = wanted.bornOn ?? (wordsBefore ? comesOfAgeSoon : adult)
  const made = await aCase(world, { until: wordsBefore ? 'consent-pending' : 'mapping', youth: 'vilgot', guardians: ['asta', 'nils'], bornOn })
  if (until === 'mapping') return { ...made, relativeId: '' }
  const params = { caseId: made.caseId }
  if (wordsBefore) {
    for (const name of ['asta', 'nils', 'vilgot'] as const) await sign(world, name, made.caseId, made.requestId)
    await confirm(world, 'majken', made.caseId, made.requestId)
    await (await world.as('asta')).do(openTopic, { params, body: { title: 'Från mamma', text: 'Det är tungt hemma.' } })
    await (await world.as('majken')).do(openTopic, { params, body: { title: 'Från samordnaren', text: 'Hur går det?' } })
    await world.later('30 days')
  }
  const relativeId = await addRelative(world, made, relative)
  const majken = await world.as('majken')
  const family = bornOn === adult || wordsBefore ? [made.parties.vilgot] : [made.parties.vilgot, made.parties.asta, made.parties.nils]
  for (const partyId of [...family, relativeId]) await majken.do(checkContact, { params, body: { partyId, safe: true, channel: 'telefon' } })
  const agencies = ['majken', 'sara', 'agda', 'ture', 'ester'] as const
  const requestId = await askFor(world, made, [
    ...linesFor(agencies.map((name) => made.parties[name])),
    ...reads.map((category) => ({ partyId: relativeId, category, reads: true, gives: category === 'conversation' })),
  ], { reach })
  const asked = { ...made, requestId, relativeId }
  if (until === 'asked') return asked
  for (const name of family.length === 1 ? ['vilgot'] as const : ['asta', 'nils'] as const) await sign(world, name, made.caseId, requestId)
  await decideToStart(world, made.caseId)
  for (const name of agencies) await confirm(world, name, made.caseId, requestId)
  if (until === 'promised') await promise(world, relative, asked)
  return asked
}

/** Vilgot comes of age in some days. */
const comesOfAgeSoon = ((day: string) => `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`)(new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10))

/** The coordinator adds somebody as a relative; gives their party. */
export async function addRelative(world: World, { caseId }: Pick<CaseMade, 'caseId'>, name: CastName): Promise<string> {
  const majken = await world.as('majken')
  const params = { caseId }
  const { id } = await majken.do(addFamilyMember, { params, body: { role: 'relative', name: cast[name].name, personalNumber: cast[name].subject, relation: 'mamma' } })
  return (await majken.do(readCase, { params })).parties.find(({ casePersonId }) => casePersonId === id)!.id
}

/** Accepts the reservation that is on screen. */
export async function promise(world: World, name: CastName, { caseId, requestId }: Pick<CaseMade, 'caseId' | 'requestId'>) {
  const client = await world.as(name)
  const { namedIn } = await client.do(readRelativePart, { params: { caseId } })
  const { reservation } = namedIn.find((one) => one.requestId === requestId)!
  await client.do(promiseReservation, { params: { caseId, requestId }, body: { reservationHash: reservation.hash } })
}
