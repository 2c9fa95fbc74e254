import { useSyncExternalStore } from 'react'

/** A neutral page that anybody could have open. */
export const neutralPage = 'https://www.smhi.se/'

const key = 'quick-exit'
const listeners = new Set<() => void>()

/**
 * Whether the way out of the page at once is shown on this device: as somebody chose here, else as is usual for them. The
 * button can put some people off, which is why one can choose.
 */
export const useQuickExit = (isUsual: boolean) => {
  const chosen = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => localStorage.getItem(key),
  )
  return chosen === null ? isUsual : chosen === 'shown'
}

/** Shows or hides it from now on, on this device. */
export const chooseQuickExit = (isShown: boolean) => {
  localStorage.setItem(key, isShown ? 'shown' : 'hidden')
  for (const listener of listeners) listener()
}
