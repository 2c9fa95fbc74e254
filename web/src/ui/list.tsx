import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components'
import styles from './list.module.css'

/** Rows of one kind with a line between. Give a `label` where no heading names the list. */
export const List = ({ label, ordered = false, children }: { label?: string; ordered?: boolean; children: ReactNode }) => {
  const As = ordered ? 'ol' : 'ul'
  return (
    // Safari drops the list role of an unmarked list unless it is said.
    <As className={styles.list} role="list" aria-label={label}>
      {children}
    </As>
  )
}

/**
 * One row: what it is, a lesser line, and what stands at its ends. With `href` the title is the link and the whole row
 * can be pressed.
 */
export const ListRow = ({
  leading,
  title,
  note,
  trailing,
  href,
  onPress,
  isNew = false,
  children,
}: {
  leading?: ReactNode
  title: ReactNode
  note?: ReactNode
  trailing?: ReactNode
  href?: string
  /** Done besides going there. */
  onPress?: () => void
  /** A dot with the word "ny" for those who cannot see it. */
  isNew?: boolean
  children?: ReactNode
}) => {
  const { t } = useLingui()
  return (
    <li className={styles.row}>
      {leading && <div className={styles.leading}>{leading}</div>}
      <div className={styles.words}>
        <div className={styles.title}>
          {href ? (
            <Link href={href} className={styles.link} {...(onPress && { onPress })}>
              {title}
            </Link>
          ) : (
            title
          )}
          {isNew && (
            <span className={styles.new}>
              <span className="visually-hidden">{t`ny`}</span>
            </span>
          )}
        </div>
        {note && <div className={styles.note}>{note}</div>}
        {children}
      </div>
      {trailing && <div className={styles.trailing}>{trailing}</div>}
    </li>
  )
}
