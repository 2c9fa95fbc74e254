import { isRelative } from '@kring/domain/actor'
import type { CaseFile } from '@kring/domain/cases'
import type { ConsentRequest, ConsentRule } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { addMonths, dayOf } from '../../ui/dates.ts'
import { useCaseName } from '../cases/case-name.ts'
import { useDraft } from '../drafts/use-draft.ts'
import { agenciesOf, jointScope, relativeScopeOf, relativesOf, scopeOf, type RelativeScope, type Scope } from './scope.ts'

/** A request for consent while it is being built. */
export interface RequestDraft {
  /** The agencies that the team had when this was last written. */
  knownIds: string[]
  /** Those of them that the consent is about. */
  partyIds: string[]
  scope: Scope
  relatives: RelativeScope
  purpose: string
  until: 'three-months' | 'six-months' | 'other'
  otherUntil: string
  reach: ConsentRequest['reach']
  exclusions: string
  how: ConsentRequest['informed']['how'] | null
  interpreter: boolean
}

/**
 * The request that is being built, kept as a draft. It begins with what the family answered last time, or with what everybody
 * in a team shares, so that nothing is asked twice.
 */
export const useRequestDraft = ({
  file,
  rule,
  newest,
}: {
  file: CaseFile
  rule: ConsentRule
  newest: ConsentRequest | undefined
}) => {
  const { t } = useLingui()
  const name = useCaseName(file).split(' ')[0]
  const agencies = agenciesOf(file)
  const relatives = relativesOf(file)
  const relativeIds = file.parties.filter(isRelative).map(({ id }) => id)
  const begun: RequestDraft = {
    knownIds: agencies.map(({ id }) => id),
    partyIds: agencies.map(({ id }) => id),
    scope: newest ? scopeOf(newest.lines.filter(({ partyId }) => !relativeIds.includes(partyId))) : jointScope(rule.categories, agencies),
    relatives: relativeScopeOf(newest?.lines ?? [], relativeIds),
    purpose: newest?.purpose ?? t`Att ge ${name} och familjen rätt stöd i tid, och att alla gör det de har lovat.`,
    until: 'three-months',
    otherUntil: '',
    reach: 'from-now',
    exclusions: newest?.exclusions ?? '',
    how: null,
    interpreter: file.people.some(({ interpreter }) => interpreter !== null),
  }
  const draft = useDraft(`consent:${file.id}`, begun)
  const value = withNewcomers(draft.value, agencies.map(({ id }) => id))
  // A draft may be older than a relative in the case.
  const named = Object.fromEntries(relatives.map(({ id }) => [id, draft.value.relatives?.[id] ?? { reads: [], answers: false }]))
  const ends = { 'three-months': endAfter(3, rule), 'six-months': endAfter(6, rule) }
  return {
    ...draft,
    value: { ...value, relatives: named },
    agencies,
    relatives,
    ends,
    set: (part: Partial<RequestDraft>) => draft.write({ ...value, relatives: named, ...part }),
    /** The last day as it stands now; empty while it has not been chosen. */
    validUntilOn: value.until === 'other' ? value.otherUntil : ends[value.until],
  }
}

/** Whoever came into the team since the draft began is in it, and reads what everybody reads. */
const withNewcomers = (draft: RequestDraft, agencyIds: readonly string[]): RequestDraft => {
  const newcomers = agencyIds.filter((id) => !draft.knownIds.includes(id))
  if (newcomers.length === 0) return draft
  const known = draft.knownIds.filter((id) => agencyIds.includes(id))
  const isEverybody = (ids: readonly string[]) => known.every((id) => ids.includes(id))
  const joined = (ids: string[]) => (isEverybody(ids) ? [...ids, ...newcomers] : ids)
  return {
    ...draft,
    knownIds: [...agencyIds],
    partyIds: [...draft.partyIds, ...newcomers],
    scope: Object.fromEntries(
      Object.entries(draft.scope).map(([category, { gives, reads }]) => [category, { gives: joined(gives), reads: joined(reads) }]),
    ),
  }
}

const endAfter = (months: number, { maxValidUntilOn }: ConsentRule) => {
  const end = addMonths(dayOf(), months)
  return end < maxValidUntilOn ? end : maxValidUntilOn
}
