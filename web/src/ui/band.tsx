import { CircleAlert, CircleCheck, Info, Minus, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './band.module.css'
import { Icon, type LucideIcon } from './icon.tsx'

export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'sunken'

const usual: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
  info: Info,
  sunken: Minus,
}

/** One calm line that says how things stand: icon, words and, where there is more, a link. */
export const Band = ({
  tone = 'info',
  icon = usual[tone],
  title,
  action,
  children,
}: {
  tone?: Tone
  icon?: LucideIcon
  title?: ReactNode
  action?: ReactNode
  children?: ReactNode
}) => (
  <div className={styles.band} data-tone={tone} data-print="together">
    <Icon of={icon} />
    <div className={styles.words}>
      {title && <strong>{title}</strong>}
      {children && <span>{children}</span>}
      {action && <span className={styles.action}>{action}</span>}
    </div>
  </div>
)
