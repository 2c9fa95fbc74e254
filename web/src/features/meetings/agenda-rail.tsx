import type { MeetingItem } from '@kring/domain/meetings'
import { useLingui } from '@lingui/react/macro'
import { Check, Minus } from 'lucide-react'
import { VisuallyHidden, Written } from '../../ui/text.tsx'
import styles from './agenda-rail.module.css'
import { itemStateWords } from './meeting-words.ts'

type Line = Pick<MeetingItem, 'id' | 'title' | 'state'>

/**
 * The agenda in its order: what has been gone through is ticked, what stands now is strong, the rest is quiet. With
 * `onChoose` each item can be gone to; `shown` is the one that this device looks at, where that is another.
 */
export const AgendaRail = ({
  items,
  shown,
  onChoose,
  mayChoose = () => true,
}: {
  items: readonly Line[]
  shown?: string | undefined
  onChoose?: (itemId: string) => void
  mayChoose?: (item: Line) => boolean
}) => {
  const { t, i18n } = useLingui()
  return (
    <nav aria-label={t`Dagordning`}>
      <ol className={styles.rail} role="list">
        {items.map((item, place) => {
          const words = (
            <>
              <span className={styles.number} aria-hidden>
                {item.state === 'done' ? <Check strokeWidth={3} /> : item.state === 'not-applicable' ? <Minus strokeWidth={3} /> : place + 1}
              </span>
              <span className={styles.title}>
                <Written>{item.title}</Written>
                <VisuallyHidden>, {i18n._(itemStateWords[item.state])}</VisuallyHidden>
              </span>
            </>
          )
          const current = item.state === 'current' ? ('step' as const) : undefined
          const common = { className: styles.item, 'data-state': item.state, 'data-shown': item.id === shown || undefined, 'aria-current': current }
          return (
            <li key={item.id}>
              {onChoose ? (
                <button type="button" {...common} disabled={!mayChoose(item)} onClick={() => onChoose(item.id)}>
                  {words}
                </button>
              ) : (
                <span {...common}>{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
