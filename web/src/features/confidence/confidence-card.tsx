import type { FamilyCase } from '@kring/domain/home'
import { useLingui } from '@lingui/react/macro'
import { Lock, PenLine } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** The young person's own: a question that nobody else in the family sees, or the way to what they have opened. */
export const ConfidenceCard = ({ confidence: { toSign } }: { confidence: NonNullable<FamilyCase['confidence']> }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  return (
    <Card title={t`Bara för dig`}>
      <Stack gap={3}>
        <p>{toSign ? t`Vi undrar om du vill öppna ett eget samtal med några vuxna. Dina vårdnadshavare ser inte den här frågan.` : t`Ditt förtroliga samtal. Dina vårdnadshavare ser det inte här.`}</p>
        <Row>
          {toSign ? (
            <LinkButton kind="primary" size="big" icon={PenLine} href={paths.confide(toSign)}>{t`Läs och svara`}</LinkButton>
          ) : (
            <LinkButton size="big" icon={Lock} href={paths.confidence}>{t`Läs mer`}</LinkButton>
          )}
        </Row>
      </Stack>
    </Card>
  )
}
