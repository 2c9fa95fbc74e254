import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../../ui/card.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Bdi, PageHeader, Prose, Quote, Written } from '../../../ui/text.tsx'
import { ContactLine } from '../../home/contact.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { Step, type Signing } from './step.tsx'

/** Five lines, the purpose in the coordinator's words, and a person to ask. */
export const WhatStep = ({ request, consent, at }: Signing) => {
  const { t } = useLingui()
  const { isYouth, youth, contacts } = useFamilyCase()
  return (
    <Step step="om" at={at}>
      <div>
        <PageHeader title={t`Vad handlar det om?`} />
        <Stack gap={5}>
          {consent ? <Prose>
            <p>
              {isYouth ? (
                <Trans>Skola, socialtjänst och andra vill hjälpas åt för din skull.</Trans>
              ) : (
                <Trans>
                  Skola, socialtjänst och andra vill hjälpas åt för <Bdi>{youth}</Bdi>.
                </Trans>
              )}
            </p>
            <p>{t`De har tystnadsplikt. De får inte prata med varandra utan ett ja.`}</p>
            <p>{t`Ett sådant ja kallas samtycke.`}</p>
            <p>
              <strong>{t`Du bestämmer. Du får säga nej.`}</strong>
            </p>
            <p>{t`Du får ändå hjälp av skolan och socialtjänsten.`}</p>
          </Prose> : <InConfidence />}
          <Quote by={t`Det här vill de nå.`}>
            <Written>{request.purpose}</Written>
          </Quote>
          <Card title={t`Har du frågor?`}>
            <p>
              <ContactLine names={contacts} />
            </p>
          </Card>
        </Stack>
      </div>
    </Step>
  )
}

const InConfidence = () => {
  const { t } = useLingui()
  return (
    <Prose>
      <p>{t`Du kan öppna ett eget samtal med några vuxna som du litar på.`}</p>
      <p>{t`Dina vårdnadshavare läser det inte här, och de ser inte här att det finns.`}</p>
      <p>{t`De vuxna har tystnadsplikt. De får inte prata med varandra om det utan ditt ja.`}</p>
      <p>
        <strong>{t`Du bestämmer. Du får säga nej.`}</strong>
      </p>
      <p>{t`Du får ändå hjälp av skolan och socialtjänsten.`}</p>
    </Prose>
  )
}
