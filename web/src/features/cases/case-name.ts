import type { CaseFile } from '@kring/domain/cases'
import { useLingui } from '@lingui/react/macro'

/** What to call a case: the young person's first name and initial where one may know it, else that it has no name. */
export const useCaseName = ({ label, inquiry }: Pick<CaseFile, 'label' | 'inquiry'>) => {
  const { t } = useLingui()
  if (label) return label
  const [first, ...rest] = inquiry?.naming?.name.split(' ') ?? []
  const initial = rest.at(-1)?.[0]
  return first ? (initial ? `${first} ${initial}.` : first) : t`Ärende utan namn`
}
