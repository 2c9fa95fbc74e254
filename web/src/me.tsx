import { readMe } from '@kring/contract/sessions'
import type { Me } from '@kring/domain/people'
import { useQuery } from '@tanstack/react-query'
import { createContext, lazy, Suspense, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { Problem, forgetMe, queryClient, refresh, requestIdOf, viewOf } from './api.ts'
import { hangUp, useLive } from './live.ts'
import { useSentence } from './sentences.ts'
import { ErrorState } from './ui/states.tsx'

const loadIdleWarning = () => import('./ui/idle-warning.tsx')
const IdleWarning = lazy(() => loadIdleWarning().then(({ IdleWarning }) => ({ default: IdleWarning })))

const MeContext = createContext<Me | null>(null)

/** The person who is signed in. Only below MeProvider. */
export const useMe = () => {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is called outside MeProvider')
  return me
}

/**
 * Asks who is signed in and shows the app to them, or `signedOut` to nobody, which is told whether a session has just
 * ended. Keeps the live line open and watches over the session's end.
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
  const sentence = useSentence()
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery({ ...viewOf(readMe, {}), staleTime: Infinity })
  const wasSignedIn = useRef(false)
  if (data) wasSignedIn.current = true

  if (data === null || (error instanceof Problem && error.status === 401)) return signedOut(wasSignedIn.current)
  if (data) {
    return (
      <MeContext value={data.answer}>
        {children}
        <SessionWatch me={data.answer} askedAt={dataUpdatedAt} />
      </MeContext>
    )
  }
  if (!error) return waiting
  return (
    <ErrorState onRetry={() => void refetch()} isRetrying={isFetching} requestId={requestIdOf(error)}>
      {sentence(error)}
    </ErrorState>
  )
}

/** Forgets everything and shows that nobody is signed in. Ending the session at the server is the caller's. */
export const leaveSession = () => {
  void hangUp()
  forgetMe()
}

const warnMs = 2 * 60_000
const touchMs = 60_000
const askAheadMs = 15_000

/** Tells the server that somebody is there, warns two minutes before the session ends, and takes everything away then. */
const SessionWatch = ({ me, askedAt }: { me: Me; askedAt: number }) => {
  const [warns, setWarns] = useState(false)
  const [knowsTheEnd, setKnowsTheEnd] = useState(false)
  const isFinal = me.absoluteMs <= me.idleMs
  const activeAt = useRef(askedAt)
  const toldAt = useRef(askedAt)
  useLive()
  const tellServer = () => {
    toldAt.current = Date.now()
    // Asking who I am is a sign of life, and the answer tells how long the session lasts from then.
    void queryClient.invalidateQueries({ queryKey: ['me'] })
  }

  useEffect(() => {
    const onActivity = () => {
      activeAt.current = Date.now()
    }
    const tick = setInterval(() => {
      const leftMs = askedAt + Math.min(me.idleMs, me.absoluteMs) - Date.now()
      if (leftMs <= 0) return leaveSession()
      const isDue = activeAt.current > toldAt.current && Date.now() - toldAt.current > touchMs
      if (isDue) tellServer()
      // Another window may be in use: the one on the wall neither warns nor ends while somebody works at the desk.
      else if (leftMs <= warnMs + askAheadMs) void refresh('me', null)
      setWarns(leftMs <= warnMs && !isDue)
    }, 5000)
    addEventListener('pointerdown', onActivity)
    addEventListener('keydown', onActivity)
    return () => {
      clearInterval(tick)
      removeEventListener('pointerdown', onActivity)
      removeEventListener('keydown', onActivity)
    }
  }, [me, askedAt])

  // Not part of the first view, and here long before there may be no contact; if not, it is fetched when it is needed.
  useEffect(() => {
    const timer = setTimeout(() => void loadIdleWarning().catch(() => {}), 3000)
    return () => clearTimeout(timer)
  }, [])

  if (!warns) return null
  return (
    <Suspense>
      <IdleWarning
        isOpen={!(isFinal && knowsTheEnd)}
        isFinal={isFinal}
        onStay={() => {
          setWarns(false)
          setKnowsTheEnd(isFinal)
          tellServer()
        }}
      />
    </Suspense>
  )
}
