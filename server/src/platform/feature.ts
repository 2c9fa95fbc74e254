import type { EventKind } from '@kring/domain/kernel/event'
import type { Served } from './act.ts'
import type { Job, Reaction } from './jobs.ts'

/** A feature's contents page: what it offers, what it listens to, what it does on its own. */
export interface Feature {
  readonly name: string
  readonly serves: readonly Served[]
  /** What follows from events, each run as a job after the event has happened. */
  readonly reactsTo?: readonly Reaction<EventKind>[]
  /** Its jobs, with those that the calendar starts. */
  readonly jobs?: readonly Job[]
}

export const feature = (name: string, contents: Omit<Feature, 'name'>): Feature => ({ name, ...contents })
