import { listIntake } from '@kring/contract/concerns'
import { markSeen, readMyDay } from '@kring/contract/home'
import type { MyDay } from '@kring/domain/home'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { FilePlus2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Shown } from '../../shown.tsx'
import { announce } from '../../ui/announce.ts'
import { Band } from '../../ui/band.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { formatDay } from '../../ui/dates.ts'
import { Stack, WithAside } from '../../ui/layout.tsx'
import { LinkButton, TextLink } from '../../ui/link.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Bdi, Heading, Muted, PageHeader } from '../../ui/text.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { placeOf, useEventSentence } from '../history/event-sentence.ts'
import styles from './my-day.module.css'
import { NearMeetingCard } from './near-meeting-card.tsx'
import { WaitingRow } from './waiting-row.tsx'

/** What an employee begins the day with: the next meeting, what waits, what others have done. */
export const MyDayPage = () => {
  const { t, i18n } = useLingui()
  const { person, functions } = useMe()
  const day = useView(readMyDay, {})
  const holdsIntake = functions.some(({ takesConcerns }) => takesConcerns)
  const intake = useView(listIntake, {}, { when: holdsIntake })
  const lost = useLostCases(day.data)
  const first = person.name.split(' ')[0] ?? person.name
  const greeting = useGreeting()
  return (
    <>
      <PageHeader
        title={
          <>
            {greeting} <Bdi>{first}</Bdi>
          </>
        }
        lead={day.data && capitalised(formatDay(day.data.today, i18n.locale))}
      />
      {lost.count > 0 && (
        <Band tone="sunken" action={<IconButton icon={X} label={t`Stäng`} onPress={lost.close} />}>
          <Plural value={lost.count} one="# ärende är inte längre tillgängligt för dig." other="# ärenden är inte längre tillgängliga för dig." />
        </Band>
      )}
      {intake.data && intake.data.waiting.length > 0 && (
        <Band tone="warn" title={t`Orosanmälningar väntar i mottagningen.`} action={<TextLink href="/mottagning">{t`Till mottagningen`}</TextLink>} />
      )}
      <Shown view={day} isPart skeleton={<Skeleton title lines={6} />}>
        {(day) => (
          <WithAside aside={<Aside day={day} />}>
            <Stack gap={5}>
              {day.nextMeeting && <NearMeetingCard meeting={day.nextMeeting} />}
              <Waiting day={day} mayAsk={functions.length > 0} />
              <News day={day} />
            </Stack>
          </WithAside>
        )}
      </Shown>
    </>
  )
}

