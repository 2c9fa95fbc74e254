import * as routes from '@kring/contract/sessions'
import type { Locale } from '@kring/domain/people'
import { localeChosen, sessionEnded, sessionLimits } from '@kring/domain/sessions'
import { actOutside, viewOutside, type Here } from '../../platform/act.ts'
import { found } from '../../platform/errors.ts'
import { recordOutside } from '../../platform/record.ts'
import { listAgencyFunctions } from '../agencies/queries.ts'
import { endingCookie } from './lucia.ts'
import { deleteDraft, deleteSession, findDraft, findMe, listSessionRows, saveDraftRow, updateLocale } from './queries.ts'

export const readMyself = (demo: boolean) => viewOutside(routes.readMe, async ({ trx, me }) => {
  const { leftMs, municipality, ...person } = found(await findMe(trx, me))
  const functions = await listAgencyFunctions(trx, { heldBy: me.personId })
  const idleMs = sessionLimits[person.kind].idleMinutes * 60_000
  return { answer: { person: { ...person, locale: person.locale as Locale }, functions, municipality, idleMs, absoluteMs: leftMs, demo }, cases: [] }
})

export const chooseMyLocale = actOutside(routes.chooseLocale, async (here, { locale }) => {
  const { personId } = here.me
  await updateLocale(here.trx, personId, locale)
  await recordOutside(here, localeChosen, { personId }, { objectId: personId, addressees: [personId] })
  return null
})

export const signOutHere = actOutside(routes.signOut, async (here) => {
  await deleteSession(here.trx, { id: here.me.sessionId })
  return ended(here, here.me.sessionId)
})

export const endOneSession = actOutside(routes.endMySession, async (here, { sessionId }) => {
  found(await deleteSession(here.trx, { id: sessionId }))
  return ended(here, sessionId)
})

/** Records the end in the transaction of the deletion, so that every node closes the sockets; one's own browser forgets all. */
async function ended(here: Here, sessionId: string) {
  await recordOutside(here, sessionEnded, { sessionId }, { objectId: sessionId, addressees: [here.me.personId] })
  if (sessionId === here.me.sessionId) {
    here.headers.append('set-cookie', endingCookie)
    here.headers.set('clear-site-data', '"cache", "storage"')
  }
  return null
}

export const listTheSessions = viewOutside(routes.listMySessions, async ({ trx, me }) => ({ answer: { items: await listSessionRows(trx, me) }, cases: [] }))

// A draft is not a fact yet: nothing is recorded, and nobody is told.

export const saveADraft = actOutside(routes.saveDraft, async ({ trx }, draft) => {
  await saveDraftRow(trx, draft)
  return null
})

export const readADraft = viewOutside(routes.readDraft, async ({ trx }, { place }) => ({ answer: { draft: await findDraft(trx, place) }, cases: [] }))

export const dropADraft = actOutside(routes.dropDraft, async ({ trx }, { place }) => {
  await deleteDraft(trx, place)
  return null
})
