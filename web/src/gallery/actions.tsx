import { ArrowRight, CalendarPlus, Check, Clock, EllipsisVertical, Pencil, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Row, Stack } from '../ui/layout.tsx'
import { LinkButton, TextLink } from '../ui/link.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { Muted } from '../ui/text.tsx'
import { toast } from '../ui/toast.tsx'
import { Corner } from './corner.tsx'

/** Buttons, links and menus. */
export const Actions = () => {
  const [pending, setPending] = useState(true)
  return (
    <>
      <Corner name="Buttons">
        <Row>
          <Button kind="primary" icon={CalendarPlus}>
            Nytt möte
          </Button>
          <Button icon={Pencil}>Skriv en rad</Button>
          <Button kind="quiet">Visa alla</Button>
          <Button kind="danger">Ta tillbaka samtycket</Button>
          <LinkButton href="/" icon={ArrowRight} iconFlips>
            Öppna agendan
          </LinkButton>
          <TextLink href="/">Vem har sett</TextLink>
          <IconButton icon={X} label="Stäng" />
        </Row>
        <Row>
          <Button kind="primary" isPending={pending} onPress={() => setPending(!pending)}>
            Spara
          </Button>
          <Button isPending>Sparar</Button>
          <Button kind="primary" isDisabled>
            Spara
          </Button>
          <Button isDisabled>Avbryt</Button>
          <Button onPress={() => toast('Sparat 14:05.', { label: 'Ångra', onPress: () => toast('Ångrat.') })}>
            Visa kvittens
          </Button>
          <MenuButton
            icon={EllipsisVertical}
            label="Mer"
            entries={[
              { id: 'time', label: 'Ny tid', icon: Clock },
              { id: 'edit', label: 'Ändra', icon: Pencil, hint: 'Alla som är med ser ändringen' },
              { id: 'remove', label: 'Ta bort', icon: Trash2, tone: 'danger' },
            ]}
          />
        </Row>
      </Corner>
      <Corner name="One act on a phone">
        <Card>
          <Stack gap={1}>
            <Muted>Ärende 24-0031</Muted>
            <strong>Ringa Kim på fredag och berätta om fotbollen</strong>
            <Muted>Klart senast imorgon</Muted>
          </Stack>
          <Stack gap={2}>
            <Button kind="primary" size="big" wide icon={Check}>
              Klart
            </Button>
            <Button size="big" wide icon={Clock}>
              Behöver mer tid
            </Button>
            <Button size="big" wide>
              Kan inte
            </Button>
          </Stack>
          <Muted>Läses av: socialtjänst, skola</Muted>
        </Card>
      </Corner>
    </>
  )
}
