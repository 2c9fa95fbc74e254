import { confirmDisclosure, listDisclosures } from '@kring/contract/grounds'
import { mayConfirmDisclosure, needsLegalReview, type Disclosure as Disclosed } from '@kring/domain/grounds'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Clock, Plus, Scale } from 'lucide-react'
import { useState } from 'react'
import { useAct, useView } from '../../api.ts'
import { May } from '../../may.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Muted, Written } from '../../ui/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { GroundNotes } from './ground-notes.tsx'
import { GroundsFrame } from './grounds-frame.tsx'
import { channelWords, conditionWords, decidedAsWords, groundWords, recipientWords, secrecyWords } from './ground-words.ts'

/** What the own party has handed out without consent, the latest first. */
export const DisclosuresPage = () => {
  const { t } = useLingui()
  const { id: caseId } = useCase()
  const [after, setAfter] = useState<string>()
  const view = useView(listDisclosures, { params: { caseId }, query: { limit: 50, ...(after && { cursor: after }) } })
  return (
    <GroundsFrame
      title={t`Utlämnanden utan samtycke`}
      back={{ href: `/arenden/${caseId}`, label: t`Till ärendet` }}
      view={view}
      actions={<LinkButton kind="primary" icon={Plus} href={`/arenden/${caseId}/utlamnanden/nytt`}>{t`Nytt utlämnande`}</LinkButton>}
    >
      {({ items, hasMore, cursor }) => (
        <>
          <GroundNotes />
          {items.length === 0 ? (
            <EmptyState title={t`Inget är antecknat.`}>
              {t`Här antecknar ni det som er verksamhet lämnar ut utan samtycke, med den regel som ni stöder er på. Ett samtycke som tas tillbaka ändrar inget av det.`}
            </EmptyState>
          ) : (
            <Stack gap={4}>{items.map((one) => <DisclosureCard key={one.id} disclosure={one} />)}</Stack>
          )}
          {(after || hasMore) && (
            <Row>
              {after && <Button onPress={() => setAfter(undefined)}>{t`Till de senaste`}</Button>}
              {hasMore && cursor && <Button onPress={() => setAfter(cursor)}>{t`Visa äldre`}</Button>}
            </Row>
          )}
        </>
      )}
    </GroundsFrame>
  )
}

const DisclosureCard = ({ disclosure }: { disclosure: Disclosed }) => {
  const { t, i18n } = useLingui()
  const { id: caseId, you } = useCase()
  const confirm = useAct(confirmDisclosure)
  const { ground, facts, recipient, recipientPerson, state } = disclosure
  const written = (term: string, words: string | null) => (words === null ? [] : [{ term, detail: <Written>{words}</Written> }])
  return (
    <Card as="article" title={t`Till ${recipient}`} action={<States disclosure={disclosure} />}>
      <Stack gap={4}>
        <SummaryList
          items={[
            { term: t`Utlämnat`, detail: <DateText at={disclosure.handedOutAt} as="dayTime" /> },
            { term: t`Grund`, detail: i18n._(groundWords[ground].title) },
            ...written(t`Uppgifterna`, facts),
          ]}
        />
        <Disclosure title={t`Mottagare, behov och beslut`}>
          <SummaryList
            items={[
              { term: t`Mottagare`, detail: [recipient, recipientPerson, i18n._(recipientWords[disclosure.recipientKind])].filter(Boolean).join(', ') },
              { term: t`Hur`, detail: [i18n._(channelWords[disclosure.channel]), disclosure.onRequest && t`på begäran`].filter(Boolean).join(', ') },
              { term: t`Sekretess`, detail: i18n._(secrecyWords[disclosure.secrecy]) },
              ...written(t`Behovet`, disclosure.need),
              ...(disclosure.conditions.length > 0
                ? [{ term: t`Villkor`, detail: <ul>{disclosure.conditions.map((condition) => <li key={condition}>{i18n._(conditionWords[condition])}</li>)}</ul> }]
                : []),
              ...written(t`Avvägning`, disclosure.weighing),
              ...written(t`Lämplighet`, disclosure.suitability),
              { term: t`Beslutat av`, detail: [disclosure.decidedBy, disclosure.decidedAs && i18n._(decidedAsWords[disclosure.decidedAs])].filter(Boolean).join(', ') },
              ...written(t`Delegation`, disclosure.delegation),
              ...written(t`Rättslig prövning`, disclosure.legalReviewBy),
            ]}
          />
        </Disclosure>
        <Muted>
          <Trans>
            Antecknat av {disclosure.notedBy} <DateText at={disclosure.notedAt} as="dayTime" />
          </Trans>
          {disclosure.confirmedBy && disclosure.confirmedAt && (
            <>
              {' · '}
              <Trans>
                Bekräftat av {disclosure.confirmedBy} <DateText at={disclosure.confirmedAt} as="dayTime" />
              </Trans>
            </>
          )}
        </Muted>
        {state === 'waiting' && (
          <May rule={mayConfirmDisclosure} on={disclosure} you={you}>
            <Row>
              <Button
                icon={Check}
                isPending={confirm.isPending}
                onPress={() => confirm.mutate({ params: { caseId, disclosureId: disclosure.id } }, { onSuccess: () => toast(t`Bekräftat.`) })}
              >
                {t`Bekräfta som andra person`}
              </Button>
            </Row>
          </May>
        )}
        <TroubleLine trouble={confirm.error} />
      </Stack>
    </Card>
  )
}

const States = ({ disclosure }: { disclosure: Disclosed }) => {
  const { t } = useLingui()
  return (
    <Row gap={2}>
      {needsLegalReview(disclosure) && <Badge icon={Scale}>{t`Rättslig prövning`}</Badge>}
      {disclosure.state === 'waiting' && <Badge tone="warn" icon={Clock}>{t`Väntar på en andra person`}</Badge>}
      {disclosure.state === 'confirmed' && <Badge tone="ok" icon={Check}>{t`Bekräftat av två`}</Badge>}
    </Row>
  )
}
