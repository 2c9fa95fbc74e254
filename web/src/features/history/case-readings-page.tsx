import { readHistory } from '@kring/contract/history'
import { mayReadReadings, type Sitting } from '@kring/domain/history'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Eye, ShieldCheck } from 'lucide-react'
import { useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Note } from '../../ui/note.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Bdi, Heading } from '../../ui/text.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { useNounsInWords } from './noun-words.ts'
import { ReadersInWords } from './readers-card.tsx'

/** Who has read, for the coordinator: a table of sittings, a hundred at a time, that says where it is not the whole. */
export const CaseReadingsPage = () => {
  const { you } = useCase()
  return (
    <May rule={mayReadReadings} on={{}} you={you}>
      <Readings />
    </May>
  )
}

const Readings = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const { efter } = useSearch({ from: '/staff/arenden/$caseId/delar/lasningar' })
  const navigate = useNavigate()
  const goTo = (cursor: string | undefined) => void navigate({ to: '.', search: cursor ? { efter: cursor } : {} })
  const view = useView(readHistory, { params: { caseId }, query: { limit: 100, ...(efter && { cursor: efter }) } })
  return (
    <Stack gap={4}>
      <Heading level={2}>{t`Vem har läst`}</Heading>
      <Shown key={efter ?? ''} view={view} isPart skeleton={<Skeleton lines={5} />}>
        {({ items, thisWeek, hasMore, cursor }) => (
          <Stack gap={4}>
            {!efter && (
              <Band tone="info" icon={Eye}>
                <ReadersInWords week={thisWeek} />
              </Band>
            )}
            <Note icon={ShieldCheck}>{t`Varje gång någon läser skrivs det upp. Ingen kan ändra det. Familjen har en egen lista.`}</Note>
            {efter && (
              <Row>
                <Button onPress={() => goTo(undefined)}>{t`Till de senaste läsningarna`}</Button>
              </Row>
            )}
            {items.length === 0 ? <EmptyState title={t`Ingen har läst än.`} /> : <Sittings items={items} />}
            {hasMore && cursor ? (
              <Row>
                <Button onPress={() => goTo(cursor)}>{t`Visa äldre läsningar`}</Button>
                <span>{t`Det här är inte allt. Det finns äldre läsningar.`}</span>
              </Row>
            ) : (
              items.length > 0 && <p>{t`Det finns inga äldre läsningar.`}</p>
            )}
          </Stack>
        )}
      </Shown>
    </Stack>
  )
}

const Sittings = ({ items }: { items: readonly Sitting[] }) => {
  const { t } = useLingui()
  const inWords = useNounsInWords()
  const how = ({ manners }: Sitting) =>
    manners.includes('job') ? t`automatisk påminnelse` : manners.includes('open') ? t`öppnade sidan` : t`sidan stod öppen`
  return (
    <DataTable
      caption={t`Läsningar, den senaste först`}
      hideCaption
      items={items.map((sitting, place) => ({ ...sitting, place }))}
      keyOf={({ place }) => String(place)}
      columns={[
        {
          key: 'when',
          head: t`När`,
          cell: ({ firstAt, lastAt }) => (
            <>
              <DateText at={firstAt} as="shortDay" /> <DateText at={firstAt} as="time" />
              {lastAt.slice(0, 16) !== firstAt.slice(0, 16) && (
                <>
                  –<DateText at={lastAt} as="time" />
                </>
              )}
            </>
          ),
        },
        { key: 'who', head: t`Vem`, cell: ({ mine, who }) => (mine ? t`Du själv` : <Bdi>{who.name ?? t`Namnet visas inte`}</Bdi>) },
        { key: 'agency', head: t`Verksamhet`, cell: ({ who }) => (who.label === who.name ? '' : <Bdi>{who.label}</Bdi>) },
        { key: 'what', head: t`Vad`, cell: ({ nouns }) => inWords(nouns) },
        { key: 'how', head: t`Hur`, cell: (sitting) => how(sitting) },
      ]}
    />
  )
}
