import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Badge, Chip } from '../../ui/badge.tsx'
import type { Mark } from '../../ui/mark.tsx'

/** Kinds of agency are data; these have a mark and a word of their own. */
const known: Record<string, { mark: Mark; word: MessageDescriptor }> = {
  social: { mark: 'social', word: msg`socialtjänst` },
  school: { mark: 'school', word: msg`skola` },
  police: { mark: 'police', word: msg`polis` },
  leisure: { mark: 'leisure', word: msg`fritid` },
  association: { mark: 'leisure', word: msg`förening` },
  health: { mark: 'health', word: msg`vård` },
  family: { mark: 'family', word: msg`familj` },
}

/** Gives the word for a kind of agency, as in "skola"; the code itself where there is none. */
export const useAgencyWord = () => {
  const { i18n } = useLingui()
  return (kind: string) => {
    const word = known[kind]?.word
    return word ? i18n._(word) : kind
  }
}

/** The mark that stands for a kind of agency, or undefined where it has none. */
export const markOf = (kind: string | null) => (kind ? known[kind]?.mark : undefined)

/** An agency in its colour with its glyph. Says the kind's word unless it is given others. */
export const AgencyChip = ({ kind, children }: { kind: string; children?: ReactNode }) => {
  const word = useAgencyWord()
  const mark = markOf(kind)
  return mark ? <Chip mark={mark}>{children ?? word(kind)}</Chip> : <Badge>{children ?? kind}</Badge>
}

/** Whoever takes part: an agency in its colour, or the family in theirs. */
export const PartyChip = ({
  party,
  children,
}: {
  party: { kind: string; agencyKind: string | null; label: string }
  children?: ReactNode
}) => <AgencyChip kind={party.agencyKind ?? 'family'}>{children ?? party.label}</AgencyChip>
