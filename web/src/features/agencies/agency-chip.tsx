import { agencyKindName, familyLocaleOf } from '@kring/words/names'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Badge, Chip } from '../../ui/badge.tsx'
import type { Mark } from '../../ui/mark.tsx'

/** Kinds of agency are data; these have a mark of their own. */
const marks: Record<string, Mark> = {
  social: 'social',
  school: 'school',
  'independent-school': 'school',
  police: 'police',
  leisure: 'leisure',
  association: 'leisure',
  health: 'health',
  family: 'family',
}

/** Gives the word for a kind of agency, as in "skola", and for the family; the code itself where there is none. */
export const useAgencyWord = () => {
  const { t, i18n } = useLingui()
  return (kind: string) => (kind === 'family' ? t`familj` : agencyKindName(kind, familyLocaleOf(i18n.locale)))
}

/** The mark that stands for a kind of agency, or undefined where it has none. */
export const markOf = (kind: string | null) => (kind ? marks[kind] : undefined)

/** An agency in its colour with its glyph. Says the kind's word unless it is given others. */
export const AgencyChip = ({ kind, children }: { kind: string; children?: ReactNode }) => {
  const word = useAgencyWord()
  const mark = markOf(kind)
  return mark ? <Chip mark={mark}>{children ?? word(kind)}</Chip> : <Badge>{children ?? word(kind)}</Badge>
}

/** Whoever takes part: an agency in its colour, or the family in theirs. */
export const PartyChip = ({
  party,
  children,
}: {
  party: { kind: string; agencyKind: string | null; label: string }
  children?: ReactNode
}) => <AgencyChip kind={party.agencyKind ?? 'family'}>{children ?? party.label}</AgencyChip>
