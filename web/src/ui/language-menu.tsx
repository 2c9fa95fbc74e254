import { useLingui } from '@lingui/react/macro'
import { Check, Globe } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import { Button } from './button.tsx'
import { LazySheet } from './lazy-sheet.tsx'
import { Icon } from './icon.tsx'
import styles from './language-menu.module.css'

/** The languages by their own names, in their own scripts, each a link to this page in it. */
export const LanguageMenu = ({
  languages,
  current,
  hrefIn,
  onChoose,
}: {
  languages: readonly { locale: string; name: string }[]
  current: string
  hrefIn: (locale: string) => string
  /** Told what somebody chose, besides going there. */
  onChoose?: (locale: string) => void
}) => {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const name = languages.find(({ locale }) => locale === current)?.name ?? current
  return (
    <>
      <Button kind="quiet" icon={Globe} aria-label={t`Språk: ${name}`} onPress={() => setOpen(true)}>
        {name}
      </Button>
      <LazySheet title={t`Språk`} isOpen={isOpen} onOpenChange={setOpen}>
        <ul role="list" className={styles.languages}>
          {languages.map((language) => (
            <li key={language.locale}>
              <Link
                href={hrefIn(language.locale)}
                lang={language.locale.replace(/-x-.*/, '')}
                className={styles.language}
                aria-current={language.locale === current ? 'true' : undefined}
                onPress={() => {
                  setOpen(false)
                  onChoose?.(language.locale)
                }}
              >
                <bdi>{language.name}</bdi>
                {language.locale === current && <Icon of={Check} />}
              </Link>
            </li>
          ))}
        </ul>
      </LazySheet>
    </>
  )
}
