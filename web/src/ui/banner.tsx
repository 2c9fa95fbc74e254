import { useLingui } from '@lingui/react/macro'
import { CloudOff, FlaskConical, RefreshCw } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import styles from './banner.module.css'
import { Icon, type LucideIcon } from './icon.tsx'

const icons: Record<'offline' | 'version' | 'sandbox', LucideIcon> = {
  offline: CloudOff,
  version: RefreshCw,
  sandbox: FlaskConical,
}

/** A strip at the very top about the app itself, never about what is in it. A landmark of its own, called by its words. */
export const Banner = ({ about, action, children }: { about: keyof typeof icons; action?: ReactNode; children: ReactNode }) => {
  const words = useId()
  return (
    <section className={styles.banner} aria-labelledby={words} data-about={about} data-print="hide">
      <Icon of={icons[about]} />
      <span>
        <span id={words}>{children}</span> {action}
      </span>
    </section>
  )
}

/** The strip that says that there is no contact, and what is safe. */
export const OfflineBanner = () => {
  const { t } = useLingui()
  return <Banner about="offline">{t`Ingen kontakt just nu. Vi försöker igen. Det du skrev är sparat på sidan.`}</Banner>
}
