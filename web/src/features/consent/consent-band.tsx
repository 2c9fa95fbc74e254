import { readConsent } from '@kring/contract/consent'
import type { Consent } from '@kring/domain/consent'
import { Trans, useLingui } from '@lingui/react/macro'
import { CircleCheck, Clock, Minus, Undo2, Users } from 'lucide-react'
import { useView } from '../../api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Band } from '../../ui/band.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { TextLink } from '../../ui/link.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'

/** How the consent stands, in one line. It links to all of it unless it stands there. Nothing until it is known. */
export const ConsentBand = ({ caseId, isThere = false }: { caseId: string; isThere?: boolean }) => {
  const consent = useView(readConsent, { params: { caseId } }).data
  return consent ? <ConsentLine consent={consent} href={isThere ? null : `/arenden/${caseId}/samtycke`} /> : null
}

const ConsentLine = ({ consent, href }: { consent: Consent; href: string | null }) => {
  const { t } = useLingui()
  const agencies = useAgenciesIn(consent)
  const show = href && <TextLink href={href}>{t`Visa samtycket`}</TextLink>
  const toConfirm = consent.requests.some(({ complete, ended, yourConfirmation }) => complete && !ended && yourConfirmation === false)
  if (toConfirm) {
    return (
      <Band tone="warn" icon={Users} action={href && <TextLink href={href}>{t`Bekräfta`}</TextLink>}>
        {t`Familjen har sagt ja. Din verksamhet behöver bekräfta innan ni kan läsa och dela.`}
      </Band>
    )
  }
  switch (consent.state) {
    case 'active':
      return (
        <Band tone="ok" action={show}>
          <Trans>Samtycke finns: {agencies}.</Trans>{' '}
          {consent.endsOn && (
            <Trans>
              Till och med <DateText at={consent.endsOn} />.
            </Trans>
          )}
        </Band>
      )
    case 'expiring':
      return (
        <Band tone="warn" action={show}>
          {consent.endsOn && (
            <Trans>
              Samtycket går ut <DateText at={consent.endsOn} as="relative" />.
            </Trans>
          )}
        </Band>
      )
    case 'partial':
      return (
        <Band tone="warn" icon={Users} action={show}>
          <WaitingFor consent={consent} />
        </Band>
      )
    case 'revoked':
      return (
        <Band tone="danger" title={t`Samtycket är tillbakataget.`} action={show}>
          {t`Inget delas längre med stöd av det.`}
        </Band>
      )
    case 'none':
      return (
        <Band tone="sunken" action={show}>
          {t`Inget samtycke. Bara din egen verksamhets anteckningar visas.`}
        </Band>
      )
  }
}

/** Only the coordinator learns how many have answered. */
const WaitingFor = ({ consent }: { consent: Consent }) => {
  const answers = consent.requests[0]?.answers ?? []
  if (answers.length === 0) return <Trans>Familjen är tillfrågad om samtycke. Inget kan delas än.</Trans>
  const signed = answers.filter(({ answer }) => answer === 'signed').length
  return (
    <Trans>
      {signed} av {answers.length} har skrivit under. Inget kan delas än.
    </Trans>
  )
}

/** Those whom it lets share now: whoever it was taken back from, or is blocked, is not among them. */
const useAgenciesIn = ({ matrix, parties }: Consent) => {
  const word = useAgencyWord()
  const inIt = new Set(matrix.map(({ partyId }) => partyId))
  const kinds = parties.filter(({ id }) => inIt.has(id)).flatMap(({ agencyKind }) => agencyKind ?? [])
  return [...new Set(kinds)].map(word).join(', ')
}

/** How the consent stands, as a badge. */
export const ConsentStateBadge = ({ consent: { state } }: { consent: Pick<Consent, 'state'> }) => {
  const { t } = useLingui()
  const looks = {
    active: { tone: 'ok', icon: CircleCheck, word: t`Samtycke finns` },
    expiring: { tone: 'warn', icon: Clock, word: t`Samtycket går snart ut` },
    partial: { tone: 'warn', icon: Clock, word: t`Väntar på samtycke` },
    revoked: { tone: 'danger', icon: Undo2, word: t`Samtycket är tillbakataget` },
    none: { tone: 'neutral', icon: Minus, word: t`Inget samtycke` },
  } as const
  const { tone, icon, word } = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  )
}
