import { Badge, Chip } from '../ui/badge.tsx'
import { Card, Section } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DateText } from '../ui/date-text.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Columns, Row } from '../ui/layout.tsx'
import { TextLink } from '../ui/link.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { MarkGlyph } from '../ui/mark.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { TabLinks } from '../ui/tab-links.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { Corner } from './corner.tsx'

const readings = [
  { id: '1', at: '2026-11-20T13:05:00Z', who: 'Maria A.', agency: 'skola', what: 'planen', why: 'Förberedde möte 15 november' },
  { id: '2', at: '2026-11-20T08:41:00Z', who: 'Amir S.', agency: 'socialtjänst', what: 'mötets anteckningar', why: 'Följde upp' },
  { id: '3', at: '2026-11-19T15:20:00Z', who: 'Johan E.', agency: 'fritid', what: 'åtaganden', why: 'Eget åtagande' },
]

/** Lists, tables and everything that shows several things. */
export const Data = () => (
    <>
      <Corner name="Tabs">
        <TabLinks
          label="Ärendet"
          tabs={[
            { href: '#overview', label: 'Översikt', isCurrent: false },
            { href: '#plan', label: 'Plan', isCurrent: true },
            { href: '#meetings', label: 'Möten', isCurrent: false, isNew: true },
            { href: '#talk', label: 'Samtal', isCurrent: false },
            { href: '#seen', label: 'Vem har sett', isCurrent: false },
          ]}
        />
      </Corner>
      <Corner name="Cards and lists">
        <Columns>
          <Card title="Väntar på dig" action={<TextLink href="/">Visa alla</TextLink>}>
            <List>
              <ListRow
                href="/"
                title="Ringa Kim på fredag"
                note="Kim A., klart idag"
                trailing={<Badge tone="warn">idag</Badge>}
                isNew
              />
              <ListRow href="/" title="Bjuda in till kartläggning med vårdnadshavarna" note="24-0031" trailing={<Badge>om 3 dagar</Badge>} />
              <ListRow leading={<MarkGlyph mark="leisure" />} title="Plats på torsdagar" note="Fritid, klart" trailing={<Badge tone="ok">Klart</Badge>} />
            </List>
          </Card>
          <Card title="Nästa möte">
            <p>
              <strong>
                <DateText at="2026-12-15T13:00:00Z" as="dayTime" />
              </strong>
              <br />
              Fritidsgården Ljuset, rum 2
            </p>
            <Row gap={2}>
              <Chip mark="social">socialtjänst</Chip>
              <Chip mark="school">skola</Chip>
              <Chip mark="family">familj</Chip>
            </Row>
          </Card>
        </Columns>
      </Corner>
      <Corner name="Timeline">
        <Section title="Senaste" level={3}>
          <Timeline
            items={readings.map((reading) => ({
              key: reading.id,
              at: <DateText at={reading.at} as="dayTime" />,
              title: `${reading.who}, ${reading.agency}, läste ${reading.what}`,
              body: reading.why,
            }))}
          />
        </Section>
      </Corner>
      <Corner name="SummaryList">
        <SummaryList
          items={[
            { term: 'Vem får veta', detail: 'Socialtjänsten, skolan och fritid', action: <TextLink href="/">Ändra</TextLink> },
            { term: 'Hur länge', detail: 'Till och med 30 juni 2027', action: <TextLink href="/">Ändra</TextLink> },
            { term: 'Språk', detail: <bdi lang="ar">العربية</bdi>, action: <TextLink href="/">Ändra</TextLink> },
          ]}
        />
      </Corner>
      <Corner name="DataTable">
        <DataTable
          caption="Vem har sett uppgifter om Kim"
          items={readings}
          keyOf={(reading) => reading.id}
          columns={[
            { key: 'at', head: 'När', cell: (reading) => <DateText at={reading.at} as="dayTime" /> },
            { key: 'who', head: 'Vem', cell: (reading) => reading.who },
            { key: 'agency', head: 'Verksamhet', cell: (reading) => reading.agency },
            { key: 'what', head: 'Vad', cell: (reading) => reading.what },
            { key: 'why', head: 'Varför', cell: (reading) => reading.why },
          ]}
        />
      </Corner>
      <Corner name="Disclosure">
        <Disclosure title="Vad händer med det som redan är skrivet?">
          <p>Det ligger kvar hos den som skrev det. Andra kan inte läsa det längre.</p>
        </Disclosure>
        <Disclosure title="Vad är ett åtagande?" isOpen>
          <p>Något som en verksamhet lovar att göra, med en person och ett datum.</p>
        </Disclosure>
      </Corner>
    </>
)
