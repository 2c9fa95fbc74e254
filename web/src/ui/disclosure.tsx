import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './disclosure.module.css'
import { Icon } from './icon.tsx'

/** More for those who want it, closed at first; printed open. */
export const Disclosure = ({
  title,
  isOpen,
  children,
}: {
  title: ReactNode
  isOpen?: boolean
  children: ReactNode
}) => (
  <details className={styles.disclosure} open={isOpen}>
    <summary>
      <Icon of={ChevronRight} flips />
      <span>{title}</span>
    </summary>
    <div className={styles.content}>{children}</div>
  </details>
)
