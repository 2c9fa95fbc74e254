import type { ReactNode } from 'react'
import styles from './summary-list.module.css'

/** Questions and answers under each other, for looking something over before it is sent. */
export const SummaryList = ({
  items,
}: {
  items: readonly { term: ReactNode; detail: ReactNode; action?: ReactNode; key?: string }[]
}) => (
  <dl className={styles.list}>
    {items.map((item, place) => (
      <div key={item.key ?? place}>
        <dt>{item.term}</dt>
        <dd>{item.detail}</dd>
        {item.action && <dd className={styles.action}>{item.action}</dd>}
      </div>
    ))}
  </dl>
)
