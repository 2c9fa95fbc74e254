import { useLingui } from '@lingui/react/macro'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import styles from './dialog.module.css'

/**
 * Warns two minutes before the session ends. Its only button keeps the session, or with `isFinal`, where nothing can,
 * says that one has understood.
 */
export const IdleWarning = ({
  isOpen,
  isFinal = false,
  onStay,
}: {
  isOpen: boolean
  isFinal?: boolean
  onStay: () => void
}) => {
  const { t } = useLingui()
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onStay} className={styles.overlay} data-place="centre">
      <Modal className={styles.modal} data-place="centre">
        <Dialog role="alertdialog" className={styles.dialog}>
          <Heading slot="title" level={2} className={styles.title}>
            {isFinal ? t`Du loggas snart ut` : t`Är du kvar?`}
          </Heading>
          <p>{t`Om 2 minuter loggas du ut. Det du skrivit är sparat.`}</p>
          <div className={styles.footer}>
            <Button kind="primary" size="big" autoFocus onPress={onStay}>
              {isFinal ? t`Jag förstår` : t`Fortsätt`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
