import type { ReactNode } from 'react'
import { Link, RouterProvider, type LinkProps } from 'react-aria-components'
import { ButtonContent, look, type ButtonLook } from './button.tsx'
import { Icon, type LucideIcon } from './icon.tsx'
import styles from './link.module.css'

type LinkRest = Omit<LinkProps, 'className' | 'style' | 'children'> & { href: string }

/** Goes somewhere; always underlined. `quiet` takes the colour of the text around it. */
export const TextLink = ({
  quiet = false,
  icon,
  iconFlips = false,
  children,
  ...rest
}: { quiet?: boolean; icon?: LucideIcon; iconFlips?: boolean; children: ReactNode } & LinkRest) => (
  <Link {...rest} className={styles.link} data-quiet={quiet || undefined} data-icon={icon ? true : undefined}>
    {icon && <Icon of={icon} flips={iconFlips} />}
    {children}
  </Link>
)

/** Goes somewhere, but is the page's main step and therefore looks like a button. */
export const LinkButton = ({
  kind = 'secondary',
  size = 'normal',
  wide,
  icon,
  iconFlips,
  children,
  ...rest
}: ButtonLook & LinkRest) => (
  <Link {...rest} {...look({ kind, size, wide })}>
    <ButtonContent icon={icon} iconFlips={iconFlips}>
      {children}
    </ButtonContent>
  </Link>
)

/** Lets every link, menu item and tab below navigate without reloading the page. */
export const LinkProvider = RouterProvider
