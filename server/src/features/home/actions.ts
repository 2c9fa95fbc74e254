import * as routes from '@kring/contract/home'
import { isOfFamily, type Author } from '@kring/domain/cases'
import { isOpenCommitment, type Commitment } from '@kring/domain/commitments'
import { isUnderWay } from '@kring/domain/confidence'
import { birthdayOn, requestToSign, type Consent } from '@kring/domain/consent'
import { answerWithinWorkdays, ownSayAge, type FamilyCase, type MyDay, type NearMeeting } from '@kring/domain/home'
import type { Notice } from '@kring/domain/notices'
import { actOutside, enter, viewOutside, type Here, type HereInCase } from '../../platform/act.ts'
import { findMeeting } from '../agenda/queries.ts'
import { caseLabelOf, findCaseLabel, findState, listCasePeople, listParties } from '../cases/queries.ts'
import { listCommitmentRows } from '../commitments/queries.ts'
import { lookAtConfidence } from '../confidence/actions.ts'
import { lookAtConsent } from '../consent/actions.ts'
import { findYouthAsSigner, listForeseenEnds } from '../consent/queries.ts'
import { findReadersOfWeek } from '../history/queries.ts'
import { listTopicRows } from '../messages/queries.ts'
import { lookAtRelativePart } from '../relatives/actions.ts'
import { findPhone, listMyCases, listWaiting } from '../notices/queries.ts'
import { findMoment, listNewContacts, listNews, saveMark, type Moment } from './queries.ts'

