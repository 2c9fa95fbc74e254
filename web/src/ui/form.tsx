import { Plural, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Form as AriaForm, FormContext } from 'react-aria-components'
import styles from './form.module.css'
import { FieldProblems } from './field-problems.ts'
import { Heading } from './text.tsx'
import { useValiditySentence } from './validity.ts'

/** What a server may say about a form: a sentence about all of it, and sentences about single fields by their path. */
export interface FormProblem {
  detail?: string
  errors?: readonly { path: string; message: string }[]
}

interface Fault {
  field: HTMLElement
  label: string
  message: string
}

/**
 * A form whose faults are gathered in one summary above it. The summary takes focus when sending fails, in the browser
 * or at the server, and each line leads to its field. Field names are the paths of the body (`owner.id`).
 */
export const Form = ({
  problem,
  onSubmit,
  children,
}: {
  problem?: FormProblem | null
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}) => {
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<Fault[] | null>(null)
  const sentence = useValiditySentence()
  const byName = namedErrors(problem)

  const gather = () => form.current && setFaults(faultsOf(form.current, sentence))
  // Once React Aria has put the server's sentences on the fields.
  useEffect(() => {
    if (!problem) return
    const frame = requestAnimationFrame(gather)
    return () => cancelAnimationFrame(frame)
  }, [problem])

  return (
    // React Aria hands a form's handlers down to forms inside it, such as one in a dialog that it opens.
    <FormContext value={null}>
      <AriaForm
        ref={form}
        // Whatever goes wrong on this page: what was written never ends up in an address.
        method="post"
        className={styles.form}
        validationErrors={byName}
        onInvalid={(event) => {
          event.preventDefault()
          requestAnimationFrame(gather)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          // React lets it rise out of a dialog into the form around the button that opened the dialog.
          event.stopPropagation()
          setFaults(null)
          onSubmit(event)
        }}
      >
        {faults && <ErrorSummary faults={faults} detail={problem?.detail} />}
        <FieldProblems value={byName}>{children}</FieldProblems>
      </AriaForm>
    </FormContext>
  )
}

const ErrorSummary = ({ faults, detail }: { faults: Fault[]; detail: string | undefined }) => {
  const { t } = useLingui()
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => summary.current?.focus(), [faults])
  return (
    <div ref={summary} className={styles.summary} role="group" aria-labelledby="error-summary" tabIndex={-1}>
      <Heading level={2} size={4} id="error-summary">
        {faults.length === 0 ? (
          t`Det gick inte att spara`
        ) : (
          <Plural value={faults.length} one="En sak behöver rättas" other="# saker behöver rättas" />
        )}
      </Heading>
      {detail && <p>{detail}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(({ field, label, message }) => (
            <li key={label + message}>
              <a
                href={`#${field.id}`}
                onClick={(event) => {
                  event.preventDefault()
                  field.focus()
                }}
              >
                {label}
              </a>
              : {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const namedErrors = (problem: FormProblem | null | undefined) => {
  const named: Record<string, string> = {}
  for (const { path, message } of problem?.errors ?? []) named[nameOf(path)] = message
  return named
}

/** `/body/owner/id` and `body.owner.id` are the field `owner.id`. */
const nameOf = (path: string) =>
  path
    .split(/[./]/)
    .filter((step, place) => step !== '' && !(step === 'body' && place <= 1))
    .join('.')

const faultsOf = (form: HTMLFormElement, sentence: (validity: ValidityState, given: readonly string[]) => string) => {
  const seen = new Set<string>()
  const faults: Fault[] = []
  for (const field of form.elements) {
    if (!isField(field) || field.validity.valid) continue
    // The buttons of one radio group are one question.
    const name = field.name || field.id
    if (seen.has(name)) continue
    seen.add(name)
    faults.push({ field, label: labelOf(field), message: sentence(field.validity, [field.validationMessage]) })
  }
  return faults
}

const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement

const labelOf = (field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement) => {
  const group = field.closest('[role="radiogroup"], [role="group"][aria-labelledby]')
  const labelId = group?.getAttribute('aria-labelledby')?.split(' ')[0]
  const label = labelId ? document.getElementById(labelId) : field.labels?.[0]
  return label?.textContent ?? field.getAttribute('aria-label') ?? field.name
}
