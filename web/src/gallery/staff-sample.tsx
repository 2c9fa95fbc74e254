import { CalendarDays, FolderOpen, Sun } from 'lucide-react'
import { StaffShell } from '../shells/staff.tsx'
import { Badge, Chip } from '../ui/badge.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { dayOf } from '../ui/dates.ts'
import { Row, Stack, WithAside } from '../ui/layout.tsx'
import { LinkButton, TextLink } from '../ui/link.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Muted, PageHeader } from '../ui/text.tsx'
import { Timeline } from '../ui/timeline.tsx'

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

/** The staff shell around a day like any other. */
export const StaffSample = () => (
  <StaffShell
    path="/"
    person={{ name: 'Sara Lindqvist', affiliation: 'Socialtjänsten' }}
    places={[
      { href: '/', label: 'Min dag', icon: Sun },
      { href: '/cases', label: 'Ärenden', icon: FolderOpen, isNew: true },
      { href: '/meetings', label: 'Möten', icon: CalendarDays },
    ]}
    onSignOut={() => undefined}
  >
    <PageHeader title="God morgon, Sara" lead={<DateText at={inDays(0)} />} />
    <WithAside
      aside={
        <Stack gap={5}>
          <Section title="Samtycken som löper ut" level={3}>
            <List>
              <ListRow href="/" title="Alex B." note="om 12 dagar" />
              <ListRow href="/" title="24-0017" note="om 26 dagar" />
            </List>
          </Section>
        </Stack>
      }
    >
      <Stack gap={6}>
        <Card title="Nu" action={<Muted>om 2 timmar</Muted>}>
          <Stack gap={1}>
            <strong>14:00, Kim A.</strong>
            <span>Fritidsgården Ljuset, rum 2</span>
          </Stack>
          <Row gap={2}>
            <Chip mark="social">socialtjänst</Chip>
            <Chip mark="school">skola</Chip>
            <Chip mark="police">polis</Chip>
            <Chip mark="family">familj</Chip>
            <Muted>4 av 5 har svarat</Muted>
          </Row>
          <Band tone="ok" action={<TextLink href="/">Visa</TextLink>}>
            Samtycke finns till 30 juni 2027.
          </Band>
          <Row>
            <LinkButton href="/" kind="primary">
              Öppna agendan
            </LinkButton>
            <Button>Starta möte</Button>
          </Row>
        </Card>
        <Section title="Väntar på dig">
          <Card>
            <List>
              <ListRow
                href="/"
                title="Ringa Kims mamma om tolken"
                note="Kim A."
                trailing={<Badge tone="warn">för 2 dagar sedan</Badge>}
                isNew
              />
              <ListRow href="/" title="Boka rum till kartläggningen" note="24-0031" trailing={<Badge>idag</Badge>} />
              <ListRow href="/" title="Skicka agendan" note="Alex B." trailing={<Badge>om 3 dagar</Badge>} />
            </List>
          </Card>
        </Section>
        <Section title="Nytt sedan sist" action={<Button kind="quiet">Markera allt som läst</Button>}>
          <Timeline
            items={[
              { key: '1', at: <DateText at={inDays(0)} as="relative" />, title: 'Maria (skola) lade till ett åtagande', body: 'Kim A., Komma till skolan på morgonen' },
              { key: '2', at: <DateText at={inDays(-1)} as="relative" />, title: 'Johan (fritid) markerade Plats på torsdagar som klart' },
            ]}
          />
        </Section>
      </Stack>
    </WithAside>
  </StaffShell>
)
