import type { ReactNode } from 'react'
import styles from './timeline.module.css'

/** What happened, in order, on a line. */
export const Timeline = ({
  label,
  items,
}: {
  label?: string
  items: readonly { key: string; at: ReactNode; title: ReactNode; body?: ReactNode; icon?: ReactNode }[]
}) => (
  <ol className={styles.timeline} role="list" aria-label={label}>
    {items.map(({ key, at, title, body, icon }) => (
      <li key={key}>
        <span className={styles.point} data-icon={icon ? true : undefined}>
          {icon}
        </span>
        <div className={styles.words}>
          <div className={styles.at}>{at}</div>
          <div>{title}</div>
          {body && <div className={styles.body}>{body}</div>}
        </div>
      </li>
    ))}
  </ol>
)
