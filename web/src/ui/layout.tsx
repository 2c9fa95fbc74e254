import type { CSSProperties, ReactNode } from 'react'
import styles from './layout.module.css'

type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7
type Element = 'div' | 'ul' | 'ol' | 'li' | 'nav' | 'header' | 'footer'

const gapOf = (gap: Gap) => ({ '--gap': `var(--space-${gap})` }) as CSSProperties

/** Things under each other. */
export const Stack = ({ as: As = 'div', gap = 4, children }: { as?: Element; gap?: Gap; children: ReactNode }) => (
  <As className={styles.stack} style={gapOf(gap)}>
    {children}
  </As>
)

/** Things beside each other that wrap when there is no room. */
export const Row = ({
  as: As = 'div',
  gap = 3,
  align = 'center',
  justify = 'start',
  children,
}: {
  as?: Element
  gap?: Gap
  align?: 'start' | 'center' | 'end' | 'baseline' | 'stretch'
  justify?: 'start' | 'between' | 'end'
  children: ReactNode
}) => (
  <As className={styles.row} style={gapOf(gap)} data-align={align} data-justify={justify}>
    {children}
  </As>
)

/** As many equal columns as fit; one on a phone. */
export const Columns = ({ as: As = 'div', gap = 4, children }: { as?: Element; gap?: Gap; children: ReactNode }) => (
  <As className={styles.columns} style={gapOf(gap)}>
    {children}
  </As>
)

/** A main column with 300 px of lesser things beside it, or below it where there is no room. */
export const WithAside = ({ aside, children }: { aside: ReactNode; children: ReactNode }) => (
  <div className={styles.withAsideRoom}>
    <div className={styles.withAside}>
      <div>{children}</div>
      <aside>{aside}</aside>
    </div>
  </div>
)
