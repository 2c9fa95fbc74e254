import { Check, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  Switch as AriaSwitch,
  type CheckboxGroupProps,
  type RadioGroupProps,
  type SwitchProps,
} from 'react-aria-components'
import styles from './choice.module.css'
import { FieldError, FieldHint, FieldLabel, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'

/** One answer among several. */
export interface Option<Value extends string = string> {
  value: Value
  label: ReactNode
  hint?: ReactNode
  icon?: LucideIcon
  isDisabled?: boolean
}

type Group<Props> = Omit<Props, 'className' | 'style' | 'children' | 'value' | 'defaultValue' | 'onChange'>

/** One answer of a few, each on a card that is easy to hit. Nothing is chosen beforehand unless `value` says so. */
export const Choice = <Value extends string>({
  label,
  hint,
  optional,
  options,
  value,
  defaultValue,
  onChange,
  direction = 'stack',
  ...rest
}: FieldProps &
  Group<RadioGroupProps> & {
    options: readonly Option<Value>[]
    value?: Value | null
    defaultValue?: Value
    onChange?: (value: Value) => void
    /** `chips` are as small as their words, for short answers that one taps all the time. */
    direction?: 'stack' | 'row' | 'chips'
  }) => (
  <RadioGroup
    {...rest}
    value={value}
    defaultValue={defaultValue}
    onChange={(chosen) => onChange?.(chosen as Value)}
    className={styles.group}
  >
    <FieldLabel optional={optional}>{label}</FieldLabel>
    <FieldHint>{hint}</FieldHint>
    <div className={styles.options} data-direction={direction}>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} isDisabled={option.isDisabled} className={styles.option}>
          <span className={styles.dot} aria-hidden />
          <OptionWords option={option} />
        </Radio>
      ))}
    </div>
    <FieldError />
  </RadioGroup>
)

/** Any number of answers. */
export const CheckList = <Value extends string>({
  label,
  hint,
  optional,
  options,
  value,
  defaultValue,
  onChange,
  ...rest
}: FieldProps &
  Group<CheckboxGroupProps> & {
    options: readonly Option<Value>[]
    value?: readonly Value[]
    defaultValue?: readonly Value[]
    onChange?: (value: Value[]) => void
  }) => (
  <CheckboxGroup
    {...rest}
    value={value && [...value]}
    defaultValue={defaultValue && [...defaultValue]}
    onChange={(chosen) => onChange?.(chosen as Value[])}
    className={styles.group}
  >
    <FieldLabel optional={optional}>{label}</FieldLabel>
    <FieldHint>{hint}</FieldHint>
    <div className={styles.options} data-direction="stack">
      {options.map((option) => (
        <Checkbox key={option.value} value={option.value} isDisabled={option.isDisabled} className={styles.option}>
          <Box />
          <OptionWords option={option} />
        </Checkbox>
      ))}
    </div>
    <FieldError />
  </CheckboxGroup>
)

/** One thing to tick, such as "Jag har läst texten". */
export const CheckBox = ({
  hint,
  children,
  ...rest
}: Omit<React.ComponentProps<typeof Checkbox>, 'className' | 'style' | 'children'> & {
  hint?: ReactNode
  children: ReactNode
}) => (
  <Checkbox {...rest} className={styles.single}>
    <Box />
    <span className={styles.words}>
      <span>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </span>
  </Checkbox>
)

/** A number on a short scale, 0 to 10 unless said otherwise, with words at both ends. */
export const Scale = ({
  label,
  hint,
  optional,
  from = 0,
  to = 10,
  lowest,
  highest,
  value,
  onChange,
  ...rest
}: FieldProps &
  Group<RadioGroupProps> & {
    from?: number
    to?: number
    lowest: ReactNode
    highest: ReactNode
    value: number | null
    onChange: (value: number) => void
  }) => (
  <RadioGroup
    {...rest}
    value={value === null ? null : String(value)}
    onChange={(chosen) => onChange(Number(chosen))}
    orientation="horizontal"
    className={styles.group}
  >
    <FieldLabel optional={optional}>{label}</FieldLabel>
    <FieldHint>{hint}</FieldHint>
    <div className={styles.steps}>
      <div className={styles.scale}>
        {Array.from({ length: to - from + 1 }, (_, step) => String(from + step)).map((step) => (
          <Radio key={step} value={step} className={styles.step}>
            {step}
          </Radio>
        ))}
      </div>
    </div>
    <div className={styles.ends}>
      <span>{lowest}</span>
      <span>{highest}</span>
    </div>
    <FieldError />
  </RadioGroup>
)

/** On or off, at once; for a form that is sent later use CheckBox. */
export const Switch = ({
  hint,
  children,
  ...rest
}: Omit<SwitchProps, 'className' | 'style' | 'children'> & { hint?: ReactNode; children: ReactNode }) => (
  <AriaSwitch {...rest} className={styles.switch}>
    <span className={styles.track} aria-hidden>
      <span className={styles.thumb} />
    </span>
    <span className={styles.words}>
      <span>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </span>
  </AriaSwitch>
)

const Box = () => (
  <span className={styles.box} aria-hidden>
    <Check strokeWidth={3} />
  </span>
)

const OptionWords = ({ option }: { option: Option }) => (
  <>
    {option.icon && <Icon of={option.icon} />}
    <span className={styles.words}>
      <span>{option.label}</span>
      {option.hint && <span className={styles.hint}>{option.hint}</span>}
    </span>
  </>
)
