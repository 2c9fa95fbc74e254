import { isCoordinator } from '@kring/domain/actor'
import { readConsentRule } from '@kring/contract/consent'
import { useLingui } from '@lingui/react/macro'
import { Lock } from 'lucide-react'
import { useView } from '../../api.ts'
import { Card } from '../../ui/card.tsx'
import { Row } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { useCase } from '../cases/case-frame.tsx'

/** The way to the confidence, for whoever takes part in one or may ask for it; for everybody else there is none. */
export const ConfidenceLink = () => {
  const { t } = useLingui()
  const { id: caseId, you } = useCase()
  const rule = useView(readConsentRule, { params: { caseId } }).data
  const takesPart = you.reads.includes('confidence-consent') && (!isCoordinator(you) || rule?.confidenceFromAge !== null)
  if (!rule || !takesPart) return null
  return (
    <Card title={t`Förtroligt samtal`}>
      <p>{t`Den unge kan ensam öppna ett samtal med några få, utan vårdnadshavare.`}</p>
      <Row>
        <LinkButton icon={Lock} href={`/arenden/${caseId}/fortroligt`}>{t`Till det förtroliga samtalet`}</LinkButton>
      </Row>
    </Card>
  )
}
