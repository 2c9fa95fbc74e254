import type { CustodyKind } from '@kring/domain/consent'
import { useLingui } from '@lingui/react/macro'
import { Choice } from '../../ui/choice.tsx'
import { dayOf } from '../../ui/dates.ts'
import { DateField, TextField } from '../../ui/field.tsx'
import { Row } from '../../ui/layout.tsx'
import { custodyWords } from './case-words.ts'

export interface CustodyFound { kind: CustodyKind | null; evidence: string; checkedOn: string }

/** Who holds custody, how one knows and when it was checked. `path` stands before the fields' names in the body (`custody.`). */
export const CustodyFields = ({ found, onChange, path = '' }: { found: CustodyFound; onChange: (found: CustodyFound) => void; path?: string }) => {
  const { t, i18n } = useLingui()
  return (
    <>
      <Choice
        name={`${path}kind`}
        label={t`Vårdnad`}
        hint={t`Vårdnaden avgör vilka som behöver skriva under.`}
        isRequired
        value={found.kind}
        onChange={(kind) => onChange({ ...found, kind })}
        options={(Object.keys(custodyWords) as CustodyKind[]).map((kind) => ({ value: kind, label: i18n._(custodyWords[kind]) }))}
      />
      <Row align="start">
        <TextField
          name={`${path}evidence`}
          label={t`Hur vet du det?`}
          hint={t`Till exempel folkbokföringen.`}
          isRequired
          maxLength={300}
          value={found.evidence}
          onChange={(evidence) => onChange({ ...found, evidence })}
        />
        <DateField name={`${path}checkedOn`} label={t`Kontrollerat`} isRequired max={dayOf()} value={found.checkedOn} onChange={(checkedOn) => onChange({ ...found, checkedOn })} />
      </Row>
    </>
  )
}
