import { dropDraft, readDraft, saveDraft } from '@kring/contract/sessions'
import { useEffect, useRef, useState } from 'react'
import { call, Problem, queryClient, viewOf } from '../../api.ts'
import { useContact } from '../../live.ts'
import { useMe } from '../../me.tsx'

/** How far what is written is safe: `kept` on the server since an instant, on its way there, or only on this page. */
export type DraftState = { is: 'untouched' } | { is: 'saving' } | { is: 'only-here' } | { is: 'kept'; at: string }

/** What has been typed on this device and not been sent yet, by person and place; it outlives the page that held it. */
const held = new Map<string, unknown>()
/** When the page that held it went away, by the same key; what is on a page now is not in it. */
const leftAt = new Map<string, number>()
const justMs = 60_000
const againMs = 3000

/** What somebody was writing when their page was taken away, in plain words: to be shown to them, and to nobody else. */
export const wordsJustLeft = (personId: string): string[] =>
  [...leftAt]
    .filter(([key, at]) => key.startsWith(`${personId} `) && performance.now() - at < justMs)
    .map(([key]) => wordsIn(held.get(key)))
    .filter((words) => words !== '')

const wordsIn = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'object' || value === null) return ''
  const { title, text, youth, professionals } = value as Record<string, unknown>
  return [title, text, youth, professionals].map(wordsIn).filter(Boolean).join('\n')
}

/**
 * What somebody is writing in a place of their own (`note:<id>`): kept on the server a second after each pause, so that it
 * outlives an expired session, a lost case and a closed browser; what could not be kept is tried again while there is contact.
 * It is its writer's alone and holds no one else's words.
 * `drop` is for when it has been sent or given up; told what was sent, it spares what has been written since. A place that saves by itself pauses longer (`pauseMs`), so that mostly
 * nothing is left to keep.
 */
export const useDraft = <Value>(place: string, initial: Value, { pauseMs = 1000 }: { pauseMs?: number } = {}) => {
  const key = `${useMe().person.id} ${place}`
  const [value, setValue] = useState<Value>(() => (held.get(key) as Value | undefined) ?? initial)
  const [state, setState] = useState<DraftState>({ is: held.has(key) ? 'only-here' : 'untouched' })
  const inContact = useContact()
  const mayTryAgain = useRef(true)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOnServer = useRef(false)
  const newest = useRef(value)
  newest.current = value

  useEffect(() => {
    if (held.has(key)) return
    let gone = false
    // Nothing kept, or nobody to ask: one begins with an empty page, and loses nothing by it.
    queryClient.fetchQuery({ ...viewOf(readDraft, { query: { place } }), staleTime: 0 }).then(
      ({ answer: { draft } }) => {
        if (draft) isOnServer.current = true
        if (gone || held.has(key) || !draft?.text) return
        setValue(JSON.parse(draft.text) as Value)
        setState({ is: 'kept', at: draft.savedAt })
      },
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [key, place])

  const keep = async () => {
    clearTimeout(timer.current)
    const now = held.get(key)
    if (now === undefined) return
    setState({ is: 'saving' })
    isOnServer.current = true
    await call(saveDraft, { body: { place, text: JSON.stringify(now) } }).then(
      () => held.get(key) === now && setState({ is: 'kept', at: new Date().toISOString() }),
      (trouble: unknown) => {
        mayTryAgain.current = !(trouble instanceof Problem && trouble.status < 500)
        setState({ is: 'only-here' })
      },
    )
  }

  useEffect(() => {
    if (state.is !== 'only-here' || !inContact || !mayTryAgain.current) return
    const again = setTimeout(() => void keepNow.current(), againMs)
    return () => clearTimeout(again)
  }, [state, inContact])

  // Whoever leaves in the middle of a word has not paused.
  const keepNow = useRef(keep)
  keepNow.current = keep
  useEffect(() => {
    leftAt.delete(key)
    return () => {
      leftAt.set(key, performance.now())
      if (timer.current !== undefined) void keepNow.current()
    }
  }, [key])

  return {
    value,
    state,
    write: (next: Value) => {
      held.set(key, next)
      setValue(next)
      setState({ is: 'saving' })
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        timer.current = undefined
        void keepNow.current()
      }, pauseMs)
    },
    drop: (sent?: Value) => {
      if (sent !== undefined && (held.get(key) ?? newest.current) !== sent) return
      clearTimeout(timer.current)
      timer.current = undefined
      held.delete(key)
      setValue(initial)
      setState({ is: 'untouched' })
      if (isOnServer.current) call(dropDraft, { body: { place } }).catch(() => undefined)
      isOnServer.current = false
    },
  }
}
