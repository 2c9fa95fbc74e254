import type { ReactNode } from 'react'
import { Icon, type LucideIcon } from './icon.tsx'
import styles from './note.module.css'

/** A lesser line with an icon: who reads this, why something cannot be done, when it was saved. */
export const Note = ({ icon, children }: { icon: LucideIcon; children: ReactNode }) => (
  <p className={styles.note}>
    <Icon of={icon} />
    <span>{children}</span>
  </p>
)
