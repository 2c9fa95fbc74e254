import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button as AriaButton, ProgressBarContext, useSlottedContext, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { Icon, type LucideIcon } from './icon.tsx'

/** What buttons and links that look like buttons have in common. A page has one primary button. */
export interface ButtonLook {
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** `big` is 56 px high, for the one act on a phone. */
  size?: 'normal' | 'big'
  /** As wide as its column. */
  wide?: boolean
  icon?: LucideIcon
  /** Mirrors the icon in right-to-left languages. */
  iconFlips?: boolean
  children: ReactNode
}

export type ButtonProps = ButtonLook & Omit<AriaButtonProps, keyof ButtonLook | 'className' | 'style'>

/** Says what happens when pressed. With `isPending` it keeps its label and focus and takes no second press. */
export const Button = ({ kind = 'secondary', size = 'normal', wide, icon, iconFlips, children, ...rest }: ButtonProps) => (
  <AriaButton {...rest} {...look({ kind, size, wide })}>
    <ButtonContent icon={icon} iconFlips={iconFlips}>
      {children}
    </ButtonContent>
    {rest.isPending && <PendingWord />}
  </AriaButton>
)

/** What React Aria says aloud when a button begins to wait; it looks for an element with this id. */
const PendingWord = () => {
  const { t } = useLingui()
  const { id } = useSlottedContext(ProgressBarContext) ?? {}
  return (
    <span id={id} className="visually-hidden">
      {t`Vänta`}
    </span>
  )
}

/** The attributes that make an element look like a button. */
export const look = ({ kind, size, wide }: { kind: string; size: string; wide: boolean | undefined }) => ({
  className: styles.button,
  'data-kind': kind,
  'data-size': size,
  'data-wide': wide || undefined,
})

/** A button's icon and words. */
export const ButtonContent = ({
  icon,
  iconFlips = false,
  children,
}: {
  icon: LucideIcon | undefined
  iconFlips: boolean | undefined
  children: ReactNode
}) => (
  <>
    {icon && <Icon of={icon} flips={iconFlips} />}
    <span>{children}</span>
  </>
)

/** A round button with only an icon, for places where its meaning is beyond doubt; `label` is read aloud. */
export const IconButton = ({
  icon,
  label,
  ...rest
}: { icon: LucideIcon; label: string } & Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'>) => (
  <AriaButton {...rest} aria-label={label} className={styles.iconButton}>
    <Icon of={icon} />
  </AriaButton>
)
