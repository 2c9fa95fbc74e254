import { Trans, useLingui } from '@lingui/react/macro'
import { DateText } from '../../../ui/date-text.tsx'
import { Heading, PageHeader, Prose } from '../../../ui/text.tsx'
import { PhoneLink } from '../../home/contact.tsx'
import { Step, type Signing } from './step.tsx'

/** Until when it holds, and that one can change one's mind, by which ways and with what effect. */
export const TimeStep = ({ request, consent, at }: Signing) => {
  const { t } = useLingui()
  return (
    <Step step="hur-lange" at={at}>
      <div>
        <PageHeader title={t`Hur länge gäller det?`} />
        <Prose>
          <p>
            <strong>
              <Trans>
                Till och med <DateText at={request.validUntilOn} />.
              </Trans>
            </strong>
          </p>
          <p>
            {!consent
              ? t`Längst tills du fyller 18 år. Det gäller det som skrivs efter din underskrift.`
              : request.reach === 'all'
              ? t`Det gäller även det som redan har delats i det här arbetet.`
              : t`Det gäller bara det som delas efter den sista underskriften.`}
          </p>
          <Heading level={2} size={3}>{t`Du får ändra dig`}</Heading>
          <p>{t`Du kan ta tillbaka ditt ja när du vill. Allt, eller för en verksamhet.`}</p>
          <p>
            <Trans>
              Du gör det här, på ett möte, på papper eller på telefon: <PhoneLink />
            </Trans>
          </p>
          <p>{t`Då slutar de direkt att dela med varandra.`}</p>
          <Heading level={2} size={3}>{t`Det som redan är skrivet`}</Heading>
          <p>{t`Inget raderas. Det som är skrivet ligger kvar hos den som skrev det.`}</p>
          <Heading level={2} size={3}>{t`Det här gäller ändå`}</Heading>
          <p>{t`Vuxna som arbetar med barn måste berätta om ett barn far illa.`}</p>
          <p>{t`Polisen måste göra något om den får veta om ett brott.`}</p>
          {!consent && (
            <>
              <p>{t`En vårdnadshavare kan be en myndighet att få läsa. Då bestämmer myndigheten enligt lag, och kan säga nej.`}</p>
              <p>{t`Den som lånar din telefon kan se det du ser.`}</p>
            </>
          )}
        </Prose>
      </div>
    </Step>
  )
}
