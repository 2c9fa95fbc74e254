import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button, IconButton, type ButtonLook } from './button.tsx'
import { Icon, type LucideIcon } from './icon.tsx'
import styles from './menu.module.css'

/** One line of a menu: an act (`onAction`) or a place (`href`). */
export interface MenuEntry {
  id: string
  label: ReactNode
  icon?: LucideIcon
  hint?: ReactNode
  lang?: string
  tone?: 'danger'
  href?: string
  isDisabled?: boolean
  onAction?: () => void
}

/** A button that opens a short list of acts or places, named `label`. Without `children` it is a round button of that name. */
export const MenuButton = ({
  icon,
  label,
  kind = 'secondary',
  size,
  wide,
  selected,
  entries,
  children,
}: {
  icon: LucideIcon
  label: string
  entries: readonly MenuEntry[]
  /** Id of the entry that is in force, for menus that choose one of several. */
  selected?: string
  children?: ReactNode
} & Partial<Pick<ButtonLook, 'kind' | 'size' | 'wide'>>) => (
  <MenuTrigger>
    {children ? (
      <Button icon={icon} kind={kind} size={size} wide={wide}>
        {children}
      </Button>
    ) : (
      <IconButton icon={icon} label={label} />
    )}
    <Popover className={styles.popover} placement="bottom end">
      <Menu
        className={styles.menu}
        aria-label={label}
        selectionMode={selected === undefined ? 'none' : 'single'}
        selectedKeys={selected === undefined ? [] : [selected]}
      >
        {entries.map((entry) => (
          <MenuItem
            key={entry.id}
            id={entry.id}
            className={styles.item}
            data-tone={entry.tone}
            isDisabled={entry.isDisabled}
            textValue={typeof entry.label === 'string' ? entry.label : entry.id}
            href={entry.href}
            onAction={entry.onAction}
          >
            {selected !== undefined && <span className={styles.tick}>{selected === entry.id && <Icon of={Check} />}</span>}
            {entry.icon && <Icon of={entry.icon} />}
            <span className={styles.words}>
              <bdi lang={entry.lang}>{entry.label}</bdi>
              {entry.hint && <span className={styles.hint}>{entry.hint}</span>}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
