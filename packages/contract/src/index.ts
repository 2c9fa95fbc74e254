import { blockRoutes } from './blocks.ts'
import { caseRoutes } from './cases.ts'
import { commitmentRoutes } from './commitments.ts'
import { consentRoutes } from './consent.ts'
import { exceptionRoutes } from './exceptions.ts'
import { historyRoutes } from './history.ts'
import { homeRoutes } from './home.ts'
import { messageRoutes } from './messages.ts'
import { noticeRoutes } from './notices.ts'
import { readerRoutes } from './readers.ts'
import { sessionRoutes } from './sessions.ts'
import { signingRoutes } from './signing.ts'
import { meetingRoutes } from './meetings.ts'
import { minutesRoutes } from './minutes.ts'
import { planRoutes } from './plan.ts'
import type { Route } from './route.ts'

/** Every route that Kring serves; the server refuses to start when the list and what it serves differ. */
export const allRoutes: readonly Route<any, any, any, any>[] = [...sessionRoutes, ...caseRoutes, ...consentRoutes, ...exceptionRoutes, ...blockRoutes, ...signingRoutes, ...meetingRoutes, ...minutesRoutes, ...planRoutes, ...commitmentRoutes, ...messageRoutes, ...historyRoutes, ...readerRoutes, ...noticeRoutes, ...homeRoutes]
