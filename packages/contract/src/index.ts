import { caseRoutes } from './cases.ts'
import { commitmentRoutes } from './commitments.ts'
import { messageRoutes } from './messages.ts'
import { sessionRoutes } from './sessions.ts'
import type { Route } from './route.ts'

/** Every route that Kring serves; the server refuses to start when the list and what it serves differ. */
export const allRoutes: readonly Route<any, any, any, any>[] = [...sessionRoutes, ...caseRoutes, ...commitmentRoutes, ...messageRoutes]
