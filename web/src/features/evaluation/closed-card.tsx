import { readCase } from '@kring/contract/cases'
import { useLingui } from '@lingui/react/macro'
import { FileText } from 'lucide-react'
import { useView } from '../../api.ts'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Written } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { plainReasons } from './plain-reasons.ts'

/** What a family reads first when the work is over: why, what goes on, and when one hears from each other again. */
export const ClosedCard = () => {
  const { t, i18n } = useLingui()
  const { caseId, paths } = useFamilyCase()
  const closure = useView(readCase, { params: { caseId } }).data?.closure
  const facts = closure && [
    ...(closure.continuingSupport ? [{ term: t`Stöd som finns kvar`, detail: <Written>{closure.continuingSupport}</Written> }] : []),
    ...(closure.followUpOn ? [{ term: t`Vi hörs igen`, detail: <DateText at={closure.followUpOn} /> }] : []),
    ...(closure.copyGivenOn ? [{ term: t`Familjen fick sin kopia`, detail: <DateText at={closure.copyGivenOn} /> }] : []),
  ]
  return (
    <Card title={t`Arbetet är avslutat`}>
      <Stack gap={3}>
        {closure && <p>{i18n._(plainReasons[closure.reason])}</p>}
        {facts && facts.length > 0 && <SummaryList items={facts} />}
        <Row>
          <LinkButton kind="primary" icon={FileText} href={paths.copy}>{t`Läs din kopia`}</LinkButton>
        </Row>
        <p>{t`Tack för att du var med. Du kan fortfarande läsa planen och se vem som har läst.`}</p>
      </Stack>
    </Card>
  )
}
