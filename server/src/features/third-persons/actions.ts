import * as routes from '@kring/contract/third-persons'
import { isCoordinator } from '@kring/domain/actor'
import { mayAnswerForThirdPerson, mayNoteThirdPerson, thirdPersonAnswered, thirdPersonNoted } from '@kring/domain/third-persons'
import { act, view } from '../../platform/act.ts'
import { found, insist, Refusal } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { record } from '../../platform/record.ts'
import { findState, listParties } from '../cases/queries.ts'
import * as queries from './queries.ts'

export const listTheThirdPersons = view(routes.listThirdPersons, async ({ trx }) => ({ items: await queries.listThirdPersons(trx) }))

export const noteAThirdPerson = act(routes.noteThirdPerson, async (here, { relation, partyId, categories }) => {
  const { trx, you } = here
  const guardian = partyId === undefined ? null : found((await listParties(trx)).find(({ id, kind }) => id === partyId && kind === 'guardian'))
  insist(mayNoteThirdPerson, you, { state: await findState(trx) })
  const known = await queries.listFactCategories(trx)
  if (!categories.every((category) => known.includes(category))) throw new Refusal('invalid', { errors: [{ path: 'categories', message: 'no such category' }] })
  const id = newId()
  await queries.insertThirdPerson(trx, { id, relation, slot: guardian?.slot ?? null, categories: [...new Set(categories)] })
  await record(here, thirdPersonNoted, { caseId: you.caseId, thirdPersonId: id }, { objectId: id })
  return { id }
})

export const answerForAThirdPerson = act(routes.answerForThirdPerson, async (here, { thirdPersonId, answer, method }) => {
  const { trx, you } = here
  const third = found((await queries.listThirdPersons(trx)).find(({ id }) => id === thirdPersonId))
  insist(mayAnswerForThirdPerson, you, { ...third, given: { answer, method } })
  const id = newId()
  const category = isCoordinator(you) ? null : 'signature'
  await queries.insertAnswer(trx, category, { id, thirdPersonId, answer, method })
  await record(here, thirdPersonAnswered, { caseId: you.caseId, thirdPersonId }, { objectId: thirdPersonId, category })
  return { id }
})
