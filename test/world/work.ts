import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { openDatabase } from '@kring/server/platform/database'
import { readConfig } from '@kring/server/platform/config'
import { openLog } from '@kring/server/platform/log'
import { openJobs } from '@kring/server/platform/jobs'
import { drainOutbox, findEvent, settleOutbox } from '@kring/server/platform/relay'
import { openWork } from '@kring/server/work'
import { staircase } from '@kring/server/features/index'
import { mailsOn, startMailCatcher } from '../../server/demo/mail-catcher.ts'
import { secret, type World } from './app.ts'

export interface WorkSetting { redisUrl?: string | undefined; smtpPort: number }

/** The environment of a worker on a world's database. */
export const workEnv = (world: Pick<World, 'database'>, { redisUrl, smtpPort }: WorkSetting): Record<string, string> => ({
  DATABASE_URL: world.database.url, KRING_DEMO: '1', KRING_SECRET: secret, SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
})

/** One worker of the product on a world's database. */
export async function startWork(world: Pick<World, 'database'>, setting: WorkSetting) {
  const config = readConfig(workEnv(world, setting))
  const log = openLog(process.env['KRING_TEST_LOG'] ?? 'silent')
  const database = await openDatabase(config.databaseUrl, { log, demo: true, poolSize: 5 })
  const work = await openWork(config, database, log)
  return {
    jobs: work.jobs,
    async close() {
      await work.close()
      await database.close()
    },
  }
}

/** A worker's hands without its head: what it queues stays there. `drain` takes what the outbox holds now. */
export async function startQueueing(world: Pick<World, 'database'>, redisUrl: string | undefined) {
  const config = readConfig(workEnv(world, { redisUrl, smtpPort: 1 }))
  const log = openLog('silent')
  const database = await openDatabase(config.databaseUrl, { log, demo: true, poolSize: 3 })
  const jobs = await openJobs({
    databaseUrl: config.databaseUrl, redisUrl, zone: 'Europe/Stockholm', jobs: [], reactions: staircase(config).flatMap((feature) => feature.reactsTo ?? []),
    tools: { database, log, mail: undefined }, readEvent: (id) => findEvent(database, id), settle: (id) => settleOutbox(database, id),
  })
  return {
    jobs,
    async drain() {
      const outbox = drainOutbox(database, log, jobs.react)
      await outbox.drain()
      await outbox.close()
    },
    async close() {
      await jobs.close()
      await database.close()
    },
  }
}

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = await listening(createServer())
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

/** A mail server that takes everything and keeps it. */
export async function catchMails() {
  const port = await freePort()
  const catcher = await startMailCatcher(port)
  return { port, mails: () => mailsOn(port), close: catcher.close }
}

/** A mail server that does nothing but `answer`, such as never to speak, or to refuse. */
export async function oddMailServer(answer: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = await listening(createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    answer(socket)
  }))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const listening = async (server: Server) => {
  server.listen(0, '127.0.0.1')
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  return server
}
