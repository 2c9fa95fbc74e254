import { useLingui } from '@lingui/react/macro'
import { LinkButton } from '../../../ui/link.tsx'
import { Band } from '../../../ui/band.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { PageHeader, Prose } from '../../../ui/text.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { AlreadyAnswered } from './already-answered.tsx'
import type { Signing } from './step.tsx'

/** Thanks, what happens next, and how to change one's mind. Who else has signed is told to nobody. */
export const DoneStep = (signing: Signing) => {
  const { t } = useLingui()
  const { home, paths } = useFamilyCase()
  const { request } = signing
  if (request.yourAnswer !== 'signed') return <AlreadyAnswered {...signing} />
  return (
    <Stack gap={5}>
      <PageHeader title={t`Tack. Du har skrivit under.`} />
      {request.complete ? (
        <Band tone="ok" title={t`Alla har skrivit under.`}>
          {t`Nu bekräftar verksamheterna. Sedan får de dela med varandra.`}
        </Band>
      ) : (
        <Band tone="info" title={t`Vi väntar på fler underskrifter.`}>
          {t`Inget delas än. Du behöver inte göra något mer.`}
        </Band>
      )}
      <Prose>
        <p>{t`Din kontaktperson hör av sig om nästa möte.`}</p>
        <p>{t`Du kan läsa samtycket igen och ta tillbaka det när du vill.`}</p>
      </Prose>
      <Row>
        <LinkButton kind="primary" href={home}>{t`Till startsidan`}</LinkButton>
        <LinkButton href={paths.consent}>{t`Läs samtycket`}</LinkButton>
      </Row>
    </Stack>
  )
}
