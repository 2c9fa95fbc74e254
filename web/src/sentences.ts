import { problemCodes, sentenceFor } from '@kring/words/reasons'
import { useLingui } from '@lingui/react/macro'
import { Problem, type Trouble } from './api.ts'
import type { FormProblem } from './ui/form.tsx'

/** Gives what a person reads of a trouble: the rule's reason where one refused, else by the kind of problem. */
export const useSentence = () => {
  const { t, i18n } = useLingui()
  return (trouble: Trouble) => {
    if (!(trouble instanceof Problem)) return t`Vi når inte tjänsten just nu. Det du har skrivit finns kvar på sidan.`
    // An older page may meet a newer server's code.
    const code = problemCodes.find((known) => known === trouble.code) ?? 'internal'
    return sentenceFor(trouble.reason ?? code, i18n.locale)
  }
}

/** Turns an act's trouble into what Form shows: one sentence above, and a sentence at each field that is wrong. */
export const useFormProblem = (trouble: Trouble | null): FormProblem | null => {
  const { t } = useLingui()
  const sentence = useSentence()
  if (!trouble) return null
  const errors = trouble instanceof Problem ? trouble.errors : []
  return {
    detail: sentence(trouble),
    errors: errors.map(({ path }) => ({ path, message: t`Det här går inte att spara så här.` })),
  }
}
