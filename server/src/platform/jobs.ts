import type { EventKind } from '@kring/domain/kernel/event'
import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import { z } from 'zod'
import type { Database } from './database.ts'
import type { Log } from './log.ts'

/** Work to be done later. It carries ids alone, re-reads as somebody when it runs, and is harmless twice. */
export interface Job<Ids extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly ids: Ids
  readonly run: (tools: JobTools, ids: z.output<Ids>) => Promise<void>
  /** When the calendar starts it by itself: a cron pattern in the municipality's zone. Its ids are then empty. */
  readonly cron?: string
}

export interface JobTools {
  database: Database
  log: Log
  /** Missing where no mail server is configured. */
  mail: SendMail | undefined
  queue<Ids extends z.ZodObject>(job: Job<Ids>, ids: z.input<Ids>, options?: { onceBy?: string; delayMs?: number }): Promise<void>
}

/**
 * Hands a composed mail to the municipality's mail server; resolves when that server has taken it. The same `messageId` tells
 * a receiver that a repetition is one.
 */
export type SendMail = (mail: { to: string; subject: string; text: string; messageId: string }) => Promise<void>

/**
 * What follows from an event, later and by a job whose id is the event's. All that follows from one event is one job: where a
 * part of it fails, the whole is done again, so each part is harmless twice.
 */
export interface Reaction<Kind extends EventKind = EventKind> {
  readonly to: Kind
  readonly name: string
  readonly run: (tools: JobTools, event: Happened<z.output<Kind['body']>>) => Promise<void>
}

export interface Happened<Body> {
  id: string
  name: string
  caseId: string | null
  body: Body
  madeBy: string | null
}

export const job = <Ids extends z.ZodObject>(given: Job<Ids>): Job<Ids> => given
export const reaction = <Kind extends EventKind>(given: Reaction<Kind>): Reaction<Kind> => given

/** Runs the jobs of all features on BullMQ: on PostgreSQL by default, on Redis where one is configured. */
export interface Jobs {
  queue: JobTools['queue']
  /** Queues what follows from an event; tells whether anything does. */
  react(event: { id: string; name: string }): Promise<boolean>
  work(): Promise<void>
  counts(): Promise<Record<string, number>>
  close(): Promise<void>
}

interface Setting {
  databaseUrl: string
  redisUrl: string | undefined
  zone: string
  jobs: readonly Job<z.ZodObject>[]
  reactions: readonly Reaction<any>[]
  tools: Omit<JobTools, 'queue'>
  readEvent(id: string): Promise<Happened<unknown> | undefined>
  /** Told when all that follows from an event is done. */
  settle(eventId: string): Promise<void>
}

const queueName = 'kring'
const afterEvent = 'after-event'
const options = {
  attempts: 12,
  backoff: { type: 'exponential', delay: 1000 },
  // A count would deadlock on PostgreSQL at concurrency (measured); done jobs are gone, the outbox is the record.
  removeOnComplete: true,
  removeOnFail: { age: 14 * 24 * 3600 },
} as const

