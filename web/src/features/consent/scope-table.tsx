import { useLingui } from '@lingui/react/macro'
import { DataTable } from '../../ui/data-table.tsx'
import { Muted } from '../../ui/text.tsx'
import { useAgencyWord } from '../agencies/agency-chip.tsx'
import type { Scope } from './scope.ts'
import { useCategoryName } from './use-category-name.ts'

interface Taker {
  id: string
  label: string
  agencyKind: string | null
}

/** Who tells and who may know what, one row for each thing: words in every cell, never only a colour or a tick. */
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
  const heads = inIt.map(({ agencyKind, label }) => {
    const kinds = inIt.filter((other) => other.agencyKind === agencyKind)
    // Two of one kind are told apart by their own names.
    return capitalised(agencyKind && kinds.length === 1 ? word(agencyKind) : label)
  })
  return (
    <DataTable
      caption={caption}
      hideCaption={hideCaption}
      items={Object.entries(scope)}
      keyOf={([category]) => category}
      columns={[
        { key: 'what', head: t`Vad`, cell: ([category]) => capitalised(nameOf(category)) },
        ...inIt.map(({ id }, place) => ({
          key: id,
          head: heads[place] ?? '',
          cell: ([, { gives, reads }]: [string, Scope[string]]) => {
            const tells = gives.includes(id)
            const knows = reads.includes(id)
            if (tells && knows) return t`berättar och läser`
            if (tells) return t`berättar`
            if (knows) return t`läser`
            return <Muted>{t`nej`}</Muted>
          },
        })),
      ]}
    />
  )
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
