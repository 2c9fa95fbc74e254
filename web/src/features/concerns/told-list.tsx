import type { ConcernReport } from '@kring/domain/concerns'
import { useLingui } from '@lingui/react/macro'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Written } from '../../ui/text.tsx'
import { knowingWords } from './concern-words.ts'

type Told = Pick<ConcernReport, 'childName' | 'childIdentity' | 'childPlace' | 'observed' | 'observedWhen' | 'inDanger' | 'guardiansKnow'>

/** What a report says, as it was written. */
export const ToldList = ({ told }: { told: Told }) => {
  const { t, i18n } = useLingui()
  const written = (text: string) => <Written>{text}</Written>
  return (
    <SummaryList
      items={[
        { term: t`Gäller`, detail: written(told.childName) },
        told.childIdentity && { term: t`Personnummer eller födelsedatum`, detail: written(told.childIdentity) },
        told.childPlace && { term: t`Adress eller skola`, detail: written(told.childPlace) },
        { term: t`Barnet är i fara just nu`, detail: i18n._(knowingWords[told.inDanger]) },
        { term: t`Sett eller hört`, detail: written(told.observed) },
        { term: t`När`, detail: written(told.observedWhen) },
        { term: t`Vårdnadshavarna vet om anmälan`, detail: i18n._(knowingWords[told.guardiansKnow]) },
      ].filter((item) => !!item)}
    />
  )
}