/** Opens the queue on the configured backend; nothing runs before `work`. Throws when the backend cannot be reached. */
export async function openJobs(setting: Setting): Promise<Jobs> {
  const { log } = setting.tools
  const backend = setting.redisUrl ? onRedis(setting.redisUrl) : onPostgres(setting.databaseUrl)
  const queue = backend.queue()
  queue.on('error', (error) => log.warn({ err: error }, 'queue lost its connection'))
  let worker: Worker<any> | undefined

  const add = async (name: string, data: object, id?: string, delay?: number) => {
    await queue.add(name, data, { ...options, ...(id ? { jobId: id } : {}), ...(delay ? { delay } : {}) })
  }
  const tools: JobTools = {
    ...setting.tools,
    queue: (job, ids, more = {}) => add(job.name, job.ids.parse(ids), more.onceBy && `${job.name}-${more.onceBy}`, more.delayMs),
  }

  const following = (name: string) => setting.reactions.filter((reaction) => reaction.to.name === name)
  const runAfterEvent = async (eventId: string) => {
    const event = await setting.readEvent(eventId)
    const failures: unknown[] = []
    for (const reaction of event ? following(event.name) : []) {
      await reaction.run(tools, { ...event!, body: reaction.to.body.parse(event!.body) }).catch((error: unknown) => failures.push(error))
    }
    if (failures.length) throw failures[0]
    await setting.settle(eventId)
  }
  const run = async (name: string, data: unknown) => {
    if (name === afterEvent) return runAfterEvent(z.object({ eventId: z.uuid() }).parse(data).eventId)
    const known = setting.jobs.find((job) => job.name === name)
    if (!known) throw new Error('unknown job')
    await known.run(tools, known.ids.parse(data))
  }

  // The queue can forget its calendar (a flushed Redis). What stands there as it should is left alone: planning it anew would
  // skip a run that is due this moment.
  const keepCalendar = async () => {
    for (const { name, cron } of setting.jobs) {
      const planned = cron && (await queue.getJobScheduler(name))
      if (!cron || (planned && planned.pattern === cron && planned.tz === setting.zone)) continue
      await queue.upsertJobScheduler(name, { pattern: cron, tz: setting.zone }, { name, data: {}, opts: options })
    }
  }
  let keeping: NodeJS.Timeout | undefined

  return {
    queue: tools.queue,
    async react(event) {
      const follows = following(event.name).length > 0
      if (follows) await add(afterEvent, { eventId: event.id }, event.id)
      return follows
    },
    async work() {
      await keepCalendar()
      keeping = setInterval(() => void keepCalendar().catch((error) => log.warn({ err: error }, 'calendar could not be kept')), 60_000)
      worker = backend.worker(async (job) => {
        try {
          await run(job.name, job.data)
        } catch (error) {
          log.warn({ err: error, job: job.name, attempt: job.attemptsMade + 1 }, 'job failed')
          // What the queue keeps of a failure must hold nothing personal: a database's message can quote a row.
          throw new Error((error as { code?: string }).code ?? (error as Error).name)
        }
      })
      worker.on('error', (error) => log.warn({ err: error }, 'worker lost its connection'))
      await worker.waitUntilReady()
    },
    counts: async () => ({ ...(await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')) }),
    async close() {
      clearInterval(keeping)
      await worker?.close()
      await queue.close()
      await backend.close()
    },
  }
}

type Handle = (job: { name: string; data: unknown; attemptsMade: number }) => Promise<void>
interface Backend {
  queue(): Queue<any>
  worker(handle: Handle): Worker<any>
  close(): Promise<void>
}

// A worker that dies is noticed after the lock has run out; these make it seconds instead of a minute.
const working = { concurrency: 8, lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 10 }

function onPostgres(connectionString: string): Backend {
  // The only second pool: BullMQ owns its schema and, as the role `queue`, can reach nothing else.
  const pool = new pg.Pool({ connectionString, max: 14, application_name: 'kring jobs', options: '-c search_path=bullmq -c role=queue' })
  pool.on('connect', (client) => client.on('error', () => {})).on('error', () => {})
  const classes = withBackend(createPostgresBackend)
  return {
    queue: () => new classes.Queue(queueName, { connection: pool as never }) as unknown as Queue<any>,
    worker: (handle) => new classes.Worker(queueName, handle as never, { connection: pool as never, ...working }) as unknown as Worker<any>,
    close: () => pool.end(),
  }
}

function onRedis(url: string): Backend {
  const connections: Redis[] = []
  const connection = () => {
    const redis = new Redis(url, { maxRetriesPerRequest: null })
    connections.push(redis)
    return redis
  }
  return {
    queue: () => new Queue(queueName, { connection: connection() }),
    worker: (handle) => new Worker(queueName, handle as never, { connection: connection(), ...working }),
    close: async () => {
      await Promise.all(connections.map((redis) => redis.quit().catch(() => redis.disconnect())))
    },
  }
}
