import { useLingui } from '@lingui/react/macro'
import { Check, X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { announce } from './announce.ts'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './toast.module.css'

interface Toast {
  id: number
  text: string
  action?: { label: string; onPress: () => void }
  forMs: number
}

let current: Toast | null = null
let lastId = 0
const listeners = new Set<() => void>()

const show = (next: Toast | null) => {
  current = next
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/**
 * Says that something was done, for at least 8 seconds (10 with an action such as "Ångra"). Never for faults: those
 * stand where they arose. A newer one replaces it.
 */
export const toast = (text: string, action?: { label: string; onPress: () => void }) => {
  show({ id: ++lastId, text, action, forMs: action ? 10_000 : 8_000 })
  announce(text, { instead: 'toast' })
}

const dismissToast = () => show(null)

/** The place where toasts appear, once per app. Waits while pointed at or focused; F6 goes there, Escape closes. */
export const ToastRegion = () => {
  const { t } = useLingui()
  const shown = useSyncExternalStore(subscribe, () => current)
  const region = useRef<HTMLDivElement>(null)
  const before = useRef<HTMLElement | null>(null)
  const [held, setHeld] = useState(false)

  useEffect(() => {
    if (!shown || held) return
    const timer = setTimeout(dismissToast, shown.forMs)
    return () => clearTimeout(timer)
  }, [shown, held])

  useEffect(() => {
    if (!shown) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault()
        before.current = document.activeElement as HTMLElement | null
        region.current?.querySelector<HTMLElement>('button')?.focus()
      }
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [shown])

  const close = () => {
    if (region.current?.contains(document.activeElement)) before.current?.focus()
    setHeld(false)
    dismissToast()
  }

  return (
    <div
      ref={region}
      role="region"
      aria-label={t`Kvittenser`}
      className={styles.region}
      data-react-aria-top-layer
      data-print="hide"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown && (
        <div className={styles.toast} key={shown.id}>
          <Icon of={Check} />
          <span className={styles.text}>{shown.text}</span>
          {shown.action && (
            <Button
              kind="quiet"
              onPress={() => {
                shown.action?.onPress()
                close()
              }}
            >
              {shown.action.label}
            </Button>
          )}
          <IconButton icon={X} label={t`Stäng`} onPress={close} />
        </div>
      )}
    </div>
  )
}
