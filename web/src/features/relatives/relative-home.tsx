import type { FamilyCase } from '@kring/domain/home'
import type { NamedIn } from '@kring/domain/relatives'
import { Trans, useLingui } from '@lingui/react/macro'
import { EyeOff, MessagesSquare, Target } from 'lucide-react'
import { Band } from '../../ui/band.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Bdi, Prose, Written } from '../../ui/text.tsx'
import { ReservationText } from '../consent/reservation-text.tsx'
import { useCategoryName } from '../consent/use-category-name.ts'
import { ContactCard } from '../home/contact-card.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { MessagesCard } from '../messages/messages-card.tsx'
import { PromiseCard } from './promise-card.tsx'

type Part = NonNullable<FamilyCase['relative']>

/** The start page of somebody whom a consent lets in as a person: what they are asked to promise, then what they may read. */
export const RelativeHome = ({ told, part, answerWithinWorkdays }: { told: FamilyCase; part: Part; answerWithinWorkdays: number }) => {
  const { t } = useLingui()
  const isOpen = part.namedIn.filter(({ promisedAt }) => promisedAt !== null)
  return (
    <Stack gap={4}>
      {part.namedIn.filter(({ promisedAt }) => promisedAt === null).map((named) => (
        <PromiseCard key={named.requestId} named={named} />
      ))}
      {isOpen.map((named) => (
        <OpenCard key={named.requestId} named={named} isOnly={isOpen.length === 1} />
      ))}
      {part.namedIn.length === 0 && (
        <Band tone="sunken" icon={EyeOff} title={t`Inget delas med dig nu.`}>
          {t`Det du själv har skrivit finns kvar. Det du har lovat gäller fortfarande.`}
        </Band>
      )}
      {told.nextMeeting && (
        <Card title={t`Nästa möte`}>
          <p>
            <strong>
              <DateText at={told.nextMeeting.startsAt} as="dayTime" />
            </strong>
            {told.nextMeeting.place && (
              <>
                {', '}
                <Written>{told.nextMeeting.place}</Written>
              </>
            )}
          </p>
        </Card>
      )}
      {told.you.reads.includes('conversation') && <MessagesCard topics={told.topics} answerWithinWorkdays={answerWithinWorkdays} />}
      {part.promised.map(({ text, at }) => (
        <Disclosure
          key={at}
          title={
            <Trans>
              Det här lovade du <DateText at={at} as="wholeDay" />
            </Trans>
          }
        >
          <ReservationText text={text} />
        </Disclosure>
      ))}
      <ContactCard />
    </Stack>
  )
}

/** What one may read now, until when, and the ways there. */
const OpenCard = ({ named, isOnly }: { named: NamedIn; isOnly: boolean }) => {
  const { t } = useLingui()
  const { paths, youth } = useFamilyCase()
  return (
    <Card
      title={
        <Trans>
          Det här får du läsa om <Bdi>{youth}</Bdi>
        </Trans>
      }
    >
      <Stack gap={3}>
        <WhatOneReads named={named} />
        <Row>
          {named.reads.includes('plan') && (
            <LinkButton kind={isOnly ? 'primary' : 'secondary'} size="big" icon={Target} href={paths.plan}>{t`Läs planen`}</LinkButton>
          )}
          {named.reads.includes('conversation') && (
            <LinkButton size="big" icon={MessagesSquare} href={paths.topics}>{t`Läs meddelanden`}</LinkButton>
          )}
        </Row>
      </Stack>
    </Card>
  )
}

/** The things that one reads by one consent, and its last day. */
export const WhatOneReads = ({ named }: { named: NamedIn }) => {
  const { t } = useLingui()
  const nameOf = useCategoryName()
  return (
    <Prose>
      <ul>
        {named.reads.map((code) => (
          <li key={code}>{nameOf(code)}</li>
        ))}
      </ul>
      {named.gives.length > 0 && <p>{t`Du får svara i meddelanden.`}</p>}
      <p>
        <Trans>
          Det gäller till och med <DateText at={named.validUntilOn} as="wholeDay" />, om det inte tas tillbaka innan dess.
        </Trans>
      </p>
    </Prose>
  )
}
