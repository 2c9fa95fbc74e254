import type { ReviewAbout } from '@kring/domain/legal-reviews'
import { useLingui } from '@lingui/react/macro'
import { useMe } from '../../me.tsx'
import { Band } from '../../ui/band.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { useCase } from '../cases/case-frame.tsx'
import { reviewWords } from './review-words.ts'

/** Where a lawyer has to be asked before the family is: what the dispute is, whom to ask, and where the answer is noted. */
export const AskFirst = ({ missing }: { missing: readonly ReviewAbout[] }) => {
  const { t, i18n } = useLingui()
  const { id: caseId } = useCase()
  const { phone } = useMe().municipality
  return (
    <Stack gap={5}>
      <Band tone="warn" title={t`Fråga en jurist först.`}>
        <Stack gap={3}>
          {missing.map((about) => <p key={about}>{i18n._(reviewWords[about].dispute)}</p>)}
          <p>{t`Tjänsten gör ingen egen bedömning. Fråga kommunens jurist, genom kommunen på ${phone}. Ingen tillfrågas innan svaret är antecknat.`}</p>
        </Stack>
      </Band>
      <Row>
        <LinkButton kind="primary" href={`/arenden/${caseId}/skydd`}>{t`Anteckna svaret`}</LinkButton>
      </Row>
    </Stack>
  )
}
