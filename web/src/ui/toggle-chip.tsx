import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { MarkGlyph, type Mark } from './mark.tsx'
import styles from './toggle-chip.module.css'

/** A word that is on or off by one tap, such as who is in the room. On and off differ by shape and line, not by colour alone. */
export const ToggleChip = ({
  isSelected,
  onChange,
  mark,
  isDisabled,
  hint,
  children,
}: {
  isSelected: boolean
  onChange: (isSelected: boolean) => void
  mark?: Mark
  isDisabled?: boolean
  hint?: ReactNode
  children: ReactNode
}) => (
  <ToggleButton className={styles.chip} data-mark={mark} isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
    <Icon of={isSelected ? Check : Circle} />
    {mark && <MarkGlyph mark={mark} />}
    <span className={styles.words}>
      <span>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </span>
  </ToggleButton>
)
