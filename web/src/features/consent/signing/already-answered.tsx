import type { Consent } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { Row, Stack } from '../../../ui/layout.tsx'
import { LinkButton } from '../../../ui/link.tsx'
import { PageHeader } from '../../../ui/text.tsx'
import { ContactLine } from '../../home/contact.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { ConsentInWords } from '../family-consent-cards.tsx'
import { waitingRequest } from '../own-consent.ts'
import type { Signing } from './step.tsx'

/** The request needs nothing of the reader any more: how it stands, and how to change it. */
export const AlreadyAnswered = ({ request, consent }: Signing) => {
  const { t } = useLingui()
  const title =
    request.ended ? t`Frågan gäller inte längre`
    : request.yourAnswer === 'signed' ? t`Du har redan skrivit under`
    : request.yourAnswer === 'refused' ? t`Du har sagt nej`
    : request.yourAnswer === 'withdrawn' ? t`Du har tagit tillbaka ditt samtycke`
    : t`Ditt svar behövs inte här`
  return <HowItStands title={title} consent={consent} />
}

/** The address names a request that is not there any more, or never was for this reader. */
export const NoLongerAsked = ({ consent }: Pick<Signing, 'consent'>) => {
  const { t } = useLingui()
  return <HowItStands title={t`Länken gäller inte längre`} consent={consent} />
}

const HowItStands = ({ title, consent }: { title: string; consent: Consent | null }) => {
  const { t } = useLingui()
  const { home, paths, contacts } = useFamilyCase()
  const waiting = consent && waitingRequest(consent)
  return (
    <Stack gap={5}>
      <PageHeader title={title} />
      {consent && <ConsentInWords consent={consent} />}
      <p>
        <ContactLine names={contacts} />
      </p>
      <Row>
        {waiting && <LinkButton kind="primary" href={paths.sign(waiting.id)}>{t`Läs och svara`}</LinkButton>}
        {!consent && <LinkButton kind="primary" href={paths.confidence}>{t`Till det förtroliga samtalet`}</LinkButton>}
        <LinkButton href={home}>{t`Till startsidan`}</LinkButton>
      </Row>
    </Stack>
  )
}
