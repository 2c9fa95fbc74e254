import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import {
  FieldError as AriaFieldError,
  Input,
  Label as AriaLabel,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { announce } from './announce.ts'
import styles from './field.module.css'
import { Icon } from './icon.tsx'
import { useValiditySentence } from './validity.ts'

/** What every field has: its name in the form, its question, and help with the answer. */
export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** Says "valfritt" after the label. Mark the fewer: where most fields are optional, mark the required ones in words. */
  optional?: boolean
}

type TextInputProps = FieldProps &
  Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'type'> & { placeholder?: string }

/** One line of text. `type` decides the phone's keyboard and the browser's help. */
export const TextField = ({
  label,
  hint,
  optional,
  placeholder,
  width = 'full',
  type = 'text',
  ...rest
}: TextInputProps & {
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url'
  width?: 'full' | 'half' | 'short'
}) => (
  <AriaTextField {...rest} type={type} className={styles.field}>
    <FieldLabel optional={optional}>{label}</FieldLabel>
    <FieldHint>{hint}</FieldHint>
    <Input className={styles.input} data-width={width} placeholder={placeholder} dir="auto" />
    <FieldError />
  </AriaTextField>
)

/** Several lines of text; grows with what is written. With `counter` and `maxLength` it tells how much room is left. */
export const TextArea = ({
  label,
  hint,
  optional,
  placeholder,
  rows = 3,
  counter = false,
  ...rest
}: TextInputProps & { rows?: number; counter?: boolean }) => {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => growToContent(area.current), [rest.value])
  return (
    <AriaTextField {...rest} className={styles.field}>
      <FieldLabel optional={optional}>{label}</FieldLabel>
      <FieldHint>{hint}</FieldHint>
      <AriaTextArea
        ref={area}
        className={styles.area}
        rows={rows}
        placeholder={placeholder}
        dir="auto"
        onInput={(event) => growToContent(event.currentTarget)}
      />
      {counter && rest.maxLength && rest.value !== undefined && (
        <Counter written={rest.value.length} most={rest.maxLength} />
      )}
      <FieldError />
    </AriaTextField>
  )
}

/** A calendar day, `YYYY-MM-DD`, with the device's own calendar. */
export const DateField = ({
  label,
  hint,
  optional,
  min,
  max,
  ...rest
}: Omit<TextInputProps, 'placeholder'> & { min?: string; max?: string }) => (
  <AriaTextField {...rest} type="date" className={styles.shortField}>
    <FieldLabel optional={optional}>{label}</FieldLabel>
    <FieldHint>{hint}</FieldHint>
    <Input className={styles.input} min={min} max={max} />
    <FieldError />
  </AriaTextField>
)

/** A time of day, `HH:MM`, with the device's own clock. */
export const TimeField = ({ label, hint, optional, ...rest }: Omit<TextInputProps, 'placeholder'>) => (
  <AriaTextField {...rest} type="time" className={styles.shortField}>
    <FieldLabel optional={optional}>{label}</FieldLabel>
    <FieldHint>{hint}</FieldHint>
    <Input className={styles.input} />
    <FieldError />
  </AriaTextField>
)

/** The question of a field; used by every control in this folder. */
export const FieldLabel = ({ optional = false, children }: { optional?: boolean; children: ReactNode }) => {
  const { t } = useLingui()
  return (
    <AriaLabel className={styles.label}>
      {children}
      {optional && <span className={styles.optional}> ({t`valfritt`})</span>}
    </AriaLabel>
  )
}

/** Help with the answer, read aloud after the label. */
export const FieldHint = ({ children }: { children: ReactNode }) =>
  children ? (
    <Text slot="description" className={styles.hint}>
      {children}
    </Text>
  ) : null

/** What is wrong with the answer, in words of ours (the browser's own come in the browser's language). */
export const FieldError = () => {
  const sentence = useValiditySentence()
  return (
    <AriaFieldError className={styles.error}>
      {({ validationDetails, validationErrors }) => (
        <>
          <Icon of={CircleAlert} />
          {sentence(validationDetails, validationErrors)}
        </>
      )}
    </AriaFieldError>
  )
}

const Counter = ({ written, most }: { written: number; most: number }) => {
  const { t } = useLingui()
  const left = most - written
  const near = left <= most / 10
  const sentence = t`${left} tecken kvar`
  useEffect(() => {
    if (near) announce(sentence, { instead: 'characters-left' })
  }, [near, sentence])
  return (
    <span className={styles.counter} data-near={near || undefined} aria-hidden>
      {sentence}
    </span>
  )
}

const growToContent = (area: HTMLTextAreaElement | null) => {
  if (!area || CSS.supports('field-sizing', 'content')) return
  area.style.blockSize = 'auto'
  area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`
}
