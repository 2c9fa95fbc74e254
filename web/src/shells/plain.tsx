import type { ReactNode } from 'react'
import styles from './plain.module.css'

/** A page without any frame: before sign-in, after it, and where there is nothing. */
export const PlainShell = ({ children }: { children: ReactNode }) => (
  <main id="main" tabIndex={-1} className={styles.main}>
    {children}
  </main>
)
