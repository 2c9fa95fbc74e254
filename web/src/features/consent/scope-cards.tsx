import { useLingui } from '@lingui/react/macro'
import { Ban, Eye, MessagesSquare, PenLine, type LucideIcon } from 'lucide-react'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Stack } from '../../ui/layout.tsx'
import { Heading, Written } from '../../ui/text.tsx'
import { AgencyChip } from '../agencies/agency-chip.tsx'
import type { PartyScope } from './own-consent.ts'
import styles from './scope-cards.module.css'
import { useCategoryName } from './use-category-name.ts'

/** Who may know what, one card for each agency, in the words of the text that is signed. */
export const ScopeCards = ({ scopes }: { scopes: readonly PartyScope[] }) => {
  const { t } = useLingui()
  return (
    <Stack gap={3}>
      {scopes.map(({ party, both, gives, reads, never }) => (
        <Card key={party.id} as="article" title={<Written>{party.label}</Written>} action={party.agencyKind && <AgencyChip kind={party.agencyKind} />}>
          <Stack gap={3}>
            <Things icon={MessagesSquare} title={t`Får berätta och läsa om`} codes={both} />
            <Things icon={PenLine} title={t`Får berätta om, men inte läsa`} codes={gives} />
            <Things icon={Eye} title={t`Får läsa om, men inte berätta`} codes={reads} />
            <Things icon={Ban} title={t`Får inte läsa om`} codes={never} />
          </Stack>
        </Card>
      ))}
    </Stack>
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
