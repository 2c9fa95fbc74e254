import type { Reason } from '@kring/domain/kernel/reasons'
import type { ProblemCode } from '@kring/words/reasons'
import { useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Problem, type Trouble } from './api.ts'
import type { FormProblem } from './ui/form.tsx'

type Words = typeof import('@kring/words/reasons')
let words: Words | undefined
let loading: Promise<void> | undefined
const listeners = new Set<() => void>()
const load = async () => {
  words = await import('@kring/words/reasons')
  for (const listener of listeners) listener()
}
const useWords = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => words,
  )

/**
 * Gives the sentence for a refusal. All of them in all languages are no part of a first view: they come when the first one
 * is needed, and a plain sentence stands there meanwhile.
 */
export const useReason = () => {
  const { t, i18n } = useLingui()
  const words = useWords()
  return (code: Reason | ProblemCode) => {
    if (words) return words.sentenceFor(code, i18n.locale)
    loading ??= load().catch(() => {
      loading = undefined
    })
    return t`Det går inte just nu.`
  }
}

/** Gives what a person reads of a trouble: the rule's reason where one refused, else by the kind of problem. */
export const useSentence = () => {
  const { t } = useLingui()
  const words = useWords()
  const reason = useReason()
  return (trouble: Trouble) => {
    if (!(trouble instanceof Problem)) return t`Vi når inte tjänsten just nu. Det du har skrivit finns kvar på sidan.`
    // An older page may meet a newer server's code.
    return reason(trouble.reason ?? words?.problemCodes.find((known) => known === trouble.code) ?? 'internal')
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
