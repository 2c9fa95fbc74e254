import { Trans, useLingui } from '@lingui/react/macro'
import { FileQuestion, LockKeyhole } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { Problem, requestIdOf, type View } from './api.ts'
import { useSentence } from './sentences.ts'
import { Cover, EmptyState, ErrorState, Skeleton } from './ui/states.tsx'

/**
 * Shows a view in each of its states: on its way, here, failed, and not for you. What was here and is now hidden from
 * you is said to have ended, at once and aloud; what never was here is "not found", which is the same answer for both.
 */
export const Shown = <Answer,>({
  view,
  skeleton = <Skeleton title />,
  isPart = false,
  gone,
  children,
}: {
  view: View<Answer>
  skeleton?: ReactNode
  /** One card of a page that has a heading of its own: what is hidden takes a line there, not the page. */
  isPart?: boolean
  /** Replaces the cover of what has ended, where a surface has words of its own for it. */
  gone?: ReactNode
  children: (answer: Answer) => ReactNode
}) => {
  const { t } = useLingui()
  const sentence = useSentence()
  const wasHere = useRef(false)
  const { data, trouble } = view

  if (trouble instanceof Problem && trouble.status === 404) {
    if (isPart) return <EmptyState title={t`Det här visas inte för dig.`} />
    if (!wasHere.current) return <NotFound />
    return gone ?? <AccessEnded />
  }
  if (data !== undefined) {
    wasHere.current = true
    return children(data)
  }
  if (!trouble) return skeleton
  return (
    <ErrorState
      onRetry={view.refetch}
      isRetrying={view.isFetching}
      requestId={requestIdOf(trouble)}
    >
      {sentence(trouble)}
    </ErrorState>
  )
}

/** The page that does not exist, or that you may not see: one answer for both. */
export const NotFound = () => {
  const { t } = useLingui()
  return <Cover icon={FileQuestion} title={t`Sidan finns inte, eller så får du inte se den.`} />
}

/** What was here and is no longer for its reader; `children` are what is their own and stays, such as an unsent text. */
export const AccessEnded = ({ children }: { children?: ReactNode }) => {
  const { t } = useLingui()
  return (
    <Cover icon={LockKeyhole} title={t`Din åtkomst har upphört`} isUrgent>
      <p>
        <Trans>
          Uppgifter från andra verksamheter visas inte längre för dig. Det du själv har skrivit finns kvar hos din
          verksamhet.
        </Trans>
      </p>
      {children}
    </Cover>
  )
}
