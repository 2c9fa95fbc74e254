import { Trans, useLingui } from '@lingui/react/macro'
import { LifeBuoy } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { ExitQuickly } from '../ui/exit-quickly.tsx'
import { LanguageMenu } from '../ui/language-menu.tsx'
import { LazySheet } from '../ui/lazy-sheet.tsx'
import { TextLink } from '../ui/link.tsx'
import { SkipLinks } from '../ui/skip-links.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import styles from './family.module.css'
import { useSurface } from './surface.ts'

/** The frame of families: one column, the municipality's name, the language, and help in the same place on every page. */
export const FamilyShell = ({
  municipality,
  languages,
  language,
  hrefIn,
  onChooseLanguage,
  help,
  exit,
  accessibilityHref,
  banner,
  children,
}: {
  municipality: string
  languages: readonly { locale: string; name: string }[]
  language: string
  /** Where this page is in another language. */
  hrefIn: (locale: string) => string
  onChooseLanguage?: (locale: string) => void
  /** Phone, hours, contact person, interpreter. */
  help: ReactNode
  /** Where "Lämna sidan" goes, and what it ends. Left out where the municipality does not show it. */
  exit?: { to: string; onLeave: () => void }
  accessibilityHref: string
  banner?: ReactNode
  children: ReactNode
}) => {
  const { t } = useLingui()
  const [helps, setHelps] = useState(false)
  useSurface('family')
  return (
    <div className={styles.shell} data-exit={exit ? true : undefined}>
      <SkipLinks />
      {banner}
      <header className={styles.header} data-print="hide">
        <Wordmark name={municipality} />
        <div className={styles.tools}>
          <LanguageMenu languages={languages} current={language} hrefIn={hrefIn} onChoose={onChooseLanguage} />
          <Button icon={LifeBuoy} onPress={() => setHelps(true)}>
            {t`Få hjälp`}
          </Button>
        </div>
        {exit && (
          <div className={styles.exit}>
            <ExitQuickly {...exit} />
          </div>
        )}
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.footer} data-print="hide">
        <p>
          <Trans>
            Vid fara: ring <a href="tel:112">112</a>. Barnens rätt i samhället (Bris):{' '}
            <a href="tel:116111">116 111</a>.
          </Trans>
        </p>
        <p>
          <TextLink href={accessibilityHref} quiet>
            {t`Tillgänglighet`}
          </TextLink>
        </p>
      </footer>
      <LazySheet title={t`Få hjälp`} isOpen={helps} onOpenChange={setHelps}>
        {help}
      </LazySheet>
    </div>
  )
}