type Meeting = Extract<Notice, { kind: 'meeting' }>
const isMeeting = (notice: Notice): notice is Meeting => notice.kind === 'meeting'
const shownElsewhere: readonly Notice['kind'][] = ['meeting', 'unread-topic']
const mostShown = { waiting: 7, cases: 10, events: 5, familyCases: 5, topics: 5 }
const hoursAfter = (at: string, hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString()

export const readTheDay = viewOutside(routes.readMyDay, async (here) => {
  const { trx } = here
  const moment = await findMoment(trx)
  const mine = new Map((await listMyCases(trx)).map((one) => [one.id, one]))
  const ofCase = (caseId: string) => ({ caseId, caseLabel: caseLabelOf(mine.get(caseId)!) })
  const isCoded = (caseId: string) => mine.get(caseId)!.codeName !== null
  const notices = await listWaiting(trx)
  const toDo = notices.filter(({ kind }) => !shownElsewhere.includes(kind))
  const meetings = notices.filter(isMeeting).sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  const news = Map.groupBy(await listNews(trx, moment.since), ({ caseId }) => caseId)
  const ending = await listForeseenEnds(trx)
  const next = meetings.find(({ open, startsAt }) => open || Date.parse(startsAt) < Date.parse(hoursAfter(moment.at, 24)))
  const answer: MyDay = {
    at: moment.at,
    today: moment.today,
    waiting: { items: toDo.slice(0, mostShown.waiting), hasMore: toDo.length > mostShown.waiting },
    news: {
      since: moment.since,
      cases: [...news].slice(0, mostShown.cases).map(([caseId, events]) => ({
        ...ofCase(caseId), events: events.slice(0, mostShown.events).map((event) => (isCoded(caseId) ? { ...event, by: unnamed(event.by) } : event)), hasMore: events.length > mostShown.events,
      })),
      hasMore: news.size > mostShown.cases,
    },
    week: weekOf(moment, notices),
    consentsEnding: ending.map((end) => ({ ...end, ...ofCase(end.caseId) })),
    nextMeetingAt: meetings[0]?.startsAt ?? null,
    // The last thing, because it enters the case.
    nextMeeting: next ? await lookAtMeeting(here, next, isCoded(next.caseId)) : null,
  }
  const shown = [...answer.waiting.items, ...answer.news.cases, ...answer.consentsEnding, ...(next ? [next] : [])]
  return { answer, cases: shown.map(({ caseId }) => caseId) }
})

export const markTheDay = actOutside(routes.markSeen, async ({ trx }, { at }) => {
  await saveMark(trx, at)
  return null
})

export const readTheFamilyHome = viewOutside(routes.readFamilyHome, async (here) => {
  const moment = await findMoment(here.trx)
  const mine = (await listMyCases(here.trx)).filter(({ kind }) => kind === 'youth' || kind === 'guardian' || kind === 'relative').slice(0, mostShown.familyCases)
  const meetings = (await listWaiting(here.trx)).filter(isMeeting).sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  const cases: FamilyCase[] = []
  for (const one of mine) {
    const you = await enter(here.trx, one.id)
    cases.push(await lookAtFamilyCase({ ...here, you }, moment, caseLabelOf(one), meetings.find(({ caseId }) => caseId === one.id)))
  }
  return { answer: { today: moment.today, cases, answerWithinWorkdays }, cases: mine.map(({ id }) => id) }
})

async function lookAtFamilyCase(here: HereInCase, moment: Moment, caseLabel: string | null, meeting: Meeting | undefined): Promise<FamilyCase> {
  const { trx, you } = here
  const consent = await lookAtConsent(here, null)
  const commitments = (await listCommitmentRows(trx)).filter((commitment) => isCurrent(commitment, moment.at))
  const isTheirs = ({ ownerKind }: Commitment) => ownerKind === 'agency' || ownerKind === 'coordinator'
  const coordinator = (await listParties(trx)).find(({ kind }) => kind === 'coordinator')
  return {
    caseId: you.caseId,
    caseLabel: caseLabel ?? (await findCaseLabel(trx)).label,
    state: await findState(trx),
    nextMeeting: meeting ? await describeMeeting(here, meeting, consent) : null,
    interpreter: (await listCasePeople(trx)).find(({ partyId }) => partyId === you.partyId)?.interpreter ?? null,
    theirCommitments: commitments.filter(isTheirs),
    ourCommitments: commitments.filter((commitment) => !isTheirs(commitment)),
    consent: { state: consent.state, endsOn: consent.endsOn, toSign: requestToSign(consent)?.id ?? null },
    confidence: you.kind === 'youth' ? await findOwnConfidence(here) : null,
    ownSay: you.kind === 'youth' && isOfAge((await findYouthAsSigner(trx))?.bornOn ?? null, moment.today),
    newContacts: await listNewContacts(trx),
    readThisWeek: await findReadersOfWeek(trx),
    topics: (await listTopicRows(trx, { limit: mostShown.topics })),
    contact: { names: coordinator?.names ?? [], label: coordinator?.label ?? '', phone: await findPhone(trx) },
    relative: await lookAtRelativePart(here),
    you,
  }
}

async function findOwnConfidence(here: HereInCase): Promise<FamilyCase['confidence']> {
  const [newest] = (await lookAtConfidence(here, null)).requests
  return newest && isUnderWay(newest) ? { toSign: newest.state === 'waiting' ? newest.id : null, isOpen: newest.state === 'open' } : null
}

const isOfAge = (bornOn: string | null, today: string) => bornOn !== null && today >= birthdayOn(bornOn, ownSayAge)

/** Open, or told of in the last two weeks. */
const isCurrent = (commitment: Commitment, at: string) =>
  isOpenCommitment(commitment) || Date.parse(commitment.steps.at(-1)?.at ?? commitment.madeAt) > Date.parse(hoursAfter(at, -14 * 24))

async function lookAtMeeting(here: Here, meeting: Meeting, isCoded: boolean): Promise<NearMeeting | null> {
  const you = await enter(here.trx, meeting.caseId)
  const entered = { ...here, you }
  const described = await describeMeeting(entered, meeting, await lookAtConsent(entered, null))
  return described && isCoded ? { ...described, attendees: described.attendees.filter((party) => !isOfFamily(party)) } : described
}

/** Where a case has a code name, nobody of the family is named outside it. */
const unnamed = (by: Author): Author => (by.kind !== null && isOfFamily({ kind: by.kind }) ? { ...by, label: null, name: null } : by)

async function describeMeeting({ trx }: HereInCase, notice: Meeting, consent: Consent): Promise<NearMeeting | null> {
  const { caseId, caseLabel, meetingId, open, answer } = notice
  const meeting = await findMeeting(trx, meetingId)
  return meeting
    ? {
        caseId, caseLabel, meetingId, open, answer,
        kind: meeting.kind, title: meeting.title, startsAt: meeting.course.startsAt, place: meeting.course.place, familyAttends: meeting.familyAttends,
        attendees: meeting.attendees.map(({ partyId, kind, agencyKind, label, answer: theirs }) => ({ partyId, kind, agencyKind, label, answer: theirs })),
        consent: { state: consent.state, endsOn: consent.endsOn },
      }
    : null
}

/** Monday to Friday, with what the notices say of each day. */
function weekOf({ monday }: Moment, notices: readonly Notice[]): MyDay['week'] {
  const isPromise = ({ kind }: Notice) => kind === 'commitment-due' || kind === 'commitment-overdue' || kind === 'accept-commitment'
  return [0, 1, 2, 3, 4].map((after) => {
    const on = hoursAfter(`${monday}T12:00:00Z`, after * 24).slice(0, 10)
    const ofDay = notices.filter((notice) => notice.on === on)
    return { on, meetings: ofDay.filter(isMeeting).length, commitments: ofDay.filter(isPromise).length }
  })
}
