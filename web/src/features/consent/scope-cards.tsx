import { isRelative } from '@kring/domain/actor'
import { Trans, useLingui } from '@lingui/react/macro'
import { Ban, Eye, MessagesSquare, PenLine, type LucideIcon } from 'lucide-react'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Heading, Muted, Written } from '../../ui/text.tsx'
import { AgencyChip } from '../agencies/agency-chip.tsx'
import type { PartyScope } from './own-consent.ts'
import styles from './scope-cards.module.css'
import { useCategoryName } from './use-category-name.ts'

/**
 * Who may know what, one card for each agency and each relative, in the words of the text that is signed. With `untilOn` each says by an example
 * what would let that agency read, and until when.
 */
export const ScopeCards = ({ scopes, untilOn }: { scopes: readonly PartyScope[]; untilOn?: string }) => {
  const { t } = useLingui()
  return (
    <Stack gap={3}>
      {scopes.map(({ party, both, gives, reads, never }) => (
        <Card key={party.id} as="article" title={<Written>{party.label}</Written>} action={party.agencyKind ? <AgencyChip kind={party.agencyKind} /> : isRelative(party) && <Badge>{t`närstående`}</Badge>}>
          <Stack gap={3}>
            <Things icon={MessagesSquare} title={t`Får berätta och läsa om`} codes={both} />
            <Things icon={PenLine} title={t`Får berätta om, men inte läsa`} codes={gives} />
            <Things icon={Eye} title={t`Får läsa om, men inte berätta`} codes={reads} />
            <Things icon={Ban} title={t`Får inte läsa om`} codes={never} />
            {untilOn && !isRelative(party) && <Example code={reads.at(-1) ?? both.at(-1)} untilOn={untilOn} />}
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

const Example = ({ code, untilOn }: { code: string | undefined; untilOn: string }) => {
  const nameOf = useCategoryName()
  if (!code) return null
  return (
    <p>
      <Muted>
        <Trans>
          Till exempel {nameOf(code)}: får läsas när alla har skrivit under och verksamheten har bekräftat, till och med <DateText at={untilOn} as="wholeDay" />.
        </Trans>
      </Muted>
    </p>
  )
}

const Things = ({ icon, title, codes }: { icon: LucideIcon; title: string; codes: readonly string[] }) => {
  const nameOf = useCategoryName()
  if (codes.length === 0) return null
  return (
    <div className={styles.things}>
      <Icon of={icon} />
      <div>
        <Heading level={3} size={4}>
          {title}
        </Heading>
        <ul>
          {codes.map((code) => (
            <li key={code}>{nameOf(code)}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
