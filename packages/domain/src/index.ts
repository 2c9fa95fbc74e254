import { agendaEvents } from './agenda.ts'
import { blockEvents } from './blocks.ts'
import { caseEvents } from './cases.ts'
import { commitmentEvents } from './commitments.ts'
import { consentEvents } from './consent.ts'
import { exceptionEvents } from './exceptions.ts'
import { groundEvents } from './grounds.ts'
import { messageEvents } from './messages.ts'
import { meetingEvents } from './meetings.ts'
import { noticeEvents } from './notices.ts'
import { minutesEvents } from './minutes.ts'
import { planEvents } from './plan.ts'
import { sessionEvents } from './sessions.ts'
import { signingEvents } from './signing.ts'
import type { EventKind } from './kernel/event.ts'

/** Every event there is; tests walk it, and nothing else can be recorded. */
export const allEvents: readonly EventKind[] = [...sessionEvents, ...caseEvents, ...consentEvents, ...exceptionEvents, ...groundEvents, ...blockEvents, ...signingEvents, ...agendaEvents, ...minutesEvents, ...meetingEvents, ...planEvents, ...commitmentEvents, ...messageEvents, ...noticeEvents]
export { allReasons } from './kernel/reasons.ts'
