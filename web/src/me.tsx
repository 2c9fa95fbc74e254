import type { Me } from '@kring/domain/people'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { NetworkProblem, Problem, forgetMe, queryClient, requestIdOf, type Trouble } from './api.ts'
import { hangUp, useLive } from './live.ts'
import { IdleWarning } from './ui/idle-warning.tsx'
import { ErrorState } from './ui/states.tsx'

const MeContext = createContext<Me | null>(null)

/** The person who is signed in. Only below MeProvider. */
export const useMe = () => {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is called outside MeProvider')
  return me
}

/**
 * Asks who is signed in and shows the app to them, or `signedOut` to nobody, which is told whether a session has just
 * ended. Watches over the session's end.
 */
export const MeProvider = ({
  children,
  signedOut,
  waiting = null,
}: {
  children: ReactNode
  signedOut: (hasJustLeft: boolean) => ReactNode
  waiting?: ReactNode
}) => {
  const {
    data: me,
    error,
    isFetching,
    refetch,
  } = useQuery<Me | null, Trouble>({ queryKey: ['me'], queryFn: askWho, staleTime: Infinity })
  if (error instanceof Problem && error.status === 401) return signedOut(me !== undefined)
  if (me === null) return signedOut(true)
  if (me === undefined) {
    if (!error) return waiting
    return <ErrorState onRetry={() => void refetch()} isRetrying={isFetching} requestId={requestIdOf(error)} />
  }
  return (
    <MeContext value={me}>
      {children}
      <SessionWatch me={me} />
    </MeContext>
  )
}

const askWho = async ({ signal }: { signal: AbortSignal }) => {
  const response = await fetch('/api/me', { cache: 'no-store', signal }).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw new NetworkProblem('no answer', { cause })
  })
  const body = await response.json().catch(() => ({}))
  if (!response.ok) throw new Problem(response.status, body)
  return body as Me
}

/** Forgets everything and shows that nobody is signed in. */
export const leaveSession = () => {
  void hangUp()
  forgetMe()
}

const warnMs = 2 * 60_000
const touchMs = 60_000

/** Keeps the line open, tells the server that somebody is there, warns two minutes before the session ends, and takes everything away then. */
const SessionWatch = ({ me }: { me: Me }) => {
  const [warns, setWarns] = useState(false)
  useLive()

  useEffect(() => {
    const startedAt = Date.now()
    let activeAt = startedAt
    let touchedAt = startedAt
    const touch = () => {
      touchedAt = Date.now()
      void queryClient.invalidateQueries({ queryKey: ['me'] })
    }
    const onActivity = () => {
      activeAt = Date.now()
    }
    const tick = setInterval(() => {
      const now = Date.now()
      const leftMs = Math.min(touchedAt + me.idleMs, startedAt + me.absoluteMs) - now
      if (leftMs <= 0) leaveSession()
      else if (activeAt > touchedAt && now - touchedAt > touchMs) touch()
      else setWarns(leftMs <= warnMs)
    }, 5000)
    addEventListener('pointerdown', onActivity)
    addEventListener('keydown', onActivity)
    return () => {
      clearInterval(tick)
      removeEventListener('pointerdown', onActivity)
      removeEventListener('keydown', onActivity)
    }
  }, [me.person.id, me.idleMs, me.absoluteMs])

  return (
    <IdleWarning
      isOpen={warns}
      onStay={() => {
        setWarns(false)
        // The press itself is activity; the next tick tells the server.
        void queryClient.invalidateQueries({ queryKey: ['me'] })
      }}
    />
  )
}
