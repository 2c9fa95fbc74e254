import * as routes from '@kring/contract/staff'
import type { EventKind } from '@kring/domain/kernel/event'
import { agencyAdded, employeeAdded, functionAdded, holdingBegun, holdingEnded } from '@kring/domain/staff'
import { actOutside, viewOutside, type Here } from '../../platform/act.ts'
import { found, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { recordOutside } from '../../platform/record.ts'
import { staffIssuer, subjectHashOf } from '../agencies/identity.ts'
import { listAgencyFunctions } from '../agencies/queries.ts'
import { findAdministered, listAdministrators } from '../rules/queries.ts'
import * as queries from './queries.ts'

/** Who holds what says nothing of who is in which case: reading it opens none. */
export const readTheStaff = viewOutside(routes.readStaff, async ({ trx }) => {
  const { municipalityId, today } = found(await findAdministered(trx))
  const holders = Map.groupBy(await queries.listHolders(trx, municipalityId), ({ functionId }) => functionId)
  const functions = Map.groupBy(await listAgencyFunctions(trx), ({ agency }) => agency.id)
  const agencies = (await queries.listAgencies(trx, municipalityId)).map((agency) => ({
    ...agency, functions: (functions.get(agency.id) ?? []).map(({ agency: _, ...given }) => ({ ...given, holders: holders.get(given.id) ?? [] })),
  }))
  return { answer: { today, agencyKinds: await queries.listAgencyKinds(trx), agencies, people: await queries.listEmployees(trx) }, cases: [] }
})

export const addAnAgency = actOutside(routes.addAgency, async (here, { kind, name }) => {
  const { municipalityId } = found(await findAdministered(here.trx))
  if (!(await queries.listAgencyKinds(here.trx)).includes(kind)) throw new Refusal('invalid', { errors: [{ path: 'kind', message: 'is no kind of agency' }] })
  const id = newId()
  await queries.insertAgency(here.trx, { id, municipalityId, kind, name })
  await tell(here, municipalityId, agencyAdded, { agencyId: id }, id)
  return { id }
})

export const addAFunction = actOutside(routes.addFunction, async (here, { agencyId, name, task }) => {
  const { municipalityId } = found(await findAdministered(here.trx))
  found((await queries.listAgencies(here.trx, municipalityId)).find((agency) => agency.id === agencyId))
  const id = newId()
  await queries.insertFunction(here.trx, { id, agencyId, name, task })
  await tell(here, municipalityId, functionAdded, { functionId: id }, id)
  return { id }
})

/** An account is one person's: whoever has it already is not made twice, and nobody is given another's. */
export const addAnEmployee = (secret: string) => actOutside(routes.addEmployee, async (here, { name, account, mail }) => {
  const { municipalityId } = found(await findAdministered(here.trx))
  const id = newId()
  const isNew = await queries.insertEmployee(here.trx, { id, name, mail: mail ?? null, subjectHash: subjectHashOf(secret, staffIssuer, account) })
  if (!isNew) throw new Refusal('invalid', { errors: [{ path: 'account', message: 'is somebody’s already' }] })
  await tell(here, municipalityId, employeeAdded, { personId: id }, id)
  return { id }
})

export const giveAFunction = actOutside(routes.giveFunction, async (here, { functionId, personId, untilOn }) => {
  const { municipalityId, today } = found(await findAdministered(here.trx))
  const given = await findHolding(here, municipalityId, functionId, personId)
  if (given.isHeld) throw new Refusal('refused', { reason: 'already-done' })
  if (untilOn !== undefined && untilOn < today) throw new Refusal('invalid', { errors: [{ path: 'untilOn', message: 'has passed' }] })
  await queries.insertHolding(here.trx, { id: newId(), functionId, personId, untilOn: untilOn ?? null })
  await tell(here, municipalityId, holdingBegun, { functionId, personId }, functionId, personId)
  return null
})

/** What somebody held ends in this instant, at every door. */
export const endAHolding = actOutside(routes.endHolding, async (here, { functionId, personId }) => {
  const { municipalityId } = found(await findAdministered(here.trx))
  const given = await findHolding(here, municipalityId, functionId, personId)
  if (!given.isHeld) throw new Refusal('refused', { reason: 'already-done' })
  if (await queries.leavesAListAlone(here.trx, { functionId, personId })) throw new Refusal('refused', { reason: 'needs-listed-coordinator' })
  await queries.endHoldings(here.trx, { functionId, personId })
  await tell(here, municipalityId, holdingEnded, { functionId, personId }, functionId, personId)
  return null
})

/** Nobody gives or takes a function for themselves. */
async function findHolding({ trx, me }: Here, municipalityId: string, functionId: string, personId: string) {
  const agencies = new Set((await queries.listAgencies(trx, municipalityId)).map(({ id }) => id))
  found((await listAgencyFunctions(trx)).find(({ id, agency }) => id === functionId && agencies.has(agency.id)))
  found((await queries.listEmployees(trx)).find(({ id }) => id === personId))
  if (personId === me.personId) throw new Refusal('refused', { reason: 'not-for-oneself' })
  return { isHeld: (await queries.listHolders(trx, municipalityId)).some((holder) => holder.functionId === functionId && holder.personId === personId) }
}

/** Those who administer know of it, and so does the person, whose open pages are looked at anew. */
async function tell(here: Here, municipalityId: string, kind: EventKind, body: Record<string, string>, objectId: string, personId?: string) {
  const administrators = await listAdministrators(here.trx, municipalityId)
  const person = personId === undefined ? [] : [personId]
  await recordOutside(here, kind, body, { objectId, addressees: [...new Set([...administrators, ...person])], knocks: person })
}
