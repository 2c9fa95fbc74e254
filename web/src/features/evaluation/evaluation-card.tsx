import { useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** Asks the family how it went, while the case is being closed. */
export const EvaluationCard = () => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  return (
    <Card title={t`Hur blev det?`}>
      <Stack gap={3}>
        <p>{t`Vi ska snart sluta. Berätta hur du tycker att det har varit.`}</p>
        <Row>
          <LinkButton kind="primary" href={paths.evaluation}>{t`Svara på frågorna`}</LinkButton>
        </Row>
      </Stack>
    </Card>
  )
}
