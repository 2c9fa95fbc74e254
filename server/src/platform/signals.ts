import { createAdapter } from '@socket.io/redis-streams-adapter'
import { Redis } from 'ioredis'
import { sql } from 'kysely'
import type { Server } from 'socket.io'
import type { Database } from './database.ts'
import type { Log } from './log.ts'

/**
 * How the nodes of one Kring learn that a transaction has added events. A signal is the transaction's id and nothing else; one
 * that is lost is made good by each node's own sweep.
 */
export interface Signals {
  /** Calls back with each transaction, and with null when some may have been missed. */
  hear(heard: (xact: string | null) => void): Promise<{ close(): Promise<void> }>
  /** Tells every node of a committed transaction; missing where the database tells them by itself. */
  tell?(xact: string): void
}

/** Signals by LISTEN/NOTIFY: several nodes on one database need nothing else between them. */
export const signalsOfDatabase = (database: Database): Signals => ({ hear: (heard) => database.listen('kring', heard) })

/** Signals through socket.io's Redis streams adapter, so that no node holds a database connection to listen on. */
export function signalsOverRedis(io: Server<any, any, { committed: (xact: string) => void }, any>, url: string, log: Log): Signals {
  const redis = new Redis(url, { maxRetriesPerRequest: null })
  redis.on('error', (error) => log.warn({ err: error }, 'signals lost their connection'))
  // Each namespace gets an adapter; there is one.
  io.adapter(createAdapter(redis, { streamName: 'kring', channelPrefix: 'kring', blockTimeInMs: 1000 }))
  let heardHere: (xact: string | null) => void = () => {}
  return {
    async hear(heard) {
      heardHere = heard
      io.on('committed', heard)
      redis.on('ready', () => heard(null))
      return { close: async () => { redis.disconnect() } }
    },
    tell(xact) {
      heardHere(xact)
      // What cannot be sent now is not kept for later: the other nodes' sweeps are sooner.
      if (redis.status === 'ready') io.serverSideEmit('committed', xact)
    },
  }
}

/** The same door, which after each committed transaction that wrote something tells which one it was. */
export const tellingCommits = (database: Database, tell: (xact: string) => void): Database => ({
  ...database,
  async as(actor, work) {
    let xact: string | null | undefined
    const result = await database.as(actor, async (trx) => {
      const given = await work(trx)
      const { rows } = await sql<{ xact: string | null }>`select pg_current_xact_id_if_assigned()::text as xact`.execute(trx)
      xact = rows[0]?.xact
      return given
    })
    if (xact) tell(xact)
    return result
  },
})
