import { useLingui } from '@lingui/react/macro'
import { RotateCw, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { announce } from './announce.ts'
import { Button } from './button.tsx'
import { Icon, type LucideIcon } from './icon.tsx'
import styles from './states.module.css'
import { Heading } from './text.tsx'

/** Says that there is nothing, and what could be done first. */
export const EmptyState = ({ title, children, action }: { title: ReactNode; children?: ReactNode; action?: ReactNode }) => (
  <div className={styles.empty}>
    <p className={styles.emptyTitle}>{title}</p>
    {children && <p className={styles.muted}>{children}</p>}
    {action && <div className={styles.actions}>{action}</div>}
  </div>
)

/**
 * Grey lines in the place of what is on its way. Shows nothing for 300 ms, so that a fast answer does not flicker, and
 * says so after 4 s.
 */
export const Skeleton = ({ lines = 3, title = false }: { lines?: number; title?: boolean }) => {
  const { t } = useLingui()
  const waited = useWaitedMs([300, 4000])
  return (
    <div className={styles.skeleton} aria-busy="true" data-shown={waited >= 300 || undefined}>
      {title && <span className={styles.bone} data-title />}
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.bone} data-last={line === lines - 1 || undefined} />
      ))}
      {waited >= 4000 && <p className={styles.muted}>{t`Det tar längre än vanligt.`}</p>}
    </div>
  )
}

/** What failed, what is safe, and a way to try again, in the place where it failed. */
export const ErrorState = ({
  title,
  children,
  onRetry,
  isRetrying = false,
  requestId,
}: {
  title?: ReactNode
  /** What is safe, such as "Det du skrev är sparat." */
  children?: ReactNode
  onRetry?: () => void
  isRetrying?: boolean
  requestId?: string
}) => {
  const { t } = useLingui()
  return (
    <div className={styles.error}>
      <Icon of={TriangleAlert} />
      <div className={styles.errorWords}>
        <p className={styles.errorTitle}>{title ?? t`Det här gick inte att hämta.`}</p>
        {children && <p>{children}</p>}
        {onRetry && (
          <div className={styles.actions}>
            <Button icon={RotateCw} isPending={isRetrying} onPress={onRetry}>
              {t`Försök igen`}
            </Button>
          </div>
        )}
        {requestId && (
          <p className={styles.requestId}>
            {t`Felnummer för support:`} <bdi>{requestId}</bdi>
          </p>
        )}
      </div>
    </div>
  )
}

/**
 * A calm explanation over the whole surface, in the place of content that is gone or not for you. Its heading takes
 * focus when it replaces something that had it (or nothing has), and `isUrgent` says it at once.
 */
export const Cover = ({
  title,
  icon,
  children,
  action,
  isUrgent = false,
}: {
  title: string
  icon?: LucideIcon
  children?: ReactNode
  action?: ReactNode
  isUrgent?: boolean
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // When focused content is removed, the browser leaves focus on the body.
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus()
    if (isUrgent) announce(title, { manner: 'assertive' })
  }, [isUrgent, title])
  return (
    <section className={styles.cover}>
      {icon && (
        <span className={styles.coverIcon}>
          <Icon of={icon} />
        </span>
      )}
      <Heading level={1} ref={heading}>
        {title}
      </Heading>
      {children && <div className={styles.coverWords}>{children}</div>}
      {action && <div className={styles.actions}>{action}</div>}
    </section>
  )
}

const useWaitedMs = (steps: readonly number[]) => {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const timers = steps.map((step) => setTimeout(() => setWaited(step), step))
    return () => timers.forEach(clearTimeout)
    // The steps are constants of the caller.
  }, [])
  return waited
}
