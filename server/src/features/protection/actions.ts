import { randomInt } from 'node:crypto'
import * as routes from '@kring/contract/protection'
import { isCoordinator } from '@kring/domain/actor'
import {
  dangerNamed, mayConfirmProtectionEnd, mayEndProtection, mayListPerson, mayNameDanger, mayProtectCase, mayUnlistPerson, personListed, personUnlisted, protectionBegun, protectionEnded,
  protectionEndSaid,
} from '@kring/domain/protection'
import { codeNames } from '@kring/words/code-names'
import { act, view, type HereInCase } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { changeReaders } from '../cases/actions.ts'
import { listParties } from '../cases/queries.ts'
import * as queries from './queries.ts'

export const readTheProtection = view(routes.readProtection, async ({ trx, you }) => {
  if (!isCoordinator(you)) throw new Refusal('refused', { reason: 'not-coordinator' })
  const protection = (await queries.findProtection(trx)) ?? null
  const listed = protection?.listed.map(({ personId }) => personId) ?? [you.personId]
  return { protection, listable: (await queries.listHolders(trx)).filter(({ personId }) => !listed.includes(personId)) }
})

/** From the instant of commit the case is open to those who are named and to nobody else, and not to the guardian who is the danger. */
export const protectTheCase = act(routes.protectCase, async (here, { ground, personIds, dangerPartyIds }) => {
  const { trx, you } = here
  insist(mayProtectCase, you, { isProtected: (await queries.findProtection(trx)) !== undefined })
  const holders = await queries.listHolders(trx)
  const listed = new Set([you.personId, ...personIds.map((personId) => found(holders.find((one) => one.personId === personId)).personId)])
  const dangers = await Promise.all([...new Set(dangerPartyIds)].map((partyId) => findGuardian(here, partyId)))
  const id = newId()
  await changeReaders(here, async () => queries.insertProtection(trx, {
    id, ground, codeName: await chooseCodeName(here),
    listings: [...listed].map((personId) => ({ id: newId(), personId })), dangers: dangers.map(({ slot }) => ({ id: newId(), slot })),
  }), (knocks) => record(here, protectionBegun, { caseId: you.caseId, protectionId: id }, { objectId: id, knocks }))
  return { id }
})

export const listAPerson = act(routes.listPerson, async (here, { personId }) => {
  const { trx, you } = here
  const protection = await queries.findProtection(trx)
  found((await queries.listHolders(trx)).find((one) => one.personId === personId))
  insist(mayListPerson, you, { isProtected: protection !== undefined, isListed: protection?.listed.some((one) => one.personId === personId) ?? false })
  const id = newId()
  await changeReaders(here, () => queries.insertListing(trx, { id, protectionId: protection!.id, personId }),
    (knocks) => record(here, personListed, { caseId: you.caseId, protectionId: protection!.id }, { objectId: id, knocks }))
  return { id }
})

export const unlistAPerson = act(routes.unlistPerson, async (here, { listingId }) => {
  const { trx, you } = here
  const protection = found(await queries.findProtection(trx))
  found(protection.listed.find((one) => one.listingId === listingId))
  insist(mayUnlistPerson, you, { isLastCoordinator: !(await queries.mayBeUnlisted(trx, listingId)) })
  await changeReaders(here, () => queries.insertListingEnd(trx, { id: newId(), listingId }),
    (knocks) => record(here, personUnlisted, { caseId: you.caseId, protectionId: protection.id }, { objectId: listingId, knocks }))
  return null
})

/** The guardian loses the case in the same instant, whatever custody and consent say; their signatures stay what they were. */
export const nameADanger = act(routes.nameDanger, async (here, { partyId }) => {
  const { trx, you } = here
  const protection = await queries.findProtection(trx)
  const { slot } = await findGuardian(here, partyId)
  insist(mayNameDanger, you, { isProtected: protection !== undefined, isNamed: protection?.dangerPartyIds.includes(partyId) ?? false })
  const id = newId()
  await changeReaders(here, () => queries.insertDanger(trx, { id, protectionId: protection!.id, slot }),
    (knocks) => record(here, dangerNamed, { caseId: you.caseId, protectionId: protection!.id }, { objectId: id, knocks }))
  return null
})

export const endTheProtection = act(routes.endProtection, async (here, { reason }) => {
  const { trx, you } = here
  const protection = await queries.findProtection(trx)
  insist(mayEndProtection, you, { isProtected: protection !== undefined, isSaid: (protection?.end ?? null) !== null })
  const id = newId()
  await queries.insertProtectionEnd(trx, { id, protectionId: protection!.id, reason })
  await record(here, protectionEndSaid, { caseId: you.caseId, protectionId: protection!.id }, { objectId: id })
  return null
})

/** From now on whoever holds a function reads again, and so does a guardian who was kept out. */
export const confirmTheProtectionEnd = act(routes.confirmProtectionEnd, async (here) => {
  const { trx, you } = here
  const { id: protectionId, end } = found(await queries.findProtection(trx))
  insist(mayConfirmProtectionEnd, you, found(end ?? undefined))
  await changeReaders(here, () => queries.insertProtectionEndConfirmation(trx, { id: newId(), protectionId }),
    (knocks) => record(here, protectionEnded, { caseId: you.caseId, protectionId }, { objectId: protectionId, knocks }))
  return null
})

const findGuardian = async ({ trx }: HereInCase, partyId: string) => found((await listParties(trx)).find(({ id, kind }) => id === partyId && kind === 'guardian'))

/** By lot, and never after anything in the case. */
async function chooseCodeName({ trx }: HereInCase) {
  const taken = await queries.listCodeNames(trx)
  const free = codeNames.filter((name) => !taken.includes(name))
  const names = free.length > 0 ? free : codeNames
  return names[randomInt(names.length)]!
}
