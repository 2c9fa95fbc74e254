import type { LucideIcon } from 'lucide-react'
import styles from './icon.module.css'

/** A decorative icon of 20 px beside text. `flips` mirrors arrows and other directions in right-to-left languages. */
export const Icon = ({ of: Of, flips = false }: { of: LucideIcon; flips?: boolean }) => (
  <Of className={styles.icon} data-flips={flips || undefined} strokeWidth={1.75} aria-hidden focusable={false} />
)

export type { LucideIcon }
