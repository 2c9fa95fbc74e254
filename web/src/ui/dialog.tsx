import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading as AriaHeading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, IconButton } from './button.tsx'
import styles from './dialog.module.css'

interface Layer {
  title: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
  /** The layer's buttons, the main one last. */
  footer?: ReactNode
}

/** A task of its own above the page. Escape, the cross and a press outside close it; focus returns to where it was. */
export const Dialog = (props: Layer) => <ClosableLayer {...props} place="centre" />

/** A look at something beside the page: from the side on wide screens, from below on phones. */
export const Sheet = (props: Layer) => <ClosableLayer {...props} place="side" />

const ClosableLayer = ({ title, isOpen, onOpenChange, children, footer, place }: Layer & { place: 'centre' | 'side' }) => {
  const { t } = useLingui()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={styles.overlay} data-place={place}>
      <Modal className={styles.modal} data-place={place}>
        <AriaDialog className={styles.dialog}>
          <div className={styles.top}>
            <AriaHeading slot="title" level={2} className={styles.title}>
              {title}
            </AriaHeading>
            <IconButton icon={X} label={t`Stäng`} onPress={() => onOpenChange(false)} />
          </div>
          <div className={styles.content}>{children}</div>
          {footer && <div className={styles.footer}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/**
 * Asks once before something that cannot be undone, with its consequence in words. The safe answer comes first and has
 * focus; a press outside does nothing.
 */
export const AlertDialog = ({
  title,
  isOpen,
  onOpenChange,
  children,
  confirm,
  cancel,
  onConfirm,
  isPending = false,
  kind = 'danger',
}: Omit<Layer, 'footer'> & {
  confirm: ReactNode
  cancel?: ReactNode
  onConfirm: () => void
  isPending?: boolean
  kind?: 'danger' | 'primary'
}) => {
  const { t } = useLingui()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} className={styles.overlay} data-place="centre">
      <Modal className={styles.modal} data-place="centre">
        <AriaDialog role="alertdialog" className={styles.dialog}>
          <AriaHeading slot="title" level={2} className={styles.title}>
            {title}
          </AriaHeading>
          <div className={styles.content}>{children}</div>
          <div className={styles.footer}>
            <Button autoFocus onPress={() => onOpenChange(false)}>
              {cancel ?? t`Avbryt`}
            </Button>
            <Button kind={kind} isPending={isPending} onPress={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
