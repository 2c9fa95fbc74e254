import { useLingui } from '@lingui/react/macro'
import { DataTable } from '../../ui/data-table.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted } from '../../ui/text.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import type { Scope } from './scope.ts'
import styles from './scope-table.module.css'
import { useCategoryName } from './use-category-name.ts'

interface Taker {
  id: string
  label: string
  agencyKind: string | null
}

/**
 * Who tells and who may know what: a table with words in every cell where there is room, else a few lines for each party.
 */
export const ScopeTable = ({
  caption,
  hideCaption,
  scope,
  parties,
}: {
  caption: string
  /** Where a heading above says the same. */
  hideCaption?: boolean
  scope: Scope
  parties: readonly Taker[]
}) => {
  const { t } = useLingui()
  const nameOf = useCategoryName()
  const word = useAgencyWord()
  const inIt = parties.filter(({ id }) => Object.values(scope).some(({ gives, reads }) => gives.includes(id) || reads.includes(id)))
  const headOf = ({ agencyKind, label }: Taker) => {
    const isAlone = inIt.filter((other) => other.agencyKind === agencyKind).length === 1
    // Two of one kind are told apart by their own names.
    return capitalised(agencyKind && isAlone ? word(agencyKind) : label)
  }
  return (
    <div className={styles.room}>
      <div className={styles.wide}>
        <DataTable
          caption={caption}
          hideCaption={hideCaption}
          items={Object.entries(scope)}
          keyOf={([category]) => category}
          columns={[
            { key: 'what', head: t`Vad`, cell: ([category]) => capitalised(nameOf(category)) },
            ...inIt.map((party) => ({
              key: party.id,
              head: headOf(party),
              cell: ([, { gives, reads }]: [string, Scope[string]]) => {
                const tells = gives.includes(party.id)
                const knows = reads.includes(party.id)
                if (tells && knows) return t`berättar och läser`
                if (tells) return t`berättar`
                if (knows) return t`läser`
                return <Muted>{t`nej`}</Muted>
              },
            })),
          ]}
        />
      </div>
      <div className={styles.narrow}>
        <List label={caption}>
          {inIt.map((party) => (
            <ListRow key={party.id} title={party.label}>
              <PartyLines scope={scope} partyId={party.id} />
            </ListRow>
          ))}
        </List>
      </div>
    </div>
  )
}

/** The same for one party in sentences, where a table has no room. */
const PartyLines = ({ scope, partyId }: { scope: Scope; partyId: string }) => {
  const { t } = useLingui()
  const nameOf = useCategoryName()
  const names = (fits: (cell: Scope[string]) => boolean) =>
    Object.entries(scope)
      .filter(([, cell]) => fits(cell))
      .map(([category]) => nameOf(category))
      .join(', ')
  const tells = ({ gives }: Scope[string]) => gives.includes(partyId)
  const knows = ({ reads }: Scope[string]) => reads.includes(partyId)
  const lines = [
    { title: t`Berättar och läser`, words: names((cell) => tells(cell) && knows(cell)) },
    { title: t`Berättar`, words: names((cell) => tells(cell) && !knows(cell)) },
    { title: t`Läser`, words: names((cell) => !tells(cell) && knows(cell)) },
    { title: t`Får inte veta`, words: names((cell) => !tells(cell) && !knows(cell)) },
  ]
  return lines.map(
    ({ title, words }) =>
      words && (
        <p key={title}>
          <Muted>{title}:</Muted> {words}
        </p>
      ),
  )
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
