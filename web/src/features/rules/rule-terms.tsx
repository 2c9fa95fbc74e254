import type { RuleTerms } from '@kring/domain/rules'
import { useLingui } from '@lingui/react/macro'
import { List, ListRow } from '../../ui/list.tsx'
import { Muted } from '../../ui/text.tsx'
import { isSame, useTermSentences } from './rule-words.ts'

/** What a version says, in plain sentences; with `before`, what is another there and no more. */
export const Terms = ({ label, terms, before }: { label: string; terms: RuleTerms; before?: RuleTerms | undefined }) => {
  const { t } = useLingui()
  const sentences = Object.entries(useTermSentences()(terms)) as [keyof RuleTerms, string][]
  const told = sentences.filter(([term]) => !before || !isSame(terms[term], before[term]))
  return (
    <>
      {told.length > 0 && (
        <List label={label}>
          {told.map(([term, sentence]) => (
            <ListRow key={term} title={sentence} />
          ))}
        </List>
      )}
      {before && <Muted>{told.length > 0 ? t`I övrigt som innan.` : t`Allt är som innan.`}</Muted>}
    </>
  )
}
