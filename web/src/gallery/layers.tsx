import { Globe } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { AlertDialog, Dialog, Sheet } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { IdleWarning } from '../ui/idle-warning.tsx'
import { Row } from '../ui/layout.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Corner } from './corner.tsx'

type Layer = 'dialog' | 'alert' | 'sheet' | 'idle' | null

/** What lies above the page. */
export const Layers = () => {
  const [open, setOpen] = useState<Layer>(null)
  const props = (layer: Layer) => ({
    isOpen: open === layer,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? layer : null),
  })
  return (
    <Corner name="Layers">
      <Row>
        <Button onPress={() => setOpen('dialog')}>Öppna dialog</Button>
        <Button onPress={() => setOpen('alert')}>Öppna fråga</Button>
        <Button onPress={() => setOpen('sheet')}>Öppna ark</Button>
        <Button onPress={() => setOpen('idle')}>Öppna utloggning</Button>
        <MenuButton
          icon={Globe}
          label="Verksamhet: Skola"
          selected="school"
          entries={[
            { id: 'school', label: 'Skola' },
            { id: 'social', label: 'Socialtjänst' },
          ]}
        >
          Skola
        </MenuButton>
      </Row>
      <Dialog
        title="Behöver mer tid"
        {...props('dialog')}
        footer={
          <>
            <Button onPress={() => setOpen(null)}>Avbryt</Button>
            <Button kind="primary" onPress={() => setOpen(null)}>
              Spara ny tid
            </Button>
          </>
        }
      >
        <TextArea label="Vad har hänt?" hint="Alla som är med kan läsa det." optional autoFocus />
      </Dialog>
      <AlertDialog
        title="Ta tillbaka samtycket?"
        confirm="Ta tillbaka samtycket"
        cancel="Behåll samtycket"
        onConfirm={() => setOpen(null)}
        {...props('alert')}
      >
        <p>Verksamheterna slutar dela uppgifter med en gång. Det som redan är skrivet ligger kvar hos den som skrev det.</p>
      </AlertDialog>
      <Sheet title="Ringa Kim på fredag" {...props('sheet')} footer={<Button kind="primary">Klart</Button>}>
        <SummaryList
          items={[
            { term: 'Vem', detail: 'Maria A., skola' },
            { term: 'Till när', detail: 'Fredag 27 november' },
          ]}
        />
      </Sheet>
      <IdleWarning isOpen={open === 'idle'} onStay={() => setOpen(null)} />
    </Corner>
  )
}
