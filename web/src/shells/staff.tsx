import { useLingui } from '@lingui/react/macro'
import { CircleUserRound, LogOut, Moon, Sun, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { chooseTheme, currentTheme } from '../theme.ts'
import { MenuButton } from '../ui/menu.tsx'
import { NavLink } from '../ui/nav-link.tsx'
import { SkipLinks } from '../ui/skip-links.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import styles from './staff.module.css'
import { useSurface } from './surface.ts'

/** A place in the rail. `isNew` shows a dot, never a number. */
export interface StaffPlace {
  href: string
  label: string
  icon: LucideIcon
  isNew?: boolean
}

/** The frame of professionals: a rail with few places, or a bar at the foot of a phone, and the page beside it. */
export const StaffShell = ({
  path,
  places,
  person,
  onSignOut,
  banner,
  children,
}: {
  path: string
  places: readonly StaffPlace[]
  person: { name: string; affiliation?: string }
  onSignOut: () => void
  banner?: ReactNode
  children: ReactNode
}) => {
  const { t } = useLingui()
  const [theme, setTheme] = useState(currentTheme)
  useSurface('staff')
  return (
    <div className={styles.shell}>
      <SkipLinks />
      <nav className={styles.rail} aria-label={t`Huvudmeny`} data-print="hide">
        <div className={styles.brand}>
          <Wordmark name="Kring" />
        </div>
        <ul role="list" className={styles.places}>
          {places.map((place) => (
            <li key={place.href}>
              <NavLink {...place} isCurrent={isWithin(path, place.href)} />
            </li>
          ))}
        </ul>
        <div className={styles.person}>
          <MenuButton
            icon={CircleUserRound}
            kind="quiet"
            wide
            label={t`Ditt konto: ${person.name}`}
            entries={[
              {
                id: 'theme',
                icon: theme === 'dark' ? Sun : Moon,
                label: theme === 'dark' ? t`Byt till ljust` : t`Byt till mörkt`,
                onAction: () => {
                  const next = theme === 'dark' ? 'light' : 'dark'
                  chooseTheme(next)
                  setTheme(next)
                },
              },
              { id: 'sign-out', icon: LogOut, label: t`Logga ut`, onAction: onSignOut },
            ]}
          >
            <span className={styles.account}>{t`Konto`}</span>
            <span className={styles.personName}>{person.name}</span>
            {person.affiliation && <span className={styles.affiliation}>{person.affiliation}</span>}
          </MenuButton>
        </div>
      </nav>
      <div className={styles.page}>
        {banner}
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
    </div>
  )
}

const isWithin = (path: string, href: string) => path === href || (href !== '/' && path.startsWith(`${href}/`))
