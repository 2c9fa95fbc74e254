import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-aria-components'
import { Icon, type LucideIcon } from './icon.tsx'
import styles from './nav-link.module.css'

/** A place in the shell: icon and word. `isNew` shows a dot and says the word. */
export const NavLink = ({
  href,
  label,
  icon,
  isCurrent,
  isNew = false,
}: {
  href: string
  label: string
  icon: LucideIcon
  isCurrent: boolean
  isNew?: boolean
}) => {
  const { t } = useLingui()
  return (
    <Link href={href} className={styles.link} aria-current={isCurrent ? 'page' : undefined}>
      <span className={styles.icon}>
        <Icon of={icon} />
        {isNew && <span className={styles.new} />}
      </span>
      <span>
        {label}
        {isNew && <span className="visually-hidden"> ({t`nytt`})</span>}
      </span>
    </Link>
  )
}
