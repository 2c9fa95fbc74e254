import { i18n, type Messages } from '@lingui/core'

/** A language that the product can be read in. `hidden` is the nearest one that React Aria has hidden strings for. */
export interface Language {
  locale: string
  name: string
  dir: 'ltr' | 'rtl'
  hidden: string
}

export const languages: readonly Language[] = [
  { locale: 'sv', name: 'Svenska', dir: 'ltr', hidden: 'sv-SE' },
  { locale: 'sv-x-lattlast', name: 'Lättläst svenska', dir: 'ltr', hidden: 'sv-SE' },
  { locale: 'en', name: 'English', dir: 'ltr', hidden: 'en-US' },
  { locale: 'ar', name: 'العربية', dir: 'rtl', hidden: 'ar-AE' },
  { locale: 'so', name: 'Soomaali', dir: 'ltr', hidden: 'sv-SE' },
]

const swedish = languages[0] as Language

/** The language with that tag, or undefined where the product does not speak it. */
export const findLanguage = (locale: string) => languages.find((language) => language.locale === locale)

/** The language in force. */
export const currentLanguage = () => findLanguage(i18n.locale) ?? swedish

type Part = () => Promise<{ messages: Messages }>

/** The start page's sentences and all others (catalogs.ts). Swedish stands in the code, compiled by vite.config.ts. */
const catalogs: Readonly<Record<string, { first: Part; rest: Part }>> = {
  'sv-x-lattlast': { first: () => import('./locales/sv-x-lattlast/messages.po?first'), rest: () => import('./locales/sv-x-lattlast/messages.po?rest') },
  en: { first: () => import('./locales/en/messages.po?first'), rest: () => import('./locales/en/messages.po?rest') },
  ar: { first: () => import('./locales/ar/messages.po?first'), rest: () => import('./locales/ar/messages.po?rest') },
  so: { first: () => import('./locales/so/messages.po?first'), rest: () => import('./locales/so/messages.po?rest') },
}

/**
 * Loads a language's sentences, all of them or those of the start page, and turns the page to it: `lang` and `dir` on
 * <html>. An unknown tag gives Swedish.
 */
export const activate = async (locale: string, how: 'all' | 'first' = 'all') => {
  const language = findLanguage(locale) ?? swedish
  const catalog = catalogs[language.locale]
  const parts = catalog ? await Promise.all([catalog.first(), ...(how === 'all' ? [catalog.rest()] : [])]) : []
  // Adds to what is known already.
  i18n.load(language.locale, Object.assign({}, ...parts.map(({ messages }) => messages)) as Messages)
  i18n.activate(language.locale)
  // Screen readers know no easy Swedish.
  document.documentElement.lang = language.locale.replace('-x-lattlast', '')
  document.documentElement.dir = language.dir
}

/** Names and words after each other, with the comma of the language in force. */
export const inRow = (items: readonly string[]) => items.join(currentLanguage().dir === 'rtl' ? '، ' : ', ')
