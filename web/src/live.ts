import { useEffect, useSyncExternalStore } from 'react'
import type { Socket } from 'socket.io-client'
import { forget, queryClient, refresh } from './api.ts'

/** Something of a noun has changed; what it is, each browser asks under its own rights. `n` counts per connection. */
interface Changed {
  about: string
  case: string | null
  n: number
}

/** Rights may have ended, in one case or everywhere: forget, then ask again. */
interface Knock {
  case: string | null
  n: number
}

let connection: Promise<Socket> | undefined
let inContact = true
const contactListeners = new Set<() => void>()

/** Keeps everything on screen true. MeProvider calls it; the server knows by the session which cases to tell of. */
export const useLive = () => {
  useEffect(() => {
    connection ??= connect()
    // The device often knows sooner than the line does.
    const onOffline = () => setContact(false)
    const onOnline = async () => {
      const isConnected = (await connection)?.connected ?? false
      if (isConnected) setContact(true)
      void refresh(null, null)
    }
    addEventListener('offline', onOffline)
    addEventListener('online', onOnline)
    return () => {
      removeEventListener('offline', onOffline)
      removeEventListener('online', onOnline)
    }
  }, [])
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

const connect = async () => {
  const { io } = await import('socket.io-client')
  const socket = io({ path: '/api/live', transports: ['websocket'] })
  let awaited = 1
  let lost: ReturnType<typeof setTimeout> | undefined

  socket.on('connect', () => {
    clearTimeout(lost)
    lost = undefined
    setContact(true)
    awaited = 1
    // Also the first time: something can have happened between the fetching of the page and this connection.
    void refresh(null, null)
  })
  const inOrder = (n: number) => {
    const isNext = n === awaited
    awaited = n + 1
    return isNext
  }
  socket.on('changed', (changed: Changed) => {
    void (inOrder(changed.n) ? refresh(changed.about, changed.case) : refresh(null, null))
  })
  socket.on('knock', (knock: Knock) => {
    // Out of order, a knock may have been missed as well.
    void forget(inOrder(knock.n) ? knock.case : null)
  })
  const loseContact = () => {
    // Hung up here, on purpose.
    if (!connection) return
    lost ??= setTimeout(() => setContact(false), 4000)
    // The client comes back by itself unless the server has hung up or refused: then the session may be over.
    if (socket.active) return
    void queryClient.invalidateQueries({ queryKey: ['me'] })
    setTimeout(() => connection && socket.connect(), 5000)
  }
  socket.on('disconnect', loseContact)
  // A refused first attempt is as deaf as a lost line, and must not look like contact.
  socket.on('connect_error', loseContact)
  return socket
}

const setContact = (now: boolean) => {
  if (inContact === now) return
  inContact = now
  for (const listener of contactListeners) listener()
}
