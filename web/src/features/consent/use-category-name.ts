import { categoryName, familyLocaleOf } from '@kring/words/names'
import { useLingui } from '@lingui/react'

/** Gives what can be told by its code, in the words of the text that the family signs. */
export const useCategoryName = () => {
  const { i18n } = useLingui()
  return (code: string) => categoryName(code, familyLocaleOf(i18n.locale))
}
