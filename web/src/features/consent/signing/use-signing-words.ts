import { inTongue, signingSentences } from '@kring/words/signing'
import { useLingui } from '@lingui/react'

/** What the pages for signing with an e-ID say, in the reader's language. */
export const useSigningWords = () => {
  const { i18n } = useLingui()
  return (name: keyof typeof signingSentences) => inTongue(signingSentences[name], i18n.locale)
}
