import { listConsentRules } from '@kring/contract/rules'
import type { ConsentRules, RuleVersion } from '@kring/domain/rules'
import { Trans, useLingui } from '@lingui/react/macro'
import { Check, Clock, Pencil } from 'lucide-react'
import { useView } from '../../api.ts'
import { Shown } from '../../shown.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { LinkButton } from '../../ui/link.tsx'
import { Bdi, Heading, Muted, PageHeader, Prose } from '../../ui/text.tsx'
import { kindWords } from '../cases/case-words.ts'
import { Terms } from './rule-terms.tsx'

/** The municipality's rules for consent: what holds now, what comes and what has been, for each kind of case. */
export const RulesPage = () => {
  const { t } = useLingui()
  return (
    <>
      <PageHeader
        title={t`Regler för samtycke`}
        lead={t`Här bestämmer kommunen vilka som skriver under, hur länge ett samtycke gäller och vilka undantag som finns.`}
      />
      <Shown view={useView(listConsentRules, {})}>
        {({ kinds }) => (
          <Stack gap={5}>
            {kinds.map((kind) => (
              <KindCard key={kind.caseKind} kind={kind} />
            ))}
            <WhatIsLaw />
          </Stack>
        )}
      </Shown>
    </>
  )
}

const KindCard = ({ kind: { caseKind, versions, hasMore } }: { kind: ConsentRules['kinds'][number] }) => {
  const { t, i18n } = useLingui()
  const name = i18n._(kindWords[caseKind])
  const now = versions.find(({ state }) => state === 'in-force')
  const coming = versions.filter(({ state }) => state === 'coming').toReversed()
  const before = versions.filter(({ state }) => state === 'past' || state === 'replaced')
  return (
    <Card as="article" title={name} action={<LinkButton icon={Pencil} href={`/regler/${caseKind}`} aria-label={t`Ändra regeln för ${name}`}>{t`Ändra`}</LinkButton>}>
      <Stack gap={6}>
        {now && (
          <Stack gap={2}>
            <Row>
              <Heading level={3} size={4}>{t`Det här gäller nu`}</Heading>
              <Badge tone="ok" icon={Check}>{t`Version ${now.version}`}</Badge>
            </Row>
            <MadeBy version={now} />
            <Terms label={t`Det här gäller nu`} terms={now} />
          </Stack>
        )}
        {coming.map((version, place) => (
          <Stack key={version.version} gap={2}>
            <Row>
              <Heading level={3} size={4}>
                <Trans>
                  Från <DateText at={version.inForceFrom} />
                </Trans>
              </Heading>
              <Badge tone="warn" icon={Clock}>{t`Version ${version.version} kommer`}</Badge>
            </Row>
            <MadeBy version={version} />
            <Terms label={t`Det här ändras`} terms={version} before={coming[place - 1] ?? now} />
          </Stack>
        ))}
        {before.length > 0 && (
          <Disclosure title={t`Tidigare versioner`}>
            <Stack gap={5}>
              {before.map((version) => (
                <Stack key={version.version} gap={2}>
                  <Row>
                    <Heading level={3} size={4}>{t`Version ${version.version}`}</Heading>
                    {version.state === 'replaced' && <Badge>{t`Började aldrig gälla`}</Badge>}
                  </Row>
                  <MadeBy version={version} />
                  <Terms label={t`Version ${version.version}`} terms={version} />
                </Stack>
              ))}
              {hasMore && <Muted>{t`Ännu äldre versioner finns kvar men visas inte här.`}</Muted>}
            </Stack>
          </Disclosure>
        )}
      </Stack>
    </Card>
  )
}

/** Since when or from when, and by whom. */
const MadeBy = ({ version: { state, inForceFrom, madeBy, madeAt } }: { version: RuleVersion }) => (
  <Muted>
    {state === 'replaced' ? (
      <Trans>
        Skulle ha börjat gälla <DateText at={inForceFrom} />. En nyare version kom i stället.
      </Trans>
    ) : state === 'coming' ? null : (
      <Trans>
        Började gälla <DateText at={inForceFrom} />.
      </Trans>
    )}{' '}
    {madeBy ? (
      <Trans>
        Gjord av <Bdi>{madeBy}</Bdi> <DateText at={madeAt} />.
      </Trans>
    ) : (
      <Trans>Kommunen började med den.</Trans>
    )}
  </Muted>
)

/** What no municipality decides, and what nobody has settled. */
const WhatIsLaw = () => (
  <Prose>
    <p>
      <Trans>
        Den som har fyllt 18 år skriver under själv. Det är lag och går inte att ändra här. Är den unge placerad med stöd av LVU har vårdnadshavarna
        kvar vårdnaden. Tjänsten gör inget undantag för det. Ta upp saken med kommunens jurist.
      </Trans>
    </p>
  </Prose>
)
