import { z } from 'zod'
import { event } from './kernel/event.ts'
import { Id } from './kernel/ids.ts'

export const sessionStarted = event('session.started', 'session', null, z.object({ sessionId: Id }))
/** The hub closes the sockets of the session when it hears this. */
export const sessionEnded = event('session.ended', 'session', null, z.object({ sessionId: Id }))

export const sessionEvents = [sessionStarted, sessionEnded]
