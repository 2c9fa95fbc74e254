import { i18n } from '@lingui/core'

/** A language that the product can be read in. `hidden` is the nearest one that React Aria has hidden strings for. */
export interface Language {
  locale: string
  name: string
  dir: 'ltr' | 'rtl'
  hidden: string
}

export const languages: readonly Language[] = [
  { locale: 'sv', name: 'Svenska', dir: 'ltr', hidden: 'sv-SE' },
  { locale: 'en', name: 'English', dir: 'ltr', hidden: 'en-US' },
  { locale: 'ar', name: 'العربية', dir: 'rtl', hidden: 'ar-AE' },
  { locale: 'so', name: 'Soomaali', dir: 'ltr', hidden: 'sv-SE' },
]

const swedish = languages[0] as Language

/** The language with that tag, or undefined where the product does not speak it. */
export const findLanguage = (locale: string) => languages.find((language) => language.locale === locale)

/** The language in force. */
export const currentLanguage = () => findLanguage(i18n.locale) ?? swedish

/** Loads a language's sentences and turns the page to it: `lang` and `dir` on <html>. An unknown tag gives Swedish. */
export const activate = async (locale: string) => {
  const language = findLanguage(locale) ?? swedish
  const { messages } = await import(`./locales/${language.locale}/messages.po`)
  i18n.loadAndActivate({ locale: language.locale, messages })
  document.documentElement.lang = language.locale
  document.documentElement.dir = language.dir
}
