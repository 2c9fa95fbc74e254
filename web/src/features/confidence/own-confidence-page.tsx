import { readConfidence } from '@kring/contract/confidence'
import { withdrawConsent } from '@kring/contract/consent'
import type { Confidence, ConfidenceRequest } from '@kring/domain/confidence'
import { Trans, useLingui } from '@lingui/react/macro'
import { MessageSquare, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { refresh, useAct, useView } from '../../api.ts'
import { inRow } from '../../i18n.ts'
import { Shown } from '../../shown.tsx'
import { TroubleLine } from '../../trouble-line.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Heading, PageHeader, Prose } from '../../ui/text.tsx'
import { ConsentText } from '../consent/consent-text.tsx'
import { ReceiptLinks } from '../consent/receipt-links.tsx'
import { NotYours, useFamilyCase } from '../home/family-case.tsx'
import { WayHome } from '../home/way-home.tsx'

/** What the young person alone has been asked and has opened. For everybody else in the family there is no such page. */
export const OwnConfidencePage = () => (useFamilyCase().isYouth ? <Own /> : <NotYours />)

/** How it stands, where one writes, and how it is taken back. */
const Own = () => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  return (
    <>
      <WayHome />
      <PageHeader title={t`Förtroligt samtal`} lead={t`Det här är bara för dig. Dina vårdnadshavare ser det inte här.`} />
      <Shown view={useView(readConfidence, { params: { caseId }, query: {} })}>
        {(confidence) => (
          <Stack gap={5}>
            {confidence.requests[0] ? <Newest request={confidence.requests[0]} confidence={confidence} /> : <EmptyState title={t`Du har inget förtroligt samtal.`} />}
            {confidence.requests.map((request) => (
              <Disclosure
                key={request.id}
                title={
                  <Trans>
                    Texten från <DateText at={request.madeAt} />
                  </Trans>
                }
              >
                <Stack gap={3}>
                  <ReceiptLinks request={request} />
                  <Prose>
                    <ConsentText text={request.text} />
                  </Prose>
                </Stack>
              </Disclosure>
            ))}
          </Stack>
        )}
      </Shown>
    </>
  )
}

const Newest = ({ request, confidence: { readBy, parties } }: { request: ConfidenceRequest; confidence: Confidence }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  const labels = (ids: readonly string[]) => inRow(ids.map((id) => parties.find((party) => party.id === id)?.label ?? ''))
  switch (request.state) {
    case 'waiting':
      return (
        <Stack gap={3}>
          <Band tone="sunken" title={t`Du har fått en fråga.`}>{t`Du bestämmer. Du får säga nej.`}</Band>
          <Row>
            <LinkButton kind="primary" size="big" href={paths.confide(request.id)}>{t`Läs och svara`}</LinkButton>
          </Row>
        </Stack>
      )
    case 'refused':
      return <Band tone="info" title={t`Du har sagt nej.`}>{t`Inget delas. Du får ändå hjälp av skolan och socialtjänsten.`}</Band>
    case 'taken-back':
      return <Band tone="info" title={t`Du har tagit tillbaka ditt samtycke.`}>{t`Ingen av dem läser i samtalet längre. Det som redan är skrivet ligger kvar hos den som skrev det.`}</Band>
    case 'ended':
      return <Band tone="info" title={t`Tiden har gått ut.`}>{t`Ingen av dem läser i samtalet längre.`}</Band>
    case 'not-assessed':
      return (
        <Stack gap={5}>
          <Band tone="info" title={t`Tack. Du har skrivit under.`}>
            <Trans>Vi väntar på: {labels(request.waitsFor)}.</Trans> {t`De bedömer först om du är mogen att bestämma det här själv. Ingen läser än.`}
          </Band>
          <TakeBack request={request} />
        </Stack>
      )
    case 'open':
      return (
        <Stack gap={5}>
          <Band tone="ok" title={t`Samtalet är öppet.`}>
            <Trans>Läses av: {inRow([...readBy])}.</Trans>{' '}
            <Trans>
              Det gäller till och med <DateText at={request.validUntilOn} />.
            </Trans>
          </Band>
          <Row>
            <LinkButton kind="primary" size="big" icon={MessageSquare} href={paths.topics}>{t`Läs och skriv`}</LinkButton>
          </Row>
          <TakeBack request={request} />
        </Stack>
      )
  }
}

/** In two steps: what it means first, then the press. Nobody asks why. */
const TakeBack = ({ request }: { request: ConfidenceRequest }) => {
  const { t } = useLingui()
  const { caseId } = useFamilyCase()
  const [isSure, setSure] = useState(false)
  const withdraw = useAct(withdrawConsent)
  if (!isSure) {
    return (
      <Row>
        <Button size="big" icon={Undo2} onPress={() => setSure(true)}>{t`Ta tillbaka samtycket`}</Button>
      </Row>
    )
  }
  return (
    <Stack gap={3}>
      <Heading level={2} size={3}>{t`Ta tillbaka samtycket`}</Heading>
      <Prose>
        <p>{t`Från och med nu läser ingen av de andra i samtalet. Du läser det själv.`}</p>
        <p>{t`Inget raderas. Det som är skrivet ligger kvar hos den som skrev det.`}</p>
      </Prose>
      <TroubleLine trouble={withdraw.error} />
      <Row>
        <Button
          kind="primary" size="big" isPending={withdraw.isPending}
          onPress={() => withdraw.mutate({ params: { caseId, requestId: request.id }, body: { towards: null, category: null, method: 'self' } }, { onSuccess: () => void refresh('confidence', caseId) })}
        >
          {t`Ja, ta tillbaka`}
        </Button>
        <Button kind="quiet" onPress={() => setSure(false)}>{t`Jag vill inte ändra något`}</Button>
      </Row>
    </Stack>
  )
}
