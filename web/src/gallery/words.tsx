import { Lock, Users } from 'lucide-react'
import { Band } from '../ui/band.tsx'
import { Badge, Chip } from '../ui/badge.tsx'
import { DateText } from '../ui/date-text.tsx'
import { dayOf } from '../ui/dates.ts'
import { Stack, Row } from '../ui/layout.tsx'
import { LinkButton, TextLink } from '../ui/link.tsx'
import { Note } from '../ui/note.tsx'
import { Bdi, Heading, Muted, Prose, Quote } from '../ui/text.tsx'
import { Corner } from './corner.tsx'

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

/** Text, dates, bands and badges. */
export const Words = () => (
  <>
    <Corner name="Text">
      <div>
        <Heading level={2} size={1}>
          Plan för Kim
        </Heading>
        <Muted>Version 4, gäller från 12 november.</Muted>
      </div>
      <Heading level={2}>Mål 1: Komma till skolan på morgonen</Heading>
      <Heading level={3}>Det här har vi lovat</Heading>
      <Heading level={4}>Till nästa möte</Heading>
      <Prose>
        <p>
          Planen gäller för alla som är med. Den visar vem som gör vad och när det ska vara klart. Läs mer om{' '}
          <TextLink href="/">vem som ser vad</TextLink>.
        </p>
        <ul>
          <li>Skolan ringer på måndag.</li>
          <li>Fritidsgården har en plats på torsdagar.</li>
        </ul>
      </Prose>
      <Quote by="Kim, 12 november">Jag vill att någon väntar på mig vid dörren, inte i klassrummet.</Quote>
      <Quote lang="ar" by={<Bdi>أمينة</Bdi>}>
        أريد أن يتحدث معي أحد قبل الاجتماع.
      </Quote>
    </Corner>
    <Corner name="Dates">
      <Row gap={5}>
        <DateText at={inDays(0)} as="relative" />
        <DateText at={inDays(1)} as="relative" />
        <DateText at={inDays(-2)} as="relative" />
        <DateText at={inDays(5)} as="relative" />
        <DateText at={inDays(40)} as="relative" />
        <DateText at={inDays(400)} />
        <DateText at="2026-11-23T13:05:00Z" as="dayTime" />
        <DateText at="2026-11-23" as="shortDay" />
      </Row>
    </Corner>
    <Corner name="Band">
      <Stack gap={2}>
        <Band tone="ok" action={<TextLink href="/">Visa</TextLink>}>
          Samtycke finns: socialtjänst, skola, fritid. Till 30 juni 2027.
        </Band>
        <Band tone="warn" icon={Users}>
          1 av 2 vårdnadshavare har skrivit under. Inget kan delas än.
        </Band>
        <Band tone="sunken">Inget samtycke. Bara din egen verksamhets anteckningar visas.</Band>
        <Band tone="danger" title="Samtycket togs tillbaka 21 november 14:02." action={<TextLink href="/">Vad gäller nu?</TextLink>}>
          Det som andra verksamheter delat visas inte längre för dig.
        </Band>
        <Band tone="info">Lördag och söndag svarar vi inte. Vi läser på måndag.</Band>
      </Stack>
    </Corner>
    <Corner name="Badges">
      <Row gap={2}>
        <Chip mark="social">socialtjänst</Chip>
        <Chip mark="school">skola</Chip>
        <Chip mark="police">polis</Chip>
        <Chip mark="leisure">fritid</Chip>
        <Chip mark="health">vård</Chip>
        <Chip mark="family">familj</Chip>
      </Row>
      <Row gap={2}>
        <Badge>Inte börjat</Badge>
        <Badge tone="info">Pågår</Badge>
        <Badge tone="ok">Klart</Badge>
        <Badge tone="warn">För 2 dagar sedan</Badge>
        <Badge tone="danger" icon={Lock}>
          Skyddade uppgifter
        </Badge>
      </Row>
    </Corner>
    <Corner name="Notes">
      <Note icon={Users}>Läses av: socialtjänst, skola. Inte av: polis, fritid.</Note>
      <Note icon={Lock}>Bara den som gav löftet kan säga att det är klart.</Note>
    </Corner>
    <Corner name="Top of a page">
      <Row justify="between" align="start">
        <Heading level={2} size={1}>
          God morgon, Sara
        </Heading>
        <Row>
          <LinkButton href="/">Nytt möte</LinkButton>
          <LinkButton href="/" kind="primary">
            Öppna agendan
          </LinkButton>
        </Row>
      </Row>
    </Corner>
  </>
)
