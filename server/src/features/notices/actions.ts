import * as routes from '@kring/contract/notices'
import { requestToSign } from '@kring/domain/consent'
import { channelsChosen, wantsMailAtFirst, type Notice } from '@kring/domain/notices'
import { actOutside, enter, viewOutside, type Here } from '../../platform/act.ts'
import { pageOf, readCursor, type Place } from '../../platform/cursor.ts'
import { found } from '../../platform/errors.ts'
import { recordOutside } from '../../platform/record.ts'
import { caseLabelOf } from '../cases/queries.ts'
import { lookAtConfidence } from '../confidence/actions.ts'
import { lookAtConsent } from '../consent/actions.ts'
import { findMyChannels, listMyCases, listWaiting, saveChannels } from './queries.ts'

export const listMyNotices = viewOutside(routes.listNotices, async (here, { limit, cursor }) => {
  const after = readCursor<Place>(cursor)
  const rows = (await waitingFor(here)).map((notice) => ({ ...notice, id: keyOf(notice), sortedBy: notice.on }))
  const from = after ? rows.findIndex(({ id, sortedBy }) => sortedBy > after.at || (sortedBy === after.at && id > after.id)) : 0
  const page = pageOf(from < 0 ? [] : rows.slice(from), limit)
  return { answer: page, cases: page.items.map(({ caseId }) => caseId) }
})

/** What waits for somebody across all their cases, by date. Leaves the last case of a family member entered. */
async function waitingFor(here: Here): Promise<Notice[]> {
  const cases = await listMyCases(here.trx)
  const notices = await listWaiting(here.trx)
  // Whose signature counts is known inside a case alone.
  for (const { id, kind, ...names } of cases.slice(0, 20)) {
    if (kind !== 'youth' && kind !== 'guardian') continue
    const you = await enter(here.trx, id)
    const request = requestToSign(await lookAtConsent({ ...here, you }, null))
    const ofCase = { caseId: id, caseLabel: caseLabelOf(names) }
    if (request) notices.push({ kind: 'sign-consent', ...ofCase, on: request.madeAt.slice(0, 10), requestId: request.id })
    if (kind !== 'youth') continue
    const { requests } = await lookAtConfidence({ ...here, you }, null)
    for (const asked of requests.filter(({ state }) => state === 'waiting')) notices.push({ kind: 'answer-confidence', ...ofCase, on: asked.madeAt.slice(0, 10), requestId: asked.id })
  }
  return notices.sort((one, other) => (order(one) < order(other) ? -1 : 1))
}

const keyOf = (notice: Notice) =>
  [notice.kind, notice.caseId, ...['requestId', 'commitmentId', 'meetingId', 'topicId'].map((name) => (notice as Record<string, unknown>)[name])].filter(Boolean).join(' ')
const order = (notice: Notice) => `${notice.on} ${keyOf(notice)}`

export const readMyChannels = viewOutside(routes.readChannels, async ({ trx }) => {
  const { kind, address, chosen } = found(await findMyChannels(trx))
  return { answer: { mail: chosen ?? wantsMailAtFirst(kind), hasAddress: address !== null }, cases: [] }
})

export const chooseMyMail = actOutside(routes.chooseMail, async (here, { mail }) => {
  await saveChannels(here.trx, mail)
  await recordOutside(here, channelsChosen, { mail }, { objectId: here.me.personId, addressees: [here.me.personId] })
  return null
})
