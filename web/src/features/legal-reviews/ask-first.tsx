import type { ReviewAbout } from '@kring/domain/legal-reviews'
import { useLingui } from '@lingui/react/macro'
import { useMe } from '../../me.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { reviewWords } from './review-words.ts'

/** Where a lawyer has to be asked before the family is: what the dispute is, whom to ask, and where the answer is noted. */
export const AskFirst = ({ missing }: { missing: readonly ReviewAbout[] }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const { phone } = useMe().municipality
  return (
    <EmptyState
      title={t`Fråga en jurist först.`}
      action={<LinkButton kind="primary" href={`/arenden/${caseId}/skydd`}>{t`Anteckna svaret`}</LinkButton>}
    >
      {missing.map((about) => (
        <span key={about}>
          {i18n._(reviewWords[about].dispute)}{' '}
        </span>
      ))}
      {t`Tjänsten gör ingen egen bedömning. Fråga kommunens jurist, genom kommunen på ${phone}. Ingen har fått någon förfrågan.`}
    </EmptyState>
  )
}
