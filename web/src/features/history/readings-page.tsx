import { readHistory } from '@kring/contract/history'
import type { Sitting } from '@kring/domain/history'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Eye, EyeOff, ShieldCheck } from 'lucide-react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { dayOf } from '../../ui/dates.ts'
import { Row, Stack } from '../../ui/layout.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi, PageHeader, Written } from '../../ui/text.tsx'
import { ContactLine } from '../home/contact.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'
import { useNounsInWords } from './noun-words.ts'
import { ReadersInWords } from './readers-card.tsx'

/**
 * Who has read about the young person: first in a sentence, then day by day. What is not shown is said to be not shown, and
 * a page that is not the whole log says so.
 */
export const ReadingsPage = () => {
  const { t } = useLingui()
  const { caseId, isYouth, youth, contacts } = useFamilyCase()
  const { efter } = useSearch({ from: '/$language/familj/arende/$caseId/vem-har-last' })
  const navigate = useNavigate()
  const goTo = (cursor: string | undefined) => void navigate({ to: '.', search: cursor ? { efter: cursor } : {} })
  const view = useView(readHistory, { params: { caseId }, query: { limit: 100, ...(efter && { cursor: efter }) } })
  return (
    <>
      <WayHome />
      <PageHeader
        title={
          isYouth ? (
            t`Vem har läst om dig`
          ) : (
            <Trans>
              Vem har läst om <Bdi>{youth}</Bdi>
            </Trans>
          )
        }
      />
      <Shown key={efter ?? ''} view={view}>
        {({ items, thisWeek, hasMore, cursor }) => (
          <Stack gap={5}>
            {!efter && (
              <Band tone="info" icon={Eye}>
                <ReadersInWords week={thisWeek} />
              </Band>
            )}
            <Stack gap={2}>
              <Note icon={ShieldCheck}>{t`Varje gång någon läser skrivs det upp av sig självt.`}</Note>
              <Note icon={EyeOff}>{t`Vi visar inte när andra i familjen läser. Alla andra läsningar visas.`}</Note>
            </Stack>
            {efter && (
              <Row>
                <Button onPress={() => goTo(undefined)}>{t`Till de senaste läsningarna`}</Button>
              </Row>
            )}
            {items.length === 0 && <p>{t`Ingen har läst än.`}</p>}
            {byDay(items).map(([day, sittings]) => (
              <Card key={day} title={<DateText at={day} />}>
                <List>
                  {sittings.map((sitting, place) => (
                    <SittingRow key={place} sitting={sitting} />
                  ))}
                </List>
              </Card>
            ))}
            {hasMore && cursor ? (
              <Stack gap={2}>
                <p>{t`Det här är inte allt. Det finns äldre läsningar.`}</p>
                <Row>
                  <Button onPress={() => goTo(cursor)}>{t`Visa äldre läsningar`}</Button>
                </Row>
              </Stack>
            ) : (
              items.length > 0 && <p>{t`Det finns inga äldre läsningar.`}</p>
            )}
            <p>
              {t`Undrar du över en läsning?`} <ContactLine names={contacts} />
            </p>
          </Stack>
        )}
      </Shown>
    </>
  )
}

const SittingRow = ({ sitting: { who, mine, nouns, firstAt, lastAt, manners } }: { sitting: Sitting }) => {
  const { t } = useLingui()
  const inWords = useNounsInWords()
  const what = inWords(nouns)
  const isOneMinute = lastAt.slice(0, 16) === firstAt.slice(0, 16)
  const isJob = manners.includes('job')
  return (
    <ListRow
      title={
        isJob ? t`Automatisk påminnelse`
        : mine ? t`Du själv`
        : who.name ? <Bdi>{who.name}</Bdi>
        : who.label ? <Written>{who.label}</Written>
        : t`En person vars namn inte visas`
      }
      note={
        <>
          {!mine && who.name && who.label && (
            <>
              <Written>{who.label}</Written>
              {' · '}
            </>
          )}
          {isOneMinute ? (
            <DateText at={firstAt} as="time" />
          ) : (
            <Trans>
              <DateText at={firstAt} as="time" /> till <DateText at={lastAt} as="time" />
            </Trans>
          )}
          <br />
          <Trans>Läste: {what}</Trans>
        </>
      }
    />
  )
}

/** Sittings by the day on which they ended, in the order in which they came. */
const byDay = (sittings: readonly Sitting[]) => {
  const days = new Map<string, Sitting[]>()
  for (const sitting of sittings) {
    const day = dayOf(sitting.lastAt)
    days.set(day, [...(days.get(day) ?? []), sitting])
  }
  return [...days]
}
