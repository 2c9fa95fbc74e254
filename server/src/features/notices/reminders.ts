import { isOpenCommitment } from '@kring/domain/commitments'
import { requestToSign } from '@kring/domain/consent'
import { Id } from '@kring/domain/kernel/ids'
import { Day } from '@kring/domain/kernel/time'
import { z } from 'zod'
import { enter, noteReading } from '../../platform/act.ts'
import type { Trx } from '../../platform/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { job, type JobTools } from '../../platform/jobs.ts'
import { findCommitment } from '../commitments/queries.ts'
import { lookAtConsent } from '../consent/actions.ts'
import { listForeseenEnds } from '../consent/queries.ts'
import { sendOnce } from './mailing.ts'
import { answerOccasion, dueOccasion, endOccasion, findPhone, listDue, listEnding, listToAnswer } from './queries.ts'

const clerk = { kind: 'system', name: 'clerk' } as const
const DueIds = z.object({ commitmentId: Id, caseId: Id, personId: Id, dueOn: Day })

/**
 * Reminds one person of one promise. It looks as the recipient, at the moment of sending: whoever cannot read the promise any
 * more, or whose promise is not open any more, or who wants no mail, gets nothing.
 */
export const sendReminder = job({
  name: 'send-reminder',
  ids: DueIds,
  run: (tools, ids) => sendOnce(tools, ids.personId, dueOccasion(ids), async (trx, requestId) => ((await isToRemind(trx, ids, requestId)) ? findPhone(trx) : undefined)),
})

/** Enters the case as the recipient, where they still have a part in it. */
const enterIfStill = (trx: Trx, caseId: string) => enter(trx, caseId).catch((error) => {
  if (error instanceof Refusal && error.code === 'not-found') return undefined
  throw error
})

/** Whether somebody's own promise still waits for that day, looked at as the recipient. */
async function isToRemind(trx: Trx, { commitmentId, caseId, dueOn }: z.infer<typeof DueIds>, requestId: string) {
  const you = await enterIfStill(trx, caseId)
  const commitment = you && (await findCommitment(trx, commitmentId))
  if (!commitment) return false
  await noteReading({ trx, requestId }, [caseId], 'commitment', 'job')
  return isOpenCommitment(commitment) && commitment.dueOn === dueOn && you.parties.includes(commitment.ownerId)
}

const EndIds = z.object({ caseId: Id, personId: Id, endsOn: Day })

/** Tells one coordinator that something waits: an end of a consent that is still to come, and not yet asked about, when it is sent. */
export const foretellEnd = job({
  name: 'foretell-end',
  ids: EndIds,
  run: (tools, ids) => sendOnce(tools, ids.personId, endOccasion(ids), async (trx, requestId) => ((await isToForetell(trx, ids, requestId)) ? findPhone(trx) : undefined)),
})

async function isToForetell(trx: Trx, { caseId, endsOn }: z.infer<typeof EndIds>, requestId: string) {
  if (!(await enterIfStill(trx, caseId))) return false
  await noteReading({ trx, requestId }, [caseId], 'consent', 'job')
  return (await listForeseenEnds(trx)).some((end) => end.caseId === caseId && end.endsOn === endsOn && !end.isAsked)
}

const AnswerIds = z.object({ requestId: Id, caseId: Id, personId: Id, turn: z.number().int() })

/** Tells one member of the family that something waits: a consent that asks for their own signature still, when it is sent. */
export const askForAnswer = job({
  name: 'ask-for-answer',
  ids: AnswerIds,
  run: (tools, ids) => sendOnce(tools, ids.personId, answerOccasion(ids), async (trx, requestId) => ((await isToAnswer(trx, ids, requestId)) ? findPhone(trx) : undefined)),
})

async function isToAnswer(trx: Trx, ids: z.infer<typeof AnswerIds>, requestId: string) {
  const you = await enterIfStill(trx, ids.caseId)
  if (!you) return false
  await noteReading({ trx, requestId }, [ids.caseId], 'consent', 'job')
  const here = { trx, you, me: { personId: ids.personId, sessionId: '' }, requestId, ifMatch: undefined, headers: new Headers() }
  return requestToSign(await lookAtConsent(here, null))?.id === ids.requestId
}

const remind = (kind: 'staff' | 'family') => async ({ database, mail, queue }: JobTools) => {
  if (!mail) return
  for (const due of await database.as(clerk, (trx) => listDue(trx, kind))) {
    await queue(sendReminder, due, { onceBy: `${due.commitmentId}-${due.personId}-${due.dueOn}` })
  }
}

// Every ten minutes from the hour on, and not once: what a queue has forgotten or a stopped worker missed is caught up with,
// and whoever has been reminded is not named again.

/** At 08:00 on workdays, for what is due by the next one. */
export const remindStaff = job({ name: 'remind-staff', ids: z.object({}), cron: '*/10 8-17 * * 1-5', run: remind('staff') })
/** On workdays, for what ends within 60 days. */
export const foretellEnds = job({
  name: 'foretell-ends',
  ids: z.object({}),
  cron: '*/10 8-17 * * 1-5',
  async run({ database, mail, queue }) {
    if (!mail) return
    for (const ending of await database.as(clerk, listEnding)) {
      await queue(foretellEnd, ending, { onceBy: `${ending.caseId}-${ending.personId}-${ending.endsOn}` })
    }
  },
})
/** In the daytime, for a consent that waits for an answer: when it is asked for, and two times more at most. */
export const askForAnswers = job({
  name: 'ask-for-answers',
  ids: z.object({}),
  cron: '*/10 8-19 * * *',
  async run({ database, mail, queue }) {
    if (!mail) return
    for (const one of await database.as(clerk, listToAnswer)) await queue(askForAnswer, one, { onceBy: `${one.requestId}-${one.personId}-${one.turn}` })
  },
})
/** At 16:00 the day before, for families. */
export const remindFamilies = job({ name: 'remind-families', ids: z.object({}), cron: '*/10 16-17 * * *', run: remind('family') })
