import { coverScreen, extendItem, goToItem, readMeeting } from '@kring/contract/meetings'
import { mayCoverScreen, mayGoToItem, neighbourOf } from '@kring/domain/agenda'
import { check } from '@kring/domain/kernel/rule'
import type { Meeting } from '@kring/domain/meetings'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Problem, queryClient, refresh, useAct, viewOf, type Trouble } from '../../api.ts'

/** The item that blocks all that follows until consent has been checked. */
export const isCheck = ({ records }: { records: readonly string[] }) => records.includes('consent-check')

const isStale = (trouble: Trouble) => trouble instanceof Problem && trouble.code === 'stale'

/** The item that comes next or came before, without those that were set aside. */
export const neighbour = ({ items, current }: Pick<Meeting, 'items' | 'current'>, to: 'next' | 'previous') =>
  neighbourOf(items, { current, setAside: new Map(items.flatMap(({ id, state, reason }) => (state === 'not-applicable' ? [[id, reason ?? '']] : []))) }, to)

/**
 * What moves a meeting, for its facilitator. A step that somebody else was faster with is no fault: the meeting is fetched
 * again and stands where they took it. Where it has not moved meanwhile (the screen was covered, say), the step is taken.
 */
export const useSteps = (meeting: Meeting, etag: string | null) => {
  const params = { caseId: meeting.caseId, meetingId: meeting.id }
  const move = useAct(goToItem)
  const cover = useAct(coverScreen)
  const extend = useAct(extendItem)
  const from = meeting.current?.itemId
  const step = (to: string, ifMatch: string | null, isSecond = false) =>
    move.mutate({ params, body: { to }, ifMatch }, { onError: (trouble) => isStale(trouble) && void again(to, isSecond) })
  const again = async (to: string, isSecond: boolean) => {
    await refresh('meeting', meeting.caseId)
    const now = queryClient.getQueryData(viewOf(readMeeting, { params }).queryKey)
    if (!isSecond && now && now.answer.current?.itemId === from) step(to, now.etag, true)
  }
  const checkPosition = meeting.items.find(isCheck)?.position ?? 0
  const mayGoTo = (item: { position: number }) => check(mayGoToItem, meeting.you, { ...meeting, position: item.position, checkPosition })
  const isCovered = meeting.cover !== null
  const trouble = [move.error, cover.error, extend.error].find((error) => error && !isStale(error))
  return {
    mayGoTo,
    isCovered,
    mayCover: check(mayCoverScreen, meeting.you, { ...meeting, covered: !isCovered }).ok,
    isPending: move.isPending,
    trouble: trouble ?? null,
    goTo: (to: string) => {
      const item = to === 'next' || to === 'previous' ? neighbour(meeting, to) : meeting.items.find(({ id }) => id === to)
      if (!item || move.isPending || !mayGoTo(item).ok) return
      step(item.id, etag)
    },
    toggleCover: () => cover.mutate({ params, body: { covered: !isCovered } }),
    extend: () => meeting.current && extend.mutate({ params: { ...params, itemId: meeting.current.itemId } }),
  }
}

/**
 * PageDown and PageUp step, as presenter remotes do; B hides the screen where that key is switched on and nobody is writing.
 * Nothing happens below an open dialog.
 */
export const useMeetingKeys = (acts: { next: () => void; previous: () => void; cover: () => void }) => {
  const newest = useRef(acts)
  newest.current = acts
  const hasCoverKey = useCoverKey()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
      const does = keyOf(event, hasCoverKey)
      if (!does) return
      event.preventDefault()
      newest.current[does]()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [hasCoverKey])
}

const keyOf = ({ key, target }: KeyboardEvent, hasCoverKey: boolean) => {
  if (key === 'PageDown') return 'next'
  if (key === 'PageUp') return 'previous'
  const isWriting = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  return key.toLowerCase() === 'b' && hasCoverKey && !isWriting ? 'cover' : undefined
}

const place = 'meeting-cover-key'
const listeners = new Set<() => void>()

/** Whether B hides the screen on this device; on unless somebody has switched it off (WCAG 2.1.4). */
export const useCoverKey = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => localStorage.getItem(place) !== 'off',
  )

export const chooseCoverKey = (isOn: boolean) => {
  localStorage.setItem(place, isOn ? 'on' : 'off')
  for (const listener of listeners) listener()
}
