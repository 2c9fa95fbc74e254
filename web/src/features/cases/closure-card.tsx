import type { CaseClosure } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Written } from '../../ui/text.tsx'
import { closureWords } from './case-words.ts'

/** How a closed case was closed, for those who followed it. */
export const ClosureCard = ({ closure }: { closure: CaseClosure }) => {
  const { t, i18n } = useLingui()
  const items = [
    { term: t`Avslutsorsak`, detail: i18n._(closureWords[closure.reason]) },
    { term: t`Avslutat`, detail: <DateText at={closure.at} /> },
    { term: t`Stöd som finns kvar`, detail: closure.continuingSupport ? <Written>{closure.continuingSupport}</Written> : t`Inget antecknat` },
    { term: t`Vi hörs igen`, detail: closure.followUpOn ? <DateText at={closure.followUpOn} /> : t`Inte bestämt` },
    ...(closure.copyGivenOn ? [{ term: t`Familjen fick sin kopia`, detail: <DateText at={closure.copyGivenOn} /> }] : []),
  ]
  return (
    <Card title={t`Så avslutades ärendet`}>
      <SummaryList items={items} />
    </Card>
  )
}
