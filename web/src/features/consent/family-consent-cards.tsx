import type { Consent } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { inRow } from '../../i18n.ts'
import { Shown } from '../../shown.tsx'
import { Band } from '../../ui/band.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextLink } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import { useFamilyCase } from '../home/family-case.tsx'
import { TakenBackByAnother, useNotedForMe } from '../noted-signatures/noted-for-me.tsx'
import { scopesInForce, signedRequest, takenBack, waitingRequest } from './own-consent.ts'
import { useOwnConsent } from './use-own-consent.ts'

/** How the consent stands, with the way to change it or take it back always there. */
export const ConsentCard = () => {
  const { t } = useLingui()
  return (
    <Card title={t`Samtycke`}>
      <Shown view={useOwnConsent()} isPart skeleton={<Skeleton lines={2} />}>
        {(consent) => <ConsentInWords consent={consent} />}
      </Shown>
    </Card>
  )
}

/** The band in a family's words. What the others in the family have answered is never told. */
export const ConsentInWords = ({ consent, isWhole = false }: { consent: Consent; /** On its own page it links to no page. */ isWhole?: boolean }) => {
  const { t } = useLingui()
  const { paths } = useFamilyCase()
  const agencies = useAgenciesInForce(consent)
  const byAnother = useNotedForMe(consent, { when: takenBack(consent) })?.find(({ wasNotYou }) => wasNotYou)
  const change = !isWhole && <TextLink href={paths.consent}>{t`Ändra eller ta tillbaka`}</TextLink>
  const read = !isWhole && <TextLink href={paths.consent}>{t`Läs mer`}</TextLink>

  if (takenBack(consent)) {
    // Its own page tells it below the band as well as everything else.
    if (byAnother) return isWhole ? null : <TakenBackByAnother on={byAnother.on} />
    return (
      <Band tone="info" title={t`Du har tagit tillbaka ditt samtycke.`} action={read}>
        {t`Verksamheterna delar inte längre uppgifter med stöd av det. Det som redan är skrivet ligger kvar hos den som skrev det.`}
      </Band>
    )
  }
  if (consent.endsOn) {
    return (
      <Band tone={consent.state === 'expiring' ? 'info' : 'ok'} title={t`Samtycke finns.`} action={change}>
        {agencies ? <Trans>De här får dela uppgifter med varandra: {agencies}.</Trans> : t`Inget delas än. Först bekräftar varje verksamhet för sig.`}{' '}
        <Trans>
          Det gäller till och med <DateText at={consent.endsOn} />.
        </Trans>{' '}
        {consent.state === 'expiring' ? t`Ni kan bli tillfrågade igen.` : t`Du kan ändra dig när du vill.`}
      </Band>
    )
  }
  if (signedRequest(consent)) {
    return (
      <Band tone="info" title={t`Tack. Du har skrivit under.`} action={change}>
        {t`Inget delas just nu. Det börjar när alla som behövs har sagt ja.`}
      </Band>
    )
  }
  if (waitingRequest(consent)) {
    return (
      <Band tone="sunken" title={t`Inget delas än.`}>
        {t`Verksamheterna får inte prata med varandra innan alla som ska svara har sagt ja.`}
      </Band>
    )
  }
  if (consent.requests[0]?.yourAnswer === 'refused') {
    return (
      <Band tone="info" title={t`Du har sagt nej.`} action={read}>
        {t`Inget delas. Du får ändå hjälp av skolan och socialtjänsten.`}
      </Band>
    )
  }
  return (
    <Band tone="sunken" title={t`Det finns inget samtycke.`}>
      {t`Verksamheterna delar inte uppgifter med varandra. Vill de göra det frågar de dig först.`}
    </Band>
  )
}

const useAgenciesInForce = (consent: Consent) => {
  const word = useAgencyWord()
  const kinds = scopesInForce(consent).flatMap(({ party }) => party.agencyKind ?? [])
  return inRow([...new Set(kinds)].map(word))
}
