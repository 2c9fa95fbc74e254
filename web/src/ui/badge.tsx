import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { Icon, type LucideIcon } from './icon.tsx'
import { MarkGlyph, type Mark } from './mark.tsx'

/** A short word about a thing, such as its state: always a word, a colour and, where it helps, an icon. */
export const Badge = ({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: 'neutral' | 'ok' | 'warn' | 'danger' | 'info'
  icon?: LucideIcon
  children: ReactNode
}) => (
  <span className={styles.badge} data-tone={tone}>
    {icon && <Icon of={icon} />}
    <span>{children}</span>
  </span>
)

/** A word in the colour and with the glyph of its mark, such as an agency. */
export const Chip = ({ mark, children }: { mark: Mark; children: ReactNode }) => (
  <span className={styles.badge} data-mark={mark}>
    <MarkGlyph mark={mark} />
    <span>{children}</span>
  </span>
)
