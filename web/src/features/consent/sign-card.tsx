import { Trans, useLingui } from '@lingui/react/macro'
import { PenLine } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Bdi } from '../../ui/text.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { waitingRequest } from './own-consent.ts'
import { useOwnConsent } from './use-own-consent.ts'

/** First on the page, for as long as an answer is waited for. A no is as welcome as a yes. */
export const SignCard = () => {
  const { t } = useLingui()
  const { paths, isYouth, youth } = useFamilyCase()
  const consent = useOwnConsent().data
  const request = consent && waitingRequest(consent)
  if (!request) return null
  return (
    <Card title={t`Vi behöver ditt svar`}>
      <Stack gap={3}>
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
          <LinkButton kind="primary" size="big" icon={PenLine} href={paths.sign(request.id)}>
            {t`Läs och svara`}
          </LinkButton>
        </Row>
      </Stack>
    </Card>
  )
}
