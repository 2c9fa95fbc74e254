import { useLingui } from '@lingui/react/macro'
import styles from './skip-links.module.css'

/** The first thing that Tab reaches: past the shell to the content. */
export const SkipLinks = () => {
  const { t } = useLingui()
  return (
    <a
      className={styles.skip}
      href="#main"
      data-print="hide"
      onClick={(event) => {
        // A hash would become a navigation of its own.
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}
    >
      {t`Hoppa till innehållet`}
    </a>
  )
}
