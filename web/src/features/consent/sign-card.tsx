import { Trans, useLingui } from '@lingui/react/macro'
import { PenLine } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'

/** First on the page while an answer is waited for. A no is as welcome as a yes. */
export const SignCard = ({ requestId, endsOn }: { requestId: string; /** The last day of what is in force, where something is. */ endsOn: string | null }) => {
  const { t } = useLingui()
  const { paths, isYouth, youth } = useFamilyCase()
  return (
    <Card title={t`Vi behöver ditt svar`}>
      <Stack gap={3}>
        {endsOn && (
          <p>
            <Trans>
              Samtycket som finns gäller till och med <DateText at={endsOn} />. Nu frågar vi om det som kommer sedan.
            </Trans>
          </p>
        )}
        <p>
          {isYouth ? (
            <Trans>Flera verksamheter vill prata med varandra om dig. Du bestämmer om de får.</Trans>
          ) : (
            <Trans>
              Flera verksamheter vill prata med varandra om <Bdi>{youth}</Bdi>. Du bestämmer om de får.
            </Trans>
          )}
        </p>
        <p>{t`Det tar ungefär fem minuter. Du får säga nej.`}</p>
        <Row>
          <LinkButton kind="primary" size="big" icon={PenLine} href={paths.sign(requestId)}>
            {t`Läs och svara`}
          </LinkButton>
        </Row>
      </Stack>
    </Card>
  )
}
