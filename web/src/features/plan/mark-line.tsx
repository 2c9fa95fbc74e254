import { Trans, useLingui } from '@lingui/react/macro'
import { Muted } from '../../ui/text.tsx'
import styles from './plan.module.css'

const steps = Array.from({ length: 11 }, (_, step) => step)

/** Where one began and where one is, on a line from 0 to 10, said in words beside it. */
export const MarkLine = ({ start, now }: { start: number | null; now: number | null }) => {
  const { t } = useLingui()
  if (start === null && now === null) return <Muted>{t`Ingen siffra än`}</Muted>
  return (
    <span className={styles.marks}>
      <span className={styles.line} aria-hidden>
        {steps.map((step) => (
          <span key={step} data-start={step === start || undefined} data-now={step === now || undefined} />
        ))}
      </span>
      <span>
        {start !== null && now !== null && now !== start ? (
          <Trans>
            Från {start} till <strong>{now}</strong> av 10
          </Trans>
        ) : (
          <Trans>
            <strong>{now ?? start}</strong> av 10
          </Trans>
        )}
      </span>
    </span>
  )
}
