import type { Reason } from '@kring/domain/kernel/reasons'
import { useLingui } from '@lingui/react/macro'
import { createContext, useContext } from 'react'
import { Problem, type Trouble } from './api.ts'
import type { FormProblem } from './ui/form.tsx'

/** Gives the sentence for a refusal in a locale; @kring/words has them all. */
export type SentenceFor = (reason: Reason, locale: string) => string

/** The sentences of refusals, given once at the top. */
export const Sentences = createContext<SentenceFor>((reason) => reason)

/** Gives what a person reads of a trouble: the rule's reason where one refused, else by the kind of problem. */
export const useSentence = () => {
  const { t, i18n } = useLingui()
  const sentenceFor = useContext(Sentences)
  return (trouble: Trouble) => {
    if (!(trouble instanceof Problem)) return t`Vi når inte tjänsten just nu. Det du har skrivit finns kvar på sidan.`
    if (trouble.reason) return sentenceFor(trouble.reason, i18n.locale)
    switch (trouble.code) {
      case 'not-found':
        return t`Sidan finns inte, eller så får du inte se den.`
      case 'conflict':
        return t`Det här är redan gjort.`
      case 'stale':
        return t`Någon annan ändrade det här medan du skrev. Läs det nya och spara igen.`
      case 'invalid':
        return t`Något av det du skrev går inte att spara så här.`
      case 'too-large':
        return t`Det här är för stort för att skickas.`
      case 'too-many':
        return t`Det blev för många försök. Vänta en stund och försök igen.`
      case 'unavailable':
        return t`Tjänsten är upptagen. Försök igen om en liten stund.`
      default:
        return t`Något gick fel hos oss. Det du har skrivit finns kvar på sidan.`
    }
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
