import { useEffect, useSyncExternalStore } from 'react'
import type { Socket } from 'socket.io-client'
import { forget, queryClient, refresh } from './api.ts'

/** Something of a noun has changed; what it is, each browser asks under its own rights. `n` counts per connection. */
interface Changed {
  about: string
  case: string | null
  id: string
  n: number
}

/** Rights may have ended, in one case or everywhere: forget, then ask again. */
interface Knock {
  case: string | null
}

const holders = new Map<string, number>()
let connection: Promise<Socket> | undefined
let inContact = true
const contactListeners = new Set<() => void>()

/**
 * Keeps what is on screen true, and with a case joins it, for as long as the component lives. All components share one
 * connection.
 */
export const useLive = (caseId?: string) => {
  useEffect(() => {
    connection ??= connect()
    if (caseId === undefined) return
    const held = holders.get(caseId) ?? 0
    holders.set(caseId, held + 1)
    if (held === 0) void send('join', caseId)
    return () => {
      const left = (holders.get(caseId) ?? 1) - 1
      if (left > 0) return void holders.set(caseId, left)
      holders.delete(caseId)
      void send('leave', caseId)
    }
  }, [caseId])
}

/** Whether the server can be heard: false some seconds after the line has gone. */
export const useContact = () =>
  useSyncExternalStore(
    (listener) => {
      contactListeners.add(listener)
      return () => void contactListeners.delete(listener)
    },
    () => inContact,
  )

/** Ends the connection, as when the person signs out. */
export const hangUp = async () => {
  const socket = connection
  connection = undefined
  ;(await socket)?.disconnect()
}

const send = async (word: 'join' | 'leave', caseId: string) => {
  const socket = await connection
  // While the line is down the new connection joins by itself.
  if (socket?.connected) socket.emit(word, { case: caseId })
}

const connect = async () => {
  const { io } = await import('socket.io-client')
  const socket = io({ path: '/api/live', transports: ['websocket'] })
  let awaited = 1
  let hasMissed = false
  let lost: ReturnType<typeof setTimeout> | undefined

  socket.on('connect', () => {
    clearTimeout(lost)
    setContact(true)
    awaited = 1
    for (const caseId of holders.keys()) socket.emit('join', { case: caseId })
    if (hasMissed) void refresh(null, null)
    hasMissed = true
  })
  socket.on('changed', (changed: Changed) => {
    const gap = changed.n !== awaited
    awaited = changed.n + 1
    void (gap ? refresh(null, null) : refresh(changed.about, changed.case))
  })
  socket.on('knock', (knock: Knock) => void forget(knock.case))
  socket.on('disconnect', (reason) => {
    lost = setTimeout(() => setContact(false), 4000)
    // The server hung up: the session may be over. If it is not, come back.
    if (reason !== 'io server disconnect') return
    void queryClient.invalidateQueries({ queryKey: ['me'] })
    setTimeout(() => connection && socket.connect(), 5000)
  })
  return socket
}

const setContact = (now: boolean) => {
  if (inContact === now) return
  inContact = now
  for (const listener of contactListeners) listener()
}
