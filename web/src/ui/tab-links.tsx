import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-aria-components'
import styles from './tab-links.module.css'

/** The parts of one page as links, so that each has its address. `isNew` shows a dot and says the word. */
export const TabLinks = ({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { href: string; label: string; isCurrent: boolean; isNew?: boolean }[]
}) => {
  const { t } = useLingui()
  return (
    <nav className={styles.tabs} aria-label={label} data-print="hide">
      <ul role="list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} className={styles.tab} aria-current={tab.isCurrent ? 'page' : undefined}>
              {tab.label}
              {tab.isNew && (
                <span className={styles.new}>
                  <span className="visually-hidden">{t`nytt`}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
