import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './disclosure.module.css'
import { Icon } from './icon.tsx'

/** More for those who want it, closed at first; printed open. */
export const Disclosure = ({
  title,
  isOpen,
  onToggle,
  isQuiet,
  children,
}: {
  title: ReactNode
  isOpen?: boolean
  /** For what is fetched only when it is looked at. */
  onToggle?: (isOpen: boolean) => void
  /** A lesser line, as small as a note. */
  isQuiet?: boolean
  children: ReactNode
}) => (
  <details className={styles.disclosure} data-quiet={isQuiet || undefined} open={isOpen} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
    <summary>
      <Icon of={ChevronRight} flips />
      <span>{title}</span>
    </summary>
    <div className={styles.content}>{children}</div>
  </details>
)
