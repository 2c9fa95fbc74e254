import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'

/** Gives the sentence for what is wrong with a field: the server's own where it sent one, else by the kind of fault. */
export const useValiditySentence = () => {
  const { t } = useLingui()
  return useCallback(
    (validity: ValidityState, given: readonly string[]) => {
      if (validity.customError) return given.join(' ')
      if (validity.valueMissing) return t`Det här behöver ett svar.`
      if (validity.tooShort) return t`Texten är för kort.`
      if (validity.tooLong) return t`Texten är för lång.`
      if (validity.rangeUnderflow || validity.rangeOverflow) return t`Värdet ligger utanför det som går att välja.`
      if (validity.typeMismatch || validity.patternMismatch || validity.badInput) return t`Det här ser inte rätt ut.`
      return given.join(' ')
    },
    [t],
  )
}
