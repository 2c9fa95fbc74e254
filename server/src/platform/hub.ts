import type { Server as HttpServer } from 'node:http'
import type { Actor } from '@kring/domain/actor'
import { Server, type Socket } from 'socket.io'
import type { Database } from './database.ts'
import type { Log } from './log.ts'
import { followEvents, type Signal } from './relay.ts'
import { signalsOfDatabase, signalsOverRedis } from './signals.ts'

interface Heard {
  /** Something about this noun has changed in this case; fetch it again under your own rights. `n` counts 1, 2, 3 per connection. */
  changed(change: { about: string; case: string | null; n: number }): void
  /** You may have lost sight of something: put away what you hold of this case (or of everything) and ask again. */
  knock(which: { case: string | null; n: number }): void
}

export interface HubSetting {
  server: HttpServer
  database: Database
  log: Log
  origin: string
  identify(cookie: string | undefined, activity: boolean): Promise<Actor>
  /** Which of these sessions are still alive; asked every half minute. */
  alive(sessionIds: string[]): Promise<Set<string>>
  /** With a Redis the nodes signal each other through it; without one, through the database. */
  redisUrl: string | undefined
}

/**
 * Tells browsers that something changed, never what: for each event one question to the database about the people who are
 * connected here, and ids to exactly those.
 */
export function openHub({ server, database, log, origin, identify, alive, redisUrl }: HubSetting) {
  const io = new Server<Record<string, never>, Heard, { committed: (xact: string) => void }, { personId: string; sessionId: string; n: number }>(server, {
    path: '/api/live',
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 10_000,
    // connectionStateRecovery stays off: a replay buffer would outlive a withdrawal.
    allowRequest: (request, answer) => answer(null, request.headers.origin === origin),
  })
  const people = new Map<string, Set<Socket>>()

  /** Hangs up where the session has ended. Not knowing is no reason to go on: whoever cannot be vouched for asks again over HTTP. */
  const keepTheLiving = (sockets: Socket[]) => {
    if (sockets.length === 0) return
    alive([...new Set(sockets.map((socket) => socket.data.sessionId as string))])
      .then((still) => sockets.filter((socket) => !still.has(socket.data.sessionId)).forEach((socket) => socket.disconnect(true)))
      .catch(() => sockets.forEach((socket) => socket.disconnect(true)))
  }

  io.use((socket, next) => {
    identify(socket.handshake.headers.cookie, false)
      .then((actor) => {
        if (actor.kind !== 'person') return next(new Error('not-signed-in'))
        socket.data.personId = actor.personId
        socket.data.sessionId = actor.sessionId
        socket.data.n = 0
        next()
      })
      .catch(() => next(new Error('unavailable')))
  })
  io.on('connection', (socket) => {
    const { personId } = socket.data
    const mine = people.get(personId) ?? new Set()
    people.set(personId, mine.add(socket))
    socket.on('disconnect', () => {
      mine.delete(socket)
      if (mine.size === 0) people.delete(personId)
    })
    // The session may have ended since the handshake, when its end could not find this socket yet.
    keepTheLiving([socket])
  })

  const socketsOf = (ids: readonly string[]) => ids.flatMap((id) => [...(people.get(id) ?? [])]) as Socket<any, Heard>[]

  const deliver = (signals: Signal[]) => {
    for (const signal of signals) {
      for (const socket of socketsOf(signal.knocks)) socket.emit('knock', { case: signal.caseId, n: ++socket.data.n })
      for (const socket of socketsOf(signal.seers)) socket.emit('changed', { about: signal.about, case: signal.caseId, n: ++socket.data.n })
      if (signal.name === 'session.ended') {
        const { sessionId } = signal.body as { sessionId: string }
        for (const socket of socketsOf(signal.seers)) if (socket.data.sessionId === sessionId) socket.disconnect(true)
      }
    }
  }

  const signals = redisUrl ? signalsOverRedis(io, redisUrl, log) : signalsOfDatabase(database)
  const follower = followEvents(database, log, { signals, connected: () => [...people.keys()], deliver })
  const checker = setInterval(() => keepTheLiving([...people.values()].flatMap((mine) => [...mine])), 30_000)

  return {
    io,
    ready: follower.ready,
    /** Tells all nodes that a transaction with events has been committed, where the database does not. */
    committed: signals.tell,
    connected: () => [...people.values()].reduce((sum, mine) => sum + mine.size, 0),
    async close() {
      clearInterval(checker)
      await follower.close()
      await io.close()
    },
  }
}
