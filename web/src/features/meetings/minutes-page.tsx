import { readMinutes } from '@kring/contract/minutes'
import type { Minutes } from '@kring/domain/meetings'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft, CalendarCheck, Printer } from 'lucide-react'
import { useView } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Note } from '../../ui/note.tsx'
import { Bdi, Heading, Muted, PageHeader, Written } from '../../ui/text.tsx'
import { PartyChip } from '../agencies/agency-chip.tsx'
import { useFamilyPaths } from '../home/family-paths.ts'
import { ApproveMinutes } from './approve-minutes.tsx'
import { CommitmentLines, useCommitments } from './item-commitments.tsx'
import { Decisions } from './item-decisions.tsx'
import { Facts } from './item-facts.tsx'
import { Views } from './item-views.tsx'
import { attendeeOf, useNamelessWord } from './meeting-words.ts'
import styles from './minutes-page.module.css'

export const MinutesPage = () => {
  const { caseId, meetingId } = useParams({ from: '/staff/arenden/$caseId/moten/$meetingId/anteckningar' })
  return <OneMinutes caseId={caseId} meetingId={meetingId} back={`/arenden/${caseId}/moten`} />
}

export const FamilyMinutesPage = () => {
  const { caseId, meetingId } = useParams({ from: '/$language/familj/mote/$caseId/$meetingId/anteckningar' })
  return <OneMinutes caseId={caseId} meetingId={meetingId} back={useFamilyPaths().ofCase(caseId).start} />
}

/** The minutes as their reader may read them now: what is hidden leaves no gap. */
const OneMinutes = ({ caseId, meetingId, back }: { caseId: string; meetingId: string; back: string }) => (
  <Shown key={meetingId} view={useView(readMinutes, { params: { caseId, meetingId } })}>
    {(minutes) => <Letter minutes={minutes} back={back} />}
  </Shown>
)

const Letter = ({ minutes, back }: { minutes: Minutes; back: string }) => {
  const { t } = useLingui()
  const me = useMe()
  const { attendees, consentChanges, nextMeeting } = minutes
  const present = attendees.filter(({ presence }) => presence === 'present')
  const excused = attendees.filter(({ presence }) => presence === 'excused')
  const word = useNamelessWord()
  const commitments = useCommitments(minutes).data?.items.filter(({ meetingId }) => meetingId === minutes.id) ?? []
  const told = minutes.items.filter(({ note, decisions, facts, views, state }) => state === 'not-applicable' || note.text || decisions.length + facts.length + views.length > 0)
  return (
    <article className={styles.letter}>
      <PageHeader
        title={<Written>{minutes.title}</Written>}
        lead={
          <>
            {minutes.caseLabel && (
              <>
                <Bdi>{minutes.caseLabel}</Bdi>
                {' · '}
              </>
            )}
            <DateText at={minutes.openedAt ?? minutes.startsAt} as="dayTime" />
            {minutes.place && (
              <>
                {' · '}
                <Written>{minutes.place}</Written>
              </>
            )}
          </>
        }
        actions={
          <div data-print="hide">
            <Row gap={3}>
              <TextLink icon={ArrowLeft} href={back} quiet>
                {t`Tillbaka`}
              </TextLink>
              <Button icon={Printer} onPress={() => print()}>
                {t`Skriv ut`}
              </Button>
            </Row>
          </div>
        }
      />
      <Stack gap={6}>
        {minutes.status !== 'closed' && <Band tone="info">{t`Mötet är inte avslutat. Anteckningarna kan ändras.`}</Band>}
        <Section title={t`De som var med`}>
          <Row gap={2}>
            {present.map((party) => (
              <PartyChip key={party.partyId} party={party} />
            ))}
          </Row>
          {excused.length > 0 && (
            <Muted>
              <Trans>Anmält förhinder: {excused.map(({ label }) => label).join('; ')}</Trans>
            </Muted>
          )}
        </Section>
        {consentChanges.map(({ at, towards }) => {
          const party = towards ? attendeeOf(minutes, towards) : undefined
          return (
            <Band key={at} tone="sunken">
              {party ? (
                <Trans>
                  Samtycket ändrades <DateText at={at} as="time" /> för {word(party)}.
                </Trans>
              ) : (
                <Trans>
                  Samtycket ändrades <DateText at={at} as="time" />.
                </Trans>
              )}
            </Band>
          )
        })}
        {told.map((item) => (
          <Section key={item.id} title={<Written>{item.title}</Written>}>
            {item.state === 'not-applicable' && <Muted>{t`Punkten utgick: ${item.reason ?? ''}`}</Muted>}
            <Views meeting={minutes} views={item.views} />
            {item.facts.length > 0 && <Facts meeting={{ attendees: attendees.map((one) => ({ ...one, presence: null })) }} item={item} />}
            {item.note.text && (
              <p className={styles.note}>
                <Written>{item.note.text}</Written>
              </p>
            )}
            <Decisions item={item} />
          </Section>
        ))}
        {commitments.length > 0 && (
          <Section title={t`Vi lovade`}>
            <CommitmentLines items={commitments} />
          </Section>
        )}
        {nextMeeting && (
          <Note icon={CalendarCheck}>
            <Trans>
              Nästa möte: <DateText at={nextMeeting.startsAt} as="dayTime" />
            </Trans>
          </Note>
        )}
        {minutes.status === 'closed' && (
          <Stack gap={3}>
            <Heading level={2}>{t`Stämmer anteckningarna?`}</Heading>
            <ApproveMinutes meeting={minutes} />
          </Stack>
        )}
        <p className={styles.printed}>
          <Trans>
            Utskriven av {me.person.name} <DateText at={new Date().toISOString()} as="dayTime" />. Utskriften är en kopia. Det som gäller finns i tjänsten.
          </Trans>
        </p>
      </Stack>
    </article>
  )
}
