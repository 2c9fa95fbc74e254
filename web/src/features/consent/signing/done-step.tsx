import { useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import { Row } from '../../../ui/layout.tsx'
import { LinkButton } from '../../../ui/link.tsx'
import { Cover } from '../../../ui/states.tsx'
import { useFamilyCase } from '../../home/family-case.tsx'
import { AlreadyAnswered } from './already-answered.tsx'
import type { Signing } from './step.tsx'

/** Thanks, what happens next, and how to change one's mind. Who else has signed is told to nobody. */
export const DoneStep = (signing: Signing) => {
  const { t } = useLingui()
  const { home, paths } = useFamilyCase()
  const { request, consent } = signing
  if (request.yourAnswer !== 'signed') return <AlreadyAnswered {...signing} />
  return (
    <Cover
      icon={Check}
      title={t`Tack. Du har skrivit under.`}
      action={
        <Row>
          <LinkButton kind="primary" href={home}>{t`Till startsidan`}</LinkButton>
          {consent ? <LinkButton href={paths.consent}>{t`Läs samtycket`}</LinkButton> : <LinkButton href={paths.confidence}>{t`Till det förtroliga samtalet`}</LinkButton>}
        </Row>
      }
    >
      {!consent ? (
        <p>{t`Nu bedömer de vuxna, var och en för sig, att du är mogen att bestämma det här. Sedan öppnas samtalet.`}</p>
      ) : request.complete ? (
        <p>
          <strong>{t`Alla har skrivit under.`}</strong> {t`Nu bekräftar verksamheterna. Sedan får de dela med varandra.`}
        </p>
      ) : (
        <p>
          <strong>{t`Vi väntar på fler underskrifter.`}</strong> {t`Inget delas än. Du behöver inte göra något mer.`}
        </p>
      )}
      {consent && <p>{t`Din kontaktperson hör av sig om nästa möte.`}</p>}
      <p>{t`Du kan läsa samtycket igen och ta tillbaka det när du vill.`}</p>
    </Cover>
  )
}
