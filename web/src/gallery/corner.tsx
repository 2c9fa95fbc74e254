import type { ReactNode } from 'react'
import styles from './gallery.module.css'

/** One component's corner of the gallery. */
export const Corner = ({ name, children }: { name: string; children: ReactNode }) => (
  <section className={styles.corner} id={name.toLowerCase()} aria-label={name}>
    <p className={styles.name}>{name}</p>
    {children}
  </section>
)