const useGreeting = () => {
  const { t } = useLingui()
  const hour = Number(new Intl.DateTimeFormat('sv-SE', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Stockholm' }).format(new Date()))
  if (hour < 10) return t({ message: 'God morgon,', comment: 'A greeting before the first name' })
  if (hour < 18) return t({ message: 'Hej', comment: 'A greeting before the first name' })
  return t({ message: 'God kväll,', comment: 'A greeting before the first name' })
}

const Waiting = ({ day, mayAsk }: { day: MyDay; mayAsk: boolean }) => {
  const { t } = useLingui()
  const { items, hasMore } = day.waiting
  return (
    <Card title={t`Väntar på dig`} as="article">
      {items.length === 0 ? (
        <EmptyState
          title={t`Inget väntar på dig idag.`}
          action={
            mayAsk &&
            !day.nextMeeting && (
              <LinkButton href="/arenden/ny" icon={FilePlus2}>
                {t`Ny förfrågan`}
              </LinkButton>
            )
          }
        >
          {!day.nextMeeting && day.nextMeetingAt && (
            <Trans>
              Nästa möte är <DateText at={day.nextMeetingAt} as="dayTime" />.
            </Trans>
          )}
        </EmptyState>
      ) : (
        <List>
          {items.map((notice) => (
            <WaitingRow key={keyOf(notice)} notice={notice} />
          ))}
        </List>
      )}
      {hasMore && <Muted>{t`Det finns mer. Börja med det översta.`}</Muted>}
    </Card>
  )
}

const keyOf = (notice: MyDay['waiting']['items'][number]) =>
  [notice.kind, notice.caseId, 'commitmentId' in notice && notice.commitmentId, 'meetingId' in notice && notice.meetingId].join(' ')

const News = ({ day }: { day: MyDay }) => {
  const { t } = useLingui()
  const sentenceOf = useEventSentence()
  const seen = useAct(markSeen)
  const cases = day.news.cases
    .map((one) => ({ ...one, lines: one.events.flatMap((event) => ({ event, sentence: sentenceOf(event) })).filter(({ sentence }) => sentence) }))
    .filter(({ lines }) => lines.length > 0)
  if (cases.length === 0) return null
  return (
    <Card
      title={t`Nytt sedan sist`}
      as="article"
      action={
        <Button
          kind="quiet"
          isPending={seen.isPending}
          onPress={() => seen.mutate({ body: { at: day.at } })}
        >
          {t`Markera som läst`}
        </Button>
      }
    >
      <Stack gap={5}>
        {cases.map(({ caseId, caseLabel, lines, hasMore }) => (
          <Stack key={caseId} gap={3}>
            <Heading level={3} size={4}>
              <TextLink href={`/arenden/${caseId}`} quiet>
                {caseLabel ?? t`Ärende utan namn`}
              </TextLink>
            </Heading>
            <Timeline
              items={lines.map(({ event, sentence }, place) => ({
                key: `${event.at} ${place}`,
                at: <DateText at={event.at} as="dayTime" />,
                title: (
                  <TextLink href={placeOf(caseId, event)} quiet>
                    {sentence}
                  </TextLink>
                ),
              }))}
            />
            {hasMore && <Muted>{t`Och mer i ärendet.`}</Muted>}
          </Stack>
        ))}
      </Stack>
    </Card>
  )
}

const Aside = ({ day }: { day: MyDay }) => {
  const { t, i18n } = useLingui()
  return (
    <Stack gap={6}>
      {day.week.some(({ on, meetings, commitments }) => on >= day.today && meetings + commitments > 0) && (
        <section aria-labelledby="week">
          <Stack gap={3}>
            <Heading level={2} size={4} id="week">{t`Veckan`}</Heading>
            <ol role="list" className={styles.week}>
              {day.week.map(({ on, meetings, commitments }) => (
                <li key={on} data-today={on === day.today || undefined} aria-current={on === day.today ? 'date' : undefined}>
                  <span>{capitalised(formatDay(on, i18n.locale, 'short'))}</span>
                  <span className={styles.load}>
                    {meetings > 0 && <Plural value={meetings} one="# möte" other="# möten" />}
                    {meetings > 0 && commitments > 0 && ', '}
                    {commitments > 0 && <Plural value={commitments} one="# åtagande" other="# åtaganden" />}
                  </span>
                </li>
              ))}
            </ol>
          </Stack>
        </section>
      )}
      {day.consentsEnding.length > 0 && (
        <section aria-labelledby="ending">
          <Stack gap={3}>
            <Heading level={2} size={4} id="ending">{t`Samtycken som löper ut`}</Heading>
            <List>
              {day.consentsEnding.map((end) => (
                <ListRow key={`${end.caseId} ${end.endsOn}`} href={`/arenden/${end.caseId}/samtycke`} title={end.caseLabel ?? t`Ärende utan namn`} note={<Ending end={end} />} />
              ))}
            </List>
          </Stack>
        </section>
      )}
    </Stack>
  )
}

/** When it ends and why, in one line. */
const Ending = ({ end: { endsOn, because, isAsked } }: { end: MyDay['consentsEnding'][number] }) => {
  const day = <DateText at={endsOn} as="relative" />
  if (because === 'signing-age') return <Trans>Sedan behövs den unges egen underskrift: {day}</Trans>
  if (because === 'of-age') return <Trans>Sedan är den unge myndig: {day}</Trans>
  return isAsked ? <Trans>{day}, familjen är tillfrågad</Trans> : day
}

/** How many cases have left the day since a knock took it off the screen. */
const useLostCases = (day: MyDay | undefined) => {
  const { t } = useLingui()
  const known = useRef<string[] | null>(null)
  const wasTaken = useRef(false)
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (!day) {
      wasTaken.current = known.current !== null
      return
    }
    const now = casesIn(day)
    const gone = wasTaken.current ? (known.current?.filter((id) => !now.includes(id)).length ?? 0) : 0
    if (gone > 0) {
      setCount(gone)
      announce(t`Ett ärende är inte längre tillgängligt för dig.`)
    }
    known.current = now
    wasTaken.current = false
  }, [day])
  return { count, close: () => setCount(0) }
}

const casesIn = ({ nextMeeting, waiting, news }: MyDay) => [
  ...new Set([nextMeeting?.caseId, ...waiting.items.map(({ caseId }) => caseId), ...news.cases.map(({ caseId }) => caseId)].filter((id) => !!id)),
] as string[]

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
