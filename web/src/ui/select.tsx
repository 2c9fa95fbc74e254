import { ChevronDown, CircleAlert } from 'lucide-react'
import { useContext, useId, useState } from 'react'
import { FieldProblems } from './field-problems.ts'
import fieldStyles from './field.module.css'
import type { FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import styles from './select.module.css'
import { useValiditySentence } from './validity.ts'
import { useLingui } from '@lingui/react/macro'

/** One of many, with the device's own list: best on phones and with every screen reader. For a few, use Choice. */
export const Select = <Value extends string>({
  label,
  hint,
  optional = false,
  name,
  options,
  value,
  onChange,
  placeholder,
  isRequired = false,
  isDisabled = false,
}: FieldProps & {
  name?: string
  options: readonly { value: Value; label: string }[]
  value: Value | ''
  onChange: (value: Value) => void
  placeholder?: string
  isRequired?: boolean
  isDisabled?: boolean
}) => {
  const { t } = useLingui()
  const id = useId()
  const sentence = useValiditySentence()
  const given = useContext(FieldProblems)[name ?? '']
  const [fault, setFault] = useState<string>()
  const error = fault ?? given
  return (
    <div className={fieldStyles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
        {optional && <span className={fieldStyles.optional}> ({t`valfritt`})</span>}
      </label>
      {hint && (
        <span className={fieldStyles.hint} id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <span className={styles.select}>
        <select
          id={id}
          className={fieldStyles.input}
          name={name}
          value={value}
          required={isRequired}
          disabled={isDisabled}
          data-invalid={error ? true : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          onInvalid={(event) => {
            event.preventDefault()
            setFault(sentence(event.currentTarget.validity, [event.currentTarget.validationMessage]))
          }}
          onChange={(event) => {
            setFault(undefined)
            onChange(event.currentTarget.value as Value)
          }}
        >
          {value === '' && <option value="">{placeholder ?? t`Välj`}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </span>
      {error && (
        <span className={fieldStyles.error} id={`${id}-error`}>
          <Icon of={CircleAlert} />
          {error}
        </span>
      )}
    </div>
  )
}
