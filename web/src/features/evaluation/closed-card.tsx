import { readCase } from '@kring/contract/cases'
import type { ClosureReason } from '@kring/domain/cases'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useView } from '../../api.ts'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Stack } from '../../ui/layout.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** What a family reads first when the work is over: why, what goes on, and when one hears from each other again. */
export const ClosedCard = () => {
  const { t, i18n } = useLingui()
  const { caseId } = useFamilyCase()
  const closure = useView(readCase, { params: { caseId } }).data?.closure
  const facts = closure && [
    ...(closure.continuingSupport ? [{ term: t`Stöd som finns kvar`, detail: <Written>{closure.continuingSupport}</Written> }] : []),
    ...(closure.followUpOn ? [{ term: t`Vi hörs igen`, detail: <DateText at={closure.followUpOn} /> }] : []),
    ...(closure.copyGivenOn ? [{ term: t`Familjen fick sin kopia`, detail: <DateText at={closure.copyGivenOn} /> }] : []),
  ]
  return (
    <Card title={t`Arbetet är avslutat`}>
      <Stack gap={3}>
        {closure && <p>{i18n._(plainly[closure.reason])}</p>}
        {facts && facts.length > 0 && <SummaryList items={facts} />}
        <p>{t`Tack för att du var med. Du kan fortfarande läsa planen och se vem som har läst.`}</p>
      </Stack>
    </Card>
  )
}

const otherEnd = msg`Vi slutar på ett annat sätt än det var tänkt.`
const consentOver = msg`Samtycket gäller inte längre.`
const otherSupport = msg`Ni får ett annat stöd i stället.`

/** Why the work is over, in words that blame nobody. */
const plainly: Record<ClosureReason, MessageDescriptor> = {
  'as-planned': msg`Vi blev klara, så som det var tänkt.`,
  'not-as-planned': otherEnd,
  transferred: otherSupport,
  'to-service': otherSupport,
  placement: otherSupport,
  aborted: otherEnd,
  'consent-withdrawn': consentOver,
  'moved-away': msg`Ni har flyttat till en annan kommun.`,
  'turned-18-no-consent': consentOver,
}
