import type { ForeseenEnd } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { RefreshCw } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { addDays } from '../../ui/dates.ts'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'

/** What ends soon and what there is to do about it, in time. */
export const RenewalCard = ({ foreseen, caseId, mayAsk }: { foreseen: readonly ForeseenEnd[]; caseId: string; mayAsk: boolean }) => {
  const { t } = useLingui()
  if (foreseen.length === 0) return null
  const canRenew = mayAsk && foreseen.some(({ because, isAsked }) => !isAsked && (because === 'last-day' || because === 'exception'))
  return (
    <Card title={t`Det här tar slut snart`}>
      <Stack gap={3}>
        {foreseen.map((end) => (
          <p key={end.endsOn}>
            <WhatEnds end={end} />
          </p>
        ))}
        {canRenew && (
          <>
            <p>{t`Ett nytt samtycke börjar med det som familjen svarade sist. Det gamla gäller till sin egen sista dag.`}</p>
            <Row>
              <LinkButton kind="primary" icon={RefreshCw} href={`/arenden/${caseId}/samtycke/ny`}>
                {t`Förnya samtycket`}
              </LinkButton>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  )
}

const WhatEnds = ({ end: { endsOn, because, isAsked } }: { end: ForeseenEnd }) => {
  const last = <DateText at={endsOn} as="wholeDay" />
  const birthday = <DateText at={addDays(endsOn, 1)} as="wholeDay" />
  switch (because) {
    case 'signing-age':
      return <Trans>Från och med {birthday} behövs den unges egen underskrift. Den unge kan skriva under redan nu, på sin egen sida. Annars pausas det som familjen har sagt ja till.</Trans>
    case 'of-age':
      return <Trans>{birthday} blir den unge myndig. Då slutar vårdnadshavarnas samtycke, och de läser inte längre något här. Från den dagen kan du fråga den unge om ett nytt.</Trans>
    case 'exception':
      return isAsked ? <Trans>Undantaget från en underskrift slutar {last}. Familjen är tillfrågad om ett nytt samtycke.</Trans> : <Trans>Undantaget från en underskrift slutar {last}, och samtycket med det.</Trans>
    case 'last-day':
      return isAsked ? <Trans>Samtycket gäller till och med {last}. Familjen är tillfrågad om ett nytt.</Trans> : <Trans>Samtycket gäller till och med {last}. Fråga familjen i god tid om de vill förnya det.</Trans>
  }
}
